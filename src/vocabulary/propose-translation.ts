import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse, type ReportRow } from "../platform/index.ts";
import { currentVersions, schemeName, versionName } from "./classification.ts";
import { cleanLabel } from "./label-text.ts";
import type { VocabularyStores } from "./stores.ts";
import { mostTranslations } from "./translation.ts";
import { writeProposals, type Proposed } from "./write-proposals.ts";

/**
 * Proposes titles in one language, one or a table of them; each waits for a second person. Empty rows are passed over,
 * of a code that stands twice the last row counts. Somebody else's open proposal stays.
 * @returns how many were `added`, `changed` (one's own open ones) and `unchanged`; `refused`: a row each with the code
 *   of the concept in `column`: CONCEPT_ABSENT, LABEL_GIVEN, OPEN_PROPOSAL, LABEL_OVERLONG
 * Refusals: VERSION_NOT_FOUND; the code of the first row when nothing at all could be taken.
 */
export const proposeTranslation = useCase<VocabularyStores>()({
  name: "vocabulary.propose-translation",
  kind: "change",
  policy: [members("officer", "statistician")],
  input: z.object({
    scheme: schemeName,
    version: versionName,
    language: z.enum(["id", "en"]),
    rows: z
      .array(z.object({ code: z.string().min(1).max(60), text: z.string().max(20_000) }))
      .max(mostTranslations),
  }),
  async run({ stores: { vocabulary }, principal, now, touch }, { scheme, version: name, language, rows }) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const versions = await vocabulary.versionFacts();
    const version = versions.find((one) => one.scheme === scheme && one.version === name);
    if (!version) return refuse("VERSION_NOT_FOUND", { scheme: scheme.toUpperCase(), version: name });
    const { versionId } = version;

    const typed = new Map<string, string>();
    for (const { code, text } of rows) {
      const plain = cleanLabel(text).text;
      if (plain) typed.set(code, plain);
    }
    const codes = [...typed.keys()];
    const current = currentVersions(versions).map((one) => one.versionId);
    const suggestions = await vocabulary.suggestions(version, codes, language, current);
    const proposed = [...typed].map(([code, text]): Proposed => {
      const origin = suggestions.get(code)?.text === text ? "crosswalk" : "person";
      return { versionId, code, language, text, origin };
    });
    const written = await writeProposals(vocabulary, proposed, {
      proposer: { person: personOf(principal), organisation },
      again: true,
      now,
      newId: randomUUID,
    });
    for (const id of written.touched) touch({ kind: "vocabulary.translation", id });
    const refused = written.refused.map(({ of, code, found }): ReportRow => ({
      file: "",
      column: of.code,
      code,
      ...(found && { found }),
    }));
    const { added, changed, unchanged } = written;
    const [first] = refused;
    if (first && added + changed + unchanged === 0)
      return refuse(first.code, { column: first.column ?? "", found: first.found ?? "" }, refused);
    return { ok: true, added, changed, unchanged, refused };
  },
});
