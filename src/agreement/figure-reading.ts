import type { Language } from "../platform/index.ts";

/** Units in which a clause promises something. */
export const units = [
  "person-week",
  "seat",
  "kit",
  "person",
  "percent",
  "month",
  "days",
  "times",
  "cohort",
  "centre",
  "piece",
] as const;
export const currencies = ["IDR", "SGD", "USD"] as const;
/** What a figure counts or is, as a form offers it. */
export const figureUnits = [...units, ...currencies, "day"] as const;

/**
 * A figure of a clause: it stands there once, and both texts show it. Numbers are plain numbers in their unit, money is
 * in whole units of its currency, a day is a calendar day. Its schema stands in `figure.ts`, which pages do not take in.
 */
export type Figure =
  | { type: "number"; value: number; unit: (typeof units)[number] }
  | { type: "money"; value: number; currency: (typeof currencies)[number] }
  | { type: "day"; value: string };
export type Figures = Readonly<Record<string, Figure>>;

const locales = { id: "id-ID", en: "en-GB" } as const;

/** A figure as a reader of the language sees it: `1.234,5`, `Rp 2.500.000`, `1 Januari 2027`. */
export function figureText(figure: Figure, language: Language): string {
  const locale = locales[language];
  if (figure.type === "day") {
    return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(
      new Date(`${figure.value}T00:00:00Z`),
    );
  }
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(figure.value);
  if (figure.type === "number") return number;
  const mark = figure.currency === "IDR" && language === "id" ? "Rp" : figure.currency;
  // A no-break space: an amount is not torn from its currency.
  return `${mark}\u00a0${number}`;
}

/** A piece of a paragraph: words as written, or a figure of its clause. */
export type Piece = { words: string } | { figure: string };

const placeholder = /\{([a-z][a-z0-9-]{0,39})\}/g;

/** The pieces of a text in their order; `{weeks}` is a figure where the clause has one of that name, else words. */
export function pieces(text: string, figures: Figures): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(placeholder)) {
    const name = match[1] ?? "";
    if (!(name in figures)) continue;
    if (match.index > from) found.push({ words: text.slice(from, match.index) });
    found.push({ figure: name });
    from = match.index + match[0].length;
  }
  if (from < text.length) found.push({ words: text.slice(from) });
  return found;
}

/** A text with its figures, as it is read. */
export const rendered = (text: string, figures: Figures, language: Language): string =>
  pieces(text, figures)
    .map((piece) => {
      if ("words" in piece) return piece.words;
      const figure = figures[piece.figure];
      return figure ? figureText(figure, language) : "";
    })
    .join("");

/** Names between braces that the clause has no figure for: a slip of the pen, shown to who writes. */
export const unknownFigures = (text: string, figures: Figures): string[] => [
  ...new Set(
    [...text.matchAll(placeholder)].map((match) => match[1] ?? "").filter((name) => !(name in figures)),
  ),
];
