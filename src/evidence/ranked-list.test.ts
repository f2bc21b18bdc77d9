import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numbers, syntheticVacancies, syntheticWave, unitGroups } from "../../bench/col/waves.ts";
import { indicatorIds, type IndicatorId } from "./indicator.ts";
import { readStates } from "./list.ts";
import { listTable, stateOf } from "./list-table.ts";
import { defaultParameters, type Parameters } from "./parameters.ts";
import { computeList, type ListResult } from "./ranked-list.ts";
import { reordered, waveOf, type Person } from "./wave.fixture.ts";
import type { Wave } from "./wave.ts";

const parameters: Parameters = { ...defaultParameters, replicates: 20 };

/** `count` persons of an occupation, each a cluster of one stratum. */
function people(count: number, person: Person): Person[] {
  return Array.from({ length: count }, (_, i) => ({
    pay: 100 + (i % 7),
    hours: 40,
    education: 6,
    ...person,
  }));
}

const wave = (period: string, programmers: number, changed: Partial<Wave> = {}) =>
  waveOf(
    period,
    [...people(programmers, { occupation: "2512" }), ...people(60, { occupation: "7411" })],
    changed,
  );

function compute(waves: Wave[], changed: Partial<Parameters> = {}) {
  return computeList({ waves, parameters: { ...parameters, ...changed }, seed: 1 });
}

function indicator(list: ListResult, code: string, id: IndicatorId, area = "national") {
  const rows = list.areas.find((one) => one.area === area)!.occupations;
  return rows.find((row) => row.code === code)!.indicators[indicatorIds.indexOf(id)]!;
}

describe("what a list cannot say", () => {
  test("two waves of one period are a fault of the data set", () => {
    expect(() => compute([wave("2024-08", 30), wave("2024-08", 40)])).toThrow("two waves of 2024-08");
  });

  test("no wave in the window gives an empty list", () => {
    const list = compute([wave("2024-08", 30)], { window: { from: "2019-01", to: "2020-12" } });
    expect(list).toMatchObject({ window: null, areas: [], waves: [] });
  });

  test("one wave gives levels and no growth", () => {
    const list = compute([wave("2024-08", 30)]);
    const missing = { state: "missing", reason: "one-wave", value: null };
    for (const id of ["employment-growth", "pay-growth", "hours-growth", "under-qualified-growth"] as const) {
      expect(indicator(list, "2512", id)).toMatchObject(missing);
    }
    expect(indicator(list, "2512", "pay-premium").state).toBe("fail");
  });

  test("where no least number is asked for, a verdict needs half of the indicators that the data allow", () => {
    const one = compute([wave("2024-08", 30)]);
    const allowed = (list: ListResult) =>
      list.areas[0]!.occupations[0]!.indicators.filter(({ state }) => state !== "missing").length;
    expect({ allowed: allowed(one), needed: one.minAvailable }).toEqual({ allowed: 2, needed: 2 });
    const two = compute([wave("2023-08", 30), wave("2024-08", 40)]);
    expect({ allowed: allowed(two), needed: two.minAvailable }).toEqual({ allowed: 6, needed: 3 });
    const asked = compute([wave("2024-08", 30)], { minAvailable: 3 });
    expect(asked.minAvailable).toBe(3);
    expect(asked.areas[0]!.occupations.map(({ verdict }) => verdict.verdict)).toEqual([
      "undetermined",
      "undetermined",
    ]);
  });

  test("a change of the code list breaks growth, and leaves the levels of the last wave", () => {
    const list = compute([
      wave("2022-08", 30, { codeList: "kbji/2002" }),
      wave("2023-08", 40),
      wave("2024-08", 50),
    ]);
    expect(indicator(list, "2512", "employment-growth")).toMatchObject({
      state: "broken",
      reason: "series-break",
      value: null,
    });
    expect(indicator(list, "2512", "pay-premium").value).toBe(0);
    expect(list.trends["2512"]!.map(({ period, state, value }) => [period, state, value])).toEqual([
      ["2022-08", "broken", null],
      ["2023-08", "measured", 40],
      ["2024-08", "measured", 50],
    ]);
    expect(list.waves[0]).toMatchObject({ codeList: "kbji/2002", design: null });
  });

  test("a break in the middle of the window breaks it; a window after the break does not see it", () => {
    const waves = [
      wave("2022-08", 30),
      wave("2023-08", 40, { codeList: "kbji/2002" }),
      wave("2024-08", 50),
      wave("2025-08", 60),
    ];
    expect(indicator(compute(waves), "2512", "employment-growth").state).toBe("broken");
    const window = { from: "2024-01", to: "2025-12" };
    expect(indicator(compute(waves, { window }), "2512", "employment-growth").value).toBeCloseTo(
      Math.log(60 / 50),
      12,
    );
  });

  test("a survey that did not ask for the last job has no unemployment rate by occupation", () => {
    const missing = { state: "missing", reason: "column-not-in-survey" };
    expect(indicator(compute([wave("2024-08", 30)]), "2512", "unemployment-rate")).toMatchObject(missing);
    const silent = wave("2024-08", 30, { pay: new Float64Array(90).fill(NaN) });
    expect(indicator(compute([silent]), "2512", "pay-premium")).toMatchObject(missing);
  });

  test("a growth rests on the smaller of both samples: 24 persons then are too few, however many now", () => {
    const list = compute([wave("2022-08", 24), wave("2024-08", 500)]);
    expect(indicator(list, "2512", "employment-growth")).toMatchObject({
      n: 24,
      state: "suppressed",
      reason: "few-persons",
      rse: null,
      ci: null,
    });
  });

  test("strata of one cluster show no sampling error: the value is imprecise, not exact", () => {
    const persons = people(90, { occupation: "2512" }).map((person, i) => ({
      ...person,
      cluster: i,
      stratum: i,
    }));
    const list = compute([waveOf("2024-08", persons)]);
    expect(list.waves[0]!.design).toMatchObject({ strata: 90, singleStrata: 90 });
    expect(list.areas[0]!.employment).toMatchObject({ rse: null, state: "suppressed", reason: "imprecise" });
  });
});

