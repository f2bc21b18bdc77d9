import type { IndexedConcept } from "../../src/vocabulary/text-index.ts";

/** Ranks texts by number for a typed text: the plain methods that everything else is compared with. */
export type Ranker = (text: string) => { text: number; score: number }[];

const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/g, " ").trim();

/** The same letters, capitals and blanks aside. */
export function exactLabels(texts: readonly string[]): Ranker {
  const byText = Map.groupBy(texts.keys(), (i) => plain(texts[i]!));
  return (text) => (byText.get(plain(text)) ?? []).map((text) => ({ text, score: 1 }));
}

/** TF-IDF of character n-grams within word boundaries (2 to 4), cosine. */
export function characterNgrams(texts: readonly string[], sizes: readonly number[] = [2, 3, 4]): Ranker {
  const numberOf = new Map<string, number>();
  const counted = texts.map((text) => {
    const counts = new Map<number, number>();
    for (const gram of gramsOf(plain(text), sizes)) {
      let number = numberOf.get(gram);
      if (number === undefined) numberOf.set(gram, (number = numberOf.size));
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    return counts;
  });
  const seen = new Float64Array(numberOf.size);
  for (const counts of counted) for (const gram of counts.keys()) seen[gram]! += 1;
  const idf = seen.map((count) => Math.log((1 + texts.length) / (1 + count)) + 1);
  const postings: { text: number; weight: number }[][] = Array.from(seen, () => []);
  for (const [text, counts] of counted.entries()) {
    const weights = Array.from(
      counts,
      ([gram, count]) => [gram, (1 + Math.log(count)) * idf[gram]!] as const,
    );
    const norm = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    for (const [gram, weight] of weights) postings[gram]!.push({ text, weight: weight / norm });
  }
  return (typed) => {
    const counts = new Map<number, number>();
    for (const gram of gramsOf(plain(typed), sizes)) {
      const number = numberOf.get(gram);
      if (number !== undefined) counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    const weights = Array.from(
      counts,
      ([gram, count]) => [gram, (1 + Math.log(count)) * idf[gram]!] as const,
    );
    const norm = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    const scores = new Map<number, number>();
    for (const [gram, weight] of weights) {
      for (const one of postings[gram]!) {
        scores.set(one.text, (scores.get(one.text) ?? 0) + (one.weight * weight) / norm);
      }
    }
    return Array.from(scores, ([text, score]) => ({ text, score })).toSorted(
      (a, b) => b.score - a.score || a.text - b.text,
    );
  };
}

function gramsOf(text: string, sizes: readonly number[]): string[] {
  const grams: string[] = [];
  for (const word of text.split(" ")) {
    const padded = ` ${word} `;
    for (const size of sizes) {
      for (let i = 0; i + size <= padded.length; i++) grams.push(padded.slice(i, i + size));
    }
  }
  return grams;
}

/** A ranking of labels as a ranking of concepts: each as good as its best label. */
export function overConcepts(
  concepts: readonly IndexedConcept[],
  make: (texts: readonly string[]) => Ranker,
): (text: string) => { concept: number; score: number }[] {
  const labels = concepts.flatMap(({ labels }, concept) => labels.map(({ text }) => ({ concept, text })));
  const rank = make(labels.map(({ text }) => text));
  return (text) => {
    const best = new Map<number, number>();
    for (const { text: label, score } of rank(text)) {
      const { concept } = labels[label]!;
      if (!best.has(concept)) best.set(concept, score);
    }
    return Array.from(best, ([concept, score]) => ({ concept, score }));
  };
}
