import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { parse as parseYaml } from "yaml";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wavePlans } from "./economy.ts";
import { outlooks } from "./outlook.ts";
import { surveyCodeList, surveyColumns, surveyCsv, surveyPeriods } from "./survey.ts";

type Row = Record<(typeof surveyColumns)[number], string>;

const known = (file: string) => {
  const text = readFileSync(new URL(file, import.meta.url), "utf8");
  const rows = parse(text, { columns: true }) as { code: string; level: string }[];
  return new Set(rows.filter((row) => row.level === "4").map((row) => row.code));
};
const codes = { "kbji/contoh": known("occupations.csv"), "kbji/contoh-2010": known("occupations-2010.csv") };

function rowsOf(csv: string): Row[] {
  const [header, ...lines] = csv.trimEnd().split("\n");
  const columns = header!.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, i) => [column, cells[i]])) as Row;
  });
}

const waves = new Map(surveyPeriods.map((period) => [period, rowsOf(surveyCsv(period))]));
const wave = (period: string) => waves.get(period)!;
const weights = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + Number(row.BOBOT), 0);
const employed = (period: string, code?: string) =>
  wave(period).filter((row) => row.STATUS === "1" && (code === undefined || row.KODE_PEKERJAAN === code));
const distinct = (rows: readonly Row[], column: keyof Row) => new Set(rows.map((row) => row[column]));

describe("the sample survey", () => {
  it("refuses a month in which nobody was asked", () => {
    expect(() => surveyCsv("2020-02")).toThrow(RangeError);
  });

  it("has eight waves, one a year, the one of 2021 a quarter of the size", () => {
    expect(surveyPeriods).toEqual(
      [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025].map((year) => `${year}-08`),
    );
    const missed = wavePlans.filter(
      ({ period, sample }) => Math.abs(wave(period).length / sample - 1) > 0.02,
    );
    expect(missed).toEqual([]);
    expect(wave("2021-08").length * 3.8).toBeLessThan(wave("2020-08").length);
  });

  it("says in every row that it is synthetic, of which month it is, and carries a number of its own", () => {
    for (const [period, rows] of waves) {
      expect([...distinct(rows, "SINTETIS")]).toEqual(["1"]);
      expect([...distinct(rows, "PERIODE")]).toEqual([period]);
      expect(distinct(rows, "NO_URUT").size).toBe(rows.length);
    }
  });

  it("asks neither sex nor age nor name", () => {
    expect(surveyColumns.filter((column) => /UMUR|USIA|JK|KELAMIN|NAMA|NIK/.test(column))).toEqual([]);
  });

  it("weights persons up to the people of labour age, each with a weight above zero", () => {
    for (const plan of wavePlans) {
      expect(weights(wave(plan.period))).toBe(plan.people * 1_000_000);
      expect(wave(plan.period).every((row) => Number(row.BOBOT) >= 1)).toBe(true);
    }
  });

  it("counts 34 provinces up to 2022, the new ones with their parents, and 38 from 2023 on", () => {
    for (const [period, rows] of waves) {
      const provinces = distinct(rows, "PROV");
      expect(provinces.size).toBe(period < "2023" ? 34 : 38);
      expect(["92", "95", "96", "97"].some((code) => provinces.has(code))).toBe(period >= "2023");
    }
  });

  it("lays towns and villages of a province apart, with two clusters at least in each", () => {
    for (const rows of waves.values()) {
      expect(rows.filter((row) => row.STRATA.slice(0, 2) !== row.PROV)).toEqual([]);
      const clusters = new Map<string, Set<string>>();
      for (const row of rows) {
        const own = clusters.get(row.STRATA) ?? new Set();
        clusters.set(row.STRATA, own.add(row.KLASTER));
      }
      expect([...clusters].filter(([, own]) => own.size < 2)).toEqual([]);
    }
  });

  it("never asks the same cluster in two waves", () => {
    const all = [...waves.values()].map((rows) => distinct(rows, "KLASTER"));
    const sum = all.reduce((total, clusters) => total + clusters.size, 0);
    expect(new Set(all.flatMap((clusters) => [...clusters])).size).toBe(sum);
  });

  it("codes 2018 and 2019 by the older list and later waves by the newer one, with no unknown code", () => {
    for (const [period, rows] of waves) {
      const list = surveyCodeList(period);
      expect(list).toBe(period < "2020" ? "kbji/contoh-2010" : "kbji/contoh");
      const used = new Set([
        ...distinct(rows, "KODE_PEKERJAAN"),
        ...distinct(rows, "KODE_PEKERJAAN_TERAKHIR"),
      ]);
      used.delete("");
      expect([...used].filter((code) => !codes[list].has(code))).toEqual([]);
    }
    expect(employed("2019-08", "2522")).toEqual([]);
    expect(employed("2020-08", "2522").length).toBeGreaterThan(0);
  });

  it("gives a job to the employed only, a last job to the unemployed only, pay to employees only", () => {
    const odd = [...waves.values()].flat().filter((row) => {
      const works = row.STATUS === "1";
      if (works !== (row.KODE_PEKERJAAN !== "") || works !== (row.JAM !== "")) return true;
      if (row.STATUS !== "2" && row.KODE_PEKERJAAN_TERAKHIR !== "") return true;
      return row.UPAH !== "" && (row.BURUH !== "1" || Number(row.UPAH) <= 0);
    });
    expect(odd).toEqual([]);
  });

  it("gives the same bytes for the same seed and others for another", () => {
    expect(surveyCsv("2021-08", "satu")).toBe(surveyCsv("2021-08", "satu"));
    expect(surveyCsv("2021-08", "satu")).not.toBe(surveyCsv("2021-08", "dua"));
  });

  it("keeps its rules for every seed", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const rows = rowsOf(surveyCsv("2021-08", seed));
        expect(weights(rows)).toBe(207_000_000);
        expect(rows.every((row) => Number(row.BOBOT) >= 1)).toBe(true);
        expect(
          rows.every((row) => row.KODE_PEKERJAAN === "" || codes["kbji/contoh"].has(row.KODE_PEKERJAAN)),
        ).toBe(true);
      }),
      { numRuns: 10 },
    );
  });
});

