import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { readCsvRows } from "../platform/csv-rows.ts";
import { plainCell } from "../platform/csv-text.ts";
import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { readWorkbook } from "../platform/workbook.ts";
import { findHead, headAt, proposeColumns, type TrackerHead, type TrackerLine } from "./tracker-headings.ts";

/** Rows of all sheets together: far more letters than an office writes in years. */
const mostRows = 20_000;
const mostColumns = 300;
const mebibyte = 1024 * 1024;
const largestFile = 10 * mebibyte;

export type TrackerSheet = { name: string; lines: TrackerLine[] };

/** Where in a file the tracker stands; found where nothing is said. */
export type TrackerPlace = {
  sheet?: string | undefined;
  first?: number | undefined;
  last?: number | undefined;
  /** Headings that somebody has named. */
  names?: readonly string[] | undefined;
};

/**
 * Reads an office's tracker from XLSX, CSV or text pasted from a spreadsheet. What kind of file it is its bytes say.
 * Refused with FILE_REFUSED: findings of `readWorkbook` or `readCsvRows`, FILE_TOO_MANY_ROWS, FILE_WITHOUT_ROWS.
 */
export async function readTrackerFile(
  path: string,
  fileName = basename(path),
): Promise<Outcome<{ sheets: TrackerSheet[]; sha256: string }>> {
  const tooHeavy = (await sizeOf(path)) > largestFile;
  if (tooHeavy) {
    const findings = new Findings(fileName);
    findings.add({ code: "WORKBOOK_TOO_HEAVY", expected: String(largestFile / mebibyte) });
    return findings.refusal();
  }
  if (!(await isBinary(path))) {
    const read = await readCsvRows(path, { fileName, maxRows: mostRows });
    if (!read.ok) return read;
    const lines = read.rows.map(({ row, cells }) => ({ row, cells: cells.map(plainCell), numbers: [] }));
    return { ok: true, sheets: [{ name: "", lines }], sha256: read.sha256 };
  }
  const sheets = new Map<string, TrackerLine[]>();
  let rows = 0;
  const limits = {
    ...{ fileBytes: largestFile, unpackedBytes: 200 * mebibyte, cells: 1_000_000, columns: mostColumns },
    ...{ memory: 512, seconds: 60 },
  };
  const read = await readWorkbook(path, { fileName, limits, spread: true }, (sheet, line) => {
    rows += 1;
    if (rows > mostRows) return;
    const before = sheets.get(sheet);
    if (before) before.push(line);
    else sheets.set(sheet, [line]);
  });
  if (!read.ok) return read;
  const findings = new Findings(fileName);
  if (rows > mostRows)
    findings.add({ code: "FILE_TOO_MANY_ROWS", row: mostRows, expected: String(mostRows) });
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

/**
 * The sheet with the tracker and its headings: as named, else the sheet whose headings say most.
 * Refused with FILE_REFUSED: TRACKER_SHEET_ABSENT, TRACKER_WITHOUT_HEADINGS.
 */
export function placeOf(
  sheets: readonly TrackerSheet[],
  { sheet: named, first, last, names }: TrackerPlace,
  fileName: string,
): Outcome<{ sheet: TrackerSheet; head: TrackerHead }> {
  const findings = new Findings(fileName);
  const wanted = named === undefined ? sheets : sheets.filter(({ name }) => name === named);
  if (wanted.length === 0) {
    const expected = sheets.map(({ name }) => name).join(", ");
    findings.add({ code: "TRACKER_SHEET_ABSENT", expected, found: named ?? "" });
    return findings.refusal();
  }
  let best: { sheet: TrackerSheet; head: TrackerHead; told: number } | null = null;
  for (const sheet of wanted) {
    const head =
      first === undefined
        ? findHead(sheet.lines, names)
        : headAt(sheet.lines, first, Math.max(first, last ?? first));
    const told = head ? proposeColumns(head.headings).filter(Boolean).length : 0;
    if (head && (!best || told > best.told)) best = { sheet, head, told };
  }
  if (best) return { ok: true, sheet: best.sheet, head: best.head };
  findings.add({ code: "TRACKER_WITHOUT_HEADINGS" });
  return findings.refusal();
}

/** By which a file is known to be the same when it is read in the same way again. */
export const importHash = (sha256: string, sheet: string): string =>
  createHash("sha256").update(`${sha256}\n${sheet}`).digest("hex");
