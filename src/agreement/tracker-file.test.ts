import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { Findings } from "../platform/findings.ts";
import { findingsOf, testFolder } from "../platform/test-files.ts";
import { workbookOf } from "../platform/test-workbook.ts";
import type { CellValue } from "../platform/workbook-cell.ts";
import { ledgerCsv, ledgerTemplate, ledgerWorkbook } from "./ledger-sheet.ts";
import type { LedgerLine } from "./ledger-store.ts";
import { placeOf, readTrackerFile } from "./tracker-file.ts";
import { mappingFault, proposeMapping, type TrackerMapping } from "./tracker-mapping.ts";
import { readTrackerRows } from "./tracker-rows.ts";

const folder = testFolder();
const today = "2026-03-02";

/** Reads a tracker as an import does, with the mapping that is proposed for it. */
async function reading(content: string | Uint8Array, change: Partial<TrackerMapping> = {}) {
  const file = await readTrackerFile(folder.write("agenda.xlsx", content), "agenda.xlsx");
  if (!file.ok) throw new Error(JSON.stringify(file));
  const place = placeOf(file.sheets, {}, "agenda.xlsx");
  if (!place.ok) throw new Error(JSON.stringify(place));
  const { sheet, head } = place;
  const samples = sheet.lines.filter(({ row }) => row > head.last).slice(0, 5);
  const mapping = { ...proposeMapping(head.headings, samples, "id"), ...change };
  const findings = new Findings("agenda.xlsx");
  const read = readTrackerRows(sheet.lines, head, mapping, { today, findings });
  return { ...read, head, mapping, sheet: sheet.name, fault: mappingFault(mapping, head.headings), findings };
}
const told = ({ findings }: { findings: Findings }) =>
  findings.rows.map(({ code, row, column, found }) => [code, row, column, found]);

const merged = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
  ...{ startRow, startCol, endRow, endCol },
});
/** A tracker as offices keep it: a title over all columns, two rows of headings, an empty row, parts, merged days. */
const officeTracker = () =>
  writeXlsx({
    sheets: [
      { name: "Catatan", rows: [["dibuat oleh Biro Kerja Sama"]] },
      {
        name: "2026",
        rows: [
          ["BUKU AGENDA KERJA SAMA LUAR NEGERI"],
          ["Tahun 2026"],
          [],
          ["No", "Surat", null, "Kepada", "Perihal", "Tenggat", "Balasan", null, null, "Status", "Ket."],
          [null, "Nomor", "Tanggal", null, null, null, "Nomor", "Tanggal", "Isi", null, null],
          ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)"],
          ["A. Januari"],
          [
            1,
            "B-1/KS",
            new Date("2026-01-12T00:00:00Z"),
            "MOM",
            "Data kebutuhan",
            "26 Januari 2026",
            "15/MOM",
            "20/01/26",
            "Terlampir",
            "sudah dibalas",
            null,
          ],
          [
            2,
            "B-2/KS",
            null,
            "WSG",
            "Daftar pengajar",
            "segera",
            null,
            null,
            null,
            "on progress",
            "lewat KBRI",
          ],
          [],
          [
            3,
            "B-3/KS",
            "13 Jan 2026",
            "MOM",
            "Undangan rapat",
            null,
            null,
            "-",
            "belum ada",
            "menunggu",
            null,
          ],
        ],
        merges: [
          merged(0, 0, 0, 10),
          merged(3, 1, 3, 2),
          merged(3, 6, 3, 8),
          ...[0, 3, 4, 5, 9, 10].map((column) => merged(3, column, 4, column)),
          merged(6, 0, 6, 10),
          merged(7, 2, 8, 2),
        ],
      },
    ],
  });

