import type { Bilingual } from "../platform/index.ts";
import { formsOf, importanceOf, wordsOf } from "../vocabulary/index.ts";

/** Where a word stands, the weightiest first; the letters are those of PostgreSQL's `tsvector`. */
export const places = { title: "A", summary: "B", text: "C", about: "D" } as const;
export type Place = keyof typeof places;

export type Searched = {
  title: Bilingual;
  summary: Bilingual | null;
  about: readonly { code: string; title: Bilingual }[];
  text: string | null;
};

/** PostgreSQL knows no later place; of a very long text the beginning is searched. */
const mostPlaces = 16_000;
const mostOfOneWord = 100;
const longestWord = 60;

const both = (text: Bilingual | null) => [text?.id, text?.en].filter(Boolean).join("\n");

/** The texts of an item by the place where they stand. */
export const placedTexts = ({ title, summary, about, text }: Searched): Record<Place, string> => ({
  title: both(title),
  summary: both(summary),
  text: text ?? "",
  about: about.map((one) => `${one.code} ${both(one.title)}`).join("\n"),
});

/** Words that only join others are in every text and tell nothing. */
const joins = (word: string) => importanceOf(word) <= 0.2;

/** Stands before a form in a vector: a word that was written counts more than one that shares its stem. */
const formMark = "=";

const quoted = (lexeme: string) => `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;

/**
 * What the search reads of a version, as a `tsvector`: each word of title, summary, text and codes, and beside it the
 * forms that words of its stem share, in both languages.
 */
export function vectorOf(searched: Searched): string {
  const lexemes = new Map<string, string[]>();
  let at = 0;
  const texts = placedTexts(searched);
  for (const place of Object.keys(places) as Place[]) {
    for (const { word } of wordsOf(texts[place])) {
      if (at >= mostPlaces) break;
      if (word.length > longestWord || joins(word)) continue;
      at++;
      for (const lexeme of [word, ...formsOf(word).map(({ form }) => formMark + form)]) {
        const stands = lexemes.get(lexeme) ?? [];
        if (stands.length < mostOfOneWord) stands.push(`${at}${places[place]}`);
        lexemes.set(lexeme, stands);
      }
    }
  }
  return Array.from(lexemes, ([lexeme, stands]) => `${quoted(lexeme)}:${stands.join()}`).join(" ");
}

/** A typed word with the forms under which it is looked for; the last one may go on. */
export type AskedWord = { word: string; forms: string[]; goesOn: boolean };

const mostAsked = 12;

/** The words of a search; words that only join others are left out, except the last one, which may go on. */
export function askedWords(text: string): AskedWord[] {
  const words = wordsOf(text).map(({ word }) => word);
  const last = words.length - 1;
  const seen = new Set<string>();
  return words
    .map((word, index) => ({ word, goesOn: index === last && !/\s$/.test(text) }))
    .filter(({ word, goesOn }) => {
      if (word.length > longestWord || seen.has(word) || (joins(word) && !goesOn)) return false;
      seen.add(word);
      return true;
    })
    .filter(({ word }, _, all) => !joins(word) || all.length === 1)
    .slice(0, mostAsked)
    .map(({ word, goesOn }) => ({ word, goesOn, forms: formsOf(word).map(({ form }) => form) }));
}

/** A search as two of PostgreSQL's `tsquery`: what it finds, and the words as they were typed, which count more. */
export type SearchQuery = { query: string; exact: string };

/** @param every true: each word must be there; false: one of them is enough */
export function queryOf(asked: readonly AskedWord[], every: boolean): SearchQuery {
  const typed = ({ word, goesOn }: AskedWord) => `${quoted(word)}${goesOn ? ":*" : ""}`;
  const anyForm = (one: AskedWord) =>
    `(${[typed(one), ...one.forms.map(quoted), ...[one.word, ...one.forms].map((form) => quoted(formMark + form))].join(" | ")})`;
  return {
    query: asked.map(anyForm).join(every ? " & " : " | "),
    exact: asked.map(typed).join(" | "),
  };
}
