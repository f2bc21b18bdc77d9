import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf, realFile, testFolder } from "../platform/test-files.ts";
import { openVacancies, readVacancies, type VacancyRequest } from "./vacancy-file.ts";

const folder = testFolder();
const target = folder.path("vacancies.parquet");
const knownCodes = new Set(["2511", "2512"]);
const knownAreas = new Set(["15", "31"]);

function read(content: string | Uint8Array, changes: Partial<VacancyRequest> = {}) {
  const path = folder.write("lowongan.csv", content);
  const outParquet = changes.outParquet === undefined ? null : changes.outParquet;
  return readVacancies({ path, codeList: "kbji/2014", knownCodes, knownAreas, ...changes, outParquet });
}

async function refused(content: string | Uint8Array) {
  const found = findingsOf(await read(content, { outParquet: target }));
  expect(existsSync(target)).toBe(false);
  return found;
}

const wide = (...rows: string[]) => `KODE_PEKERJAAN,JUDUL,PROV,Des-19,Jan-20,Feb-20\n${rows.join("\n")}\n`;
const long = (...rows: string[]) => `kode,provinsi,bulan,jumlah\n${rows.join("\n")}\n`;

describe("a series with one finding is refused whole", () => {
  test("a heading that is neither a known column nor a month", async () => {
    expect(await refused(wide("2511,Analis,15,1,2,3").replace("Jan-20", "Jan 20th"))).toMatchObject([
      { code: "COLUMN_UNKNOWN", row: 1, column: "Jan 20th" },
      { code: "MONTH_MISSING", expected: "2020-01" },
    ]);
  });

  test("a month that stands twice, or is missing between others", async () => {
    expect(await refused(wide("2511,Analis,15,1,2,3").replace("Feb-20", "2020-01"))).toMatchObject([
      { code: "COLUMN_DUPLICATE", column: "2020-01" },
    ]);
    expect(await refused(wide("2511,Analis,15,1,2,3").replace("Feb-20", "Mar-20"))).toMatchObject([
      { code: "MONTH_MISSING", row: 1, expected: "2020-02" },
    ]);
    expect(await refused(long("2511,15,2019-12,1", "2511,15,2020-02,1", "2511,31,2020-02,1"))).toMatchObject([
      { code: "MONTH_MISSING", row: 3, expected: "2020-01", found: "2511 · 15" },
    ]);
  });

  test("a column that is missing, in either form", async () => {
    expect(await refused("JUDUL,PROV,Des-19\nAnalis,15,1\n")).toMatchObject([
      { code: "COLUMN_MISSING", column: "code" },
    ]);
    expect(await refused("kode,provinsi,bulan\n2511,15,2019-12\n")).toMatchObject([
      { code: "COLUMN_MISSING", column: "count", expected: "count | jumlah" },
    ]);
  });

  test("a count below zero, an empty one, and one that is no number", async () => {
    expect(await refused(wide("2511,Analis,15,1,-2,3", "2512,Analis,15,,2,x"))).toMatchObject([
      { code: "VACANCY_NEGATIVE", row: 2, column: "Jan-20", found: "-2" },
      { code: "NUMBER_INVALID", row: 3, column: "Des-19", found: "" },
      { code: "NUMBER_INVALID", row: 3, column: "Feb-20", found: "x" },
    ]);
  });

  test("an unknown code, an unknown area, a month in a row that is none", async () => {
    expect(await refused(wide("9999,?,15,1,2,3", "2511,Analis,99,1,2,3"))).toMatchObject([
      { code: "CODE_UNKNOWN", row: 2, column: "KODE_PEKERJAAN", expected: "kbji/2014", found: "9999" },
      { code: "CODE_UNKNOWN", row: 3, column: "PROV", found: "99" },
    ]);
    expect(await refused(long("2511,15,2019-12,1", "2511,15,2020-00,1"))).toMatchObject([
      { code: "PERIOD_INVALID", row: 3, column: "bulan", found: "2020-00" },
    ]);
  });

  test("a code and area that stand twice", async () => {
    expect(
      await refused(wide("2511,Analis,15,1,2,3", "2512,?,15,1,2,3", "2511,Analis,15,4,5,6")),
    ).toMatchObject([
      { code: "KEY_DUPLICATE", row: 4, column: "KODE_PEKERJAAN · PROV", expected: "2", found: "2511 · 15" },
    ]);
    expect(await refused(long("2511,15,2019-12,1", "2511,15,Des-19,1"))).toMatchObject([
      { code: "KEY_DUPLICATE", row: 3, expected: "2", found: "2511 · 15 · 2019-12" },
    ]);
  });

  test("a file that ends in the middle of a row, another encoding", async () => {
    expect(await refused(wide("2511,Analis,15,1,2,3").slice(0, -3))).toMatchObject([
      { code: "FILE_ENDS_MID_ROW", row: 2 },
    ]);
    expect(await refused(Buffer.from(wide("2511,Analís,15,1,2,3"), "latin1"))).toMatchObject([
      { code: "FILE_NOT_UTF8", row: 2 },
    ]);
  });
});