describe("what is no tracker is refused", () => {
  const refused = async (content: string | Uint8Array) =>
    findingsOf(await readTrackerFile(folder.write("a.xlsx", content), "a.xlsx")).map(({ code }) => code);
  test("an empty file, a PDF, a workbook of before 2007 or a locked one", async () => {
    expect(await refused("")).toEqual(["FILE_EMPTY"]);
    expect(await refused("%PDF-1.7")).toEqual(["FILE_NOT_TEXT"]);
    expect(await refused(Buffer.from("d0cf11e0a1b11ae1", "hex"))).toEqual(["WORKBOOK_OLD"]);
  });
  test("a sheet without headings", async () => {
    const file = await readTrackerFile(folder.write("b.csv", "Jakarta;12\nBandung;13\n"));
    if (!file.ok) throw new Error(file.code);
    expect(placeOf(file.sheets, {}, "b.csv")).toMatchObject({
      code: "FILE_REFUSED",
      rows: [{ code: "TRACKER_WITHOUT_HEADINGS" }],
    });
    expect(placeOf(file.sheets, { sheet: "2025" }, "b.csv")).toMatchObject({
      rows: [{ code: "TRACKER_SHEET_ABSENT", found: "2025" }],
    });
  });
});

describe("a workbook with merged cells and two rows of headings", () => {
  test("is read on the sheet that has them, below its titles", async () => {
    const { sheet, head, mapping, fault } = await reading(await officeTracker());
    expect(sheet).toBe("2026");
    expect([head.first, head.last]).toEqual([4, 5]);
    expect(mapping.columns).toEqual([
      ...[null, "number", "date", "receiver", "subject", "due"],
      ...["replyNumber", "replyDate", "replyText", "state", "note"],
    ]);
    expect(fault).toBeNull();
  });

  test("every row is understood; names of parts and numbers of columns are passed over", async () => {
    const read = await reading(await officeTracker());
    expect(told(read)).toEqual([]);
    expect(read.skipped).toEqual([6, 7]);
    expect(read.rows).toMatchObject([
      {
        ...{ row: 8, number: "B-1/KS", onDate: "2026-01-12", dueOn: "2026-01-26", state: "answered" },
        reply: { number: "15/MOM", onDate: "2026-01-20", text: "Terlampir" },
      },
      // The day is merged over two rows, and "segera" is no day but is kept.
      {
        ...{ row: 9, onDate: "2026-01-12", dueOn: null, state: "open", reply: null },
        body: "Tenggat: segera\nlewat KBRI",
      },
      { row: 11, onDate: "2026-01-13", state: "waiting", reply: null, body: null },
    ]);
  });
});

describe("findings say row and column", () => {
  const head = "No Surat;Tanggal;Kepada;Perihal;Tenggat;Tgl Balasan;Status\n";
  test.each([
    [
      "a day that is none",
      "1;32 Januari 2026;MOM;Data;;;",
      ["DATE_INVALID", 2, "Tanggal", "32 Januari 2026"],
    ],
    ["no day", "1;;MOM;Data;;;", ["CELL_EMPTY", 2, "Tanggal", undefined]],
    ["no subject", "1;12/01/2026;MOM;;;;", ["CELL_EMPTY", 2, "Perihal", undefined]],
    ["a letter of a day to come", "1;03/03/2026;MOM;Data;;;", ["DATE_LATER", 2, "Tanggal", "2026-03-03"]],
    [
      "due before its day",
      "1;12/01/2026;MOM;Data;11/01/2026;;",
      ["TRACKER_DAYS_REVERSED", 2, "Tenggat", "2026-01-11"],
    ],
    [
      "answered before it was asked",
      "1;12/01/2026;MOM;Data;;11/01/2026;",
      ["TRACKER_DAYS_REVERSED", 2, "Tgl Balasan", "2026-01-11"],
    ],
    ["a state that nobody knows", "1;12/01/2026;MOM;Data;;;nanti", ["WORD_UNKNOWN", 2, "Status", "nanti"]],
    ["an office too long", `1;12/01/2026;${"x".repeat(201)};Data;;;`, ["CELL_TOO_LONG", 2, "Kepada", "201"]],
  ])("%s", async (_, row, finding) => {
    const read = await reading(`${head}${row}\n`);
    expect(told(read)).toEqual([finding]);
    expect(read.rows).toEqual([]);
  });

  test("a word of the office's own is learnt once, and asked for by itself", async () => {
    const rows = `${head}1;12/01/2026;MOM;Data;;;Nunggu Dirjen\n`;
    expect((await reading(rows)).unknown).toEqual({ states: ["Nunggu Dirjen"], kinds: [] });
    const read = await reading(rows, { states: { "nunggu dirjen": "open" } });
    expect([read.rows[0]?.state, told(read)]).toEqual(["open", []]);
  });

  test("a reply without a day keeps nothing out: it stays as a note", async () => {
    const read = await reading("Tanggal;Perihal;Balasan\n12/01/2026;Data;sudah dikirim lewat surel\n");
    expect(read.rows).toMatchObject([{ reply: null, body: "Balasan: sudah dikirim lewat surel" }]);
    expect(read.warnings).toEqual([{ code: "TRACKER_REPLY_UNDATED", row: 2, column: "Balasan" }]);
  });
});

