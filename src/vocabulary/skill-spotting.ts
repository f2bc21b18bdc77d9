import type { TextIndex, TextStep } from "./text-index.ts";
import { searchText } from "./text-search.ts";
import { wordsOf } from "./text-words.ts";

export type Spotted = {
  /** Places in the paragraph, in UTF-16 units; `end` is the first place after. */
  start: number;
  end: number;
  text: string;
  concept: number;
  /** 0 to 1. */
  score: number;
  /** Position in the concept's labels. */
  label: number;
  step: TextStep;
};

const longestSpan = 6;

/**
 * The skills (or whatever `accept` lets through) that a paragraph speaks of, in the order of the paragraph;
 * spans do not overlap. `least` is the lowest score that counts. A person confirms what is found.
 */
export function spotSkills(
  index: TextIndex,
  paragraph: string,
  options: { accept?: (concept: number) => boolean; least?: number },
): Spotted[] {
  const { least = 0.8, accept } = options;
  const words = wordsOf(paragraph.slice(0, 20_000));
  const found: Spotted[] = [];
  for (let first = 0; first < words.length; first++) {
    for (let count = Math.min(longestSpan, words.length - first); count > 0; count--) {
      const start = words[first]!.start;
      const end = words[first + count - 1]!.end;
      const text = paragraph.slice(start, end);
      const [hit] = searchText(index, text, { top: 1, ...(accept && { accept }) });
      if (hit && hit.score >= least) {
        const { concept, score, label, step } = hit;
        found.push({ start, end, text, concept, score, label, step });
        first += count - 1;
        break;
      }
    }
  }
  return found;
}
