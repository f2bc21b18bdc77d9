import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formulas } from "./formula.ts";
import { indicatorIds, type IndicatorId } from "./indicator.ts";
import { listTable, type TableRow } from "./list-table.ts";
import { readStates } from "./list.ts";
import { topDownVerdict } from "./verdict.ts";
import { pointsTo, type Changes } from "./what-if-changes.ts";
import { madeUpRows } from "./what-if.fixture.ts";
import { verdictBytes, whatIf } from "./what-if.ts";

/** An entry of which only the first indicators are available; values are distances from a threshold of 0. */
const row = (area: string, code: string, states: string, values: (number | null)[] = []): TableRow => ({
  area,
  code,
  states: states.padEnd(10, "m"),
  values: indicatorIds.map((_, k) => values[k] ?? null),
  thresholds: indicatorIds.map(() => 0),
});
const sensitivity = (...asked: Parameters<typeof whatIf>) => whatIf(...asked).sensitivity;
const rule = { passShare: 0.5, minAvailable: 2 };
const only = (id: IndicatorId, change: NonNullable<Changes["indicators"][IndicatorId]>): Changes => ({
  indicators: { [id]: change },
});

// Employment, pay, hours; the fourth, unemployment, speaks for a shortage when it is low.
const small = listTable([
  row("national", "a", "ppf", [0.05, 0.01, -0.02]),
  row("national", "b", "pff", [0.02, -0.01, -0.03]),
  row("national", "c", "pfs", [0.03, -0.04]),
  row("national", "d", "pmb", [0.2]),
  row("31", "a", "fpmf", [-0.01, 0.02, null, 0.08]),
]);

describe("what stays whatever is asked", () => {
  test("suppressed, missing and broken never pass and never fail, with any threshold", () => {
    for (const threshold of [-100, 0, 100]) {
      const indicators = Object.fromEntries(indicatorIds.map((id) => [id, { threshold }]));
      const { verdicts } = whatIf(small, rule, { indicators });
      // d has one available indicator of the two that are needed.
      expect(verdictBytes[verdicts[small.codes.indexOf("d")]!]).toBe("undetermined");
    }
    const c = whatIf(small, { passShare: 1, minAvailable: 2 }, only("hours-growth", { threshold: -1 }));
    expect(c.entering).not.toContainEqual({ area: "national", code: "c" });
  });

  test("a list is not touched by being asked", () => {
    const before = structuredClone(small);
    whatIf(small, rule, { passShare: 0.9, indicators: { "pay-growth": { points: 9, weight: 3 } } });
    sensitivity(small, rule, only("pay-growth", { threshold: 3 }), "national");
    expect(small).toEqual(before);
  });

  test("an area that the list does not have has no sensitivity", () => {
    expect(sensitivity(small, rule, { indicators: {} }, "99")).toBeNull();
  });
});

