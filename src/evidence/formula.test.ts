import { expect, test } from "vitest";
import english from "../../messages/en.json" with { type: "json" };
import indonesian from "../../messages/id.json" with { type: "json" };
import { formulas } from "./formula.ts";
import { withDuckDB } from "../platform/duckdb.ts";
import { indicatorIds, type IndicatorId } from "./indicator.ts";
import { shownAs } from "./shown-value.ts";
import { waveOf } from "./wave.fixture.ts";

const columns = Object.keys(waveOf("2024-08", [{ occupation: "2512", last: "2512" }]));

test.each(indicatorIds)(
  "%s has a formula over symbols that are read from columns or from outside the survey",
  (id) => {
    const formula = formulas[id];
    expect(formula.indicator).toBe(id);
    for (const { symbol, columns: read } of formula.symbols) {
      for (const expression of Object.values(formula.expression)) expect(expression).toContain(symbol);
      expect(columns).toEqual(expect.arrayContaining([...read]));
      expect(read.length + formula.needs.length).toBeGreaterThan(0);
    }
    expect(formula.waves).toBe(
      formula.expression.id.includes("0") && formula.needs[0] !== "vacancies" ? 2 : 1,
    );
  },
);

/** Made-up totals of two waves, three years apart. */
const totals = {
  E0: 900,
  E1: 1200,
  W0: 310,
  W1: 420,
  "W*1": 350,
  P0: 100,
  P1: 108,
  H0: 41,
  H1: 39,
  U1: 30,
  q0: 0.2,
};
const more = { q1: 0.26, V: 15, F: 54, C: 80, T: 41, Δt: 3 };
const years = {
  "V(12 bulan, 3 tahun sebelumnya)": 80,
  "V(12 months, 3 years before)": 80,
  "V(12 bulan sebelumnya)": 120,
  "V(12 months before)": 120,
  "V(12 bulan)": 180,
  "V(12 months)": 180,
};
/** What is stored of each indicator (`measureIndicators`). */
const stored: Record<IndicatorId, number> = {
  "employment-growth": Math.log(1200 / 900) / 3,
  "pay-growth": Math.log(420 / 108 / (310 / 100)) / 3,
  "hours-growth": Math.log(39 / 41) / 3,
  "unemployment-rate": 30 / 1230,
  "under-qualified-share": 0.26,
  "under-qualified-growth": (0.26 - 0.2) / 3,
  "pay-premium": Math.log(420 / 350),
  "vacancy-growth": Math.log(180 / 120),
  "vacancy-growth-3y": Math.log(180 / 80) / 3,
  "vacancy-rate": 15 / 1215,
  "fill-rate": 54 / 80,
  "days-to-fill": 41,
};

test("whoever computes by the formula that is shown gets the number that is shown, in either language", async () => {
  const values = Object.entries({ ...years, ...totals, ...more }).sort(([a], [b]) => b.length - a.length);
  const asSql = (expression: string) =>
    values
      .reduce(
        (text, [symbol, value]) => text.replaceAll(symbol, `${value}.0::DOUBLE`.replace(/(\.\d+)\.0/, "$1")),
        expression,
      )
      .replaceAll("−", "-")
      .replaceAll("×", "*");
  await withDuckDB({ folders: [] }, async (db) => {
    for (const id of indicatorIds) {
      for (const expression of Object.values(formulas[id].expression)) {
        const [row] = await db.rows(`SELECT ${asSql(expression)} AS shown`);
        expect(row?.["shown"], `${id}: ${expression}`).toBeCloseTo(shownAs(id).value(stored[id]), 12);
      }
    }
  });
});

test("every symbol is explained in both languages", () => {
  const meanings = Object.values(formulas).flatMap((formula) =>
    formula.symbols.map(({ meaning }) => meaning),
  );
  expect(Object.keys(english)).toEqual(expect.arrayContaining(meanings));
  expect(Object.keys(indonesian)).toEqual(expect.arrayContaining(meanings));
});

test("only a low rate of unemployment and a low fill rate speak for a shortage; all else by being high", () => {
  expect(indicatorIds.filter((id) => formulas[id].side === "low")).toEqual([
    "unemployment-rate",
    "fill-rate",
  ]);
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
