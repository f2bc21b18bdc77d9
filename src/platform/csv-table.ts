import { basename } from "node:path";
import type { CsvHeader } from "./csv.ts";
import { endsMidRow, readHeader } from "./csv.ts";
import type { DuckDB } from "./duckdb.ts";
import { sqlText } from "./duckdb.ts";
import { Findings } from "./findings.ts";
import type { Outcome } from "./outcome.ts";
import { checkText, type TextFacts } from "./text-file.ts";

const mebibyte = 1024 * 1024;
/** Errors that DuckDB describes, one for each missing cell; rows beyond them are only counted. */
const described = 1000;

/**
 * Checks a CSV file as a whole, before any cell is looked at. The check takes the first 0.3 of the progress.
 * Refused with the findings of `checkText` and `readHeader`.
 * @returns what `loadCsv` asks for, with the findings that it goes on filling
 */
export async function openCsv({
  path,
  fileName,
  onProgress,
}: {
  path: string;
  fileName?: string | undefined;
  onProgress?: ((share: number) => void) | undefined;
}): Promise<Outcome<{ file: TextFacts; header: CsvHeader; findings: Findings }>> {
  const findings = new Findings(fileName ?? basename(path));
  const file = await checkText(path, {
    fileName: findings.file,
    onProgress: (share) => onProgress?.(share * 0.3),
  });
  if (!file.ok) return file;
  const header = await readHeader(path, findings);
  return header ? { ok: true, file, header, findings } : findings.refusal();
}

/**
 * Loads columns of a large CSV file, which `checkText` accepted, into the DuckDB table `source`: `row`
 * (header = 1) and one trimmed text column for each name in `wanted`, called as `columnOf` says. Never
 * guesses a type. Adds ROW_CELLS, FILE_ENDS_MID_ROW, QUOTE_UNCLOSED, ROW_UNREADABLE or FILE_WITHOUT_ROWS.
 * @returns rows loaded
 */
export async function loadCsv(
  db: DuckDB,
  path: string,
  file: TextFacts,
  header: CsvHeader,
  wanted: readonly string[],
  findings: Findings,
): Promise<number> {
  const width = header.columns.length;
  const columns = header.columns.map((_, i) => `${sqlText(`c${i}`)}: 'VARCHAR'`).join(", ");
  const chosen = [...new Set(wanted.map((name) => columnOf(header, name)))];
  const cells = chosen.map((column) => `trim(coalesce(${column}, '')) AS ${column}`);
  try {
    await db.run(
      `CREATE TABLE source AS SELECT (row_number() OVER () + 1)::INTEGER AS row, ${cells.join(", ")}
       FROM read_csv($path, auto_detect = false, header = true, delim = ${sqlText(header.delimiter)},
         quote = '"', escape = '"', columns = {${columns}}, strict_mode = true, null_padding = false,
         parallel = false, max_line_size = ${mebibyte}, store_rejects = true, rejects_limit = ${described})`,
      { path },
    );
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith("Invalid Input Error"))) throw error;
    findings.add({ code: "ROW_UNREADABLE", found: error.message.split("\n", 1)[0] ?? "" });
    return 0;
  }
  const count = (await db.rows("SELECT count(*)::INTEGER AS n FROM source"))[0];
  const rows = Number(count?.["n"]);

  const rejected = await db.rows(
    `SELECT line::INTEGER AS row, arg_min(error_type::VARCHAR, column_idx) AS kind, min(cells) AS fewest,
       max(cells) AS most, any_value(error_message) AS message, count(*)::INTEGER AS errors
     FROM (SELECT *, try_cast(regexp_extract(error_message, 'Found: (\\d+)', 1) AS INTEGER) AS cells
       FROM reject_errors) GROUP BY line ORDER BY line`,
  );
  for (const reject of rejected) addReject(reject, file, header, findings);
  // A row that is neither loaded nor described is never passed over: beyond the described ones it is one more of
  // their kind, else a quote did it.
  const lost = file.records - 1 - rows - rejected.length;
  const errors = rejected.reduce((sum, { errors }) => sum + Number(errors), 0);
  if (errors >= described) findings.count("ROW_CELLS", lost);
  else if (lost !== 0 && findings.none) addQuote(file.openQuote ?? rows + 2, file, header, findings);
  if (file.emptyLine !== null) {
    findings.add({ code: "ROW_CELLS", row: file.emptyLine, expected: String(width), found: "0" });
  }
  if (findings.none && rows > 0 && endsMidRow(file, header, width)) {
    findings.add({ code: "FILE_ENDS_MID_ROW", row: rows + 1, expected: String(width), found: String(width) });
  }
  if (findings.none && rows === 0) findings.add({ code: "FILE_WITHOUT_ROWS" });
  return rows;
}

/** The SQL name of a column of the file in the table `source`. */
export function columnOf(header: CsvHeader, name: string): string {
  const index = header.columns.indexOf(name);
  if (index < 0) throw new RangeError(`no column ${name}`);
  return `c${index}`;
}

function addQuote(row: number, file: TextFacts, header: CsvHeader, findings: Findings): void {
  const cut = row === file.lines && !file.endsWithNewline;
  findings.add(
    cut
      ? { code: "FILE_ENDS_MID_ROW", row, expected: String(header.columns.length) }
      : { code: "QUOTE_UNCLOSED", row, expected: '"' },
  );
}

function addReject(
  reject: Record<string, unknown>,
  file: TextFacts,
  header: CsvHeader,
  findings: Findings,
): void {
  const row = Number(reject["row"]);
  const expected = String(header.columns.length);
  const cut = row === file.lines && !file.endsWithNewline;
  const message = String(reject["message"]);
  switch (reject["kind"]) {
    case "MISSING COLUMNS":
    case "TOO MANY COLUMNS": {
      const found = String(reject["kind"] === "MISSING COLUMNS" ? reject["fewest"] : reject["most"]);
      const code = cut && Number(found) <= header.columns.length ? "FILE_ENDS_MID_ROW" : "ROW_CELLS";
      findings.add({ code, row, expected, found });
      return;
    }
    case "UNQUOTED VALUE":
    // Lines were measured before: a longer record is a quote that swallowed what follows.
    case "LINE SIZE OVER MAXIMUM":
      addQuote(row, file, header, findings);
      return;
    default:
      findings.add({ code: "ROW_UNREADABLE", row, found: message.split("\n", 1)[0] ?? "" });
  }
}
