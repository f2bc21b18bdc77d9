/** Words that stand for a word in other labels of the same concepts, the strongest first; strength 0 to 1. */
export type Associations = ReadonlyMap<number, readonly (readonly [word: number, strength: number])[]>;

/** Each was the best of a few values on held-out labels (docs/adr/0012). */
const iterations = 4;
const mostPerWord = 10;
/** Labels that every other label of a concept is compared with: its first two, which are its preferred ones. */
const compared = 2;
/** Words in which two labels may differ; longer ones are sentences, and teach little. */
const mostDifferent = 8;
const smoothing = 1;
const nothing = 0.02;

/**
 * Learns from the vocabulary itself which words say the same: where two labels of one concept differ, the words of
 * one are spread over the words of the other, again and again until the likely pairs stand out. So "programmer" comes
 * to "pengembang" wherever a concept has labels in both languages, and "coder" where it has a synonym.
 * Source: IBM model 1 by expectation maximisation (Brown et al. 1993), both ways, geometric mean.
 * @param concepts for each concept the words of each label, by number, the preferred labels first
 */
export function learnAssociations(concepts: readonly (readonly Int32Array[])[], words: number): Associations {
  const links = new Map<number, number>();
  const from: number[] = [];
  const to: number[] = [];
  // A run for each word to be explained: weight, how many may explain it, and their links.
  const weights: number[] = [];
  const lengths: number[] = [];
  const entries: number[] = [];
  const link = (u: number, v: number) => {
    const key = u * words + v;
    let number = links.get(key);
    if (number === undefined) {
      links.set(key, (number = from.length));
      from.push(u);
      to.push(v);
    }
    return number;
  };
  const explain = (given: Int32Array, wanted: Int32Array, weight: number) => {
    const left = given.filter((word) => !wanted.includes(word));
    const right = wanted.filter((word) => !given.includes(word));
    if (!left.length || !right.length || left.length > mostDifferent || right.length > mostDifferent) return;
    for (const v of right) {
      weights.push(weight);
      lengths.push(left.length);
      for (const u of left) entries.push(link(u, v));
    }
  };
  for (const labels of concepts) {
    const weight = 1 / Math.min(compared, Math.max(1, labels.length - 1));
    for (let a = 0; a < Math.min(compared, labels.length); a++) {
      for (let b = a + 1; b < labels.length; b++) {
        explain(labels[a]!, labels[b]!, weight);
        explain(labels[b]!, labels[a]!, weight);
      }
    }
  }
  const strength = new Float64Array(from.length).fill(1);
  for (let round = 0; round < iterations; round++) {
    const counted = new Float64Array(from.length);
    const total = new Float64Array(words);
    for (let run = 0, entry = 0; run < weights.length; entry += lengths[run]!, run++) {
      const end = entry + lengths[run]!;
      let all = round === 0 ? 0 : nothing;
      for (let i = entry; i < end; i++) all += strength[entries[i]!]!;
      for (let i = entry; i < end; i++) {
        const share = (weights[run]! * strength[entries[i]!]!) / all;
        counted[entries[i]!]! += share;
        total[from[entries[i]!]!]! += share;
      }
    }
    for (let i = 0; i < counted.length; i++) strength[i] = counted[i]! / (total[from[i]!]! + smoothing);
  }
  const found = new Map<number, [number, number][]>();
  for (let i = 0; i < from.length; i++) {
    const back = links.get(to[i]! * words + from[i]!);
    if (back === undefined) continue;
    // The square root of the geometric mean: a word that mostly says another is worth nearly as much as it.
    const both = Math.sqrt(Math.sqrt(strength[i]! * strength[back]!));
    if (both <= 0.1) continue;
    const list = found.get(from[i]!);
    if (list) list.push([to[i]!, both]);
    else found.set(from[i]!, [[to[i]!, both]]);
  }
  for (const list of found.values()) list.sort((x, y) => y[1] - x[1] || x[0] - y[0]).splice(mostPerWord);
  return found;
}
