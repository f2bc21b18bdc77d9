import { languages, type Language } from "../platform/index.ts";
import { allText, textOf, type WordItem } from "./word-content.ts";
import { likeness, likest } from "./word-likeness.ts";
import { isBlank, paragraphMark, plain } from "./word-mark.ts";
import type { BaseText, Part } from "./word-part.ts";

/** Which part of a file is which paragraph's in one language. */
export type Claim = { part: Part; by: "bookmark" | "text" | "merged" };
export type Claims = Record<Language, Map<string, Claim>>;

/**
 * Gives each paragraph of the base its part: by bookmark; then, where the bookmark is gone, by its neighbour in the row,
 * the same words, or the most alike; and last those whose words were drawn into another paragraph's part, which is cut
 * there (`merged`; what is cut out of it becomes a part of its own in `parts`).
 */
export function claimParts(parts: Part[], base: Record<Language, readonly BaseText[]>): Claims {
  const claims: Claims = { id: new Map(), en: new Map() };
  const taken = new Set<Part>();
  const take = (one: BaseText, part: Part, by: Claim["by"]) => {
    claims[one.language].set(one.paragraph, { part, by });
    taken.add(part);
  };
  const free = (language: Language) =>
    base[language].filter(({ paragraph }) => !claims[language].has(paragraph));
  const open = (language: Language) =>
    parts.filter(
      (part) =>
        !taken.has(part) &&
        (part.language ?? language) === language &&
        part.frame === null &&
        !isBlank(allText(part.items)),
    );

  for (const language of languages) {
    for (const one of base[language]) {
      const best = bestOf(
        parts.filter(({ mark }) => mark?.paragraph === one.paragraph && mark.language === language),
        one,
      );
      if (best) take(one, best, "bookmark");
    }
  }
  const byMates = () => {
    for (const language of languages) {
      const mates = rowMates(claims[language === "id" ? "en" : "id"]);
      const known = new Map(free(language).map((one) => [one.paragraph, one]));
      for (const part of open(language)) {
        const mate = part.row === null || part.language === null ? undefined : mates.get(part.row);
        const one = known.get(mate ?? "");
        if (!one || part.mark !== null || claims[language].has(one.paragraph)) continue;
        take(one, part, "text");
      }
    }
  };
  byMates();
  for (const language of languages) {
    sameWords(open(language), free(language), (one, part) => take(one, part, "text"));
    const [left, known] = [open(language), free(language)];
    const found = likest(
      left.map(({ items }) => wordsOf(items)),
      known.map(({ read }) => read),
    );
    for (const [at, which] of found) {
      const [part, one] = [left[at], known[which]];
      if (part && one) take(one, part, "text");
    }
  }
  byMates();
  findMerged(parts, claims, base, take);
  return claims;
}

/** The paragraph of a row, as far as it has but one. */
function rowMates(claims: ReadonlyMap<string, Claim>): Map<number, string> {
  const mates = new Map<number, string>();
  const unsure = new Set<number>();
  for (const [paragraph, { part }] of claims) {
    if (part.row === null) continue;
    if (mates.has(part.row)) unsure.add(part.row);
    mates.set(part.row, paragraph);
  }
  for (const row of unsure) mates.delete(row);
  return mates;
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
  take: (one: BaseText, part: Part) => void,
): void {
  const waiting = new Map<string, BaseText[]>();
  for (const one of base) {
    const text = plain(one.read);
    if (text !== "") waiting.set(text, [...(waiting.get(text) ?? []), one]);
  }
  for (const part of parts) {
    const one = waiting.get(plain(wordsOf(part.items)))?.shift();
    if (one) take(one, part);
  }
}

/** Shorter texts than this may stand in another one by chance. */
const tellingLength = 20;

/** A paragraph without a part whose words stand whole at the end or the beginning of another's: two cells were made one. */
function findMerged(
  parts: Part[],
  claims: Claims,
  base: Record<Language, readonly BaseText[]>,
  take: (one: BaseText, part: Part, by: "merged") => void,
): void {
  const known = new Map(languages.flatMap((language) => base[language].map((one) => [keyOf(one), one.read])));
  for (const one of languages.flatMap((language) => base[language])) {
    const wanted = one.read.trim();
    if (claims[one.language].has(one.paragraph) || wanted.length < tellingLength) continue;
    const holders = languages.flatMap((language) =>
      [...claims[language]].map(([paragraph, { part }]) => ({
        part,
        own: known.get(keyOf({ paragraph, language })),
      })),
    );
    for (const { part, own } of holders) {
      // Words that always stood there are no newcomers.
      const cut = own?.includes(wanted) ? null : cutOut(part.items, wanted);
      if (!cut) continue;
      part.items = cut.rest;
      const fresh: Part = { ...part, language: one.language, mark: null, items: cut.own };
      parts.splice(parts.indexOf(part) + 1, 0, fresh);
      take(one, fresh, "merged");
      break;
    }
  }
}

const keyOf = ({ paragraph, language }: Pick<BaseText, "paragraph" | "language">) =>
  `${paragraph} ${language}`;

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
