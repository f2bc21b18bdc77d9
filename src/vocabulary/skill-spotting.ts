import { isNegated, isWrittenOrdinarily, writesCapitals, type Doubt } from "./spotting-doubt.ts";
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
  /** Why it is probably not meant; null where nothing speaks against it. */
  doubt: Doubt | null;
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
/** Words between two skills. */
const joining: ReadonlySet<string> = new Set(["and", "or", "dan", "atau", "serta"]);
/** A single word that so many of the concepts have in their labels, and at least so many, says none of them. */
const common = { share: 0.02, least: 10 };

type Found = Omit<Spotted, "doubt"> & { first: number; words: number };
type Candidate = Found & { worth: number };

/**
 * The skills (or whatever `accept` lets through) that a paragraph speaks of, in the order of the paragraph; spans do
 * not overlap, and both words at their edges belong to what was found. Of those that would overlap, the one that says
 * more stays: its score times its words, joining words aside. A word of many skills is not the one of which it is only
 * another name. Where a skill ends before `and` or the like, only a label that was typed as a whole runs on over it.
 * `least` is the lowest score that counts. A person confirms what is found.
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
  const found: Found[] = [];
  for (const { worth: _, ...span } of candidates)
    if (!found.some((other) => other.start < span.end && span.start < other.end)) found.push(span);
  found.sort((a, b) => a.start - b.start);
  const capitals = writesCapitals(text, words);
  return found.map(({ first, words: count, ...span }) => {
    const isOrdinary =
      count === 1 &&
      (isCommon(index, words[first]!.word) ||
        isWrittenOrdinarily(span.text, index.labelsOf(span.concept), span.label, capitals));
    const doubt = isNegated(text, words, first) ? "negated" : isOrdinary ? "ordinary" : null;
    return { ...span, doubt };
  });
}

/** By the labels' own statistics. */
function isCommon({ numberOf, labelsWith, conceptOf, concepts }: TextIndex, word: string): boolean {
  const number = numberOf.get(word);
  if (number === undefined) return false;
  const { offsets, values } = labelsWith;
  const those = new Set<number>();
  for (let i = offsets[number]!; i < offsets[number + 1]!; i++) those.add(conceptOf[values[i]!]!);
  return those.size >= Math.max(common.least, common.share * concepts);
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
  let joined = false;
  for (let count = 1; count <= Math.min(longestSpan, words.length - first); count++) {
    const last = words[first + count - 1]!;
    if (count > 1 && stop.test(text.slice(words[first + count - 2]!.end, last.start))) break;
    if (joining.has(last.word)) joined ||= found.some(({ words: before }) => before === count - 1);
    if (importanceOf(last.word) === 1) telling += 1;
    if (telling === 0) continue;
    const part = text.slice(start, last.end);
    const [hit] = searchText(index, part, { top: 1, ...(accept && { accept }) });
    if (joined && hit?.step !== "exact") continue;
    if (!hit || hit.score < (telling === 1 ? Math.max(least, leastAlone) : least)) continue;
    if (
      ![text.slice(start, firstEnd), text.slice(last.start, last.end)].every((edge) =>
        hit.words.includes(edge),
      )
    )
      continue;
    const { concept, score, label, step } = hit;
    // Statistics is called `data` too, and data are spoken of everywhere.
    const isMainName = index.labelsOf(concept)[label]?.kind === "preferred";
    if (count === 1 && !isMainName && isCommon(index, last.word)) continue;
    const worth = score * telling;
    found.push({ start, end: last.end, text: part, concept, score, label, step, first, words: count, worth });
  }
  return found;
}
