import fc from "fast-check";
import { expect, test } from "vitest";
import { vacancyCodes, vacancyMeasures, type VacancySeries } from "./vacancy-series.ts";

const months = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `${2021 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`,
  );

/** A series in which each (code, area) has one count in each calendar year from 2021 on. */
function yearly(table: Record<string, Record<string, number[]>>): VacancySeries {
  const occupations = Object.keys(table);
  const areas = Object.keys(Object.values(table)[0]!);
  const years = Object.values(Object.values(table)[0]!)[0]!.length;
  const counts = occupations.flatMap((code) =>
    areas.flatMap((area) => months(years * 12).map((_, i) => table[code]![area]![Math.floor(i / 12)]!)),
  );
  return {
    codeList: "kbji/2014",
    occupations,
    areas,
    months: months(years * 12),
    counts: Float64Array.from(counts),
  };
}

const series = yearly({
  "2512": { 31: [10, 12, 15, 30], 32: [1, 0, 2, 4] },
  "7411": { 31: [8, 8, 8, 8], 32: [2, 2, 2, 2] },
});
const rows = ["2512", "7411"];

test("a month that was not published is not a zero: the year has no value", () => {
  const gap = { ...series, counts: series.counts.slice() };
  gap.counts[40] = NaN;
  const measures = vacancyMeasures(gap, rows, 4, "31", null, "2024-12");
  expect(measures.growth.value[0]).toBeNaN();
  expect(measures.openings[0]).toBeNaN();
  expect(measures.growth.value[1]).toBe(0);
});

test("a series of less than four years has no growth against three years before", () => {
  const short = yearly({ "2512": { 31: [10, 12, 15] } });
  const measures = vacancyMeasures(short, ["2512"], 4, "31", null, "2023-12");
  expect(measures.growth3y.value[0]).toBeNaN();
  expect(measures.growth.value[0]).toBeCloseTo(Math.log(15 / 12), 12);
});

test("an area or an occupation that the series does not have is without a value, not zero", () => {
  expect(vacancyMeasures(series, rows, 4, "94", null, "2024-12").openings[0]).toBeNaN();
  expect(vacancyMeasures(series, ["9111"], 4, "31", null, "2024-12").growth.value[0]).toBeNaN();
});

test("growth is by year, of twelve months on the twelve before and on those three years earlier", () => {
  const { growth, growth3y, openings } = vacancyMeasures(series, rows, 4, "31", null, "2024-12");
  expect(growth.value[0]).toBeCloseTo(Math.log(2), 12);
  expect(growth3y.value[0]).toBeCloseTo(Math.log(3) / 3, 12);
  expect([...growth.n]).toEqual([180, 96, 276]);
  expect([...openings]).toEqual([30, 8, 38]);
});

test("the last month of the growths can be an earlier one, and the openings follow the wave", () => {
  const { growth, openings } = vacancyMeasures(series, rows, 4, "31", "2023-12", "2022-12");
  expect(growth.value[0]).toBeCloseTo(Math.log(15 / 12), 12);
  expect(openings[0]).toBe(12);
});

test("the economy's growth pools the occupations that have both periods", () => {
  const { growth } = vacancyMeasures(series, rows, 4, "31", null, "2024-12");
  expect(growth.value[2]).toBeCloseTo(Math.log(38 / 23), 12);
});

test("the nation is the series' own total where it has one, else the sum of its areas", () => {
  expect(vacancyMeasures(series, rows, 4, "national", null, "2024-12").openings[0]).toBe(34);
  const own = yearly({ "2512": { 31: [1, 1], national: [5, 7] } });
  expect(vacancyMeasures(own, ["2512"], 4, "national", null, "2022-12").openings[0]).toBe(7);
});

test("deeper codes are summed to the level; a level that is published is not counted twice", () => {
  const deep = yearly({ "2512": { 31: [1, 2] }, "2513": { 31: [3, 4] } });
  expect(vacancyCodes(deep, 2)).toEqual(["25"]);
  expect(vacancyMeasures(deep, ["25"], 2, "31", null, "2022-12").openings[0]).toBe(6);
  const both = yearly({ "25": { 31: [9, 9] }, "2512": { 31: [1, 2] }, "2513": { 31: [3, 4] } });
  expect(vacancyMeasures(both, ["25"], 2, "31", null, "2022-12").openings[0]).toBe(9);
  expect(vacancyMeasures(both, ["2513"], 4, "31", null, "2022-12").openings[0]).toBe(4);
});

test("a growth does not depend on the unit that vacancies are counted in", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 4, maxLength: 4 }), (counts) => {
      const growth = (factor: number) =>
        vacancyMeasures(
          yearly({ "2512": { 31: counts.map((count) => count * factor) } }),
          ["2512"],
          4,
          "31",
          null,
          "2024-12",
        ).growth3y.value[0]!;
      expect(growth(7)).toBeCloseTo(growth(1), 12);
    }),
  );
});
