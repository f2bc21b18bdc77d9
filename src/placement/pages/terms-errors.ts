import type { FormProblem } from "../../identity/index.server.ts";

export type TermsError = { field: string | undefined; message: string };

const fields: Readonly<Record<string, string>> = {
  ...{ TERMS_DAYS_REVERSED: "untilDay", TERMS_TOO_LONG: "untilDay", TERMS_BEGUN: "fromDay" },
  ...{ PLACE_NOT_FOUND: "place", PLACE_OF_OTHERS: "place", CENTRE_WITHOUT_DISNAKER: "place" },
  ...{ COUNTERPART_WITHOUT_NAME: "counterpart0Name", INSTRUCTOR_NOT_OWN: "counterpart0Instructor" },
};

/** The field of the form that a path in the input, or the code of a refusal, is about. */
export function fieldOfTerms(column: string): string | undefined {
  const [first = "", place, part] = column.split(".");
  if (first === "title") return "titleId";
  if (first === "background") return "backgroundId";
  if (first === "counterparts") return `counterpart${place ?? 0}${part === "job" ? "JobId" : "Name"}`;
  if (first === "skills") return `skill${place ?? 0}`;
  if (first === "objectives") {
    const named: Record<string, string> = { units: "Units", measure: "MeasureId" };
    return `objective${place ?? 0}${named[part ?? ""] ?? "TextId"}`;
  }
  // The form names a field itself where a code was not found.
  return first || undefined;
}

/** The errors of a form of terms, each at its field. */
export function termsErrors(problem: FormProblem | undefined): TermsError[] {
  if (!problem) return [];
  const { code, sentence, fields: found } = problem;
  if (found.length === 0) return [{ field: fields[code], message: sentence }];
  return found.map(({ field, message }) => ({ field: fieldOfTerms(field), message }));
}

export const errorAt = (errors: readonly TermsError[], field: string): string | undefined =>
  errors.find((one) => one.field === field)?.message;
