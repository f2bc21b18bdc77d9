import type { LabelOrigin } from "./concept.ts";
import { foldText, wordsOf } from "./text-words.ts";

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
export const textSteps = ["exact", "synonym", "words", "affix", "letters"] as const;
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

/** Labels of many concepts, ready to be searched. Never changes; build another when the labels change. */
export type TextIndex = {
  readonly concepts: number;
  readonly labels: number;
  readonly conceptOf: Int32Array;
  readonly positionOf: Int32Array;
  readonly exact: ReadonlyMap<string, readonly number[]>;
  readonly postings: ReadonlyMap<string, readonly number[]>;
  readonly lengths: Int32Array;
};

/** Concepts keep the numbers that their positions give them. */
export function buildTextIndex(
  concepts: readonly IndexedConcept[],
  _synonyms: readonly Synonym[],
): TextIndex {
  const all = concepts.flatMap(({ labels }, concept) =>
    labels.map(({ text }, position) => ({ concept, position, text })),
  );
  const exact = new Map<string, number[]>();
  const postings = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, label: number) => {
    const list = map.get(key);
    if (list) list.push(label);
    else map.set(key, [label]);
  };
  const lengths = new Int32Array(all.length);
  for (const [label, { text }] of all.entries()) {
    const words = new Set(wordsOf(text).map(({ word }) => word));
    put(exact, foldText(text), label);
    for (const word of words) put(postings, word, label);
    lengths[label] = words.size;
  }
  return {
    concepts: concepts.length,
    labels: all.length,
    conceptOf: Int32Array.from(all, ({ concept }) => concept),
    positionOf: Int32Array.from(all, ({ position }) => position),
    exact,
    postings,
    lengths,
  };
}
