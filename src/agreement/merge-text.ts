import { diffIndices } from "node-diff3";
import { alikeEnds, isWord, joined, tokens } from "./text-tokens.ts";

/** A piece of what two people made of one text: as it was, by one of them, by both alike, or where they clash. */
export type MergePart =
  | { by: "nobody" | "mine" | "theirs" | "both"; text: string }
  | { by: "clash"; text: string; base: string; theirs: string };

/** `text` has every change of both; where they clash it has mine, and `clashes` says that a person must look. */
export type Merge = { text: string; clashes: number; parts: MergePart[] };

/** Pieces `from` to `until` of the base became others. */
type Hunk = { from: number; until: number; pieces: string[]; side: "mine" | "theirs" };

/** More pieces than this that differ, times those that they are compared with: the whole stretch is one change. */
const mostCompared = 250_000;

/**
 * Merges what two people made of one text, word by word (diff3; Khanna, Kunal and Pierce 2007). Changes are apart when at
 * least one word between them is as it was; else they clash, unless both did the same.
 */
export function mergeTexts(base: string, mine: string, theirs: string): Merge {
  const before = tokens(base);
  const hunks = [
    ...changes(before, tokens(mine), "mine"),
    ...changes(before, tokens(theirs), "theirs"),
  ].toSorted((a, b) => a.from - b.from || a.until - b.until);
  const parts: { by: MergePart["by"]; pieces: string[]; base: string[]; theirs: string[] }[] = [];
  const add = (by: MergePart["by"], pieces: string[], was: string[] = [], other: string[] = []) => {
    if (pieces.length || was.length || other.length) parts.push({ by, pieces, base: was, theirs: other });
  };
  let at = 0;
  for (const group of grouped(hunks, before)) {
    const from = Math.min(...group.map((hunk) => hunk.from));
    const until = Math.max(...group.map((hunk) => hunk.until));
    add("nobody", before.slice(at, from));
    const side = (name: Hunk["side"]) => {
      const own = group.filter((hunk) => hunk.side === name);
      return own.length ? applied(before, own, from, until) : null;
    };
    const [ours, others] = [side("mine"), side("theirs")];
    if (ours && others) {
      const alike = ours.join("") === others.join("");
      add(alike ? "both" : "clash", ours, before.slice(from, until), others);
    } else add(ours ? "mine" : "theirs", ours ?? others ?? []);
    at = until;
  }
  add("nobody", before.slice(at));
  return told(parts);
}

/** Where a text is no longer the base; what is alike at both ends is left out before anything is compared. */
function changes(base: readonly string[], text: readonly string[], side: Hunk["side"]): Hunk[] {
  const { head, tail } = alikeEnds(base, text);
  const was = base.slice(head, base.length - tail);
  const is = text.slice(head, text.length - tail);
  if (!was.length && !is.length) return [];
  if (was.length * is.length > mostCompared)
    return [{ from: head, until: head + was.length, pieces: is, side }];
  return diffIndices(was, is).map(({ buffer1: [from, length], buffer2Content }) => ({
    from: head + from,
    until: head + from + length,
    pieces: buffer2Content,
    side,
  }));
}

/** Hunks of one side with only signs between them, and hunks of both without a word between them, belong together. */
function grouped(hunks: readonly Hunk[], base: readonly string[]): Hunk[][] {
  const groups: Hunk[][] = [];
  let until = -1;
  for (const hunk of hunks) {
    const last = groups.at(-1);
    if (last && (hunk.from <= until || !base.slice(until, hunk.from).some(isWord))) last.push(hunk);
    else groups.push([hunk]);
    until = Math.max(until, hunk.until);
  }
  return groups;
}

function applied(base: readonly string[], hunks: readonly Hunk[], from: number, until: number): string[] {
  const pieces: string[] = [];
  let at = from;
  for (const hunk of hunks) {
    pieces.push(...base.slice(at, hunk.from), ...hunk.pieces);
    at = hunk.until;
  }
  return [...pieces, ...base.slice(at, until)];
}

/** Pieces as text: what stands first in the text loses the blank that `tokens` gave it. */
function told(
  parts: readonly { by: MergePart["by"]; pieces: string[]; base: string[]; theirs: string[] }[],
): Merge {
  let begun = false;
  const shown = parts.map(({ by, pieces, base, theirs }): MergePart => {
    const text = begun ? pieces.join("") : joined(pieces);
    begun ||= pieces.length > 0;
    return by === "clash"
      ? { by, text, base: base.join("").trim(), theirs: theirs.join("").trim() }
      : { by, text };
  });
  return {
    text: joined(parts.flatMap(({ pieces }) => pieces)),
    clashes: shown.filter(({ by }) => by === "clash").length,
    parts: shown,
  };
}
