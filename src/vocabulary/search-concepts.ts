import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { ancestorsOf, schemeName, versionName } from "./classification.ts";
import { conceptsOnPage } from "./concept.ts";
import type { ConceptFilter } from "./store.ts";
import type { VocabularyStores } from "./stores.ts";

/** More words narrow nothing and cost time. */
const mostWords = 8;

/**
 * Concepts of a version, in the order of their codes: those directly below `parent` (the broadest groups
 * without one), or, with `q`, those whose code begins with it or whose title in either language has all its
 * words.
 * @returns a page of `lines`, `total`, the `version`, and the way down: `ancestors` and `parent`
 * Refusals: VERSION_NOT_FOUND, CONCEPT_NOT_FOUND (the parent).
 */
export const searchConcepts = useCase<VocabularyStores>()({
  name: "vocabulary.search-concepts",
  kind: "read",
  policy: [anyone],
  input: z.object({
    scheme: schemeName,
    version: versionName,
    parent: z.string().max(60).optional(),
    q: z.string().max(200).optional(),
    offset: z.int().min(0).max(10_000_000).default(0),
  }),
  async run({ stores: { vocabulary } }, { scheme, version: name, parent, q, offset }) {
    const version = await vocabulary.version(scheme, name);
    if (!version) return refuse("VERSION_NOT_FOUND", { scheme: scheme.toUpperCase(), version: name });
    const filter = searchFor(q ?? "") ?? ({ kind: "children", parent: parent ?? null } as const);
    const way =
      parent === undefined ? [] : await vocabulary.lines(version.versionId, [...ancestorsOf(parent), parent]);
    const last = way.at(-1) ?? null;
    if (parent !== undefined && last?.code !== parent) return refuse("CONCEPT_NOT_FOUND", { code: parent });
    const { lines, total } = await vocabulary.list(version.versionId, filter, conceptsOnPage, offset);
    return { ok: true, version, ancestors: way.slice(0, -1), parent: last, lines, total, offset };
  },
});

/** What somebody who typed this looks for; null when nothing was typed. */
export function searchFor(typed: string): ConceptFilter | null {
  const text = typed.normalize("NFC").trim().toLowerCase();
  if (text === "") return null;
  if (/^\d[\d. ]*$/.test(text)) return { kind: "code", prefix: text.replaceAll(/[. ]/g, "") };
  return { kind: "words", words: text.split(/\s+/).slice(0, mostWords) };
}
