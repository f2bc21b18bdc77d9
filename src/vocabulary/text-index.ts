import type { LabelOrigin } from "./concept.ts";
import { formsOf, singularOf } from "./word-forms.ts";
import { indexLetters, type WordLetters } from "./word-likeness.ts";
import { learnMeanings, type SameMeaning, type WordMeanings } from "./word-meanings.ts";
import { importanceOf, wordsOf } from "./text-words.ts";

export type IndexedLabel = {
  text: string;
  language: "id" | "en";
  kind: "preferred" | "alternative" | "hidden";
  origin: LabelOrigin;
};

/** Its position in the array is its number. */
export type IndexedConcept = { labels: readonly IndexedLabel[] };

/** `abbreviation`: form stands for meaning; `synonym`: each stands for the other. */
export type Synonym = {
  language: "id" | "en" | "both";
  kind: "abbreviation" | "synonym";
  form: string;
  meaning: string;
};

/**
 * How a label was found, from the surest to the least sure: typed itself, through a reviewed synonym, by the same
 * words, by the same stems, by words that other labels use in the same meaning, by words of similar spelling.
 */
export const textSteps = ["exact", "synonym", "words", "affix", "meaning", "letters"] as const;
export type TextStep = (typeof textSteps)[number];

export type TextHit = {
  concept: number;
  /** 0 to 1; 1 means that the label itself was typed. */
  score: number;
  /** Position in the concept's labels. */
  label: number;
  step: TextStep;
  /** Words of the typed text that matched, as typed. */
  words: string[];
};

/** Lists of numbers, one after the other: list `i` is `values` from `offsets[i]` up to `offsets[i + 1]`. */
export type Lists = { readonly offsets: Int32Array; readonly values: Int32Array };

/** One side of a synonym: its words without plurals, the number that stands for both sides, and the other side. */
export type SynonymSide = { words: readonly string[]; stands: number; other: readonly string[] };

/** Labels of many concepts, ready to be searched. Never changes; build another when the labels change. */
export type TextIndex = {
  readonly concepts: number;
  readonly labels: number;
  /** The labels of a concept, as they were given. */
  labelsOf(concept: number): readonly IndexedLabel[];
  /** Of each concept its first label, and after the last one the number of labels: a concept's labels follow on. */
  readonly firstOf: Int32Array;
  /** Of each label: its concept, and its position in it. */
  readonly conceptOf: Int32Array;
  readonly positionOf: Int32Array;
  /** Of each label: its words in their order, and what they weigh together. */
  readonly wordsOf: Lists;
  readonly weightOf: Float32Array;
  /** Of each word: what it weighs and the labels that have it. After the words follow the synonyms. */
  readonly words: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  readonly idf: Float64Array;
  readonly labelsWith: Lists;
  /** Words by their other forms. */
  readonly byForm: ReadonlyMap<string, readonly { word: number; worth: number }[]>;
  readonly letters: WordLetters;
  readonly meanings: WordMeanings;
  /** Sides of synonyms by their first word. */
  readonly synonyms: ReadonlyMap<string, readonly SynonymSide[]>;
  /** Labels by their folded text. */
  readonly exact: ReadonlyMap<string, number>;
  /** The next label of the same folded text, or -1. */
  readonly sameText: Int32Array;
  /** Numbers that a search writes over: a search leaves nothing in them that another reads. Short ones: what is read
   * in no order should stay in the processor's own memory. */
  readonly scratch: {
    readonly found: Float32Array;
    readonly labelMark: Int32Array;
    readonly best: Int32Array;
    readonly score: Float64Array;
    readonly bestMark: Int32Array;
    mark: number;
  };
};

/** Longer labels are indexed by their beginning, in characters. */
const mostLetters = 400;

/**
 * Concepts keep the numbers that their positions give them.
 * @param same pairs of concepts that mean the same (as two joined classifications have them): their labels teach
 *   which words of the two languages stand for each other
 */
