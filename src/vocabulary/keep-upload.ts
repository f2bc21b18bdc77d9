import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import type { FileStore } from "../platform/file-store.ts";

/** Lays an upload aside for an import that is checked first and written later. @returns its name, good for a day */
export const keepUpload = useCase<{ files: FileStore }>()({
  name: "vocabulary.keep-upload",
  kind: "change",
  policy: [members("statistician")],
  input: z.object({ path: z.string() }),
  async run({ stores: { files } }, { path }) {
    return { ok: true, upload: await files.layAside(path) };
  },
});
