import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { educationLadder } from "./education.ts";
import { indicatorIds, type IndicatorId } from "./indicator.ts";
import { defaultParameters, type Parameters } from "./parameters.ts";
import { computeList } from "./ranked-list.ts";
import type { VacancySeries } from "./vacancy-series.ts";
import { waveOf } from "./wave.fixture.ts";

const step = (name: (typeof educationLadder)[number]) => educationLadder.indexOf(name);
const bachelor = step("bachelor");
const upper = step("upper-secondary");
const primary = step("primary");

/**
 * Employment 20 + 40 + 40; the norm is a bachelor's degree for 2512, lower secondary for 7411, none for 9111.
 */
const first = waveOf("2022-08", [
  { occupation: "2512", weight: 10, pay: 4, hours: 40, education: bachelor },
  { occupation: "2512", weight: 10, pay: 6, hours: 40, education: upper },
  { occupation: "7411", weight: 30, pay: 2, hours: 50, education: upper },
  { occupation: "7411", weight: 10, pay: 3, hours: 30, education: primary },
  { occupation: "9111", weight: 20, pay: 1, hours: 20, education: primary },
  { occupation: "9111", weight: 20, pay: 1, hours: 20, education: primary },
  { last: "2512", weight: 5 },
]);

/** Employment 40 + 40 + 20. */
const last = waveOf("2024-08", [
  { occupation: "2512", weight: 10, pay: 8, hours: 44, education: bachelor },
  { occupation: "2512", weight: 30, pay: 6, hours: 44, education: upper },
  { occupation: "7411", weight: 30, pay: 2, hours: 50, education: upper },
  { occupation: "7411", weight: 10, pay: 2, hours: 0, education: primary },
  { occupation: "9111", weight: 10, pay: 1, hours: 20, education: -1 },
  { occupation: "9111", weight: 10, employee: 0, pay: 900, hours: 20 },
  { last: "2512", weight: 10 },
  { last: "7411", weight: 40 },
]);

const parameters: Parameters = { ...defaultParameters, minN: 1, maxRse: 1e9, replicates: 10 };

function values(changed: Partial<Parameters> = {}, vacancies: VacancySeries | null = null) {
  const list = computeList({
    waves: [first, last],
    vacancies,
    parameters: { ...parameters, ...changed },
    seed: 1,
  });
  const nation = list.areas[0]!;
  const of = (code: string, indicator: IndicatorId) =>
    nation.occupations.find((row) => row.code === code)!.indicators[indicatorIds.indexOf(indicator)]!;
  return { list, nation, of, value: (code: string, id: IndicatorId) => of(code, id).value ?? NaN };
}

describe("two waves, two years apart, computed by hand", () => {
  const { nation, of, value } = values();

  test("employment growth is the logarithm of the ratio, by year", () => {
    expect(value("2512", "employment-growth")).toBeCloseTo(Math.log(40 / 20) / 2, 14);
    expect(value("7411", "employment-growth")).toBe(0);
    expect(value("9111", "employment-growth")).toBeCloseTo(Math.log(20 / 40) / 2, 14);
    expect(nation.economy["employment-growth"]).toBe(0);
  });

  test("pay growth is that of the weighted median of employees", () => {
    expect(value("2512", "pay-growth")).toBeCloseTo(Math.log(6 / 4) / 2, 14);
    expect(value("9111", "pay-growth")).toBe(0);
    expect(of("9111", "pay-growth").n).toBe(1);
    expect(nation.economy["pay-growth"]).toBe(0);
  });

  test("hours are a weighted mean over those who worked: none worked is no observation", () => {
    expect(value("2512", "hours-growth")).toBeCloseTo(Math.log(44 / 40) / 2, 14);
    expect(value("7411", "hours-growth")).toBeCloseTo(Math.log(50 / 45) / 2, 14);
    expect(of("7411", "hours-growth").n).toBe(1);
    const after = (40 * 44 + 30 * 50 + 20 * 20) / 90;
    const before = (20 * 40 + 30 * 50 + 10 * 30 + 40 * 20) / 100;
    expect(nation.economy["hours-growth"]).toBeCloseTo(Math.log(after / before) / 2, 14);
  });

  test("the unemployed count in the occupation of their last job", () => {
    expect(value("2512", "unemployment-rate")).toBeCloseTo(10 / 50, 14);
    expect(value("7411", "unemployment-rate")).toBeCloseTo(40 / 80, 14);
    expect(nation.economy["unemployment-rate"]).toBeCloseTo(50 / 150, 14);
    expect(of("2512", "unemployment-rate").n).toBe(3);
  });

  test("the under-qualified are below the norm of their group; the economy pools the groups with one", () => {
    expect(value("2512", "under-qualified-share")).toBeCloseTo(30 / 40, 14);
    expect(value("7411", "under-qualified-share")).toBeCloseTo(10 / 40, 14);
    expect(of("9111", "under-qualified-share")).toMatchObject({ state: "missing", reason: "no-norm" });
    expect(nation.economy["under-qualified-share"]).toBeCloseTo(40 / 80, 14);
    expect(value("2512", "under-qualified-growth")).toBeCloseTo((0.75 - 0.5) / 2, 14);
    expect(nation.economy["under-qualified-growth"]).toBeCloseTo((40 / 80 - 20 / 60) / 2, 14);
  });

  test("the pay premium is on the median of all together, whose own premium is nothing", () => {
    expect(value("2512", "pay-premium")).toBeCloseTo(Math.log(6 / 2), 14);
    expect(value("7411", "pay-premium")).toBe(0);
    expect(value("9111", "pay-premium")).toBeCloseTo(Math.log(1 / 2), 14);
    expect(nation.economy["pay-premium"]).toBe(0);
  });

  test("each value says what it was compared with, and which side of it it fell on", () => {
    const states = (code: string) =>
      Object.fromEntries(indicatorIds.map((id) => [id, of(code, id).state] as const));
    expect(states("2512")).toEqual({
      "employment-growth": "pass",
      "pay-growth": "pass",
      "hours-growth": "fail",
      "unemployment-rate": "pass",
      "under-qualified-share": "pass",
      "under-qualified-growth": "pass",
      "pay-premium": "pass",
      "vacancy-growth": "missing",
      "vacancy-growth-3y": "missing",
      "vacancy-rate": "missing",
      "fill-rate": "missing",
      "days-to-fill": "missing",
    });
    expect(of("7411", "unemployment-rate")).toMatchObject({ state: "fail", threshold: 50 / 150 });
    expect(of("9111", "employment-growth")).toMatchObject({ state: "fail", threshold: 0 });
  });

  test("the list is ranked, and its employment adds up", () => {
    expect(nation.occupations.map(({ code, rank }) => [code, rank])).toEqual([
      ["2512", 1],
      ["7411", 2],
      ["9111", 3],
    ]);
    expect(nation.occupations.map(({ employment }) => employment.value)).toEqual([40, 40, 20]);
    expect(nation.employment).toMatchObject({ value: 100, n: 6, state: "measured" });
  });
});

