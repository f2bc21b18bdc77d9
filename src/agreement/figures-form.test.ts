import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Figure } from "./figure.ts";
import { figureTyped, linkText, readFigure, readFiguresForm, unitOf } from "./figures-form.ts";

const form = (values: Record<string, string | string[]>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values))
    for (const one of [value].flat()) data.append(name, one);
  return data;
};
const weeks = { "name-0": "weeks", "value-0": "120", "unit-0": "person-week" };

describe("a form of figures is refused", () => {
  test.each([
    ["with a name that cannot stand between braces", { "name-0": "Minggu Ahli" }, "FIGURE_NAME_INVALID"],
    ["with one name twice", { ...weeks, "name-1": "weeks", "value-1": "1", "unit-1": "kit" }, "FIGURE_TWICE"],
    [
      "with a number that reads otherwise in the language",
      { ...weeks, "value-0": "1,234.5" },
      "FIGURE_VALUE_INVALID",
    ],
    [
      "with a day that the calendar does not have",
      { ...weeks, "unit-0": "day", "value-0": "2027-02-30" },
      "FIGURE_VALUE_INVALID",
    ],
    ["with a unit that there is not", { ...weeks, "unit-0": "bushel" }, "FIGURE_VALUE_INVALID"],
    [
      "with an obligation that does not say until when",
      { ...weeks, party: "SG", owed: "weeks", from: "2027-01-01" },
      "OBLIGATION_INCOMPLETE",
    ],
  ])("%s", (_, values, code) => {
    expect(
      readFiguresForm(form({ kind: "person-weeks", ...values } as Record<string, string>), "id"),
    ).toMatchObject({ ok: false, code });
  });
});

test("what was typed is what stands: numbers of the language, days as people write them, ticked links", () => {
  const read = readFiguresForm(
    form({
      ...{ kind: "person-weeks", ...weeks, "name-1": "{budget}", "value-1": "2.500.000,5", "unit-1": "IDR" },
      ...{ "name-2": "start", "value-2": "1 Januari 2027", "unit-2": "day", "name-4": "" },
      ...{
        party: "SG",
        owed: "{weeks}",
        from: "2027-01-01",
        until: "2028-12-31",
        evidenceId: "BAST",
        evidenceEn: "",
      },
      link: ["entry:2026/2512", "hub:Talent Hub"],
      hub: ["Innovation Center", " "],
    }),
    "id",
  );
  expect(read).toEqual({
    ok: true,
    kind: "person-weeks",
    figures: {
      weeks: { type: "number", value: 120, unit: "person-week" },
      budget: { type: "money", value: 2_500_000.5, currency: "IDR" },
      start: { type: "day", value: "2027-01-01" },
    },
    obligation: {
      ...{ party: "SG", figure: "weeks", from: "2027-01-01", until: "2028-12-31" },
      evidence: { id: "BAST", en: "" },
    },
    links: [
      { kind: "edition-entry", edition: "2026", code: "2512" },
      { kind: "hub", name: "Talent Hub" },
      { kind: "hub", name: "Innovation Center" },
    ],
  });
  expect(linkText({ kind: "hub", name: "Talent Hub" })).toBe("hub:Talent Hub");
});

test("a figure that a form shows is read again as the same one, in either language", () => {
  const number = fc.integer({ min: 0, max: 10 ** 13 }).map((tenths) => tenths / 10);
  const figure: fc.Arbitrary<Figure> = fc.oneof(
    number.map((value) => ({ type: "number" as const, value, unit: "seat" as const })),
    number.map((value) => ({ type: "money" as const, value, currency: "SGD" as const })),
    fc
      .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((date) => ({ type: "day" as const, value: date.toISOString().slice(0, 10) })),
  );
  fc.assert(
    fc.property(figure, fc.constantFrom("id" as const, "en" as const), (one, language) => {
      expect(readFigure(unitOf(one), figureTyped(one, language), language)).toEqual(one);
    }),
    { numRuns: 300 },
  );
});