describe("what a list says", () => {
  test("codes deeper than the level are cut to it, shorter ones cannot be placed at it", () => {
    const mixed = waveOf("2024-08", [
      ...people(30, { occupation: "2512" }),
      ...people(30, { occupation: "2513" }),
      ...people(30, { occupation: "2" }),
    ]);
    const rows = (level: number) =>
      compute([mixed], { level }).areas[0]!.occupations.map(({ code, employment }) => [
        code,
        employment.value,
      ]);
    expect(rows(3)).toEqual([["251", 60]]);
    expect(rows(1)).toEqual([["2", 90]]);
  });

  test("a person without an area counts for the nation and for no province", () => {
    const persons = [
      ...people(30, { occupation: "2512", area: "31" }),
      ...people(30, { occupation: "2512" }),
    ];
    const one = waveOf("2024-08", persons);
    one.area.fill(-1, 30);
    const list = compute([one]);
    expect(list.areas.map(({ area, employment }) => [area, employment.value])).toEqual([
      ["national", 60],
      ["31", 30],
    ]);
  });

  test("each province is compared with its own economy, and only those asked for are listed", () => {
    const persons = [
      ...people(40, { occupation: "2512", area: "31", pay: 300 }),
      ...people(50, { occupation: "7411", area: "31", pay: 200 }),
      ...people(40, { occupation: "2512", area: "32", pay: 150 }),
      ...people(50, { occupation: "7411", area: "32", pay: 100 }),
    ];
    const list = compute([waveOf("2024-08", persons)], { areas: ["32", "31", "99"] });
    expect(list.areas.map(({ area }) => area)).toEqual(["31", "32"]);
    expect(indicator(list, "2512", "pay-premium", "31").value).toBeCloseTo(Math.log(300 / 200), 12);
    expect(indicator(list, "2512", "pay-premium", "32").value).toBeCloseTo(Math.log(150 / 100), 12);
  });

  test("every wave of the window has its place in the trend, and progress rises to the end", () => {
    const seen: number[] = [];
    const waves = ["2024-08", "2022-08", "2023-08"].map((period, i) => wave(period, 30 + i));
    const list = computeList({ waves, parameters, seed: 1, onProgress: (share) => seen.push(share) });
    expect(list.window).toEqual({ from: "2022-08", to: "2024-08", years: 2 });
    expect(list.trends["2512"]!.map(({ value }) => value)).toEqual([31, 32, 30]);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });
});

