import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf } from "../platform/test-files.ts";
import { breaksOf, bridgesUsed, type SeriesBreak } from "./bridge.ts";
import { indicatorIds, type IndicatorId } from "./indicator.ts";
import { defaultParameters } from "./parameters.ts";
import { computeList } from "./ranked-list.ts";
import { parseBreaks } from "./series-break-file.ts";
import { waveOf } from "./wave.fixture.ts";

const parameters = { ...defaultParameters, minN: 1, maxRse: 1e9, replicates: 20 };
const older = { codeList: "kbji/2002" };

const twice = <T>(person: T): T[] => [person, person];

/** Employment 20 + 30, pay 4 and 2. */
const persons = [
  { occupation: "2512", weight: 10, pay: 4, hours: 40, education: 6 },
  { occupation: "2512", weight: 10, pay: 4, hours: 40, education: 2 },
  ...twice({ occupation: "7411", weight: 15, pay: 2, hours: 40, education: 2 }),
];
/** Twice as many of the first, at half as much again. */
const later = waveOf("2024-08", [
  ...twice({ occupation: "2512", weight: 20, pay: 6, hours: 40, education: 2 }),
  ...twice({ occupation: "7411", weight: 15, pay: 2, hours: 40, education: 2 }),
]);
const earlier = waveOf("2022-08", persons);
const gone = twice({ occupation: "9999", weight: 25, pay: 2 });
const olderWave = waveOf("2022-08", [...persons, ...gone], older);

function growth(first = earlier, breaks: SeriesBreak[] = []) {
  const list = computeList({ waves: [first, later], parameters: { ...parameters, breaks }, seed: 1 });
  const nation = list.areas[0]!;
  const of = (code: string, id: IndicatorId) =>
    nation.occupations.find((row) => row.code === code)!.indicators[indicatorIds.indexOf(id)]!;
  return { list, nation, of };
}

const factor = (value: number, columns: SeriesBreak["columns"] = ["pay"], from = "2023-08"): SeriesBreak => ({
  from,
  columns,
  bridge: { factor: value, source: "BPS, 2024" },
});
const overlap = (lines: Record<string, [number, number]>, columns: SeriesBreak["columns"]): SeriesBreak => ({
  from: "2024-08",
  columns,
  bridge: { overlap: lines, source: "BPS, both ways" },
});

describe("growth across a break is not computed", () => {
  test("when the column's break is declared and nothing bridges it; other columns have theirs", () => {
    const { of, nation } = growth(earlier, [{ from: "2023-08", columns: ["pay"], bridge: null }]);
    expect(of("2512", "pay-growth")).toMatchObject({ state: "broken", reason: "series-break", value: null });
    expect(nation.economy["pay-growth"]).toBeNull();
    expect(of("2512", "employment-growth")).toMatchObject({ state: "pass" });
    expect(of("2512", "pay-premium").state).not.toBe("broken");
  });

  test("when the code list changed, though a factor is declared: codes that look alike may mean two things", () => {
    for (const breaks of [[], [factor(0.9, ["employment", "pay", "hours", "education"])]]) {
      const { of } = growth(olderWave, breaks);
      for (const id of ["employment-growth", "pay-growth", "hours-growth"] as const)
        expect(of("2512", id)).toMatchObject({ state: "broken", reason: "series-break" });
    }
  });

  test("for an occupation that the overlap says nothing of, and for a column that it is not of", () => {
    const { of } = growth(olderWave, [overlap({ "*": [100, 100], "2512": [20, 20] }, ["employment"])]);
    expect(of("7411", "employment-growth")).toMatchObject({ state: "broken", reason: "series-break" });
    expect(of("2512", "pay-growth")).toMatchObject({ state: "broken", reason: "series-break" });
  });

  test("and counts on neither side of the verdict", () => {
    const broken = growth(earlier, [{ from: "2023-08", columns: ["pay"], bridge: null }]).nation;
    const whole = growth().nation;
    const available = ({ verdict }: (typeof whole.occupations)[number]) => verdict.passes + verdict.fails;
    broken.occupations.forEach((one) => {
      expect(available(one)).toBe(available(whole.occupations.find(({ code }) => code === one.code)!) - 1);
    });
  });
});

describe("a declared break that is not as it should be is refused with its place", () => {
  test.each([
    ["breaks: [{ from: 2021, columns: [pay] }]", "breaks.0.from"],
    ["breaks: [{ from: 2021-02, columns: [wages] }]", "breaks.0.columns.0"],
    ["breaks: [{ from: 2021-02 }]", "breaks.0.columns"],
    ["breaks: [{ from: 2021-02, columns: [pay], bridge: { factor: 0.97 } }]", "breaks.0.bridge"],
    ["breaks: [{ from: 2021-02, columns: [pay], bridge: { factor: -1, source: BPS } }]", "breaks.0.bridge"],
    [
      'breaks: [{ from: 2021-02, columns: [pay], bridge: { overlap: { "2512": [1, 1] }, source: BPS } }]',
      "breaks.0.bridge",
    ],
    ["breaks: [{ from: 2021-02, columns: [pay] }, { from: 2021-02, columns: [pay] }]", "breaks"],
    ["breaks: [", "."],
  ])("%s", (text, column) => {
    expect(findingsOf(parseBreaks(text, "breaks.yaml"))[0]).toMatchObject({
      code: "MAPPING_INVALID",
      column: expect.stringMatching(`^${column.replaceAll(".", "\\.")}`),
    });
  });
});

