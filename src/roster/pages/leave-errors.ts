type Problem = { code: string; sentence: string; fields: { field: string; message: string }[] } | undefined;

const fieldOf: Readonly<Record<string, string>> = {
  BOOKING_DAYS_REVERSED: "until",
  EXPERT_ELSEWHERE: "from",
  EXPERT_NOT_ACTIVE: "from",
  EXPERT_ZONE: "zone",
};

/** The errors of the form for leave, each at its field. */
export function leaveErrors(problem: Problem): { field: string | undefined; message: string }[] {
  if (!problem) return [];
  const own = fieldOf[problem.code];
  if (own !== undefined || problem.fields.length === 0) return [{ field: own, message: problem.sentence }];
  return problem.fields.map(({ field, message }) => ({ field: field.split(".").at(-1), message }));
}
