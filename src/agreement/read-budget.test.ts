import { describe, expect, test } from "vitest";
import { findingsOf, testFolder } from "../platform/test-files.ts";
import { cellText, type CellValue } from "../platform/workbook-cell.ts";
import { budgetField, readNumber, readStatus, readYear } from "./budget-words.ts";
import { budgetTemplate } from "./budget-workbook.ts";
import { budgetReading, readBudget } from "./read-budget.ts";

const folder = testFolder();
const sheet = (lines: readonly CellValue[][]) =>
  lines.map((line, i) => ({
    row: i + 1,
    cells: line.map(cellText),
    numbers: line.flatMap((cell, column) => (typeof cell === "number" ? [column] : [])),
  }));
function read(lines: readonly CellValue[][]) {
  const outcome = budgetReading("rab.xlsx", [sheet(lines)]);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.reading;
}
const told = (lines: readonly CellValue[][]) =>
  read(lines).findings.map(({ code, row, found, expected }) => [code, row, found, expected]);

const head = [
  "No",
  "Uraian",
  "Volume",
  "Satuan",
  "Harga Satuan (Rp)",
  "Jumlah (Rp)",
  "Sumber Dana",
  "Tahun",
  "Status",
];
const own: CellValue[] = [1, "Tiket", 4, "orang", 2_500_000, 10_000_000, "DIPA", 2027, "Usulan"];

describe("what is refused", () => {
  test("a workbook without headings of a budget, with what was seen", () => {
    expect(findingsOf(budgetReading("lain.xlsx", [sheet([["Nama", "Alamat"]])]))).toMatchObject([
      { code: "COLUMN_MISSING", found: "Nama, Alamat" },
    ]);
  });

  test("a budget without a line, as the template is before it is filled in", async () => {
    const path = folder.write("templat.xlsx", await budgetTemplate());
    expect(findingsOf(await readBudget(path))).toMatchObject([{ code: "FILE_WITHOUT_ROWS" }]);
  });
});

describe("a budget", () => {
  test("gives each line with its group, amount, currency, source, fiscal year and status, and the totals", () => {
    const { lines, totals, sums, unplaced, findings } = read([
      ["RENCANA ANGGARAN BIAYA"],
      head,
      ["A", "Penempatan tenaga ahli"],
      own,
      [2, "Penginapan", 10, "malam", 800_000, 8_000_000, "DIPA", "TA 2027", "Disetujui"],
      ["", "Subtotal", null, null, null, 18_000_000],
      ["B", "Pelatihan"],
      [3, "Honorarium", 2, "orang", 1_000_000, 2_000_000, "Hibah", 2028, ""],
      ["", "JUMLAH", null, null, null, 20_000_000],
    ]);
    expect(
      lines.map(({ row, group, description, amount, year, status }) => [
        row,
        group,
        description,
        amount,
        year,
        status,
      ]),
    ).toEqual([
      [4, "Penempatan tenaga ahli", "Tiket", 10_000_000, 2027, "proposed"],
      [5, "Penempatan tenaga ahli", "Penginapan", 8_000_000, 2027, "approved"],
      [8, "Pelatihan", "Honorarium", 2_000_000, 2028, null],
    ]);
    expect(lines[0]).toMatchObject({
      quantity: 4,
      unit: "orang",
      price: 2_500_000,
      currency: "IDR",
      source: "DIPA",
    });
    expect(totals.map(({ year, status, amount }) => [year, status, amount])).toEqual([
      [2027, "proposed", 10_000_000],
      [2027, "approved", 8_000_000],
      [2028, null, 2_000_000],
    ]);
    expect(sums.map(({ label, stated, counted }) => [label, stated, counted])).toEqual([
      ["Subtotal", 18_000_000, 18_000_000],
      ["JUMLAH", 20_000_000, 20_000_000],
    ]);
    expect([unplaced, findings]).toEqual([[], []]);
  });

  test("is added up again: a line and a total that differ are told, and what stands there counts", () => {
    const wrong = [head, own.with(5, 11_000_000), ["", "Total", null, null, null, 12_000_000]];
    expect(told(wrong)).toEqual([
      ["BUDGET_AMOUNT_DIFFERS", 2, "11000000", "10000000"],
      ["BUDGET_SUM_DIFFERS", 3, "12000000", "11000000"],
    ]);
    expect(read(wrong).lines).toMatchObject([{ amount: 11_000_000 }]);
  });

  test("in English, in two currencies, with amounts written out as text", () => {
    const english = [
      "No.",
      "Description",
      "Quantity",
      "Unit",
      "Unit price",
      "Amount (IDR)",
      "Amount (SGD)",
      "Source of funds",
      "Fiscal year",
    ];
    const { lines } = read([
      english,
      [1, "Experts", "2", "week", "", "", "12,500.50", "SCP", "FY2027/28"],
      [2, "Rooms", "", "", "", "Rp 1.500.000,-", "", "DIPA", "2027"],
    ]);
    expect(lines.map(({ amount, currency, year }) => [amount, currency, year])).toEqual([
      [12_500.5, "SGD", 2027],
      [1_500_000, "IDR", 2027],
    ]);
  });

  test("in thousands, where a title says so", () => {
    const { lines } = read([
      ["(dalam ribuan rupiah)"],
      ["Uraian", "Volume", "Satuan", "Harga satuan", "Jumlah"],
      ["Tiket", 2, "orang", 2_500, 5_000],
    ]);
    expect(lines).toMatchObject([{ amount: 5_000_000, price: 2_500_000, currency: "IDR" }]);
  });

  test("counts a line without an amount by its price", () => {
    expect(read([head, own.with(5, null)]).lines).toMatchObject([{ amount: 10_000_000 }]);
  });

  test("of nothing but descriptions and amounts is one", () => {
    const { lines } = read([
      ["Uraian", "Jumlah (Rp)"],
      ["Tiket", 5_000],
    ]);
    expect(lines).toMatchObject([{ description: "Tiket", amount: 5_000, currency: "IDR" }]);
  });

  test("with a column of currencies takes each line's own", () => {
    const columns = ["Uraian", "Jumlah", "Mata uang"];
    expect(
      read([columns, ["Tiket", 5, "SGD"], ["Hotel", 6, "IDR"]]).lines.map(({ currency }) => currency),
    ).toEqual(["SGD", "IDR"]);
  });
});