describe("growth over a bridge", () => {
  test("is of the level of before times the factor, for the economy too, and moves neither error nor count", () => {
    const plain = growth();
    const { of, nation } = growth(earlier, [factor(1.25)]);
    expect(of("2512", "pay-growth").value).toBeCloseTo(Math.log(6 / (4 * 1.25)) / 2, 14);
    expect(nation.economy["pay-growth"]).toBeCloseTo(
      plain.nation.economy["pay-growth"]! - Math.log(1.25) / 2,
    );
    const { n, rse } = plain.of("2512", "pay-growth");
    expect(of("2512", "pay-growth")).toMatchObject({ n, rse });
    expect(of("2512", "employment-growth")).toEqual(plain.of("2512", "employment-growth"));
  });

  test("of a share is the difference to the share of before times the factor", () => {
    const { of } = growth(earlier, [factor(0.8, ["education"])]);
    expect(of("2512", "under-qualified-growth").value).toBeCloseTo((1 - 0.5 * 0.8) / 2, 14);
  });

  test("takes the factors of all breaks between the waves, and of none outside", () => {
    const { of } = growth(earlier, [
      factor(1.25),
      factor(0.5, ["pay"], "2024-08"),
      factor(9, ["pay"], "2022-08"),
      factor(9, ["pay"], "2024-09"),
    ]);
    expect(of("2512", "pay-growth").value).toBeCloseTo(Math.log(6 / (4 * 0.625)) / 2, 14);
  });

  test("across code lists takes each occupation's own ratio, and the persons of codes that are no more count in the economy", () => {
    const { of, nation, list } = growth(olderWave, [
      overlap({ "*": [100, 98], "2512": [20, 25], "7411": [30, 27] }, ["employment"]),
    ]);
    expect(of("2512", "employment-growth").value).toBeCloseTo(Math.log(40 / (20 * 1.25)) / 2, 14);
    expect(of("7411", "employment-growth").value).toBeCloseTo(Math.log(30 / (30 * 0.9)) / 2, 14);
    expect(nation.economy["employment-growth"]).toBeCloseTo(Math.log(70 / (100 * 0.98)) / 2, 14);
    expect(nation.occupations.map(({ code }) => code).toSorted()).toEqual(["2512", "7411"]);
    // Levels of the older list are shown as no trend: they count other work.
    expect(list.trends["2512"]![0]).toMatchObject({ period: "2022-08", state: "broken" });
  });

  test("names factor and source for the page, of one occupation alone", () => {
    const breaks = [
      factor(0.97, ["pay"], "2023-08"),
      overlap({ "*": [100, 98], "2512": [20, 25] }, ["employment"]),
    ];
    const periods = ["2022-08", "2024-08"];
    expect(bridgesUsed("pay-growth", "2512", periods, breaks)).toEqual([
      { from: "2023-08", factor: 0.97, source: "BPS, 2024" },
    ]);
    expect(bridgesUsed("employment-growth", "2512", periods, breaksOf(breaks, "2512"))).toEqual([
      { from: "2024-08", factor: 1.25, source: "BPS, both ways" },
    ]);
    expect(bridgesUsed("employment-growth", "7411", periods, breaks)).toEqual([]);
    expect(bridgesUsed("pay-premium", "2512", periods, breaks)).toEqual([]);
    expect(breaksOf(breaks, null)[1]!.bridge).toEqual({ overlap: {}, source: "BPS, both ways" });
  });

  test("is read from a file whose codes stay text and whose source may be a year", () => {
    const text = `breaks:
  - from: 2020-08
    columns: [employment]
    bridge: { overlap: { "*": [1200, 1140.5], 0110: [80, 76] }, source: 2021 }
  - { from: 2021-02, columns: [pay, hours] }
`;
    expect(parseBreaks(text, "breaks.yaml")).toEqual({
      ok: true,
      breaks: [
        {
          from: "2020-08",
          columns: ["employment"],
          bridge: { overlap: { "*": [1200, 1140.5], "0110": [80, 76] }, source: "2021" },
        },
        { from: "2021-02", columns: ["pay", "hours"], bridge: null },
      ],
    });
  });
});

test("a factor and its inverse one wave later leave growth as it was", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 10, noNaN: true }), (value) => {
      const { of } = growth(earlier, [factor(value), factor(1 / value, ["pay"], "2024-08")]);
      expect(of("2512", "pay-growth").value).toBeCloseTo(growth().of("2512", "pay-growth").value!, 10);
    }),
    { numRuns: 20 },
  );
});
