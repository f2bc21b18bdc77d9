import { describe, expect, it } from "vitest";
import { differencesFrom, figureChoice } from "./scan-form.ts";

const clause = {
  id: "11111111-1111-4111-8111-111111111111",
  figures: {
    weeks: { type: "number" as const, value: 120, unit: "person-week" as const },
    until: { type: "day" as const, value: "2027-12-31" },
  },
};
const read = (...rows: Record<string, string>[]) =>
  differencesFrom((row, field) => rows[row]?.[field] ?? "", [clause]);

describe("a row is not read", () => {
  it("whose figure is no number, or no day", () => {
    const figure = (name: string, value: string) => ({ figure: figureChoice(clause.id, name), value });
    expect(read(figure("weeks", "many"), figure("until", "31/12/2027"), figure("weeks", "-1")).wrong).toEqual(
      [1, 2, 3],
    );
  });
  it("of a clause that is not in the text, or without the words as signed", () => {
    expect(read({ clause: "other", signed: "a" }, { clause: clause.id, sealed: "a" }).wrong).toEqual([1, 2]);
  });
});

it("an empty row is no difference", () => {
  expect(read({}, { language: "en" })).toEqual({ differences: [], wrong: [] });
});

it("words and figures that differ are kept apart", () => {
  const { differences } = read(
    { clause: clause.id, language: "en", sealed: "shall", signed: "will" },
    { figure: figureChoice(clause.id, "weeks"), value: "96", language: "id" },
  );
  expect(differences).toEqual([
    { clause: clause.id, language: "en", sealed: "shall", signed: "will", figure: null },
    {
      clause: clause.id,
      language: "id",
      sealed: "",
      signed: "96",
      figure: { name: "weeks", as: { type: "number", value: 96, unit: "person-week" } },
    },
  ]);
});
