import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { schemeName, titleLanguage, versionName } from "./classification.ts";
import type { ConceptFilter } from "./concept-store.ts";
import { conceptsOnPage } from "./concept.ts";
import { conceptKinds } from "./scheme-content.ts";
import { readTypedLocalCode } from "./local-code.ts";
import type { VocabularyStores } from "./stores.ts";
import { bareCode, readTypedCode } from "./typed-code.ts";

/** More words narrow nothing and cost time. */
const mostWords = 8;

/**
 * Concepts of a version in order: those directly below `parent` (those at the top without one), with `kind`
 * alone all of that kind, or, with `q`, those whose code begins with it or that have a label with all its words.
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
    kind: z.enum(conceptKinds).optional(),
    q: z.string().max(200).optional(),
    language: titleLanguage,
    offset: z.int().min(0).max(10_000_000).default(0),
  }),
  async run({ stores: { vocabulary } }, { scheme, version: name, parent, kind = null, q, language, offset }) {
    const version = await vocabulary.version(scheme, name);
    if (!version) return refuse("VERSION_NOT_FOUND", { scheme: scheme.toUpperCase(), version: name });
    const { versionId } = version;
    const typed = readTyped(q ?? "");
    const filter: ConceptFilter = typed
      ? { by: "text", ...typed, kind }
      : parent === undefined && kind
        ? { by: "all", kind }
        : { by: "parent", parent: parent ?? null, kind };
    const way = parent === undefined ? [] : await vocabulary.wayTo(versionId, parent);
    const last = way.at(-1) ?? null;
    if (parent !== undefined && !last) return refuse("CONCEPT_NOT_FOUND", { code: parent });
    const { lines, total } = await vocabulary.list(versionId, filter, {
      limit: conceptsOnPage,
      offset,
      language,
    });
    return { ok: true, version, ancestors: way.slice(0, -1), parent: last, lines, total, offset };
  },
});

/**
 * What somebody who typed this looks for: the beginning of a code, without what stands between its letters and
 * digits, and words. Digits alone are no word; null when nothing was typed.
 */
export function readTyped(typed: string): { prefix: string | null; words: string[] } | null {
  const text = typed.normalize("NFC").trim().toLowerCase();
  if (text === "") return null;
  const isWordless = readTypedLocalCode(text) !== null || /^\d+$/.test(bareCode(text));
  return {
    prefix: readTypedCode(text),
    words: isWordless ? [] : text.split(/\s+/).slice(0, mostWords),
  };
}
