import { readCsv, type CsvOptions, type CsvRow } from "../platform/csv.ts";
import type { Findings } from "../platform/findings.ts";
import { hashOfHashes, type FileHere } from "../platform/folder-or-zip.ts";

/** Several times the largest table of any publication that is read here. */
const mostRows = 1_000_000;

export type Table = FileHere & Pick<CsvOptions, "columns" | "shortRows" | "quotes">;

/** Reads the tables of one publication, one after the other, into one list of findings and one hash. */
export class TableReading {
  private readonly findings: Findings;
  private readonly onProgress: ((share: number) => void) | undefined;
  private readonly bytes: number;
  private read = 0;
  private readonly hashes = new Map<string, string>();

  /** @param tables all that will be read: progress is counted by their sizes */
  constructor(
    findings: Findings,
    tables: readonly FileHere[],
    onProgress: ((share: number) => void) | undefined,
  ) {
    this.findings = findings;
    this.onProgress = onProgress;
    this.bytes = tables.reduce((sum, { bytes }) => sum + bytes, 0) || 1;
  }

  /**
   * Hands on each row of a table, and keeps what is wrong with it.
   * @param mayBeEmpty headings are enough: a slice may have no link of one kind
   */
  async table(table: Table, mayBeEmpty: boolean, onRow: (row: CsvRow) => void): Promise<void> {
    const { name, path, bytes, columns, shortRows = false, quotes = true } = table;
    const onProgress = (share: number) => this.onProgress?.((this.read + share * bytes) / this.bytes);
    const options = { fileName: name, columns, shortRows, quotes, maxRows: mostRows, onProgress };
    const csv = await readCsv(path, options, onRow);
    this.read += bytes;
    if (csv.ok) this.hashes.set(name, csv.file.sha256);
    else if (mayBeEmpty && csv.params?.["FILE_WITHOUT_ROWS"]) this.hashes.set(name, "");
    else this.findings.takeOver(csv);
  }

  /** One hash for all that was read. */
  hash(): string {
    return hashOfHashes(this.hashes);
  }
}

/** Names of files in one sentence; further ones are counted. */
const mostNames = 12;

/**
 * Says which of the files that must be there are not, and which are.
 * @param names of all files there, also of those that nobody reads
 */
export function requireFiles(
  findings: Findings,
  names: readonly string[],
  required: readonly { file: string; here: boolean }[],
): void {
  const more = names.length - mostNames;
  const found = [...names.slice(0, mostNames), ...(more > 0 ? [`… (+${more})`] : [])].join(", ") || "–";
  for (const { file, here } of required)
    if (!here) findings.add({ code: "FILE_MISSING", expected: file, found });
}