describe("for any survey", () => {
  const plan = fc.record({
    seed: fc.integer({ min: 0, max: 1e6 }),
    rows: fc.integer({ min: 40, max: 700 }),
    clusterSize: fc.constantFrom(0, 0, 3, 12),
    level: fc.constantFrom(1, 2),
  });
  const runs = { numRuns: 25 };
  const survey = ({ seed, rows, clusterSize }: { seed: number; rows: number; clusterSize: number }) => {
    const occupations = unitGroups(30);
    return ["2022-08", "2023-08", "2024-08"].map((period, i) =>
      syntheticWave({ rows, seed: seed + i, period, occupations, clusterSize }),
    );
  };
  const loose = { ...parameters, minN: 5, maxRse: 0.5 };
  const all = (list: ListResult) => list.areas.flatMap(({ occupations }) => occupations);

  test("the order of rows, waves, codes and areas changes no bit of the result", () => {
    fc.assert(
      fc.property(plan, ({ level, ...shape }) => {
        const waves = survey(shape);
        const next = numbers(shape.seed);
        const shuffled = waves.map((one) => {
          const order = [...one.weight.keys()].map((row) => [next(), row] as const);
          order.sort(([a], [b]) => a - b);
          const other = reordered(
            one,
            order.map(([, row]) => row),
          );
          const last = one.occupations.length - 1;
          return {
            ...other,
            occupations: one.occupations.toReversed(),
            areas: one.areas.toReversed(),
            area: other.area.map((area) => one.areas.length - 1 - area),
            occupation: other.occupation.map((code) => (code < 0 ? code : last - code)),
            lastOccupation: other.lastOccupation!.map((code) => (code < 0 ? code : last - code)),
          };
        });
        const vacancies = syntheticVacancies(shape.seed, "2024-08", unitGroups(30));
        const input = { vacancies, parameters: { ...loose, level }, seed: 3 };
        expect(computeList({ ...input, waves: shuffled.toReversed() })).toEqual(
          computeList({ ...input, waves }),
        );
      }),
      runs,
    );
  });

  test("the scale of the weights changes no rate, growth, premium, state or verdict", () => {
    fc.assert(
      fc.property(plan, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), ({ level, ...shape }, scale) => {
        const waves = survey(shape);
        const scaled = waves.map((one) => ({ ...one, weight: one.weight.map((weight) => weight * scale) }));
        const flat = (input: Wave[]) =>
          all(compute(input, { ...loose, level })).flatMap(({ code, verdict, indicators }) =>
            indicators.map(({ value, state }) => ({ value, said: { code, verdict, state } })),
          );
        const before = flat(waves);
        const after = flat(scaled);
        expect(after.map(({ said }) => said)).toEqual(before.map(({ said }) => said));
        const worst = before.map(({ value }, i) => {
          const other = after[i]!.value;
          return value === other ? 0 : Math.abs(value! - other!) / Math.max(1, Math.abs(value!));
        });
        expect(Math.max(0, ...worst)).toBeLessThan(1e-12);
      }),
      runs,
    );
  });

  test("more people employed in an occupation in the last wave is a higher growth of it", () => {
    fc.assert(
      fc.property(plan, fc.double({ min: 1.01, max: 9, noNaN: true }), (shape, factor) => {
        const waves = survey(shape);
        const last = waves.at(-1)!;
        const more = {
          ...last,
          weight: last.weight.map((w, i) =>
            last.occupations[last.occupation[i]!]?.startsWith("2") ? w * factor : w,
          ),
        };
        const growth = (input: Wave[]) =>
          compute(input, { ...loose, level: 1 }).areas[0]!.occupations.find(({ code }) => code === "2")
            ?.indicators[0]!.value;
        const before = growth(waves);
        fc.pre(typeof before === "number");
        expect(growth([...waves.slice(0, -1), more])).toBeGreaterThan(before!);
      }),
      runs,
    );
  });

  test("the employment of the occupations is that of the area, and the provinces' that of the nation", () => {
    fc.assert(
      fc.property(plan, ({ level, ...shape }) => {
        const list = compute(survey(shape), { ...loose, level });
        const total = (values: (number | null)[]) =>
          values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
        for (const { occupations, employment } of list.areas) {
          const sum = total(occupations.map((row) => row.employment.value));
          expect(Math.abs(sum - (employment.value ?? 0))).toBeLessThanOrEqual(1e-12 * sum);
        }
        const [nation, ...provinces] = list.areas;
        const sum = total(provinces.map(({ employment }) => employment.value));
        expect(Math.abs(sum - nation!.employment.value!)).toBeLessThanOrEqual(1e-12 * sum);
      }),
      runs,
    );
  });

  test("a verdict counts passes and fails, and nothing that is suppressed, missing or broken", () => {
    fc.assert(
      fc.property(plan, ({ level, ...shape }) => {
        const list = compute(survey(shape), { ...loose, level });
        for (const { indicators, verdict } of all(list)) {
          const count = (state: string) => indicators.filter((value) => value.state === state).length;
          expect([verdict.passes, verdict.fails]).toEqual([count("pass"), count("fail")]);
          expect(verdict.verdict === "undetermined").toBe(count("pass") + count("fail") < list.minAvailable);
          for (const { state, n, rse, value } of indicators) {
            const judged = state === "pass" || state === "fail";
            expect(!judged || (n >= 5 && rse! <= 0.5 && value !== null)).toBe(true);
          }
        }
      }),
      runs,
    );
  });

  test("an interval holds its ends in order, and a rate never leaves 0 to 1", () => {
    fc.assert(
      fc.property(plan, ({ level, ...shape }) => {
        for (const { indicators } of all(compute(survey(shape), { ...loose, level }))) {
          for (const { indicator: id, ci } of indicators) {
            if (ci === null) continue;
            expect(ci[0]).toBeLessThanOrEqual(ci[1]);
            const isShare = id === "unemployment-rate" || id === "under-qualified-share";
            expect(!isShare || (ci[0] >= 0 && ci[1] <= 1)).toBe(true);
          }
        }
      }),
      runs,
    );
  });
});

test("a list of before a new indicator shows as many states as it has; asked what if, the new ones are missing", () => {
  const states = readStates("pfsmbpfsmb");
  expect(states.map(({ indicator }) => indicator)).toEqual(indicatorIds.slice(0, 10));
  const none = states.map(() => null);
  const table = listTable([
    { area: "national", code: "2512", states: "pfsmbpfsmb", values: none, thresholds: none },
  ]);
  expect([...table.state.slice(10)].map(stateOf)).toEqual(["missing", "missing"]);
});
