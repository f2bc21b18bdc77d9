import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gainOf, measuredTransfer, pairsOf, transferOf } from "./transfer.ts";

const unit = (code: string) => ({ scheme: "skkni", version: "2026", code, title: {} });
const objective = (objectiveId: string, codes: string[], counterparts: string[] = []) => ({
  ...{ objectiveId, counterparts, units: codes.map(unit) },
});
const people = ["siti", "budi"].map((counterpartId) => ({ counterpartId }));
const pair = { objectiveId: "o", counterpartId: "siti", unit: "skkni/2026/A" };
const before = (score: number) => ({ ...pair, phase: "before" as const, score });
const after = (score: number) => ({ ...pair, phase: "after" as const, score });

describe("what is not measured is not counted as nothing gained", () => {
  test.each([
    ["neither before nor after", []],
    ["before alone", [before(40)]],
    ["after alone", [after(90)]],
  ])("%s", (_, measures) => {
    expect(gainOf(pair, measures)).toBeNull();
    expect(measuredTransfer([pair], measures, 20)).toEqual({
      ...{ expected: 1, measured: 0, notMeasured: 1, gain: null, days: 20, perExpertDay: null },
    });
  });
  test("and without a day of the expert there is no gain a day", () => {
    expect(measuredTransfer([pair], [before(40), after(60)], 0).perExpertDay).toBeNull();
  });
});

test("each unit of an objective is measured for whoever it names, or for every counterpart", () => {
  expect(pairsOf([objective("o", ["A", "B"]), objective("p", ["A"], ["budi"])], people)).toHaveLength(5);
  expect(pairsOf([objective("o", [])], people)).toEqual([]);
});

test("who could do as much before has gained nothing, and that is measured", () => {
  expect(measuredTransfer([pair], [before(70), after(70)], 10)).toMatchObject({ gain: 0, perExpertDay: 0 });
});

test("a loss counts as one", () => {
  expect(measuredTransfer([pair], [before(70), after(60)], 10).perExpertDay).toBe(-1);
});

const scores = fc.array(
  fc.record({
    before: fc.option(fc.integer({ min: 0, max: 100 })),
    after: fc.option(fc.integer({ min: 0, max: 100 })),
  }),
  { maxLength: 12 },
);

test("gain per day is the sum of the gains that were measured, over the days, in any order", () => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 400 }), (each, days) => {
      const pairs = each.map((_, at) => ({ ...pair, counterpartId: String(at) }));
      const measures = each.flatMap((one, at) => [
        ...(one.before === null ? [] : [{ ...before(one.before), counterpartId: String(at) }]),
        ...(one.after === null ? [] : [{ ...after(one.after), counterpartId: String(at) }]),
      ]);
      const whole = each.filter((one) => one.before !== null && one.after !== null);
      const sum = whole.reduce((all, one) => all + (one.after ?? 0) - (one.before ?? 0), 0);
      const found = measuredTransfer(pairs, measures.toReversed(), days);
      expect(found).toEqual(transferOf(pairs.length, { measured: whole.length, gain: sum }, days));
      expect(found.measured + found.notMeasured).toBe(pairs.length);
      expect(found.perExpertDay === null).toBe(whole.length === 0);
      expect((found.perExpertDay ?? 0) * days).toBeCloseTo(whole.length === 0 ? 0 : sum, 6);
    }),
  );
});
