import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf, realFile, testFolder } from "../platform/test-files.ts";
import { readMapping, readSurvey, type SurveyRequest } from "./survey-file.ts";
import { checkMapping, type SurveyMapping } from "./survey-mapping.ts";

const folder = testFolder();

const header = "PERIOD,PROV,WEIGHT,STATUS,JOB,EMPLOYEE,PAY,GOODS,HOURS,SCHOOL,PSU,STRATUM,ID,NOTE";
const rows = [
  "202008,15,100,1,2511,4,4e+06,500000,40,8,7,1,1,ordinary",
  '202008,15,50.5,1,2512,4,0,200000,0,8,7,1,2,"paid in goods only, away"',
  "202008,9,30,2,,0,0,0,0,4,8,1,3,",
  "202102,15,80,3,,0,,,,1,8,1,1,next wave",
];

function mappingWith(changes: Record<string, unknown> = {}): SurveyMapping {
  const outcome = checkMapping(
    {
      id: "small",
      title: { id: "Kecil", en: "Small" },
      publisher: "Jembatan",
      source: "written for a test",
      licence: "Apache-2.0",
      synthetic: true,
      weight: { column: "WEIGHT" },
      period: { column: "PERIOD", pattern: "YYYYMM" },
      area: { column: "PROV", codeList: "bps-provinces", width: 2 },
      occupation: { column: "JOB", codeList: "kbji/2014", digits: 4, none: [""] },
      status: {
        employed: { column: "STATUS", in: ["1"] },
        unemployed: { column: "STATUS", in: ["2"] },
        outside: { column: "STATUS", in: ["3"] },
      },
      employee: { column: "EMPLOYEE", in: ["4"] },
      pay: { column: "PAY", plus: ["GOODS"], zeroIs: "missing" },
      hours: { column: "HOURS", zeroIs: "missing" },
      education: {
        column: "SCHOOL",
        levels: { "1": "none", "4": "upper-secondary", "8": "bachelor" },
        source: "",
      },
      cluster: { columns: ["STRATUM", "PSU"] },
      stratum: { columns: ["STRATUM"] },
      key: { columns: ["PERIOD", "ID"] },
      ...changes,
    },
    "small.yaml",
  );
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.rows));
  return outcome.mapping;
}

const knownCodes = new Set(["2511", "2512", "0110"]);
const knownAreas = new Set(["15", "09"]);
const target = folder.path("survey.parquet");

function read(content: string | Uint8Array, changes: Partial<SurveyRequest> = {}) {
  const path = folder.write("survey.csv", content);
  return readSurvey({ path, mapping: mappingWith(), knownCodes, knownAreas, outParquet: target, ...changes });
}

const file = (lines: readonly string[], end = "\n") => [header, ...lines].join("\n") + end;

/** A file with one person for each change, all other cells in order: row 2 is the first. */
function people(changes: readonly Record<string, string>[]): string {
  const names = header.split(",");
  return file(
    changes.map((change, i) =>
      rows[0]!
        .split(",")
        .map((cell, at) => change[names[at]!] ?? (names[at] === "ID" ? String(i) : cell))
        .join(","),
    ),
  );
}

const withCells = (column: string, values: readonly string[]) =>
  people(values.map((value) => ({ [column]: value })));

async function refused(content: string | Uint8Array, changes: Partial<SurveyRequest> = {}) {
  const found = findingsOf(await read(content, changes));
  expect(readdirSync(folder.path("."))).toEqual(["survey.csv"]);
  return found;
}

