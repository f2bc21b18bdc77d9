import type { FormProblem } from "../../identity/index.server.ts";

export type FormErrors = readonly { field: string | undefined; message: string }[];

/** The errors of a form, each at its field: those that a use case names, or the refusal itself at `fieldOfCode`. */
export function formErrors(
  problem: FormProblem | undefined,
  fieldOfCode: Readonly<Record<string, string>> = {},
): FormErrors {
  if (!problem) return [];
  const { code, sentence, fields } = problem;
  const own = fieldOfCode[code];
  if (own !== undefined || fields.length === 0) return [{ field: own, message: sentence }];
  return fields.map(({ field, message }) => ({ field: field.replaceAll(".", "-"), message }));
}

export const errorAt = (errors: FormErrors, field: string): string | undefined =>
  errors.find((one) => one.field === field)?.message;

/** What was typed into a form, by field; files left out. */
export const typedIn = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );

/** A whole number as typed; NaN for what is none, so that the field is named. */
export const numberIn = (text: string): number =>
  /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN;