describe("who enters and who leaves", () => {
  test("a stricter threshold takes out whoever is no longer beyond it", () => {
    expect(whatIf(small, rule, only("pay-growth", { threshold: 0.015 }))).toMatchObject({
      entering: [],
      leaving: [{ area: "national", code: "a" }],
    });
  });

  test("who stands exactly at the threshold has not passed it", () => {
    const { leaving } = whatIf(small, rule, only("pay-growth", { threshold: 0.01 }));
    expect(leaving).toEqual([{ area: "national", code: "a" }]);
  });

  test("a looser one lets in, in each area", () => {
    const answer = whatIf(small, rule, {
      indicators: { "pay-growth": { points: -2 }, "unemployment-rate": { points: 10 } },
    });
    expect(answer.entering).toEqual([
      { area: "31", code: "a" },
      { area: "national", code: "b" },
    ]);
    expect(answer.areas.find(({ area }) => area === "31")).toEqual({
      area: "31",
      before: { short: 0, notShort: 1, undetermined: 0 },
      after: { short: 1, notShort: 0, undetermined: 0 },
      entering: 1,
      leaving: 0,
    });
  });

  test("a rate that speaks for a shortage when it is low is stricter when its threshold is lower", () => {
    const table = listTable([row("national", "a", "fffp", [-1, -1, -1, -0.05])]);
    const half = { passShare: 0.25, minAvailable: 2 };
    expect(whatIf(table, half, only("unemployment-rate", { points: -6 })).leaving).toHaveLength(1);
    expect(whatIf(table, half, only("unemployment-rate", { points: 6 })).leaving).toHaveLength(0);
  });

  test("points move a growth as pages show it: from 0 % to 1 % is ln 1.01", () => {
    const at = (value: number) => listTable([row("national", "a", "pf", [value, -1])]);
    const change = only("employment-growth", { points: 1 });
    expect(whatIf(at(Math.log(1.0101)), rule, change).leaving).toHaveLength(0);
    expect(whatIf(at(Math.log(1.0099)), rule, change).leaving).toHaveLength(1);
  });

  test("an indicator of weight 0 is left out, also of what is available", () => {
    const answer = whatIf(small, rule, only("hours-growth", { weight: 0 }));
    expect(answer.entering).toEqual([{ area: "national", code: "b" }]);
    const strict = whatIf(small, { ...rule, minAvailable: 3 }, only("hours-growth", { weight: 0 }));
    expect(strict.areas.at(-1)?.after).toEqual({ short: 0, notShort: 0, undetermined: 4 });
  });

  test("an indicator of weight 2 counts twice: one of pay against two others is half", () => {
    const table = listTable([row("national", "a", "fpf", [-1, 1, -1])]);
    expect(whatIf(table, rule, only("pay-growth", { weight: 2 })).entering).toHaveLength(1);
  });

  test("a share that is reached on paper is reached: three of ten at 0.3", () => {
    const table = listTable([{ ...row("national", "a", "pppfffffff"), values: indicatorIds.map(() => 0) }]);
    expect(whatIf(table, rule, { passShare: 0.3, indicators: {} }).entering).toHaveLength(1);
  });
});

describe("the nearest threshold that changes somebody's verdict", () => {
  const { indicators, passShare } = sensitivity(small, rule, { indicators: {} }, "national")!;
  const of = (id: IndicatorId) => indicators.find((one) => one.indicator === id)!;

  test("stricter pay growth takes out the one that just passes; looser lets in the one that just fails", () => {
    expect(of("pay-growth")).toMatchObject({
      threshold: 0,
      leaving: { at: 0.01, shift: 0.01, codes: ["a"] },
      entering: { codes: ["b"] },
    });
    expect(of("pay-growth").entering?.at).toBeCloseTo(-0.01, 10);
  });

  test("where nobody's verdict hangs on an indicator, nothing is named", () => {
    expect(of("vacancy-rate")).toEqual({
      indicator: "vacancy-rate",
      own: 0,
      threshold: 0,
      leaving: null,
      entering: null,
    });
  });

  test("the share: c would leave above a half, b enters at a third", () => {
    expect(passShare.leaving?.codes).toEqual(["c"]);
    expect(passShare.entering).toMatchObject({ at: 1 / 3, codes: ["b"] });
  });
});

// Laws, over a made-up list of 30 occupations in three areas.
const table = listTable(madeUpRows(30, ["31", "32", "national"]));
const anyChange = fc.record(
  {
    threshold: fc.double({ min: -0.2, max: 0.3, noNaN: true }),
    points: fc.double({ min: -20, max: 20, noNaN: true }),
    weight: fc.oneof(fc.constantFrom(0, 1, 2), fc.double({ min: 0, max: 5, noNaN: true })),
  },
  { requiredKeys: [] },
);
const anyChanges: fc.Arbitrary<Changes> = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...indicatorIds), anyChange, { maxKeys: 4 }),
    fc.option(fc.double({ min: 0.05, max: 1, noNaN: true })),
    fc.option(fc.integer({ min: 1, max: 10 })),
  )
  .map(([indicators, passShare, minAvailable]) => ({
    indicators,
    ...(passShare !== null && { passShare }),
    ...(minAvailable !== null && { minAvailable }),
  }));

