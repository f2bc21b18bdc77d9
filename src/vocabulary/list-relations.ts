import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { schemeName, titleLanguage, versionName } from "./classification.ts";
import { relatedOnPage, relationLists } from "./relation.ts";
import type { VocabularyStores } from "./stores.ts";

/**
 * One list around a concept, page by page: its skills, those who ask for it, what is narrower.
 * @returns `lines` by title, and how many the list has in all (`total`)
 * Refusals: VERSION_NOT_FOUND, CONCEPT_NOT_FOUND.
 */
export const listRelations = useCase<VocabularyStores>()({
  name: "vocabulary.list-relations",
  kind: "read",
  policy: [anyone],
  input: z.object({
    scheme: schemeName,
    version: versionName,
    code: z.string().min(1).max(60),
    list: z.enum(relationLists),
    language: titleLanguage,
    offset: z.int().min(0).max(10_000_000).default(0),
  }),
  async run({ stores: { vocabulary } }, { scheme, version: name, code, list, language, offset }) {
    const versions = await vocabulary.versionFacts();
    const version = versions.find((one) => one.scheme === scheme && one.version === name);
    if (!version) return refuse("VERSION_NOT_FOUND", { scheme: scheme.toUpperCase(), version: name });
    const { versionId } = version;
    const concept = (await vocabulary.wayTo(versionId, code)).at(-1);
    if (!concept) return refuse("CONCEPT_NOT_FOUND", { code });
    const { lines, total } = await vocabulary.relatedPage(
      { versionId, code, list },
      { limit: relatedOnPage, offset, language },
    );
    return { ok: true, version, concept, list, lines, total, offset };
  },
});
