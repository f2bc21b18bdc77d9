import { isAbove, type Via } from "./code-links.ts";
import type { LabelIndex, LabelledConcept } from "./label-index.ts";
import { bareCode, readTypedCode } from "./typed-code.ts";

/** A code by what was typed of it: all (`code`) or its `beginning`. `via`: the way from the code that was typed. */
export type LookedUp = { concept: number; score: number; step: "code" | "beginning"; via: Via[] };

/** What a code is worth that stands above the one that was typed. */
const above = 0.95;

/**
 * Codes by a typed code: the code itself scores 1; those that begin with it follow in order, short before long, each by
 * the share of it that was typed. A code outside the target leads to the wanted one above it.
 * @param version position in the index of the version in which codes are typed
 * @param wanted of each concept 1 where it may be found
 */
export function lookUpCode(index: LabelIndex, version: number, wanted: Uint8Array, text: string): LookedUp[] {
  const typed = readTypedCode(text);
  if (typed === null) return [];
  const begin = index.concepts.flatMap((concept, number) =>
    concept.version === version && bareCode(concept.code).startsWith(typed) ? [{ concept, number }] : [],
  );
  const exact = begin.find(({ concept }) => bareCode(concept.code) === typed);
  const found: LookedUp[] = begin
    .filter(({ number }) => wanted[number] === 1)
    .toSorted((a, b) => inOrder(a.concept, b.concept))
    .map(({ concept, number }) =>
      number === exact?.number
        ? { concept: number, score: 1, step: "code", via: [] }
        : {
            concept: number,
            score: typed.length / bareCode(concept.code).length,
            step: "beginning",
            via: [],
          },
    );
  if (exact && wanted[exact.number] !== 1) {
    const group = index.concepts.findIndex(
      (_, number) => wanted[number] === 1 && isAbove(index.links, number, exact.number),
    );
    const via: Via[] = [
      { concept: exact.number, relation: "exact", tree: true },
      { concept: group, relation: "broader", tree: true },
    ];
    if (group >= 0) found.unshift({ concept: group, score: above, step: "code", via });
  }
  return found;
}

const inOrder = (one: LabelledConcept, other: LabelledConcept) =>
  bareCode(one.code).length - bareCode(other.code).length || (one.code < other.code ? -1 : 1);
