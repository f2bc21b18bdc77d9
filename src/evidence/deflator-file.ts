import { basename } from "node:path";
import { readCsv, type CsvRow } from "../platform/csv.ts";
import { plainCells } from "../platform/csv-text.ts";
import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { nameColumnsAsInFile } from "../vocabulary/index.server.ts";
import { parseDeclared, readDeclared } from "./declared-file.ts";
import { isMonth, isPeriod, type Deflator } from "./deflator.ts";
import { deflatorSchema } from "./deflator-schema.ts";
import { deflatorColumns } from "./file-words.ts";
import { mappingRefusal } from "./survey-mapping.ts";

/** Monthly from 1900 on. */
const mostRows = 3_000;
const columns = { required: ["period", "index", "base_year", "source"], aliases: deflatorColumns };

/**
 * Reads a price index. YAML: `source`, `baseYear`, `index: { 2020-08: 104.2, … }`. CSV: `period` (a month `2020-08` or a
 * year), `index`, `base_year`, `source`, the last two at least in the first row. Either in Indonesian too; months or years,
 * not both; numbers with a point for decimals.
 * Refused with FILE_REFUSED: for YAML MAPPING_INVALID with the place; for CSV the findings of `readCsv` or PERIOD_NEITHER,
 * PERIODS_MIXED, NUMBER_INVALID, KEY_DUPLICATE, CELL_EMPTY, CELL_TOO_LONG, CELLS_DIFFER (another base or source).
 */
export async function readDeflator(
  path: string,
  fileName = basename(path),
): Promise<Outcome<{ deflator: Deflator }>> {
  const file = await readDeclared(path, fileName);
  if (!file.ok) return file;
  return isYaml(file.text) ? parseYaml(file.text, fileName) : readTable(path, fileName);
}

/** A key, a comment or a brace begins YAML; the heading of a table has no colon before its first separator. */
const isYaml = (text: string) => /^\uFEFF?\s*(#|---|\{|"?[\w ]+"?\s*:)/.test(text);

function parseYaml(text: string, fileName: string): Outcome<{ deflator: Deflator }> {
  const declared = parseDeclared(text, fileName);
  if (!declared.ok) return declared;
  const input = inEnglish(declared.input);
  const result = deflatorSchema.safeParse(input);
  return result.success
    ? { ok: true, deflator: result.data }
    : mappingRefusal(result.error.issues, input, fileName);
}

const keys: Readonly<Record<string, string>> = {
  ...{ sumber: "source", indeks: "index" },
  ...{ tahunDasar: "baseYear", tahun_dasar: "baseYear", base_year: "baseYear" },
};

function inEnglish(input: unknown): unknown {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [keys[key] ?? key, value]));
}

async function readTable(path: string, fileName: string): Promise<Outcome<{ deflator: Deflator }>> {
  const findings = new Findings(fileName);
  const rows = new Map<string, number>();
  const deflator: Deflator = { source: "", baseYear: 0, index: {} };

  function take({ row, cells: written }: CsvRow) {
    const cells = plainCells(written);
    const text = (column: string) => (cells[column] ?? "").normalize("NFC").trim();
    const [period, number, base, source] = columns.required.map(text) as [string, string, string, string];
    const wrong = (code: string, column: string, found: string, expected?: string) =>
      findings.add({ code, row, column, found, ...(expected !== undefined && { expected }) });

    const [before] = rows.keys();
    const first = rows.get(period);
    if (!isPeriod(period)) wrong("PERIOD_NEITHER", "period", period);
    else if (first !== undefined) wrong("KEY_DUPLICATE", "period", period, String(first));
    else if (before !== undefined && isMonth(before) !== isMonth(period))
      wrong("PERIODS_MIXED", "period", period, before);
    else rows.set(period, row);

    const value = Number(number);
    if (!/^\d{1,9}(\.\d{1,12})?$/.test(number) || value === 0)
      wrong("NUMBER_INVALID", "index", number, "positive");
    else deflator.index[period] = value;

    const year = Number(base);
    if (base === "") {
      if (deflator.baseYear === 0) wrong("CELL_EMPTY", "base_year", "");
    } else if (!/^(19|20)\d\d$/.test(base)) wrong("NUMBER_INVALID", "base_year", base, "2022");
    else if (deflator.baseYear === 0) deflator.baseYear = year;
    else if (year !== deflator.baseYear) wrong("CELLS_DIFFER", "base_year", base, String(deflator.baseYear));

    if (source === "") {
      if (deflator.source === "") wrong("CELL_EMPTY", "source", "");
    } else if (source.length > 300) wrong("CELL_TOO_LONG", "source", String(source.length), "300");
    else if (deflator.source === "") deflator.source = source;
    else if (source !== deflator.source) wrong("CELLS_DIFFER", "source", source, deflator.source);
  }

  const csv = await readCsv(path, { fileName, columns, maxRows: mostRows }, take);
  if (!csv.ok) return csv;
  if (findings.none) return { ok: true, deflator };
  nameColumnsAsInFile(findings, csv.header, deflatorColumns);
  return findings.refusal();
}
