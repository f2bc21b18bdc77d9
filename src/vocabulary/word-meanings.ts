/** Words that stand for each other in labels of one concept, as CSR: of each word, the others and how surely. */
export type WordMeanings = { offsets: Int32Array; words: Int32Array; worth: Float32Array };

/** Two labels that mean the same, as bags of words. */
export type SameMeaning = { one: ArrayLike<number>; other: ArrayLike<number> };

const rounds = 5;
/** Words that only one of the two labels has: more, and hardly anything can be learnt from the pair. */
const mostWords = 8;
/** A word of the other label that none of these words explains. */
const unexplained = 0.02;
/** Observations that a word needs before it is believed. */
const doubt = 1;
const leastWorth = 0.1;
const mostMeanings = 10;

/**
 * Learns from pairs of labels which words stand for each other, within a language and across: translation
 * probabilities by expectation maximisation (IBM model 1; Brown et al. 1993, section 4.1) of the words that only one
 * of the two has. Their square roots are the worth of a word found in place of the other.
 * @param words how many words there are
 */
export function learnMeanings(pairs: Iterable<SameMeaning>, words: number): WordMeanings {
  const { entries, groups } = collect(pairs, words);
  const { from, to, count } = entries;
  let believed = new Float64Array(count).fill(1);
  for (let round = 0; round < rounds; round++) {
    const expected = new Float64Array(count);
    const total = new Float64Array(words);
    for (let group = 0; group + 1 < groups.offsets.length; group++) {
      const [first, end] = [groups.offsets[group]!, groups.offsets[group + 1]!];
      let sum = round === 0 ? 0 : unexplained;
      for (let i = first; i < end; i++) sum += believed[groups.entries[i]!]!;
      for (let i = first; i < end; i++) {
        const entry = groups.entries[i]!;
        const share = believed[entry]! / sum;
        expected[entry]! += share;
        total[from[entry]!]! += share;
      }
    }
    believed = expected.map((share, entry) => share / (total[from[entry]!]! + doubt));
  }
  const best: { word: number; worth: number }[][] = Array.from({ length: words }, () => []);
  for (let entry = 0; entry < count; entry++) {
    const worth = Math.sqrt(believed[entry]!);
    if (worth >= leastWorth) best[from[entry]!]!.push({ word: to[entry]!, worth });
  }
  const kept = best.map((list) =>
    list.toSorted((a, b) => b.worth - a.worth || a.word - b.word).slice(0, mostMeanings),
  );
  const offsets = new Int32Array(words + 1);
  for (const [word, list] of kept.entries()) offsets[word + 1] = offsets[word]! + list.length;
  const flat = kept.flat();
  return {
    offsets,
    words: Int32Array.from(flat, ({ word }) => word),
    worth: Float32Array.from(flat, ({ worth }) => worth),
  };
}

/**
 * Gives each ordered pair of words that ever stood opposite each other a number, and lists, for each word of a label,
 * the numbers of the pairs that may explain it.
 */
function collect(pairs: Iterable<SameMeaning>, words: number) {
  const numbers = new Map<number, number>();
  const from: number[] = [];
  const to: number[] = [];
  const entries: number[] = [];
  const offsets: number[] = [0];
  const explain = (those: readonly number[], word: number) => {
    for (const other of those) {
      const key = other * words + word;
      let entry = numbers.get(key);
      if (entry === undefined) {
        entry = from.length;
        numbers.set(key, entry);
        from.push(other);
        to.push(word);
      }
      entries.push(entry);
    }
    offsets.push(entries.length);
  };
  for (const { one, other } of pairs) {
    const here = onlyIn(one, other);
    const there = onlyIn(other, one);
    if (here.length === 0 || there.length === 0) continue;
    if (here.length > mostWords || there.length > mostWords) continue;
    for (const word of there) explain(here, word);
    for (const word of here) explain(there, word);
  }
  return { entries: { from, to, count: from.length }, groups: { entries, offsets } };
}

function onlyIn(these: ArrayLike<number>, those: ArrayLike<number>): number[] {
  const found: number[] = [];
  for (let i = 0; i < these.length; i++) {
    const word = these[i]!;
    if (Array.prototype.indexOf.call(those, word) === -1 && !found.includes(word)) found.push(word);
  }
  return found;
}
