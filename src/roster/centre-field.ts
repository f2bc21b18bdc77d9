import type { Measure } from "./centre-words.ts";

/** What a column of an office's own list of centres may tell. */
export const centreFields = [
  "name",
  "key",
  "kind",
  "parent",
  "regency",
  "province",
  "provinceCode",
  "organisation",
  "through",
  "since",
  "vocations",
  "places",
  "seats",
  "seatsQ1",
  "seatsQ2",
  "seatsQ3",
  "seatsQ4",
  "instructors",
  "graduates",
  "workshops",
  "beds",
  "staff",
  "year",
  "source",
  "sourceYear",
] as const;
export type CentreField = (typeof centreFields)[number];

/** Columns that tell a figure: what it counts, and of which quarter. */
export const figureFields: ReadonlyMap<CentreField, { measure: Measure; quarter: number | null }> = new Map([
  ...([1, 2, 3, 4] as const).map(
    (quarter) => [`seatsQ${quarter}`, { measure: "seats", quarter }] as [CentreField, FigureColumn],
  ),
  ...(["seats", "instructors", "graduates", "workshops", "beds", "staff"] as const).map(
    (measure) => [measure, { measure, quarter: null }] as [CentreField, FigureColumn],
  ),
]);
type FigureColumn = { measure: Measure; quarter: number | null };

/** Fields that several columns may tell: figures of several years stand in a column each. */
export const mayRepeat = (field: CentreField): boolean => field === "vocations" || figureFields.has(field);
