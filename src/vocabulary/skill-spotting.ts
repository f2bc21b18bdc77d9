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

/** Words of a span at most. */
const longestSpan = 8;
const longestParagraph = 20_000;
/** A skill's name does not run on over these. */
const stop = /[.;:!?\n\r()[\]•]|,\s/;
/**
 * What a single word must score: most words of a paragraph resemble some skill ("learn", "group"), and few name one.
 * Found on the development half: `npm run bench -- spot --development`.
 */
const leastAlone = 0.99;

type Candidate = Spotted & { worth: number };

/**
 * The skills (or whatever `accept` lets through) that a paragraph speaks of, in the order of the paragraph; spans do
 * not overlap, and both words at their edges belong to what was found. Of those that would overlap, the one that says
 * more stays: its score times its words, joining words aside. `least` is the lowest score that counts. A person
 * confirms what is found.
 */
export function spotSkills(
  index: TextIndex,
  paragraph: string,
  options: { accept?: (concept: number) => boolean; least?: number },
): Spotted[] {
  const { least = 0.7, accept } = options;
  const text = paragraph.slice(0, longestParagraph);
  const words = wordsOf(text);
  const candidates = words.flatMap((_, first) =>
    candidatesFrom(index, text, words, first, { least, ...(accept && { accept }) }),
  );
  candidates.sort((a, b) => b.worth - a.worth || a.start - b.start || a.end - b.end);
  const found: Spotted[] = [];
  for (const { worth: _, ...span } of candidates)
    if (!found.some((other) => other.start < span.end && span.start < other.end)) found.push(span);
  return found.sort((a, b) => a.start - b.start);
}

function candidatesFrom(
  index: TextIndex,
  text: string,
  words: readonly Word[],
  first: number,
  { least, accept }: { least: number; accept?: (concept: number) => boolean },
): Candidate[] {
  const found: Candidate[] = [];
  const { start, end: firstEnd } = words[first]!;
  let telling = 0;
  for (let count = 1; count <= Math.min(longestSpan, words.length - first); count++) {
    const last = words[first + count - 1]!;
    if (count > 1 && stop.test(text.slice(words[first + count - 2]!.end, last.start))) break;
    if (importanceOf(last.word) === 1) telling += 1;
    if (telling === 0) continue;
    const part = text.slice(start, last.end);
    const [hit] = searchText(index, part, { top: 1, ...(accept && { accept }) });
    if (!hit || hit.score < (telling === 1 ? Math.max(least, leastAlone) : least)) continue;
    if (
      ![text.slice(start, firstEnd), text.slice(last.start, last.end)].every((edge) =>
        hit.words.includes(edge),
      )
    )
      continue;
    const { concept, score, label, step } = hit;
    found.push({ start, end: last.end, text: part, concept, score, label, step, worth: score * telling });
  }
  return found;
}
