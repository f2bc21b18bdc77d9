import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importClassification } from "./import-classification.ts";
import { readTyped, searchConcepts } from "./search-concepts.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, bureau } = principals;

const sixty = Array.from({ length: 60 }, (_, n) => `6,2512.${String(n).padStart(2, "0")},Jabatan ${n},`);
const file = [
  "level,kode,title_id,title_en",
  "1,2,Profesional,Professionals",
  "2,25,Profesional Teknologi Informasi,ICT professionals",
  "3,251,Pengembang Perangkat Lunak dan Aplikasi,Software developers and analysts",
  "4,2512,Pengembang Perangkat Lunak,Software developers",
  "4,2513,Pengembang Web 100% Jarak Jauh,Web developers",
  ...sixty,
  "",
].join("\n");

beforeAll(async () => {
  const path = folder.write("kbji.csv", file);
  const input = { scheme: "kbji" as const, path, fileName: "kbji.csv" };
  const done = await db.run(importClassification, bureau.statistician, input);
  expect(done).toMatchObject({ ok: true, concepts: 65 });
});

async function codesOf(input: { parent?: string; q?: string; offset?: number }) {
  const found = await db.run(searchConcepts, anonymous, { scheme: "kbji", version: "2014", ...input });
  if (!found.ok) throw new Error(found.code);
  return { codes: found.lines.map((line) => line.code), total: found.total };
}

describe("what is not here", () => {
  test("a version that nobody imported is not found", async () => {
    const found = await db.run(searchConcepts, anonymous, { scheme: "kbji", version: "1982" });
    expect(found).toEqual({
      ok: false,
      code: "VERSION_NOT_FOUND",
      params: { scheme: "KBJI", version: "1982" },
    });
  });

  test("a group that the version does not have is not found, even below one that it has", async () => {
    for (const parent of ["7", "252", "2512.99", "x"]) {
      const found = await db.run(searchConcepts, anonymous, { scheme: "kbji", version: "2014", parent });
      expect(found).toEqual({ ok: false, code: "CONCEPT_NOT_FOUND", params: { code: parent } });
    }
  });

  test("a search without a hit is an empty list, no error", async () => {
    expect(await codesOf({ q: "penerbang" })).toEqual({ codes: [], total: 0 });
  });
});

describe("browsing", () => {
  test("begins with the broadest groups and goes down by code", async () => {
    expect(await codesOf({})).toEqual({ codes: ["2"], total: 1 });
    expect(await codesOf({ parent: "251" })).toEqual({ codes: ["2512", "2513"], total: 2 });
  });

  test("tells the way down, and how many stand below each", async () => {
    const found = await db.run(searchConcepts, anonymous, { scheme: "kbji", version: "2014", parent: "251" });
    expect(found).toMatchObject({
      ancestors: [
        { code: "2", children: 1 },
        { code: "25", children: 1 },
      ],
      parent: { code: "251", children: 2, title: { en: "Software developers and analysts" } },
      lines: [
        { code: "2512", children: 60 },
        { code: "2513", children: 0 },
      ],
    });
  });

  test("a long list comes in pages of fifty that leave nothing out", async () => {
    const first = await codesOf({ parent: "2512" });
    const second = await codesOf({ parent: "2512", offset: 50 });
    expect([first.codes.length, second.codes.length, first.total, second.total]).toEqual([50, 10, 60, 60]);
    expect(new Set([...first.codes, ...second.codes]).size).toBe(60);
    expect(await codesOf({ parent: "2512", offset: 5_000 })).toEqual({ codes: [], total: 60 });
  });
});

describe("searching", () => {
  test("finds words in either language, in any order and any case", async () => {
    expect((await codesOf({ q: "LUNAK pengembang" })).codes).toEqual(["251", "2512"]);
    expect((await codesOf({ q: "software developers" })).codes).toEqual(["251", "2512"]);
  });

  test("all words must stand in one title", async () => {
    expect((await codesOf({ q: "developers lunak" })).codes).toEqual([]);
  });

  test("digits are the beginning of a code, with or without its point", async () => {
    expect((await codesOf({ q: "25" })).total).toBe(64);
    expect((await codesOf({ q: "2512.03" })).codes).toEqual(["2512.03"]);
    expect((await codesOf({ q: "251203" })).codes).toEqual(["2512.03"]);
  });

  test("signs of the database's own language are letters like any other", async () => {
    expect((await codesOf({ q: "100%" })).codes).toEqual(["2513"]);
    expect((await codesOf({ q: "%" })).codes).toEqual(["2513"]);
    expect((await codesOf({ q: "_" })).codes).toEqual([]);
    expect((await codesOf({ q: "\\" })).codes).toEqual([]);
    expect((await codesOf({ q: "' or 1=1 --" })).codes).toEqual([]);
  });

  test("blanks alone are no search", () => {
    expect(readTyped("   ")).toBeNull();
  });

  test("digits are a code, letters with digits are a code or a word, letters are words", () => {
    expect(readTyped("2512 ")).toEqual({ prefix: "2512", words: [] });
    expect(readTyped("J.611000.001")).toEqual({ prefix: "j611000001", words: ["j.611000.001"] });
    expect(readTyped("MP3")).toEqual({ prefix: "mp3", words: ["mp3"] });
    expect(readTyped("2512 · lokal 04")).toEqual({ prefix: "2512l04", words: [] });
    expect(readTyped("web developer")).toEqual({ prefix: null, words: ["web", "developer"] });
  });
});
