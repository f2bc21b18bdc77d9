import { dirname } from "node:path";
import type { RowCheck } from "../platform/csv-check.ts";
import { checkKey, checkRows, defineKnown, noNumber, numberOf } from "../platform/csv-check.ts";
import { columnOf, loadCsv, openCsv } from "../platform/csv-table.ts";
import type { CsvHeader } from "../platform/csv.ts";
import type { DuckDB } from "../platform/duckdb.ts";
import { sqlText, withDuckDB } from "../platform/duckdb.ts";
import type { Findings } from "../platform/findings.ts";
import type { Outcome } from "../platform/index.ts";
import { writeWhole } from "../platform/whole-file.ts";
import { monthNumber, type Fills } from "./fills.ts";

export type FillRequest = {
  path: string;
  fileName?: string;
  /** The list that the codes belong to, for example `kbji/2014`. */
  codeList: string;
  /** Codes of that list, of any length; null accepts any. */
  knownCodes: ReadonlySet<string> | null;
  /** `YYYY-MM-DD`: nothing was closed after it. */
  today: string;
  /** Parquet file to write; null writes nothing (dry run). */
  outParquet: string | null;
  onProgress?: (share: number) => void;
};

export type FillsRead = {
  codes: string[];
  areas: string[];
  months: { first: string; last: string };
  /** Vacancies that were closed, and those of them that were filled. */
  closings: number;
  filled: number;
  /** Posts of all of them. */
  posts: number;
  /** Whether the file itself says, by a column SINTETIS or SYNTHETIC, that its rows are invented. */
  synthetic: boolean;
  fileHash: string;
  parquetHash: string | null;
};

/** Headings by which a column is known, and how they are named to people. */
const headings = {
  code: [/^(code|kode|kbji|isco|ssoc|kode_.*|.*_code)$/i, "code | kode | kode_pekerjaan"],
  area: [/^(area|state|prov|provinsi|province|wilayah|region|.*_area|.*_prov.*)$/i, "area | provinsi"],
  opened: [/^(opened|posted|dibuka|tanggal_buka|tgl_buka|opened_on|date_opened)$/i, "opened | tanggal_buka"],
  days: [/^(days|days_open|hari|hari_buka|lama_hari)$/i, "days | hari"],
  closed: [/^(closed|ditutup|tanggal_tutup|tgl_tutup|closed_on|date_closed)$/i, "closed | tanggal_tutup"],
  outcome: [/^(outcome|result|hasil|status|status_akhir)$/i, "outcome | hasil"],
  posts: [/^(posts|positions|openings|jumlah|kuota|formasi|jumlah_posisi)$/i, "posts | jumlah"],
  id: [/^(id|vacancy_id|id_lowongan|nomor_lowongan|job_id)$/i, "id | id_lowongan"],
  synthetic: [/^(sintetis|synthetic)$/i, "sintetis"],
} as const;

type Role = keyof typeof headings;
type Layout = Partial<Record<Role, string>> & Record<"code" | "closed" | "outcome", string>;

/** What a portal may call the end of a vacancy: its posts were filled, or they were not. */
const filledWords = ["filled", "terisi", "ditempatkan"];
const unfilledWords = ["withdrawn", "ditarik", "dibatalkan", "expired", "kedaluwarsa", "berakhir"];
const outcomeExample = "filled | withdrawn | expired (terisi | ditarik | kedaluwarsa)";
const dayExample = "2025-03-31";
const wordsSql = (words: readonly string[]) => words.map(sqlText).join(", ");

/** A day as SQL; NULL where the cell has none. A time after it is passed over. */
const dayOf = (cell: string) =>
  `CASE WHEN regexp_full_match(${cell}, '\\d{4}-\\d{2}-\\d{2}([T ][0-9:.+Z-]*)?')
     THEN try_cast(${cell}[1:10] AS DATE) END`;

/**
 * Reads vacancies that were closed, a row each: code, closed, outcome, and opened or days; area, posts (1 if nothing
 * is said) and id where the portal has them. Writes one Parquet file. All or nothing.
 *
 * Refused with FILE_REFUSED; findings: those of `openCsv` and `loadCsv`, and COLUMN_MISSING,
 * COLUMN_DUPLICATE, CODE_UNKNOWN, DATE_INVALID, DATE_LATER (closed after today), DATES_REVERSED (closed before opened),
 * WORD_UNKNOWN, NUMBER_INVALID, KEY_DUPLICATE (an id that stands twice). Refused with DISK_FULL where it cannot be
 * written.
 */
