import { describe, expect, test } from "vitest";
import { isLate, milestonesReached, wayDone } from "../hub-words.ts";
import { keyOf, readCodes, readFigure } from "./hub-form.ts";

describe("a figure is read as the reader's language writes it", () => {
  test.each([
    ["id", "1.250,5", 1250.5],
    ["en", "1,250.5", 1250.5],
    ["id", "−3", -3],
    ["id", "", null],
    ["id", "dua belas", Number.NaN],
    ["en", "12 people", Number.NaN],
  ] as const)("%s: “%s”", (language, text, figure) => expect(readFigure(text, language)).toEqual(figure));
});

test("codes stand one a line: list, version, code", () => {
  expect(readCodes("kbji 2014 2514.02\n\n ISCO/08/2514 ")).toEqual([
    { scheme: "kbji", version: "2014", code: "2514.02" },
    { scheme: "isco", version: "08", code: "2514" },
  ]);
});

test("the address of a hub is made of its name", () => {
  expect(keyOf("Talent Hub “Émeraude” — Jawa Barat")).toBe("talent-hub-emeraude-jawa-barat");
});

describe("how far a target is", () => {
  test("what was not measured is not nought", () => {
    expect(wayDone({ baseline: null, target: 12, actual: 5 })).toBeNull();
    expect(wayDone({ baseline: 2, target: 12, actual: null })).toBeNull();
  });
  test.each([
    [2, 12, 7, 0.5],
    [40, 20, 30, 0.5],
    [2, 12, 1, 0],
    [2, 12, 14, 1],
    [5, 5, 5, 1],
  ])("from %d to %d, now %d", (baseline, target, actual, share) =>
    expect(wayDone({ baseline, target, actual })).toBe(share),
  );
});

test("a milestone is late from the day after its due day on, unless it is reached or dropped", () => {
  const on = (state: "planned" | "reached" | "dropped", today: string) =>
    isLate({ state, dueOn: "2026-06-30" }, today);
  expect([on("planned", "2026-06-30"), on("planned", "2026-07-01")]).toEqual([false, true]);
  expect([on("reached", "2026-07-01"), on("dropped", "2026-07-01")]).toEqual([false, false]);
  expect(milestonesReached([{ state: "reached" }, { state: "dropped" }, { state: "planned" }])).toEqual({
    reached: 1,
    all: 2,
  });
});
