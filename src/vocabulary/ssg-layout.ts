/**
 * The workbook of Singapore's Skills Framework: which sheet is which is known by its headings, since names of sheets
 * and headings change from one edition to the next (`TCS_CCS`, `TSC_CCS`, `TSC`).
 */
const headings = {
  sector: ["sector", "industry sector", "industry"],
  track: ["track", "sub sector", "job role track"],
  role: ["job role", "job role title", "role", "occupation"],
  roleCode: ["job role code", "role code", "job role id"],
  roleDescription: ["job role description", "role description"],
  expectation: ["performance expectation", "performance expectations"],
  workFunction: ["critical work function", "critical work functions", "cwf"],
  task: ["key tasks", "key task", "tasks"],
  skillCode: ["tsc code", "tsc ccs code", "tcs ccs code", "ccs code", "skill code", "tsc code unique id"],
  skillTitle: ["tsc ccs title", "tcs ccs title", "tsc title", "ccs title", "skill title"],
  skillType: ["tsc ccs type", "tcs ccs type", "tsc type", "skill type"],
  skillCategory: ["tsc ccs category", "tcs ccs category", "tsc category", "skill category"],
  skillDescription: ["tsc ccs description", "tcs ccs description", "tsc description", "skill description"],
  level: ["proficiency level", "proficiency", "tsc ccs proficiency level", "tsc proficiency level"],
  levelDescription: ["proficiency description", "proficiency level description"],
  item: ["knowledge ability items", "knowledge and ability items", "knowledge ability item"],
  itemKind: ["knowledge ability classification", "knowledge and ability classification"],
  updated: ["latest update date", "last updated", "update date"],
  retired: ["retired date", "retirement date"],
} as const;
export type SsgColumn = keyof typeof headings;

const columnOf = new Map<string, SsgColumn>(
  Object.entries(headings).flatMap(([column, names]) =>
    names.map((name) => [name, column as SsgColumn] as const),
  ),
);

/** What a sheet is about. `tasks`: what a role does; `items`: what a skill takes at a level. */
export type SsgPart = "roles" | "tasks" | "roleSkills" | "skills" | "retired" | "items";

/** Names of sheets and headings that are looked for, for a sentence. */
export const ssgSheets = "Job Role_Description, Job Role_TCS_CCS, TSC_CCS_Key";

/** Rows in which the headings of a sheet may stand: above them there may be a title and a date. */
export const headingRows = 15;

export type SsgHeader = {
  part: SsgPart;
  /** Known columns by where they stand, and the others by their heading. */
  columns: Map<number, SsgColumn>;
  others: Map<number, string>;
  /** The heading of each known column as the sheet has it. */
  named: Partial<Record<SsgColumn, string>>;
};

/** Reads a row as the headings of a sheet; null when it is none. */
export function readSsgHeader(sheet: string, cells: readonly string[]): SsgHeader | null {
  const columns = new Map<number, SsgColumn>();
  const others = new Map<number, string>();
  const named: SsgHeader["named"] = {};
  for (const [i, cell] of cells.entries()) {
    const column = columnOf.get(plain(cell));
    if (column && named[column] === undefined) {
      columns.set(i, column);
      named[column] = cell.trim();
    } else if (cell.trim() !== "") others.set(i, cell.trim());
  }
  const part = partOf(sheet, (column) => named[column] !== undefined);
  return part && { part, columns, others, named };
}

function partOf(sheet: string, has: (column: SsgColumn) => boolean): SsgPart | null {
  const skill = has("skillCode") || has("skillTitle");
  if (has("role")) {
    if (skill) return "roleSkills";
    if (has("workFunction") || has("task")) return "tasks";
    return has("roleDescription") || has("sector") ? "roles" : null;
  }
  if (skill && has("item")) return "items";
  if (has("skillCode") && has("skillTitle"))
    return has("retired") || /retired/i.test(sheet) ? "retired" : "skills";
  return null;
}

/**
 * The columns that keep a sheet from being read: its name says what it is about, its headings do not.
 * @param rows the first rows of the sheet, one of which should be its headings
 */
export function missingColumns(sheet: string, rows: readonly (readonly string[])[]): string {
  const known = rows.map((cells) => new Set(cells.flatMap((cell) => columnOf.get(plain(cell)) ?? [])));
  const here = known.toSorted((one, other) => other.size - one.size)[0] ?? new Set<SsgColumn>();
  const named = (columns: readonly SsgColumn[]) => columns.map((column) => shownAs[column]).join(" / ");
  const lacking = (columns: readonly SsgColumn[]) =>
    columns.some((column) => here.has(column)) ? [] : [named(columns)];
  const lacks =
    here.has("role") || /role/i.test(sheet)
      ? [...lacking(["role"]), ...lacking(["skillCode", "skillTitle", "workFunction", "roleDescription"])]
      : /k&a|knowledge|ability/i.test(sheet)
        ? [...lacking(["skillCode", "skillTitle"]), ...lacking(["item"])]
        : [...lacking(["skillCode"]), ...lacking(["skillTitle"])];
  return lacks.join(", ");
}

/** What a column is usually called, for a sentence. */
const shownAs: Partial<Record<SsgColumn, string>> = {
  role: "Job Role",
  skillCode: "TSC Code",
  skillTitle: "TSC_CCS Title",
  workFunction: "Critical Work Function",
  roleDescription: "Job Role Description",
  item: "Knowledge / Ability Items",
};

/** Sheets that speak of the framework and are not read: they map skills to another list. */
export const isPassedOver = (sheet: string): boolean => /unique|mapping|readme|glossary/i.test(sheet);

/** Whether a sheet by its name holds what is read here; then its headings must be known. */
export const soundsKnown = (sheet: string): boolean =>
  /job.?role|tsc|tcs|ccs|skill/i.test(sheet) && !isPassedOver(sheet);

const plain = (heading: string) =>
  heading
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Levels of technical skills, and those of critical core skills. */
const proficiencies = ["1", "2", "3", "4", "5", "6", "basic", "intermediate", "advanced"];
export const proficiencyLevels = "1–6, Basic, Intermediate, Advanced";

/**
 * A level of the framework as it is kept; it is not one of KKNI's nine, and what equals what is for people to claim.
 * @returns null for what is no level: `0`, `7`, `Level X`
 */
export function readProficiency(text: string): string | null {
  const word = text
    .trim()
    .replace(/^level\s*/i, "")
    .replace(/\.0$/, "");
  return proficiencies.includes(word.toLowerCase()) ? word : null;
}

/**
 * What an edition is called: by its quarter where the file's name tells it (`…-Q3-2025.xlsx` is `2025-Q3`), else by
 * the month of its latest update.
 */
export function ssgVersion(fileName: string, updates: Iterable<string>): string | null {
  const [, quarter, year] = /Q([1-4])[-_ ]?(20\d{2})(?!\d)/i.exec(fileName) ?? [];
  if (quarter && year) return `${year}-Q${quarter}`;
  const months = [...updates].flatMap((day) => /^(20\d{2}-\d{2})-\d{2}/.exec(day)?.[1] ?? []);
  return months.toSorted().at(-1) ?? null;
}
