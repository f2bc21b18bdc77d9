import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { CsvError, parse } from "csv-parse";
import { parse as parseSync } from "csv-parse/sync";
import { Findings } from "./findings.ts";
import type { Outcome } from "./outcome.ts";
import type { TextCheck, TextFacts } from "./text-file.ts";
import { checkText } from "./text-file.ts";

/** The columns that a reader needs, by the names it uses itself. */
export type CsvColumns = {
  required: readonly string[];
  /**
   * Other spellings of a column in files: `{ code: ["kode", "kbji_code"] }`. Also for columns that are not
   * required.
   */
  aliases?: Record<string, readonly string[]>;
};

export type CsvOptions = TextCheck & {
  columns: CsvColumns;
  /** Most rows accepted, the header left out. */
  maxRows?: number;
  /** Rows may leave out empty cells at their end; elsewhere that is a slip. */
  shortRows?: boolean;
  /** Cells stand in quotes where they need them (the default); false: a quote is a sign like any other. */
  quotes?: boolean;
};

export type CsvRow = {
  /**
   * As a spreadsheet counts: the header is row 1. Equals the line in the file unless a quoted cell holds line
   * ends.
   */
  row: number;
  /** Cells as written, by the reader's own name where the header matched one, else by the header's name. */
  cells: Record<string, string>;
};

export type CsvHeader = {
  delimiter: "," | ";" | "\t";
  /** Names in the order of the file, trimmed; an unnamed column is "". */
  columns: string[];
};

const maxColumns = 2000;
const mebibyte = 1024 * 1024;

/**
 * Reads a CSV file strictly and hands each row to `onRow`, also as its cells in the order of the header. The whole file is checked as text first; a finding
 * stops nothing until the end, so `onRow` may see rows of a file that is refused: keep nothing until the
 * outcome is `ok`. The delimiter (`,` `;` or tab) is taken from the header. Header names match without regard
 * to case.
 *
 * Refused with `FILE_REFUSED`; findings besides those of `checkText`: COLUMN_MISSING (`found` lists the
 * columns that are there), COLUMN_DUPLICATE, COLUMNS_TOO_MANY, ROW_CELLS, FILE_ENDS_MID_ROW, QUOTE_UNCLOSED,
 * QUOTE_MISPLACED, FILE_WITHOUT_ROWS, FILE_TOO_MANY_ROWS.
 */
export async function readCsv(
  path: string,
  options: CsvOptions,
  onRow: (row: CsvRow, values: readonly string[]) => void,
): Promise<Outcome<{ rows: number; header: CsvHeader; file: TextFacts }>> {
  const file = await checkText(path, options);
  if (!file.ok) return file;
  const findings = new Findings(options.fileName ?? basename(path));
  const header = await readHeader(path, findings, options.quotes);
  if (!header) return findings.refusal();
  const names = matchColumns(header, options.columns, findings);
  if (!findings.none) return findings.refusal();

  const width = header.columns.length;
  let rows = 0;
  const emptyRows: number[] = [];
  const take = (record: string[], row: number) => {
    if (record.length === 1 && record[0]?.trim() === "") {
      emptyRows.push(row);
      return;
    }
    for (const empty of emptyRows.splice(0)) {
      // In a file of one column, an empty line before another row is a row whose cell is empty.
      if (width === 1) keep([""], empty);
      else findings.add({ code: "ROW_CELLS", row: empty, expected: String(width), found: "0" });
    }
    keep(record, row);
  };
  const keep = (record: string[], row: number) => {
    rows += 1;
    if (rows > (options.maxRows ?? Infinity)) {
      findings.add({ code: "FILE_TOO_MANY_ROWS", row, expected: String(options.maxRows) });
      return;
    }
    if (record.length > width || (record.length < width && !options.shortRows)) {
      findings.add({ code: "ROW_CELLS", row, expected: String(width), found: String(record.length) });
      return;
    }
    const cells = Object.fromEntries(names.map((name, i) => [name, record[i] ?? ""]));
    onRow({ row, cells }, record);
  };

  let row = 0;
  let last: string[] = [];
  try {
    await pipeline(
      createReadStream(path),
      parse(strict(header.delimiter, options.quotes)),
      async (records) => {
        for await (const record of records as AsyncIterable<string[]>) {
          row += 1;
          if (row === 1) continue;
          if (findings.counts.has("FILE_TOO_MANY_ROWS")) return;
          // The last record waits: whether it was cut off is known only when the file has ended.
          if (row > 2) take(last, row - 1);
          last = record;
        }
      },
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    addQuoteFinding(error, { file, width }, findings);
    return findings.refusal();
  }
  if (findings.counts.has("FILE_TOO_MANY_ROWS")) return findings.refusal();
  if (row > 1) {
    if (endsMidRow(file, header, last.length)) {
      findings.add({
        code: "FILE_ENDS_MID_ROW",
        row,
        expected: String(width),
        found: String(last.length),
      });
    } else take(last, row);
  }
  if (rows === 0 && findings.none) findings.add({ code: "FILE_WITHOUT_ROWS" });
  return findings.none ? { ok: true, rows, header, file } : findings.refusal();
}

/**
 * The first record of a text file that `checkText` accepted. Adds COLUMN_DUPLICATE, COLUMNS_TOO_MANY or
 * QUOTE_UNCLOSED and returns null where it cannot be used.
 */
export async function readHeader(path: string, findings: Findings, quotes = true): Promise<CsvHeader | null> {
  const handle = await open(path, "r");
  let head: string;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(mebibyte + 4), 0, mebibyte + 4, 0);
    head = buffer.toString("utf8", 0, bytesRead);
  } finally {
    await handle.close();
  }
  const delimiter = delimiterOf(head);
  let names: string[];
  try {
    names = parseSync(head, { ...strict(delimiter, quotes), to: 1 })[0] ?? [];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    addQuoteFinding(error, null, findings);
    return null;
  }
  const columns = names.map((name) => name.trim());
  if (columns.length > maxColumns) {
    findings.add({ code: "COLUMNS_TOO_MANY", row: 1, expected: `${maxColumns}`, found: `${columns.length}` });
    return null;
  }
  const seen = new Set<string>();
  for (const name of columns) {
    if (name !== "" && seen.has(name)) findings.add({ code: "COLUMN_DUPLICATE", row: 1, column: name });
    seen.add(name);
  }
  return findings.none ? { delimiter, columns } : null;
}

