import { describe, expect, test } from "vitest";
import { countTests, countText } from "./count.ts";

const report = (numbers: object, files: object[] = []) =>
  JSON.stringify({
    ...{ numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 },
    ...numbers,
    testResults: files,
  });

describe("nothing fails without being counted", () => {
  test("a run without a report, or with half of one", () => {
    expect(countTests("", 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countTests('{"numPassedTests":', 1).failed).toBe(1);
    expect(countTests('{"numPassedTests": 3}', 0).failed).toBe(1);
  });

  test("a file that did not load", () => {
    const text = report({ numPassedTests: 3 }, [{ status: "failed", assertionResults: [] }]);
    expect(countTests(text, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  test("a run that ended badly although every test passed", () => {
    expect(countTests(report({ numPassedTests: 3 }), 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  test("a run in which there was nothing to run", () => {
    expect(countTests(report({}), 0).failed).toBe(1);
  });
});

test("tests are counted as passed, failed and skipped", () => {
  const text = report({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 });
  expect(countTests(text, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

test("the line of a step names what there is", () => {
  expect(countText({ passed: 5, failed: 0, skipped: 0 })).toBe("5 passed");
  expect(countText({ passed: 5, failed: 2, skipped: 1 })).toBe("5 passed, 2 failed, 1 skipped");
});
