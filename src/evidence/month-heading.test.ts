import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthOf, monthsBetween } from "./month-heading.ts";

describe("a heading that names no month is none", () => {
  test.each([
    "",
    "Total",
    "2006",
    "2006-13",
    "13/2006",
    "Mrt-06",
    "Mar",
    "06-Mar",
    "2006-3-1",
    "Mart 6",
    "Mar-2200",
  ])("%j", (heading) => {
    expect(monthOf(heading)).toBeNull();
  });
});

describe("a month is read as Indonesian and English files write it", () => {
  test.each([
    ["Mar-06", "2006-03"],
    ["Mei-06", "2006-05"],
    ["May 2006", "2006-05"],
    ["Agu-06", "2006-08"],
    ["Ags 2006", "2006-08"],
    ["Agustus 2006", "2006-08"],
    ["Aug-06", "2006-08"],
    ["Okt-19", "2019-10"],
    ["Oktober 2019", "2019-10"],
    ["Nop-19", "2019-11"],
    ["Des-19", "2019-12"],
    ["December 2019", "2019-12"],
    ["Jan-99", "1999-01"],
    ["2006-03", "2006-03"],
    ["2006M3", "2006-03"],
    ["200603", "2006-03"],
    ["3/2006", "2006-03"],
    [" maret 2006 ", "2006-03"],
  ])("%s", (heading, month) => {
    expect(monthOf(heading)).toBe(month);
  });
});

test("months are counted on both ends, across years", () => {
  expect(monthsBetween("2019-11", "2020-02")).toEqual(["2019-11", "2019-12", "2020-01", "2020-02"]);
});

test("every month reads back from its own name", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1970, max: 2069 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
      const month = `${year}-${String(number).padStart(2, "0")}`;
      const date = new Date(Date.UTC(year, number - 1, 1));
      for (const locale of ["id", "en"]) {
        for (const length of ["short", "long"] as const) {
          const name = new Intl.DateTimeFormat(locale, { month: length, timeZone: "UTC" }).format(date);
          expect(monthOf(`${name} ${year}`)).toBe(month);
          expect(monthOf(`${name}-${String(year).slice(2)}`)).toBe(month);
        }
      }
      expect(monthOf(month)).toBe(month);
    }),
  );
});
