import { dirname } from "node:path";
import type { RowCheck } from "../platform/csv-check.ts";
import { checkKey, checkRows, defineKnown, noNumber, numberOf } from "../platform/csv-check.ts";
import { columnOf, loadCsv, openCsv } from "../platform/csv-table.ts";
import type { CsvHeader } from "../platform/csv.ts";
import type { DuckDB } from "../platform/duckdb.ts";
import { fillColumns, sqlText, withDuckDB } from "../platform/duckdb.ts";
import type { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { writeWhole } from "../platform/whole-file.ts";
import { monthOf, monthsBetween } from "./month-heading.ts";
import { national } from "./area.ts";
import type { VacancySeries } from "./vacancy-series.ts";

export type VacancyRequest = {
  path: string;
  fileName?: string;
  /** The list that the codes belong to, for example `kbji/2014`. */
  codeList: string;
  /** Codes of that list, of any length; null accepts any. */
  knownCodes: ReadonlySet<string> | null;
  knownAreas?: ReadonlySet<string> | null;
  /** Parquet file to write; null writes nothing (dry run). */
  outParquet: string | null;
  onProgress?: (share: number) => void;
};

export type VacanciesRead = {
  /** `wide`: a column a month; `long`: a row a month. */
  form: "wide" | "long";
  codes: string[];
  areas: string[];
  months: { first: string; last: string; count: number };
  /** Pairs of code and area. */
  series: number;
  /** Counts: code × area × month. */
  cells: number;
  /**
   * Codes and areas that are the sum of the others, found by adding up: kept, but not added to the others.
   */
  totalCodes: string[];
  totalAreas: string[];
  /** Whether the file itself says, by a column SINTETIS or SYNTHETIC, that its counts are invented. */
  synthetic: boolean;
  columns: string[];
  fileHash: string;
  parquetHash: string | null;
};

/** Headings by which a column is known, and how they are named to people. */
const headings = {
  area: [
    /^(area|areas|state|prov|provinsi|province|wilayah|region|.*_area|.*_prov.*|(area|province)_code)$/i,
    "area | provinsi | state",
  ],
  code: [/^(code|kode|kbji|isco|kode_.*|.*_code)$/i, "code | kode | kode_pekerjaan"],
  title: [/^(title|judul|nama|jabatan|nama_.*|.*_title)$/i, ""],
  synthetic: [/^(sintetis|synthetic)$/i, ""],
  month: [/^(month|bulan|period|periode)$/i, "month | bulan"],
  count: [/^(count|vacancies|jumlah|lowongan|jumlah_lowongan)$/i, "count | jumlah"],
} as const;

type Layout = {
  code: string;
  area: string;
  synthetic: string | null;
  /** Wide: each heading with its month. Long: the columns of month and count. */
  wide: { heading: string; month: string }[] | null;
  long: { month: string; count: string } | null;
};

const countExample = "0, 12, 12.5";
const monthExample = "2006-03 | Mar-06 | Mei 2006";

/**
 * Reads a series of vacancies, wide (code, title, area, then a column a month) or long (code, area, month,
 * count), and writes one Parquet file. All or nothing. An empty count is refused: it is not zero.
 *
 * Refused with FILE_REFUSED; findings: those of `openCsv` and `loadCsv`, and COLUMN_MISSING,
 * COLUMN_UNKNOWN, CODE_UNKNOWN, NUMBER_INVALID, VACANCY_NEGATIVE, PERIOD_INVALID, MONTH_MISSING (a month
 * inside the series is absent), KEY_DUPLICATE. Refused with DISK_FULL where it cannot be written.
 */
export async function readVacancies(request: VacancyRequest): Promise<Outcome<VacanciesRead>> {
  const { path, codeList, outParquet, onProgress } = request;
  const opened = await openCsv(request);
  if (!opened.ok) return opened;
  const { file, header, findings } = opened;
  const layout = layoutOf(header, findings);
  if (!layout) return findings.refusal();

  const folders = [dirname(path), ...(outParquet === null ? [] : [dirname(outParquet)])];
  const result = await writeWhole(outParquet, (part) =>
    withDuckDB({ folders }, async (db) => {
      const { code, area, synthetic, wide, long } = layout;
      const counted = wide ? wide.map(({ heading }) => heading) : long ? [long.month, long.count] : [];
      const wanted = [code, area, ...(synthetic === null ? [] : [synthetic]), ...counted];
      await loadCsv(db, path, file, header, wanted, findings);
      onProgress?.(0.6);
      if (!findings.none) return findings.refusal();
      await defineCells(db, header, layout);
      const totals = { code: await totalsOf(db, "code"), area: await totalsOf(db, "area") };
      await check(db, header, layout, request, totals, findings);
      if (!findings.none) return findings.refusal();
      onProgress?.(0.9);
      const among = (column: "code" | "area") =>
        totals[column].length > 0 ? `${column} IN (${totals[column].map(sqlText).join(", ")})` : "false";
      await db.run(
        `CREATE VIEW vacancy AS SELECT row, ${sqlText(codeList)} AS code_list, code, area, month,
           ${numberOf("text")} AS count, ${among("code")} AS total_code, ${among("area")} AS total_area
         FROM cell`,
      );
      if (part !== null) await db.run(`COPY vacancy TO ${sqlText(part)} (FORMAT parquet, COMPRESSION zstd)`);
      const said = synthetic === null ? "false" : `bool_and(${columnOf(header, synthetic)} = '1')`;
      const [flag] = await db.rows(`SELECT ${said} AS synthetic FROM source`);
      return {
        ok: true as const,
        form: wide ? ("wide" as const) : ("long" as const),
        ...(await summarise(db)),
        totalCodes: totals.code,
        totalAreas: totals.area,
        synthetic: flag?.["synthetic"] === true,
        columns: header.columns,
        fileHash: file.sha256,
      };
    }),
  );
  if (!result.ok) return result;
  onProgress?.(1);
  const { sha256: parquetHash, ...read } = result;
  return { ...read, parquetHash };
}

/**
 * Finds the columns by their headings. Adds COLUMN_MISSING, COLUMN_UNKNOWN, COLUMN_DUPLICATE and
 * MONTH_MISSING.
 */
function layoutOf(header: CsvHeader, findings: Findings): Layout | null {
  const roles = new Map<keyof typeof headings, string>();
  const months = new Map<string, string>();
  const unknown: string[] = [];
  for (const heading of header.columns) {
    const month = monthOf(heading);
    const role = (Object.keys(headings) as (keyof typeof headings)[]).find((name) =>
      headings[name][0].test(heading),
    );
    if (month !== null) {
      if (months.has(month)) findings.add({ code: "COLUMN_DUPLICATE", row: 1, column: heading });
      months.set(month, heading);
    } else if (role !== undefined && !roles.has(role)) roles.set(role, heading);
    else if (heading !== "") unknown.push(heading);
  }
  const wide = months.size > 0;
  for (const role of wide ? (["code", "area"] as const) : (["code", "area", "month", "count"] as const)) {
    if (roles.has(role)) continue;
    const expected = headings[role][1];
    findings.add({
      code: "COLUMN_MISSING",
      row: 1,
      column: role,
      expected,
      found: header.columns.join(", "),
    });
  }
  if (wide) {
    for (const role of ["month", "count"] as const)
      unknown.push(...(roles.has(role) ? [roles.get(role) ?? ""] : []));
    for (const heading of unknown) {
      findings.add({ code: "COLUMN_UNKNOWN", row: 1, column: heading, expected: monthExample });
    }
    const present = [...months.keys()].toSorted();
    for (const month of monthsBetween(present[0] ?? "", present.at(-1) ?? "")) {
      if (!months.has(month)) findings.add({ code: "MONTH_MISSING", row: 1, expected: month });
    }
  }
  if (!findings.none) return null;
  const name = (role: keyof typeof headings) => roles.get(role) ?? "";
  return {
    code: name("code"),
    area: name("area"),
    synthetic: roles.get("synthetic") ?? null,
    wide: wide ? [...months].map(([month, heading]) => ({ heading, month })) : null,
    long: wide ? null : { month: name("month"), count: name("count") },
  };
}

/** Both forms as one table `cell`: row, code, area, month (NULL where none can be read), heading, text. */
async function defineCells(db: DuckDB, header: CsvHeader, layout: Layout): Promise<void> {
  const identity = `row, ${columnOf(header, layout.code)} AS code, ${columnOf(header, layout.area)} AS area`;
  if (layout.wide) {
    const list = (items: string[]) => `unnest([${items.join(", ")}])`;
    const months = list(layout.wide.map(({ month }) => sqlText(month)));
    await db.run(
      `CREATE TABLE cell AS SELECT ${identity}, ${months} AS month,
         ${list(layout.wide.map(({ heading }) => sqlText(heading)))} AS heading,
         ${list(layout.wide.map(({ heading }) => columnOf(header, heading)))} AS text FROM source`,
    );
    return;
  }
  if (!layout.long) return;
  const written = columnOf(header, layout.long.month);
  // A series has some hundred months: what lies beyond ten thousand spellings is no month.
  const spellings = await db.rows(`SELECT DISTINCT ${written} AS text FROM source ORDER BY text LIMIT 10000`);
  const months = spellings.flatMap(({ text }) => {
    const month = monthOf(String(text));
    return month === null ? [] : [`WHEN ${sqlText(String(text))} THEN ${sqlText(month)}`];
  });
  const month = months.length > 0 ? `CASE ${written} ${months.join(" ")} END` : "NULL::VARCHAR";
  await db.run(
    `CREATE TABLE cell AS SELECT ${identity}, ${month} AS month, ${sqlText(layout.long.count)} AS heading,
       ${columnOf(header, layout.long.count)} AS text, ${written} AS written FROM source`,
  );
}

/**
 * Codes (or areas) that are the total of all others: over all cells they differ from the sum of the others by
 * less than 2 % (published totals are rounded), and there are at least two dozen cells, so that chance does
 * not make one. Of codes, only those of the greatest length are added up.
 */
async function totalsOf(db: DuckDB, column: "code" | "area"): Promise<string[]> {
  const other = column === "code" ? "area" : "code";
  const [size] = await db.rows(
    `SELECT count(DISTINCT ${column})::INTEGER AS names, max(length(code))::INTEGER AS digits FROM cell`,
  );
  if (Number(size?.["names"]) < 3) return [];
  const adds = column === "code" ? `length(code) = ${Number(size?.["digits"])}` : "true";
  const rows = await db.rows(
    `WITH counted AS (SELECT ${column} AS name, coalesce(${numberOf("text")}, 0) AS n,
         sum(CASE WHEN ${adds} THEN n ELSE 0 END) OVER (PARTITION BY ${other}, month)
           - CASE WHEN ${adds} THEN n ELSE 0 END AS others FROM cell)
     SELECT name FROM counted GROUP BY name
     HAVING count(*) >= 24 AND sum(n) > 0 AND sum(abs(n - others)) < 0.02 * sum(n) ORDER BY name`,
  );
  return rows.map(({ name }) => String(name));
}

async function check(
  db: DuckDB,
  header: CsvHeader,
  layout: Layout,
  request: VacancyRequest,
  totals: { code: string[]; area: string[] },
  findings: Findings,
): Promise<void> {
  const code = columnOf(header, layout.code);
  const area = columnOf(header, layout.area);
  await defineKnown(db, "known_code", request.knownCodes);
  await defineKnown(db, "known_area", request.knownAreas ?? null);
  const unknown = (cell: string, known: ReadonlySet<string> | null, type: string, sums: string[]) => {
    if (known === null) return `${cell} = ''`;
    const total = sums.length > 0 ? ` AND ${cell} NOT IN (${sums.map(sqlText).join(", ")})` : "";
    return `try_cast(${cell} AS ${type}) IS NULL${total}`;
  };
  const codes: RowCheck[] = [
    {
      code: "CODE_UNKNOWN",
      column: layout.code,
      breaks: unknown(code, request.knownCodes, "known_code", totals.code),
      found: code,
      expected: request.codeList,
    },
    {
      code: "CODE_UNKNOWN",
      column: layout.area,
      breaks: unknown(area, request.knownAreas ?? null, "known_area", totals.area),
      found: area,
      expected: layout.area,
    },
  ];
  const count = { column: "", place: "heading", found: "text", expected: countExample };
  const cells: RowCheck[] = [
    { ...count, code: "NUMBER_INVALID", breaks: noNumber("text") },
    { ...count, code: "VACANCY_NEGATIVE", breaks: `coalesce(${numberOf("text")} < 0, false)` },
  ];
  const month = layout.long?.month;
  if (month !== undefined) {
    const breaks = "month IS NULL";
    cells.push({ code: "PERIOD_INVALID", column: month, breaks, found: "written", expected: monthExample });
  }
  await checkRows(db, "source", codes, findings);
  await checkRows(db, "cell", cells, findings);
  if (!findings.none) return;
  if (month === undefined) {
    await checkKey(db, "source", [code, area], [layout.code, layout.area], findings);
    return;
  }
  await checkKey(db, "cell", ["code", "area", "month"], [layout.code, layout.area, month], findings);
  if (findings.none) await checkMonths(db, month, findings);
}

/** Long form: a series may start late or end early, but no month may be absent inside it. */
async function checkMonths(db: DuckDB, column: string, findings: Findings): Promise<void> {
  const position = "(month[1:4]::INTEGER * 12 + month[6:7]::INTEGER)";
  const gaps = await db.rows(
    `SELECT row, before, month, code, area, count(*) OVER ()::INTEGER AS total FROM (
       SELECT row, code, area, month, lag(month) OVER series AS before,
         ${position} - lag(${position}) OVER series AS step
       FROM cell WINDOW series AS (PARTITION BY code, area ORDER BY month))
     WHERE step > 1 ORDER BY row LIMIT ${findings.room}`,
  );
  for (const { row, before, month, code, area } of gaps) {
    const expected = monthsBetween(String(before), String(month))[1] ?? "";
    findings.add({
      code: "MONTH_MISSING",
      row: Number(row),
      column,
      expected,
      found: `${String(code)} · ${String(area)}`,
    });
  }
  findings.count("MONTH_MISSING", Number(gaps[0]?.["total"] ?? 0) - gaps.length);
}

async function summarise(db: DuckDB) {
  const distinct = (column: string) => `list_sort(array_agg(DISTINCT ${column}))`;
  const [row] = await db.rows(
    `SELECT ${distinct("code")} AS codes, ${distinct("area")} AS areas,
       min(month) AS first, max(month) AS last,
       count(DISTINCT month)::INTEGER AS months, count(DISTINCT (code, area))::INTEGER AS series,
       count(*)::INTEGER AS cells FROM vacancy`,
  );
  return {
    codes: row?.["codes"] as string[],
    areas: row?.["areas"] as string[],
    months: { first: String(row?.["first"]), last: String(row?.["last"]), count: Number(row?.["months"]) },
    series: Number(row?.["series"]),
    cells: Number(row?.["cells"]),
  };
}

/**
 * Opens what `readVacancies` wrote. A code that is the total of the others is left out; an area that is one
 * is called `national`, as the engine names it.
 */
export async function openVacancies(parquet: string): Promise<VacancySeries> {
  return withDuckDB({ folders: [dirname(parquet)] }, async (db) => {
    await db.run(
      `CREATE VIEW vacancy AS SELECT code_list, code, month, count,
         CASE WHEN total_area THEN ${sqlText(national)} ELSE area END AS area
       FROM read_parquet(${sqlText(parquet)}) WHERE NOT total_code`,
    );
    const list = async (column: string) =>
      (await db.rows(`SELECT DISTINCT ${column} AS name FROM vacancy ORDER BY name`)).map(({ name }) =>
        String(name),
      );
    const occupations = await list("code");
    const areas = await list("area");
    const present = await list("month");
    const months = monthsBetween(present[0] ?? "", present.at(-1) ?? "");
    const codeLists = await list("code_list");
    const counts = new Float64Array(occupations.length * areas.length * months.length).fill(NaN);
    // Hundreds of thousands of cells come as numbers: as texts they would cost more than what is computed from them.
    const [{ cells = 0 } = {}] = await db.rows("SELECT count(*)::INTEGER AS cells FROM vacancy");
    const slots = new Int32Array(Number(cells));
    const found = new Float64Array(Number(cells));
    await db.run(`CREATE TYPE code_name AS ENUM (${occupations.map(sqlText).join(", ")})`);
    await db.run(`CREATE TYPE area_name AS ENUM (${areas.map(sqlText).join(", ")})`);
    await db.run(`CREATE TYPE month_name AS ENUM (${months.map(sqlText).join(", ")})`);
    const place = (column: string) => `enum_code(${column}::${column}_name)::INTEGER`;
    const series = `${place("code")} * ${areas.length} + ${place("area")}`;
    await fillColumns(
      db,
      `SELECT (${series}) * ${months.length} + ${place("month")}, count::DOUBLE FROM vacancy`,
      {},
      [slots, found],
    );
    for (let i = 0; i < slots.length; i++) counts[slots[i]!] = found[i]!;
    return { codeList: codeLists[0] ?? "", occupations, areas, months, counts };
  });
}
