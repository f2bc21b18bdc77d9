import { rounded, type BudgetReading, type Currency } from "./budget-reading.ts";
import type { Figures } from "./figure-reading.ts";

/** What a budget comes to in one currency, over all years or in one fiscal year. `key`: `IDR`, `IDR-2027`. */
export type BudgetSum = { key: string; currency: Currency; year: number | null; amount: number };

/** The sums that a money clause can take: each currency's, and each year's where there are several. */
export function budgetSums({ lines }: Pick<BudgetReading, "lines">): BudgetSum[] {
  return [...Map.groupBy(lines, ({ currency }) => currency)].flatMap(([currency, own]) => {
    const sum = (some: typeof own, year: number | null): BudgetSum => ({
      ...{ key: year === null ? currency : `${currency}-${year}`, currency, year },
      amount: rounded(some.reduce((all, { amount }) => all + amount, 0)),
    });
    const byYear = [...Map.groupBy(own, ({ year }) => year)].flatMap(([year, some]) =>
      year === null ? [] : [sum(some, year)],
    );
    const whole = sum(own, null);
    const several = byYear.length > 1 || byYear.some(({ amount }) => amount !== whole.amount);
    return [whole, ...(several ? byYear.toSorted((a, b) => (a.year ?? 0) - (b.year ?? 0)) : [])];
  });
}

/** What a sum is called where the clause has no figure for it yet. */
export const newFigureName = ({ currency, year }: BudgetSum): string =>
  ["budget", currency.toLowerCase(), ...(year === null ? [] : [year])].join("-");

/** The figures of a clause that a sum can go into: those of its currency, and a new one. */
export function figuresFor(sum: BudgetSum, figures: Figures): string[] {
  const own = Object.entries(figures).flatMap(([name, figure]) =>
    figure.type === "money" && figure.currency === sum.currency ? [name] : [],
  );
  return [...new Set([...own, newFigureName(sum)])];
}

/** The figure that is proposed for a sum: the whole goes where the text shows it already; years are left to a person. */
export const proposedFigure = (sum: BudgetSum, figures: Figures): string | null =>
  sum.year === null
    ? (figuresFor(sum, figures)[0] ?? null)
    : (figures[newFigureName(sum)] && newFigureName(sum)) || null;
