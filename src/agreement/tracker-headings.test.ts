import { describe, expect, test } from "vitest";
import { fieldOfHeading, findHead, headAt, proposeColumns, type TrackerLine } from "./tracker-headings.ts";

/** A sheet as text: rows by line, cells by bar; an empty line is an empty row, which readers leave out. */
const sheet = (text: string): TrackerLine[] =>
  text.split("\n").flatMap((line, index) => {
    const cells = line.split("|").map((cell) => cell.trim());
    const numbers = cells.flatMap((cell, column) => (/^\d+$/.test(cell) ? [column] : []));
    return line.trim() === "" ? [] : [{ row: index + 1, cells, numbers }];
  });

describe("no headings are found", () => {
  test("in a sheet of data alone, of titles alone, or of nothing", () => {
    expect(findHead([])).toBeNull();
    expect(findHead(sheet("REKAP 2024\nBiro Kerja Sama"))).toBeNull();
    expect(findHead(sheet("1 | Jakarta | 300\n2 | Bandung | 400"))).toBeNull();
  });
  test("in merged cells that repeat one title", () => {
    expect(findHead(sheet("Status surat | Status surat | Status surat"))).toBeNull();
  });
});

test("where no heading is understood, the first row of words is one, for a person to say what it tells", () => {
  expect(findHead(sheet("Rekap 2026\nKapan | Apa | Siapa\n12/01/26 | Data | MOM"))).toMatchObject({
    first: 2,
    last: 2,
  });
  const named = sheet("Kapan | Apa\nSenin | Rapat\n12/01/26 | Data");
  expect(findHead(named, ["senin", "RAPAT"])).toMatchObject({ first: 2 });
});

describe("headings of one row", () => {
  const lines = sheet(`BUKU AGENDA SURAT KELUAR
Biro Kerja Sama, 2024

No | No Surat | Tanggal | Kepada | Perihal | Status
1 | B-12/KS | 12 Maret 2024 | MOM | Permintaan data tanggal lahir | belum`);

  test("stand below titles and an empty row", () => {
    expect(findHead(lines)).toMatchObject({ first: 4, last: 4 });
  });
  test("tell what their columns hold; the running number tells nothing", () => {
    const { headings } = findHead(lines)!;
    expect(proposeColumns(headings)).toEqual([null, "number", "date", "receiver", "subject", "state"]);
  });
  test("a row of data below is no second row of headings, also when it speaks of dates and replies", () => {
    const told = sheet(
      "No Surat | Tanggal | Perihal\nNomor | tanggal balasan | status\nB-1 | 12/03/24 | Data",
    );
    expect(findHead(told)).toMatchObject({ first: 1, last: 1 });
  });
});

describe("headings of two rows", () => {
  const expected = [
    "No",
    "Surat · Nomor",
    "Surat · Tanggal",
    "Perihal",
    "Balasan · Nomor",
    "Balasan · Tanggal",
    "Status",
  ];
  const fields = [null, "number", "date", "subject", "replyNumber", "replyDate", "state"];

  test("as merged cells give them: each group over its columns, single ones over both rows", () => {
    const head = findHead(
      sheet(`Rekap | Rekap | Rekap | Rekap | Rekap | Rekap | Rekap
No | Surat | Surat | Perihal | Balasan | Balasan | Status
No | Nomor | Tanggal | Perihal | Nomor | Tanggal | Status
1 | B-1 | 12/03/24 | Data | | | belum`),
    );
    expect(head).toEqual({ first: 2, last: 3, headings: expected });
    expect(proposeColumns(head!.headings)).toEqual(fields);
  });

  test("as pasted text or CSV gives them: a group in its first column only", () => {
    const head = findHead(
      sheet(`No | Surat | | Perihal | Balasan | | Status
 | Nomor | Tanggal | | Nomor | Tanggal |
1 | B-1 | 12/03/24 | Data | | | belum`),
    );
    expect(head).toEqual({ first: 1, last: 2, headings: expected });
  });

  test("or as a person names the rows", () => {
    expect(headAt(sheet("a | b\nNomor | Tanggal\n1 | 2"), 2, 2)?.headings).toEqual(["Nomor", "Tanggal"]);
    expect(headAt([], 2, 2)).toBeNull();
  });
});

describe("what a heading tells", () => {
  test.each([
    ["No.", "counter"],
    ["Nomor Surat", "number"],
    ["Nomor", "number"],
    ["Letter No.", "number"],
    ["Tgl Surat", "date"],
    ["Date", "date"],
    ["Hari/Tanggal", "date"],
    ["Dari", "sender"],
    ["Asal Surat", "sender"],
    ["Instansi", "receiver"],
    ["Ditujukan kepada", "receiver"],
    ["Yang diminta dari", "receiver"],
    ["Uraian", "subject"],
    ["Permintaan", "subject"],
    ["Jenis surat", "kind"],
    ["PIC", "owner"],
    ["Penanggung Jawab", "owner"],
    ["Batas Waktu", "due"],
    ["Target selesai", "due"],
    ["Deadline", "due"],
    ["Tanggal jatuh tempo", "due"],
    ["Media", "channel"],
    ["Tanggal Balasan", "replyDate"],
    ["No. Surat Balasan", "replyNumber"],
    ["Tanggapan", "replyText"],
    ["Reply", "replyText"],
    ["Status Balasan", "state"],
    ["Sudah dibalas (ya/belum)", "state"],
    ["Keterangan", "note"],
    ["Tindak Lanjut", "note"],
    ["Foto", null],
    ["", null],
  ])("%s: %s", (heading, field) => expect(fieldOfHeading(heading)).toBe(field));

  test("a field is told by one column; a second subject is a note, a second date nothing", () => {
    expect(proposeColumns(["Tanggal", "Tanggal diterima", "Perihal", "Uraian", "Catatan"])).toEqual([
      "date",
      null,
      "subject",
      "note",
      "note",
    ]);
  });
  test("a column of numbers that only counts up is no number of a letter", () => {
    const rows = sheet("1 | Data\n2 | Rapat\n3 | Kunjungan");
    expect(proposeColumns(["Nomor", "Perihal"], rows)).toEqual([null, "subject"]);
  });
});