describe("laws", () => {
  test("with no change the verdicts are the list's own, and nobody enters or leaves", () => {
    const rows = madeUpRows(30, ["31", "32", "national"]);
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 10 }),
        (share, least) => {
          const own = { passShare: share, minAvailable: least };
          const answer = whatIf(table, own, { indicators: {} });
          expect(answer).toMatchObject({ entering: [], leaving: [] });
          // Rows are made area by area, code by code: the order of the table.
          rows.forEach(({ states }, entry) => {
            const { verdict } = topDownVerdict(readStates(states), [], own);
            expect(verdictBytes[answer.verdicts[entry]!]).toBe(verdict);
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  test("a stricter threshold never lets anybody enter, a looser one never makes anybody leave", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...indicatorIds),
        fc.double({ min: 0, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        (id, points, weight) => {
          const towards = formulas[id].side === "high" ? 1 : -1;
          // The weight alone may move somebody: the list to compare with has it too.
          const plain = whatIf(table, rule, only(id, { weight }));
          const short = (answer: typeof plain) =>
            new Set([...answer.verdicts].flatMap((v, i) => (v === 0 ? [i] : [])));
          const strict = whatIf(table, rule, only(id, { weight, points: towards * points }));
          const loose = whatIf(table, rule, only(id, { weight, points: -towards * points }));
          expect([...short(plain)]).toEqual(expect.arrayContaining([...short(strict)]));
          expect([...short(loose)]).toEqual(expect.arrayContaining([...short(plain)]));
        },
      ),
    );
  });

  test("the nearest threshold does what is said of it, and nothing else in that area", () => {
    fc.assert(
      fc.property(anyChanges, fc.constantFrom(...table.areas), (changes, area) => {
        const found = sensitivity(table, rule, changes, area)!;
        const now = whatIf(table, rule, changes);
        const flipsWith = (more: Changes) => {
          const then = whatIf(table, rule, more);
          const from = table.start[table.areas.indexOf(area)]!;
          const to = table.start[table.areas.indexOf(area) + 1]!;
          const flips = { leaving: [] as string[], entering: [] as string[] };
          for (let entry = from; entry < to; entry++) {
            const [was, is] = [now.verdicts[entry] === 0, then.verdicts[entry] === 0];
            if (was !== is) flips[is ? "entering" : "leaving"].push(table.codes[entry]!);
          }
          return flips;
        };
        const { leaving, entering } = found.passShare;
        const claims = [
          { put: (at: number): Changes => ({ ...changes, passShare: at }), leaving, entering },
          ...found.indicators.map((one) => {
            const { weight } = changes.indicators[one.indicator] ?? {};
            const put = (threshold: number): Changes => ({
              ...changes,
              indicators: { ...changes.indicators, [one.indicator]: { threshold, weight } },
            });
            return { put, leaving: one.leaving, entering: one.entering };
          }),
        ].flatMap(({ put, leaving, entering }) => [
          ...(leaving ? [{ changes: put(leaving.at), said: { leaving: leaving.codes, entering: [] } }] : []),
          ...(entering
            ? [{ changes: put(entering.at), said: { leaving: [], entering: entering.codes } }]
            : []),
        ]);
        expect(claims.map((claim) => flipsWith(claim.changes))).toEqual(claims.map(({ said }) => said));
      }),
      { numRuns: 60 },
    );
  });

  test("a slider that goes in hundredths of a point can do it too", () => {
    const { sensitivity: near, verdicts } = whatIf(table, rule, { indicators: {} }, "national");
    const wishes = near!.indicators.flatMap(({ indicator, own, threshold, leaving, entering }) =>
      [leaving, entering].flatMap((nearest) =>
        nearest
          ? [{ indicator, points: pointsTo(indicator, own!, threshold!, nearest.at), codes: nearest.codes }]
          : [],
      ),
    );
    expect(wishes.length).toBeGreaterThan(5);
    for (const { indicator, points, codes } of wishes) {
      const then = whatIf(table, rule, only(indicator, { points }));
      const from = table.start[table.areas.indexOf("national")]!;
      const flipped = table.codes.filter((_, i) => i >= from && then.verdicts[i] !== verdicts[i]);
      expect(flipped).toEqual(expect.arrayContaining(codes));
    }
  });

  test("the order of the entries changes nothing", () => {
    const rows = madeUpRows(12, ["31", "national"]);
    const change = only("pay-growth", { points: 3, weight: 2 });
    const answer = whatIf(listTable(rows), rule, change);
    expect(answer.leaving.length + answer.entering.length).toBeGreaterThan(0);
    expect(whatIf(listTable(rows.toReversed()), rule, change)).toEqual(answer);
  });
});