describe("a good series", () => {
  test("is the same, wide or long", async () => {
    const inRows = long(
      "2511,15,2019-12,1",
      "2511,15,2020-01,2.5",
      "2511,15,2020-02,3",
      "2512,31,2019-12,0",
      "2512,31,2020-01,0",
      "2512,31,2020-02,7",
    );
    const inColumns = `\uFEFF${wide("2511,Analis,15,1,2.5,3", "2512,?,31,0,0,7")}`;
    const series = [];
    for (const [form, content] of [
      ["wide", inColumns],
      ["long", inRows],
    ] as const) {
      expect(await read(content, { outParquet: target })).toMatchObject({
        ok: true,
        form,
        codes: ["2511", "2512"],
        areas: ["15", "31"],
        months: { first: "2019-12", last: "2020-02", count: 3 },
        series: 2,
        cells: 6,
        totalCodes: [],
        totalAreas: [],
        synthetic: false,
      });
      series.push(await openVacancies(target));
    }
    expect(series[0]).toEqual(series[1]);
    // What was never published is not a zero.
    expect(series[0]).toEqual({
      codeList: "kbji/2014",
      occupations: ["2511", "2512"],
      areas: ["15", "31"],
      months: ["2019-12", "2020-01", "2020-02"],
      counts: Float64Array.from([1, 2.5, 3, NaN, NaN, NaN, NaN, NaN, NaN, 0, 0, 7]),
    });
  });

  test("says itself when it is invented", async () => {
    const content = wide("2511,Analis,15,1,2,3").replace("JUDUL", "SINTETIS").replace("Analis", "1");
    expect(await read(content)).toMatchObject({ ok: true, synthetic: true });
  });

  test("a total of areas and a total of codes are known by adding up, and not added again", async () => {
    const codes = ["2511", "2512", "2513"];
    const areas = ["15", "31", "33"];
    const months = Array.from({ length: 12 }, (_, m) => `2020-${String(m + 1).padStart(2, "0")}`);
    const count = (code: string, area: string, m: number) =>
      Number(code.at(-1)) * 100 + Number(area) * 7 + m * m;
    const total = (list: string[], value: (name: string) => number) =>
      list.reduce((sum, name) => sum + value(name), 0);
    const rows: string[] = [];
    for (const code of [...codes, "all"]) {
      for (const area of [...areas, "ID"]) {
        const cells = months.map((_, m) =>
          total(code === "all" ? codes : [code], (c) =>
            total(area === "ID" ? areas : [area], (a) => count(c, a, m)),
          ),
        );
        rows.push([code, area, ...cells].join(","));
      }
    }
    const content = `code,area,${months.join(",")}\n${rows.join("\n")}\n`;
    const known = { knownCodes: new Set(codes), knownAreas: new Set(areas) };
    const outcome = await read(content, { ...known, outParquet: target });
    expect(outcome).toMatchObject({ ok: true, totalCodes: ["all"], totalAreas: ["ID"] });
    const series = await openVacancies(target);
    expect(series.occupations).toEqual(codes);
    expect(series.areas).toEqual([...areas, "national"]);
  });
});

test("Australian vacancies: 352 codes, 9 areas, 166 months from 2006-03 to 2019-12", async ({ skip }) => {
  const path = realFile("vacancies-au/ivi-2006-03--2019-12.csv", skip);
  const request = { path, codeList: "anzsco/2013", knownCodes: null, outParquet: target };
  const outcome = await readVacancies(request);
  expect(outcome).toMatchObject({
    ok: true,
    form: "wide",
    months: { first: "2006-03", last: "2019-12", count: 166 },
    series: 3168,
    cells: 525_888,
    totalCodes: ["0"],
    totalAreas: ["AUST"],
  });
  expect(outcome).toHaveProperty("codes.length", 352);
  expect(outcome).toHaveProperty("areas.length", 9);
  const series = await openVacancies(target);
  const at = (code: string, area: string, month: string) =>
    (series.occupations.indexOf(code) * series.areas.length + series.areas.indexOf(area)) *
      series.months.length +
    series.months.indexOf(month);
  expect(series.counts[at("1111", "national", "2006-03")]).toBe(159);
});

test("whatever the bytes are, the answer is an outcome", async () => {
  const good = Buffer.from(wide("2511,Analis,15,1,2,3", "2512,?,31,4,5,6"));
  const edit = fc.record({
    at: fc.nat(good.length),
    drop: fc.nat(6),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom('"', ",", "\n", "-", "Mar-20").map((text) => Buffer.from(text)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
      let bytes = good;
      for (const { at, drop, put } of edits) {
        bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);
      }
      const outcome = await read(bytes);
      const found = outcome.ok ? [] : findingsOf(outcome);
      expect(found.length > 0).toBe(!outcome.ok);
    }),
    { numRuns: 40 },
  );
}, 60_000);
