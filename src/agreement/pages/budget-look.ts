import type { AnswerOf } from "../../identity/index.ts";
import type { Visit } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { figuresFor, newFigureName, proposedFigure } from "../budget-sums.ts";
import { figureText } from "../figure-reading.ts";
import type { readBudgetFile } from "../index.server.ts";

type Read = Extract<AnswerOf<typeof readBudgetFile>, { ok: true }>;
export type BudgetLook = ReturnType<typeof lookOf>;

/** A budget as its page shows it: what was read, in words of the reader's language, and where each sum may go. */
export function lookOf(
  visit: Visit,
  { upload, fileName, based, figures, reading, sums }: Read,
  chosen?: Readonly<Record<string, string>>,
) {
  const money = (value: number, currency: (typeof sums)[number]["currency"]) =>
    figureText({ type: "money", value, currency }, visit.language);
  const { lines, totals, sums: written, unplaced, findings } = reading;
  return {
    ...{ upload, fileName, based },
    sums: sums.map((sum) => ({
      ...{ key: sum.key, currency: sum.currency, year: sum.year, text: money(sum.amount, sum.currency) },
      fresh: newFigureName(sum),
      into: chosen ? (chosen[sum.key] ?? "") : (proposedFigure(sum, figures) ?? ""),
      choices: figuresFor(sum, figures).map((name) => {
        const now = figures[name];
        return { name, now: now?.type === "money" ? money(now.value, now.currency) : null };
      }),
    })),
    lines: lines.map(({ row, group, description, quantity, unit, price, amount, currency, ...one }) => ({
      ...{ row, group, description, quantity, unit, ...one },
      price: price === null ? null : money(price, currency),
      amount: money(amount, currency),
    })),
    states: totals.map(({ currency, year, status, amount }) => ({
      ...{ key: `${currency} ${year} ${status}`, year, status, text: money(amount, currency) },
    })),
    written: written.map(({ row, label, currency, stated, counted }) => ({
      ...{ key: `${row} ${currency}`, row, label },
      ...{ stated: money(stated, currency), counted: money(counted, currency) },
    })),
    unplaced,
    findings: visit
      .explainFindings(refuse("FILE_REFUSED", { file: fileName }, findings))
      .map(({ message }) => message),
  };
}
