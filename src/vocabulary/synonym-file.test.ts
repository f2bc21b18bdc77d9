import { describe, expect, test } from "vitest";
import { explainRow } from "../errors.ts";
import type { Outcome } from "../platform/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { readSynonymFile } from "./synonym-file.ts";

const folder = testFolder();
const reading = (content: string) =>
  readSynonymFile(folder.write("synonyms.csv", content), { fileName: "synonyms.csv" });
const head = "language,kind,form,meaning\n";

/** Findings of a refused file, each a whole sentence in both languages. */
function findingsOf(outcome: Outcome) {
  if (outcome.ok) throw new Error("the file was accepted");
  expect(outcome.code).toBe("FILE_REFUSED");
  const rows = outcome.rows ?? [];
  for (const row of rows)
    for (const language of ["id", "en"] as const) expect(explainRow(row, language)).toContain("synonyms.csv");
  return rows;
}

describe("what is found in a file that is refused", () => {
  test.each([
    ["VALUE_NOT_LISTED", "fr,synonym,a,b", { row: 2, column: "language", found: "fr" }],
    ["VALUE_NOT_LISTED", "id,acronym,a,b", { row: 2, column: "kind", found: "acronym" }],
    ["SYNONYM_EMPTY", "id,synonym, ,b", { row: 2, column: "form" }],
    ["SYNONYM_LONG", `id,synonym,a,${"b".repeat(101)}`, { row: 2, column: "meaning", found: "101" }],
    ["SYNONYM_SAME_ROW", "id,synonym,Staf,staf", { row: 2, found: "Staf" }],
    ["SYNONYM_WORDLESS_ROW", "id,synonym,–,staf", { row: 2, found: "–" }],
  ])("%s: %s", async (code, line, place) => {
    const rows = findingsOf(await reading(`${head}${line}\n`));
    expect(rows).toMatchObject([{ code, ...place }]);
  });

  test("a column is called as the file calls it", async () => {
    const rows = findingsOf(await reading("bahasa,jenis,bentuk,arti\nxx,sinonim,a,b\n"));
    expect(rows).toMatchObject([{ code: "VALUE_NOT_LISTED", column: "bahasa" }]);
  });

  test("a file without its columns", async () => {
    const rows = findingsOf(await reading("form,meaning\na,b\n"));
    expect(rows.map(({ code }) => code)).toEqual(["COLUMN_MISSING", "COLUMN_MISSING"]);
  });
});

test("headings and values are read in either language, and a line that stands there twice is one", async () => {
  const read = await reading(
    "bahasa;jenis;bentuk;arti\nIndonesia;singkatan;ka.;kepala\nkeduanya;sinonim;staf;pegawai\nboth;synonym;pegawai;STAF\n",
  );
  expect(read).toMatchObject({
    ok: true,
    rows: 3,
    synonyms: [
      { language: "id", kind: "abbreviation", form: "ka.", meaning: "kepala" },
      { language: "both", kind: "synonym", form: "pegawai", meaning: "STAF" },
    ],
  });
});

test("what a spreadsheet was kept from running is read without its guard", async () => {
  const read = await reading(`${head}en,abbreviation,'+1,plus one\n`);
  expect(read).toMatchObject({ ok: true, synonyms: [{ form: "+1" }] });
});
