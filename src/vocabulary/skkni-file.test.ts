import { describe, expect, test } from "vitest";
import { realFile, testFolder } from "../platform/test-files.ts";
import { refusedFor, said } from "../test-findings.ts";
import { countContent } from "./scheme-content.ts";
import { readSkkni } from "./skkni-file.ts";
import { unitElements } from "./unit-elements.ts";

const folder = testFolder();
const reading = (content: string) => readSkkni(folder.write("units.csv", content), { fileName: "units.csv" });
async function read(content: string) {
  const outcome = await reading(content);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  said(outcome.warnings);
  return outcome;
}
const refused = async (content: string) =>
  refusedFor(await reading(content)).map(({ file: _, ...finding }) => finding);

const short = "kode unit,judul unit\n";
const long = "Kode Unit,Judul Unit,Elemen Kompetensi,Kriteria Unjuk Kerja\n";

describe("a file of units that is refused", () => {
  test("a code that no decree prints, by row and the file's own heading, with the forms that are known", async () => {
    expect(await refused(`${short}2512,Membangun Model\n`)).toEqual([
      {
        code: "CODE_NOT_SKKNI",
        row: 2,
        column: "kode unit",
        expected: "J.611000.001.01 | J.62DMI00.001.1 | TIK.OP01.002.01",
        found: "2512",
      },
    ]);
  });

  test("a unit without a code, and one without a title", async () => {
    expect(await refused(`${short},Membangun Model\nJ.62DMI00.013.1,\n`)).toMatchObject([
      { code: "CODE_EMPTY", row: 2, column: "kode unit" },
      { code: "TITLE_EMPTY", row: 3, column: "judul unit" },
    ]);
  });

  test("two units with one code, also when one of them is misprinted", async () => {
    const rows = "J.62DMI00.013.1,Membangun Model\nJ62DMI00.013.1,Membangun Model\n";
    expect(await refused(short + rows)).toMatchObject([
      { code: "CODE_DUPLICATE", row: 3, expected: "2", found: "J.62DMI00.013.1" },
    ]);
  });

  test("a unit that has another title further below", async () => {
    const rows = "J.62DMI00.013.1,Membangun Model,Satu,a\nJ.62DMI00.013.1,Menguji Model,Dua,b\n";
    expect(await refused(long + rows)).toMatchObject([
      { code: "UNIT_RETITLED", row: 3, column: "Judul Unit", expected: "2", found: "Menguji Model" },
    ]);
  });

  test("a criterion without an element", async () => {
    expect(await refused(`${long}J.62DMI00.013.1,Membangun Model,,Model dibangun.\n`)).toMatchObject([
      { code: "CRITERION_ALONE", row: 2, column: "Kriteria Unjuk Kerja", found: "Model dibangun." },
    ]);
  });

  test("the rows below a wrong code are not to blame", async () => {
    const rows = "62DMI,Membangun Model,Satu,a\n,,,b\n,,Dua,c\nJ.62DMI00.014.1,Menguji,Satu,a\n";
    expect((await refused(long + rows)).map(({ row }) => row)).toEqual([2]);
  });

  test("a file without titles", async () => {
    expect(await refused("kode,elemen\nJ.62DMI00.013.1,a\n")).toMatchObject([{ code: "COLUMN_MISSING" }]);
  });
});

