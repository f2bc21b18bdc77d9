/** Names of the months in Indonesian and English, and how they are shortened or misspelt. */
const months: readonly (readonly string[])[] = [
  ["januari", "january"],
  ["februari", "february", "pebruari"],
  ["maret", "march", "mrt"],
  ["april"],
  ["mei", "may"],
  ["juni", "june"],
  ["juli", "july"],
  ["agustus", "august", "ags", "agt", "agst"],
  ["september"],
  ["oktober", "october"],
  ["november", "nopember"],
  ["desember", "december"],
];

/** What a cell of days may hold, read as text. */
export type DayReading =
  | { day: string }
  /** Nothing is said, or that there is no day yet. */
  | { none: true }
  /** A word for "at once" or the like: no day, but worth keeping. */
  | { words: string }
  | { wrong: string };

const nothing = /^([-–—.?]*|n\/?a|nihil|kosong|tidak ada|belum( ada)?|none|tbd|tba|tbc)$/i;
const soonWords = [
  ...["(se)?segera( mungkin)?", "secepatnya", "asap", "as soon as possible", "urgent", "rutin", "berkala"],
  ...["ongoing", "menyusul", "tentatif", "(to be|akan) (determined|confirmed|dikonfirmasi|ditentukan)"],
];
const soon = new RegExp(`^(${soonWords.join("|")})$`, "i");
const weekday =
  /^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|(mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b[\s,.]*/i;

/**
 * The day that a cell of a tracker says. Reads `2024-03-12`, `12 Maret 2024`, `12-Mar-24`, `March 12, 2024`, `12/03/24`
 * (day first, as in Indonesia), a date of a spreadsheet (also as its number), and of a span (`12–14 Maret 2024`) the
 * first or the last day. A month above 12 is no month: such a day is wrong, and nothing is turned round.
 * @param end which day of a span: `first` for when it was, `last` for until when
 * @param serial whether the cell is a number and no text
 */
export function readDay(
  text: string,
  { end = "first", serial = false }: { end?: "first" | "last"; serial?: boolean } = {},
): DayReading {
  const written = text
    .normalize("NFKC")
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
  if (nothing.test(written)) return { none: true };
  if (soon.test(written)) return { words: written };
  const plain = written.replace(weekday, "").replace(/^(tgl|tanggal)\.? /i, "");
  const day = (serial && ofNumber(plain)) || ofSpan(plain, end) || ofText(plain);
  return day ? { day } : { wrong: written };
}

/** A spreadsheet counts days from the end of 1899; what is a day within this century and the last. */
function ofNumber(text: string): string | null {
  const days = /^\d{5}(\.\d+)?$/.test(text) ? Math.floor(Number(text)) : 0;
  if (days < 25_569 || days > 73_050) return null;
  return new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

function ofSpan(text: string, end: "first" | "last"): string | null {
  const between = String.raw`\s*(?:-|–|—|s\.?\/?d\.?|sampai(?: dengan)?|to|until|&|dan|and)\s*`;
  const inMonth = new RegExp(
    `^(\\d{1,2})${between}(\\d{1,2})[ -](\\p{L}{3,9})\\.?[ -](\\d{4}|\\d{2})$`,
    "iu",
  ).exec(text);
  if (inMonth) {
    const [, first = "", last = "", month = "", year = ""] = inMonth;
    return Number(first) <= Number(last)
      ? dayOf(year, monthNumber(month), end === "first" ? first : last)
      : null;
  }
  const whole = new RegExp(`^(.{6,20}\\d)${between}(\\d.{5,20})$`, "iu").exec(text);
  if (!whole) return null;
  const [from, until] = [ofText(whole[1] ?? ""), ofText(whole[2] ?? "")];
  return from && until && from <= until ? (end === "first" ? from : until) : null;
}

function ofText(text: string): string | null {
  // A time behind the day says nothing more here.
  const plain = text.replace(
    /[ T,]+(pukul |jam )?\d{1,2}[:.]\d{2}([:.]\d{2})?( ?(wib|wita|wit|am|pm|sgt))?$/i,
    "",
  );
  const yearFirst =
    /^(\d{4})([-/. ]?)(\d{2})\2(\d{2})$/.exec(plain) ?? /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(plain);
  if (yearFirst) return dayOf(yearFirst[1] ?? "", Number(yearFirst[3]), yearFirst[4] ?? "");
  const figures = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(plain);
  if (figures) return dayOf(figures[4] ?? "", Number(figures[3]), figures[1] ?? "");
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[ /.-]{1,2}(\p{L}{3,9})\.?[ /,.-]{1,2}'?(\d{4}|\d{2})$/iu.exec(
    plain,
  );
  if (named) return dayOf(named[3] ?? "", monthNumber(named[2] ?? ""), named[1] ?? "");
  const english = /^(\p{L}{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/iu.exec(plain);
  return english ? dayOf(english[3] ?? "", monthNumber(english[1] ?? ""), english[2] ?? "") : null;
}

/** A month by its name or by at least three of its first letters; 0 for another word. */
function monthNumber(word: string): number {
  const typed = word.toLowerCase();
  return 1 + months.findIndex((names) => names.some((name) => typed.length >= 3 && name.startsWith(typed)));
}

/** A year of two digits is of 1970 to 2069. */
function dayOf(year: string, month: number, day: string): string | null {
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);
  const at = new Date(Date.UTC(full, month - 1, Number(day)));
  const real = month >= 1 && month <= 12 && at.getUTCMonth() === month - 1 && at.getUTCDate() === Number(day);
  return real && full >= 1900 && full <= 2100 ? at.toISOString().slice(0, 10) : null;
}
