import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { findingsOf, testFolder } from "./test-files.ts";
import { workbookOf } from "./test-workbook.ts";
import { zipOf } from "./test-zip.ts";
import { cellText } from "./workbook-cell.ts";
import { readWorkbook, type SheetRow, type WorkbookOptions } from "./workbook.ts";

const folder = testFolder();

async function reading(content: string | Uint8Array, options: WorkbookOptions = {}) {
  const rows: (SheetRow & { sheet: string })[] = [];
  const path = folder.write("book.xlsx", content);
  const outcome = await readWorkbook(path, options, (sheet, row) => rows.push({ sheet, ...row }));
  return { outcome, rows, path };
}
async function refused(content: string | Uint8Array, options: WorkbookOptions = {}) {
  const { outcome } = await reading(content, options);
  return findingsOf(outcome).map(({ code, found, expected }) => ({ code, found, expected }));
}
const cellsOf = async (content: Uint8Array) => (await reading(content)).rows.map(({ cells }) => cells);

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A workbook of one sheet, written by hand where no program would write it so. */
function byHand(sheet: string, more: { name: string; content: string; claims?: number }[] = []) {
  const part = (name: string, content: string) => ({ name, content: `<?xml version="1.0"?>${content}` });
  return zipOf([
    part(
      "[Content_Types].xml",
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    ),
    part("_rels/.rels", rels("officeDocument", "xl/workbook.xml")),
    part(
      "xl/workbook.xml",
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>
        <sheet name="Lembar" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part("xl/_rels/workbook.xml.rels", rels("worksheet", "worksheets/sheet1.xml")),
    part("xl/worksheets/sheet1.xml", sheet),
    ...more,
  ]);
}
const rels = (type: string, target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
    <Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
const sheetOf = (rows: string) => `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;

/** What Office makes of a locked workbook, as far as it is known by its beginning. */
const locked = Buffer.concat([
  Buffer.from("d0cf11e0a1b11ae1", "hex"),
  Buffer.alloc(504),
  Buffer.from("EncryptedPackage", "utf16le"),
]);

describe("what is refused before anything is parsed", () => {
  test("a file that is not there", async () => {
    const outcome = await readWorkbook(folder.path("absent.xlsx"), {}, () => {});
    expect(findingsOf(outcome)).toMatchObject([{ code: "FILE_NOT_FOUND", file: "absent.xlsx" }]);
  });

  test("a file that is no workbook, whatever it is called", async () => {
    for (const content of ["a,b\n1,2\n", "", "%PDF-1.7", zipOf([{ name: "a.csv", content: "a" }])])
      expect(await refused(content)).toMatchObject([{ code: "FILE_NOT_WORKBOOK" }]);
    const others = [["word/document.xml", "DOCX"] as const, ["xl/workbook.bin", "XLSB"] as const];
    for (const [name, found] of [...others, ["content.xml", "ODS"] as const])
      expect(await refused(zipOf([{ name, content: "<a/>" }]))).toMatchObject([{ found }]);
  });

  test("a workbook that is locked, and one of the format before 2007", async () => {
    expect(await refused(locked)).toMatchObject([{ code: "WORKBOOK_LOCKED" }]);
    const secret = { encryption: { password: "rahasia", spinCount: 1 } };
    const encrypted = await writeXlsx({ sheets: [{ name: "a", rows: [["b"]] }], ...secret });
    expect(await refused(encrypted)).toMatchObject([{ code: "WORKBOOK_LOCKED" }]);
    expect(await refused(locked.subarray(0, 512))).toMatchObject([{ code: "WORKBOOK_OLD" }]);
  });

  test("a bomb: a part that unpacks to hundreds of times its size, also where no sheet names it", async () => {
    const blanks = " ".repeat(4 * 1024 * 1024);
    const rows = sheetOf(`<row r="1"><c r="A1" t="str"><v>${blanks}</v></c></row>`);
    expect(await refused(byHand(rows))).toMatchObject([{ code: "ZIP_RATIO" }]);
    const hidden = { name: "xl/.hidden.xml", content: blanks };
    expect(await refused(byHand(sheetOf(""), [hidden]))).toMatchObject([{ code: "ZIP_RATIO" }]);
  });

  test("parts that unpack to more than the limit, though their directory claims less", async () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `<row><c t="str"><v>${i * 7919}</v></c></row>`);
    const book = byHand(sheetOf(text.join("")));
    expect(await refused(book, { limits: { unpackedBytes: 100_000 } })).toMatchObject([
      { code: "ZIP_TOO_LARGE" },
    ]);
    const lies = { name: "xl/media/image1.png", content: "x".repeat(1_000), claims: 10 };
    expect(await refused(byHand(sheetOf(""), [lies]))).toMatchObject([{ code: "ZIP_BROKEN" }]);
  });

  test("more parts than a workbook has, and a file larger than any", async () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ name: `xl/media/${i}.png`, content: "x" }));
    expect(await refused(byHand(sheetOf(""), many), { limits: { entries: 10 } })).toMatchObject([
      { code: "ZIP_ENTRIES", found: "17" },
    ]);
    expect(await refused(byHand(sheetOf("")), { limits: { fileBytes: 100 } })).toMatchObject([
      { code: "WORKBOOK_TOO_HEAVY" },
    ]);
  });

  test("a workbook that was cut off, in the archive or inside a sheet: its rows would not be missed", async () => {
    const whole = await workbookOf({ a: [["b"]] });
    expect(await refused(whole.subarray(0, -30))).toMatchObject([{ code: "ZIP_BROKEN" }]);
    const half = sheetOf('<row r="1"><c r="A1"><v>1</v></c></row>').slice(0, -30);
    expect(await refused(byHand(half))).toMatchObject([
      { code: "WORKBOOK_BROKEN", found: "xl/worksheets/sheet1.xml" },
    ]);
  });
});

describe("what is ended while it is read", () => {
  const wide = Array.from(
    { length: 500 },
    (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`,
  );

  test("a row wider than any table", async () => {
    expect(await refused(byHand(sheetOf(wide.join(""))))).toEqual([
      { code: "COLUMNS_TOO_MANY", expected: "500", found: "16384" },
    ]);
  });

  test("more cells than the limit", async () => {
    const rows = Array.from({ length: 30 }, () => ["a", "b"]);
    expect(await refused(await workbookOf({ a: rows }), { limits: { cells: 50 } })).toMatchObject([
      { code: "WORKBOOK_TOO_LARGE", expected: "50" },
    ]);
  });

  test("a workbook that takes more memory than its thread is given", async () => {
    const text = Array.from({ length: 60_000 }, (_, i) => `text ${i * 7919} ${i * 104_729}`);
    const book = await workbookOf({ a: text.map((one) => [one, `${one} again`]) });
    expect(await refused(book, { limits: { memory: 16 } })).toMatchObject([{ code: "WORKBOOK_TOO_LARGE" }]);
  });

  test("a workbook that takes more time than it is given", async () => {
    expect(await refused(await workbookOf({ a: [["b"]] }), { limits: { seconds: 0 } })).toMatchObject([
      { code: "WORKBOOK_TOO_SLOW" },
    ]);
  });

  test("a workbook whose parts contradict each other", async () => {
    const wrong = byHand(sheetOf(""));
    const at = wrong.indexOf("workbook.xml.rels");
    expect(at).toBeGreaterThan(0);
    const lost = Buffer.from(
      wrong.toString("latin1").replaceAll("workbook.xml.rels", "workbook.xml.relx"),
      "latin1",
    );
    const [finding] = await refused(lost);
    expect(finding?.code).toBe("WORKBOOK_BROKEN");
  });

  test("when whoever takes the rows fails, the failure is theirs", async () => {
    const path = folder.write("book.xlsx", await workbookOf({ a: [["b"]] }));
    const failing = readWorkbook(path, {}, () => {
      throw new RangeError("not mine");
    });
    await expect(failing).rejects.toThrow("not mine");
  });
});

