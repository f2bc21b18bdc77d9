import type { TextIndex, TextStep } from "./text-index.ts";
import { searchText } from "./text-search.ts";
import { importanceOf, wordsOf, type Word } from "./text-words.ts";

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
/** A skill's name does not run on over these. */
const stop = /[.;:!?\n\r()[\]•]|,\s/;

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
  let first = 0;
  while (first < words.length) {
    const spotted = bestFrom(index, paragraph, words, first, { least, ...(accept && { accept }) });
    if (spotted) found.push(spotted.span);
    first += spotted?.words ?? 1;
  }
  return found;
}

/**
 * What begins at a word: of all its lengths the one that scores highest, the longer of two equals. Every word at its
 * edges belongs to what was found, so that no "dan" hangs on it.
 */
function bestFrom(
  index: TextIndex,
  paragraph: string,
  words: readonly Word[],
  first: number,
  { least, accept }: { least: number; accept?: (concept: number) => boolean },
): { span: Spotted; words: number } | null {
  let best: { span: Spotted; words: number } | null = null;
  const start = words[first]!.start;
  for (let count = 1; count <= Math.min(longestSpan, words.length - first); count++) {
    const last = words[first + count - 1]!;
    if (count > 1 && stop.test(paragraph.slice(words[first + count - 2]!.end, last.start))) break;
    if (importanceOf(words[first]!.word) < 1 && count === 1) continue;
    const text = paragraph.slice(start, last.end);
    const [hit] = searchText(index, text, { top: 1, ...(accept && { accept }) });
    if (!hit || hit.score < least || hit.score < (best?.span.score ?? 0)) continue;
    const edges = [text.slice(0, words[first]!.end - start), text.slice(last.start - start)];
    if (!edges.every((edge) => hit.words.includes(edge))) continue;
    const { concept, score, label, step } = hit;
    best = { span: { start, end: last.end, text, concept, score, label, step }, words: count };
  }
  return best;
}
