import { describe, expect, test } from "vitest";
import { brokenSeries, isThin } from "./broken-series.ts";

describe("what broken series take from verdicts", () => {
  test("nothing, where none is broken: suppressed and missing values are told elsewhere", () => {
    expect(brokenSeries(["ppffssmmmmmm", "mmmpfmmmmmmm"], 2)).toBeNull();
    expect(isThin({ passes: 1, fails: 0, robustness: 1 }, null)).toBe(false);
  });

  // Three growths are broken, three levels are left; the growth of qualification is broken for one alone.
  const words = ["bbbppbfmmmmm", "bbbpfmsmmmmm", "bbbmpmsmmmmm"];

  test("values, indicators and the number that whole series would ask for: half of seven is four, here two", () => {
    expect(brokenSeries(words, 2)).toEqual({ values: 10, indicators: 4, usual: 4, least: 2, thin: 2 });
  });

  test("a verdict on three where four would be asked for is thin; an undetermined one is no verdict", () => {
    const broken = brokenSeries(words, 2);
    expect(isThin({ passes: 2, fails: 1, robustness: 1 }, broken)).toBe(true);
    expect(isThin({ passes: 2, fails: 2, robustness: 1 }, broken)).toBe(false);
    expect(isThin({ passes: 1, fails: 0, robustness: null }, broken)).toBe(false);
  });

  test("a list that asks for more itself is kept to its own number", () => {
    expect(brokenSeries(words, 6)).toMatchObject({ usual: 6, least: 6, thin: 0 });
  });
});