export function buildTextIndex(
  concepts: readonly IndexedConcept[],
  synonyms: readonly Synonym[],
  same: readonly { from: number; to: number }[] = [],
): TextIndex {
  const firstOf = new Int32Array(concepts.length + 1);
  for (const [concept, { labels }] of concepts.entries())
    firstOf[concept + 1] = firstOf[concept]! + labels.length;
  const labels = firstOf[concepts.length]!;
  const conceptOf = new Int32Array(labels);
  const positionOf = new Int32Array(labels);
  const languages: ("id" | "en")[] = [];
  const words: string[] = [];
  const numberOf = new Map<string, number>();
  const offsets = new Int32Array(labels + 1);
  const values: number[] = [];
  const exact = new Map<string, number>();
  const sameText = new Int32Array(labels).fill(-1);
  const last = new Map<string, number>();
  let label = 0;
  for (const [concept, { labels }] of concepts.entries()) {
    for (const [position, { text, language }] of labels.entries()) {
      const found = wordsOf(text.length > mostLetters ? text.slice(0, mostLetters) : text);
      let folded = "";
      for (const { word } of found) {
        let number = numberOf.get(word);
        if (number === undefined) numberOf.set(word, (number = words.push(word) - 1));
        values.push(number);
        folded = folded === "" ? word : `${folded} ${word}`;
      }
      conceptOf[label] = concept;
      positionOf[label] = position;
      languages.push(language);
      offsets[label + 1] = values.length;
      const before = last.get(folded);
      if (before === undefined) exact.set(folded, label);
      else sameText[before] = label;
      last.set(folded, label);
      label++;
    }
  }
  const wordsOfLabels = { offsets, values: Int32Array.from(values) };
  const { sides, standing } = placeSynonyms(synonyms, words, wordsOfLabels, languages);
  const labelsWith = invert(wordsOfLabels, words.length, standing);
  const idf = rarity(words, standing.length, labelsWith, conceptOf, concepts.length);
  return {
    concepts: concepts.length,
    labels,
    labelsOf: (concept) => concepts[concept]?.labels ?? [],
    firstOf,
    conceptOf,
    positionOf,
    wordsOf: wordsOfLabels,
    weightOf: weigh(wordsOfLabels, idf),
    words,
    numberOf,
    idf,
    labelsWith,
    byForm: groupForms(words),
    letters: indexLetters(words),
    meanings: learnMeanings(pairsOf(concepts, firstOf, same, wordsOfLabels), words.length),
    synonyms: sides,
    exact,
    sameText,
    scratch: {
      found: new Float32Array(labels),
      labelMark: new Int32Array(labels),
      best: new Int32Array(concepts.length),
      score: new Float64Array(concepts.length),
      bestMark: new Int32Array(concepts.length),
      mark: 0,
    },
  };
}

/** Labels by word: first of each word once, then those in which each synonym stands. */
function invert({ offsets, values }: Lists, words: number, standing: readonly (readonly number[])[]): Lists {
  const seen = new Int32Array(words).fill(-1);
  const counts = new Int32Array(words + standing.length + 1);
  const each = (take: (word: number, label: number) => void) => {
    seen.fill(-1);
    for (let label = 0; label + 1 < offsets.length; label++) {
      for (let i = offsets[label]!; i < offsets[label + 1]!; i++) {
        const word = values[i]!;
        if (seen[word] === label) continue;
        seen[word] = label;
        take(word, label);
      }
    }
    for (const [i, labels] of standing.entries()) for (const label of labels) take(words + i, label);
  };
  each((word) => (counts[word + 1]! += 1));
  for (let word = 0; word + 1 < counts.length; word++) counts[word + 1]! += counts[word]!;
  const next = counts.slice();
  const inverted = new Int32Array(counts.at(-1)!);
  each((word, label) => (inverted[next[word]!++] = label));
  return { offsets: counts, values: inverted };
}

/** Robertson's inverse frequency over concepts, by the importance of the word. */
function rarity(
  words: readonly string[],
  synonyms: number,
  { offsets, values }: Lists,
  conceptOf: Int32Array,
  concepts: number,
): Float64Array {
  return Float64Array.from({ length: words.length + synonyms }, (_, word) => {
    let count = 0;
    let last = -1;
    for (let i = offsets[word]!; i < offsets[word + 1]!; i++) {
      const concept = conceptOf[values[i]!]!;
      if (concept !== last) count++;
      last = concept;
    }
    return rarityOf(count, concepts) * (word < words.length ? importanceOf(words[word]!) : 1);
  });
}

