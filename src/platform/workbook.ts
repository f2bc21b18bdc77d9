import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { Worker } from "node:worker_threads";
import { Findings, type Finding } from "./findings.ts";
import { otherThanZip } from "./office-file.ts";
import type { Outcome } from "./outcome.ts";
import { sourceFile } from "./thread.ts";
import { checkZip, type ZipEntry } from "./zip.ts";

const mebibyte = 1024 * 1024;

export type WorkbookLimits = {
  /** Bytes of the file itself, and of all that is in it when unpacked. */
  fileBytes: number;
  unpackedBytes: number;
  /** Parts of the workbook, and how many times its packed size each may have. */
  entries: number;
  ratio: number;
  /** Cells with text, over all sheets that are read. */
  cells: number;
  columns: number;
  /** Memory of the thread that reads, in MiB, and its time. */
  memory: number;
  seconds: number;
};

/** Some three times the largest publication that is read here: 250,000 rows on six sheets. */
const usual: WorkbookLimits = {
  fileBytes: 64 * mebibyte,
  unpackedBytes: 512 * mebibyte,
  entries: 5_000,
  ratio: 200,
  cells: 6_000_000,
  columns: 500,
  memory: 1_024,
  seconds: 180,
};

/** A row with text in it, cells as text by column from the left. */
export type SheetRow = {
  /** As the spreadsheet counts, from 1. */
  row: number;
  cells: string[];
  /** Columns (from 0) whose cell is a number and no text: a code in it has lost its zeros in front. */
  numbers: number[];
};

export type WorkbookOptions = {
  /** Name shown to people; the file's own name by default. */
  fileName?: string;
  limits?: Partial<WorkbookLimits>;
  /** Which sheets matter, by name; the others are not read. */
  wanted?: (sheet: string) => boolean;
  /** Merged cells say in each of their cells what they say once; else it stands in the first one alone. */
  spread?: boolean;
  onProgress?: (share: number) => void;
};

/** What the reading thread is told. */
export type WorkerTask = { path: string; mostCells: number; mostColumns: number; spread: boolean };
/** What it says. */
export type WorkerSays =
  | { kind: "sheets"; names: string[] }
  | { kind: "rows"; sheet: number; rows: SheetRow[] }
  | { kind: "sheet-read"; sheet: number }
  | { kind: "done" }
  | { kind: "refused"; finding: Finding };

/**
 * Reads a workbook (XLSX) and hands each row with text to `onRow`, sheet after sheet. It is untrusted: its parts are
 * unpacked within limits before anything is parsed, and parsing happens in a thread that is ended when it takes too
 * much memory or time. Formulas count by the value that was last computed. A workbook that is refused may have
 * handed over rows before: keep nothing until the outcome is `ok`.
 *
 * Refused with `FILE_REFUSED`; findings: FILE_NOT_FOUND, FILE_UNREADABLE, FILE_NOT_WORKBOOK, WORKBOOK_OLD (XLS),
 * WORKBOOK_LOCKED, WORKBOOK_BROKEN, WORKBOOK_TOO_LARGE, WORKBOOK_TOO_SLOW, COLUMNS_TOO_MANY, and those of `checkZip`.
 * @returns names of all its sheets, and the SHA-256 of the file
 */
export async function readWorkbook(
  path: string,
  options: WorkbookOptions,
  onRow: (sheet: string, row: SheetRow) => void,
): Promise<Outcome<{ sheets: string[]; sha256: string }>> {
  const fileName = options.fileName ?? basename(path);
  const findings = new Findings(fileName);
  const limits = { ...usual, ...options.limits };
  const unlike = await otherThanZip(path, limits.fileBytes, codes);
  if (unlike) {
    findings.add(unlike);
    return findings.refusal();
  }
  const { entries, ratio, unpackedBytes: bytes } = limits;
  const unpacked = await checkZip(path, { fileName, paths: true, limits: { entries, ratio, bytes } });
  if (!unpacked.ok) return unpacked;
  const wrong = notWorkbook(unpacked.entries);
  if (wrong) {
    findings.add(wrong);
    return findings.refusal();
  }
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  const read = await inThread(path, options, limits, onRow);
  if ("finding" in read) {
    findings.add(read.finding);
    return findings.refusal();
  }
  return { ok: true, sheets: read.sheets, sha256: hash.digest("hex") };
}

/** Other things in a ZIP, and a workbook with a part that was cut off: what is missing would not be missed. */
function notWorkbook(entries: readonly ZipEntry[]): Finding | null {
  const has = (form: RegExp) => entries.some(({ name }) => form.test(name));
  if (!has(/^xl\/workbook\.xml$/i)) {
    const found = has(/^xl\/workbook\.bin$/i)
      ? "XLSB"
      : has(/^word\//)
        ? "DOCX"
        : has(/^content\.xml$/)
          ? "ODS"
          : "ZIP";
    return { code: "FILE_NOT_WORKBOOK", found };
  }
  const cut = entries.find(
    ({ name, ending }) =>
      /^xl\/(worksheets\/[^/]+|sharedStrings|workbook)\.xml$/i.test(name) &&
      !/(<\/[\w:]*(worksheet|sst|workbook|chartsheet|dialogsheet)\s*>|\/>)\s*$/.test(ending),
  );
  return cut ? { code: "WORKBOOK_BROKEN", found: cut.name } : null;
}

const codes = {
  other: "FILE_NOT_WORKBOOK",
  old: "WORKBOOK_OLD",
  locked: "WORKBOOK_LOCKED",
  heavy: "WORKBOOK_TOO_HEAVY",
};

type Read = { sheets: string[] } | { finding: Finding };

function inThread(
  path: string,
  { wanted = () => true, spread = false, onProgress }: WorkbookOptions,
  limits: WorkbookLimits,
  onRow: (sheet: string, row: SheetRow) => void,
): Promise<Read> {
  const { cells: mostCells, columns: mostColumns, memory, seconds } = limits;
  const worker = new Worker(sourceFile("platform/workbook-worker.ts"), {
    workerData: { path, mostCells, mostColumns, spread } satisfies WorkerTask,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 64 },
    // It needs no settings, and what the process was started with is not for it.
    env: {},
    execArgv: [],
  });
  let sheets: string[] = [];
  let chosen: number[] = [];
  return new Promise<Read>((resolve, reject) => {
    const tooSlow = () => resolve({ finding: { code: "WORKBOOK_TOO_SLOW", expected: String(seconds) } });
    const timer = setTimeout(tooSlow, seconds * 1_000);
    const hear = (said: WorkerSays) => {
      switch (said.kind) {
        case "sheets":
          sheets = said.names;
          chosen = sheets.flatMap((name, i) => (wanted(name) ? [i] : []));
          worker.postMessage(chosen);
          break;
        case "rows":
          for (const row of said.rows) onRow(sheets[said.sheet] ?? "", row);
          worker.postMessage(null);
          break;
        case "sheet-read":
          onProgress?.((chosen.indexOf(said.sheet) + 1) / chosen.length);
          break;
        case "refused":
          resolve({ finding: said.finding });
          break;
        case "done":
          resolve({ sheets });
      }
    };
    worker.on("message", (said: WorkerSays) => {
      try {
        hear(said);
      } catch (error) {
        reject(error as Error);
      }
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") {
        resolve({ finding: { code: "WORKBOOK_TOO_LARGE", expected: String(mostCells) } });
      } else reject(error);
    });
    worker.once("exit", () => clearTimeout(timer));
  }).finally(() => worker.terminate());
}
