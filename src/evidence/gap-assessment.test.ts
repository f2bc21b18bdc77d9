import { describe, expect, test } from "vitest";
import { assessGap, pickPanel, pickTerms, sumGaps, type GapEvidence, type Panel } from "./gap-assessment.ts";
import { readTermName, termName, type GapTerm, type TermKind } from "./gap-term.ts";

const term = (kind: TermKind, value: number, more: Partial<GapTerm> = {}) => ({
  ...{ kind, value, programme: kind === "seats" ? "" : null, spread: null, year: 2025, assumed: false },
  ...{ source: "Uji", list: null, enteredAt: new Date("2026-01-05") },
  ...(more as object),
});
/** 100/0.5 + 0 + 1,000 × 0.1 − 0 − 0 = 300 in one year. */
const whole = [
  term("unfilled", 100),
  term("reporting-rate", 0.5),
  term("employed", 1_000),
  term("growth", -0.02),
  term("exit-rate", 0.1),
  term("seats", 0),
  term("inflow", 0),
];
const panel: Panel = { low: 50, high: 90, year: 2025, members: "A, B", metOn: "2025-06-01", note: null };
const ask = (code: string, evidence: Partial<GapEvidence>) =>
  assessGap(
    { code, area: "31", year: 2025, horizon: 1, seed: 1 },
    { terms: new Map(), panels: new Map(), asPublished: false, ...evidence },
  );

describe("each gap has a state, the best that its evidence allows", () => {
  test("measured: every term has data", () => {
    expect(
      ask("2512", { terms: new Map([["2512", whole]]), panels: new Map([["2512", [panel]]]) }).gap,
    ).toEqual({
      state: "measured",
      figure: { median: 300, low: 300, high: 300 },
      assumed: [],
    });
  });

  test("a default is named: a measured gap never hides it", () => {
    const terms = whole.map((one) => (one.kind === "exit-rate" ? { ...one, assumed: true } : one));
    expect(ask("2512", { terms: new Map([["2512", terms]]) }).gap).toMatchObject({ assumed: ["exit-rate"] });
  });

  test("not measurable: the terms that are missing are named, and nothing is put in their place", () => {
    const terms = whole.filter(({ kind }) => kind !== "exit-rate" && kind !== "reporting-rate");
    expect(ask("2512", { terms: new Map([["2512", terms]]) })).toEqual({
      gap: { state: "not-measurable", missing: ["reporting-rate", "exit-rate"], of: "2512" },
      draws: null,
      account: null,
      missing: ["reporting-rate", "exit-rate"],
    });
  });

  test("a panel's range stands where a term is missing, and is no interval", () => {
    const { gap, draws } = ask("2512", {
      terms: new Map([["2512", whole.slice(1)]]),
      panels: new Map([["2512", [panel]]]),
    });
    expect(gap).toEqual({ state: "panel", panel });
    expect(gap).not.toHaveProperty("figure");
    expect(draws).toBeNull();
  });

  test("as published: with the number that was published, or with none", () => {
    expect(ask("2512", { asPublished: true }).gap).toEqual({ state: "as-published", published: null });
    const published = term("published", 4_000, {
      source: "Daftar 2025, hlm. 12",
      spread: { kind: "interval", low: 3_000, high: 5_000 },
    });
    expect(ask("2512", { terms: new Map([["2512", [published]]]) }).gap).toEqual({
      state: "as-published",
      published: { value: 4_000, low: 3_000, high: 5_000, source: "Daftar 2025, hlm. 12", year: 2025 },
    });
  });
});

describe("a gap that was drawn before", () => {
  test("is the same as drawn anew, and another one as soon as a term, its spread or the horizon changes", () => {
    const uncertain = whole.map((one) =>
      one.kind === "employed"
        ? { ...one, spread: { kind: "interval" as const, low: 800, high: 1_300 } }
        : one,
    );
    const drawn = ask("2512", { terms: new Map([["2512", uncertain]]) });
    expect(ask("2512", { terms: new Map([["2512", uncertain.toReversed()]]) }).gap).toEqual(drawn.gap);
    const wider = uncertain.map((one) =>
      one.spread ? { ...one, spread: { ...one.spread, high: 2_000 } } : one,
    );
    const more = uncertain.map((one) => (one.kind === "unfilled" ? { ...one, value: 101 } : one));
    for (const other of [wider, more])
      expect(ask("2512", { terms: new Map([["2512", other]]) }).gap).not.toEqual(drawn.gap);
  });
});

