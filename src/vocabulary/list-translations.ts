import { z } from "zod";
import { anyone, personOf, useCase } from "../identity/index.ts";
import { refuse, type Bilingual } from "../platform/index.ts";
import { schemeName, versionName } from "./classification.ts";
import type { VocabularyStores } from "./stores.ts";
import { translationsOnPage, translationStatuses, type TranslationEntry } from "./translation.ts";

/** A proposal as the queue shows it; `own`: of the person who asks, who does not review it. */
export type QueuedTranslation = Omit<TranslationEntry, "author" | "organisationId"> & {
  own: boolean;
  organisation: Bilingual;
};

/**
 * A page of proposed titles: those that wait by scheme and code, those decided the last first.
 * Refusal: VERSION_NOT_FOUND.
 */
export const listTranslations = useCase<VocabularyStores>()({
  name: "vocabulary.list-translations",
  kind: "read",
  policy: [anyone],
  input: z.object({
    status: z.enum(translationStatuses).default("proposed"),
    language: z.enum(["id", "en"]).optional(),
    /** Only of this version. */
    of: z.object({ scheme: schemeName, version: versionName }).optional(),
    limit: z.int().min(1).max(100).default(translationsOnPage),
    offset: z.int().min(0).max(10_000_000).default(0),
  }),
  async run({ stores: { vocabulary, identity }, principal }, { status, language, of, limit, offset }) {
    const versions = await vocabulary.versionFacts();
    const version = of && versions.find((one) => one.scheme === of.scheme && one.version === of.version);
    if (of && !version)
      return refuse("VERSION_NOT_FOUND", { scheme: of.scheme.toUpperCase(), version: of.version });
    const { list, total } = await vocabulary.translations({
      status,
      language: language ?? null,
      versionId: version?.versionId ?? null,
      limit,
      offset,
    });
    const names = new Map(
      (await identity.organisations()).map(({ organisationId, name }) => [organisationId, name]),
    );
    const person = personOf(principal);
    return {
      ok: true,
      total,
      offset,
      translations: list.map(({ author, organisationId, ...entry }): QueuedTranslation => ({
        ...entry,
        own: author !== null && author === person,
        organisation: names.get(organisationId) ?? {},
      })),
    };
  },
});
