import { existsSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf, testFolder } from "../platform/test-files.ts";
import { openFills, readFills, type FillRequest } from "./fill-file.ts";

const folder = testFolder();
const target = folder.path("fills.parquet");
const knownCodes = new Set(["2511", "2512"]);

function read(content: string | Uint8Array, changes: Partial<FillRequest> = {}) {
  const path = folder.write("terisi.csv", content);
  return readFills({
    path,
    codeList: "kbji/2014",
    knownCodes,
    today: "2026-01-31",
    outParquet: null,
    ...changes,
  });
}

async function refused(content: string | Uint8Array) {
  const found = findingsOf(await read(content, { outParquet: target }));
  expect(existsSync(target)).toBe(false);
  return found;
}

const heading = "id_lowongan,kode,provinsi,tanggal_buka,tanggal_tutup,hasil,jumlah";
const rows = (...lines: string[]) => `${heading}\n${lines.join("\n")}\n`;

describe("a file with one finding is refused whole", () => {
  test("a column that is missing: the code, the day of closing, how it ended, and one of opening or days", async () => {
    expect(await refused("provinsi,jumlah\n31,1\n")).toMatchObject([
      { code: "COLUMN_MISSING", column: "code" },
      { code: "COLUMN_MISSING", column: "closed", expected: "closed | tanggal_tutup" },
      { code: "COLUMN_MISSING", column: "outcome" },
      { code: "COLUMN_MISSING", column: "opened", expected: "opened | tanggal_buka | days | hari" },
    ]);
  });

  test("two columns of which either could be meant", async () => {
    expect(
      await refused("kode,hari,tanggal_tutup,hasil,status\n2511,3,2025-01-04,terisi,terisi\n"),
    ).toMatchObject([{ code: "COLUMN_DUPLICATE", row: 1, column: "status" }]);
  });

  test("an unknown code, an area that is not said, a word for the outcome that nobody knows", async () => {
    expect(
      await refused(
        rows(
          "1,9999,31,2025-01-01,2025-01-31,terisi,1",
          "2,2511,,2025-01-01,2025-01-31,terisi,1",
          "3,2511,31,2025-01-01,2025-01-31,lulus,1",
        ),
      ),
    ).toMatchObject([
      { code: "CODE_UNKNOWN", row: 2, column: "kode", expected: "kbji/2014", found: "9999" },
      { code: "CODE_UNKNOWN", row: 3, column: "provinsi", found: "" },
      { code: "WORD_UNKNOWN", row: 4, column: "hasil", found: "lulus" },
    ]);
  });

  test("a day that is none, one that is written in another order, one after today, and a closing before the opening", async () => {
    expect(
      await refused(
        rows(
          "1,2511,31,2025-02-30,2025-03-31,terisi,1",
          "2,2511,31,2025-01-01,31/01/2025,terisi,1",
          "3,2511,31,2025-01-01,2026-02-01,terisi,1",
          "4,2511,31,2025-03-02,2025-03-01,terisi,1",
        ),
      ),
    ).toMatchObject([
      { code: "DATE_INVALID", row: 2, column: "tanggal_buka", found: "2025-02-30" },
      { code: "DATE_INVALID", row: 3, column: "tanggal_tutup", found: "31/01/2025" },
      { code: "DATE_LATER", row: 4, column: "tanggal_tutup", expected: "2026-01-31" },
      { code: "DATES_REVERSED", row: 5, column: "tanggal_tutup", expected: "tanggal_buka" },
    ]);
  });

  test("no post, part of a post, and days below zero", async () => {
    expect(
      await refused(
        rows(
          "1,2511,31,2025-01-01,2025-01-31,terisi,0",
          "2,2511,31,2025-01-01,2025-01-31,terisi,1.5",
          "3,2511,31,2025-01-01,2025-01-31,terisi,",
        ),
      ),
    ).toMatchObject([2, 3, 4].map((row) => ({ code: "NUMBER_INVALID", row, column: "jumlah" })));
    expect(await refused("kode,hari,ditutup,hasil\n2511,-1,2025-01-31,terisi\n")).toMatchObject([
      { code: "NUMBER_INVALID", row: 2, column: "hari", found: "-1" },
    ]);
  });

  test("a vacancy that stands twice by its number: portals overlap", async () => {
    const twice = rows(
      "7,2511,31,2025-01-01,2025-01-31,terisi,1",
      "7,2511,31,2025-01-01,2025-01-31,terisi,1",
    );
    expect(await refused(twice)).toMatchObject([
      { code: "KEY_DUPLICATE", row: 3, column: "id_lowongan", expected: "2", found: "7" },
    ]);
  });
});

describe("a good file", () => {
  const good = rows(
    "1,2511,31,2025-01-01,2025-01-31,terisi,2",
    "2,2511,31,2025-02-01,2025-02-01T08:30:00+07:00,Ditarik,1",
    "3,2512,15,2024-12-31,2025-03-01,expired,3",
  );

  test("gives days, posts and outcome of every closing", async () => {
    expect(await read(good, { outParquet: target })).toMatchObject({
      ok: true,
      codes: ["2511", "2512"],
      areas: ["15", "31"],
      months: { first: "2025-01", last: "2025-03" },
      closings: 3,
      filled: 1,
      posts: 6,
      synthetic: false,
    });
    const fills = await openFills(target);
    expect(fills).toMatchObject({
      codeList: "kbji/2014",
      occupations: ["2511", "2512"],
      areas: ["15", "31"],
    });
    expect([...fills.days]).toEqual([30, 0, 60]);
    expect([...fills.posts]).toEqual([2, 1, 3]);
    expect([...fills.filled]).toEqual([1, 0, 0]);
    expect([...fills.month].map((month) => month - 2025 * 12)).toEqual([0, 1, 2]);
  });

  test("needs neither area, posts nor number, and may count days itself", async () => {
    const outcome = await read("SINTETIS,kode,hari,ditutup,hasil\n1,2511,45,2025-01-31,filled\n", {
      outParquet: target,
    });
    expect(outcome).toMatchObject({ ok: true, areas: [], posts: 1, synthetic: true });
    const { areas, days, posts } = await openFills(target);
    expect({ areas, days: [...days], posts: [...posts] }).toEqual({ areas: [""], days: [45], posts: [1] });
  });

  test("a day of opening says more than a count of days", async () => {
    const both = "kode,hari,dibuka,ditutup,hasil\n2511,x,2025-01-01,2025-01-03,filled\n";
    expect(await read(both, { outParquet: target })).toMatchObject({ ok: true });
    expect([...(await openFills(target)).days]).toEqual([2]);
  });
});

test("whatever the bytes are, the answer is an outcome", async () => {
  const good = Buffer.from(rows("1,2511,31,2025-01-01,2025-01-31,terisi,2"));
  const edit = fc.record({
    at: fc.nat(good.length),
    drop: fc.nat(6),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom('"', ",", "\n", "-", "2025-13-01").map((text) => Buffer.from(text)),
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
