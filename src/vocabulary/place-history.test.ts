import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPlaceOn, type Place } from "./place.ts";
import { placeHistory } from "./place-history.ts";

const place = (code: string, more: Partial<Place> = {}): Place => ({
  code,
  name: { id: code },
  zone: "Asia/Jayapura",
  parent: null,
  validFrom: null,
  validUntil: null,
  ...more,
});
const split = (code: string, parent: string, validFrom: string) => place(code, { parent, validFrom });

describe("a place on a day", () => {
  test("is there from its first to its last day, both included", () => {
    const dated = place("95", { validFrom: "2022-07-25", validUntil: "2030-01-01" });
    const there = (day: string) => isPlaceOn(dated, day);
    expect(["2022-07-24", "2022-07-25", "2030-01-01", "2030-01-02"].map(there)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test("without a day that is known it has always been there", () => {
    expect(isPlaceOn(place("11"), "1901-01-01")).toBe(true);
  });
});

describe("the history of a list", () => {
  const papua = [
    place("94"),
    split("97", "94", "2022-07-25"),
    split("95", "94", "2022-07-25"),
    split("91", "94", "1999-10-04"),
    split("92", "91", "2022-12-08"),
  ];
  const short = (places: readonly Place[]) =>
    placeHistory(places).map(({ day, before, after, splits, ended }) => ({
      day,
      count: [before, after],
      splits: splits.map(({ from, began }) => [from?.code ?? null, began.map(({ code }) => code)]),
      ended: ended.map(({ code }) => code),
    }));

  test("names each day on which places split, the last first, and how many there were before and after", () => {
    expect(short(papua)).toEqual([
      { day: "2022-12-08", count: [4, 5], splits: [["91", ["92"]]], ended: [] },
      { day: "2022-07-25", count: [2, 4], splits: [["94", ["95", "97"]]], ended: [] },
      { day: "1999-10-04", count: [1, 2], splits: [["94", ["91"]]], ended: [] },
    ]);
  });

  test("an end takes effect on the day after the last one, over the end of a year too", () => {
    expect(short([place("1"), place("54", { validUntil: "1999-12-31" })])).toEqual([
      { day: "2000-01-01", count: [2, 1], splits: [], ended: ["54"] },
    ]);
  });

  test("what is new and split from nothing is said to be so", () => {
    expect(short([place("1"), place("2", { validFrom: "2000-01-01" })])).toMatchObject([
      { splits: [[null, ["2"]]] },
    ]);
  });

  test("a list without days has no history", () => {
    expect(placeHistory([place("1"), place("2")])).toEqual([]);
  });

  test("each change begins with as many places as the one before it left", () => {
    const day = fc.constantFrom("2000-01-01", "2010-06-30", "2020-12-31", null);
    const one = fc.record({ validFrom: day, validUntil: day });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), (dates) => {
        const changes = placeHistory(dates.map((dated, i) => place(String(i), dated)));
        const left = changes.slice(1).map(({ after }) => after);
        expect(changes.slice(0, -1).map(({ before }) => before)).toEqual(left);
      }),
    );
  });
});
