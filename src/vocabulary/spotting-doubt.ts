import type { IndexedLabel } from "./text-index.ts";
import type { Word } from "./text-words.ts";

/**
 * Why a skill that was found is probably not meant: the text says that it is absent (`negated`), or the word is an
 * ordinary one there (`ordinary`).
 */
export type Doubt = "negated" | "ordinary";

const list = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const negators = list(
  "tidak tak belum tanpa bukan nihil no not never without lack lacks lacking nor neither cannot cant dont doesnt " +
    "didnt havent hasnt hadnt isnt arent wasnt werent wont unfamiliar",
);
/** `tidak hanya`, `not only`: what follows is there. */
const merely = list("hanya cuma sekadar sekedar saja only just merely");
const turns = list("tetapi tapi namun melainkan sedangkan but however though although instead rather yet");
const sentenceEnd = /[.;:!?\n\r•()[\]](?!\w)/;
/** Words between a negator and what it denies; a list of skills is denied as a whole. */
const farthest = 8;

/** Whether the words before say that what begins at `first` is absent. */
export function isNegated(text: string, words: readonly Word[], first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, first - 1 - farthest); i--) {
    const { word, end } = words[i]!;
    const next = words[i + 1]!;
    if (sentenceEnd.test(text.slice(end, next.start)) || turns.has(word)) return false;
    if (negators.has(word)) return !merely.has(next.word);
  }
  return false;
}

/** A name as `Python`: acronyms and names of several words are not taken for ordinary words. */
const capitalised = /^\p{Lu}\p{Ll}+$/u;

/**
 * Whether a text that writes names with capitals has this one without: `excel` at something, beside `Java`.
 * @param labels those of the skill; `position`: the one that was found
 */
export function isWrittenOrdinarily(
  typed: string,
  labels: readonly IndexedLabel[],
  position: number,
  writesCapitals: boolean,
): boolean {
  if (!writesCapitals || !/^\p{Ll}/u.test(typed)) return false;
  const label = labels[position];
  if (!label || !capitalised.test(label.text)) return false;
  // A title begins with a capital in any case; one that both languages write alike is a name.
  return (
    label.kind !== "preferred" ||
    labels.some(
      ({ kind, language, text }) =>
        kind === "preferred" && language !== label.language && text === label.text,
    )
  );
}

/** Whether a text has a word with a capital elsewhere than at the beginning of a sentence. */
export function writesCapitals(text: string, words: readonly Word[]): boolean {
  return words.some(({ start, end }, i) => {
    const before = words[i - 1];
    return (
      before !== undefined &&
      end - start > 1 &&
      /^\p{Lu}/u.test(text.slice(start, end)) &&
      !sentenceEnd.test(text.slice(before.end, start))
    );
  });
}
