import { createHash } from "node:crypto";
import { basename } from "node:path";
import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { readSheets } from "../platform/sheet-file.ts";
import { findHead, headAt, proposeColumns, type TrackerHead, type TrackerLine } from "./tracker-headings.ts";

/** Rows of all sheets together: far more letters than an office writes in years. */
const mostRows = 20_000;

export type TrackerSheet = { name: string; lines: TrackerLine[] };

/** Where in a file the tracker stands; found where nothing is said. */
export type TrackerPlace = {
  sheet?: string | undefined;
  first?: number | undefined;
  last?: number | undefined;
  /** Headings that somebody has named. */
  names?: readonly string[] | undefined;
};

/** Reads an office's tracker from a file. Refused as `readSheets` does. */
export const readTrackerFile = (
  path: string,
  fileName = basename(path),
): Promise<Outcome<{ sheets: TrackerSheet[]; sha256: string }>> =>
  readSheets(path, { fileName, maxRows: mostRows });

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
