/**
 * Rows as CSV text (RFC 4180, CRLF), with a byte-order mark so that a spreadsheet reads it as UTF-8. A cell that a
 * spreadsheet would take for a formula gets an apostrophe in front; plain numbers keep their sign.
 * @param delimiter a spreadsheet of Indonesian habits expects `;`
 */
export function csvText(rows: Iterable<readonly string[]>, delimiter: "," | ";" = ","): string {
  let text = "\uFEFF";
  for (const row of rows) text += `${row.map(csvCell).join(delimiter)}\r\n`;
  return text;
}

/** What a spreadsheet takes for the beginning of a formula, also behind apostrophes that stood there before ours. */
const formula = /^'*[=+\-@\t\r]/;
const defused = /^'+[=+\-@\t\r]/;
const number = /^-?\d+([.,]\d+)?$/;

function csvCell(cell: string): string {
  const safe = formula.test(cell) && !number.test(cell) ? `'${cell}` : cell;
  // The other delimiters too: a file that is opened with one of them keeps its cells.
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A cell of a file that `csvText` wrote, without the apostrophe that defused it. */
export const plainCell = (cell: string): string => (defused.test(cell) ? cell.slice(1) : cell);

/** All cells of a row of such a file. */
export const plainCells = (cells: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, plainCell(cell)]));
