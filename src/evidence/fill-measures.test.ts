import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBeyond } from "./comparison.ts";
import { fillMeasures, prepareFills } from "./fill-measures.ts";
import { monthNumber, type Fills } from "./fills.ts";
import { formulas } from "./formula.ts";
import { indicatorIds, type IndicatorId } from "./indicator.ts";
import { defaultParameters } from "./parameters.ts";
import { computeList } from "./ranked-list.ts";
import type { Frame } from "./sample.ts";
import { waveOf } from "./wave.fixture.ts";
import { readChanges } from "./what-if-changes.ts";

type Closing = {
  code?: string;
  area?: string;
  month?: string;
  days?: number;
  filled?: 0 | 1;
  posts?: number;
};

/** Closings written out, over 2024-09 to 2025-08 unless said otherwise. */
function fillsOf(closings: readonly Closing[], changed: Partial<Fills> = {}): Fills {
  const occupations = [...new Set(closings.map(({ code }) => code ?? "2512"))];
  const areas = [...new Set(closings.map(({ area }) => area ?? "31"))];
  return {
    codeList: "kbji/2014",
    occupations,
    areas,
    months: { first: "2024-09", last: "2025-08" },
    occupation: Int32Array.from(closings, ({ code }) => occupations.indexOf(code ?? "2512")),
    area: Int32Array.from(closings, ({ area }) => areas.indexOf(area ?? "31")),
    month: Int32Array.from(closings, ({ month }) => monthNumber(month ?? "2025-03")),
    days: Float64Array.from(closings, ({ days }) => days ?? 30),
    filled: Uint8Array.from(closings, ({ filled }) => filled ?? 1),
    posts: Float64Array.from(closings, ({ posts }) => posts ?? 1),
    ...changed,
  };
}

const frame: Frame = { level: 4, occupations: ["2512", "7411"], areas: ["31"], replicates: 100, seed: 1 };
const measured = (fills: Fills, area: number | "nation" = "nation", of = frame) => {
  const { rate, days } = fillMeasures(prepareFills(fills, of, null)!, area, of, 1);
  return { rate: [...rate.value], rateN: [...rate.n], days: [...days.value], daysN: [...days.n] };
};

const wave = waveOf(
  "2025-08",
  ["2512", "7411"].flatMap((occupation) => Array.from({ length: 30 }, () => ({ occupation, pay: 2 }))),
);
const many = (count: number, closing: Closing) => Array.from({ length: count }, () => closing);

function numbers(fills: Fills | null, code = "2512", minN = 25) {
  const parameters = { ...defaultParameters, minN, replicates: 100 };
  const list = computeList({ waves: [wave], fills, parameters, seed: 3 });
  const one = list.areas[0]!.occupations.find((row) => row.code === code)!;
  const of = (id: IndicatorId) => one.indicators[indicatorIds.indexOf(id)]!;
  return { list, one, rate: of("fill-rate"), days: of("days-to-fill") };
}

describe("where nothing can be said, the reason is", () => {
  test("no file of filled vacancies, one of another code list, one of less than a year; none of them counts in the verdict", () => {
    const without = numbers(null);
    expect([without.rate, without.days].map(({ state, reason }) => [state, reason])).toEqual([
      ["missing", "no-fills"],
      ["missing", "no-fills"],
    ]);
    const closings = many(40, {});
    const foreign = numbers(fillsOf(closings, { codeList: "ssoc/2020" }));
    expect(foreign.rate).toMatchObject({ state: "missing", reason: "fills-in-other-code-list", value: null });
    const early = numbers(fillsOf(closings, { months: { first: "2024-10", last: "2025-08" } }));
    expect(early.days).toMatchObject({ state: "missing", reason: "fills-under-a-year", value: null });
    for (const { one, list } of [without, foreign, early]) {
      const { passes, fails } = one.verdict;
      expect(passes + fails).toBe(
        one.indicators.filter(({ state }) => state === "pass" || state === "fail").length,
      );
      expect(list.minAvailable).toBe(without.list.minAvailable);
    }
  });

  test("nothing closed, and nothing filled", () => {
    const fills = fillsOf([...many(40, { filled: 0 }), ...many(40, { code: "7411" })]);
    expect(numbers(fills).days).toMatchObject({ state: "missing", reason: "none-filled", n: 0 });
    const other = fillsOf(many(40, { code: "7411" }));
    expect(numbers(other).rate).toMatchObject({ state: "missing", reason: "no-closing", n: 0 });
    expect(numbers(other).days).toMatchObject({ state: "missing", reason: "no-closing", n: 0 });
  });

  test("too few closings: suppressed as closings, never a fail", () => {
    const fills = fillsOf([...many(24, {}), ...many(40, { code: "7411", filled: 0 })]);
    expect(numbers(fills).rate).toMatchObject({ state: "suppressed", reason: "few-closings", n: 24 });
  });

  test("one closing alone has no error that could be measured", () => {
    expect(numbers(fillsOf([{}]), "2512", 1).rate).toMatchObject({
      state: "suppressed",
      reason: "imprecise",
      rse: null,
    });
  });
});

