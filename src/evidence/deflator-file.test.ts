import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { csvText } from "../platform/csv-text.ts";
import { logPriceGrowth, priceIndex } from "./deflator.ts";
import { readDeflator } from "./deflator-file.ts";

const folder = testFolder();
const read = (name: string, text: string) => readDeflator(folder.write(name, text), name);
const head = "periode;indeks;tahun_dasar;sumber";

describe("a table of a price index is refused", () => {
  test.each([
    [
      "with a quarter for a period",
      `${head}\n2020-Q3;104.2;2022;BPS\n`,
      { code: "PERIOD_NEITHER", row: 2, column: "periode", found: "2020-Q3" },
    ],
    [
      "with an index of zero",
      `${head}\n2020-08;0;2022;BPS\n`,
      { code: "NUMBER_INVALID", row: 2, column: "indeks" },
    ],
    [
      "with a decimal comma",
      `${head}\n2020-08;104,2;2022;BPS\n`,
      { code: "NUMBER_INVALID", row: 2, found: "104,2" },
    ],
    [
      "with one month twice",
      `${head}\n2020-08;1;2022;BPS\n2020-08;2;;\n`,
      { code: "KEY_DUPLICATE", row: 3, expected: "2" },
    ],
    [
      "of months and years",
      `${head}\n2020-08;1;2022;BPS\n2021;2;;\n`,
      { code: "PERIODS_MIXED", row: 3, found: "2021", expected: "2020-08" },
    ],
    [
      "on two bases",
      `${head}\n2020;1;2022;BPS\n2021;2;2018;\n`,
      { code: "CELLS_DIFFER", row: 3, column: "tahun_dasar", found: "2018", expected: "2022" },
    ],
    [
      "of two sources",
      `${head}\n2020;1;2022;BPS\n2021;2;;IMF\n`,
      { code: "CELLS_DIFFER", row: 3, column: "sumber" },
    ],
    ["without a base year", `${head}\n2020;1;;BPS\n`, { code: "CELL_EMPTY", row: 2, column: "tahun_dasar" }],
    ["without a source", `${head}\n2020;1;2022;\n`, { code: "CELL_EMPTY", row: 2, column: "sumber" }],
    [
      "without the column of its source",
      "tahun;ihk;tahun_dasar\n2020;1;2022\n",
      { code: "COLUMN_MISSING", column: "source" },
    ],
    ["without rows", `${head}\n`, { code: "FILE_WITHOUT_ROWS" }],
  ])("%s", async (_, text, finding) => {
    expect(await read("ihk.csv", text)).toMatchObject({ ok: false, code: "FILE_REFUSED", rows: [finding] });
  });
});

describe("the same in YAML is refused with the place", () => {
  test.each([
    ["without a source", "baseYear: 2022\nindex: { 2020: 1 }", "source"],
    ["without a base year", "source: BPS\nindex: { 2020: 1 }", "baseYear"],
    ["with a base that is no year", "source: BPS\nbaseYear: 22\nindex: { 2020: 1 }", "baseYear"],
    [
      "with a period that is neither month nor year",
      "source: BPS\nbaseYear: 2022\nindex: { Agustus: 1 }",
      "index.Agustus",
    ],
    ["with an index that is no number", "source: BPS\nbaseYear: 2022\nindex: { 2020: tinggi }", "index.2020"],
    ["of months and years", "source: BPS\nbaseYear: 2022\nindex: { 2020-08: 1, 2021: 2 }", "index"],
    ["without an index", "source: BPS\nbaseYear: 2022\nindex: {}", "index"],
    ["with a key that is none", "source: BPS\nbaseYear: 2022\nbase: 3\nindex: { 2020: 1 }", "."],
  ])("%s", async (_, text, column) => {
    const rows = [{ code: "MAPPING_INVALID", column }];
    expect(await read("ihk.yaml", text)).toMatchObject({ ok: false, code: "FILE_REFUSED", rows });
  });
});

const monthly = { source: "BPS, 2025", baseYear: 2022, index: { "2020-08": 91.2, "2025-08": 108.4 } };

test.each([
  ["YAML", "source: BPS, 2025\nbaseYear: 2022\nindex: { 2020-08: 91.2, 2025-08: 108.4 }\n"],
  [
    "YAML in Indonesian",
    "# indeks\nsumber: BPS, 2025\ntahun_dasar: 2022\nindeks:\n  2020-08: 91.2\n  2025-08: 108.4\n",
  ],
  ["CSV", 'period,index,base_year,source\n2020-08,91.2,2022,"BPS, 2025"\n2025-08,108.4,2022,"BPS, 2025"\n'],
  [
    "CSV in Indonesian, base and source once",
    `\uFEFF${head}\n2020-08;91.2;2022;BPS, 2025\n2025-08;108.4;;\n`,
  ],
  [
    "rows copied from a spreadsheet",
    "bulan\tihk\ttahun dasar\tsumber\n2020-08\t91.2\t2022\tBPS, 2025\n2025-08\t108.4\t\t\n",
  ],
])("an index is read from %s", async (_, text) => {
  expect(await read("ihk", text)).toEqual({ ok: true, deflator: monthly });
});

test("an index by year is that of every month of the year; by month, of that month alone", () => {
  expect(priceIndex({ index: { "2020": 90 } }, "2020-08")).toBe(90);
  expect(priceIndex({ index: { "2020-07": 90 } }, "2020-08")).toBeNull();
  expect(logPriceGrowth({ index: { "2020": 100, "2025": 110 } }, "2020-02", "2025-08")).toBe(Math.log(1.1));
  expect(logPriceGrowth({ index: { "2025": 110 } }, "2020-02", "2025-08")).toBeNull();
  expect(logPriceGrowth(null, "2020-02", "2025-08")).toBeNull();
});

test("an index on another base gives the same growth", () => {
  const level = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(level, level, level, (before, after, base) => {
      const rebased = { index: { "2020": before * base, "2025": after * base } };
      const growth = logPriceGrowth({ index: { "2020": before, "2025": after } }, "2020-08", "2025-08")!;
      expect(logPriceGrowth(rebased, "2020-08", "2025-08")).toBeCloseTo(growth, 9);
    }),
  );
});

test("whatever is written to a table is read again", async () => {
  const rows = fc.uniqueArray(
    fc.record({ year: fc.integer({ min: 1900, max: 2099 }), value: fc.integer({ min: 1, max: 1e8 }) }),
    { selector: ({ year }) => year, minLength: 1, maxLength: 20 },
  );
  const source = fc
    .string({ minLength: 1, maxLength: 50, unit: "grapheme-ascii" })
    .map((text) => `=${text.trim()}`);
  await fc.assert(
    fc.asyncProperty(rows, source, async (some, written) => {
      const index = Object.fromEntries(some.map(({ year, value }) => [String(year), value / 1000]));
      const table = Object.entries(index).map(([period, value]) => [period, String(value), "2022", written]);
      const text = csvText([["period", "index", "base_year", "source"], ...table], ";");
      expect(await read("index.csv", text)).toEqual({
        ok: true,
        deflator: { source: written, baseYear: 2022, index },
      });
    }),
    { numRuns: 30 },
  );
});
