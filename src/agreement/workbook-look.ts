import { intlFor } from "../platform/intl.ts";

// How workbooks that leave the office look, and what keeps their cells text.

const font = { name: "Arial", size: 10 };
export const bodyStyle = { font, alignment: { wrapText: true, vertical: "top" as const } };
export const titleStyle = { font: { ...font, bold: true, size: 12 }, alignment: { wrapText: false } };
export const headStyle = {
  font: { ...font, bold: true },
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
