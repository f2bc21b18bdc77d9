/** First letters of the months as Indonesian and English files write them. */
const names: readonly (readonly string[])[] = [
  ["jan"],
  ["feb", "peb"],
  ["mar"],
  ["apr"],
  ["mei", "may"],
  ["jun"],
  ["jul"],
  ["agu", "ags", "agt", "aug"],
  ["sep"],
  ["okt", "oct"],
  ["nov", "nop"],
  ["des", "dec"],
];

/**
 * The month that a column heading or a cell names, `YYYY-MM`; null where it names none. Reads `Mar-06`, `Mar
 * 2006`, `Maret 2006`, `2006-03`, `2006M03`, `200603`, `03/2006`. A year of two digits is 2000–2069 or
 * 1970–1999.
 */
export function monthOf(heading: string): string | null {
  const text = heading.trim().toLowerCase();
  const named = /^(\p{L}{3,9})\.?[ ./-]?(\d{4}|\d{2})$/u.exec(text);
  if (named) {
    const [, word = "", year = ""] = named;
    const index = names.findIndex((starts) => starts.includes(word.slice(0, 3)));
    return index < 0 ? null : month(year, index + 1);
  }
  const yearFirst = /^(\d{4})[ ./-]?m?(\d{1,2})$/.exec(text);
  if (yearFirst) return month(yearFirst[1] ?? "", Number(yearFirst[2]));
  const monthFirst = /^(\d{1,2})[ ./-](\d{4})$/.exec(text);
  if (monthFirst) return month(monthFirst[2] ?? "", Number(monthFirst[1]));
  return null;
}

/** Months from `first` to `last`, both counted. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let at = position(first); at <= position(last); at++) {
    months.push(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`);
  }
  return months;
}

function position(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}

function month(year: string, number: number): string | null {
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);
  if (number < 1 || number > 12 || full < 1900 || full > 2100) return null;
  return `${full}-${String(number).padStart(2, "0")}`;
}
