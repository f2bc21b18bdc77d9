import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { callBudget } from "./call-budget.ts";

describe("a budget of three calls in six seconds", () => {
  test("refuses the fourth, and grants another after two seconds", () => {
    const budget = callBudget({ calls: 3, seconds: 6 });
    expect([0, 1, 2, 3].map((at) => budget.take("a", at))).toEqual([true, true, true, false]);
    expect(budget.take("a", 1_900)).toBe(false);
    expect(budget.take("a", 2_100)).toBe(true);
    expect(budget.take("a", 2_200)).toBe(false);
  });

  test("is each caller's own", () => {
    const budget = callBudget({ calls: 1, seconds: 60 });
    expect(budget.take("a", 0)).toBe(true);
    expect(budget.take("b", 0)).toBe(true);
    expect(budget.take("a", 1)).toBe(false);
  });

  test("gains nothing from a clock that goes back", () => {
    const budget = callBudget({ calls: 1, seconds: 60 });
    expect(budget.take("a", 100_000)).toBe(true);
    expect(budget.take("a", 0)).toBe(false);
  });
});

test("in any span of time nobody gets more than the budget and what filled up meanwhile", () => {
  const waits = fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 60 });
  fc.assert(
    fc.property(waits, fc.integer({ min: 1, max: 5 }), (steps, calls) => {
      const budget = callBudget({ calls, seconds: 10 });
      let at = 0;
      let granted = 0;
      for (const wait of steps) {
        at += wait;
        if (budget.take("a", at)) granted += 1;
      }
      expect(granted).toBeLessThanOrEqual(calls + (at / 10_000) * calls + 1e-6);
    }),
  );
});
