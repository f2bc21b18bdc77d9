import { basename } from "node:path";
import { plainCell } from "../platform/csv-text.ts";
import { Findings } from "../platform/findings.ts";
import type { Outcome, ReportRow } from "../platform/index.ts";
import { readWorkbook, type SheetRow } from "../platform/workbook.ts";
import { placeMatrix, type MatrixLine } from "./matrix-placing.ts";
import type { MatrixReading, MatrixRow } from "./matrix-reading.ts";
import { matrixField, type MatrixField } from "./matrix-words.ts";
import { findSheetHead, type SheetHead } from "./sheet-head.ts";
import { workbookLimits } from "./workbook-limits.ts";

/**
 * Reads a response matrix (XLSX) that came back, against the rows that it was made from (`rows`; the comments that are
 * known now). A row is known by its id, and by its text where the column of ids is gone. Titles above the headings, two
 * rows of headings and merged cells are no trouble; a cell that is empty says nothing and takes nothing away.
 *
 * Refusal: FILE_REFUSED, with the findings of `readWorkbook` and COLUMN_MISSING (no column of comments).
 * What is told in `reading.findings`: MATRIX_OUTCOME_UNKNOWN, MATRIX_WITHOUT_IDS, MATRIX_SHEET_UNREAD.
 */
export async function readMatrix(
  path: string,
  rows: readonly MatrixRow[],
  { fileName = basename(path) }: { fileName?: string } = {},
): Promise<Outcome<{ reading: MatrixReading; sha256: string }>> {
  const sheets = new Map<string, SheetRow[]>();
  const read = await readWorkbook(path, { fileName, limits: workbookLimits }, (sheet, row) => {
    const own = sheets.get(sheet);
    if (own) own.push(row);
    else sheets.set(sheet, [row]);
  });
  if (!read.ok) return read;
  const told = matrixReading(fileName, sheets, rows);
  return told.ok ? { ...told, sha256: read.sha256 } : told;
}

/** What the rows of a workbook's sheets say of the comments. Refusal as `readMatrix`, of COLUMN_MISSING. */
export function matrixReading(
  fileName: string,
  sheets: ReadonlyMap<string, readonly SheetRow[]>,
  rows: readonly MatrixRow[],
): Outcome<{ reading: MatrixReading }> {
  const lines: MatrixLine[] = [];
  let withIds = false;
  let seen: string[] = [];
  const passedOver: string[] = [];
  for (const [name, own] of sheets) {
    const head = findSheetHead(own, matrixField, 3);
    seen = head?.headings ?? (seen.length > 0 ? seen : (own[0]?.cells ?? []));
    if (!head || !(head.columns.has("comment") || head.columns.has("id"))) {
      passedOver.push(name);
      continue;
    }
    withIds ||= head.columns.has("id");
    lines.push(...linesOf(own, head));
  }
  if (lines.length === 0 && !withIds) {
    const findings = new Findings(fileName);
    findings.add({
      code: "COLUMN_MISSING",
      column: "Tanggapan / Comment",
      expected: "Tanggapan, Comment",
      found: seen.join(", "),
    });
    return findings.refusal();
  }
  const findings: ReportRow[] = withIds ? [] : [{ file: fileName, code: "MATRIX_WITHOUT_IDS" }];
  for (const name of passedOver) findings.push({ file: fileName, code: "MATRIX_SHEET_UNREAD", found: name });
  const { unknownOutcomes, ...placed } = placeMatrix(lines, rows, withIds);
  for (const { row, found } of unknownOutcomes)
    findings.push({ file: fileName, code: "MATRIX_OUTCOME_UNKNOWN", row, found });
  return { ok: true, reading: { ...placed, findings } };
}

/** The rows below the headings; headings that are repeated on a later page are none. */
function linesOf(
  rows: readonly SheetRow[],
  { columns, headings, last }: SheetHead<MatrixField>,
): MatrixLine[] {
  const repeated = new Set(rows.slice(0, last + 1).map(({ cells }) => cells.join("\n")));
  return rows.slice(last + 1).flatMap(({ row, cells: raw }) => {
    const cells = raw.map((cell) => plainCell(cell).trim());
    if (repeated.has(raw.join("\n"))) return [];
    const known = (field: MatrixField) => cells[columns.get(field) ?? -1] ?? "";
    const named = cells.flatMap((cell, column) =>
      cell === "" ? [] : [[headings[column]?.replaceAll(/\s+/g, " ") || `${column + 1}`, cell] as const],
    );
    return named.length === 0 ? [] : [{ row, cell: known, cells: Object.fromEntries(named) }];
  });
}
