/** What a spreadsheet takes for the beginning of a formula, also behind our own guard. */
const formula = /^'*[=+\-@\t\r\n]/;
const guarded = /^'+[=+\-@\t\r\n]/;

/** A cell as it goes into a file that people open in a spreadsheet: what looks like a formula is kept from being one. */
export const guardCell = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** Takes the guard away again; `unguardCell(guardCell(text))` is `text`. */
export const unguardCell = (text: string): string => (guarded.test(text) ? text.slice(1) : text);

/** Quoted also for the delimiter that the file does not use: some programs split at either. */
function cell(text: string): string {
  const safe = guardCell(text);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Rows as a CSV file that a spreadsheet opens rightly: byte-order mark, CRLF, no formula.
 * @param delimiter a spreadsheet of Indonesian habits expects `;`
 */
export function writeCsv(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  delimiter: "," | ";" = ",",
): string {
  return `\uFEFF${[head, ...rows].map((row) => row.map(cell).join(delimiter)).join("\r\n")}\r\n`;
}