describe("text copied from a spreadsheet", () => {
  test("is read as rows and columns, with line breaks inside a cell", async () => {
    const pasted = 'Tanggal\tKepada\tPermintaan\tStatus\n12 Maret 2025\tMOM\t"Data\nkebutuhan"\tbelum\n';
    const read = await reading(pasted);
    expect(read.mapping.kind).toBe("ask");
    expect(read.rows).toMatchObject([
      { kind: "ask", receiver: "MOM", subject: "Data kebutuhan", state: "open" },
    ]);
  });
  test("also where the chat has made bars or semicolons of the tabs", async () => {
    for (const sign of ["|", ";", ","]) {
      const rows = ["Tanggal", "Perihal", "12/03/25", "Data"];
      const read = await reading(`${rows[0]}${sign}${rows[1]}\n${rows[2]}${sign}${rows[3]}\n`);
      expect(read.rows).toMatchObject([{ onDate: "2025-03-12", subject: "Data" }]);
    }
  });
});

describe("what this workbench writes it reads again", () => {
  const line: LedgerLine = {
    ...{ organisationId: "o", entryId: "e1", kind: "ask", number: "B-1/KS", onDate: "2026-01-12" },
    ...{ sender: "Biro", receiver: "MOM", channel: "mail", subject: { id: "=1+1 Data" }, agenda: null },
    ...{ body: { id: "baris satu\nbaris dua" }, owner: "Tim kecil", ownerPerson: null, ownerRole: null },
    ...{ dueOn: "2026-01-26", nextActor: "MOM", state: "answered", underId: null, answersId: null },
    ...{ answerCounts: true, proposalId: null, fileHash: null, fileLabel: null, source: "typed" },
    ...{ importHash: null, importRow: null, importPart: null, importSaid: null, enteredBy: null },
    ...{ enteredAt: new Date(0), changedAt: null, synthetic: false },
    ...{ replies: 1, counting: 1, replyId: "e2", replyNumber: "15/MOM", replyDate: "2026-01-20" },
  };
  const reply: LedgerLine = {
    ...line,
    ...{ entryId: "e2", kind: "reply", number: "15/MOM", onDate: "2026-01-20", body: { id: "Terlampir" } },
    ...{ answersId: "e1", replies: 0, counting: 0, replyId: null, replyNumber: null, replyDate: null },
  };
  const table = { entries: [line, reply], people: {}, synthetic: true };

  test.each(["id", "en"] as const)("as a workbook and as CSV, in %s", async (language) => {
    for (const content of [await ledgerWorkbook(table, language), ledgerCsv(table, language)]) {
      const read = await reading(content);
      expect(told(read)).toEqual([]);
      expect(read.rows).toMatchObject([
        {
          ...{ kind: "ask", number: "B-1/KS", onDate: "2026-01-12", sender: "Biro", receiver: "MOM" },
          ...{ channel: "mail", subject: "=1+1 Data", body: "baris satu\nbaris dua", owner: "Tim kecil" },
          ...{ dueOn: "2026-01-26", nextActor: "MOM", state: "answered" },
          reply: { number: "15/MOM", onDate: "2026-01-20", text: "Terlampir" },
        },
      ]);
    }
  });

  test.each(["id", "en"] as const)("the template is understood without a word, in %s", async (language) => {
    const read = await reading(await ledgerTemplate(language));
    expect(read.mapping.columns).not.toContain(null);
    expect(new Set(read.mapping.columns).size).toBe(read.mapping.columns.length);
    expect(read.rows).toHaveLength(1);
  });
});

test("a code of a workbook is a number, a day of it a day", async () => {
  const rows: CellValue[][] = [
    ["Nomor Surat", "Tanggal", "Perihal"],
    [1204, 45_363, "Data"],
  ];
  expect((await reading(await workbookOf({ A: rows }))).rows).toMatchObject([
    { number: "1204", onDate: "2024-03-12" },
  ]);
});
