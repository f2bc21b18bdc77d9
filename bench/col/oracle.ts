import {
  DOUBLE,
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from "@duckdb/node-api";
import { qualificationNorm } from "../../src/evidence/education.ts";
import { monthNumber, type Fills } from "../../src/evidence/fills.ts";
import type { VacancySeries } from "../../src/evidence/vacancy-series.ts";
import type { Wave } from "../../src/evidence/wave.ts";

/**
 * A second implementation of the indicators, in SQL alone: what is equal twice was not computed wrong once.
 */
export type Oracle = { connection: DuckDBConnection; close: () => void };

export type OracleInput = {
  waves: readonly Wave[];
  vacancies: VacancySeries | null;
  fills?: Fills | null;
  level: number;
};

/** Loads waves, vacancies and fills into tables; waves must be ascending by period and share a code list. */
export async function openOracle({ waves, vacancies, fills = null, level }: OracleInput): Promise<Oracle> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  const codes = [...new Set(waves.flatMap((wave) => wave.occupations))];
  if (vacancies) codes.push(...vacancies.occupations);
  if (fills) codes.push(...fills.occupations);
  await connection.run("create table code (occupation varchar, o integer, norm integer)");
  await connection.run("create table place (area varchar, a integer)");
  const rowOf = new Map(
    [...new Set(codes.filter((code) => code.length >= level).map((code) => code.slice(0, level)))].map(
      (code, row) => [code, row],
    ),
  );
  for (const [code, row] of rowOf) {
    const norm = qualificationNorm(code);
    await connection.run(`insert into code values ('${code}', ${row}, ${norm ?? "null"})`);
  }
  const places = new Map([...new Set(waves.flatMap((wave) => wave.areas))].map((area, a) => [area, a]));
  for (const [area, a] of places) await connection.run(`insert into place values ('${area}', ${a})`);
  const row = (code: string) => (code.length < level ? -1 : (rowOf.get(code.slice(0, level)) ?? -1));

  await connection.run(`create table person (wave integer, weight double, a integer, stratum double,
    cluster double, status integer, o integer, last_o integer, employee integer, pay double, hours double,
    education integer)`);
  for (const [index, wave] of waves.entries()) {
    const rows = wave.occupations.map(row);
    const areas = wave.areas.map((area) => places.get(area) ?? -1);
    const size = wave.weight.length;
    await append(connection, "person", size, [
      [INTEGER, new Int32Array(size).fill(index)],
      [DOUBLE, wave.weight],
      [INTEGER, wave.area.map((area) => areas[area] ?? -1)],
      [DOUBLE, wave.stratum ?? new Float64Array(size)],
      [DOUBLE, wave.cluster ?? new Float64Array(size)],
      [INTEGER, wave.status],
      [INTEGER, wave.occupation.map((code) => rows[code] ?? -1)],
      [INTEGER, wave.lastOccupation?.map((code) => rows[code] ?? -1) ?? new Int32Array(size).fill(-1)],
      [INTEGER, wave.employee],
      [DOUBLE, wave.pay],
      [DOUBLE, wave.hours],
      [INTEGER, wave.education],
    ]);
  }
  await connection.run("create table vacancy (o integer, a integer, month integer, openings double)");
  if (vacancies) await appendVacancies(connection, vacancies, row, places);
  await connection.run(
    "create table fill (o integer, a integer, month integer, days double, filled integer, posts double)",
  );
  if (fills) await appendFills(connection, fills, row, places);
  return { connection, close };
}

async function appendVacancies(
  connection: DuckDBConnection,
  { occupations, areas, months, counts }: VacancySeries,
  row: (code: string) => number,
  places: ReadonlyMap<string, number>,
): Promise<void> {
  const size = counts.length;
  const at = (read: (code: number, area: number, month: number) => number) =>
    Int32Array.from({ length: size }, (_, i) => {
      const cell = Math.floor(i / months.length);
      return read(Math.floor(cell / areas.length), cell % areas.length, i % months.length);
    });
  await append(connection, "vacancy", size, [
    [INTEGER, at((code) => row(occupations[code]!))],
    [INTEGER, at((_code, area) => places.get(areas[area]!) ?? -2)],
    // Months back from the last one.
    [INTEGER, at((_code, _area, month) => months.length - 1 - month)],
    [DOUBLE, counts],
  ]);
}

async function appendFills(
  connection: DuckDBConnection,
  fills: Fills,
  row: (code: string) => number,
  places: ReadonlyMap<string, number>,
): Promise<void> {
  const end = monthNumber(fills.months.last);
  await append(connection, "fill", fills.posts.length, [
    [INTEGER, fills.occupation.map((code) => row(fills.occupations[code]!))],
    [INTEGER, fills.area.map((area) => places.get(fills.areas[area]!) ?? -2)],
    // Months back from the last one.
    [INTEGER, fills.month.map((month) => end - month)],
    [DOUBLE, fills.days],
    [INTEGER, fills.filled],
    [DOUBLE, fills.posts],
  ]);
}

