import { expect, test } from "vitest";
import { explain, explainRow } from "./errors.ts";
import { refuse } from "./platform/index.ts";

const letter = refuse("LETTER_BEFORE_RELEASE", { date: "2026-11-01", basis: "2026-11-25" });

test("a day in a refusal is said as the reader's language says it", () => {
  expect(explain(letter, "id").sentence).toContain("1 November 2026");
  expect(explain(letter, "en").sentence).toContain("25 November 2026");
});

test("what a finding quotes from a file stays as it stands there", () => {
  const row = { file: "rab.xlsx", code: "BUDGET_YEAR_INVALID", row: 3, found: "2026-11-01" };
  expect(explainRow(row, "id")).toContain("“2026-11-01”");
});
