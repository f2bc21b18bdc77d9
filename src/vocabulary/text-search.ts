import { piecesOf, textSteps, type TextHit, type TextIndex, type TextStep } from "./text-index.ts";
import { formsOf } from "./word-forms.ts";
import { wordsOf, worthOf } from "./text-words.ts";

/** Each was the best of a few values on held-out labels (docs/adr/0012). */
const parts = {
  /** Of the score: how much of the text any labels of the concept cover together; the rest is the best label's. */
  concept: 0.2,
  /** Of what is missing to 1: two words side by side as in the label. */
  sideBySide: 0.2,
  joined: 0.97,
  similarLetters: 0.85,
  similarKnown: 0.5,
  leastSimilar: 0.5,
  mostSimilar: 8,
  /** A word must be nearly the typed one before its associations count. */
  associated: 0.7,
};
const longestText = 400;
const mostWords = 24;
const mostVariants = 5;
/** What a meaning from the synonym table is worth beside the typed words. */
const synonymWorth = 0.97;
/** Only the label itself, typed, is certain. */
const almost = 0.99;

/** A word of the index that a typed word may be. */
type Reading = { word: number; worth: number; step: TextStep };

/**
 * The concepts whose labels come nearest to a typed text, the best first; equal scores by concept number.
 * `accept` leaves out concepts that the caller does not want (another scheme, skills, an old version).
 *
 * A label's score is the weight of the words that it shares with the text, beside the weight of what only one of the
 * two has (Tversky 1977, ½ and ½); words count as far as they are alike in form, in letters or in what the vocabulary
 * itself says with them. Reviewed synonyms are tried as other texts.
 */
export function searchText(
  index: TextIndex,
  text: string,
  options: { top: number; accept?: (concept: number) => boolean },
): TextHit[] {
  const { top, accept = () => true } = options;
  const typed = wordsOf(text.slice(0, longestText)).slice(0, mostWords);
  if (typed.length === 0 || index.labels === 0) return [];
  const sequence = typed.map(({ word }) => word);
  const best = new Map<number, Ranked>();
  for (const [i, variant] of variantsOf(index, sequence).entries()) {
    for (const ranked of rank(index, variant, accept)) {
      const found =
        i === 0 ? ranked : { ...ranked, score: ranked.score * synonymWorth, certain: false, meant: variant };
      if ((best.get(found.concept)?.score ?? -1) < found.score) best.set(found.concept, found);
    }
  }
  const order = [...best.values()]
    .toSorted((a, b) => b.score - a.score || a.concept - b.concept)
    .slice(0, top);
  const asTyped = new Map(typed.map(({ word, start, end }) => [word, text.slice(start, end)]));
  return order.map((ranked) => explained(index, ranked, sequence, asTyped));
}

type Ranked = { concept: number; label: number; score: number; certain: boolean; meant?: readonly string[] };

/** The typed words, and beside them what the synonym table makes of them. */
function variantsOf(index: TextIndex, sequence: readonly string[]): (readonly string[])[] {
  const variants: (readonly string[])[] = [sequence];
  if (index.longestForm === 0) return variants;
  let all: string[] = [];
  let changed = 0;
  for (let at = 0; at < sequence.length;) {
    let step = 1;
    let meant: readonly string[] = [sequence[at]!];
    for (let length = Math.min(index.longestForm, sequence.length - at); length > 0; length--) {
      const meanings = index.meanings.get(sequence.slice(at, at + length).join(" "));
      if (!meanings) continue;
      step = length;
      meant = meanings[0]!.split(" ");
      changed += 1;
      for (const meaning of meanings) {
        if (variants.length >= mostVariants) break;
        variants.push([...sequence.slice(0, at), ...meaning.split(" "), ...sequence.slice(at + length)]);
      }
      break;
    }
    all = [...all, ...meant];
    at += step;
  }
  if (changed > 1) variants.push(all);
  return variants;
}

