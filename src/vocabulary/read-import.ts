import { z } from "zod";
import { members, useCase, type AnswerOf } from "../identity/index.ts";
import { refuse, type Refusal } from "../platform/index.ts";
import type { ProgressStore } from "../platform/progress.ts";
import type { importScheme } from "./import-scheme.ts";

/**
 * Where an import of a scheme stands that was started on a page, and what came of it (`result`, null until then).
 * Refusal: RECORD_NOT_FOUND, also for another organisation's and for work of another kind.
 */
export const readImport = useCase<{ progress: ProgressStore }>()({
  name: "vocabulary.read-import",
  kind: "read",
  policy: [members("statistician")],
  input: z.object({ id: z.uuid() }),
  async run({ stores: { progress } }, { id }) {
    const found = await progress.find(id);
    if (!found) return refuse("RECORD_NOT_FOUND");
    const { title, share, state, outcome } = found;
    if (outcome?.ok && !("asked" in outcome)) return refuse("RECORD_NOT_FOUND");
    const result = outcome as AnswerOf<typeof importScheme> | Refusal | null;
    return { ok: true, title, share, state, result };
  },
});
