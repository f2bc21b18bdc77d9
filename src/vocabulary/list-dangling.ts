import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { schemeName, versionName } from "./classification.ts";
import { danglingOnPage } from "./scheme-content.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * Links of a version whose other end is not in its files, page by page.
 * @returns `lines` by file and row; an end that is there has a title, the other is as the file writes it
 * Refusal: VERSION_NOT_FOUND.
 */
export const listDangling = useCase<VocabularyStores>()({
  name: "vocabulary.list-dangling",
  kind: "read",
  policy: [anyone],
  input: z.object({
    scheme: schemeName,
    version: versionName,
    offset: z.int().min(0).max(10_000_000).default(0),
  }),
  async run({ stores: { vocabulary } }, { scheme, version: name, offset }) {
    const versions = await vocabulary.versionFacts();
    const version = versions.find((one) => one.scheme === scheme && one.version === name);
    if (!version) return refuse("VERSION_NOT_FOUND", { scheme: scheme.toUpperCase(), version: name });
    const { lines, total } = await vocabulary.danglingLines(version.versionId, danglingOnPage, offset);
    return { ok: true, version, lines, total, offset };
  },
});
