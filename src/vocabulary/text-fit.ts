import { readTyped, type Typed } from "./typed-words.ts";
import type { TextHit, TextIndex } from "./text-index.ts";
import { includes, standsBeside } from "./text-search.ts";
import { importanceOf } from "./text-words.ts";
import { singularOf } from "./word-forms.ts";

/**
 * How a typed text and the label that it found cover each other. Only words that tell something count: neither those
 * that link others nor ranks.
 */
export type TextFit = {
  /** Typed words that the label does not have, and words of the label that nobody typed. */
  typedLeft: number;
  labelLeft: number;
  /**
   * Typed words that the label has: all; those that stand in it as typed or in another number; and those that are far
   * from it in spelling, so that another word may have been meant.
   */
  matched: number;
  plain: number;
  far: number;
};

/** A form that says the same: a plural, or one word written as two. */
const sameWord = 0.95;
/** A word in which one letter was left out, put in, changed or swapped. */
const oneSlip = 0.9;

const isTelling = (word: string) => importanceOf(word) === 1;

/** The fit of a hit of `searchText`, for the same index and text. */
export function fitOf(index: TextIndex, text: string, hit: Pick<TextHit, "concept" | "label">): TextFit {
  const typed = readTyped(index, text);
  const label = labelOf(index, hit);
  const covered = new Set<number>();
  const fit: TextFit = { typedLeft: 0, labelLeft: 0, matched: 0, plain: 0, far: 0 };
  for (const { word, matches } of typed.words) {
    const there = matches.filter((match) => stands(index, label, match));
    for (const match of there) for (const place of placesOf(index, label, match)) covered.add(place);
    if (!isTelling(word)) continue;
    const [best] = there;
    if (!best) fit.typedLeft += 1;
    else {
      fit.matched += 1;
      if (best.step === "words" || (best.step === "affix" && best.worth >= sameWord)) fit.plain += 1;
      if (best.step === "letters" && best.worth < oneSlip) fit.far += 1;
    }
  }
  const { offsets, values } = index.wordsOf;
  for (let i = offsets[label]!; i < offsets[label + 1]!; i++)
    if (!covered.has(i) && isTelling(index.words[values[i]!]!)) fit.labelLeft += 1;
  return fit;
}

type Match = Typed["words"][number]["matches"][number];

function stands(index: TextIndex, label: number, { word, beside }: Match): boolean {
  const { offsets, values } = index.labelsWith;
  return (
    includes(values, offsets[word]!, offsets[word + 1]!, label) &&
    (beside < 0 || standsBeside(index, label, word, beside))
  );
}

/** Places of the label that a match covers: a word, two that are written as one, or a side of a synonym. */
function* placesOf({ wordsOf, words, synonyms }: TextIndex, label: number, { word, beside }: Match) {
  const { offsets, values } = wordsOf;
  const end = offsets[label + 1]!;
  const singular = (place: number) => singularOf(words[values[place]!]!);
  for (let i = offsets[label]!; i < end; i++) {
    if (word < words.length) {
      if (values[i] !== word) continue;
      yield i;
      if (beside >= 0 && i + 1 < end && values[i + 1] === beside) yield i + 1;
      continue;
    }
    for (const side of synonyms.get(singular(i)) ?? []) {
      if (side.stands !== word || i + side.words.length > end) continue;
      if (side.words.every((one, k) => singular(i + k) === one))
        for (let k = 0; k < side.words.length; k++) yield i + k;
    }
  }
}

/** Labels stand in the order of their concepts. */
function labelOf({ conceptOf }: TextIndex, { concept, label }: Pick<TextHit, "concept" | "label">): number {
  let [low, high] = [0, conceptOf.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (conceptOf[middle]! < concept) low = middle + 1;
    else high = middle;
  }
  return low + label;
}
