import { z } from "zod";

export type Count = { passed: number; failed: number; skipped: number };

const report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/**
 * Counts the tests of a run from Vitest's JSON report. A file that did not load counts as a failed test, and so does a
 * run that ended badly for another reason: nothing fails without being counted.
 * @param text the report; anything that is none (an empty text) is one failure
 * @param code the exit code of the run
 */
export function countTests(text: string, code: number): Count {
  const nothing = { passed: 0, failed: 1, skipped: 0 };
  let parsed;
  try {
    parsed = report.safeParse(JSON.parse(text));
  } catch {
    return nothing;
  }
  if (!parsed.success) return nothing;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = parsed.data;
  const unloaded = testResults.filter(
    (one) => one.status === "failed" && one.assertionResults.length === 0,
  ).length;
  const failed = numFailedTests + unloaded;
  return {
    passed: numPassedTests,
    failed: failed === 0 && (code !== 0 || numPassedTests === 0) ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}

/** The numbers of one step, for its line. */
export function countText({ passed, failed, skipped }: Count): string {
  return [`${passed} passed`, failed ? `${failed} failed` : "", skipped ? `${skipped} skipped` : ""]
    .filter(Boolean)
    .join(", ");
}
