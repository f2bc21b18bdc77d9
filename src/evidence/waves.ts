import { dirname } from "node:path";
import type { DuckDBValue } from "@duckdb/node-api";
import type { Column, DuckDB } from "../platform/duckdb.ts";
import { fillColumns, sqlText, withDuckDB } from "../platform/duckdb.ts";
import type { Education } from "./education.ts";
import { educationLadder } from "./education.ts";
import type { Wave } from "./wave.ts";

export type WavesRequest = {
  /**
   * Files that `readSurvey` wrote; each may hold several periods, and a period may be spread over several
   * files.
   */
  parquets: readonly string[];
  /** Digits to which occupation codes are cut. */
  level: number;
  /** Only persons of this area. */
  area?: string;
  memoryMebibytes?: number;
};

/**
 * Opens the waves of survey files in columns, one for each period and code list, in the order of time. An
 * occupation coded with fewer digits than `level` counts as not coded (-1). The tables `occupations` and
 * `areas` are sorted and the same in every wave. Throws where a file is not one that `readSurvey` wrote.
 */
export async function openWaves(request: WavesRequest): Promise<Wave[]> {
  if (request.parquets.length === 0) return [];
  const folders = [...new Set(request.parquets.map((path) => dirname(path)))];
  const memoryMebibytes = request.memoryMebibytes ?? 1024;
  return withDuckDB({ folders, memoryMebibytes }, async (db) => {
    const files = `[${request.parquets.map(sqlText).join(", ")}]`;
    const here = request.area === undefined ? "" : `WHERE area = ${sqlText(request.area)}`;
    await db.run(`CREATE VIEW person AS SELECT * FROM read_parquet(${files}) ${here}`);
    const cut = (column: string) =>
      `CASE WHEN length(${column}) >= ${request.level} THEN ${column}[1:${request.level}] END`;
    const occupations = await table(
      db,
      `SELECT ${cut("occupation")} AS code FROM person UNION SELECT ${cut("last_occupation")} FROM person`,
    );
    const areas = await table(db, "SELECT area AS code FROM person");
    await db.run(`CREATE TYPE occupation_code AS ENUM (${occupations.map(sqlText).join(", ")})`);
    await db.run(`CREATE TYPE area_code AS ENUM (${areas.map(sqlText).join(", ")})`);
    const index = (sql: string, type: string) => `coalesce(enum_code(${sql}::${type})::INTEGER, -1)`;

    const waves: Wave[] = [];
    const found = await db.rows(
      `SELECT period, code_list, count(*)::INTEGER AS persons, bool_and(asks_last_occupation) AS last,
         bool_and(cluster IS NOT NULL) AS cluster, bool_and(stratum IS NOT NULL) AS stratum
       FROM person GROUP BY period, code_list ORDER BY period, code_list`,
    );
    for (const { period, code_list, persons, last, cluster, stratum } of found) {
      const n = Number(persons);
      const wave: Wave = {
        period: String(period),
        codeList: String(code_list),
        occupations,
        areas,
        weight: new Float64Array(n),
        area: new Int32Array(n),
        cluster: cluster === true ? new Float64Array(n) : null,
        stratum: stratum === true ? new Float64Array(n) : null,
        status: new Uint8Array(n),
        occupation: new Int32Array(n),
        lastOccupation: last === true ? new Int32Array(n) : null,
        employee: new Uint8Array(n),
        pay: new Float64Array(n),
        hours: new Float64Array(n),
        education: new Int8Array(n),
      };
      const sources: [Column | null, string][] = [
        [wave.weight, "weight"],
        [wave.area, index("area", "area_code")],
        [wave.cluster, "cluster"],
        [wave.stratum, "stratum"],
        [wave.status, "status"],
        [wave.occupation, index(cut("occupation"), "occupation_code")],
        [wave.lastOccupation, index(cut("last_occupation"), "occupation_code")],
        [wave.employee, "employee"],
        [wave.pay, "coalesce(pay, 'nan'::DOUBLE)"],
        [wave.hours, "coalesce(hours, 'nan'::DOUBLE)"],
        [wave.education, "education"],
      ];
      const present = sources.filter((source): source is [Column, string] => source[0] !== null);
      await fillColumns(
        db,
        `SELECT ${present.map(([, sql]) => sql).join(", ")} FROM person
         WHERE period = $period AND code_list = $codeList`,
        { period: wave.period, codeList: wave.codeList },
        present.map(([column]) => column),
      );
      waves.push(wave);
    }
    return waves;
  });
}

