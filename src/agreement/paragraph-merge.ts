import type { Language } from "../platform/index.ts";
import { mergeTexts, type Merge } from "./merge-text.ts";

export type Sides = Readonly<Record<Language, string>>;
export type MergedSides = {
  text: { id: string; en: string };
  clashes: number;
  sides: Record<Language, Merge>;
};

/** Both sides of a paragraph, merged each for itself. */
export function mergeSides(base: Sides, mine: Sides, theirs: Sides): MergedSides {
  const sides = {
    id: mergeTexts(base.id, mine.id, theirs.id),
    en: mergeTexts(base.en, mine.en, theirs.en),
  };
  return {
    text: { id: sides.id.text, en: sides.en.text },
    clashes: sides.id.clashes + sides.en.clashes,
    sides,
  };
}