/** What a word weighs that `count` of `concepts` have. */
export function rarityOf(count: number, concepts: number): number {
  return Math.max(0.1, Math.log(1 + (concepts - count + 0.5) / (count + 0.5)));
}

function weigh({ offsets, values }: Lists, idf: Float64Array): Float32Array {
  return Float32Array.from({ length: offsets.length - 1 }, (_, label) => {
    let weight = 0;
    const [first, end] = [offsets[label]!, offsets[label + 1]!];
    for (let i = first; i < end; i++) {
      const word = values[i]!;
      if (values.indexOf(word, first) === i) weight += idf[word]!;
    }
    return weight;
  });
}

function groupForms(words: readonly string[]) {
  const byForm = new Map<string, { word: number; worth: number }[]>();
  for (const [word, text] of words.entries()) {
    for (const { form, worth } of formsOf(text)) {
      const list = byForm.get(form);
      if (list) list.push({ word, worth });
      else byForm.set(form, [{ word, worth }]);
    }
  }
  return byForm;
}

/** Longest list of labels of one concept that teaches. */
const mostLabels = 60;

/** Every label of a concept beside its preferred ones, and beside those of concepts that mean the same. */
function* pairsOf(
  concepts: readonly IndexedConcept[],
  firstOf: Int32Array,
  same: readonly { from: number; to: number }[],
  { offsets, values }: Lists,
): Generator<SameMeaning> {
  const bag = (label: number) => values.subarray(offsets[label], offsets[label + 1]);
  const preferred = concepts.map(({ labels }, concept) =>
    labels.flatMap(({ kind }, position) => (kind === "preferred" ? [firstOf[concept]! + position] : [])),
  );
  for (const [concept, labels] of preferred.entries()) {
    const [first, end] = [firstOf[concept]!, Math.min(firstOf[concept + 1]!, firstOf[concept]! + mostLabels)];
    for (const one of labels) {
      for (let other = first; other < end; other++) {
        if (other !== one && (!labels.includes(other) || other > one))
          yield { one: bag(one), other: bag(other) };
      }
    }
  }
  for (const { from, to } of same) {
    for (const one of preferred[from] ?? []) {
      for (const other of preferred[to] ?? []) yield { one: bag(one), other: bag(other) };
    }
  }
}

/**
 * Gives each synonym a number beside the words, and finds the labels in which one of its sides stands. `sides` leads
 * from typed words to that number.
 */
function placeSynonyms(
  synonyms: readonly Synonym[],
  words: readonly string[],
  { offsets, values }: Lists,
  languages: readonly ("id" | "en")[],
) {
  const wordsIn = (text: string) => wordsOf(text).map(({ word }) => word);
  const sides = new Map<string, (SynonymSide & { language: Synonym["language"] })[]>();
  let count = 0;
  for (const { language, form, meaning } of synonyms) {
    const [one, other] = [wordsIn(form), wordsIn(meaning)];
    if (one.length === 0 || other.length === 0) continue;
    const stands = words.length + count++;
    for (const [side, opposite] of [[one, other] as const, [other, one] as const]) {
      const entry = { words: side.map(singularOf), stands, other: opposite, language };
      const list = sides.get(entry.words[0]!);
      if (list) list.push(entry);
      else sides.set(entry.words[0]!, [entry]);
    }
  }
  const standing: number[][] = Array.from({ length: count }, () => []);
  const singular = words.map(singularOf);
  const opens = singular.map((word) => sides.get(word));
  for (let label = 0; label + 1 < offsets.length; label++) {
    const [first, end] = [offsets[label]!, offsets[label + 1]!];
    for (let i = first; i < end; i++) {
      for (const side of opens[values[i]!] ?? []) {
        if (side.language !== "both" && side.language !== languages[label]) continue;
        if (i + side.words.length > end || side.words.some((word, k) => singular[values[i + k]!] !== word))
          continue;
        const list = standing[side.stands - words.length]!;
        if (list.at(-1) !== label) list.push(label);
      }
    }
  }
  return { sides: sides as ReadonlyMap<string, readonly SynonymSide[]>, standing };
}
