import type { DuckDB } from "./duckdb.ts";
import { sqlText } from "./duckdb.ts";
import type { Findings } from "./findings.ts";

/**
 * A rule that every row must keep. `breaks` (true where the row breaks it) and `found` are SQL over the
 * checked table; `place` too, where the name of the column differs from row to row.
 */
export type RowCheck = {
  code: string;
  column: string;
  place?: string;
  breaks: string;
  found: string;
  expected: string;
};

/** A text cell as number; NULL, "nan" or a wrong reading where `noNumber` holds. */
export function numberOf(cell: string): string {
  return `try_cast(${cell} AS DOUBLE)`;
}

/**
 * Whether a text cell is no plain number. The cast takes "nan", "inf" and "1_000" for numbers; `4e+06`, as
 * statistical software writes it, is one.
 */
export function noNumber(cell: string): string {
  return `NOT coalesce(isfinite(${numberOf(cell)}) AND NOT contains(${cell}, '_'), false)`;
}

/** An enum type of codes: a cast to it answers at once whether a code is known. */
export async function defineKnown(
  db: DuckDB,
  type: string,
  codes: ReadonlySet<string> | null,
): Promise<void> {
  if (codes === null) return;
  await db.run(`CREATE TYPE ${type} AS ENUM (${[...codes].map(sqlText).join(", ")})`);
}

/**
 * Counts the rows that break each rule in one pass, then lists the first of them in the order of the file.
 */
export async function checkRows(
  db: DuckDB,
  table: string,
  checks: readonly RowCheck[],
  findings: Findings,
): Promise<void> {
  const counts = checks.map((check, i) => `count(*) FILTER (WHERE ${check.breaks})::INTEGER AS n${i}`);
  const counted = (await db.rows(`SELECT ${counts.join(", ")} FROM ${table}`))[0] ?? {};
  const broken = checks.flatMap((check, i) => {
    const count = Number(counted[`n${i}`]);
    return count > 0 ? [{ check, count, i }] : [];
  });
  if (broken.length === 0) return;
  const parts = broken.map(
    ({ check, i }) =>
      `(SELECT row, ${i} AS rule, (${check.found})::VARCHAR AS found, ${check.place ?? "NULL"} AS place
        FROM ${table} WHERE ${check.breaks}
        ORDER BY row LIMIT ${findings.room})`,
  );
  const rows = await db.rows(
    `SELECT * FROM (${parts.join(" UNION ALL ")}) ORDER BY row, rule LIMIT ${findings.room}`,
  );
  for (const { row, rule, found, place } of rows) {
    const check = checks[Number(rule)];
    if (!check) continue;
    const { code, column, expected } = check;
    findings.add({
      code,
      row: Number(row),
      column: place === null ? column : String(place),
      expected,
      found: String(found),
    });
  }
  const listed = new Map<number, number>();
  for (const { rule } of rows) listed.set(Number(rule), (listed.get(Number(rule)) ?? 0) + 1);
  for (const { check, count, i } of broken) findings.count(check.code, count - (listed.get(i) ?? 0));
}

/** KEY_DUPLICATE for every row whose key (SQL columns, called `names` to people) stood in an earlier row. */
export async function checkKey(
  db: DuckDB,
  table: string,
  key: readonly string[],
  names: readonly string[],
  findings: Findings,
): Promise<void> {
  const of = key.join(", ");
  const rows = await db.rows(
    `WITH repeated AS (
       SELECT row, first_value(row) OVER same AS first, concat_ws(' · ', ${of}) AS found
       FROM ${table} WHERE (${of}) IN (SELECT (${of}) FROM ${table} GROUP BY ${of} HAVING count(*) > 1)
       WINDOW same AS (PARTITION BY ${of} ORDER BY row))
     SELECT row, first, found, count(*) OVER ()::INTEGER AS total FROM repeated WHERE row <> first
     ORDER BY row LIMIT ${Math.max(1, findings.room)}`,
  );
  for (const { row, first, found } of rows) {
    const place = {
      row: Number(row),
      column: names.join(" · "),
      expected: String(first),
      found: String(found),
    };
    findings.add({ code: "KEY_DUPLICATE", ...place });
  }
  findings.count("KEY_DUPLICATE", Number(rows[0]?.["total"] ?? 0) - rows.length);
}
