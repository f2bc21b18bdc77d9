import type { FormProblem } from "../../identity/index.server.ts";

/** The errors of a form, each at its field: those that a use case names, or the refusal itself at `field`. */
export function formErrors(
  problem: FormProblem | undefined,
  fieldOfCode: Readonly<Record<string, string>> = {},
): { field: string | undefined; message: string }[] {
  if (!problem) return [];
  const { code, sentence, fields } = problem;
  const own = fieldOfCode[code];
  if (own !== undefined || fields.length === 0) return [{ field: own, message: sentence }];
  return fields.map(({ field, message }) => ({ field: field.split(".").at(-1), message }));
}

export const errorAt = (errors: readonly { field: string | undefined; message: string }[], field: string) =>
  errors.find((one) => one.field === field)?.message;
