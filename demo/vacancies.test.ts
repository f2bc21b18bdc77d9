import { describe, expect, it } from "vitest";
import { outlooks } from "./outlook.ts";
import { vacanciesCsv, vacancyMonths } from "./vacancies.ts";

const [header, ...rows] = vacanciesCsv()
  .trimEnd()
  .split("\n")
  .map((line) => line.split(","));
/** Vacancies of the last 12 months divided by those of the 12 months `before` months earlier. */
const growth = (before: number, code?: string) => {
  const counts = rows
    .filter((row) => code === undefined || row[1] === code)
    .map((row) => row.slice(3).map(Number));
  const year = (end: number) =>
    counts.flatMap((count) => count.slice(end - 12, end)).reduce((a, b) => a + b, 0);
  return year(70) / year(70 - before);
};

describe("the sample vacancies", () => {
  it("run by month from January 2020 to October 2025 without a hole", () => {
    expect(vacancyMonths).toHaveLength(70);
    expect([vacancyMonths[0], vacancyMonths[11], vacancyMonths[12], vacancyMonths.at(-1)]).toEqual([
      "2020-01",
      "2020-12",
      "2021-01",
      "2025-10",
    ]);
    expect(header).toEqual(["SINTETIS", "KODE_PEKERJAAN", "PROV", ...vacancyMonths]);
  });

  it("say in every row that they are synthetic, and count whole vacancies", () => {
    expect(rows.every((row) => row[0] === "1" && row.length === header!.length)).toBe(true);
    expect(rows.every((row) => row.slice(3).every((cell) => /^\d+$/.test(cell)))).toBe(true);
  });

  it("have one row an occupation and province, in the 34 provinces of before 2022", () => {
    expect(new Set(rows.map((row) => `${row[1]}/${row[2]}`)).size).toBe(rows.length);
    const codes = new Set(outlooks.map((outlook) => outlook.code));
    expect(rows.filter((row) => !codes.has(row[1]!))).toEqual([]);
    expect(new Set(rows.map((row) => row[2])).size).toBe(34);
  });

  it("leave out the armed forces and growing for own use, and no other occupation in any province", () => {
    const used = new Set(rows.map((row) => row[1]));
    const absent = outlooks.filter((outlook) => !used.has(outlook.code)).map((outlook) => outlook.code);
    expect(absent).toEqual(["0111", "6310"]);
    expect(rows).toHaveLength(used.size * 34);
  });

  it("grow faster for every short occupation than for the economy, over one year and three", () => {
    const economy = { oneYear: growth(12), threeYears: growth(36) };
    const short = outlooks.filter((outlook) => outlook.story === "short").map((outlook) => outlook.code);
    expect(short.filter((code) => growth(12, code) <= economy.oneYear)).toEqual([]);
    expect(short.filter((code) => growth(36, code) <= economy.threeYears)).toEqual([]);
  });

  it("are the same bytes for the same seed and others for another", () => {
    expect(vacanciesCsv("satu")).toBe(vacanciesCsv("satu"));
    expect(vacanciesCsv("satu")).not.toBe(vacanciesCsv("dua"));
  });
});
