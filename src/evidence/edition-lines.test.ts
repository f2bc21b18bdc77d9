import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countStates, editionShows, gapStates, isAmong } from "./edition-lines.ts";

const line = fc.record({
  running: fc.option(fc.integer({ min: 1, max: 9 })),
  gap: fc.option(fc.record({ state: fc.constantFrom(...gapStates) })),
});

describe("the rows of an edition", () => {
  test("without an edition to compare with, an occupation is neither new nor one that stayed", () => {
    const alone = { running: null, gap: null };
    expect(editionShows.filter((show) => isAmong(alone, show))).toEqual([]);
    expect(isAmong(alone, undefined)).toBe(true);
  });

  test("one that is in its first edition is new; from the second on it has stayed", () => {
    const shown = (running: number) => editionShows.filter((show) => isAmong({ running, gap: null }, show));
    expect(shown(1)).toEqual(["new"]);
    expect(shown(2)).toEqual(["persistent"]);
  });

  test("states that do not occur are not counted, the surest comes first", () => {
    const rows = (["panel", "measured", "panel"] as const).map((state) => ({
      running: null,
      gap: { state },
    }));
    expect(countStates(rows)).toEqual([
      { state: "measured", count: 1 },
      { state: "panel", count: 2 },
    ]);
    expect(countStates([{ running: 1, gap: null }])).toEqual([]);
  });

  test("every occupation of which people short are asked stands in one state; each count opens as many rows", () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const states = countStates(lines);
        expect(states.reduce((sum, { count }) => sum + count, 0)).toBe(
          lines.filter(({ gap }) => gap !== null).length,
        );
        for (const { state, count } of states)
          expect(lines.filter((one) => isAmong(one, state))).toHaveLength(count);
        const compared = lines.filter(({ running }) => running !== null);
        const parts = (["new", "persistent"] as const).map(
          (show) => lines.filter((one) => isAmong(one, show)).length,
        );
        expect(parts[0]! + parts[1]!).toBe(compared.length);
      }),
    );
  });
});
