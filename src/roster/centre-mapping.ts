import { z } from "zod";
import { refuse, type Outcome, type Refusal } from "../platform/index.ts";
import { centreFields, figureFields, mayRepeat, type CentreField } from "./centre-field.ts";
import { foldedHeading, proposeColumns, yearOfHeading } from "./centre-headings.ts";
import { centreKinds } from "./centre-words.ts";
import { longestCentre } from "./centre.ts";

const year = z.int().min(1945).max(2100);
const about = {
  /** What a row is that says no kind, neither in a column nor by its name. */
  kind: z.enum(centreKinds).nullable().default(null),
  /** Of which year figures are whose heading and row name none. */
  year: year.nullable().default(null),
  /** Where what the file says is written; its name where nothing is said. */
  source: z.string().trim().max(longestCentre.source).default(""),
  sourceYear: year.nullable().default(null),
};

/** How the columns of an office's own list of centres are read. */
export const centreMappingSchema = z.object({
  /** What each column tells, from the left; null: it is not taken in. */
  columns: z.array(z.enum(centreFields).nullable()).min(1).max(300),
  ...about,
});
export type CentreMapping = z.output<typeof centreMappingSchema>;

const heading = z.string().trim().min(1).max(200);

/** The same by the names of columns, as an office may keep it in a file; `headings`: the rows where they stand. */
export const declaredCentresSchema = z.strictObject({
  sheet: z.string().min(1).max(200).optional(),
  headings: z.array(z.coerce.number().int().min(1).max(10_000)).min(1).max(2).optional(),
  columns: z.partialRecord(z.enum(centreFields), z.union([heading, z.array(heading).min(1).max(40)])),
  kind: about.kind,
  year: z.coerce.number().pipe(year).nullable().default(null),
  source: about.source,
  sourceYear: z.coerce.number().pipe(year).nullable().default(null),
});
export type DeclaredCentres = z.output<typeof declaredCentresSchema>;

/**
 * A declared mapping for these headings. Of two rows of headings the lower one alone will do where it stands once.
 * Refusal: CENTRE_HEADING_ABSENT.
 */
export function resolveCentres(
  { columns, kind, year: of, source, sourceYear }: DeclaredCentres,
  headings: readonly string[],
): Outcome<{ mapping: CentreMapping }> {
  const parts = (text: string) => text.split(" · ").map(foldedHeading);
  const whole = headings.map((one) => parts(one).join(" · "));
  const lower = headings.map((one) => parts(one).at(-1) ?? "");
  const mapped: (CentreField | null)[] = headings.map(() => null);
  for (const [field, named] of Object.entries(columns) as [CentreField, string | string[]][])
    for (const name of [named].flat()) {
      const wanted = parts(name).join(" · ");
      const alone = lower.indexOf(wanted) === lower.lastIndexOf(wanted) ? lower.indexOf(wanted) : -1;
      const at = whole.includes(wanted) ? whole.indexOf(wanted) : alone;
      if (at < 0)
        return refuse("CENTRE_HEADING_ABSENT", {
          heading: name,
          headings: headings.filter(Boolean).join(", ").slice(0, 500),
        });
      mapped[at] = field;
    }
  return { ok: true, mapping: { columns: mapped, kind, year: of, source, sourceYear } };
}

/** What the headings most likely mean, for a person to look at. */
export const proposeCentres = (headings: readonly string[]): CentreMapping => ({
  columns: proposeColumns(headings),
  ...{ kind: null, year: null, source: "", sourceYear: null },
});

/**
 * What keeps a mapping from being used, if anything.
 * Refusals: CENTRES_UNMAPPED (a name or a province is told by no column, or the number of columns is another one),
 * CENTRE_FIELD_TWICE (two columns tell one thing).
 */
export function mappingFault({ columns }: CentreMapping, headings: readonly string[]): Refusal | null {
  const named = columns.includes("name");
  const placed = columns.includes("province") || columns.includes("provinceCode");
  if (!named || !placed || columns.length !== headings.length)
    return refuse("CENTRES_UNMAPPED", {
      missing: !named ? (placed ? "name" : "both") : placed ? "columns" : "province",
    });
  const seen = new Map<string, number>();
  for (const [at, field] of columns.entries()) {
    if (field === null || (mayRepeat(field) && !figureFields.has(field))) continue;
    const mark = figureFields.has(field) ? `${field} ${yearOfHeading(headings[at] ?? "") ?? ""}` : field;
    const before = seen.get(mark);
    if (before !== undefined)
      return refuse("CENTRE_FIELD_TWICE", { one: headings[before] ?? "", other: headings[at] ?? "" });
    seen.set(mark, at);
  }
  return null;
}
