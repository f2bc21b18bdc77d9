import type { LabelOrigin } from "./concept.ts";
import { learnAssociations, type Associations } from "./word-associations.ts";
import { formsOf } from "./word-forms.ts";
import { foldText, wordsOf, worthOf } from "./text-words.ts";

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

/** How a label was found, from the surest to the least sure. */
export const textSteps = ["exact", "synonym", "words", "affix", "related", "letters"] as const;
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

/** Rows of numbers of many lengths in one array: row r is `values[starts[r] … starts[r + 1])`. */
export type Rows = { readonly starts: Int32Array; readonly values: Int32Array };

/** Labels of many concepts, ready to be searched. Never changes; build another when the labels change. */
export type TextIndex = {
  readonly concepts: number;
  readonly labels: number;
  readonly conceptOf: Int32Array;
  /** Position of a label in its concept's labels. */
  readonly positionOf: Int32Array;
  /** Labels by their folded text. */
  readonly exact: ReadonlyMap<string, readonly number[]>;
  readonly words: readonly string[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** How much a word tells, by number: rare words more, stop words little. */
  readonly weight: Float64Array;
  /** Labels that have a word. */
  readonly postings: Rows;
  /** Words of a label. */
  readonly wordsOfLabel: Rows;
  readonly weightOfLabel: Float64Array;
  /** Words that may have a form, each with its worth. */
  readonly byForm: ReadonlyMap<string, readonly { word: number; worth: number }[]>;
  /** Words that have a piece of two or three letters; how many pieces a word has. */
  readonly byPiece: ReadonlyMap<string, readonly number[]>;
  readonly pieces: Uint8Array;
  /** Labels in which two words stand side by side, by the two written as one. */
  readonly pairs: ReadonlyMap<string, readonly number[]>;
  readonly associations: Associations;
  /** What a typed form may mean, folded; and the most words that a form has. */
  readonly meanings: ReadonlyMap<string, readonly string[]>;
  readonly longestForm: number;
  /** The weight of a word that no label has. */
  readonly unknownWeight: number;
};

/** Concepts keep the numbers that their positions give them. */
export function buildTextIndex(concepts: readonly IndexedConcept[], synonyms: readonly Synonym[]): TextIndex {
  const numberOf = new Map<string, number>();
  const words: string[] = [];
  const exact = new Map<string, number[]>();
  const pairs = new Map<string, number[]>();
  const conceptOf: number[] = [];
  const positionOf: number[] = [];
  const labelWords: Int32Array[] = [];
  const conceptsWith: number[] = [];
  const lastConcept: number[] = [];
  const ofConcepts = concepts.map(({ labels }, concept) => {
    const own: { preferred: boolean; words: Int32Array }[] = [];
    for (const [position, { text, kind }] of labels.entries()) {
      const label = conceptOf.length;
      conceptOf.push(concept);
      positionOf.push(position);
      const sequence = wordsOf(text).map(({ word }) => word);
      push(exact, sequence.join(" "), label);
      for (let i = 0; i + 1 < sequence.length; i++) push(pairs, sequence[i]! + sequence[i + 1]!, label);
      const numbers = Int32Array.from(new Set(sequence), (word) => {
        let number = numberOf.get(word);
        if (number === undefined) {
          numberOf.set(word, (number = words.length));
          words.push(word);
          conceptsWith.push(0);
          lastConcept.push(-1);
        }
        if (lastConcept[number] !== concept) {
          lastConcept[number] = concept;
          conceptsWith[number]! += 1;
        }
        return number;
      });
      labelWords.push(numbers);
      own.push({ preferred: kind === "preferred", words: numbers });
    }
    return own.toSorted((a, b) => Number(b.preferred) - Number(a.preferred)).map((label) => label.words);
  });

  const rarity = (count: number) =>
    Math.max(0.1, Math.log(1 + (concepts.length - count + 0.5) / (count + 0.5)));
  const weight = Float64Array.from(words, (word, i) => rarity(conceptsWith[i]!) * worthOf(word));
  const byForm = new Map<string, { word: number; worth: number }[]>();
  const byPiece = new Map<string, number[]>();
  const pieces = new Uint8Array(words.length);
  for (const [number, word] of words.entries()) {
    for (const { form, worth } of formsOf(word)) push(byForm, form, { word: number, worth });
    const own = piecesOf(word);
    pieces[number] = own.length;
    for (const piece of own) push(byPiece, piece, number);
  }
  const { meanings, longestForm } = readSynonyms(synonyms);
  return {
    concepts: concepts.length,
    labels: conceptOf.length,
    conceptOf: Int32Array.from(conceptOf),
    positionOf: Int32Array.from(positionOf),
    exact,
    words,
    numberOf,
    weight,
    postings: inverted(labelWords, words.length),
    wordsOfLabel: rowsOf(labelWords),
    weightOfLabel: Float64Array.from(labelWords, (own) => own.reduce((sum, word) => sum + weight[word]!, 0)),
    byForm,
    byPiece,
    pieces,
    pairs,
    associations: learnAssociations(ofConcepts, words.length),
    meanings,
    longestForm,
    unknownWeight: rarity(concepts.length / 200),
  };
}

/** Pieces of two and three letters of a word, with its edges. */
export function piecesOf(word: string): string[] {
  const edged = `^${word.slice(0, 60)}$`;
  const found = new Set<string>();
  for (const size of [2, 3])
    for (let i = 0; i + size <= edged.length; i++) found.add(edged.slice(i, i + size));
  return [...found];
}

function readSynonyms(synonyms: readonly Synonym[]) {
  const meanings = new Map<string, string[]>();
  let longestForm = 0;
  const add = (form: string, meaning: string) => {
    if (form === "" || meaning === "" || form === meaning) return;
    const list = meanings.get(form);
    if (!list?.includes(meaning)) push(meanings, form, meaning);
    longestForm = Math.max(longestForm, form.split(" ").length);
  };
  for (const { kind, form, meaning } of synonyms) {
    add(foldText(form), foldText(meaning));
    if (kind === "synonym") add(foldText(meaning), foldText(form));
  }
  return { meanings, longestForm };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function rowsOf(rows: readonly Int32Array[]): Rows {
  const starts = new Int32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) starts[i + 1] = starts[i]! + row.length;
  const values = new Int32Array(starts.at(-1)!);
  for (const [i, row] of rows.entries()) values.set(row, starts[i]);
  return { starts, values };
}

function inverted(rows: readonly Int32Array[], columns: number): Rows {
  const starts = new Int32Array(columns + 1);
  for (const row of rows) for (const column of row) starts[column + 1]! += 1;
  for (let i = 0; i < columns; i++) starts[i + 1]! += starts[i]!;
  const next = starts.slice(0, columns);
  const values = new Int32Array(starts[columns]!);
  for (const [i, row] of rows.entries()) for (const column of row) values[next[column]!++] = i;
  return { starts, values };
}