export async function readFills(request: FillRequest): Promise<Outcome<FillsRead>> {
  const { path, codeList, outParquet, onProgress } = request;
  const opened = await openCsv(request);
  if (!opened.ok) return opened;
  const { file, header, findings } = opened;
  const layout = layoutOf(header, findings);
  if (!layout) return findings.refusal();

  const folders = [dirname(path), ...(outParquet === null ? [] : [dirname(outParquet)])];
  const result = await writeWhole(outParquet, (part) =>
    withDuckDB({ folders }, async (db) => {
      await loadCsv(db, path, file, header, Object.values(layout), findings);
      onProgress?.(0.6);
      if (!findings.none) return findings.refusal();
      await check(db, header, layout, request, findings);
      if (!findings.none) return findings.refusal();
      onProgress?.(0.8);
      const cell = (role: Role) => (layout[role] === undefined ? null : columnOf(header, layout[role]));
      const closed = dayOf(cell("closed")!);
      const opened = cell("opened");
      const days = opened ? `date_diff('day', ${dayOf(opened)}, ${closed})` : numberOf(cell("days")!);
      await db.run(
        `CREATE VIEW fill AS SELECT row, ${sqlText(codeList)} AS code_list, ${cell("code")} AS code,
           ${cell("area") ?? "''"} AS area, strftime(${closed}, '%Y-%m') AS month, ${days}::DOUBLE AS days,
           lower(${cell("outcome")}) IN (${wordsSql(filledWords)}) AS filled,
           ${layout.posts === undefined ? "1" : numberOf(cell("posts")!)}::DOUBLE AS posts
         FROM source`,
      );
      if (part !== null) await db.run(`COPY fill TO ${sqlText(part)} (FORMAT parquet, COMPRESSION zstd)`);
      const said = cell("synthetic") ? `bool_and(${cell("synthetic")} = '1')` : "false";
      const [flag] = await db.rows(`SELECT ${said} AS synthetic FROM source`);
      return {
        ok: true as const,
        ...(await summarise(db)),
        synthetic: flag?.["synthetic"] === true,
        fileHash: file.sha256,
      };
    }),
  );
  if (!result.ok) return result;
  onProgress?.(1);
  const { sha256: parquetHash, ...read } = result;
  return { ...read, parquetHash };
}

/** Finds the columns by their headings; others are passed over. Adds COLUMN_MISSING and COLUMN_DUPLICATE. */
function layoutOf(header: CsvHeader, findings: Findings): Layout | null {
  const layout: Partial<Record<Role, string>> = {};
  for (const heading of header.columns) {
    const role = (Object.keys(headings) as Role[]).find((name) => headings[name][0].test(heading));
    if (role === undefined) continue;
    // Which of two is meant is not for a program to say.
    if (layout[role] !== undefined) findings.add({ code: "COLUMN_DUPLICATE", row: 1, column: heading });
    layout[role] = heading;
  }
  const found = header.columns.join(", ");
  const missing = (column: string, expected: string) =>
    findings.add({ code: "COLUMN_MISSING", row: 1, column, expected, found });
  for (const role of ["code", "closed", "outcome"] as const)
    if (layout[role] === undefined) missing(role, headings[role][1]);
  if (layout.opened === undefined && layout.days === undefined)
    missing("opened", `${headings.opened[1]} | ${headings.days[1]}`);
  // A day says more than a count of days.
  if (layout.opened !== undefined) delete layout.days;
  return findings.none ? (layout as Layout) : null;
}

