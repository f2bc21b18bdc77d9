import type { CsvColumns } from "../platform/csv.ts";

type Layout = { file: string } & CsvColumns;

const optional = (...names: string[]) => Object.fromEntries(names.map((name) => [name, []]));

const code = "O*NET-SOC Code";
const ratings: CsvColumns = {
  required: [code, "Element ID", "Scale ID", "Data Value"],
  aliases: optional("Element Name", "N", "Recommend Suppress", "Not Relevant", "Date", "Domain Source"),
};

/**
 * Tables of O*NET by their names. The official text edition has codes only, the columns of the Excel edition
 * name what they stand for; both are matched by the names of the columns.
 */
export const onetTables = {
  occupations: { file: "Occupation Data.txt", required: [code, "Title"], aliases: optional("Description") },
  model: {
    file: "Content Model Reference.txt",
    required: ["Element ID", "Element Name"],
    aliases: optional("Description"),
  },
  jobZones: { file: "Job Zones.txt", required: [code, "Job Zone"] },
  alternates: {
    file: "Alternate Titles.txt",
    required: [code, "Alternate Title"],
    aliases: optional("Short Title"),
  },
  reported: { file: "Sample of Reported Titles.txt", required: [code, "Reported Job Title"] },
  skills: { file: "Skills.txt", ...ratings },
  knowledge: { file: "Knowledge.txt", ...ratings },
  abilities: { file: "Abilities.txt", ...ratings },
  technology: {
    file: "Technology Skills.txt",
    required: [code, "Example", "Commodity Code", "Commodity Title"],
    aliases: optional("Hot Technology", "In Demand"),
  },
  related: {
    file: "Related Occupations.txt",
    required: [code, "Related O*NET-SOC Code"],
    aliases: optional("Relatedness Tier", "Index"),
  },
} as const satisfies Record<string, Layout>;
export type OnetPart = keyof typeof onetTables;

/** In the order in which they are read: a row may name only what stands before it. */
export const onetParts = Object.keys(onetTables) as OnetPart[];

/** Without these there is no O*NET. */
export const onetRequired: readonly OnetPart[] = ["occupations", "skills"];

/** @returns which table a file is, whatever its capitals, and blanks or underscores between the words */
export function onetPart(fileName: string): OnetPart | null {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[\s_]+/g, " ");
  return onetParts.find((part) => plain(onetTables[part].file) === plain(fileName)) ?? null;
}

/** `15-1252.00`: six digits of the SOC and two of O*NET. */
export const socForm = /^\d{2}-\d{4}\.\d{2}$/;
export const socExample = "15-1252.00";

/** Whether a code has lost its last digits, as a spreadsheet or somebody in a hurry leaves it. */
export const socDigitsLost = (found: string): boolean => /^\d{2}-\d{1,4}(\.\d?)?$/.test(found);

/** Elements above one: `2.A.1.a` → `2.A.1`, `2.A`, `2`. */
export function elementsAbove(element: string): string[] {
  const parts = element.split(".");
  return parts.slice(1).map((_, i) => parts.slice(0, parts.length - 1 - i).join("."));
}

type Rating = { importance: number; suppressed: boolean };

/**
 * What a rating makes of a skill: an occupation asks for what matters at least as "important" (3 on O*NET's
 * scale of importance, 1 to 5), and may ask for what is "somewhat important" (2). What O*NET recommends not to
 * rely on is never essential. Null: not asked for.
 */
export function askedFor({ importance, suppressed }: Rating): "essential" | "optional" | null {
  if (importance < 2) return null;
  return importance >= 3 && !suppressed ? "essential" : "optional";
}