describe("prices", () => {
  const prices = (index: Record<string, number>) => ({ source: "made up", baseYear: 2022, index });

  test("without an index for both ends of the window pay is nominal, and the list says so", () => {
    expect(values().list.pay).toBe("nominal");
    const half = values({ deflator: prices({ "2024-08": 110 }) });
    expect(half.list.pay).toBe("nominal");
    expect(half.value("2512", "pay-growth")).toBeCloseTo(Math.log(6 / 4) / 2, 14);
  });

  test("a share of the median's size depends on prices: without an index nothing is compared with it", () => {
    const rules = { "pay-growth": { kind: "median-plus", percent: 50 } } as const;
    const nominal = values({ rules });
    expect(nominal.of("2512", "pay-growth")).toMatchObject({ state: "missing", reason: "no-deflator" });
    const deflator = prices({ "2022-08": 100, "2024-08": 110 });
    expect(values({ rules, deflator }).of("2512", "pay-growth").value).not.toBeNull();
    const atMedian = { "pay-growth": { kind: "median-plus", percent: 0 } } as const;
    expect(values({ rules: atMedian }).of("2512", "pay-growth").value).not.toBeNull();
  });

  test("whatever prices do, what grows more than the economy, or than a quantile, is the same", () => {
    const states = (changed: Partial<Parameters>) =>
      values(changed).nation.occupations.map(({ code, verdict }) => [
        code,
        verdict.verdict,
        values(changed).of(code, "pay-growth").state,
      ]);
    const level = fc.double({ min: 0.5, max: 1000, noNaN: true });
    const rule = fc.constantFrom({ kind: "economy" as const }, { kind: "quantile" as const, q: 0.4 });
    fc.assert(
      fc.property(level, level, rule, (before, after, one) => {
        const rules = { "pay-growth": one };
        const deflator = prices({ "2022-08": before, "2024-08": after });
        expect(states({ rules, deflator })).toEqual(states({ rules }));
      }),
      { numRuns: 20 },
    );
  });

  test("with one, pay growth is real, for the economy too", () => {
    const { list, nation, value } = values({ deflator: prices({ "2022-08": 100, "2024-08": 110 }) });
    expect(list.pay).toBe("real");
    expect(value("2512", "pay-growth")).toBeCloseTo(Math.log(6 / 110 / (4 / 100)) / 2, 14);
    expect(nation.economy["pay-growth"]).toBeCloseTo(-Math.log(1.1) / 2, 14);
  });
});

describe("vacancies", () => {
  const months = Array.from({ length: 24 }, (_, i) => {
    const month = 2022 * 12 + 8 + i;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
  const series: VacancySeries = {
    codeList: "kbji/2014",
    occupations: ["2512", "7411"],
    areas: ["31"],
    months,
    counts: Float64Array.from([...months.map((_, i) => (i < 12 ? 5 : 10)), ...months.map(() => 40)]),
  };

  test("a series in another code list is not joined by codes that look alike", () => {
    const { of } = values({}, { ...series, codeList: "anzsco/2006" });
    expect(of("2512", "vacancy-rate")).toMatchObject({
      state: "missing",
      reason: "vacancies-in-other-code-list",
    });
  });

  test("the vacancy rate is V/(V+E), with V the mean of the twelve months up to the wave", () => {
    const { nation, value, of } = values({}, series);
    expect(months.at(-1)).toBe("2024-08");
    expect(value("2512", "vacancy-rate")).toBeCloseTo(10 / 50, 14);
    expect(value("7411", "vacancy-rate")).toBeCloseTo(40 / 80, 14);
    expect(nation.economy["vacancy-rate"]).toBeCloseTo(50 / 130, 14);
    expect(of("9111", "vacancy-rate")).toMatchObject({ state: "missing", reason: "no-observation" });
  });

  test("vacancy growth is on the twelve months before; two years are too few for three", () => {
    const { nation, value, of } = values({}, series);
    expect(value("2512", "vacancy-growth")).toBeCloseTo(Math.log(2), 14);
    expect(nation.economy["vacancy-growth"]).toBeCloseTo(Math.log(50 / 45), 14);
    expect(of("2512", "vacancy-growth")).toMatchObject({ n: 60, rse: null, ci: null, state: "pass" });
    expect(of("2512", "vacancy-growth-3y")).toMatchObject({ state: "missing", reason: "no-observation" });
  });
});