/**
 * Whether the file stops inside its last row: no line end, and cells are missing or nothing follows the
 * delimiter.
 */
export function endsMidRow(file: TextFacts, header: CsvHeader, lastRowCells: number): boolean {
  if (file.endsWithNewline) return false;
  return lastRowCells < header.columns.length || file.lastCharacter === header.delimiter;
}

function strict(delimiter: string, quotes = true) {
  return {
    quote: quotes ? '"' : null,
    bom: true,
    delimiter,
    record_delimiter: ["\r\n", "\n"],
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: mebibyte,
  };
}

/** The delimiter that the header line has most of, quoted cells left out. */
function delimiterOf(head: string): CsvHeader["delimiter"] {
  const line = head.replaceAll(/"[^"]*"/g, "").split(/[\r\n]/, 1)[0] ?? "";
  const count = (delimiter: string) => line.split(delimiter).length;
  return ([",", ";", "\t"] as const).reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Puts the reader's own names in place of the file's, and adds COLUMN_MISSING and COLUMN_DUPLICATE. */
function matchColumns(header: CsvHeader, wanted: CsvColumns, findings: Findings): string[] {
  const own = new Map<string, string>();
  for (const name of wanted.required) own.set(name.toLowerCase(), name);
  for (const [name, others] of Object.entries(wanted.aliases ?? {})) {
    for (const spelling of [name, ...others]) own.set(spelling.toLowerCase(), name);
  }
  const names = header.columns.map((name) => own.get(name.toLowerCase()) ?? name);
  for (const [i, name] of names.entries()) {
    if (name !== "" && names.indexOf(name) < i)
      findings.add({ code: "COLUMN_DUPLICATE", row: 1, column: name });
  }
  for (const name of wanted.required) {
    if (!names.includes(name)) {
      const expected = [name, ...(wanted.aliases?.[name] ?? [])].join(" | ");
      findings.add({
        code: "COLUMN_MISSING",
        row: 1,
        column: name,
        expected,
        found: header.columns.join(", "),
      });
    }
  }
  return names;
}

/**
 * A quote that opens in the last row of a file without a last line end is a cut, not a slip; `read` null: the
 * header.
 */
function addQuoteFinding(
  error: CsvError,
  read: { file: TextFacts; width: number } | null,
  findings: Findings,
): void {
  const row = Number(Reflect.get(error, "records") ?? 0) + 1;
  const open = error.code === "CSV_QUOTE_NOT_CLOSED";
  if (open && read && row === read.file.lines && !read.file.endsWithNewline) {
    findings.add({ code: "FILE_ENDS_MID_ROW", row, expected: String(read.width) });
    return;
  }
  // A record beyond the line limit in a file without such a line: a quote swallowed the rest.
  const unclosed = open || error.code === "CSV_MAX_RECORD_SIZE";
  findings.add({ code: unclosed ? "QUOTE_UNCLOSED" : "QUOTE_MISPLACED", row, expected: '"' });
}
