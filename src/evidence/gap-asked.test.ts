import { describe, expect, test } from "vitest";
import { explain } from "../errors.ts";
import { askedOf, gapHref } from "./gap-asked.ts";

const ask = (query: string) => askedOf(new Request(`http://localhost/col/gap/2025${query}`));
const told = (query: string, language: "id" | "en") => {
  const refused = ask(query);
  if (refused.ok) throw new Error(`${query} was not refused`);
  return explain(refused, language);
};

describe("what an address of the people short asks for", () => {
  test("nothing named: the country, one year, from the year of the edition", () => {
    expect(ask("")).toEqual({ ok: true, area: "national", horizon: 1, year: null });
    expect(ask("?area=&horizon=&year=")).toEqual({ ok: true, area: "national", horizon: 1, year: null });
  });

  test("a province, a horizon and a year", () => {
    expect(ask("?area=32&horizon=3&year=2030")).toEqual({ ok: true, area: "32", horizon: 3, year: 2030 });
  });

  test.each(["0", "4", "many", "1.5", "-1"])(
    "a horizon of %s is on no page, and a sentence says which are",
    (horizon) => {
      expect(ask(`?horizon=${horizon}`)).toMatchObject({ ok: false, code: "GAP_HORIZON_NOT_FOUND" });
      expect(told(`?horizon=${horizon}`, "id")).toMatchObject({
        status: 404,
        sentence: expect.stringMatching(/1, 2,? atau 3 tahun/),
      });
    },
  );

  test.each(["abad", "25", "1979", "2101", "2025.5"])("the year %s is on no page either", (year) => {
    expect(ask(`?year=${year}`)).toMatchObject({ ok: false, code: "GAP_YEAR_NOT_FOUND" });
    expect(told(`?year=${year}`, "en")).toMatchObject({
      status: 404,
      sentence: expect.stringMatching(/1980 to 2100/),
    });
  });
});

test("the address of a gap page has what was asked, and leaves out what is usual", () => {
  expect(gapHref("/col/gap/2025", { area: "national", horizon: 1, year: null })).toBe("/col/gap/2025");
  const asked = { area: "32", horizon: 2, year: 2030 };
  expect(gapHref("/col/gap/2025", asked)).toBe("/col/gap/2025?area=32&horizon=2&year=2030");
  const back = askedOf(new Request(`http://localhost${gapHref("/col/gap/2025", asked)}`));
  expect(back).toEqual({ ok: true, ...asked });
});
