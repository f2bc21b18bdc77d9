import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** Rows of a CSV or TSV file with headings, as text. The delimiter is the one that the first line has more of. */
export function csvRows(path: string): Record<string, string>[] {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  return parse(text, { columns: true, delimiter: delimiterOf(text), relax_column_count: true });
}

/** Rows of a file without headings. */
export function plainRows(path: string): string[][] {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  return parse(text, { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true });
}

export function delimiterOf(text: string): string {
  const line = text.slice(0, text.indexOf("\n") + 1 || text.length);
  const count = (sign: string) => line.split(sign).length;
  return ["\t", ";", ","].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}
