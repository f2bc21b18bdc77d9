/** A row of a published list as somebody pastes it: a code and, where it is printed, a title. */
export type PastedRow = { code: string; title: string };

/**
 * Reads rows pasted from a spreadsheet or typed: a code, then a tab, a semicolon, a comma or blanks, then the title.
 * Empty lines and a heading without a digit are passed over.
 * @returns the rows, and the lines (counted from 1) that begin with no code
 */
export function readPastedRows(text: string): { rows: PastedRow[]; wrong: number[] } {
  const rows: PastedRow[] = [];
  const wrong: number[] = [];
  for (const [i, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === "") continue;
    const found = /^\s*"?'?([0-9][0-9.]*(?:-L[0-9]+)?)"?(?:[\t;,]|\s|$)\s*(.*?)\s*$/.exec(line);
    if (found) rows.push({ code: found[1]!, title: found[2]!.replace(/^"(.*)"$/, "$1") });
    else if (/[0-9]/.test(line) || rows.length > 0) wrong.push(i + 1);
  }
  return { rows, wrong };
}
