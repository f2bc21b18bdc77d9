/** The words of a text, for telling how alike two texts are. */
const wordsOf = (text: string): string[] =>
  text
    .normalize("NFC")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Pairs of texts that have more words in common than this are told of one another. */
const least = 0.5;

/**
 * Finds for each text that is new the known one that it comes from: the same words first, then the most alike (twice the
 * words in common by all their words; Dice 1945), each known text once. Texts that share half of their words or fewer stay
 * apart.
 * @returns places in `known` by places in `texts`
 */
export function likest(texts: readonly string[], known: readonly string[]): Map<number, number> {
  const bags = known.map(wordsOf);
  const pairs: { text: number; one: number; score: number }[] = [];
  const holders = new Map<string, number[]>();
  bags.forEach((bag, i) => {
    for (const word of new Set(bag)) holders.set(word, [...(holders.get(word) ?? []), i]);
  });
  // A word that stands nearly everywhere says nothing, and would cost a look at everything.
  const common = Math.max(50, known.length / 5);
  texts.forEach((text, i) => {
    const bag = wordsOf(text);
    const candidates = new Set<number>();
    for (const word of new Set(bag)) {
      const held = holders.get(word) ?? [];
      if (held.length <= common) for (const one of held) candidates.add(one);
    }
    for (const one of candidates) {
      const score = alike(bag, bags[one] ?? []);
      if (score > least) pairs.push({ text: i, one, score });
    }
  });
  // Of equals the pair that stands in the same order.
  pairs.sort((a, b) => b.score - a.score || Math.abs(a.text - a.one) - Math.abs(b.text - b.one));
  const found = new Map<number, number>();
  const taken = new Set<number>();
  for (const { text, one } of pairs) {
    if (found.has(text) || taken.has(one)) continue;
    found.set(text, one);
    taken.add(one);
  }
  return found;
}

/** How alike two texts are, 0 to 1. */
export const likeness = (a: string, b: string): number => alike(wordsOf(a), wordsOf(b));

function alike(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    shared += 1;
    counts.set(word, left - 1);
  }
  return (2 * shared) / (a.length + b.length);
}
