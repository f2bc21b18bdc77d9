import { describe, expect, test } from "vitest";
import { coverageOf, type PlaceDates } from "./coverage.ts";

const place = (code: string, more: Partial<PlaceDates> = {}): PlaceDates => ({
  code,
  parent: null,
  validFrom: null,
  validUntil: null,
  ...more,
});
const places = [
  place("15"),
  place("31"),
  place("94"),
  place("95", { parent: "94", validFrom: "2022-07-25" }),
];
const file = (period: string, ...areas: string[]) => ({ periods: [period], areas });
const old = file("2020-08", "15", "31", "94");

describe("a list is called the country's", () => {
  test("when each of its waves has every place that there was in its month", () => {
    const young = file("2025-08", "15", "31", "94", "95");
    expect(coverageOf([old, young], ["2020-08", "2025-08"], places)).toEqual({
      country: true,
      areas: ["15", "31", "94", "95"],
    });
  });

  test("also while a place that split off less than two years before is counted with the one it came from", () => {
    const counted = (period: string) =>
      coverageOf([file(period, "15", "31", "94")], [period], places).country;
    expect(["2022-08", "2024-07", "2024-08"].map(counted)).toEqual([true, true, false]);
  });

  test("never when a place is missing in one of its waves, be it the first or the last", () => {
    const part = file("2025-08", "15", "31");
    expect(coverageOf([old, part], ["2020-08", "2025-08"], places)).toEqual({
      country: false,
      areas: ["15", "31"],
    });
    const whole = file("2025-08", "15", "31", "94", "95");
    const later = [file("2020-08", "15"), whole];
    expect(coverageOf(later, ["2020-08", "2025-08"], places).country).toBe(false);
  });

  test("never when nobody has loaded the list of places", () => {
    expect(coverageOf([old], ["2020-08"], [])).toMatchObject({ country: false, areas: ["15", "31", "94"] });
  });

  test("never when a place that a young one came from is missing with it", () => {
    const without = file("2022-08", "15", "31");
    expect(coverageOf([without], ["2022-08"], places).country).toBe(false);
  });
});

describe("otherwise it is called by what its last wave covers", () => {
  test("a file of one province covers that province", () => {
    expect(coverageOf([file("2020-08", "15")], ["2020-08"], places)).toEqual({
      country: false,
      areas: ["15"],
    });
  });

  test("several files of one wave cover their places together", () => {
    const files = [file("2020-08", "31"), file("2020-08", "15"), file("2020-08", "94")];
    expect(coverageOf(files, ["2020-08"], places)).toEqual({ country: true, areas: ["15", "31", "94"] });
  });

  test("a series of vacancies in the same months covers nothing by itself", () => {
    const vacancies = { periods: ["2020-08", "2025-08"], areas: null };
    expect(coverageOf([vacancies, file("2020-08", "15")], ["2020-08"], places).areas).toEqual(["15"]);
  });

  test("a wave that is not counted says nothing", () => {
    const other = file("2019-08", "15", "31", "94");
    expect(coverageOf([other, file("2020-08", "15")], ["2020-08"], places).country).toBe(false);
  });

  test("a list without a wave covers nothing", () => {
    expect(coverageOf([], [], places)).toEqual({ country: false, areas: [] });
  });
});
