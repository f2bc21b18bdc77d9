import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { readSheets, type Sheet } from "../platform/sheet-file.ts";
import { findHead, headAt, proposeColumns, saysOneThing, type CentreHead } from "./centre-headings.ts";

/** Rows of all sheets together: a country has some thousand centres, with a row for each vocation. */
const mostRows = 50_000;

/** Where in a file the list stands; found where nothing is said. */
export type CentrePlace = {
  sheet?: string | undefined;
  first?: number | undefined;
  last?: number | undefined;
};

/**
 * Reads an office's list of centres from XLSX, CSV or pasted text: the sheet and the headings as named, else the sheet
 * whose headings say most.
 * Refused with FILE_REFUSED: findings of `readSheets`, CENTRE_SHEET_ABSENT, CENTRE_WITHOUT_HEADINGS.
 */
export async function readCentreFile(
  path: string,
  fileName: string,
  { sheet: named, first, last }: CentrePlace,
): Promise<Outcome<{ sheets: string[]; sheet: Sheet; head: CentreHead; sha256: string }>> {
  const read = await readSheets(path, { fileName, maxRows: mostRows });
  if (!read.ok) return read;
  const findings = new Findings(fileName);
  const sheets = read.sheets.map(({ name }) => name);
  const wanted = named === undefined ? read.sheets : read.sheets.filter(({ name }) => name === named);
  if (wanted.length === 0) {
    findings.add({ code: "CENTRE_SHEET_ABSENT", expected: sheets.join(", "), found: named ?? "" });
    return findings.refusal();
  }
  let best: { sheet: Sheet; head: CentreHead; told: number } | null = null;
  for (const sheet of wanted) {
    const head =
      first === undefined
        ? findHead(sheet.lines)
        : headAt(sheet.lines, first, Math.max(first, last ?? first));
    const told = head ? proposeColumns(head.headings).filter(Boolean).length : 0;
    if (head && (!best || told > best.told)) best = { sheet, head, told };
  }
  if (best) return { ok: true, sheets, sheet: best.sheet, head: best.head, sha256: read.sha256 };
  findings.add({ code: "CENTRE_WITHOUT_HEADINGS" });
  return findings.refusal();
}

/** A few rows below the headings, for a person to see what a column holds. */
export const samplesOf = ({ lines }: Sheet, { last }: CentreHead, most: number): Sheet["lines"] =>
  lines.filter(({ row, cells }) => row > last && !saysOneThing(cells)).slice(0, most);
