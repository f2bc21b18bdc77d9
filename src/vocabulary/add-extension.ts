import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { languages, refuse, type Bilingual, type ReportRow } from "../platform/index.ts";
import { askedVersion } from "./asked-version.ts";
import { ancestorsOf, schemeName, schemeSchema, unitGroupDigits, versionName } from "./classification.ts";
import { cleanLabel } from "./label-text.ts";
import { localCode, localLevel, nextLocalNumber } from "./local-code.ts";
import { matchRelations } from "./scheme-content.ts";
import type { VocabularyStores } from "./stores.ts";

const longestTitle = 200;
const longestDefinition = 2_000;
const mostAlternatives = 20;

const line = z.string().max(20_000).default("");
const both = z.object({ id: line, en: line });

/**
 * Adds a code of the office's own below an official unit group, for an occupation that the book does not name. It gets
 * the next free number below its parent, whoever added the others, and looks local wherever it is shown.
 * @param input `version`: the current one when none is named; `alternatives`: one a line; `reference`: a concept of
 *   another scheme that means this one, or nearly so
 * @returns the `code` (`2529-L04`), its `scheme` and `version`
 * Refusals: SCHEME_EMPTY, VERSION_NOT_FOUND; PARENT_NO_UNIT_GROUP (not four digits, not official, or not here); INPUT_INVALID with a
 *   row a field: TITLE_NEEDED, TITLE_OVERLONG, DEFINITION_NEEDED, DEFINITION_OVERLONG, ALTERNATIVES_TOO_MANY,
 *   REFERENCE_ABSENT, REFERENCE_GROUP (the group that holds it is wider, never the same); EXTENSION_TITLE_TAKEN when a code below the parent has that title.
 */
export const addExtension = useCase<VocabularyStores>()({
  name: "vocabulary.add-extension",
  kind: "change",
  policy: [members("statistician")],
  input: z.object({
    scheme: schemeSchema,
    version: versionName.optional(),
    parent: z.string().max(60),
    title: both,
    definition: both,
    alternatives: both.prefault({}),
    reference: z
      .object({
        scheme: schemeName,
        code: z.string().trim().min(1).max(60),
        relation: z.enum(matchRelations).default("close"),
      })
      .optional(),
  }),
  async run(
    { stores: { vocabulary }, principal, now, today, touch },
    { scheme, parent, reference, ...input },
  ) {
    const organisationId = organisationOf(principal);
    if (!organisationId) return refuse("NOT_PERMITTED");
    await vocabulary.oneExtensionAtATime();
    const asked = askedVersion(await vocabulary.versionFacts(), scheme, input.version);
    if (!asked.ok) return asked;
    const { version } = asked;
    const { versionId } = version;
    const [group] = await vocabulary.lines(versionId, [parent]);
    if (!group || group.local || group.level !== unitGroupDigits)
      return refuse("PARENT_NO_UNIT_GROUP", { code: parent });

    const { title, definition, alternatives, problems } = readTexts(input);
    if (reference && !(await vocabulary.schemeHas(reference.scheme, reference.code)))
      problems.push({ file: "", column: "reference.code", code: "REFERENCE_ABSENT", found: reference.code });
    if (reference && holds(reference, parent) && reference.relation !== "broader")
      problems.push({
        file: "",
        column: "reference.relation",
        code: "REFERENCE_GROUP",
        found: reference.code,
      });
    if (problems.length) return refuse("INPUT_INVALID", undefined, problems);

    const siblings = await vocabulary.titlesBelow(versionId, parent);
    for (const language of languages) {
      const same = siblings.find((one) => alike(one.title[language], title[language]));
      if (!same) continue;
      const [column, found] = [`title.${language}`, title[language]];
      const taken = { column, found, expected: same.code };
      return refuse("EXTENSION_TITLE_TAKEN", taken, [{ file: "", code: "EXTENSION_TITLE_TAKEN", ...taken }]);
    }

    const code = localCode({ parent, number: nextLocalNumber(siblings.map((one) => one.code)) });
    await vocabulary.addLocalCode({
      versionId,
      code,
      kind: group.kind,
      level: localLevel,
      parent,
      definition,
      labels: languages.flatMap((language) => [
        { language, kind: "preferred" as const, text: title[language] },
        ...alternatives[language].map((text) => ({ language, kind: "alternative" as const, text })),
      ]),
      references: reference ? [reference] : [],
      organisationId,
      author: personOf(principal),
      since: today,
      addedAt: now,
    });
    await vocabulary.changeRevision();
    touch({ kind: "vocabulary.concept", id: `${scheme}/${version.version}/${code}` });
    return { ok: true, scheme, version: version.version, code };
  },
});

const alike = (one: string | undefined, other: string) =>
  one !== undefined && one.toLowerCase() === other.toLowerCase();

/** Whether a code of KBJI or ISCO, whose groups are the same, is the unit group itself or stands above it. */
const holds = (reference: { scheme: string; code: string }, parent: string) =>
  schemeSchema.safeParse(reference.scheme).success &&
  [...ancestorsOf(parent), parent].includes(reference.code);

type Typed = Record<"title" | "definition" | "alternatives", { id: string; en: string }>;

/** What was typed, cleaned, and what is wrong with it, a row a field. */
function readTexts(typed: Typed) {
  const problems: ReportRow[] = [];
  const report = (column: string, code: string, found = "", expected = "") =>
    problems.push({ file: "", column, code, found, expected });
  const title = { id: cleanLabel(typed.title.id).text, en: cleanLabel(typed.title.en).text };
  const definition: Bilingual = {};
  const alternatives: Record<"id" | "en", string[]> = { id: [], en: [] };
  for (const language of languages) {
    const length = title[language].length;
    if (length === 0) report(`title.${language}`, "TITLE_NEEDED");
    if (length > longestTitle) report(`title.${language}`, "TITLE_OVERLONG", `${length}`, `${longestTitle}`);
    const text = typed.definition[language].normalize("NFC").trim();
    if (text.length > longestDefinition)
      report(`definition.${language}`, "DEFINITION_OVERLONG", `${text.length}`, `${longestDefinition}`);
    if (text) definition[language] = text;
    const others = typed.alternatives[language].split(/[\r\n]+/).map((one) => cleanLabel(one).text);
    const distinct = [...new Set(others)].filter((one) => one && !alike(one, title[language]));
    if (distinct.length > mostAlternatives)
      report(
        `alternatives.${language}`,
        "ALTERNATIVES_TOO_MANY",
        `${distinct.length}`,
        `${mostAlternatives}`,
      );
    const long = distinct.find((one) => one.length > longestTitle);
    if (long) report(`alternatives.${language}`, "TITLE_OVERLONG", `${long.length}`, `${longestTitle}`);
    alternatives[language] = distinct;
  }
  if (!definition.id && !definition.en) report("definition.id", "DEFINITION_NEEDED");
  return { title, definition, alternatives, problems };
}
