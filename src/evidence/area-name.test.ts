import { expect, test } from "vitest";
import { intlFor } from "../platform/intl.ts";
import { areaName } from "./area-name.ts";

const places = [
  { code: "15", name: { id: "Jambi", en: "Jambi" } },
  { code: "31", name: { id: "DKI Jakarta", en: "Jakarta" } },
];
const named = (language: "id" | "en", area: string, country: boolean, areas: string[]) =>
  areaName(intlFor(language), area, { country, areas }, places);

test("all persons of a survey of one province are that province's, not the country's", () => {
  expect(named("id", "national", false, ["15"])).toBe("Jambi");
});

test("all persons of a survey of some provinces are theirs, by number", () => {
  expect(named("id", "national", false, ["15", "31", "32"])).toBe("3 provinsi dalam survei");
  expect(named("en", "national", false, ["15", "31"])).toBe("2 provinces in the survey");
});

test("only a survey of the whole country is called by its name", () => {
  expect(named("id", "national", true, ["15", "31"])).toBe("seluruh Indonesia");
});

test("a province is called by its name in the reader's language, one that nobody has named by its code", () => {
  expect(named("en", "31", true, [])).toBe("Jakarta");
  expect(named("id", "99", true, [])).toBe("99");
});
