import { allText, textOf, type WordItem } from "./word-content.ts";
import { likeness, likest } from "./word-likeness.ts";
import { paragraphMark, plain } from "./word-mark.ts";
import type { BaseText, Part } from "./word-part.ts";

/** Which part of a file is which paragraph's, in one language. */
export type Claims = {
  byParagraph: Map<string, { part: Part; placedBy: "bookmark" | "text" }>;
  /** Paragraphs that stand in one part together with another one: theirs is what they had. */
  merged: Map<string, Part>;
};

/**
 * Gives each paragraph of the base its part: by bookmark; then, where the bookmark is gone, by its neighbour in the row,
 * the same words, or the most alike; and last those whose words were drawn into another paragraph's.
 */
export function claim(
  parts: Part[],
  base: readonly BaseText[],
  rowMates: ReadonlyMap<number, string>,
): Claims {
  const claims: Claims = { byParagraph: new Map(), merged: new Map() };
  const { byParagraph } = claims;
  const taken = new Set<Part>();
  const take = (paragraph: string, part: Part, placedBy: "bookmark" | "text") => {
    byParagraph.set(paragraph, { part, placedBy });
    taken.add(part);
  };

  const [first] = base;
  if (!first) return claims;
  const { language } = first;
  const own = parts.filter((part) => part.language === language || part.language === null);
  for (const one of base) {
    const marked = own.filter(({ mark }) => mark?.paragraph === one.paragraph && mark.language === language);
    const best = bestOf(marked, one);
    if (best) take(one.paragraph, best, "bookmark");
  }

  const free = () => base.filter(({ paragraph }) => !byParagraph.has(paragraph));
  const open = () =>
    own.filter((part) => !taken.has(part) && part.frame === null && allText(part.items).trim() !== "");
  for (const part of open()) {
    const mate = part.row === null || part.language === null ? undefined : rowMates.get(part.row);
    const one = mate === undefined ? undefined : free().find(({ paragraph }) => paragraph === mate);
    if (one && part.mark === null) take(one.paragraph, part, "text");
  }
  sameWords(open(), free(), take);
  const [left, known] = [open(), free()];
  const found = likest(
    left.map(({ items }) => wordsOf(items)),
    known.map(({ read }) => read),
  );
  for (const [at, which] of found) {
    const [part, one] = [left[at], known[which]];
    if (part && one) take(one.paragraph, part, "text");
  }
  findMerged(parts, claims, free(), new Map(base.map((one) => [one.paragraph, one])));
  return claims;
}

/** The words of a part: those that stand, or those that were struck out where none stands. */
const wordsOf = (items: readonly WordItem[]): string => {
  const now = textOf(items);
  return now.trim() === "" ? textOf(items, "before") : now;
};

/** Of several parts with the same bookmark the one whose name is whole, then the one that reads most like the base. */
function bestOf(parts: readonly Part[], one: BaseText): Part | undefined {
  if (parts.length < 2) return parts[0];
  const name = paragraphMark(one);
  const score = (part: Part) =>
    (textOf(part.items).trim() === "" ? -1 : 0) +
    (part.mark?.name === name ? 2 : 0) +
    likeness(textOf(part.items), one.read);
  return [...parts].sort((a, b) => score(b) - score(a))[0];
}

function sameWords(
  parts: readonly Part[],
  base: readonly BaseText[],
  take: (paragraph: string, part: Part, placedBy: "text") => void,
): void {
  const waiting = new Map<string, BaseText[]>();
  for (const one of base) {
    const text = plain(one.read);
    if (text !== "") waiting.set(text, [...(waiting.get(text) ?? []), one]);
  }
  for (const part of parts) {
    const one = waiting.get(plain(wordsOf(part.items)))?.shift();
    if (one) take(one.paragraph, part, "text");
  }
}

/** Shorter texts than this may stand in another one by chance. */
const tellingLength = 20;

/**
 * A paragraph without a part whose words stand whole at the end or the beginning of another's: two rows were made one.
 * The part that it was drawn into is cut there, and what is cut out of it becomes a part.
 */
function findMerged(
  parts: Part[],
  { byParagraph, merged }: Claims,
  lost: readonly BaseText[],
  base: ReadonlyMap<string, BaseText>,
): void {
  for (const one of lost) {
    const wanted = one.read.trim();
    if (wanted.length < tellingLength) continue;
    for (const [holder, { part }] of byParagraph) {
      // Words that always stood there are no newcomers.
      const cut = base.get(holder)?.read.includes(wanted) ? null : cutOut(part.items, wanted);
      if (!cut) continue;
      part.items = cut.rest;
      const own: Part = { ...part, language: one.language, mark: null, items: cut.own };
      parts.splice(parts.indexOf(part) + 1, 0, own);
      merged.set(one.paragraph, own);
      break;
    }
  }
}

/** Takes a stretch of standing words out of a part; null where it does not stand there, or is all that stands there. */
function cutOut(items: readonly WordItem[], wanted: string): { own: WordItem[]; rest: WordItem[] } | null {
  const text = textOf(items);
  const at = text.indexOf(wanted);
  if (at < 0 || text.trim() === wanted) return null;
  const until = at + wanted.length;
  // In the midst of somebody else's sentence it is a quotation.
  if (text.slice(0, at).trim() !== "" && text.slice(until).trim() !== "") return null;
  const [own, rest]: [WordItem[], WordItem[]] = [[], []];
  let place = 0;
  for (const item of items) {
    if (item.kind !== "words" || item.delete !== null) {
      (place > at && place < until ? own : rest).push(item);
      continue;
    }
    const [from, end] = [place, place + item.text.length];
    const before = Math.max(0, Math.min(end, at) - from);
    const inside = Math.max(0, Math.min(end, until) - Math.max(from, at));
    const pieces: [WordItem[], string][] = [
      [rest, item.text.slice(0, before)],
      [own, item.text.slice(before, before + inside)],
      [rest, item.text.slice(before + inside)],
    ];
    for (const [into, piece] of pieces) if (piece !== "") into.push({ ...item, text: piece });
    place = end;
  }
  return { own, rest };
}
