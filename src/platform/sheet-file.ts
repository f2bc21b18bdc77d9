import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { readCsvRows } from "./csv-rows.ts";
import { plainCell } from "./csv-text.ts";
import { Findings } from "./findings.ts";
import type { Outcome } from "./outcome.ts";
import { readWorkbook, type SheetRow } from "./workbook.ts";

const mostColumns = 300;
const mebibyte = 1024 * 1024;
const largestFile = 10 * mebibyte;

/** A sheet of a workbook; of text there is one, without a name. Merged cells say in each of their cells what they say. */
export type Sheet = { name: string; lines: SheetRow[] };

/**
 * Reads an office's own table from XLSX, CSV or text pasted from a spreadsheet, headings wherever they stand. What kind of
 * file it is its bytes say.
 * Refused with FILE_REFUSED: findings of `readWorkbook` or `readCsvRows`, FILE_TOO_MANY_ROWS, FILE_EMPTY.
 */
export async function readSheets(
  path: string,
  { fileName = basename(path), maxRows }: { fileName?: string; maxRows: number },
): Promise<Outcome<{ sheets: Sheet[]; sha256: string }>> {
  const tooHeavy = (await sizeOf(path)) > largestFile;
  if (tooHeavy) {
    const findings = new Findings(fileName);
    findings.add({ code: "WORKBOOK_TOO_HEAVY", expected: String(largestFile / mebibyte) });
    return findings.refusal();
  }
  if (!(await isBinary(path))) {
    const read = await readCsvRows(path, { fileName, maxRows });
    if (!read.ok) return read;
    const lines = read.rows.map(({ row, cells }) => ({ row, cells: cells.map(plainCell), numbers: [] }));
    return { ok: true, sheets: [{ name: "", lines }], sha256: read.sha256 };
  }
  const sheets = new Map<string, SheetRow[]>();
  let rows = 0;
  const limits = {
    ...{ fileBytes: largestFile, unpackedBytes: 200 * mebibyte, cells: 1_000_000, columns: mostColumns },
    ...{ memory: 512, seconds: 60 },
  };
  const read = await readWorkbook(path, { fileName, limits, spread: true }, (sheet, line) => {
    rows += 1;
    if (rows > maxRows) return;
    const before = sheets.get(sheet);
    if (before) before.push(line);
    else sheets.set(sheet, [line]);
  });
  if (!read.ok) return read;
  const findings = new Findings(fileName);
  if (rows > maxRows) findings.add({ code: "FILE_TOO_MANY_ROWS", row: maxRows, expected: String(maxRows) });
  if (rows === 0) findings.add({ code: "FILE_EMPTY" });
  if (!findings.none) return findings.refusal();
  return { ok: true, sheets: [...sheets].map(([name, lines]) => ({ name, lines })), sha256: read.sha256 };
}

const sizeOf = async (path: string) => (await stat(path).catch(() => null))?.size ?? 0;

async function isBinary(path: string): Promise<boolean> {
  let handle;
  try {
    handle = await open(path, "r");
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    const head = buffer.toString("hex", 0, bytesRead);
    return head === "504b0304" || head === "d0cf11e0";
  } catch {
    // Whoever reads it as text says why it cannot be read.
    return false;
  } finally {
    await handle?.close();
  }
}
