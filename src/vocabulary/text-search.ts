import { readTyped, type Typed } from "./typed-words.ts";
import type { TextHit, TextIndex, TextStep } from "./text-index.ts";

/** Found by measuring on held-out labels (docs/adr/0014): `npm run bench -- code`. */
const settings = {
  /** What a typed word without a match costs, and a label's word that nobody typed; 1: as much as a match brings. */
  typedOnly: 0.5,
  labelOnly: 0.5,
  /** How much the other labels of a concept count beside its best one. */
  otherLabels: 0.2,
  /** How much of what is missing two words bring that stand side by side in both. */
  neighbours: 0.2,
  /** Nothing but the label itself scores 1. */
  best: 0.99,
  /** Share of the typed weight that a match must bring to make a label worth looking at; less only adds to others. */
  worthLooking: 0.1,
  /** Share of the typed weight below which a match adds nothing anywhere: joining words stand in most labels. */
  worthAdding: 0.02,
  /** Share of the fullest label's match below which a label is not compared. */
  worthComparing: 0.4,
};

/** Words of a search beyond these are not looked at. */
const mostTyped = 400;

/**
 * The concepts whose labels come nearest to a typed text, the best first; equal scores by concept number.
 * `accept` leaves out concepts that the caller does not want (another scheme, skills, an old version).
 */
export function searchText(
  index: TextIndex,
  text: string,
  options: { top: number; accept?: (concept: number) => boolean },
): TextHit[] {
  const { top, accept } = options;
  const typed = readTyped(index, text.slice(0, mostTyped));
  if (typed.words.length === 0) return [];
  const labels = collect(index, typed);
  const concepts = bestLabels(index, typed, labels, accept);
  const { best, score, bestMark, mark } = index.scratch;
  const exact = new Set<number>();
  for (let label = index.exact.get(typed.folded) ?? -1; label >= 0; label = index.sameText[label]!) {
    const concept = index.conceptOf[label]!;
    if ((accept && !accept(concept)) || exact.has(concept)) continue;
    if (bestMark[concept] !== mark) concepts.push(concept);
    exact.add(concept);
    best[concept] = label;
  }
  addOthers(index, typed, concepts, exact, top);
  return foremost(concepts, score, top).map((concept) => {
    const label = best[concept]!;
    const { step, words } = exact.has(concept)
      ? { step: "exact" as const, words: typed.asTyped }
      : explain(index, typed, label);
    return { concept, score: score[concept]!, label: index.positionOf[label]!, step, words };
  });
}

/**
 * Adds up, in `scratch.found`, what each label has of the typed words: of every word its likest match once. Returns
 * the labels that have any.
 */
function collect(index: TextIndex, typed: Typed): number[] {
  const { labelsWith, scratch } = index;
  const { found, labelMark } = scratch;
  if (scratch.mark > 2_000_000_000) {
    labelMark.fill(0);
    scratch.bestMark.fill(0);
    scratch.mark = 0;
  }
  const before = scratch.mark;
  const { offsets, values } = labelsWith;
  const labels: number[] = [];
  // The words that tell most come first: the others then meet labels that are there already.
  for (const { weight, matches } of typed.words.toSorted((a, b) => b.weight - a.weight)) {
    const mark = ++scratch.mark;
    const first = labels.length === 0;
    for (const { word, worth, beside } of matches) {
      const gain = weight * worth;
      if (gain < settings.worthAdding * typed.weight) continue;
      const opens = first || gain >= settings.worthLooking * typed.weight;
      const end = offsets[word + 1]!;
      for (let i = offsets[word]!; i < end; i++) {
        const label = values[i]!;
        const seen = labelMark[label]!;
        if (seen === mark || (seen <= before && !opens)) continue;
        if (beside >= 0 && !standsBeside(index, label, word, beside)) continue;
        labelMark[label] = mark;
        if (seen > before) found[label]! += gain;
        else {
          found[label] = gain;
          labels.push(label);
        }
      }
    }
  }
  return labels;
}

/** Whether two words stand side by side in a label. */
export function standsBeside(
  { wordsOf: { offsets, values } }: TextIndex,
  label: number,
  word: number,
  next: number,
): boolean {
  for (let i = offsets[label]!; i + 1 < offsets[label + 1]!; i++)
    if (values[i] === word && values[i + 1] === next) return true;
  return false;
}

/** The first `top` by score, equal ones by number; most are only looked at, so the few are kept in order by insertion. */
function foremost(concepts: readonly number[], score: Float64Array, top: number): number[] {
  const kept: number[] = [];
  if (top < 1) return kept;
  const before = (one: number, other: number) => score[other]! - score[one]! || one - other;
  for (const concept of concepts) {
    if (kept.length === top && before(concept, kept[top - 1]!) > 0) continue;
    let place = Math.min(kept.length, top - 1);
    for (; place > 0 && before(concept, kept[place - 1]!) < 0; place--) kept[place] = kept[place - 1]!;
    kept[place] = concept;
  }
  return kept;
}

