import { z } from "zod";
import { anyone, useCase } from "../identity/index.ts";
import { csvText } from "../platform/csv-text.ts";
import { askedVersion } from "./asked-version.ts";
import { schemeName, versionName } from "./classification.ts";
import { conceptUri } from "./concept-uri.ts";
import { conceptKinds } from "./scheme-content.ts";
import type { VocabularyStores } from "./stores.ts";
import { translationColumns } from "./translation-file.ts";
import { lackingLanguage } from "./translation.ts";

/**
 * The titles of a version in both languages as a CSV file: to be filled in a spreadsheet and imported again.
 * @param input `version`: the current one when none is named; `language`: the one to be filled, which `status` and
 *   `reviewer` are about, by default the one with fewer titles; `missing`: only concepts without a title in it
 * @returns the file as `text` and its `fileName`; reviewers are named only where the reader may see them
 * Refusals: SCHEME_EMPTY, VERSION_NOT_FOUND.
 */
export const exportTranslations = useCase<VocabularyStores>()({
  name: "vocabulary.export-translations",
  kind: "read",
  policy: [anyone],
  input: z.object({
    scheme: schemeName,
    version: versionName.optional(),
    language: z.enum(["id", "en"]).optional(),
    kind: z.enum(conceptKinds).optional(),
    missing: z.boolean().default(false),
    delimiter: z.enum([",", ";"]).default(","),
  }),
  async run({ stores: { vocabulary, identity } }, { scheme, kind, missing, delimiter, ...input }) {
    const asked = askedVersion(await vocabulary.versionFacts(), scheme, input.version);
    if (!asked.ok) return asked;
    const { version } = asked;
    const { versionId } = version;
    const language = input.language ?? lackingLanguage(await vocabulary.coverage(versionId));
    const lines = await vocabulary.exportLines(versionId, language, { kind: kind ?? null, missing });
    const reviewers = [...new Set(lines.flatMap(({ reviewer }) => reviewer ?? []))];
    const names = new Map((await identity.names(reviewers)).map(({ personId, name }) => [personId, name]));
    const table = lines.map(({ uri, code, id, en, status, reviewer }) => [
      conceptUri({ scheme, version: version.version, code }, uri),
      scheme,
      version.version,
      code,
      en ?? "",
      id ?? "",
      status,
      (reviewer && names.get(reviewer)) ?? "",
    ]);
    return {
      ok: true,
      version: version.version,
      language,
      rows: lines.length,
      fileName: `${scheme}-${version.version}-${language}.csv`,
      text: csvText([translationColumns, ...table], delimiter),
    };
  },
});
