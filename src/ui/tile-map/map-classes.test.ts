import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { levelOf, mapClasses } from "./map-classes.ts";
import { mapSize, provinceTiles } from "./provinces.ts";

describe("classes of the map", () => {
  it("a map without a value has no class", () => {
    expect(mapClasses([], "quantile")).toEqual([]);
  });

  it("equal values are one class in the middle of the scale", () => {
    expect(mapClasses([7, 7, 7], "equal")).toEqual([{ from: 7, to: 7, level: 3 }]);
    expect(mapClasses([7, 7, 7], "quantile")).toEqual([{ from: 7, to: 7, level: 3 }]);
  });

  it("quantiles put as many places into each class, equal steps follow the distance", () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100];
    expect(mapClasses(values, "quantile").map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
      [9, 100],
    ]);
    expect(mapClasses(values, "equal")).toEqual([
      { from: 1, to: 9, level: 2 },
      { from: 100, to: 100, level: 5 },
    ]);
  });

  it("every value has a level, equal ones the same, and a larger one is never lighter", () => {
    const method = fc.constantFrom("quantile" as const, "equal" as const);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 }),
        method,
        (v, m) => {
          const classes = mapClasses(v, m);
          const levels = v.toSorted((a, b) => a - b).map((value) => levelOf(value, classes) ?? 0);
          expect(levels).toEqual(levels.toSorted((a, b) => a - b));
          expect(levels).not.toContain(0);
          expect(classes.length).toBeLessThanOrEqual(5);
        },
      ),
    );
  });
});

describe("the layout of the map", () => {
  it("has the 38 provinces, each with its own code, letters and place", () => {
    expect(provinceTiles).toHaveLength(38);
    for (const key of [
      (t: (typeof provinceTiles)[number]) => t.code,
      (t: (typeof provinceTiles)[number]) => t.short,
      (t: (typeof provinceTiles)[number]) => `${t.column}/${t.row}`,
    ]) {
      expect(new Set(provinceTiles.map(key)).size).toBe(38);
    }
  });

  it("keeps every province inside the grid", () => {
    const outside = provinceTiles.filter((t) => t.column > mapSize.columns || t.row > mapSize.rows);
    expect(outside).toEqual([]);
  });
});
