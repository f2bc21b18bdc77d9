import type { Language } from "../platform/index.ts";
import { figureSchema, type Figure } from "./figure.ts";

/** A figure as somebody wrote it, where it stands in a text. */
export type WrittenFigure = { from: number; until: number; figure: Figure };

const number = {
  id: String.raw`(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?`,
  en: String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`,
} as const;

const scales: Readonly<Record<string, number>> = {
  ribu: 1e3,
  thousand: 1e3,
  juta: 1e6,
  million: 1e6,
  miliar: 1e9,
  milyar: 1e9,
  billion: 1e9,
  triliun: 1e12,
  trillion: 1e12,
};
const marks: Readonly<Record<string, string>> = { rp: "IDR", "rp.": "IDR", s$: "SGD", us$: "USD" };
const currencyMark = String.raw`(?:Rp\.?|IDR|S\$|SGD|US\$|USD)`;

const months = [
  ["januari", "january"],
  ["februari", "february"],
  ["maret", "march"],
  ["april", "april"],
  ["mei", "may"],
  ["juni", "june"],
  ["juli", "july"],
  ["agustus", "august"],
  ["september", "september"],
  ["oktober", "october"],
  ["november", "november"],
  ["desember", "december"],
];

const not = String.raw`(?<![\p{L}\p{N}.,])`;
const end = String.raw`(?![\p{L}\p{N}]|[.,]\d)`;

/** What a number reads as: `1.234,5` in Indonesian, `1,234.5` in English. */
function valueOf(text: string, language: Language): number {
  const plain = language === "id" ? text.replaceAll(".", "").replace(",", ".") : text.replaceAll(",", "");
  return Number(plain);
}

/** All figures of the kind of `like` in a text, from the left; of a number the unit is that of `like`. */
export function writtenFigures(text: string, like: Figure, language: Language): WrittenFigure[] {
  const found: WrittenFigure[] = [];
  const add = (match: RegExpExecArray | RegExpMatchArray, figure: unknown) => {
    const read = figureSchema.safeParse(figure);
    const from = match.index ?? 0;
    if (read.success) found.push({ from, until: from + match[0].length, figure: read.data });
  };
  if (like.type === "day") {
    const names = months.flat().join("|");
    const long = new RegExp(`${not}(\\d{1,2})\\s(${names})\\s(\\d{4})${end}`, "giu");
    for (const match of text.matchAll(long)) {
      const month = months.findIndex((both) => both.includes((match[2] ?? "").toLowerCase())) + 1;
      add(match, { type: "day", value: dayText(match[3], month, match[1]) });
    }
    const short = new RegExp(`${not}(\\d{1,2})[/-](\\d{1,2})[/-](\\d{4})${end}`, "gu");
    for (const match of text.matchAll(short))
      add(match, { type: "day", value: dayText(match[3], Number(match[2]), match[1]) });
    for (const match of text.matchAll(new RegExp(`${not}\\d{4}-\\d\\d-\\d\\d${end}`, "gu")))
      add(match, { type: "day", value: match[0] });
    return found.toSorted((a, b) => a.from - b.from);
  }
  if (like.type === "number") {
    for (const match of text.matchAll(new RegExp(`${not}${number[language]}${end}`, "gu")))
      add(match, { type: "number", value: valueOf(match[0], language), unit: like.unit });
    return found;
  }
  const scale = `(?:\\s(${Object.keys(scales).join("|")}))?`;
  const amount = new RegExp(`${not}(${currencyMark})\\s?(${number[language]})${scale}${end}`, "giu");
  for (const match of text.matchAll(amount)) {
    const mark = (match[1] ?? "").toLowerCase();
    const value = valueOf(match[2] ?? "", language) * (scales[(match[3] ?? "").toLowerCase()] ?? 1);
    // A scale multiplies what was written with few digits: its noise behind the point is nobody's.
    const exact = Number(value.toPrecision(15));
    add(match, { type: "money", value: exact, currency: marks[mark] ?? mark.toUpperCase() });
  }
  return found;
}

const dayText = (year = "", month: number, day = "") =>
  `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;

export function sameFigure(a: Figure, b: Figure): boolean {
  if (a.type === "number") return b.type === "number" && a.value === b.value && a.unit === b.unit;
  if (a.type === "money") return b.type === "money" && a.value === b.value && a.currency === b.currency;
  return b.type === "day" && a.value === b.value;
}
