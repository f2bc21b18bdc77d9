import type { Carried } from "./code-links.ts";
import { fitOf } from "./text-fit.ts";
import type { TextIndex } from "./text-index.ts";

/** How far the next code must stay behind. Found on the development half: `npm run bench -- code --development`. */
const clear = 0.1;

/**
 * Whether the first of the codes that a text found may be taken without a person. Its score must reach `least`, and
 * either its label was typed, which no code beside it has too; or the label and the text say the same in other forms:
 * every word that tells something in one stands in the other, one of them as typed or two in another form, none is far
 * off in spelling, and the next code stays clearly behind. A way over a narrower or related concept is never sure.
 * @param found the likeliest first; the more there are, the more rivals are looked at
 * @param areApart whether two of the wanted concepts are different codes, none above the other
 */
export function isSureCode(
  index: TextIndex,
  text: string,
  found: readonly Carried[],
  { least, areApart = () => true }: { least: number; areApart?: (one: number, other: number) => boolean },
): boolean {
  const [first, ...others] = found;
  if (!first || first.score < least) return false;
  if (first.via.some(({ relation }) => relation === "narrower" || relation === "related")) return false;
  const near = others.filter(
    ({ concept, score }) => score > first.score - clear && areApart(first.concept, concept),
  );
  if (first.hit.step === "exact") return !near.some(({ hit }) => hit.step === "exact");
  if (near.length > 0) return false;
  const { typedLeft, labelLeft, matched, plain, far } = fitOf(index, text, first.hit);
  return typedLeft === 0 && labelLeft === 0 && far === 0 && (plain >= 1 || matched >= 2);
}
