import { existsSync, readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { agreement, relativeDifference } from "../../bench/col/agreement.ts";
import { drawnWeights } from "../../bench/col/drawn.ts";
import {
  loadDrawn,
  openOracle,
  oracleErrors,
  oracleIndicators,
  oracleTrends,
} from "../../bench/col/oracle.ts";
import { syntheticFills, syntheticVacancies, syntheticWave, unitGroups } from "../../bench/col/waves.ts";
import { educationLadder } from "./education.ts";
import { indicatorIds } from "./indicator.ts";
import { testFolder } from "../platform/test-files.ts";
import { readDeflator } from "./deflator-file.ts";
import { defaultParameters } from "./parameters.ts";
import { computeList } from "./ranked-list.ts";
import { waveOf } from "./wave.fixture.ts";
import type { Wave } from "./wave.ts";

const parameters = { ...defaultParameters, replicates: 20 };

function survey(seed: number, rows: number, clusterSize: number): Wave[] {
  return ["2022-08", "2023-08", "2025-02"].map((period, i) => {
    const wave = syntheticWave({ rows, seed: seed + i, period, clusterSize, occupations: unitGroups(60) });
    for (let person = 0; person < rows; person += 97) wave.area[person] = -1;
    return wave;
  });
}

const folder = testFolder();
const monthly =
  "period,index,base_year,source\n2022-08,97.31,2023,made up\n2023-08,101.9,2023,\n2025-02,110.64,2023,\n";
const yearly = "period,index,base_year,source\n2022,100,2022,made up\n2025,113.7,2022,\n";

/** ln(P1 / P0) of the first and the last line of a table of prices, in SQL alone. */
async function oraclePrices(prices: string): Promise<number> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const reader = await connection.runAndReadAll(
    `select ln(arg_max("index", period) / arg_min("index", period))
     from read_csv('${folder.write("prices.csv", prices)}', types = {'period': 'VARCHAR', 'index': 'DOUBLE'})`,
  );
  connection.closeSync();
  return Number(reader.getRows()[0]?.[0]);
}

describe("a second implementation, in SQL alone", () => {
  test.each([
    { seed: 1, rows: 3000, level: 1, clusterSize: 0, prices: monthly },
    { seed: 2, rows: 900, level: 2, clusterSize: 10, prices: yearly },
    { seed: 3, rows: 5000, level: 3, clusterSize: 30, prices: monthly },
    { seed: 4, rows: 12_000, level: 4, clusterSize: 30, prices: yearly },
  ])(
    "has every value of $rows persons at $level digits, pay deflated, to 1e-9",
    async ({ seed, rows, level, clusterSize, prices }) => {
      const waves = survey(seed, rows, clusterSize);
      const vacancies = syntheticVacancies(seed, "2025-02", unitGroups(60));
      const read = await readDeflator(folder.write("prices.csv", prices), "prices.csv");
      if (!read.ok) throw new Error(read.code);
      const { deflator } = read;
      const fills = syntheticFills(seed, "2025-02", unitGroups(60), rows);
      const list = computeList({
        waves,
        vacancies,
        fills,
        parameters: { ...parameters, level, deflator },
        seed,
      });
      const oracle = await openOracle({ waves, vacancies, fills, level });
      const values = await oracleIndicators(oracle, 2.5, await oraclePrices(prices));
      const trends = await oracleTrends(oracle);
      oracle.close();

      const { compared, worst, unmatched } = agreement(list, values);
      expect(list.pay).toBe("real");
      expect(unmatched).toEqual([]);
      expect(compared).toBeGreaterThan(100);
      expect(worst).toBeLessThan(1e-9);
      for (const [code, trend] of Object.entries(list.trends)) {
        const theirs = trend.map((_, wave) => trends.get(`${wave} ${code}`) ?? 0);
        trend.forEach(({ value }, wave) => {
          expect(relativeDifference(value ?? 0, theirs[wave]!)).toBeLessThan(1e-9);
        });
      }
    },
  );

  test("has the standard errors too, when the bootstrap is a join with the clusters drawn", async () => {
    const waves = survey(9, 6000, 20);
    const list = computeList({ waves, parameters: { ...parameters, level: 1 }, seed: 77 });
    const oracle = await openOracle({ waves, vacancies: null, level: 1 });
    const { keys, times } = drawnWeights(waves.at(-1)!, { ...parameters, level: 1 }, 77);
    await loadDrawn(oracle, keys, times);
    const errors = await oracleErrors(oracle, 2);
    oracle.close();

    const ours = list.areas[0]!.occupations.filter(({ employment }) => employment.rse !== null);
    expect(ours.length).toBeGreaterThan(5);
    for (const { code, employment } of ours) {
      expect(relativeDifference(employment.rse!, errors.get(code)!)).toBeLessThan(1e-9);
    }
  });
});

