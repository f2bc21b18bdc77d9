/** Longest label, in UTF-16 units: longer than any title, shorter than a text pasted into the wrong cell. */
export const longestLabel = 2_000;

/**
 * Marks without a shape: they turn writing around, join or part letters, or hide. In Indonesian and English
 * they are leftovers of copying, and a word with one inside is never found.
 */
const marks = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu;

/**
 * A label as it is shown and looked for: one Unicode spelling (NFC), marks without a shape removed, control
 * characters and runs of blanks as one blank.
 * @returns `marks`: some had to be removed
 */
export function cleanLabel(text: string): { text: string; marks: boolean } {
  const plain = text.replaceAll(marks, "");
  const clean = plain
    .normalize("NFC")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return { text: clean, marks: plain.length < text.length };
}

/** Several labels in one cell, a line each or with bars between, as publishers write them. */
export const labelsInCell = (cell: string): string[] =>
  cell
    .split(/[\r\n]+| \| /)
    .map((label) => label.trim())
    .filter(Boolean);

/** What a spreadsheet leaves of a code that it takes for a number: `0110` → `110`, `2153.10` → `2153.1`. */
const asNumber = (code: string) =>
  code
    .replace(/^0+(?=\d)/, "")
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");

/** Whether a spreadsheet has taken zeros from the code that should stand there. */
export const digitsLost = (found: string, expected: string): boolean =>
  found !== expected && /^\d+(\.\d+)?$/.test(expected) && asNumber(expected) === found;