/** What each concept comes to for one sequence of words. */
function rank(index: TextIndex, sequence: readonly string[], accept: (concept: number) => boolean): Ranked[] {
  const words = [...new Set(sequence)];
  const matched = new Map<number, number>();
  const covered = new Map<number, number>();
  let whole = 0;
  for (const word of words) {
    const readings = readingsOf(index, word);
    const weight = weightOf(index, word, readings);
    whole += weight;
    const labels = new Map<number, number>();
    const ofConcepts = new Map<number, number>();
    const offer = (label: number, worth: number) => {
      const concept = index.conceptOf[label]!;
      if (!accept(concept)) return;
      if ((labels.get(label) ?? 0) < worth) labels.set(label, worth);
      if ((ofConcepts.get(concept) ?? 0) < worth) ofConcepts.set(concept, worth);
    };
    for (const label of labelsOfPair(index, sequence, word)) offer(label, parts.joined);
    for (const { word: number, worth } of readings) {
      const end = index.postings.starts[number + 1]!;
      for (let i = index.postings.starts[number]!; i < end; i++) offer(index.postings.values[i]!, worth);
    }
    for (const [label, worth] of labels) matched.set(label, (matched.get(label) ?? 0) + weight * worth);
    for (const [concept, worth] of ofConcepts)
      covered.set(concept, (covered.get(concept) ?? 0) + weight * worth);
  }
  const sideBySide = new Map<number, number>();
  for (let i = 0; i + 1 < sequence.length; i++) {
    for (const label of index.pairs.get(sequence[i]! + sequence[i + 1]!) ?? [])
      sideBySide.set(label, (sideBySide.get(label) ?? 0) + 1);
  }
  const best = new Map<number, Ranked>();
  for (const [label, weight] of matched) {
    const concept = index.conceptOf[label]!;
    const missed = Math.max(0, whole - weight) + Math.max(0, index.weightOfLabel[label]! - weight);
    let score = weight / (weight + missed / 2);
    const pairs = sideBySide.get(label) ?? 0;
    if (pairs > 0) score += (parts.sideBySide * (1 - score) * pairs) / (sequence.length - 1);
    score = Math.min(almost, (1 - parts.concept) * score + (parts.concept * covered.get(concept)!) / whole);
    if ((best.get(concept)?.score ?? -1) < score)
      best.set(concept, { concept, label, score, certain: false });
  }
  for (const label of index.exact.get(sequence.join(" ")) ?? []) {
    const concept = index.conceptOf[label]!;
    if (accept(concept) && !best.get(concept)?.certain)
      best.set(concept, { concept, label, score: 1, certain: true });
  }
  return [...best.values()];
}

/** "back end" and "backend": labels that write a word as two, or two typed words as one. */
function labelsOfPair(index: TextIndex, sequence: readonly string[], word: string): readonly number[] {
  const found = [...(index.pairs.get(word) ?? [])];
  const at = sequence.indexOf(word);
  for (const joined of [
    at > 0 ? sequence[at - 1]! + word : "",
    at + 1 < sequence.length ? word + sequence[at + 1]! : "",
  ]) {
    const number = index.numberOf.get(joined);
    if (number === undefined) continue;
    const { starts, values } = index.postings;
    found.push(...values.subarray(starts[number], starts[number + 1]));
  }
  return found;
}

/** Words of the index that a typed word may be, the likeliest first. */
function readingsOf(index: TextIndex, word: string): Reading[] {
  const found = new Map<number, Reading>();
  const put = (number: number, worth: number, step: TextStep) => {
    if ((found.get(number)?.worth ?? 0) < worth) found.set(number, { word: number, worth, step });
  };
  const own = index.numberOf.get(word);
  if (own !== undefined) put(own, 1, "words");
  for (const { form, worth } of formsOf(word))
    for (const other of index.byForm.get(form) ?? []) put(other.word, worth * other.worth, "affix");
  if (word.length >= 4) {
    const similar = own === undefined ? parts.similarLetters : parts.similarKnown;
    for (const [number, alike] of similarWords(index, word)) put(number, alike * similar, "letters");
  }
  for (const { word: number, worth } of [...found.values()]) {
    if (worth <= parts.associated) continue;
    for (const [other, strength] of index.associations.get(number) ?? [])
      put(other, worth * strength, "related");
  }
  return [...found.values()].sort((a, b) => b.worth - a.worth || a.word - b.word);
}

/** Words with like pieces (Dice 1945). */
function similarWords(index: TextIndex, word: string): [number, number][] {
  const pieces = piecesOf(word);
  const shared = new Map<number, number>();
  for (const piece of pieces)
    for (const number of index.byPiece.get(piece) ?? []) shared.set(number, (shared.get(number) ?? 0) + 1);
  const found: [number, number][] = [];
  for (const [number, count] of shared) {
    const alike = (2 * count) / (pieces.length + index.pieces[number]!);
    if (alike >= parts.leastSimilar && index.words[number] !== word) found.push([number, alike]);
  }
  return found.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, parts.mostSimilar);
}

function weightOf(index: TextIndex, word: string, readings: readonly Reading[]): number {
  const own = index.numberOf.get(word);
  if (own !== undefined) return index.weight[own]!;
  if (readings.length === 0) return index.unknownWeight * worthOf(word);
  return Math.max(...readings.slice(0, 3).map(({ word: number }) => index.weight[number]!));
}

/** The hit with its reason: the least sure of the steps that it needed, and the typed words that matched. */
function explained(
  index: TextIndex,
  { concept, label, score, certain, meant }: Ranked,
  sequence: readonly string[],
  asTyped: ReadonlyMap<string, string>,
): TextHit {
  const { starts, values } = index.wordsOfLabel;
  const inLabel = new Set(values.subarray(starts[label], starts[label + 1]));
  const words: string[] = [];
  let least: TextStep = certain ? "exact" : "words";
  for (const word of new Set(meant ?? sequence)) {
    const reading = readingsOf(index, word).find((one) => inLabel.has(one.word));
    const joined = !reading && labelsOfPair(index, meant ?? sequence, word).includes(label);
    if (!reading && !joined) continue;
    words.push(asTyped.get(word) ?? word);
    if (!certain && reading && textSteps.indexOf(reading.step) > textSteps.indexOf(least)) least = reading.step;
  }
  const step = meant && least === "words" ? "synonym" : least;
  return { concept, score, label: index.positionOf[label]!, step, words };
}
