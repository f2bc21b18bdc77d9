import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { languages, type Outcome, type ReportRow } from "./index.ts";
import { intlFor } from "./intl.ts";

/** A folder for the files of one test file, removed when its tests are done. */
export function testFolder(): {
  path: (name: string) => string;
  write: (name: string, content: string | Uint8Array) => string;
} {
  const folder = mkdtempSync(join(tmpdir(), "jembatan-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  return {
    path,
    write: (name, content) => {
      writeFileSync(path(name), content);
      return path(name);
    },
  };
}

/** A file of the real input beside the project; the test is skipped, with the reason, where it is absent. */
export function realFile(name: string, skip: (reason: string) => void): string {
  const path = join("../shared/data", name);
  if (!existsSync(path)) skip(`${path} is not on this machine`);
  return path;
}

/**
 * The findings of a refused file, after checking that each is a whole sentence in both languages: every place of the
 * sentence is filled, and the file is named.
 */
export function findingsOf(outcome: Outcome): ReportRow[] {
  if (outcome.ok) throw new Error("the file was accepted");
  expect(outcome.code).toBe("FILE_REFUSED");
  expect(outcome.params).toMatchObject({ file: expect.any(String), total: expect.any(Number) });
  const rows = outcome.rows ?? [];
  expect(rows.length).toBe(outcome.params?.["listed"]);
  for (const language of languages) {
    const intl = intlFor(language);
    intl.formatMessage({ id: "file.error.FILE_REFUSED" }, outcome.params ?? {});
    for (const row of rows) {
      expect(intl.formatMessage({ id: `file.error.${row.code}` }, row)).toContain(row.file);
    }
  }
  return rows;
}
