import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, isBeyond, type Comparison } from "./comparison.ts";
import type { Measured } from "./indicators.ts";

const width = 2;

/**
 * A rate measured for rows and the economy; each row's two replicates are its value, one lower and one
 * higher.
 */
function measured(rows: number[], economy: number, changed: Partial<Measured> = {}): Measured {
  const value = Float64Array.of(...rows, economy);
  return {
    indicator: "pay-premium",
    absence: null,
    rowAbsence: new Map(),
    n: new Int32Array(value.length).fill(100),
    value,
    replicate: (row, into) => into.set([value[row]! - 0.1, value[row]! + 0.1]),
    rse: new Float64Array(value.length).fill(0.1),
    ...changed,
  };
}

const rule = (changed: Partial<Comparison> = {}): Comparison => ({
  side: "high",
  rule: { kind: "economy" },
  minN: 25,
  maxRse: 0.3,
  width,
  ...changed,
});

function states(one: Measured, comparison = rule()) {
  const rows = Array.from({ length: Math.max(1, one.value.length - 1) }, (_, row) => row);
  return compare(one, comparison, rows, new Uint8Array(rows.length * width)).map(({ state, reason }) => {
    return reason ? `${state} (${reason})` : state;
  });
}

test("an absent indicator is missing for every occupation, and broken when the series broke", () => {
  const absent = { n: new Int32Array(0), value: new Float64Array(0), replicate: null, rse: null };
  expect(states(measured([], 0, { ...absent, absence: "one-wave" }))).toEqual(["missing (one-wave)"]);
  expect(states(measured([], 0, { ...absent, absence: "series-break" }))).toEqual(["broken (series-break)"]);
});

test("an occupation without a norm, or that nobody was seen in, is missing and shows no value", () => {
  const one = measured([0.5, 0.5, NaN], 0.2, { rowAbsence: new Map([[0, "no-norm"]]) });
  one.n[1] = 0;
  expect(states(one)).toEqual(["missing (no-norm)", "missing (no-observation)", "missing (no-observation)"]);
  const [value] = compare(one, rule(), [0], new Uint8Array(6));
  expect(value).toMatchObject({ value: null, rse: null, ci: null });
});

test("24 persons are too few and 25 are enough", () => {
  const one = measured([0.5, 0.5], 0.2);
  one.n.set([24, 25]);
  expect(states(one)).toEqual(["suppressed (few-persons)", "pass"]);
});

test("a relative error above 30 %, or one that cannot be measured, suppresses; 30 % does not", () => {
  const one = measured([0.5, 0.5, 0.5], 0.2);
  one.rse!.set([0.3000001, NaN, 0.3]);
  expect(states(one)).toEqual(["suppressed (imprecise)", "suppressed (imprecise)", "pass"]);
});

test("a suppressed value is computed, and passes in no replicate", () => {
  const one = measured([0.5], 0.2);
  one.rse![0] = 0.4;
  const passesIn = new Uint8Array(2);
  expect(compare(one, rule(), [0], passesIn)[0]).toMatchObject({ value: 0.5, rse: 0.4, ci: [0.405, 0.595] });
  expect([...passesIn]).toEqual([0, 0]);
});

test("a full count has no error, and is suppressed below 25 vacancies alone", () => {
  const one = measured([0.5, 0.5], 0.2, { replicate: null, rse: null });
  one.n[0] = 24;
  expect(states(one)).toEqual(["suppressed (few-vacancies)", "pass"]);
});

test("nothing to compare with is no failure", () => {
  expect(states(measured([0.5], NaN))).toEqual(["missing (no-observation)"]);
});

test("a pass lies strictly beyond the economy's value, on the side of shortage", () => {
  expect(states(measured([0.3, 0.2, 0.1], 0.2))).toEqual(["pass", "fail", "fail"]);
  expect(states(measured([0.3, 0.2, 0.1], 0.2), rule({ side: "low" }))).toEqual(["fail", "fail", "pass"]);
});

test("a difference by rounding alone is no pass", () => {
  expect(isBeyond(0.1 + 0.2, 0.3, "high")).toBe(false);
  expect(isBeyond(1e-15, 0, "high")).toBe(false);
  expect(isBeyond(1e-9, 0, "high")).toBe(true);
});

test("a threshold of the median plus half lies half of its size further to the side of shortage", () => {
  const half = { rule: { kind: "median-plus", percent: 50 } } as const;
  expect(states(measured([0.1, 0.2, 0.31], 9), rule(half))).toEqual(["fail", "fail", "pass"]);
  expect(states(measured([0.09, 0.2, 0.31], 9), rule({ ...half, side: "low" }))).toEqual([
    "pass",
    "fail",
    "fail",
  ]);
  expect(states(measured([-0.4, -0.2, -0.09], 9), rule(half))).toEqual(["fail", "fail", "pass"]);
});

test("a quantile counts from the side away from shortage, over the occupations that have a value", () => {
  const upper = { rule: { kind: "quantile", q: 0.75 } } as const;
  const one = measured([0.1, 0.2, 0.3, 0.4, 0.5, 100], 9);
  one.n[5] = 3;
  expect(states(one, rule(upper)).slice(0, 5)).toEqual(["fail", "fail", "fail", "fail", "pass"]);
  expect(states(one, rule({ ...upper, side: "low" })).slice(0, 5)).toEqual([
    "pass",
    "fail",
    "fail",
    "fail",
    "fail",
  ]);
});

test("in a replicate, its own value meets its own threshold", () => {
  const one = measured([0.25], 0.2, {
    replicate: (row, into) => into.set(row === 0 ? [0.2, 0.3] : [0.1, 0.4]),
  });
  const passesIn = new Uint8Array(2);
  compare(one, rule(), [0], passesIn);
  expect([...passesIn]).toEqual([1, 0]);
});

describe("for any values", () => {
  test("a higher value never passes less, where high speaks for a shortage", () => {
    const value = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(value, value, value, (a, b, economy) => {
        const [low, high] = states(measured([Math.min(a, b), Math.max(a, b)], economy));
        expect([low, high]).not.toEqual(["pass", "fail"]);
      }),
    );
  });
});
