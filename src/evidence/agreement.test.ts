import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { confusionOf, rankCorrelation, rocArea } from "./agreement.ts";

/** As the definition reads: every pair is looked at. */
function slowly(scores: readonly number[], short: readonly boolean[]) {
  const positives = scores.filter((_, i) => short[i]);
  const negatives = scores.filter((_, i) => !short[i]);
  const wins = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = (values: number[]) =>
    values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1);
  const above = positives.map((x) => mean(negatives.map((y) => wins(x, y))));
  const below = negatives.map((y) => mean(positives.map((x) => wins(x, y))));
  const auc = mean(above);
  const reach = 1.959963984540054 * Math.sqrt(spread(above) / above.length + spread(below) / below.length);
  return { auc, low: Math.max(0, auc - reach), high: Math.min(1, auc + reach) };
}

const yes = (count: number) => Array.from({ length: count }, () => true);
const no = (count: number) => Array.from({ length: count }, () => false);

describe("where nothing can be said, nothing is said", () => {
  test("no area where nobody is called short, or everybody", () => {
    for (const short of [yes(3), no(3), []]) {
      expect(rocArea([1, 2, 3].slice(0, short.length), short)).toEqual({
        auc: null,
        ci: null,
        reason: "one-class",
      });
    }
  });

  test("no interval where one of the two kinds is a single occupation", () => {
    expect(rocArea([3, 1, 2], [true, false, false])).toEqual({ auc: 1, ci: null, reason: "few" });
  });

  test("no interval where scores part the two wholly: a small sample is not certain", () => {
    expect(rocArea([4, 3, 2, 1], [true, true, false, false])).toEqual({
      auc: 1,
      ci: null,
      reason: "no-spread",
    });
    expect(rocArea([1, 1, 1, 1], [true, true, false, false])).toMatchObject({ auc: 0.5, ci: null });
  });

  test("no correlation of fewer than three, nor where one side never varies", () => {
    expect(rankCorrelation([1, 2], [1, 2])).toBeNull();
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNull();
  });
});

describe("by hand", () => {
  test("3 and 1 against 2 and 0: three of four pairs, 0.75; its standard error is the root of 1/8", () => {
    const { auc, ci } = rocArea([3, 1, 2, 0], [true, true, false, false]);
    expect(auc).toBe(0.75);
    expect(ci?.[0]).toBeCloseTo(0.75 - 1.959964 * Math.sqrt(0.125), 6);
    // Cut off: there is no area above 1.
    expect(ci?.[1]).toBe(1);
  });

  test("a tie counts half: 2 and 1 against 1 and 0 are 3.5 pairs of 4", () => {
    expect(rocArea([2, 1, 1, 0], [true, true, false, false]).auc).toBe(0.875);
  });

  test("rank correlation with ties: ranks 1, 2½, 2½, 4 against 1, 3, 2, 4", () => {
    expect(rankCorrelation([1, 2, 2, 3], [10, 30, 20, 40])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  test("who calls what short", () => {
    expect(confusionOf([true, true, false, false, false], [true, false, true, false, false])).toEqual({
      both: 1,
      onlyOurs: 1,
      onlyTheirs: 1,
      neither: 2,
    });
  });
});

// Few different scores, so that ties are common.
const sample = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean()), { minLength: 4, maxLength: 40 })
  .filter((pairs) => [true, false].every((kind) => pairs.filter(([, short]) => short === kind).length > 1));

describe("laws", () => {
  test("area and interval are those of DeLong, as counted pair by pair", () => {
    fc.assert(
      fc.property(sample, (pairs) => {
        const scores = pairs.map(([score]) => score);
        const short = pairs.map(([, one]) => one);
        const { auc, ci } = rocArea(scores, short);
        const slow = slowly(scores, short);
        expect(auc).toBeCloseTo(slow.auc, 12);
        expect(ci?.[0] ?? slow.auc).toBeCloseTo(slow.low, 10);
        expect(ci?.[1] ?? slow.auc).toBeCloseTo(slow.high, 10);
      }),
    );
  });

  test("only the order of the scores counts, and turned round the area is what is missing to 1", () => {
    fc.assert(
      fc.property(sample, (pairs) => {
        const scores = pairs.map(([score]) => score);
        const short = pairs.map(([, one]) => one);
        const { auc } = rocArea(scores, short);
        expect(
          rocArea(
            scores.map((score) => Math.exp(score) - 7),
            short,
          ).auc,
        ).toBe(auc);
        const turned = rocArea(
          scores.map((score) => -score),
          short,
        );
        expect(turned.auc).toBeCloseTo(1 - auc!, 12);
      }),
    );
  });

  test("a rank correlation lies between -1 and 1, is the same both ways, and 1 with itself", () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 20 });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const length = Math.min(a.length, b.length);
        const [x, y] = [a.slice(0, length), b.slice(0, length)];
        const rho = rankCorrelation(x, y);
        expect(Math.abs(rho ?? 0)).toBeLessThanOrEqual(1);
        expect(rankCorrelation(y, x) ?? 0).toBeCloseTo(rho ?? 0, 12);
        expect(rankCorrelation(x, x) ?? 1).toBeCloseTo(1, 12);
      }),
    );
  });
});
