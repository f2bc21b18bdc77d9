import { describe, expect, it } from "vitest";
import { fillsCsv } from "./fills.ts";
import { outlooks } from "./outlook.ts";

const [header, ...rows] = fillsCsv()
  .trimEnd()
  .split("\n")
  .map((line) => line.split(","));
const rateOf = (code: string | null) => {
  const own = rows.filter((row) => code === null || row[2] === code);
  const posts = (some: typeof rows) => some.reduce((sum, row) => sum + Number(row[7]), 0);
  return posts(own.filter((row) => row[6] === "terisi")) / posts(own);
};

describe("the sample of closed vacancies", () => {
  it("says in every row that it is synthetic, and has each vacancy once", () => {
    expect(header?.[0]).toBe("SINTETIS");
    expect(rows.every((row) => row[0] === "1" && row.length === header!.length)).toBe(true);
    expect(new Set(rows.map((row) => row[1])).size).toBe(rows.length);
  });

  it("closes none before it was opened, from September 2024 to October 2025", () => {
    expect(rows.filter((row) => row[4]! > row[5]!)).toEqual([]);
    const months = [...new Set(rows.map((row) => row[5]!.slice(0, 7)))].toSorted();
    expect([months[0], months.at(-1), months.length]).toEqual(["2024-09", "2025-10", 14]);
  });

  it("fills fewer posts of every short occupation than of all together", () => {
    const all = rateOf(null);
    const short = outlooks.filter(({ story }) => story === "short").map(({ code }) => code);
    expect(short.filter((code) => rateOf(code) >= all)).toEqual([]);
  });

  it("is the same bytes for the same seed and others for another", () => {
    expect(fillsCsv("satu")).toBe(fillsCsv("satu"));
    expect(fillsCsv("satu")).not.toBe(fillsCsv("dua"));
  });
});
