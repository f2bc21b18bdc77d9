import { expect, test } from "vitest";
import english from "../../messages/en.json" with { type: "json" };
import indonesian from "../../messages/id.json" with { type: "json" };
import { formulas } from "./formula.ts";
import { indicatorIds } from "./indicator.ts";
import { waveOf } from "./wave.fixture.ts";

const columns = Object.keys(waveOf("2024-08", [{ occupation: "2512", last: "2512" }]));

test.each(indicatorIds)(
  "%s has a formula over symbols that are read from columns or from outside the survey",
  (id) => {
    const formula = formulas[id];
    expect(formula.indicator).toBe(id);
    for (const { symbol, columns: read } of formula.symbols) {
      expect(formula.expression).toContain(symbol);
      expect(columns).toEqual(expect.arrayContaining([...read]));
      expect(read.length + formula.needs.length).toBeGreaterThan(0);
    }
    expect(formula.waves).toBe(formula.expression.includes("0") && formula.needs[0] !== "vacancies" ? 2 : 1);
  },
);

test("every symbol is explained in both languages", () => {
  const meanings = Object.values(formulas).flatMap((formula) =>
    formula.symbols.map(({ meaning }) => meaning),
  );
  expect(Object.keys(english)).toEqual(expect.arrayContaining(meanings));
  expect(Object.keys(indonesian)).toEqual(expect.arrayContaining(meanings));
});

test("only a low rate of unemployment speaks for a shortage; all else by being high", () => {
  expect(indicatorIds.filter((id) => formulas[id].side === "low")).toEqual(["unemployment-rate"]);
});

test("the five sub-indices of the OECD are cited to it, as a secondary source", () => {
  const cited = indicatorIds.filter((id) => formulas[id].source?.work.startsWith("OECD"));
  expect(cited).toEqual([
    "employment-growth",
    "pay-growth",
    "hours-growth",
    "unemployment-rate",
    "under-qualified-growth",
  ]);
  expect(new Set(cited.map((id) => formulas[id].source?.mark))).toEqual(new Set(["S"]));
});
