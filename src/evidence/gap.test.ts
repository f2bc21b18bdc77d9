import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocateGap, drawGap, gapAccount, gapFigure, missingTerms } from "./gap.ts";
import { drawsOf } from "./gap-draws.ts";
import { termName, type GapTerm, type TermKind, type TermSpread } from "./gap-term.ts";

const term = (
  kind: TermKind,
  value: number,
  programme: string | null = null,
  spread: TermSpread | null = null,
): GapTerm => ({ kind, value, programme, spread, year: 2025, assumed: false, source: "Uji", list: null });

/** The occupation that the sums below are done for by hand. */
const example: GapTerm[] = [
  term("unfilled", 240),
  term("reporting-rate", 0.6),
  term("employed", 10_000),
  term("growth", 0.03),
  term("exit-rate", 0.04),
  term("seats", 200, "BLK Bekasi"),
  term("completion", 0.9, "BLK Bekasi"),
  term("certification", 0.8, "BLK Bekasi"),
  term("entry", 0.75, "BLK Bekasi"),
  term("seats", 160, "SMK"),
  term("completion", 0.75, "SMK"),
  term("certification", 0.5, "SMK"),
  term("entry", 0.5, "SMK"),
  term("inflow", 62),
];
const changed = (kind: TermKind, change: Partial<GapTerm>, programme: string | null = null) =>
  example.map((one) => (one.kind === kind && one.programme === programme ? { ...one, ...change } : one));
const options = { horizon: 1, seed: 1, key: "2512|31" };
const median = (terms: GapTerm[], more = {}) => gapFigure(drawGap(terms, { ...options, ...more })).median;

describe("golden values, added up by hand", () => {
  test("one year: 240/0.6 + 300 + 400 − (108 + 30 + 62) = 900", () => {
    expect(gapAccount(example, 1)).toMatchObject({
      unfilled: 400,
      growth: 300,
      exits: 400,
      need: 1_100,
      programmes: [
        { programme: "BLK Bekasi", people: expect.closeTo(108, 9) },
        { programme: "SMK", people: 30 },
      ],
      inflow: 62,
      supply: expect.closeTo(200, 9),
      balance: expect.closeTo(900, 9),
    });
  });

  test("three years: posts that are open now count once, all else each year: 400 + 900 + 1200 − 600 = 1900", () => {
    expect(gapAccount(example, 3)).toMatchObject({ need: 2_500, balance: expect.closeTo(1_900, 9) });
  });

  test("terms without a spread give one number and an interval of no width", () => {
    const { median: middle, low, high } = gapFigure(drawGap(example, options));
    expect([middle, low, high]).toEqual([900, 900, 900].map((value) => expect.closeTo(value, 9)));
  });

  test("draws of terms without a spread are the sum by the values, none below zero", () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    const people = fc.double({ min: 0, max: 100_000, noNaN: true });
    const values = fc.tuple(people, share, people, share, share, people, share, share, share);
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 3 }), (some, horizon) => {
        const terms = example.map((one, i) => ({ ...one, value: some[i] ?? one.value }));
        const { balance } = gapAccount(terms, horizon);
        expect(median(terms, { horizon })).toBeCloseTo(Math.max(0, balance), 4);
      }),
    );
  });

  test("an occupation that shrinks needs nobody for growth; its exits still count", () => {
    expect(gapAccount(changed("growth", { value: -0.1 }), 1)).toMatchObject({ growth: 0, exits: 400 });
  });

  test("more people trained than needed is no shortage, never a negative one", () => {
    const many = changed("seats", { value: 100_000 }, "SMK");
    expect(gapAccount(many, 1).balance).toBeLessThan(0);
    expect(gapFigure(drawGap(many, options))).toEqual({ median: 0, low: 0, high: 0 });
  });

  test("who leaves for other occupations, more than come, adds to the gap", () => {
    expect(gapAccount(changed("inflow", { value: -38 }), 1).balance).toBeCloseTo(1_000, 9);
  });

  test("quantiles lie between neighbours: of 0 to 100 the middle is 50, the 80 % interval 10 to 90", () => {
    expect(gapFigure(Float64Array.from({ length: 101 }, (_, i) => 100 - i))).toEqual({
      median: 50,
      low: 10,
      high: 90,
    });
  });
});

