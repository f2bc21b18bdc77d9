import { refuse, type Refusal, type ReportRow } from "../platform/index.ts";
import type { Terms, TermsParts } from "./terms.ts";

/** Something that terms still lack: a code, the field, and the objective by its place (1, 2, …). */
export type Gap = { code: string; field: string; objective?: number };

/**
 * What terms lack before they can be submitted.
 * @param today the first day of the placement comes after it
 */
export function termsGaps(
  terms: Pick<Terms, "fromDay" | "untilDay" | "route" | "languages">,
  { objectives, skills, counterparts }: Pick<TermsParts, "objectives" | "skills" | "counterparts">,
  today: string,
): Gap[] {
  const { fromDay, untilDay, route, languages } = terms;
  return [
    ...(fromDay === null || untilDay === null ? [{ code: "TERMS_WITHOUT_DAYS", field: "fromDay" }] : []),
    ...(fromDay !== null && fromDay <= today ? [{ code: "TERMS_BEGUN", field: "fromDay" }] : []),
    ...(route === null ? [{ code: "TERMS_WITHOUT_ROUTE", field: "route" }] : []),
    ...(languages.length === 0 ? [{ code: "TERMS_WITHOUT_LANGUAGE", field: "languages" }] : []),
    ...(counterparts.length === 0 ? [{ code: "TERMS_WITHOUT_COUNTERPART", field: "counterparts" }] : []),
    ...(objectives.length === 0 ? [{ code: "TERMS_WITHOUT_OBJECTIVE", field: "objectives" }] : []),
    ...objectives.flatMap(({ units, measure }, at): Gap[] => [
      ...(units.length === 0
        ? [{ code: "OBJECTIVE_WITHOUT_UNIT", field: "objectives", objective: at + 1 }]
        : []),
      ...(measure === null
        ? [{ code: "OBJECTIVE_WITHOUT_MEASURE", field: "objectives", objective: at + 1 }]
        : []),
    ]),
    ...(skills.length === 0 ? [{ code: "TERMS_WITHOUT_SKILL", field: "skills" }] : []),
  ];
}

/** One gap is refused by its own code, several by TERMS_INCOMPLETE; the rows name all of them. */
export function refuseGaps(gaps: readonly Gap[]): Refusal | null {
  const [first] = gaps;
  if (!first) return null;
  const rows = gaps.map(({ code, field, objective }): ReportRow => ({
    file: "",
    code,
    column: objective ? `${field}.${objective - 1}` : field,
    ...(objective && { row: objective }),
  }));
  const params = { row: first.objective ?? 0, count: gaps.length };
  return refuse(gaps.length === 1 ? first.code : "TERMS_INCOMPLETE", params, rows);
}
