import { describe, expect, test } from "vitest";
import { findingsOf, testFolder } from "../platform/test-files.ts";
import { workbookOf } from "../platform/test-workbook.ts";
import { zipOf } from "../platform/test-zip.ts";
import { cellText, type CellValue } from "../platform/workbook-cell.ts";
import { readWorkbook, type SheetRow } from "../platform/workbook.ts";
import type { MatrixRow } from "./matrix-reading.ts";
import { matrixWorkbook } from "./matrix-workbook.ts";
import { matrixReading, readMatrix } from "./read-matrix.ts";
import { uuid } from "./word.fixture.ts";

const folder = testFolder();
const row = (number: number, text: string, more: Partial<MatrixRow> = {}): MatrixRow => ({
  comment: uuid(number),
  clause: 2,
  paragraph: { id: "Pihak Singapura menempatkan tenaga ahli.", en: "Singapore places experts." },
  text,
  language: "en",
  from: "MOM",
  date: "2027-02-03",
  outcome: null,
  reason: {},
  ...more,
});
const rows: MatrixRow[] = [
  row(1, "Please name the experts."),
  row(2, "=SUM(A1:A9) is no figure", {
    outcome: "declined",
    reason: { id: "-1 tidak cukup", en: "+1 is not enough" },
  }),
  row(3, "On the whole: good.", { clause: null, paragraph: { id: "", en: "" }, outcome: "accepted" }),
];
const about = { title: { id: "Usulan", en: "Proposal" }, version: 3, synthetic: true };

const read = async (content: Uint8Array, known = rows) => {
  const outcome = await readMatrix(folder.write("matriks.xlsx", content), known);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.reading;
};
/** Rows as a reader of workbooks gives them: what is empty in them is no row. */
const sheetRows = (lines: readonly CellValue[][]): SheetRow[] =>
  lines.flatMap((line, i) => {
    const cells = line.map(cellText);
    return cells.every((cell) => cell === "") ? [] : [{ row: i + 1, cells, numbers: [] }];
  });
function readSheets(sheets: Record<string, CellValue[][]>, known = rows) {
  const rowsOf = new Map(Object.entries(sheets).map(([name, lines]) => [name, sheetRows(lines)]));
  const outcome = matrixReading("matriks.xlsx", rowsOf, known);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.reading;
}
const readLines = (lines: CellValue[][], known = rows) => readSheets({ Matriks: lines }, known);
const heading = [
  "No.",
  "Klausul",
  "Paragraf",
  "Paragraph",
  "Tanggapan",
  "Dari",
  "Tanggal",
  "Hasil",
  "Alasan",
  "Reason",
  "ID",
];
const line = (number: number, text: string, outcome = "", reason = "", id = true): CellValue[] => [
  ...[number, 2, "", "", text, "MOM", "2027-02-03", outcome, reason, ""],
  ...(id ? [uuid(number)] : []),
];
const sheet = (...lines: CellValue[][]) => lines;

describe("what is refused", () => {
  test("a file that is no workbook, and a bomb", async () => {
    const codes = async (content: string | Uint8Array) =>
      findingsOf(await readMatrix(folder.write("matriks.xlsx", content), rows)).map(({ code }) => code);
    expect(await codes("a,b")).toEqual(["FILE_NOT_WORKBOOK"]);
    const bomb = { name: "xl/workbook.xml", content: " ".repeat(4 * 1024 * 1024) };
    expect(await codes(zipOf([bomb]))).toEqual(["ZIP_RATIO"]);
  });

  test("a workbook without a column of comments, with the headings that were seen", async () => {
    const other = await workbookOf({
      Lain: [
        ["Nama", "Jumlah"],
        ["a", 1],
      ],
    });
    expect(findingsOf(await readMatrix(folder.write("lain.xlsx", other), rows))).toMatchObject([
      { code: "COLUMN_MISSING", found: "Nama, Jumlah" },
    ]);
  });
});