describe("which terms are missing", () => {
  test("none of the example's; all of an occupation of which nothing is known", () => {
    expect(missingTerms(example)).toEqual([]);
    expect(missingTerms([])).toEqual([
      ...["unfilled", "reporting-rate", "employed", "growth", "exit-rate", "seats", "inflow"],
    ]);
  });

  test.each(example.map((one) => [termName(one)]))("%s alone, when it is taken away", (name) => {
    expect(missingTerms(example.filter((one) => termName(one) !== name))).toEqual([name]);
  });

  test("of no seats at all it need not be known what becomes of them", () => {
    const none = example.filter(({ programme }) => programme === null);
    expect(missingTerms([...none, term("seats", 0, "")])).toEqual([]);
    expect(gapAccount([...none, term("seats", 0, "")], 1).supply).toBe(62);
  });
});

describe("what chance does", () => {
  const spread: GapTerm[] = example.map((one) => {
    if (one.kind === "employed")
      return { ...one, spread: { kind: "interval", low: 9_000, high: 11_500 } satisfies TermSpread };
    if (one.kind === "growth") return { ...one, spread: { kind: "interval", low: -0.02, high: 0.08 } };
    if (one.kind === "completion")
      return { ...one, spread: { kind: "counts", successes: one.value * 200, trials: 200 } };
    return one;
  });

  test("the same seed draws the same, another seed another", () => {
    expect(drawGap(spread, options)).toEqual(drawGap(spread, options));
    expect(drawGap(spread, { ...options, seed: 2 })).not.toEqual(drawGap(spread, options));
  });

  test("the order of terms makes no difference", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(spread, { minLength: spread.length }), (some) => {
        expect(drawGap(some, options)).toEqual(drawGap(spread, options));
      }),
      { numRuns: 20 },
    );
  });

  test("the interval holds the middle, and is the wider the less sure a term is", () => {
    const narrow = gapFigure(drawGap(spread, options));
    const unsure = spread.map((one): GapTerm =>
      one.kind === "employed" ? { ...one, spread: { kind: "interval", low: 4_000, high: 17_000 } } : one,
    );
    const wide = gapFigure(drawGap(unsure, options));
    expect(narrow.low).toBeLessThan(narrow.median);
    expect(narrow.high).toBeGreaterThan(narrow.median);
    expect(wide.high - wide.low).toBeGreaterThan(narrow.high - narrow.low);
  });

  test("of an uneven interval 95 % of the draws lie inside, and half on each side of the value", () => {
    const only = [
      ...changed("employed", { value: 1_000, spread: { kind: "interval", low: 900, high: 1_400 } })
        .filter(({ programme }) => programme === null)
        .map((one) => (one.kind === "exit-rate" ? { ...one, value: 1 } : one))
        .map((one) => (["unfilled", "growth", "inflow"].includes(one.kind) ? { ...one, value: 0 } : one)),
      term("seats", 0, ""),
    ];
    const draws = [...drawGap(only, options)];
    const share = (inside: (value: number) => boolean) => draws.filter(inside).length / draws.length;
    expect(share((value) => value >= 900 && value <= 1_400)).toBeCloseTo(0.95, 1);
    expect(share((value) => value > 1_000)).toBeCloseTo(0.5, 1);
  });

  test("a rate is drawn around its counts, and stays between none and all", () => {
    const { beta } = drawsOf(1, "rate");
    const rates = Array.from({ length: 4_000 }, () => beta(90.5, 10.5));
    const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
    const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / rates.length;
    // Of a beta distribution: a/(a + b), and ab/((a + b)²(a + b + 1)).
    expect(mean).toBeCloseTo(90.5 / 101, 2);
    expect(variance).toBeCloseTo((90.5 * 10.5) / (101 ** 2 * 102), 4);
    expect(Math.min(...rates)).toBeGreaterThan(0);
    expect(Math.max(...rates)).toBeLessThan(1);
  });

  test("draws have no pattern: of the normal distribution mean 0 and variance 1", () => {
    const { normal } = drawsOf(7, "plain");
    const drawn = Array.from({ length: 20_000 }, normal);
    const mean = drawn.reduce((sum, z) => sum + z, 0) / drawn.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(drawn.reduce((sum, z) => sum + z * z, 0) / drawn.length).toBeCloseTo(1, 1);
  });
});