/** Leaves, in `scratch`, of each concept its best label and how near that comes. Returns the concepts. */
function bestLabels(
  index: TextIndex,
  typed: Typed,
  labels: readonly number[],
  accept: ((concept: number) => boolean) | undefined,
): number[] {
  const { conceptOf, weightOf, scratch } = index;
  const { found, best, score, bestMark } = scratch;
  const mark = ++scratch.mark;
  const concepts: number[] = [];
  let most = 0;
  for (const label of labels) most = Math.max(most, found[label]!);
  for (const label of labels) {
    const matched = found[label]!;
    if (matched < settings.worthComparing * most) continue;
    const concept = conceptOf[label]!;
    const seen = bestMark[concept] === mark;
    if (seen && best[concept] === -1) continue;
    if (!seen) {
      bestMark[concept] = mark;
      best[concept] = -1;
      if (accept && !accept(concept)) continue;
      concepts.push(concept);
      score[concept] = -1;
    }
    const typedOnly = Math.max(0, typed.weight - matched);
    const labelOnly = Math.max(0, weightOf[label]! - matched);
    let own = matched / (matched + settings.typedOnly * typedOnly + settings.labelOnly * labelOnly);
    if (typed.numbers.length > 1 && own + settings.neighbours > score[concept]!)
      own += (1 - own) * settings.neighbours * neighboursIn(index, typed, label);
    if (own > score[concept]! || (own === score[concept] && label < best[concept]!)) {
      best[concept] = label;
      score[concept] = own;
    }
  }
  return concepts;
}

/**
 * Adds to the scores of the concepts what their other labels have of the typed words; the labels that were typed
 * themselves score 1. Only of those that can still come among the first `top`: the others keep less than these have.
 */
function addOthers(
  index: TextIndex,
  typed: Typed,
  concepts: readonly number[],
  exact: ReadonlySet<number>,
  top: number,
): void {
  const { score } = index.scratch;
  for (const concept of concepts)
    score[concept] = exact.has(concept) ? 1 : settings.best * (1 - settings.otherLabels) * score[concept]!;
  const most = settings.best * settings.otherLabels;
  const added = (concept: number) =>
    exact.has(concept) ? 0 : most * Math.min(1, coveredBy(index, typed, concept) / typed.weight);
  const first = foremost(concepts, score, top);
  for (const concept of first) score[concept]! += added(concept);
  const least = first.length < top ? 0 : Math.min(...first.map((concept) => score[concept]!));
  const done = new Set(first);
  for (const concept of concepts)
    if (score[concept]! + most >= least && !done.has(concept)) score[concept]! += added(concept);
}

/** What all labels of a concept together have of the typed words: of every word its likeliest match. */
function coveredBy(index: TextIndex, typed: Typed, concept: number): number {
  const [first, end] = [index.firstOf[concept]!, index.firstOf[concept + 1]!];
  const { offsets, values } = index.labelsWith;
  const least = settings.worthAdding * typed.weight;
  let covered = 0;
  for (const { weight, matches } of typed.words) {
    const match = matches.find(({ word, worth, beside }) => {
      if (weight * worth < least) return false;
      const stop = offsets[word + 1]!;
      for (let i = firstFrom(values, offsets[word]!, stop, first); i < stop && values[i]! < end; i++)
        if (beside < 0 || standsBeside(index, values[i]!, word, beside)) return true;
      return false;
    });
    if (match) covered += weight * match.worth;
  }
  return covered;
}

/** Share of the pairs of neighbouring typed words that stand side by side in the label too. */
function neighboursIn(
  { wordsOf: { offsets, values } }: TextIndex,
  { numbers }: Typed,
  label: number,
): number {
  let pairs = 0;
  for (let i = offsets[label]!; i + 1 < offsets[label + 1]!; i++) {
    const at = numbers.indexOf(values[i]!);
    if (at >= 0 && numbers[at + 1] === values[i + 1]) pairs++;
  }
  return Math.min(1, pairs / (numbers.length - 1));
}

const weakest: readonly TextStep[] = ["words", "synonym", "affix", "meaning", "letters"];

/** Which typed words matched the label, and by which step the least sure of them. */
function explain(index: TextIndex, typed: Typed, label: number): { step: TextStep; words: string[] } {
  const { labelsWith } = index;
  let step = 0;
  const words: string[] = [];
  for (const one of typed.words) {
    const match = one.matches.find(
      ({ word, beside }) =>
        includes(labelsWith.values, labelsWith.offsets[word]!, labelsWith.offsets[word + 1]!, label) &&
        (beside < 0 || standsBeside(index, label, word, beside)),
    );
    if (!match) continue;
    words.push(...one.asTyped);
    // A word that only links others does not decide how sure the match is.
    if (one.weight * 10 > typed.weight) step = Math.max(step, weakest.indexOf(match.step));
  }
  return { step: weakest[step]!, words };
}

/** Whether an ascending stretch has a value. */
export function includes(values: Int32Array, first: number, end: number, wanted: number): boolean {
  const place = firstFrom(values, first, end, wanted);
  return place < end && values[place] === wanted;
}

/** The first place of an ascending stretch whose value is `least` or more; `end` where there is none. */
function firstFrom(values: Int32Array, first: number, end: number, least: number): number {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