describe("computed by hand", () => {
  const fills = fillsOf([
    { posts: 3, days: 10 },
    { posts: 1, days: 20 },
    { posts: 2, days: 90 },
    { posts: 4, filled: 0, days: 200 },
    { code: "7411", area: "32", posts: 10, days: 5 },
    { code: "74", posts: 100, days: 1 },
    { month: "2024-08", posts: 1000, filled: 0 },
  ]);

  test("the fill rate is of posts, over twelve months, the economy that of all codes at the level", () => {
    expect(measured(fills).rate).toEqual([6 / 10, 1, 16 / 20]);
    expect(measured(fills).rateN).toEqual([4, 1, 5]);
    expect(measured(fills, 0).rate).toEqual([6 / 10, NaN, 6 / 10]);
  });

  test("days to fill are the median of the filled ones, by posts", () => {
    expect(measured(fills).days).toEqual([10, 5, 5]);
    expect(measured(fills).daysN).toEqual([3, 1, 4]);
    expect(measured(fills, 0).days).toEqual([10, NaN, 10]);
  });

  test("the twelve months may be told to end earlier", () => {
    const longer = { ...fills, months: { first: "2023-09", last: "2025-08" } };
    const { rate } = fillMeasures(prepareFills(longer, frame, "2024-08")!, "nation", frame, 1);
    expect(rate.value[0]).toBe(0);
    expect(prepareFills(fills, frame, "2024-08")).toBeNull();
    expect(prepareFills(fills, frame, "2025-09")).toBeNull();
  });

  test("the standard error of a share of single posts is the textbook's", () => {
    const half = fillsOf([...many(120, {}), ...many(80, { filled: 0 })]);
    const wide = { ...frame, replicates: 2000 };
    const { rate } = fillMeasures(prepareFills(half, wide, null)!, "nation", wide, 1);
    const replicates = new Float64Array(2000);
    rate.replicate(0, replicates);
    const variance = replicates.reduce((sum, one) => sum + (one - 0.6) ** 2, 0) / 2000;
    expect(Math.abs(variance / ((0.6 * 0.4) / 199) - 1)).toBeLessThan(0.1);
  });
});

describe("a low fill rate and many days speak for a shortage", () => {
  const fills = fillsOf([
    ...many(40, { days: 80 }),
    ...many(60, { filled: 0, days: 100 }),
    ...many(90, { code: "7411", days: 12 }),
    ...many(10, { code: "7411", filled: 0 }),
  ]);

  test("against the economy, with n, error and interval", () => {
    const scarce = numbers(fills);
    expect(scarce.rate).toMatchObject({ state: "pass", value: 0.4, n: 100, threshold: 130 / 200 });
    expect(scarce.days).toMatchObject({ state: "pass", value: 80, n: 40, threshold: 12 });
    expect(scarce.rate.rse).toBeGreaterThan(0.05);
    expect(scarce.rate.ci![0]).toBeLessThan(0.4);
    expect(scarce.rate.ci![1]).toBeGreaterThan(0.4);
    const plenty = numbers(fills, "7411");
    expect([plenty.rate.state, plenty.days.state]).toEqual(["fail", "fail"]);
  });

  test("under 67 % is short: 66.9 is, 67.0 is not", () => {
    const read = readChanges([["fill-rate.threshold", "67%"]]);
    const at = read.ok ? read.changes.indicators["fill-rate"]!.threshold! : NaN;
    const { side } = formulas["fill-rate"];
    expect([0.669, 0.67].map((rate) => isBeyond(rate, at, side))).toEqual([true, false]);
  });

  test("a threshold of days is asked in days; a per cent of days is no answer", () => {
    expect(readChanges([["days.threshold", "120"]])).toMatchObject({
      changes: { indicators: { "days-to-fill": { threshold: 120 } } },
    });
    expect(readChanges([["days.threshold", "12%"]])).toMatchObject({ ok: false, wrong: "value" });
  });
});

const anyClosing = fc.record({
  code: fc.constantFrom("2512", "7411", "74"),
  area: fc.constantFrom("31", "32"),
  month: fc.constantFrom("2024-09", "2025-01", "2025-08"),
  days: fc.nat(50),
  filled: fc.constantFrom<0 | 1>(0, 1),
  posts: fc.integer({ min: 1, max: 9 }),
});

/** Every value, error and interval of the list, rounding aside. */
function everything(fills: Fills) {
  const { list } = numbers(fills, "2512", 2);
  const round = (value: number | null) => value && Number(value.toPrecision(9));
  return list.areas.flatMap(({ occupations }) =>
    occupations.map(({ code, indicators }) => [
      code,
      ...indicators
        .slice(-2)
        .map(({ value, rse, ci, state }) => [value, rse, ...(ci ?? [])].map(round).concat(state as never)),
    ]),
  );
}

test("the order of the rows, the order of the codes and the scale of posts change nothing", () => {
  fc.assert(
    fc.property(
      fc.array(anyClosing, { minLength: 3, maxLength: 40 }).chain((closings) =>
        fc.record({
          closings: fc.constant(closings),
          shuffled: fc.shuffledSubarray(closings, { minLength: closings.length }),
        }),
      ),
      fc.constantFrom(2, 7, 100),
      ({ closings, shuffled }, scale) => {
        const scaled = shuffled.map((closing) => ({ ...closing, posts: closing.posts * scale }));
        expect(everything(fillsOf(scaled))).toEqual(everything(fillsOf(closings)));
      },
    ),
    { numRuns: 40 },
  );
});

test("one more post filled never lowers the fill rate", () => {
  fc.assert(
    fc.property(fc.array(anyClosing, { minLength: 1, maxLength: 30 }), fc.nat(29), (closings, pick) => {
      const better = closings.map((one, i) => (i === pick ? { ...one, filled: 1 as const } : one));
      const [before, after] = [measured(fillsOf(closings)).rate, measured(fillsOf(better)).rate];
      expect(before.filter((rate, row) => rate > after[row]! + 1e-12)).toEqual([]);
    }),
  );
});
