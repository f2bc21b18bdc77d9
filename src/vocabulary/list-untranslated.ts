import { z } from "zod";
import { anyone, personOf, useCase } from "../identity/index.ts";
import { refuse, type Bilingual, type Language } from "../platform/index.ts";
import { currentVersions, schemeName, versionName } from "./classification.ts";
import { conceptKinds } from "./scheme-content.ts";
import type { VocabularyStores } from "./stores.ts";
import {
  lackingLanguage,
  translationShows,
  translationsOnPage,
  type Suggestion,
  type TranslationLine,
} from "./translation.ts";

const mostWords = 8;

/** A line with what may help to fill it; `own` marks the asking person's proposal. */
export type UntranslatedLine = Omit<TranslationLine, "open"> & {
  suggestion: Suggestion | null;
  open:
    | (Omit<NonNullable<TranslationLine["open"]>, "author"> & { own: boolean; organisation: Bilingual })
    | null;
};

/**
 * A page of the translation table of a version: concepts by code with their title in the other language, a suggestion
 * from a concept that means the same, and what is proposed already.
 * @param input `language` is the wanted one, by default the one of which the version has fewer titles; `q`: words of a
 *   title or a code, all of them; `show`: see `translationShows`
 * @returns `lines`, `total`, the `language`, and the version's `coverage` by kind
 * Refusal: VERSION_NOT_FOUND.
 */
export const listUntranslated = useCase<VocabularyStores>()({
  name: "vocabulary.list-untranslated",
  kind: "read",
  policy: [anyone],
  input: z.object({
    scheme: schemeName,
    version: versionName,
    language: z.enum(["id", "en"]).optional(),
    show: z.enum(translationShows).default("missing"),
    kind: z.enum(conceptKinds).optional(),
    q: z.string().max(200).default(""),
    limit: z.int().min(1).max(100).default(translationsOnPage),
    offset: z.int().min(0).max(10_000_000).default(0),
  }),
  async run({ stores: { vocabulary, identity }, principal }, input) {
    const { scheme, version: name, show, limit, offset } = input;
    const version = await vocabulary.version(scheme, name);
    if (!version) return refuse("VERSION_NOT_FOUND", { scheme: scheme.toUpperCase(), version: name });
    const { versionId } = version;
    const coverage = await vocabulary.coverage(versionId);
    const language: Language = input.language ?? lackingLanguage(coverage);
    const person = personOf(principal);
    const { lines, total } = await vocabulary.translationLines({
      versionId,
      language,
      show,
      kind: input.kind ?? null,
      words: input.q.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords),
      person,
      limit,
      offset,
    });
    const versions = await vocabulary.versionFacts();
    const suggestions = await vocabulary.suggestions(
      version,
      lines.map(({ code }) => code),
      language,
      currentVersions(versions).map((one) => one.versionId),
    );
    const names = new Map(
      (await identity.organisations()).map(({ organisationId, name: title }) => [organisationId, title]),
    );
    return {
      ok: true,
      version,
      language,
      coverage,
      total,
      offset,
      lines: lines.map(({ open, ...line }): UntranslatedLine => {
        const suggestion = suggestions.get(line.code) ?? null;
        if (!open) return { ...line, suggestion, open };
        const { author, ...proposal } = open;
        const organisation = names.get(open.organisationId) ?? {};
        const own = author !== null && author === person;
        return { ...line, suggestion, open: { ...proposal, own, organisation } };
      }),
    };
  },
});