describe("units", () => {
  test("stand below their field and subfield, in Indonesian, with their decree and what else the file says", async () => {
    const { concepts, version } = await read(
      "decree,field,subfield,code,title,jam\n" +
        "Kepmenaker Nomor 299 Tahun 2020,AI,Data Science,J.62DMI00.013.1,Membangun Model,40\n" +
        "Kepmenaker Nomor 126 Tahun 2023,Desain,,M.74DKV13.002.3,Menerapkan Desain,\n",
    );
    expect(concepts).toMatchObject([
      { code: "ai", kind: "group", level: 1, parent: null, labels: { id: "AI" } },
      { code: "ai.data-science", kind: "group", level: 2, parent: "ai", labels: { id: "Data Science" } },
      {
        code: "J.62DMI00.013.1",
        kind: "unit",
        level: 3,
        parent: "ai.data-science",
        labels: { id: "Membangun Model" },
        extra: { decree: "Kepmenaker Nomor 299 Tahun 2020", jam: "40" },
      },
      { code: "desain", kind: "group", level: 1 },
      { code: "M.74DKV13.002.3", kind: "unit", level: 2, parent: "desain" },
    ]);
    expect(version).toBe("2023");
  });

  test("of decrees that name no year are called nothing", async () => {
    expect((await read(`${short}J.62DMI00.013.1,Membangun Model\n`)).version).toBeUndefined();
    const named = "decree,code,title\nKEP.299/MEN/2009,J.62DMI00.013.1,Membangun Model\n";
    expect((await read(named)).version).toBe("2009");
  });

  test("with a misprinted code are found by both, and the import says so", async () => {
    const { concepts, warnings, warningCounts } = await read(`${short}M74DKV13.015.3,Membuat Materi\n`);
    expect(concepts).toMatchObject([
      { code: "M.74DKV13.015.3", hidden: { id: ["M74DKV13.015.3"] }, extra: { printed: "M74DKV13.015.3" } },
    ]);
    expect(warnings).toEqual([
      {
        file: "units.csv",
        code: "SKKNI_CODE_MENDED",
        row: 2,
        column: "kode unit",
        expected: "M.74DKV13.015.3",
        found: "M74DKV13.015.3",
      },
    ]);
    expect(warningCounts).toEqual({ SKKNI_CODE_MENDED: 1 });
  });

  test("keep elements and criteria, a row a criterion, whether the code is repeated or merged away", async () => {
    const elements = [
      { title: "Menyiapkan parameter", criteria: ["Parameter ditentukan.", "Parameter diuji."] },
      { title: "Menjalankan model", criteria: ["Model dijalankan."] },
    ];
    const repeated = `J.62DMI00.013.1,Membangun Model,1. Menyiapkan parameter,1.1 Parameter ditentukan.
J.62DMI00.013.1,Membangun  Model,1. Menyiapkan parameter,1.2 Parameter diuji.
J.62DMI00.013.1,,2. Menjalankan model,2.1 Model dijalankan.
J.62DMI00.014.1,Mengevaluasi,,
`;
    const merged = `J.62DMI00.013.1,Membangun Model,Menyiapkan parameter,Parameter ditentukan.
,,,Parameter diuji.
,,Menjalankan model,Model dijalankan.
J.62DMI00.014.1,Mengevaluasi,,
`;
    for (const rows of [repeated, merged]) {
      const { concepts } = await read(long + rows);
      expect(concepts.map(({ code, extra }) => [code, unitElements(extra)])).toEqual([
        ["J.62DMI00.013.1", elements],
        ["J.62DMI00.014.1", []],
      ]);
    }
  });

  test("that are made up say so", async () => {
    const { synthetic, concepts } = await read("kode,judul,sintetis\nJ.62DMI00.013.1,Contoh,ya\n");
    expect([synthetic, concepts[0]?.extra]).toEqual([true, null]);
  });
});

test("109 units of five decrees, one of them misprinted", async ({ skip }) => {
  const outcome = await readSkkni(realFile("skkni/units.csv", skip), { fileName: "units.csv" });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  expect(countContent(outcome)).toMatchObject({ units: 109, groups: 7, skills: 0, occupations: 0 });
  expect(outcome.version).toBe("2026");
  expect(outcome.warnings).toMatchObject([
    { code: "SKKNI_CODE_MENDED", found: "M74DKV13.015.3", expected: "M.74DKV13.015.3" },
  ]);
  expect(outcome.dangling).toEqual([]);
  const decrees = new Set(outcome.concepts.map(({ extra }) => extra?.["decree"]).filter(Boolean));
  expect(decrees.size).toBe(5);
});
