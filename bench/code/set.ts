import type { CodeLinks } from "../../src/vocabulary/code-links.ts";
import type { IndexedConcept, Synonym } from "../../src/vocabulary/text-index.ts";
import { hash } from "../../demo/random.ts";

/** A text that was kept out of the index, and the concepts that it may be coded to. */
export type Question = { text: string; right: ReadonlySet<number> };

/** Concepts with their labels, and questions about them. */
export type CodeSet = {
  name: string;
  concepts: IndexedConcept[];
  synonyms: readonly Synonym[];
  questions: Question[];
  /** What an answer may be. */
  target: (concept: number) => boolean;
  /** Where hits on other concepts count for the targets. */
  links?: CodeLinks;
};

/** Choices are made on the first half of the concepts and reported on the second. */
const splits = ["development", "final"] as const;
export type Split = (typeof splits)[number];

export function splitOf(key: string): Split {
  return hash(`split/${key}`) % 2 === 0 ? "development" : "final";
}

/** Whether this text of a concept of the wanted half is kept out: about one in three, by its hash. */
export function isHeldOut(text: string): boolean {
  return hash(`held out/${text}`) % 3 === 0;
}

/**
 * What two labels that teach each other nothing have in common: letters and digits, no blanks, no order of words,
 * no plural. A held-out label that leaves the same bag as an indexed one is no question.
 */
function bagOf(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}+#]+/gu) ?? [];
  const plain = words.map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, "") : word));
  return [...new Set(plain)].toSorted().join(" ");
}

/** Questions whose text no indexed label repeats. */
export function withoutLeaks(
  questions: readonly Question[],
  concepts: readonly IndexedConcept[],
): Question[] {
  const indexed = new Set(concepts.flatMap(({ labels }) => labels.map(({ text }) => bagOf(text))));
  const asked = new Map<string, number>();
  for (const { text } of questions) asked.set(bagOf(text), (asked.get(bagOf(text)) ?? 0) + 1);
  return questions.filter(({ text }) => !indexed.has(bagOf(text)) && asked.get(bagOf(text)) === 1);
}