async function check(
  db: DuckDB,
  header: CsvHeader,
  layout: Layout,
  request: FillRequest,
  findings: Findings,
): Promise<void> {
  await defineKnown(db, "known_code", request.knownCodes);
  const cell = (name: string) => columnOf(header, name);
  const code = cell(layout.code);
  const closed = cell(layout.closed);
  const outcome = cell(layout.outcome);
  const checks: RowCheck[] = [
    {
      code: "CODE_UNKNOWN",
      column: layout.code,
      breaks: request.knownCodes === null ? `${code} = ''` : `try_cast(${code} AS known_code) IS NULL`,
      found: code,
      expected: request.codeList,
    },
    day(layout.closed, closed),
    {
      code: "DATE_LATER",
      column: layout.closed,
      breaks: `coalesce(${dayOf(closed)} > ${sqlText(request.today)}::DATE, false)`,
      found: closed,
      expected: request.today,
    },
    {
      code: "WORD_UNKNOWN",
      column: layout.outcome,
      breaks: `lower(${outcome}) NOT IN (${wordsSql([...filledWords, ...unfilledWords])})`,
      found: outcome,
      expected: outcomeExample,
    },
  ];
  if (layout.area !== undefined) {
    const area = cell(layout.area);
    checks.push({
      code: "CODE_UNKNOWN",
      column: layout.area,
      breaks: `${area} = ''`,
      found: area,
      expected: layout.area,
    });
  }
  if (layout.opened !== undefined) {
    const opened = cell(layout.opened);
    checks.push(day(layout.opened, opened), {
      code: "DATES_REVERSED",
      column: layout.closed,
      breaks: `coalesce(${dayOf(closed)} < ${dayOf(opened)}, false)`,
      found: closed,
      expected: layout.opened,
    });
  }
  if (layout.days !== undefined) checks.push(whole(layout.days, cell(layout.days), 0));
  if (layout.posts !== undefined) checks.push(whole(layout.posts, cell(layout.posts), 1));
  await checkRows(db, "source", checks, findings);
  if (findings.none && layout.id !== undefined)
    await checkKey(db, "source", [cell(layout.id)], [layout.id], findings);
}

const day = (column: string, cell: string): RowCheck => ({
  code: "DATE_INVALID",
  column,
  breaks: `${dayOf(cell)} IS NULL`,
  found: cell,
  expected: dayExample,
});

const whole = (column: string, cell: string, least: number): RowCheck => ({
  code: "NUMBER_INVALID",
  column,
  breaks: `${noNumber(cell)} OR coalesce(${numberOf(cell)} < ${least} OR ${numberOf(cell)} % 1 <> 0, false)`,
  found: cell,
  expected: `${least}, ${least + 1}, 12`,
});

async function summarise(db: DuckDB) {
  const distinct = (column: string) => `list_sort(array_agg(DISTINCT ${column}))`;
  const [row] = await db.rows(
    `SELECT ${distinct("code")} AS codes, ${distinct("area")} AS areas, min(month) AS first, max(month) AS last,
       count(*)::INTEGER AS closings, count(*) FILTER (WHERE filled)::INTEGER AS filled,
       sum(posts)::DOUBLE AS posts FROM fill`,
  );
  const areas = row?.["areas"] as string[];
  return {
    codes: row?.["codes"] as string[],
    areas: areas.filter((area) => area !== ""),
    months: { first: String(row?.["first"]), last: String(row?.["last"]) },
    closings: Number(row?.["closings"]),
    filled: Number(row?.["filled"]),
    posts: Number(row?.["posts"]),
  };
}

/** Opens what `readFills` wrote. */
export async function openFills(parquet: string): Promise<Fills> {
  return withDuckDB({ folders: [dirname(parquet)] }, async (db) => {
    await db.run(`CREATE VIEW fill AS SELECT * FROM read_parquet(${sqlText(parquet)})`);
    const list = async (column: string) =>
      (await db.rows(`SELECT DISTINCT ${column} AS name FROM fill ORDER BY name`)).map(({ name }) =>
        String(name),
      );
    const occupations = await list("code");
    const areas = await list("area");
    const months = await list("month");
    const codeLists = await list("code_list");
    const [counted] = await db.rows("SELECT count(*)::INTEGER AS n FROM fill");
    const size = Number(counted?.["n"]);
    const fills: Fills = {
      codeList: codeLists[0] ?? "",
      occupations,
      areas,
      months: { first: months[0] ?? "", last: months.at(-1) ?? "" },
      occupation: new Int32Array(size),
      area: new Int32Array(size),
      month: new Int32Array(size),
      days: new Float64Array(size),
      filled: new Uint8Array(size),
      posts: new Float64Array(size),
    };
    const codeAt = new Map(occupations.map((code, i) => [code, i]));
    const areaAt = new Map(areas.map((area, i) => [area, i]));
    let at = 0;
    const columns = "code, area, month, days, filled, posts";
    for await (const chunk of await db.connection.stream(`SELECT ${columns} FROM fill ORDER BY row`)) {
      const [code = [], area = [], month = [], days = [], filled = [], posts = []] = chunk.getColumns();
      for (let i = 0; i < chunk.rowCount; i++, at++) {
        fills.occupation[at] = codeAt.get(String(code[i]))!;
        fills.area[at] = areaAt.get(String(area[i]))!;
        fills.month[at] = monthNumber(String(month[i]));
        fills.days[at] = Number(days[i]);
        fills.filled[at] = filled[i] === true ? 1 : 0;
        fills.posts[at] = Number(posts[i]);
      }
    }
    return fills;
  });
}