describe("a matrix that went out", () => {
  test("comes back as it was: every comment, outcome and reason, and nothing is a formula", async () => {
    const bytes = await matrixWorkbook(rows, about);
    const { unplaced, absent, findings, rows: found } = await read(bytes);
    expect([unplaced, absent, findings]).toEqual([[], [], []]);
    expect(
      found.map(({ comment, outcome, reason, changed, otherText, placedBy }) => [
        comment,
        outcome,
        reason,
        changed,
        otherText,
        placedBy,
      ]),
    ).toEqual([
      [uuid(1), null, { id: "", en: "" }, false, null, "id"],
      [uuid(2), "declined", { id: "-1 tidak cukup", en: "+1 is not enough" }, false, null, "id"],
      [uuid(3), "accepted", { id: "", en: "" }, false, null, "id"],
    ]);
    const cells: string[] = [];
    await readWorkbook(folder.write("keluar.xlsx", bytes), {}, (_, { cells: own }) => cells.push(...own));
    expect(cells.filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
    expect(cells).toContain("'=SUM(A1:A9) is no figure");
  });

  test("has its headings in both languages, days as days, and says that it is a sample", async () => {
    const lines: string[][] = [];
    await readWorkbook(folder.write("keluar.xlsx", await matrixWorkbook(rows, about)), {}, (_, { cells }) =>
      lines.push(cells),
    );
    expect(lines.slice(0, 3).map(([first]) => first)).toEqual([
      "Matriks tanggapan · Usulan · Versi 3",
      "Response matrix · Proposal · Version 3",
      "DATA CONTOH / SAMPLE DATA",
    ]);
    expect(lines[3]?.[4]).toBe("Tanggapan\nComment");
    expect(lines[4]?.[6]).toBe("2027-02-03");
  });
});

describe("a matrix that comes back", () => {
  test("says how comments ended, in either language, and a word that is not known is told", () => {
    const { rows: found, findings } = readLines(
      sheet(
        heading,
        line(1, "Please name the experts.", "Accepted", "Namanya ada di lampiran."),
        line(3, "On the whole: good.", "mungkin"),
      ),
    );
    expect(found).toMatchObject([
      { outcome: "accepted", reason: { id: "Namanya ada di lampiran.", en: "" }, changed: true },
      { outcome: "accepted", changed: false },
    ]);
    expect(findings).toMatchObject([{ code: "MATRIX_OUTCOME_UNKNOWN", row: 3, found: "mungkin" }]);
  });

  test("takes nothing away by a cell that is empty", () => {
    const { rows: found, absent } = readLines(sheet(heading, line(2, "")));
    expect(found).toMatchObject([
      { outcome: "declined", changed: false, otherText: null, reason: { id: "-1 tidak cukup" } },
    ]);
    expect(absent).toEqual([uuid(1), uuid(3)]);
  });

  test("without its column of ids is read by the words of its comments, and it is told", () => {
    const bare = heading.slice(0, -1);
    const {
      rows: found,
      findings,
      unplaced,
    } = readLines(
      sheet(
        bare,
        line(1, "Please name all the experts.", "Adapted", "", false),
        line(3, "On the whole: good.", "", "", false),
      ),
    );
    expect(found.map(({ comment, placedBy, otherText }) => [comment, placedBy, otherText])).toEqual([
      [uuid(1), "text", "Please name all the experts."],
      [uuid(3), "text", null],
    ]);
    expect([unplaced, findings.map(({ code }) => code)]).toEqual([[], ["MATRIX_WITHOUT_IDS"]]);
  });

  test("of the same words by two offices gives each its own", () => {
    const twice = [row(1, "Good."), row(2, "Good.", { from: "ITE" })];
    const from = (office: string, outcome: string) => ["", 2, "", "", "Good.", office, "", outcome, "", ""];
    const { rows: found } = readLines(
      sheet(heading.slice(0, -1), from("ITE", "Declined"), from("MOM", "Accepted")),
      twice,
    );
    expect(found.map(({ comment, outcome }) => [comment, outcome])).toEqual([
      [uuid(2), "declined"],
      [uuid(1), "accepted"],
    ]);
  });

  test("lists what is new, twice, of an id that is not known, or without words, and loses none", () => {
    const fresh = ["", 3, "", "", "Which budget year?", "MOM", "4 Feb 2027", "", "", "", ""];
    const { unplaced } = readLines(
      sheet(
        heading,
        line(1, "Please name the experts."),
        line(1, "Please name the experts."),
        line(77, "Hm"),
        fresh,
        ["", 3, "", "", "", "", "", "Accepted"],
      ),
    );
    expect(unplaced.map(({ row: at, why, text, clause, day }) => [at, why, text, clause, day])).toEqual([
      [3, "twice", "Please name the experts.", 2, "2027-02-03"],
      [4, "unknown-id", "Hm", 2, "2027-02-03"],
      [5, "new", "Which budget year?", 3, "2027-02-04"],
      [6, "unlike", "", 3, null],
    ]);
    expect(unplaced[3]?.cells).toEqual({ Klausul: "3", Hasil: "Accepted" });
  });

  test("may have titles above, two rows of headings, and headings in merged cells", () => {
    const titles: CellValue[][] = [["Matriks tanggapan MOM"], []];
    const upper = ["No.", "Klausul", "Tanggapan", "Dari", "Hasil", "Alasan", null, "ID"];
    const lower = [null, null, null, null, null, "Bahasa Indonesia", "English", null];
    const own = [1, 2, "Please name the experts.", "MOM", "Diterima", "Ya.", "Yes.", uuid(1)];
    const merged = readLines(sheet(...titles, upper, lower, own));
    expect(merged.rows).toMatchObject([{ row: 5, outcome: "accepted", reason: { id: "Ya.", en: "Yes." } }]);
    const english = [
      "No.",
      "Clause",
      "Comment",
      "From",
      "Outcome",
      "Reason (Indonesian)",
      "Reason (English)",
      "ID",
    ];
    const twoRows = readLines(sheet(...titles, upper, english, own, upper, own.with(7, uuid(3))));
    expect(twoRows.rows.map(({ row: at, comment }) => [at, comment])).toEqual([
      [5, uuid(1)],
      [7, uuid(3)],
    ]);
    expect([merged.unplaced, twoRows.unplaced]).toEqual([[], []]);
  });

  test("tells of a sheet that is none", () => {
    const { findings, rows: found } = readSheets({ Catatan: [["Salam"]], Matriks: [heading, line(1, "x")] });
    expect(found).toMatchObject([{ otherText: "x" }]);
    expect(findings).toMatchObject([{ code: "MATRIX_SHEET_UNREAD", found: "Catatan" }]);
  });
});
