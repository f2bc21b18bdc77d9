import type { Figure, Figures } from "./figure.ts";
import type { Difference } from "./seal.ts";

type FormClause = { id: string; figures: Figures };

/** How many differences one form takes; a paper with more is written down in several goes. */
export const differenceRows = 6;

/** The value of a choice of a figure: its clause and its name. */
export const figureChoice = (clause: string, name: string): string => `${clause}/${name}`;

/** A figure of the same kind with the value that was typed, read as the reader of the form would; null where it is none. */
function figureFrom(figure: Figure, typed: string): Figure | null {
  const text = typed.trim();
  if (figure.type === "day") return /^\d{4}-\d\d-\d\d$/.test(text) ? { ...figure, value: text } : null;
  if (!/^\d{1,15}(\.\d{1,4})?$/.test(text)) return null;
  return { ...figure, value: Number(text) };
}

/**
 * The differences of a form: rows that say nothing are left out; of a row with a figure the clause is the figure's.
 * @param cell what was typed in a field of a row: `language`, `clause`, `sealed`, `signed`, `figure`, `value`
 * @returns the differences, and the rows (from 1) whose figure cannot be read
 */
export function differencesFrom(
  cell: (row: number, field: string) => string,
  clauses: readonly FormClause[],
): { differences: Difference[]; wrong: number[] } {
  const differences: Difference[] = [];
  const wrong: number[] = [];
  for (let row = 0; row < differenceRows; row++) {
    const [sealed, signed] = [cell(row, "sealed").trim(), cell(row, "signed").trim()];
    const [chosen = "", name = ""] = cell(row, "figure").split("/");
    const typed = cell(row, "value");
    if (!sealed && !signed && !name && !typed.trim()) continue;
    const clause = clauses.find(({ id }) => id === (chosen || cell(row, "clause")));
    const before = clause?.figures[name];
    const as = before ? figureFrom(before, typed) : null;
    if (!clause || (name && !as) || (!signed && !as)) {
      wrong.push(row + 1);
      continue;
    }
    differences.push({
      clause: clause.id,
      language: cell(row, "language") === "en" ? "en" : "id",
      sealed,
      signed: signed || typed.trim(),
      figure: as ? { name, as } : null,
    });
  }
  return { differences, wrong };
}