describe("a local code", () => {
  const coded = (count: number) => term("coded-vacancies", count);
  const terms = new Map([
    ["2512", [...whole, coded(400)]],
    ["2512-L01", [coded(600)]],
  ]);

  test("without a count of its own has a share of its unit group, by coded vacancies", () => {
    const { gap } = ask("2512-L01", { terms });
    expect(gap).toMatchObject({ state: "allocated", parent: "2512", coded: 600, codedInAll: 1_000 });
    expect(gap.state === "allocated" && gap.figure.median / 180).toBeCloseTo(1, 1);
  });

  test("is shared among all codes below the unit group, in whichever one is asked", () => {
    const three = new Map([...terms, ["2512-L02", [coded(1_000)]]]);
    expect(ask("2512-L02", { terms: three }).gap).toMatchObject({ coded: 1_000, codedInAll: 2_000 });
  });

  test("has no other state: no panel's range and no published number takes the place of a count", () => {
    const evidence = { panels: new Map([["2512-L01", [panel]]]), asPublished: true };
    expect(ask("2512-L01", evidence).gap).toMatchObject({
      state: "not-measurable",
      missing: ["coded-vacancies"],
      of: "2512-L01",
    });
  });

  test("without a measured unit group is not measurable, and what is missing there is named", () => {
    const less = new Map([...terms, ["2512", [...whole.slice(1), coded(400)]]]);
    expect(ask("2512-L01", { terms: less }).gap).toEqual({
      state: "not-measurable",
      missing: ["unfilled"],
      of: "2512",
    });
  });

  test("with every term of its own is measured", () => {
    expect(ask("2512-L01", { terms: new Map([["2512-L01", whole]]) }).gap.state).toBe("measured");
  });

  test("is not counted twice beside its unit group", () => {
    const both = new Map(["2512", "2512-L01"].map((code) => [code, ask(code, { terms })]));
    expect(sumGaps(both)).toEqual({ figure: { median: 300, low: 300, high: 300 }, counted: 1 });
    both.delete("2512");
    expect(sumGaps(both)?.counted).toBe(1);
    expect(sumGaps(new Map())).toBeNull();
  });
});

describe("which of several values counts", () => {
  test("none of a later year; then the newest", () => {
    const some = [2023, 2024, 2026].map((year) => term("employed", year, { year }));
    expect(pickTerms(some, 2025).map(({ value }) => value)).toEqual([2024]);
  });

  test("an observation before a default, also before a newer one", () => {
    const some = [
      term("exit-rate", 0.04, { year: 2025, assumed: true }),
      term("exit-rate", 0.06, { year: 2023 }),
    ];
    for (const order of [some, some.toReversed()])
      expect(pickTerms(order, 2025).map(({ value }) => value)).toEqual([0.06]);
  });

  test("programmes do not replace each other", () => {
    const some = ["BLK Bekasi", "SMK"].map((programme) => term("seats", 10, { programme }));
    expect(pickTerms(some, 2025)).toHaveLength(2);
  });

  test("of panels the one that met last", () => {
    const some = [panel, { ...panel, metOn: "2025-09-01", low: 60 }, { ...panel, year: 2026, low: 1 }];
    expect(pickPanel(some, 2025)).toMatchObject({ low: 60 });
    expect(pickPanel(some, 2024)).toBeNull();
  });
});

describe("names of terms", () => {
  test.each(["employed", "seats", "seats:BLK Bekasi", "completion:SMK: Teknik"])(
    "%s is read as it is kept",
    (name) => {
      expect(termName(readTermName(name)!)).toBe(name);
    },
  );

  test.each(["", "seat", "seats:", "employed:BLK", `seats:${"x".repeat(121)}`])("“%s” is no term", (name) => {
    expect(readTermName(name)).toBeNull();
  });
});