type NumberColumn = readonly [DuckDBType, Float64Array | Int32Array | Uint8Array | Int8Array];

async function append(
  connection: DuckDBConnection,
  table: string,
  size: number,
  columns: readonly NumberColumn[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  const types = columns.map(([type]) => type);
  for (let from = 0; from < size; from += 2048) {
    const to = Math.min(size, from + 2048);
    const chunk = DuckDBDataChunk.create(types, to - from);
    for (const [index, [, column]] of columns.entries()) {
      chunk.setColumnValues(index, column.subarray(from, to) as unknown as DuckDBValue[]);
    }
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** Weighted medians of one partition: the smallest pay at which half of the weight is reached. */
const medians = (keys: string, area: string, o: string) => `
  select wave, ${area} as a, ${o} as o, min(pay) filter (reached >= total * (0.5 - 1e-12)) as w
  from (
    select wave, a, o, pay,
      sum(weight) over (partition by ${keys} order by pay) as reached,
      sum(weight) over (partition by ${keys}) as total
    from paid
  ) group by all`;

/**
 * Area -1 is the nation and occupation -1 the economy; persons of no area are at -2 until they are left out.
 */
const levels = `
  with ends as (
    select p.*, norm from person p left join code using (o)
    where wave in (0, (select max(wave) from person))
  ), employed as (
    select wave, if(grouping(a) = 1, -1, if(a < 0, -2, a)) as a, if(grouping(o) = 1, -1, o) as o,
      fsum(weight) as e, count(*) as n,
      fsum(weight * hours) filter (hours > 0 and not isnan(hours))
        / fsum(weight) filter (hours > 0 and not isnan(hours)) as h,
      coalesce(fsum(weight) filter (norm is not null and education >= 0 and education < norm), 0)
        / fsum(weight) filter (norm is not null and education >= 0) as q
    from ends where status = 1 and o >= 0
    group by grouping sets ((wave), (wave, a), (wave, o), (wave, a, o))
  ), jobless as (
    select wave, if(grouping(a) = 1, -1, if(a < 0, -2, a)) as a, if(grouping(last_o) = 1, -1, last_o) as o,
      fsum(weight) as u
    from ends where status = 2 and last_o >= 0
    group by grouping sets ((wave), (wave, a), (wave, last_o), (wave, a, last_o))
  ), paid as (
    select wave, if(a < 0, -2, a) as a, o, pay, weight from ends
    where status = 1 and o >= 0 and employee = 1 and pay > 0 and not isnan(pay)
  ), median as (
    ${medians("wave", "-1", "-1")}
    union all ${medians("wave, o", "-1", "o")}
    union all ${medians("wave, a", "a", "-1")}
    union all ${medians("wave, a, o", "a", "o")}
  )
  select wave, a, o, e, n, h, q, u, w
  from employed full join jobless using (wave, a, o) left join median using (wave, a, o)
  where a <> -2`;

/** Sums of twelve months; null where one of the twelve was not published. */
const year = (alias: string, gap: number) => `
  if(count(*) filter (month between ${gap} and ${gap + 11} and not isnan(openings)) = 12 * any_value(cells),
    sum(openings) filter (month between ${gap} and ${gap + 11}), null) as ${alias}`;

const vacancyYears = `
  with cell as (
    select a, o, month, openings, count(*) over (partition by a, o, month) as cells from vacancy where a >= 0
    union all
    select -1, o, month, openings, count(*) over (partition by o, month) from vacancy
  )
  select a, o, ${year("now", 0)}, ${year("before", 12)}, ${year("before3", 36)} from cell group by a, o`;

/** Posts filled and closed in twelve months, and the least days at which half of the filled posts is reached. */
const closings = `
  with year as (select * from fill where o >= 0 and month < 12),
  seen as (
    select o, a, days, filled, posts from year where a >= 0
    union all select o, -1, days, filled, posts from year
    union all select -1, a, days, filled, posts from year where a >= 0
    union all select -1, -1, days, filled, posts from year
  ), reached as (
    select o, a, days, sum(posts) over (partition by o, a order by days) as reached,
      sum(posts) over (partition by o, a) as total
    from seen where filled = 1
  ), median as (
    select o, a, min(days) filter (2 * reached >= total) as d from reached group by o, a
  )
  select a, o, coalesce(sum(posts) filter (filled = 1), 0) / sum(posts) as f, any_value(d) as d
  from seen left join median using (o, a) group by a, o`;

/** One row for each area, occupation and indicator that has a value. */
const indicators = (years: number, priceGrowth: number) => `
  with l as (select * from level where wave = (select max(wave) from person)),
  f as (select * from level where wave = 0 and ${years} > 0),
  growth as (
    select a, o, ln(nullif(now, 0) / nullif(before, 0)) as g,
      ln(nullif(now, 0) / nullif(before3, 0)) / 3 as g3
    from years
    union all
    select a, -1, ln(sum(now) filter (before is not null) / sum(before) filter (now is not null)),
      ln(sum(now) filter (before3 is not null) / sum(before3) filter (now is not null)) / 3
    from years group by a
  ), open as (
    select a, if(grouping(o) = 1, -1, o) as o, sum(e) as e, sum(now) / 12 as v
    from years left join l using (a, o) where now is not null
    group by grouping sets ((a), (a, o))
  ), base as (
    select a, o from l union select a, o from years union select a, -1 from years
    union select a, o from closed
  ), wide as (
    select base.a, base.o,
      ln(l.e / f.e) / ${years} as "employment-growth",
      (ln(l.w / f.w) - ${priceGrowth}) / ${years} as "pay-growth",
      ln(l.h / f.h) / ${years} as "hours-growth",
      coalesce(l.u, 0) / (coalesce(l.u, 0) + coalesce(l.e, 0)) as "unemployment-rate",
      l.q as "under-qualified-share",
      (l.q - f.q) / ${years} as "under-qualified-growth",
      ln(l.w / everybody.w) as "pay-premium",
      growth.g as "vacancy-growth",
      growth.g3 as "vacancy-growth-3y",
      open.v / (open.v + open.e) as "vacancy-rate",
      closed.f as "fill-rate",
      closed.d as "days-to-fill"
    from base
    left join l using (a, o)
    left join f using (a, o)
    left join l as everybody on everybody.a = base.a and everybody.o = -1
    left join growth using (a, o)
    left join open using (a, o)
    left join closed using (a, o)
  )
  unpivot wide on columns(* exclude (a, o)) into name indicator value value`;

export type OracleValue = { area: string; occupation: string; indicator: string; value: number };

/**
 * The indicators of every area and the nation, in SQL; the economy's own value has the occupation "*".
 * Vacancies must end in the month of the last wave.
 * @param years from the first to the last wave
 * @param priceGrowth ln of the ratio of the price index
 */
export async function oracleIndicators(
  { connection }: Oracle,
  years: number,
  priceGrowth: number,
): Promise<OracleValue[]> {
  await connection.run(`create or replace table level as ${levels}`);
  await connection.run(`create or replace table years as ${vacancyYears}`);
  await connection.run(`create or replace table closed as ${closings}`);
  const reader = await connection.runAndReadAll(`
    select if(i.a = -1, 'national', area) as area, if(i.o = -1, '*', occupation) as occupation,
      indicator, value
    from (${indicators(years, priceGrowth)}) i left join place using (a) left join code using (o)
    where isfinite(value)`);
  return reader.getRows().map(([area, occupation, indicator, value]) => {
    return {
      area: String(area),
      occupation: String(occupation),
      indicator: String(indicator),
      value: Number(value),
    };
  });
}

/** Employment of the nation by wave and occupation. */
export async function oracleTrends({ connection }: Oracle): Promise<Map<string, number>> {
  const reader = await connection.runAndReadAll(`
    select wave, occupation, fsum(weight) from person join code using (o) where status = 1 group by all`);
  return new Map(reader.getRows().map(([wave, code, value]) => [`${wave} ${code}`, Number(value)]));
}

/**
 * Relative standard errors of the nation's employment in one wave, from replicates that were drawn already:
 * the bootstrap as a join.
 * @returns by occupation
 */
export async function oracleErrors({ connection }: Oracle, wave: number): Promise<Map<string, number>> {
  const reader = await connection.runAndReadAll(`
    with total as (
      select o, fsum(weight) as e from person where wave = ${wave} and status = 1 and o >= 0 group by o
    ), replicate as (
      select o, r, sum(weight * times) as er
      from person join drawn using (stratum, cluster)
      where wave = ${wave} and status = 1 and o >= 0 group by o, r
    )
    select occupation, sqrt(avg((er - e) * (er - e))) / any_value(e)
    from replicate join total using (o) join code using (o) group by occupation`);
  return new Map(reader.getRows().map(([code, error]) => [String(code), Number(error)]));
}

/**
 * Gives `oracleErrors` the weights of replicates: which clusters were drawn, how often, times the factor.
 * @param times at [cluster * replicates + replicate]
 */
export async function loadDrawn(
  { connection }: Oracle,
  keys: readonly { stratum: number; cluster: number }[],
  times: Float64Array,
): Promise<void> {
  const replicates = times.length / keys.length;
  const key = (i: number) => keys[Math.floor(i / replicates)]!;
  const places = { length: times.length };
  await connection.run(
    "create or replace table drawn (stratum double, cluster double, r integer, times double)",
  );
  await append(connection, "drawn", times.length, [
    [DOUBLE, Float64Array.from(places, (_, i) => key(i).stratum)],
    [DOUBLE, Float64Array.from(places, (_, i) => key(i).cluster)],
    [INTEGER, Int32Array.from(places, (_, i) => i % replicates)],
    [DOUBLE, times],
  ]);
}