describe("a workbook", () => {
  test("gives rows with text, sheet after sheet, by their numbers in the spreadsheet, and its hash", async () => {
    const book = await workbookOf({
      Satu: [["a", null, "c"], [], [null, " "], ["d"]],
      Dua: [["e"]],
      Tiga: [],
    });
    const { outcome, rows, path } = await reading(book);
    expect(outcome).toEqual({
      ok: true,
      sheets: ["Satu", "Dua", "Tiga"],
      sha256: createHash("sha256").update(readFileSync(path)).digest("hex"),
    });
    expect(rows.map(({ sheet, row, cells }) => [sheet, row, cells])).toEqual([
      ["Satu", 1, ["a", "", "c"]],
      ["Satu", 4, ["d"]],
      ["Dua", 1, ["e"]],
    ]);
  });

  test("is read only as far as its sheets are wanted, and tells how far it is", async () => {
    const book = await workbookOf({ Satu: [["a"]], Dua: [["b"]], Tiga: [["c"]] });
    const shares: number[] = [];
    const options = { wanted: (name: string) => name !== "Dua", onProgress: (s: number) => shares.push(s) };
    const { rows, outcome } = await reading(book, options);
    expect(rows.map(({ cells }) => cells)).toEqual([["a"], ["c"]]);
    expect(outcome).toMatchObject({ sheets: ["Satu", "Dua", "Tiga"] });
    expect(shares).toEqual([0.5, 1]);
  });

  test("says where a cell is a number: a code in it may have lost its zeros", async () => {
    const { rows } = await reading(await workbookOf({ a: [["0251", 251, "x", 7]] }));
    expect(rows).toEqual([{ sheet: "a", row: 1, cells: ["0251", "251", "x", "7"], numbers: [1, 3] }]);
  });

  test("gives days as days, and days with a time", async () => {
    const [day, noon] = [new Date("2024-02-29T00:00:00Z"), new Date("2024-02-29T12:30:00Z")];
    expect(await cellsOf(await workbookOf({ a: [[day, noon]] }))).toEqual([
      ["2024-02-29", "2024-02-29 12:30:00"],
    ]);
  });

  test("gives a formula by the value that was last computed; one that never was is empty", async () => {
    const cells = `<c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="B1"><f>1+1</f><v>2</v></c>
      <c r="C1"><f>1+1</f></c><c r="D1" t="e"><v>#REF!</v></c>`;
    expect(await cellsOf(byHand(sheetOf(`<row r="1">${cells}</row>`)))).toEqual([["ab", "2", "", "#REF!"]]);
  });

  test("gives text that is written in pieces as one, and no entity of its own invention", async () => {
    const rich = `<row><c t="inlineStr"><is><r><t>Ahli </t></r><r><t>data &amp; AI</t></r></is></c></row>`;
    expect(await cellsOf(byHand(sheetOf(rich)))).toEqual([["Ahli data & AI"]]);
    const laughs = `<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;">]>`;
    const sheet = `${laughs}${sheetOf(`<row><c t="str"><v>&b;</v></c></row>`)}`;
    expect(await cellsOf(byHand(sheet))).toEqual([["&b;"]]);
  });

  test("of many rows loses none", async () => {
    const rows = Array.from({ length: 2_345 }, (_, i) => [`row ${i}`]);
    expect(await cellsOf(await workbookOf({ a: rows }))).toEqual(rows);
  });
});

describe("a cell as text", () => {
  test("is what a person reads", () => {
    expect([0.1 + 0.2, 1e20, -0, 12.5, 1e-7, true, false, null, undefined].map(cellText)).toEqual([
      "0.3",
      "100000000000000000000",
      "0",
      "12.5",
      "1e-7",
      "TRUE",
      "FALSE",
      "",
      "",
    ]);
    expect(cellText(new Date("1899-12-30T08:15:00Z"))).toBe("08:15:00");
    expect(cellText(new Date(Number.NaN))).toBe("");
  });

  test("of a whole number is its digits, and reads back as the number", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e14, max: 1e14 }), (number) => {
        expect(cellText(number)).toMatch(/^-?\d+$/);
        expect(Number(cellText(number))).toBe(number + 0);
      }),
    );
  });
});
