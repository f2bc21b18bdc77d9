/** A word of a text: folded, and where it stood. `end` is the first place after it. */
export type Word = { word: string; start: number; end: number };

const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[+#]+(?![\p{L}\p{N}]))?/gu;

/** Without accents, capitals and compatibility forms. */
export function foldWord(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(wordPattern), ({ 0: found, index }) => ({
    word: foldWord(found),
    start: index,
    end: index + found.length,
  }));
}

/** The words of a text with one blank between: two texts that fold alike are the same label. */
export function foldText(text: string): string {
  return wordsOf(text)
    .map(({ word }) => word)
    .join(" ");
}

/** Words that join others, of both languages: they tell little. */
const joining = new Set(
  (
    "a an and as at by for from in into of on or the to with via per its their other others etc using use nec " +
    "di ke dari dan atau yang untuk pada dengan dalam oleh sebagai serta bagi para lain lainnya selain termasuk dll"
  ).split(" "),
);

/** Words for a rank or a stage, which say nothing of the work. */
const ranks = new Set(
  "senior junior sr jr staf staff lead principal trainee intern magang ii iii iv m f d".split(" "),
);

/** How much a word counts beside its rarity: 1 for most. */
export const worthOf = (word: string): number => (joining.has(word) ? 0.2 : ranks.has(word) ? 0.4 : 1);
