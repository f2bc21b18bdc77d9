import { readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { parse } from "yaml";
import { checkKey, checkRows, defineKnown } from "../platform/csv-check.ts";
import { columnOf, loadCsv, openCsv } from "../platform/csv-table.ts";
import type { DuckDB } from "../platform/duckdb.ts";
import { sqlText, withDuckDB } from "../platform/duckdb.ts";
import { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { checkText } from "../platform/text-file.ts";
import { writeWhole } from "../platform/whole-file.ts";
import type { SurveyMapping } from "./survey-mapping.ts";
import { checkMapping, mappedColumns } from "./survey-mapping.ts";
import { surveySql } from "./survey-sql.ts";

export type SurveyRequest = {
  path: string;
  /** Name shown to people, when it differs from the path's. */
  fileName?: string;
  mapping: SurveyMapping;
  /** Codes of the occupation list at the mapping's digits; null tests only their shape. */
  knownCodes: ReadonlySet<string> | null;
  /** Codes of the areas; null accepts any. */
  knownAreas?: ReadonlySet<string> | null;
  /** Parquet file to write; null writes nothing (dry run). */
  outParquet: string | null;
  onProgress?: (share: number) => void;
  memoryMebibytes?: number;
};

export type SurveyRead = {
  persons: number;
  weightSum: number;
  largestWeight: number;
  /** Reference months, `YYYY-MM`, in order: one file may hold several waves. */
  periods: string[];
  areas: string[];
  /** Occupation codes that occur. */
  codes: string[];
  withoutOccupation: number;
  withPay: number;
  /** Columns of the source file. */
  columns: string[];
  /** SHA-256 of the source file: the same file gives the same hash. */
  fileHash: string;
  /** SHA-256 of the Parquet file, null in a dry run. */
  parquetHash: string | null;
};

/**
 * Reads a mapping file (YAML). Every scalar is taken as the text that stands there, so that `01` and `no`
 * stay what they are; anchors are refused. Findings: those of `checkText` and MAPPING_INVALID.
 */
export async function readMapping(
  path: string,
): Promise<Outcome<{ mapping: SurveyMapping; fileHash: string }>> {
  const file = await checkText(path);
  if (!file.ok) return file;
  const findings = new Findings(basename(path));
  const largest = 256 * 1024;
  if (file.bytes > largest) {
    findings.add({
      code: "MAPPING_INVALID",
      column: ".",
      expected: `≤ ${largest} bytes`,
      found: `${file.bytes} bytes`,
    });
    return findings.refusal();
  }
  let input: unknown;
  try {
    input = parse(await readFile(path, "utf8"), { schema: "failsafe", maxAliasCount: 0, logLevel: "error" });
  } catch (error) {
    // The parser throws for wrong YAML, and runs out of stack on a hostile one: both are the file's fault.
    const found = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : "";
    findings.add({ code: "MAPPING_INVALID", column: ".", expected: "YAML", found });
    return findings.refusal();
  }
  const checked = checkMapping(input, findings.file);
  return checked.ok ? { ...checked, fileHash: file.sha256 } : checked;
}

/**
 * Reads a survey file by its mapping and writes one Parquet file in the columns that waves are opened from.
 * All or nothing: with one finding nothing is written. The Parquet holds, besides those columns, only the row
 * number of the source, so that every number can be opened to its records.
 *
 * Refused with FILE_REFUSED; findings: those of `openCsv` and `loadCsv`, and COLUMN_MISSING,
 * WEIGHT_ABSENT, WEIGHT_NEGATIVE (zero too), NUMBER_INVALID, PERIOD_INVALID, CODE_UNKNOWN, STATUS_UNDECIDED,
 * VALUE_UNEXPECTED, KEY_DUPLICATE (`expected` is the row that has the same key). Refused with DISK_FULL where
 * it cannot be written.
 */
export async function readSurvey(request: SurveyRequest): Promise<Outcome<SurveyRead>> {
  const { path, mapping, outParquet, onProgress } = request;
  const opened = await openCsv(request);
  if (!opened.ok) return opened;
  const { file, header, findings } = opened;
  const wanted = mappedColumns(mapping);
  for (const column of wanted) {
    if (header.columns.includes(column)) continue;
    findings.add({
      code: "COLUMN_MISSING",
      row: 1,
      column,
      expected: column,
      found: header.columns.join(", "),
    });
  }
  if (!findings.none) return findings.refusal();

  const folders = [dirname(path), ...(outParquet === null ? [] : [dirname(outParquet)])];
  const result = await writeWhole(outParquet, (part) =>
    withDuckDB({ folders, memoryMebibytes: request.memoryMebibytes ?? 1024 }, async (db) => {
      await loadCsv(db, path, file, header, wanted, findings);
      onProgress?.(0.7);
      if (!findings.none) return findings.refusal();
      const known = { occupation: request.knownCodes !== null, area: (request.knownAreas ?? null) !== null };
      await defineKnown(db, "known_occupation", request.knownCodes);
      await defineKnown(db, "known_area", request.knownAreas ?? null);
      const cell = (column: string) => columnOf(header, column);
      const { checks, columns } = surveySql(mapping, cell, known);
      await checkRows(db, "source", checks, findings);
      if (mapping.key)
        await checkKey(db, "source", mapping.key.columns.map(cell), mapping.key.columns, findings);
      if (!findings.none) return findings.refusal();
      onProgress?.(0.85);
      const chosen = Object.entries(columns).map(([name, sql]) => `${sql} AS ${name}`);
      await db.run(`CREATE VIEW person AS SELECT ${chosen.join(", ")} FROM source`);
      if (part !== null) await db.run(`COPY person TO ${sqlText(part)} (FORMAT parquet, COMPRESSION zstd)`);
      return { ok: true as const, ...(await summarise(db)), columns: header.columns, fileHash: file.sha256 };
    }),
  );
  if (!result.ok) return result;
  onProgress?.(1);
  const { sha256: parquetHash, ...read } = result;
  return { ...read, parquetHash };
}

async function summarise(db: DuckDB) {
  const distinct = (column: string) =>
    `coalesce(list_sort(array_agg(DISTINCT ${column}) FILTER (WHERE ${column} IS NOT NULL)), []::VARCHAR[])`;
  const [row] = await db.rows(
    `SELECT count(*)::INTEGER AS persons, fsum(weight) AS weight_sum, max(weight) AS largest_weight,
       ${distinct("period")} AS periods, ${distinct("area")} AS areas, ${distinct("occupation")} AS codes,
       count(*) FILTER (WHERE occupation IS NULL)::INTEGER AS without_occupation,
       count(*) FILTER (WHERE pay > 0)::INTEGER AS with_pay
     FROM person`,
  );
  const texts = (name: string) => (row?.[name] as string[] | undefined) ?? [];
  return {
    persons: Number(row?.["persons"]),
    weightSum: Number(row?.["weight_sum"]),
    largestWeight: Number(row?.["largest_weight"]),
    periods: texts("periods"),
    areas: texts("areas"),
    codes: texts("codes"),
    withoutOccupation: Number(row?.["without_occupation"]),
    withPay: Number(row?.["with_pay"]),
  };
}
