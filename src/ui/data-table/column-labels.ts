/**
 * The labels that cells wear on a phone, as CSS variables `--c2`, `--c3` … of the table: sent once a table
 * instead of once a cell. The first column is the title of its block and has none.
 *
 * @returns variable name to CSS string, quotes included
 */
export function columnLabels(
  columns: readonly { heading: unknown; label?: string | undefined }[],
): Record<string, string> {
  const labels: Record<string, string> = {};
  columns.slice(1).forEach(({ heading, label }, index) => {
    const text = label ?? (typeof heading === "string" ? heading : "");
    if (text) labels[`--c${index + 2}`] = cssString(text);
  });
  return labels;
}

/** CSS Syntax 3, section 4.3.5: inside a string, quote, backslash and line breaks must be escaped. */
function cssString(text: string): string {
  const escaped = text.replace(/["\\\n\r\f]/g, (mark) => `\\${mark.charCodeAt(0).toString(16)} `);
  return `"${escaped}"`;
}
