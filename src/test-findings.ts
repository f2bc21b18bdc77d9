import { expect } from "vitest";
import { explain, explainRow } from "./errors.ts";
import { languages, type Outcome, type ReportRow } from "./platform/index.ts";

/** Findings or warnings, after checking that each is a whole sentence in both languages that names its file. */
export function said(rows: readonly ReportRow[]): readonly ReportRow[] {
  for (const row of rows) {
    for (const language of languages) {
      const sentence = explainRow(row, language);
      expect(sentence).toContain(row.file);
      expect(sentence).not.toContain("“”");
    }
  }
  return rows;
}

/** The findings of refused files, after the same check. */
export function refusedFor(outcome: Outcome): readonly ReportRow[] {
  if (outcome.ok) throw new Error("the files were accepted");
  expect(outcome.code).toBe("FILE_REFUSED");
  for (const language of languages) explain(outcome, language);
  return said(outcome.rows ?? []);
}
