import type { TextHit, TextIndex } from "./text-index.ts";
import { foldText, wordsOf } from "./text-words.ts";

/**
 * The concepts whose labels come nearest to a typed text, the best first; equal scores by concept number.
 * `accept` leaves out concepts that the caller does not want (another scheme, skills, an old version).
 */
export function searchText(
  index: TextIndex,
  text: string,
  options: { top: number; accept?: (concept: number) => boolean },
): TextHit[] {
  const { top, accept = () => true } = options;
  const typed = wordsOf(text.slice(0, 400)).slice(0, 32);
  const words = new Map(typed.map(({ word, start, end }) => [word, text.slice(start, end)]));
  const found = new Map<number, { weight: number; words: string[] }>();
  let all = 0;
  for (const [word, asTyped] of words) {
    const labels = index.postings.get(word) ?? [];
    const weight = Math.log(1 + index.labels / (labels.length + 0.5));
    all += weight;
    for (const label of labels) {
      const sum = found.get(label) ?? { weight: 0, words: [] };
      sum.weight += weight;
      sum.words.push(asTyped);
      found.set(label, sum);
    }
  }
  const best = new Map<number, TextHit>();
  const offer = (label: number, hit: Omit<TextHit, "concept" | "label">) => {
    const concept = index.conceptOf[label]!;
    if (!accept(concept) || (best.get(concept)?.score ?? 0) >= hit.score) return;
    best.set(concept, { concept, label: index.positionOf[label]!, ...hit });
  };
  for (const label of index.exact.get(foldText(text)) ?? []) {
    if (words.size > 0) offer(label, { score: 1, step: "exact", words: [...words.values()] });
  }
  for (const [label, { weight, words: matched }] of found) {
    const covered = matched.length / Math.max(1, index.lengths[label]!);
    offer(label, { score: (0.95 * weight * Math.sqrt(covered)) / all, step: "words", words: matched });
  }
  return [...best.values()].toSorted((a, b) => b.score - a.score || a.concept - b.concept).slice(0, top);
}
