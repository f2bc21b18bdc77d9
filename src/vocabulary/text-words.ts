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