async function table(db: DuckDB, codes: string): Promise<string[]> {
  const rows = await db.rows(`SELECT DISTINCT code FROM (${codes}) WHERE code IS NOT NULL ORDER BY code`);
  return rows.map(({ code }) => String(code));
}

/**
 * Which persons an indicator rests on: `employed`; `paid`: employees with pay; `timed`: employed persons who
 * worked hours; `certified`: employed persons whose certificate is known; `unemployed`: by their last job;
 * `all`: everybody.
 */
export type RecordGroup = "all" | "employed" | "paid" | "timed" | "certified" | "unemployed";

export type RecordsRequest = {
  /** A file that `readSurvey` wrote. */
  parquet: string;
  period: string;
  where: RecordGroup;
  /**
   * First digits of the occupation (of the last occupation for `unemployed`); "" takes every person of the
   * group.
   */
  occupationPrefix: string;
  area?: string;
  offset: number;
  limit: number;
};

/** One person of the sample, as the records page shows it. */
export type SurveyRecord = {
  /** Row of the source file, header = 1. */
  row: number;
  weight: number;
  status: "employed" | "unemployed" | "outside";
  occupation: string | null;
  lastOccupation: string | null;
  area: string;
  employee: boolean;
  education: Education | null;
  pay: number | null;
  hours: number | null;
};

const groups: Record<RecordGroup, string> = {
  all: "true",
  employed: "status = 1",
  paid: "status = 1 AND employee = 1 AND pay > 0",
  timed: "status = 1 AND hours > 0",
  certified: "status = 1 AND education >= 0",
  unemployed: "status = 2",
};

/**
 * The records under a number, in the order of the source file: a page of them, how many there are, and how
 * many persons they stand for.
 */
export async function readRecords(
  request: RecordsRequest,
): Promise<{ records: SurveyRecord[]; count: number; weightSum: number }> {
  return withDuckDB({ folders: [dirname(request.parquet)], threads: 1, memoryMebibytes: 256 }, async (db) => {
    const job = request.where === "unemployed" ? "last_occupation" : "occupation";
    const values: Record<string, DuckDBValue> = { period: request.period };
    const tests = ["period = $period", groups[request.where]];
    if (request.occupationPrefix !== "") {
      tests.push(`starts_with(${job}, $prefix)`);
      values["prefix"] = request.occupationPrefix;
    }
    if (request.area !== undefined) {
      tests.push("area = $area");
      values["area"] = request.area;
    }
    const from = `FROM read_parquet(${sqlText(request.parquet)}) WHERE ${tests.join(" AND ")}`;
    const [sums] = await db.rows(`SELECT count(*)::INTEGER AS n, fsum(weight) AS weight_sum ${from}`, values);
    const rows = await db.rows(
      `SELECT row, weight, status, occupation, last_occupation, area, employee, education, pay, hours
       ${from} ORDER BY row LIMIT ${Math.trunc(request.limit)} OFFSET ${Math.trunc(request.offset)}`,
      values,
    );
    const records = rows.map((person): SurveyRecord => ({
      row: Number(person["row"]),
      weight: Number(person["weight"]),
      status: person["status"] === 1 ? "employed" : person["status"] === 2 ? "unemployed" : "outside",
      occupation: person["occupation"] as string | null,
      lastOccupation: person["last_occupation"] as string | null,
      area: String(person["area"]),
      employee: person["employee"] === 1,
      education: educationLadder[Number(person["education"])] ?? null,
      pay: person["pay"] as number | null,
      hours: person["hours"] as number | null,
    }));
    return { records, count: Number(sums?.["n"]), weightSum: Number(sums?.["weight_sum"] ?? 0) };
  });
}