describe("the story in the sample survey", () => {
  const growth = (code?: string) =>
    Math.log(weights(employed("2025-08", code)) / weights(employed("2020-08", code))) / 5;
  const median = (rows: readonly Row[]) => {
    const paid = rows.filter((row) => row.UPAH !== "").sort((a, b) => Number(a.UPAH) - Number(b.UPAH));
    const half = weights(paid) / 2;
    let reached = 0;
    return Number(paid.find((row) => (reached += Number(row.BOBOT)) >= half)!.UPAH);
  };
  const payGrowth = (code?: string) =>
    Math.log(median(employed("2025-08", code)) / median(employed("2020-08", code))) / 5;
  const short = outlooks.filter((outlook) => outlook.story === "short").map((outlook) => outlook.code);

  it("has between twelve and eighteen short occupations, trainers among them", () => {
    expect(short.length).toBeGreaterThanOrEqual(12);
    expect(short.length).toBeLessThanOrEqual(18);
    expect(short).toEqual(expect.arrayContaining(["2512", "2320", "2356", "3115", "7223"]));
  });

  it.each(short)(
    "grows employment and pay of %s faster than the economy, on a sample that carries it",
    (code) => {
      expect(growth(code)).toBeGreaterThan(growth() + 0.03);
      expect(payGrowth(code)).toBeGreaterThan(payGrowth() + 0.01);
      expect(employed("2020-08", code).length).toBeGreaterThan(100);
      expect(employed("2025-08", code).length).toBeGreaterThan(100);
    },
  );

  it.each(["6111", "7531", "8153"])("shrinks %s against the economy", (code) => {
    expect(growth(code)).toBeLessThan(growth());
  });

  it("has occupations too thin to show and large ones that are not drawn more often", () => {
    const persons = (code: string) => employed("2025-08", code).length;
    expect(outlooks.filter((outlook) => persons(outlook.code) < 25).length).toBeGreaterThan(10);
    expect(persons("6111")).toBeGreaterThan(1500);
  });
});

it("has a price index, marked as made up, for every month that it asks in", () => {
  const text = readFileSync(new URL("deflator.yaml", import.meta.url), "utf8");
  const { source, index } = parseYaml(text) as { source: string; index: Record<string, number> };
  expect(Object.keys(index)).toEqual(surveyPeriods);
  expect(source).toMatch(/contoh \(buatan\).+synthetic/);
});
