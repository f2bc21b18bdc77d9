import { digitsLost } from "./label-text.ts";

/**
 * Files of an ESCO download by what is in them (v1.1: `skills_en.csv`, relations without a language; v1.2:
 * relations with one).
 */
const escoParts = [
  "occupations",
  "skills",
  "ISCOGroups",
  "skillGroups",
  "skillsHierarchy",
  "broaderRelationsOccPillar",
  "broaderRelationsSkillPillar",
  "occupationSkillRelations",
  "skillSkillRelations",
] as const;
export type EscoPart = (typeof escoParts)[number];

/** Without these there is no ESCO. */
export const escoRequired: readonly EscoPart[] = ["occupations", "skills"];

/** @returns what a file is by its name, and its language ("" where the name says none); null for any other file */
export function escoFile(name: string): { part: EscoPart; language: string } | null {
  const match = /^([a-z]+?)(?:_([a-z]{2}))?\.csv$/i.exec(name);
  const part = escoParts.find((one) => one.toLowerCase() === match?.[1]?.toLowerCase());
  return part ? { part, language: match?.[2]?.toLowerCase() ?? "" } : null;
}

const spellings = (...names: string[]) => Object.fromEntries(names.map((name) => [name, []]));

/** Columns that are understood; all others of a concept are kept with it. */
export const conceptColumns = {
  required: ["conceptUri", "preferredLabel"],
  aliases: spellings("altLabels", "hiddenLabels", "description", "definition", "code", "iscoGroup"),
};

/** Columns whose content stands elsewhere: the kind of a concept in its kind, its labels as labels. */
export const understood: ReadonlySet<string> = new Set([
  ...conceptColumns.required,
  ...Object.keys(conceptColumns.aliases),
  "conceptType",
]);

type LinkColumns = { from: string; to: string; kind: string | null };

/** Columns of the files of links: which concept, which other, and the column that says how. */
export const linkColumns = {
  broaderRelationsOccPillar: { from: "conceptUri", to: "broaderUri", kind: null },
  broaderRelationsSkillPillar: { from: "conceptUri", to: "broaderUri", kind: null },
  occupationSkillRelations: { from: "occupationUri", to: "skillUri", kind: "relationType" },
  skillSkillRelations: { from: "originalSkillUri", to: "relatedSkillUri", kind: "relationType" },
} as const satisfies Readonly<Partial<Record<EscoPart, LinkColumns>>>;

export type EscoLinks = keyof typeof linkColumns;
/** Files with a concept a row. */
export type EscoConcepts = Exclude<EscoPart, EscoLinks | "skillsHierarchy">;

export const isLink = (part: EscoPart): part is EscoLinks => part in linkColumns;

/** Columns of links that only repeat what the concepts say. */
export const repeated =
  /^(conceptType|broaderType|skillType|originalSkillType|relatedSkillType|\w+(Label|PreferredTerm))$/i;

/** The last part of a URI: `…/esco/skill/0007bdc2-…` → `0007bdc2-…`. */
const lastSegment = (uri: string): string => /[^/#]*$/.exec(uri)?.[0] ?? "";

/**
 * The code that a URI itself gives. Fields of education (ISCED-F) are numbers that ISCO's groups have too, so
 * they carry the name of their list: `…/esco/isced-f/0611` → `isced-f-0611`.
 */
export function codeOfUri(uri: string): string {
  const segment = lastSegment(uri);
  return /\/isced-f\/[^/]+$/.test(uri) ? `isced-f-${segment}` : segment;
}

/**
 * Whether a spreadsheet ate zeros of an ISCO group's code; its URI still has them (`…/esco/isco/C0110`).
 * @returns the code that should stand there, or null
 */
export function lostIscoCode(uri: string, code: string): string | null {
  const expected = /\/isco\/C(\d{1,4})$/.exec(uri)?.[1];
  return expected !== undefined && digitsLost(code, expected) ? expected : null;
}
