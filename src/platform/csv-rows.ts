import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { CsvError, parse } from "csv-parse/sync";
import { Findings } from "./findings.ts";
import type { Outcome } from "./outcome.ts";
import { checkText, type TextCheck } from "./text-file.ts";

const delimiters = ["\t", ";", ",", "|"] as const;
/** Rows by which the delimiter is told. */
const telling = 40;

/**
 * Reads a small text file of rows whose headings may stand anywhere: exported from a spreadsheet, or pasted from one.
 * The delimiter (tab, `;`, `,` or `|`) is the one that parts most rows in the same way. Rows may be of different length.
 * Refused with the findings of `checkText`, QUOTE_UNCLOSED, QUOTE_MISPLACED, FILE_TOO_MANY_ROWS.
 * @returns rows with text, numbered as in a spreadsheet from 1
 */
export async function readCsvRows(
  path: string,
  options: TextCheck & { maxRows: number },
): Promise<Outcome<{ rows: { row: number; cells: string[] }[]; sha256: string }>> {
  const file = await checkText(path, options);
  if (!file.ok) return file;
  const findings = new Findings(options.fileName ?? basename(path));
  const text = await readFile(path, "utf8");
  let records: string[][];
  try {
    records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
      // Who pastes writes an inch sign or a quoted word as it comes.
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number(Reflect.get(error, "records") ?? 0) + 1;
    const code = error.code === "CSV_QUOTE_NOT_CLOSED" ? "QUOTE_UNCLOSED" : "QUOTE_MISPLACED";
    findings.add({ code, row, expected: '"' });
    return findings.refusal();
  }
  const rows = records.flatMap((record, index) => {
    const cells = record.map((cell) => cell.trim());
    while (cells.at(-1) === "") cells.pop();
    return cells.length === 0 ? [] : [{ row: index + 1, cells }];
  });
  if (rows.length > options.maxRows) {
    const row = rows[options.maxRows]?.row ?? 0;
    findings.add({ code: "FILE_TOO_MANY_ROWS", row, expected: String(options.maxRows) });
    return findings.refusal();
  }
  return { ok: true, rows, sha256: file.sha256 };
}

function delimiterOf(text: string): string {
  const lines = text
    .replaceAll(/"[^"]*"/g, "")
    .split(/\r\n|\r|\n/, telling)
    .filter((line) => line.trim() !== "");
  const score = (delimiter: string) => {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const parts = line.split(delimiter).length;
      if (parts > 1) counts.set(parts, (counts.get(parts) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values());
  };
  return delimiters.reduce<string>((best, next) => (score(next) > score(best) ? next : best), "\t");
}
