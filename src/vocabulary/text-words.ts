/** A word of a text: folded, and where it stood. `end` is the first place after it. */
export type Word = { word: string; start: number; end: number };

// Letters and digits, with marks and invisible signs between them; `C++` and `C#`; `ship's`.
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*(?:[+#]+(?![\p{L}\p{N}])|['’]\p{L}+)?/gu;
const plain = /^[\x20-\x7E]*$/;
const plainPattern = /[A-Za-z0-9]+(?:[+#]+(?![A-Za-z0-9])|'[A-Za-z]+)?/g;

/** Without accents, capitals, invisible signs, compatibility forms and the English `'s`. */
function foldWord(text: string): string {
  const folded = plain.test(text) ? text : text.normalize("NFKD").replaceAll(/[\p{M}\p{Cf}]/gu, "");
  const lower = folded.toLowerCase();
  return /['’]/.test(lower) ? lower.replace(/['’]s$/, "").replaceAll(/['’]/g, "") : lower;
}

export function wordsOf(text: string): Word[] {
  const pattern = plain.test(text) ? plainPattern : wordPattern;
  const words: Word[] = [];
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const word = foldWord(found[0]);
    if (word !== "") words.push({ word, start: found.index, end: found.index + found[0].length });
  }
  return words;
}

/** The words of a text with one blank between: two texts that fold alike are the same label. */
export function foldText(text: string): string {
  return wordsOf(text)
    .map(({ word }) => word)
    .join(" ");
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const links = list(
  "a an and as at by etc for from in into its nec of on or other others per the their to using via with " +
    "agar atau bagi dalam dan dari dengan di dll ke lain lainnya oleh pada para sebagai sejenisnya selain serta " +
    "tersebut untuk yaitu yang ybdi yth ytdl classified elsewhere not related termasuk except including",
);
const ranks = list(
  "senior junior sr snr jr staf staff lead principal trainee intern internship magang pemula madya utama muda " +
    "i ii iii iv freelance part full time paruh waktu tetap kontrak remote onsite hybrid",
);
/** `(m/f/d)` and the like. */
const lone = list("d f l m p s w x");

/**
 * How much a word counts beside its rarity, 0 to 1: little where it only links others, less than a name of work
 * where it says how senior somebody is or on what terms they work.
 */
export function importanceOf(word: string): number {
  if (links.has(word) || lone.has(word)) return 0.2;
  return ranks.has(word) ? 0.4 : 1;
}