describe("a survey with one finding is refused whole, and nothing is written", () => {
  test("another encoding, a NUL, a line without end", async () => {
    expect(await refused(Buffer.from(file(rows).replace("ordinary", "caf\u00e9"), "latin1"))).toMatchObject([
      { file: "survey.csv", code: "FILE_NOT_UTF8", row: 2 },
    ]);
    expect(await refused(Buffer.from(file(rows), "utf16le"))).toMatchObject([
      { code: "FILE_NOT_UTF8", row: 1 },
    ]);
    expect(await refused(file(rows).replace("ordinary", "a\0b"))).toMatchObject([
      { code: "FILE_HAS_NUL", row: 2 },
    ]);
    expect(await refused(withCells("NOTE", ["x".repeat(9 * 1024 * 1024)]))).toMatchObject([
      { code: "LINE_TOO_LONG", row: 2 },
    ]);
  });

  test("every column that is missing", async () => {
    const found = await refused(file(rows).replace("WEIGHT", "BOBOT").replace("JOB", "KBJI"));
    expect(found).toMatchObject([
      { code: "COLUMN_MISSING", row: 1, column: "WEIGHT", found: expect.stringContaining("BOBOT") },
      { code: "COLUMN_MISSING", row: 1, column: "JOB" },
    ]);
  });

  test("a weight that is absent, zero, negative or no number", async () => {
    const place = { file: "survey.csv", column: "WEIGHT", expected: "> 0" };
    expect(await refused(withCells("WEIGHT", ["", "0", "-3.5"]))).toEqual([
      { ...place, code: "WEIGHT_ABSENT", row: 2, found: "" },
      { ...place, code: "WEIGHT_NEGATIVE", row: 3, found: "0" },
      { ...place, code: "WEIGHT_NEGATIVE", row: 4, found: "-3.5" },
    ]);
    const values = ["1.234.5", "nan", "inf", "1_000", "1e999", "12 orang"];
    expect(await refused(withCells("WEIGHT", values))).toEqual(
      values.map((found, i) => ({
        ...place,
        code: "NUMBER_INVALID",
        row: i + 2,
        found,
        expected: "positive",
      })),
    );
  });

  test("pay or hours that cannot be", async () => {
    expect(await refused(people([{ PAY: "-1" }, { GOODS: "banyak" }, { HOURS: "169" }]))).toMatchObject([
      { code: "NUMBER_INVALID", row: 2, column: "PAY", found: "-1" },
      { code: "NUMBER_INVALID", row: 3, column: "GOODS", found: "banyak" },
      { code: "NUMBER_INVALID", row: 4, column: "HOURS", expected: "0–168" },
    ]);
  });

  test("a code that is not in the list, or has not its digits", async () => {
    const codes = ["9999", "251", "25111", "abcd"];
    expect(await refused(withCells("JOB", codes))).toMatchObject(
      codes.map((found, i) => ({
        code: "CODE_UNKNOWN",
        row: i + 2,
        column: "JOB",
        expected: "kbji/2014 (4)",
        found,
      })),
    );
    expect(await refused(withCells("JOB", ["9999", "251"]), { knownCodes: null })).toMatchObject([
      { code: "CODE_UNKNOWN", row: 3, found: "251" },
    ]);
    expect(await refused(withCells("PROV", ["99", "15"]))).toMatchObject([
      { code: "CODE_UNKNOWN", row: 2, column: "PROV", expected: "bps-provinces", found: "99" },
    ]);
    expect(await refused(withCells("PROV", ["99", ""]), { knownAreas: null })).toMatchObject([
      { code: "CODE_UNKNOWN", row: 3, found: "" },
    ]);
  });

  test("a month that is none", async () => {
    const values = ["202013", "2020", "", "20208"];
    expect(await refused(withCells("PERIOD", values))).toMatchObject(
      values.map((found) => ({ code: "PERIOD_INVALID", column: "PERIOD", expected: "YYYYMM", found })),
    );
  });

  test("a value that the mapping does not name", async () => {
    expect(await refused(withCells("SCHOOL", ["8", "9"]))).toMatchObject([
      { code: "VALUE_UNEXPECTED", row: 3, column: "SCHOOL", expected: "1, 4, 8", found: "9" },
    ]);
    expect(await refused(withCells("STATUS", ["1", "5"]))).toMatchObject([
      { code: "STATUS_UNDECIDED", row: 3, column: "STATUS", found: "5" },
    ]);
  });

  test("a key that stands twice, with the row that has it already", async () => {
    expect(await refused(file([...rows, rows[0]!, rows[0]!]))).toMatchObject([
      { code: "KEY_DUPLICATE", row: 6, column: "PERIOD · ID", expected: "2", found: "202008 · 1" },
      { code: "KEY_DUPLICATE", row: 7, expected: "2" },
    ]);
  });

  test("a row with too few or too many cells, an empty line, an open quote", async () => {
    expect(await refused(file([rows[0]!, "202008,15", `${rows[1]},1,2`, rows[2]!]))).toMatchObject([
      { code: "ROW_CELLS", row: 3, expected: "14", found: "2" },
      { code: "ROW_CELLS", row: 4, expected: "14", found: "16" },
    ]);
    expect(await refused(file([rows[0]!, "", rows[2]!]))).toMatchObject([
      { code: "ROW_CELLS", row: 3, found: "0" },
    ]);
    expect(await refused(withCells("NOTE", ['"open']))).toMatchObject([{ code: "QUOTE_UNCLOSED", row: 2 }]);
  });

  test("a file that ends in the middle of its last row", async () => {
    for (const cut of [
      "202102,15,80,3,,0",
      "202102,15,80,3,,0,,,,1,8,1,1,",
      '202102,15,80,3,,0,,,,1,8,1,1,"next',
    ]) {
      expect(await refused(file([...rows.slice(0, 3), cut], ""))).toMatchObject([
        { code: "FILE_ENDS_MID_ROW", row: 5, expected: "14" },
      ]);
    }
  });

  test("a header without persons", async () => {
    expect(await refused(`${header}\n`)).toMatchObject([{ code: "FILE_WITHOUT_ROWS" }]);
  });

  test("of many findings a hundred are listed in the order of the file, and all are counted by code", async () => {
    const lines = Array.from({ length: 300 }, (_, i) => rows[0]!.replace(",1,ordinary", `,${i},`));
    const bad = lines.map((line, i) =>
      i % 2 ? line.replace(",100,", ",-1,") : line.replace("2511", "9999"),
    );
    const outcome = await read(file(bad));
    const found = findingsOf(outcome);
    expect(found.map(({ row }) => row)).toEqual(Array.from({ length: 100 }, (_, i) => i + 2));
    expect(outcome).toMatchObject({ params: { total: 300, CODE_UNKNOWN: 150, WEIGHT_NEGATIVE: 150 } });
  });
});

