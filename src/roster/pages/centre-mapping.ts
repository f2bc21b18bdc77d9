import type { AnswerOf } from "../../identity/index.ts";
import type { CentreField } from "../centre-field.ts";
import type { CentreMapping } from "../centre-mapping.ts";
import { centreKinds } from "../centre-words.ts";
import type { importCentres, readCentreList } from "../import-centres.ts";

export type CentreLook = Extract<AnswerOf<typeof readCentreList>, { ok: true }>;
export type CentresDone = Extract<AnswerOf<typeof importCentres>, { ok: true }>;

/** The choice for a column that is not taken in. */
export const leftOut = "none";

/** The mapping as its form says it: a field for each column, and what holds for all rows. */
export function readCentreMapping(form: FormData): CentreMapping {
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const width = Number(value("width"));
  const year = (name: string) => (/^\d{4}$/.test(value(name)) ? Number(value(name)) : null);
  return {
    columns: Array.from(
      { length: Number.isInteger(width) && width > 0 ? Math.min(width, 300) : 0 },
      (_, at) => {
        const field = value(`column-${at}`);
        return field === leftOut || field === "" ? null : (field as CentreField);
      },
    ),
    kind: centreKinds.find((one) => one === value("kind")) ?? null,
    ...{ year: year("year"), source: value("source"), sourceYear: year("sourceYear") },
  };
}
