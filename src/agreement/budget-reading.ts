import type { ReportRow } from "../platform/index.ts";
import type { currencies } from "./figure.ts";

export type Currency = (typeof currencies)[number];

/** Where a sum of money stands on its way: asked for, granted, held back, or free to be spent. */
export const budgetStatuses = ["proposed", "approved", "blocked", "released"] as const;
export type BudgetStatus = (typeof budgetStatuses)[number];

/** A line of a budget (RAB) that costs something. */
export type BudgetLine = {
  /** As the spreadsheet counts. */
  row: number;
  /** The heading under which it stands; null where there is none. */
  group: string | null;
  description: string;
  quantity: number | null;
  unit: string;
  /** Per unit, in whole units of the currency or parts of them. */
  price: number | null;
  /** As it stands in the file, else quantity times price. */
  amount: number;
  currency: Currency;
  source: string;
  /** The fiscal year by the year in which it begins; when that is differs from budget to budget. */
  year: number | null;
  status: BudgetStatus | null;
};

export type BudgetReading = {
  lines: BudgetLine[];
  totals: { currency: Currency; year: number | null; status: BudgetStatus | null; amount: number }[];
  /** Rows of totals in the file, each with what its lines come to. */
  sums: { row: number; label: string; currency: Currency; stated: number; counted: number }[];
  /** Rows that say something and are no line, no heading and no total. */
  unplaced: { row: number; cells: Record<string, string> }[];
  findings: ReportRow[];
};

/** Sums of parts of a unit without the noise behind them. */
export const rounded = (amount: number): number => Math.round(amount * 100) / 100;