describe("a good survey", () => {
  test("is counted, and one file may hold several periods", async () => {
    const shares: number[] = [];
    const outcome = await read(file(rows), { onProgress: (share) => shares.push(share) });
    expect(outcome).toEqual({
      ok: true,
      persons: 4,
      weightSum: 260.5,
      largestWeight: 100,
      periods: ["2020-08", "2021-02"],
      areas: ["09", "15"],
      codes: ["2511", "2512"],
      withoutOccupation: 2,
      withPay: 1,
      columns: header.split(","),
      fileHash: createHash("sha256").update(file(rows)).digest("hex"),
      parquetHash: createHash("sha256").update(readFileSync(target)).digest("hex"),
    });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  test("read again gives the same bytes", async () => {
    const first = await read(file(rows));
    const second = await read(file(rows));
    expect(second).toEqual(first);
  });

  test("a dry run writes nothing and counts the same", async () => {
    const outParquet = folder.path("dry.parquet");
    const wet = await read(file(rows), { outParquet });
    expect(existsSync(outParquet)).toBe(true);
    expect(await read(file(rows), { outParquet: null })).toEqual({ ...wet, parquetHash: null });
  });

  test("may use semicolons, a byte-order mark, Windows line ends and no last line end", async () => {
    const lines = [header, ...rows].map((line) => line.replace(', away"', ' away"').replaceAll(",", ";"));
    const outcome = await read(`\uFEFF${lines.join("\r\n")}`);
    expect(outcome).toMatchObject({ ok: true, persons: 4, weightSum: 260.5 });
  });

  test("may have a name that DuckDB would take for a pattern", async () => {
    const path = folder.write("Agustus '20 [1]*.csv", file(rows));
    expect(await read(file(rows), { path })).toMatchObject({ ok: true, persons: 4 });
  });

  test("with the rest of the people outside the labour force needs no rule for them", async () => {
    const status = { ...mappingWith().status, outside: "otherwise" };
    const mapping = mappingWith({ status });
    expect(await read(withCells("STATUS", ["1", "5"]), { mapping })).toMatchObject({ ok: true, persons: 2 });
  });
});

describe("SAKERNAS August 2020, Jambi", () => {
  test("16,368 persons stand for 2,703,853; 5,760 have no occupation code, 6,936 have pay", async ({
    skip,
  }) => {
    const path = realFile("sakernas-2020-jambi/sakernas-2020-08-jambi.csv", skip);
    const read = await readMapping("mappings/sakernas-2020.yaml");
    if (!read.ok) throw new Error("the mapping is wrong");
    const codes = new Set("0123456789");
    const outcome = await readSurvey({ path, mapping: read.mapping, knownCodes: codes, outParquet: null });
    expect(outcome).toMatchObject({
      ok: true,
      persons: 16_368,
      weightSum: 2_703_853,
      largestWeight: 987,
      periods: ["2020-08"],
      areas: ["15"],
      codes: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
      withoutOccupation: 5760,
      withPay: 6936,
    });
  });
});

test("whatever the bytes are, the answer is an outcome, and a refused file leaves nothing", async () => {
  const good = Buffer.from(file(rows));
  const edit = fc.record({
    at: fc.nat(good.length),
    drop: fc.nat(6),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom('"', ",", "\n", "\r", "\r\n", "-", "\n\n").map((text) => Buffer.from(text)),
    ),
  });
  const outParquet = folder.path("fuzz.parquet");
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
      let bytes = good;
      for (const { at, drop, put } of edits) {
        bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);
      }
      const outcome = await read(bytes, { outParquet });
      const found = outcome.ok ? [] : findingsOf(outcome);
      expect(found.length > 0).toBe(!outcome.ok);
      expect(readdirSync(folder.path(".")).filter((name) => name.endsWith(".part"))).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 60_000);
