import { importanceOf, wordsOf } from "../../src/vocabulary/text-words.ts";
import type { CodeSet, Question } from "./set.ts";

/** What a rule takes without a person: of the held-out texts, those of them that are right, and of the unclear words. */
type TakenBy = { taken: number; right: number; unclear: number };
export type Taken = { texts: number; unclear: number; sure: TakenBy; byScore: TakenBy };

/** @param rules each gives the concept that it takes for a text, or null for a text that a person should look at */
export function takenOf(
  rules: Record<"sure" | "byScore", (text: string) => number | null>,
  questions: readonly Question[],
  unclear: readonly string[],
): Taken {
  const by = (rule: (text: string) => number | null): TakenBy => {
    const answers = questions.map(({ text, right }) => ({ concept: rule(text), right }));
    const taken = answers.filter(({ concept }) => concept !== null);
    return {
      taken: taken.length,
      right: taken.filter(({ concept, right }) => right.has(concept!)).length,
      unclear: unclear.filter((word) => rule(word) !== null).length,
    };
  };
  return {
    texts: questions.length,
    unclear: unclear.length,
    sure: by(rules.sure),
    byScore: by(rules.byScore),
  };
}

/** Codes that have a word, from which on it alone says none of them. */
const fewest = 5;

/**
 * Words that stand in the names of several codes and are the name of none: alone, each is unclear, so that no rule
 * should take a code for it.
 */
export function unclearWords({ concepts, target, links }: CodeSet): string[] {
  const codes = new Map<string, Set<number>>();
  const names = new Set<string>();
  for (const [concept, { labels }] of concepts.entries()) {
    // A name below a code says the code.
    const code = target(concept) ? concept : links?.next[concept]?.find(({ tree }) => tree)?.to;
    if (code === undefined) continue;
    for (const { text } of labels) {
      const words = wordsOf(text).map(({ word }) => word);
      if (words.length === 1) names.add(words[0]!);
      for (const word of words) codes.set(word, (codes.get(word) ?? new Set()).add(code));
    }
  }
  return [...codes]
    .filter(([word, those]) => those.size >= fewest && !names.has(word) && importanceOf(word) === 1)
    .map(([word]) => word);
}
