import { describe, expect, test } from "vitest";
import { indicatorIds } from "./indicator.ts";
import { listTable, type TableRow } from "./list-table.ts";
import { compareWithVerdicts } from "./verdict-comparison.ts";
import type { VerdictRow } from "./verdict-list.ts";

const row = (
  code: string,
  states: string,
  values: (number | null)[],
  area = "national",
  threshold = 0,
): TableRow => ({
  area,
  code,
  states: states.padEnd(10, "m"),
  values: indicatorIds.map((_, k) => values[k] ?? null),
  thresholds: indicatorIds.map(() => threshold),
});
const theirs = (code: string, short: boolean, more: Partial<VerdictRow> = {}): VerdictRow => ({
  code,
  title: `title of ${code}`,
  short,
  rating: null,
  area: null,
  ...more,
});
const rule = { passShare: 0.5, minAvailable: 2 };

// Shares of passes: a 1, b ½, c ½, d 0; e is undetermined.
const table = listTable([
  row("a", "ppmm", [3, 1]),
  row("b", "pfmm", [2, -1]),
  row("c", "fpmm", [-1, 2]),
  row("d", "ffmp", [-2, -2, null, -0.5]),
  row("e", "pssb", [5]),
]);

describe("what could not be compared is counted, with its reason, and never as a no", () => {
  const { apart, whole, indicators } = compareWithVerdicts(table, rule, [
    theirs("a", true),
    theirs("b", false),
    theirs("e", true),
    theirs("x", true),
    theirs("a", true, { area: "99" }),
  ]);

  test("row by row: codes and areas that the list does not have, and what it could not determine", () => {
    expect(apart).toEqual([
      { row: 3, code: "e", title: "title of e", area: "national", reason: "undetermined" },
      { row: 4, code: "x", title: "title of x", area: "national", reason: "code-not-in-list" },
      { row: 5, code: "a", title: "title of a", area: "99", reason: "area-not-in-list" },
    ]);
    expect(whole.n).toBe(2);
  });

  test("of an indicator, what is suppressed, missing or broken", () => {
    const of = (id: string) => indicators.find((one) => one.indicator === id);
    expect(of("pay-growth")).toMatchObject({ n: 2, apart: { suppressed: 1, "code-not-in-list": 1 } });
    expect(of("hours-growth")).toMatchObject({ n: 0, auc: null, apart: { missing: 2, suppressed: 1 } });
    expect(of("unemployment-rate")).toMatchObject({ apart: { broken: 1 } });
  });
});

describe("agreement of the whole and of each indicator", () => {
  const rows = [theirs("a", true), theirs("b", true), theirs("c", false), theirs("d", false)];
  const { whole, indicators, areas } = compareWithVerdicts(table, rule, rows);

  test("the whole is scored by the share of passes: b and c tie at a half, 3.5 pairs of 4", () => {
    expect(whole).toMatchObject({
      auc: 0.875,
      n: 4,
      short: 2,
      confusion: { both: 2, onlyOurs: 1, onlyTheirs: 0, neither: 1 },
    });
    expect(areas).toEqual([]);
  });

  test("yes and no are ranked too: shares 4, 2½, 2½, 1 against 3½, 3½, 1½, 1½ correlate by 3 / √18", () => {
    expect(whole.spearman).toBeCloseTo(3 / Math.sqrt(4.5 * 4), 12);
  });

  test("there is no rank correlation where one side says the same of all", () => {
    const same = [theirs("a", true), theirs("b", true), theirs("c", true)];
    expect(compareWithVerdicts(table, rule, same).whole.spearman).toBeNull();
    // None of the four has hours growth.
    expect(indicators.find((one) => one.indicator === "hours-growth")?.spearman).toBeNull();
  });

  test("an indicator is scored by its value: employment growth parts them, pay growth does not", () => {
    const of = (id: string) => indicators.find((one) => one.indicator === id);
    expect(of("employment-growth")).toMatchObject({ auc: 1, ci: null, reason: "no-spread", n: 4 });
    expect(of("pay-growth")).toMatchObject({ auc: 0.5, n: 4 });
  });

  test("a rate that speaks for a shortage when it is low is scored from below", () => {
    const low = listTable([
      row("a", "mmmpp", [null, null, null, -0.3, 1]),
      row("b", "mmmff", [null, null, null, 0.3, -1]),
    ]);
    const { indicators } = compareWithVerdicts(low, rule, [theirs("a", true), theirs("b", false)]);
    expect(indicators.find((one) => one.indicator === "unemployment-rate")?.auc).toBe(1);
  });

  test("with an ordered rating, ranks are compared too", () => {
    const rated = [
      theirs("a", true, { rating: 5 }),
      theirs("b", true, { rating: 4 }),
      theirs("c", false, { rating: 3 }),
      theirs("d", false, { rating: 1 }),
    ];
    const { whole, indicators } = compareWithVerdicts(table, rule, rated);
    expect(indicators[0]?.spearman).toBe(1);
    // Shares 1, ½, ½, 0 against 5, 4, 3, 1.
    expect(whole.spearman).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });
});

test("areas are compared each with its own entries; put together, values count from their own thresholds", () => {
  const two = listTable([
    row("a", "pp", [1, 1], "31"),
    row("b", "ff", [-1, -1], "31"),
    row("a", "ff", [9, 9], "32", 10),
    row("b", "pp", [11, 11], "32", 10),
  ]);
  const rows = [
    theirs("a", true, { area: "31" }),
    theirs("b", false, { area: "31" }),
    theirs("a", false, { area: "32" }),
    theirs("b", true, { area: "32" }),
  ];
  const { areas, indicators } = compareWithVerdicts(two, rule, rows);
  expect(areas).toMatchObject([
    { area: "31", n: 2, auc: 1, reason: "few" },
    { area: "32", n: 2, auc: 1 },
  ]);
  expect(indicators[0]).toMatchObject({ n: 4, auc: 1 });
});