const file = "../shared/data/sakernas-2020-jambi/sakernas-2020-08-jambi.csv";
const isThere = existsSync(file);
if (!isThere) process.stdout.write(`Skipped: the real survey is not there (${file}).\n`);

/** Certificates of the file, as steps of the ladder: a table of this test. */
const certificates: Record<string, (typeof educationLadder)[number]> = {
  "1": "none",
  "2": "primary",
  "3": "lower-secondary",
  "4": "upper-secondary",
  "5": "upper-secondary",
  "6": "diploma-3",
  "7": "bachelor",
  "8": "bachelor",
};

describe.skipIf(!isThere)("the labour-force survey of Jambi, August 2020", () => {
  const rows = isThere
    ? (parse(readFileSync(file), { columns: true, bom: true }) as Record<string, string>[])
    : [];
  const wave = waveOf(
    "2020-08",
    rows.map((row) => ({
      weight: Number(row["FINAL_WEIG"]),
      area: row["KODE_PROV"]!,
      status: row["R12A"] === "0" ? 0 : 1,
      ...(row["R13B_KBJI2"] !== "0" && { occupation: row["R13B_KBJI2"]! }),
      employee: row["R12A"] === "4" ? 1 : 0,
      pay: Number(row["R14A1"]) + Number(row["R14A2"]) || NaN,
      hours: Number(row["R16A"]) || NaN,
      education: educationLadder.indexOf(certificates[row["R6A"]!]!),
    })),
  );

  test("has 16,368 persons who stand for 2,703,853, and no growth from one wave", () => {
    const list = computeList({ waves: [wave], parameters: { ...parameters, level: 1 }, seed: 1 });
    expect(wave.weight).toHaveLength(16_368);
    expect(wave.weight.reduce((sum, weight) => sum + weight, 0)).toBe(2_703_853);
    expect(list.areas.map(({ area }) => area)).toEqual(["national", "15"]);
    for (const { indicators } of list.areas[0]!.occupations) {
      const reasons = indicatorIds.map((id, i) => [id, indicators[i]!.reason] as const);
      expect(reasons.filter(([, reason]) => reason === "one-wave").map(([id]) => id)).toEqual([
        "employment-growth",
        "pay-growth",
        "hours-growth",
        "under-qualified-growth",
      ]);
    }
  });

  test("gives each major group the pay premium and under-qualified share that SQL reads from the file", async () => {
    const list = computeList({ waves: [wave], parameters: { ...parameters, level: 1 }, seed: 1 });
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const steps = Object.entries(certificates).map(
      ([code, step]) => `when ${code} then ${educationLadder.indexOf(step)}`,
    );
    const reader = await connection.runAndReadAll(`
      with person as (
        select FINAL_WEIG as weight, R13B_KBJI2 as o, R12A = 4 as employee, R14A1 + R14A2 as pay,
          case R6A ${steps.join(" ")} end as step,
          case when R13B_KBJI2 = 2 then 6 when R13B_KBJI2 = 3 then 5
            when R13B_KBJI2 between 4 and 8 then 2 end as norm
        from read_csv('${file}') where R12A <> 0 and R13B_KBJI2 <> 0
      ), paid as (
        select *, sum(weight) over (partition by o order by pay) as own,
          sum(weight) over (partition by o) as own_total,
          sum(weight) over (order by pay) as reached, sum(weight) over () as total
        from person where employee and pay > 0
      )
      select o::varchar, ln(w / (select min(pay) filter (2 * reached >= total) from paid)), q
      from (select o, min(pay) filter (2 * own >= own_total) as w from paid group by o)
      join (select o, sum(weight) filter (step < norm) / sum(weight) filter (norm is not null) as q
        from person group by o) using (o) order by o`);
    connection.closeSync();
    const theirs = reader.getRows();
    const place = (id: (typeof indicatorIds)[number]) => indicatorIds.indexOf(id);
    expect(theirs.map(([code]) => code)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    for (const [code, premium, share] of theirs) {
      const { indicators } = list.areas[1]!.occupations.find((row) => row.code === code)!;
      expect(relativeDifference(indicators[place("pay-premium")]!.value!, Number(premium))).toBeLessThan(
        1e-9,
      );
      const own = indicators[place("under-qualified-share")]!;
      expect(own.value === null).toBe(share === null);
      expect(relativeDifference(own.value ?? 0, Number(share ?? 0))).toBeLessThan(1e-9);
    }
  });
});
