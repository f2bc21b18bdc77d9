import { describe, expect, test } from "vitest";
import type { BudgetLine } from "./budget-reading.ts";
import { budgetSums, figuresFor, proposedFigure } from "./budget-sums.ts";

const line = (amount: number, currency: BudgetLine["currency"], year: number | null): BudgetLine => ({
  ...{ row: 2, group: null, description: "Tiket", quantity: null, unit: "", price: null },
  ...{ amount, currency, source: "", year, status: null },
});
const lines = [line(10, "IDR", 2027), line(0.1, "IDR", 2028), line(0.2, "IDR", 2028), line(7, "SGD", 2027)];
const budget = { type: "money" as const, value: 1, currency: "IDR" as const };

describe("what a budget comes to", () => {
  test("is said for each currency, and for each year where there are several", () => {
    expect(budgetSums({ lines })).toEqual([
      { key: "IDR", currency: "IDR", year: null, amount: 10.3 },
      { key: "IDR-2027", currency: "IDR", year: 2027, amount: 10 },
      { key: "IDR-2028", currency: "IDR", year: 2028, amount: 0.3 },
      { key: "SGD", currency: "SGD", year: null, amount: 7 },
    ]);
  });

  test("is said for a single year, too, where other lines have none", () => {
    expect(
      budgetSums({ lines: [line(10, "IDR", 2027), line(5, "IDR", null)] }).map(({ key }) => key),
    ).toEqual(["IDR", "IDR-2027"]);
  });

  test("goes into a figure of its currency, or into a new one", () => {
    const [all, first, , foreign] = budgetSums({ lines });
    const figures = { budget, weeks: { type: "number" as const, value: 4, unit: "person-week" as const } };
    expect(figuresFor(all!, figures)).toEqual(["budget", "budget-idr"]);
    expect(figuresFor(foreign!, figures)).toEqual(["budget-sgd"]);
    expect([all, first, foreign].map((sum) => proposedFigure(sum!, figures))).toEqual([
      "budget",
      null,
      "budget-sgd",
    ]);
    expect(proposedFigure(first!, { ...figures, "budget-idr-2027": budget })).toBe("budget-idr-2027");
  });
});
