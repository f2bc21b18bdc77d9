import { formsOf, wordsOf } from "../vocabulary/index.ts";
import { placedTexts, places, type AskedWord, type Place, type Searched } from "./search-words.ts";

/** Why an item was found: a typed word, the words of the item that it met, and where they stand. */
export type MatchReason = { word: string; found: string[]; where: Place[] };

/** Some words of a text around a match; `marks`: where the matches begin and end in them. */
export type Excerpt = { text: string; marks: [from: number, to: number][] };

/** Of a longer text only the beginning is looked through for the reason; the search itself reads on. */
const longestLooked = 40_000;
const before = 60;
const after = 140;
const mostFound = 3;

/** Whether a word of a text is what was asked for: the word itself, its beginning, or a form that both share. */
function meets(asked: AskedWord, word: string, formsKnown: Map<string, Set<string>>): boolean {
  if (word === asked.word || (asked.goesOn && word.startsWith(asked.word))) return true;
  if (asked.forms.includes(word)) return true;
  let forms = formsKnown.get(word);
  if (!forms) {
    forms = new Set(formsOf(word).map(({ form }) => form));
    formsKnown.set(word, forms);
  }
  return forms.has(asked.word) || asked.forms.some((form) => forms.has(form));
}

/**
 * Which typed words stand where in an item, and an excerpt of its text around the first of them.
 * @param formsKnown kept over the items of a page: the same words come again
 */
export function matchReasons(
  asked: readonly AskedWord[],
  searched: Searched,
  formsKnown: Map<string, Set<string>> = new Map(),
): { reasons: MatchReason[]; excerpt: Excerpt | null } {
  const texts = placedTexts(searched);
  const reasons = asked.map(({ word }): MatchReason => ({ word, found: [], where: [] }));
  const marks: [number, number][] = [];
  for (const place of Object.keys(places) as Place[]) {
    for (const { word, start, end } of wordsOf(texts[place].slice(0, longestLooked))) {
      for (const [index, one] of asked.entries()) {
        const reason = reasons[index];
        if (!reason || !meets(one, word, formsKnown)) continue;
        if (!reason.where.includes(place)) reason.where.push(place);
        if (!reason.found.includes(word) && reason.found.length < mostFound) reason.found.push(word);
        if (place === "text") marks.push([start, end]);
        break;
      }
    }
  }
  return { reasons: reasons.filter(({ where }) => where.length > 0), excerpt: excerptOf(texts.text, marks) };
}

function excerptOf(text: string, marks: readonly [number, number][]): Excerpt | null {
  const [first] = marks;
  if (!first) return null;
  let from = Math.max(0, first[0] - before);
  let to = Math.min(text.length, first[1] + after);
  // Whole words at both ends.
  while (from > 0 && from < first[0] && !/\s/.test(text[from - 1] ?? "")) from++;
  while (to < text.length && to > first[1] && !/\s/.test(text[to] ?? "")) to--;
  return {
    text: `${from > 0 ? "… " : ""}${text.slice(from, to).replaceAll(/\s/g, " ")}${to < text.length ? " …" : ""}`,
    marks: marks
      .filter(([start, end]) => start >= from && end <= to)
      .map(([start, end]) => {
        const shift = (from > 0 ? 2 : 0) - from;
        return [start + shift, end + shift];
      }),
  };
}
