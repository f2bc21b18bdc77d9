import { describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { readVerdictFile, type VerdictFileOptions } from "./verdict-list-file.ts";

const folder = testFolder();
const read = (content: string, options: Partial<VerdictFileOptions> = {}) =>
  readVerdictFile(folder.write("theirs.csv", content), {
    fileName: "theirs.csv",
    shortFrom: null,
    knownCodes: null,
    ...options,
  });

describe("what is refused, with its row", () => {
  test("a file without ratings", async () => {
    expect(await read("code,title\n2512,Developer\n")).toMatchObject({
      code: "FILE_REFUSED",
      rows: [{ code: "COLUMN_MISSING", column: "rating" }],
    });
  });

  test("a rating that is no word of either language and no number", async () => {
    expect(await read("code,rating\n2512,yes\n2513,perhaps\n2514,\n")).toMatchObject({
      code: "FILE_REFUSED",
      rows: [
        { code: "RATING_UNKNOWN", row: 3, column: "rating", found: "perhaps" },
        { code: "RATING_UNKNOWN", row: 4, column: "rating", found: "" },
      ],
    });
  });

  test("words and numbers in one column", async () => {
    expect(await read("code,rating\n2512,S\n2513,1\n")).toMatchObject({
      rows: [{ code: "RATING_MIXED", row: 3, found: "1" }],
    });
  });

  test("a code that a spreadsheet took the zero of, where the code list knows it", async () => {
    const knownCodes = new Set(["0110", "2512"]);
    expect(await read("kode,penilaian\n110,ya\n2512,tidak\n", { knownCodes })).toMatchObject({
      rows: [{ code: "CODE_DIGITS_LOST", row: 2, column: "kode", expected: "0110", found: "110" }],
    });
  });

  test("a code twice in one area, and a row without one", async () => {
    expect(await read("code,rating,area\n2512,1,31\n2512,0,32\n2512,0,31\n,0,31\n")).toMatchObject({
      rows: [
        { code: "KEY_DUPLICATE", row: 4, expected: "2", found: "2512 · 31" },
        { code: "CODE_EMPTY", row: 5 },
      ],
    });
  });

  test("a scale of which nobody has said where short begins; 1 and 2 may be yes and no, or the other way round", async () => {
    const scale = "code,rating\n2512,1\n2513,2\n";
    expect(await read(scale)).toMatchObject({
      code: "RATING_CUT_NEEDED",
      params: { least: 1, most: 2 },
    });
  });
});

describe("what is read", () => {
  test.each([
    "yes,no",
    "Y,N",
    "S,NS",
    "short,not short",
    "Shortage,No  Shortage",
    "ya,tidak",
    "Kurang,Tidak kurang",
    "1,0",
  ])("%s are short and not short", async (words) => {
    const [short, other] = words.split(",");
    const file = await read(`code,rating\n2512,${short}\n2513,${other}\n`);
    expect(file).toMatchObject({ ok: true, ordered: false, rows: [{ short: true }, { short: false }] });
  });

  test("codes are text: leading zeros stay, and a code that the list does not have stays to be counted", async () => {
    const file = await read("code,rating\n0110,1\n9999,0\n", { knownCodes: new Set(["0110"]) });
    expect(file).toMatchObject({ rows: [{ code: "0110" }, { code: "9999" }] });
  });

  test("of an ordered scale the rating is kept, and short begins where one says", async () => {
    expect(await read("kode;nilai\n2512;4,5\n2513;2\n", { shortFrom: 3 })).toMatchObject({
      ok: true,
      ordered: true,
      rows: [
        { short: true, rating: 4.5 },
        { short: false, rating: 2 },
      ],
    });
  });

  test("Indonesian headings, semicolons, and the whole country by its name", async () => {
    const file = await read(
      "Kode;Judul;Hasil;Provinsi\n2512;Pengembang;kurang;31\n2513;Perancang;tidak;nasional\n",
    );
    expect(file).toMatchObject({
      rows: [
        { code: "2512", title: "Pengembang", short: true, rating: null, area: "31" },
        { code: "2513", short: false, area: null },
      ],
    });
  });

  test("a heading of its own can be named", async () => {
    const columns = { rating: "OSL 2024", code: "Unit" };
    expect(await read("Unit,OSL 2024\n2512,S\n", { columns })).toMatchObject({
      rows: [{ code: "2512", short: true }],
    });
  });
});
