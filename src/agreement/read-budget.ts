import { basename } from "node:path";
import { plainCell } from "../platform/csv-text.ts";
import { Findings } from "../platform/findings.ts";
import type { Outcome, ReportRow } from "../platform/index.ts";
import { readWorkbook, type SheetRow } from "../platform/workbook.ts";
import { rounded, type BudgetLine, type BudgetReading, type Currency } from "./budget-reading.ts";
import {
  budgetField,
  currencyIn,
  isTotal,
  readNumber,
  readStatus,
  readYear,
  scaleIn,
  type BudgetField,
} from "./budget-words.ts";
import { currencies } from "./figure.ts";
import { findSheetHead, type SheetHead } from "./sheet-head.ts";
import { workbookLimits } from "./workbook-limits.ts";

/**
 * Reads a budget (RAB) from a workbook: columns by their headings in Indonesian or English, amounts of several currencies
 * in one column or in one each, "in thousands" where a title says so. What is added up in the file is added up again, and
 * differences are told.
 *
 * Refusal: FILE_REFUSED, with the findings of `readWorkbook`, COLUMN_MISSING (no column of descriptions, or none of
 * amounts) and FILE_WITHOUT_ROWS. What is told in `reading.findings`: BUDGET_AMOUNT_DIFFERS, BUDGET_SUM_DIFFERS,
 * BUDGET_CURRENCY_MISSING, BUDGET_NUMBER_INVALID, BUDGET_YEAR_INVALID, BUDGET_STATUS_UNKNOWN.
 */
export async function readBudget(
  path: string,
  { fileName = basename(path) }: { fileName?: string } = {},
): Promise<Outcome<{ reading: BudgetReading; sha256: string }>> {
  const sheets = new Map<string, SheetRow[]>();
  const read = await readWorkbook(path, { fileName, limits: workbookLimits }, (sheet, row) => {
    const own = sheets.get(sheet);
    if (own) own.push(row);
    else sheets.set(sheet, [row]);
  });
  if (!read.ok) return read;
  const told = budgetReading(fileName, [...sheets.values()]);
  return told.ok ? { ...told, sha256: read.sha256 } : told;
}

/** What the rows of a workbook's sheets say; only the first sheet with headings of a budget is one. Refusals as `readBudget`. */
export function budgetReading(
  fileName: string,
  sheets: readonly (readonly SheetRow[])[],
): Outcome<{ reading: BudgetReading }> {
  const findings = new Findings(fileName);
  for (const rows of sheets) {
    // Lines about the budget above it name two things as well: where three are named, that is the heading.
    const head = findSheetHead(rows, budgetField, 3) ?? findSheetHead(rows, budgetField, 2);
    const has = (form: RegExp) => [...(head?.columns.keys() ?? [])].some((field) => form.test(field));
    if (!head || !has(/^description$/) || !has(/^(amount|price)/)) continue;
    const reading = new BudgetSheet(fileName, rows, head).read();
    if (reading.lines.length > 0) return { ok: true, reading };
    findings.add({ code: "FILE_WITHOUT_ROWS" });
    return findings.refusal();
  }
  const seen = sheets.flatMap((rows) => rows[0]?.cells ?? []).filter((cell) => cell !== "");
  findings.add({
    code: "COLUMN_MISSING",
    column: "Uraian / Jumlah",
    expected: "Uraian, Jumlah, Description, Amount",
    found: seen.join(", "),
  });
  return findings.refusal();
}

type Row = { row: number; cells: string[]; numbers: readonly number[] };

class BudgetSheet {
  private readonly file: string;
  private readonly rows: readonly SheetRow[];
  private readonly head: SheetHead<BudgetField>;
  /** What titles above the headings, and the headings, say of all amounts. */
  private readonly currency: Currency | null;
  private readonly scale: number;
  private readonly reading: BudgetReading = { lines: [], totals: [], sums: [], unplaced: [], findings: [] };
  private group: string | null = null;
  /** Place of the first line that no total has counted. */
  private counted = 0;

  constructor(file: string, rows: readonly SheetRow[], head: SheetHead<BudgetField>) {
    this.file = file;
    this.rows = rows;
    this.head = head;
    const above = [...rows.slice(0, head.last).flatMap(({ cells }) => cells), ...head.headings].join(" ");
    this.currency = currencyIn(above);
    this.scale = scaleIn(above);
  }

  read(): BudgetReading {
    for (const { row, cells, numbers } of this.rows.slice(this.head.last + 1))
      this.take({ row, cells: cells.map((cell) => plainCell(cell).trim()), numbers });
    const totals = new Map<string, BudgetReading["totals"][number]>();
    for (const { currency, year, status, amount } of this.reading.lines) {
      const key = JSON.stringify([currency, year, status]);
      const before = totals.get(key)?.amount ?? 0;
      totals.set(key, { currency, year, status, amount: rounded(before + amount) });
    }
    return { ...this.reading, totals: [...totals.values()] };
  }

  private text({ cells }: Row, field: BudgetField): string {
    return cells[this.head.columns.get(field) ?? -1] ?? "";
  }

  private tell(code: string, { row }: Row, more: Partial<ReportRow> = {}): void {
    this.reading.findings.push({ file: this.file, code, row, ...more });
  }

