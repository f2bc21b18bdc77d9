/** What a reader of workbooks makes of a cell. */
export type CellValue = string | number | boolean | Date | null;

/**
 * A cell as text, as a person reads it: a number without the noise behind its fifteenth digit, which a spreadsheet
 * never shows; a day as `YYYY-MM-DD`, a time behind it or alone as `HH:MM:SS`.
 */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return dayText(value);
  const shown = Number(value.toPrecision(15));
  // Nobody writes a long whole number with an exponent.
  return Number.isInteger(shown) && Math.abs(shown) < 1e21 ? BigInt(shown).toString() : String(shown);
}

function dayText(at: Date): string {
  if (Number.isNaN(at.getTime())) return "";
  const iso = at.toISOString();
  const [day = "", time = ""] = [iso.slice(0, 10), iso.slice(11, 19)];
  // A time alone is counted from the day before the calendar of spreadsheets begins.
  if (day < "1900-01-01") return time;
  return time === "00:00:00" ? day : `${day} ${time}`;
}
