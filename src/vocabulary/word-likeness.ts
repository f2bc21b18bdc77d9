/** Words by their letters: bigrams and trigrams of each, ready to be asked which words look like another. */
export type WordLetters = {
  readonly words: readonly string[];
  /** How many grams each word has. */
  readonly sizes: Uint8Array;
  /** CSR: of each gram, the words that have it. */
  readonly offsets: Int32Array;
  readonly postings: Int32Array;
  readonly shared: Uint8Array;
};

export type LikeWord = { word: number; worth: number };

const signs = 39;
/** In place of the first of three letters: there are two only. */
const pair = 38;
const grams = signs * signs * signs;
const shortest = 4;
const longest = 40;
/** Dice's coefficient of the grams: below, two words look alike by accident. */
const leastAlike = 0.5;
const mostAlike = 6;

export function indexLetters(words: readonly string[]): WordLetters {
  const offsets = new Int32Array(grams + 1);
  const sizes = new Uint8Array(words.length);
  const each = words.map((word, i) => {
    const found = word.length >= shortest && word.length <= longest ? gramsOf(word) : [];
    sizes[i] = found.length;
    for (const gram of found) offsets[gram + 1]! += 1;
    return found;
  });
  for (let gram = 0; gram < grams; gram++) offsets[gram + 1]! += offsets[gram]!;
  const next = offsets.slice();
  const postings = new Int32Array(offsets[grams]!);
  for (const [i, found] of each.entries()) for (const gram of found) postings[next[gram]!++] = i;
  return { words, sizes, offsets, postings, shared: new Uint8Array(words.length) };
}

/**
 * Words that somebody may have meant who typed this one: one or two slips (letters left out, put in, changed or
 * swapped), or most letter sequences the same; the likest first.
 */
export function wordsLike(letters: WordLetters, typed: string): LikeWord[] {
  if (typed.length < shortest || typed.length > longest) return [];
  const { words, sizes, offsets, postings, shared } = letters;
  const wanted = gramsOf(typed);
  const touched: number[] = [];
  for (const gram of wanted) {
    for (let i = offsets[gram]!; i < offsets[gram + 1]!; i++) {
      const word = postings[i]!;
      const count = shared[word]!;
      if (count === 0) touched.push(word);
      shared[word] = count + 1;
    }
  }
  const found: LikeWord[] = [];
  for (const word of touched) {
    const alike = (2 * shared[word]!) / (wanted.length + sizes[word]!);
    shared[word] = 0;
    // Two letters swapped in a word of five leave hardly a gram the same.
    if (alike < leastAlike / 2) continue;
    const worth = worthOf(typed, words[word]!, alike);
    if (worth > 0) found.push({ word, worth });
  }
  return found.sort((a, b) => b.worth - a.worth || a.word - b.word).slice(0, mostAlike);
}

function worthOf(typed: string, word: string, alike: number): number {
  const most = typed.length < 5 ? 0 : typed.length < 8 ? 1 : 2;
  const slips =
    most > 0 && Math.abs(typed.length - word.length) <= most ? slipsBetween(typed, word, most) : 9;
  // People rarely miss the first letter.
  const sameStart = typed[0] === word[0];
  if (slips <= most && (sameStart || (slips === 1 && typed.length > 6)))
    return (slips === 1 ? 0.9 : 0.75) * (sameStart ? 1 : 0.8);
  return alike >= leastAlike ? alike * 0.7 : 0;
}

function gramsOf(word: string): number[] {
  const found = new Set<number>();
  let before = 0;
  let last = 0;
  for (let i = 0; i <= word.length; i++) {
    const sign = i === word.length ? 0 : signOf(word.charCodeAt(i));
    if (i > 0) found.add((before * signs + last) * signs + sign);
    found.add((pair * signs + last) * signs + sign);
    before = last;
    last = sign;
  }
  return [...found];
}

/** 0: the edge of the word; 1 to 26: letters; 27 to 36: digits; 37: every other sign. */
function signOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  return code >= 48 && code <= 57 ? code - 21 : 37;
}

/** Letters left out, put in, changed or swapped with a neighbour (Damerau 1964, optimal string alignment). */
function slipsBetween(one: string, other: string, most: number): number {
  let twoBack: number[] = [];
  let back = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let slips = Math.min(back[j]! + 1, row[j - 1]! + 1, back[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        slips = Math.min(slips, twoBack[j - 2]! + 1);
      row.push(slips);
      least = Math.min(least, slips);
    }
    if (least > most) return most + 1;
    [twoBack, back] = [back, row];
  }
  return back[other.length]!;
}