  /** A number of a column; null where the cell is empty or tells none. */
  private number(row: Row, field: BudgetField): number | null {
    const column = this.head.columns.get(field) ?? -1;
    const text = row.cells[column] ?? "";
    if (text === "" || /^[-–—]$/.test(text)) return null;
    const read = readNumber(text, row.numbers.includes(column));
    if (read === null)
      this.tell("BUDGET_NUMBER_INVALID", row, { column: this.head.headings[column] ?? "", found: text });
    return read;
  }

  private take(row: Row): void {
    const description =
      this.text(row, "description") || (isTotal(row.cells[0] ?? "") ? (row.cells[0] ?? "") : "");
    const before = this.reading.findings.length;
    const [quantity, sums] = [this.number(row, "quantity"), this.amounts(row)];
    if (sums.length > 0 && isTotal(description) && quantity === null)
      return this.takeTotal(row, description, sums);
    if (sums.length > 0 && description !== "") {
      for (const sum of sums) this.takeLine(row, description, quantity, sum);
      return;
    }
    // A number alone is a row that nobody filled in.
    const counter = this.head.columns.get("number");
    const words = row.cells.filter((cell, column) => cell !== "" && column !== counter);
    if (
      sums.length === 0 &&
      quantity === null &&
      description !== "" &&
      this.reading.findings.length === before
    )
      this.group = description;
    else if (words.length > 0) this.unplaced(row);
  }

  private unplaced(row: Row): void {
    const cells = row.cells.flatMap((cell, column) =>
      cell === ""
        ? []
        : [[this.head.headings[column]?.replaceAll(/\s+/g, " ") || `${column + 1}`, cell] as const],
    );
    this.reading.unplaced.push({ row: row.row, cells: Object.fromEntries(cells) });
  }

  /** What a row costs, in each currency that it has a column for; without an amount it is counted by its price. */
  private amounts(row: Row): { amount: number | null; price: number | null; currency: Currency | null }[] {
    const own = currencies.flatMap((currency) => {
      const [amount, price] = [this.number(row, `amount.${currency}`), this.number(row, `price.${currency}`)];
      return amount === null && price === null ? [] : [{ amount, price, currency }];
    });
    const [amount, price] = [this.number(row, "amount"), this.number(row, "price")];
    if (amount === null && price === null) return own;
    const written = [this.text(row, "currency"), this.text(row, "amount"), this.text(row, "price")].join(" ");
    const currency = currencyIn(written) ?? (this.text(row, "currency") === "" ? this.currency : null);
    // A price without a currency of its own beside an amount in a column of one is in that one.
    const [first] = own;
    if (first && amount === null) return [{ ...first, price: first.price ?? price }, ...own.slice(1)];
    return [...own, { amount, price, currency }];
  }

  private takeLine(
    row: Row,
    description: string,
    quantity: number | null,
    { amount: written, price: asked, currency }: ReturnType<BudgetSheet["amounts"]>[number],
  ): void {
    const price = asked === null ? null : asked * this.scale;
    const stated = written === null ? null : written * this.scale;
    const product = quantity !== null && price !== null ? rounded(quantity * price) : null;
    const amount = stated ?? product;
    if (amount === null) return this.unplaced(row);
    if (currency === null) {
      this.tell("BUDGET_CURRENCY_MISSING", row);
      return this.unplaced(row);
    }
    if (stated !== null && product !== null && Math.abs(stated - product) >= 1)
      this.tell("BUDGET_AMOUNT_DIFFERS", row, { found: String(stated), expected: String(product) });
    const [yearText, statusText] = [this.text(row, "year"), this.text(row, "status")];
    const [year, status] = [readYear(yearText), readStatus(statusText)];
    if (yearText !== "" && year === null) this.tell("BUDGET_YEAR_INVALID", row, { found: yearText });
    if (statusText !== "" && status === null) this.tell("BUDGET_STATUS_UNKNOWN", row, { found: statusText });
    const line: BudgetLine = {
      ...{ row: row.row, group: this.group, description, quantity, price, amount, currency, year, status },
      unit: this.text(row, "unit"),
      source: this.text(row, "source"),
    };
    this.reading.lines.push(line);
  }

  /** Compared with the lines since the last total, or with all of them where that is what it says. */
  private takeTotal(row: Row, label: string, sums: ReturnType<BudgetSheet["amounts"]>): void {
    const { lines } = this.reading;
    for (const { amount: written, currency: own } of sums) {
      const currency = own ?? lines.at(-1)?.currency ?? null;
      if (written === null || currency === null) continue;
      const stated = rounded(written * this.scale);
      const sum = (from: number) =>
        rounded(
          lines.slice(from).reduce((all, line) => all + (line.currency === currency ? line.amount : 0), 0),
        );
      const [part, all] = [sum(this.counted), sum(0)];
      const isPart = /^sub/i.test(label) || Math.abs(stated - part) < 1;
      const counted = isPart && lines.length > this.counted ? part : all;
      this.reading.sums.push({ row: row.row, label, currency, stated, counted });
      if (Math.abs(stated - counted) >= 1)
        this.tell("BUDGET_SUM_DIFFERS", row, { found: String(stated), expected: String(counted) });
    }
    this.counted = lines.length;
  }
}
