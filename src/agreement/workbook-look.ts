import { intlFor } from "../platform/intl.ts";

// How workbooks that leave the office look, and what keeps their cells text.

const font = { name: "Arial", size: 10 };
const side = { style: "thin" as const, color: { rgb: "BFC5CC" } };
const border = { top: side, bottom: side, left: side, right: side };
export const bodyStyle = { font, border, alignment: { wrapText: true, vertical: "top" as const } };
export const titleStyle = { font: { ...font, bold: true, size: 12 }, alignment: { wrapText: false } };
export const headStyle = {
  font: { ...font, bold: true },
  border,
  fill: { type: "pattern" as const, pattern: "solid" as const, fgColor: { rgb: "E5E9EE" } },
  alignment: { wrapText: true, vertical: "center" as const },
};

/** A sentence in Indonesian and in English; once where both are the same. */
export function both(key: string, between = "\n"): string {
  const [id, en] = (["id", "en"] as const).map((language) => intlFor(language).formatMessage({ id: key }));
  return id === en ? (id ?? "") : `${id}${between}${en}`;
}

/** A cell that no spreadsheet takes for a formula, also when it is saved as CSV and opened again. */
export const safeCell = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Points of a line, and the most that a row may have. */
const line = 13.5;
const highest = 400;

/** How high a row must be so that all of it is read: no program works that out when it opens a file. */
export function rowHeight(cells: readonly unknown[], widths: readonly number[]): number {
  const lines = cells.map((cell, column) =>
    String(cell instanceof Date ? "" : (cell ?? ""))
      .split("\n")
      .reduce((sum, part) => sum + Math.max(1, Math.ceil((part.length * 1.1) / (widths[column] ?? 10))), 0),
  );
  return Math.min(highest, Math.max(1, ...lines) * line + 3);
}