describe("monotone in every term", () => {
  const value = (kind: TermKind, programme: string | null = null) =>
    example.find((one) => one.kind === kind && one.programme === programme)!.value;
  const width = fc.double({ min: 0, max: 0.5, noNaN: true });
  /** Raised by a share of itself, with an interval as wide in proportion. */
  const raised = (kind: TermKind, by: number, half: number, programme: string | null = null) => {
    const v = value(kind, programme) * (1 + by);
    return changed(
      kind,
      { value: v, spread: { kind: "interval", low: v * (1 - half), high: v * (1 + half) } },
      programme,
    );
  };

  test.each(["unfilled", "employed", "growth", "exit-rate"] as const)(
    "more %s is never a smaller gap",
    (kind) => {
      fc.assert(
        fc.property(width, width, fc.integer({ min: 1, max: 3 }), (by, half, horizon) => {
          expect(median(raised(kind, by, half), { horizon })).toBeGreaterThanOrEqual(
            median(raised(kind, 0, half), { horizon }) - 1e-9,
          );
        }),
        { numRuns: 30 },
      );
    },
  );

  test.each([
    ["reporting-rate", null],
    ["seats", "SMK"],
    ["completion", "SMK"],
    ["certification", "SMK"],
    ["entry", "SMK"],
    ["inflow", null],
  ] as const)("more %s is never a larger gap", (kind, programme) => {
    fc.assert(
      fc.property(width, width, fc.integer({ min: 1, max: 3 }), (by, half, horizon) => {
        expect(median(raised(kind, by, half, programme), { horizon })).toBeLessThanOrEqual(
          median(raised(kind, 0, half, programme), { horizon }) + 1e-9,
        );
      }),
      { numRuns: 30 },
    );
  });

  test("more graduates among as many trials is never a larger gap", () => {
    const counted = (successes: number) =>
      changed("completion", { spread: { kind: "counts", successes, trials: 200 } }, "SMK");
    const medians = [20, 60, 100, 140, 180].map((successes) => median(counted(successes)));
    expect(medians).toEqual(medians.toSorted((a, b) => b - a));
  });

  test("no draw is below zero, whatever the terms", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 20_000, noNaN: true }),
        fc.double({ min: -5_000, max: 5_000, noNaN: true }),
        (seats, inflow) => {
          const terms = changed("seats", { value: seats }, "SMK").map((one) =>
            one.kind === "inflow" ? { ...one, value: inflow } : one,
          );
          expect(Math.min(...drawGap(terms, options))).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe("a unit group's gap, shared among the codes below it", () => {
  const whole = drawGap(
    changed("employed", { spread: { kind: "interval", low: 9_000, high: 11_000 } }),
    options,
  );

  test("shares add up to the whole in every replicate", () => {
    const counts = fc.dictionary(fc.stringMatching(/^2512-L0[1-9]$/), fc.nat({ max: 500 }), { minKeys: 1 });
    fc.assert(
      fc.property(counts, fc.nat({ max: 500 }), (coded, rest) => {
        const shared = allocateGap(whole, new Map([["2512", rest], ...Object.entries(coded)]), options);
        for (const i of [0, 1, 499, 999])
          expect([...shared.values()].reduce((sum, draws) => sum + draws[i]!, 0)).toBeCloseTo(whole[i]!, 6);
      }),
      { numRuns: 30 },
    );
  });

  test("the order of codes makes no difference", () => {
    const coded: [string, number][] = [
      ["2512", 10],
      ["2512-L01", 60],
      ["2512-L02", 30],
    ];
    const once = allocateGap(whole, new Map(coded), options);
    const again = allocateGap(whole, new Map(coded.toReversed()), options);
    for (const [code] of coded)
      expect(gapFigure(again.get(code)!).median).toBeCloseTo(gapFigure(once.get(code)!).median, 6);
  });

  test("golden: of 900 people and 600 of 1,000 coded vacancies about 540; of 6 of 10 as many, and far less sure", () => {
    const fixed = drawGap(example, options);
    const share = (own: number, rest: number) =>
      gapFigure(
        allocateGap(
          fixed,
          new Map([
            ["2512-L01", own],
            ["2512", rest],
          ]),
          options,
        ).get("2512-L01")!,
      );
    const many = share(600, 400);
    const few = share(6, 4);
    expect(many.median / 540).toBeCloseTo(1, 1);
    expect(few.median / 540).toBeCloseTo(1, 1);
    expect(few.high - few.low).toBeGreaterThan(3 * (many.high - many.low));
  });
});