describe("a line that is not understood", () => {
  test("without a currency, or with an amount that is no number, is for a person to place", () => {
    const { unplaced, lines, findings } = read([
      ["Uraian", "Satuan", "Jumlah"],
      ["Tiket", "orang", 5],
      ["Hotel", "malam", "kira-kira 5"],
      ["Makan", "orang", "SGD 20"],
    ]);
    expect(unplaced.map(({ row }) => row)).toEqual([2, 3]);
    expect(lines).toMatchObject([{ description: "Makan", amount: 20, currency: "SGD" }]);
    expect(findings.map(({ code, row }) => [code, row])).toEqual([
      ["BUDGET_CURRENCY_MISSING", 2],
      ["BUDGET_NUMBER_INVALID", 3],
    ]);
  });

  test("in its year or status keeps its amount, and it is told", () => {
    expect(told([head, own.with(7, "tahun depan").with(8, "entah")])).toEqual([
      ["BUDGET_YEAR_INVALID", 2, "tahun depan", undefined],
      ["BUDGET_STATUS_UNKNOWN", 2, "entah", undefined],
    ]);
  });
});

test("rows of a template that nobody filled in are none", () => {
  expect(read([head, own, [2], [3, "", "", "", "", ""]]).unplaced).toEqual([]);
});

describe("words of budgets", () => {
  test("headings are known in both languages", () => {
    const fields = [
      "Harga Satuan",
      "Unit price (SGD)",
      "Total (Rp)",
      "Satuan",
      "Sumber Dana\nSource of funds",
      "TA",
      "Rincian",
      "Alamat",
    ].map(budgetField);
    expect(fields).toEqual([
      "price",
      "price.SGD",
      "amount.IDR",
      "unit",
      "source",
      "year",
      "description",
      null,
    ]);
  });

  test("numbers are read as people write them, and nothing below zero", () => {
    const written = [
      "2.500.000",
      "2,500,000.5",
      "Rp 1.500,-",
      "1,5",
      "1.5",
      "SGD 10",
      "-5",
      "(5)",
      "lima",
      "1.2.3",
    ];
    expect(written.map((text) => readNumber(text, false))).toEqual([
      2_500_000,
      2_500_000.5,
      1_500,
      1.5,
      1.5,
      10,
      null,
      null,
      null,
      null,
    ]);
    expect([readNumber("2.5", true), readNumber("-1", true)]).toEqual([2.5, null]);
  });

  test("a fiscal year is the one in which it begins, and a status is a word of either language", () => {
    expect(["2027", "FY2027/28", "TA 2027", "27"].map(readYear)).toEqual([2027, 2027, 2027, null]);
    expect(["Usulan / Proposed", "approved", "Diblokir", "cair", "?"].map(readStatus)).toEqual([
      "proposed",
      "approved",
      "blocked",
      "released",
      null,
    ]);
  });
});
