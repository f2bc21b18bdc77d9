import type { SheetRow } from "../platform/workbook.ts";

/** Which column of a sheet tells what, and where its rows begin. */
export type SheetHead<Field extends string> = {
  columns: Map<Field, number>;
  /** Headings as they stand, by column. */
  headings: string[];
  /** Place of the last row of headings among the rows with text. */
  last: number;
};

/** How far down headings may begin: below titles. */
const deepest = 20;

/** A heading without differences of letters, signs and lines. */
export const foldedHeading = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/**
 * Finds the headings of a sheet: one row, or two where the second one says the same in the other language or parts what a
 * merged cell above it joins.
 * @param fieldOf what a heading tells, in any language
 * @param least how many columns must be understood
 * @returns null where no row is one of headings
 */
export function findSheetHead<Field extends string>(
  rows: readonly SheetRow[],
  fieldOf: (heading: string) => Field | null,
  least: number,
): SheetHead<Field> | null {
  const understood = (cells: readonly string[]) =>
    new Set(cells.map(fieldOf).filter((field) => field !== null)).size;
  const at = rows.slice(0, deepest).findIndex(({ cells }) => understood(cells) >= least);
  const upper = rows[at];
  if (!upper) return null;
  const below = rows[at + 1];
  const second = below && isHeadings(upper.cells, below.cells, fieldOf) ? below.cells : null;
  const width = Math.max(upper.cells.length, second?.length ?? 0);
  const headings: string[] = [];
  let group = "";
  for (let column = 0; column < width; column++) {
    const [own, under] = [upper.cells[column]?.trim() ?? "", second?.[column]?.trim() ?? ""];
    // A merged cell stands in its leftmost column only.
    if (own !== "") group = own;
    const above = own === "" && under !== "" ? group : own;
    const same = foldedHeading(above) === foldedHeading(under);
    headings.push([above, same ? "" : under].filter(Boolean).join(" "));
  }
  const columns = new Map<Field, number>();
  headings.forEach((heading, column) => {
    const field = fieldOf(heading);
    if (field !== null && !columns.has(field)) columns.set(field, column);
  });
  return { columns, headings, last: second ? at + 1 : at };
}

/** A second row of headings has words that are headings, alone or under the one above, and no more than a few. */
function isHeadings<Field extends string>(
  upper: readonly string[],
  cells: readonly string[],
  fieldOf: (heading: string) => Field | null,
): boolean {
  const filled = cells.flatMap((cell, column) => (cell.trim() === "" ? [] : [{ cell, column }]));
  if (filled.length < 2) return false;
  return filled.every(({ cell, column }) => {
    if (cell.length > 40) return false;
    const above = upper.slice(0, column + 1).findLast((one) => one.trim() !== "") ?? "";
    return (
      fieldOf(cell) !== null ||
      (languageWord.test(foldedHeading(cell)) && fieldOf(`${above} ${cell}`) !== null)
    );
  });
}

const languageWord = /^(bahasa )?(indonesian?|inggris|english)$/;
