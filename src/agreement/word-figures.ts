import type { Language } from "../platform/index.ts";
import { figureText, pieces, type Figure, type Figures } from "./figure.ts";
import { wordDiff } from "./word-diff.ts";
import { sameFigure, writtenFigures, type WrittenFigure } from "./figure-text.ts";
import type { FigureChange } from "./word-reading.ts";

/** A figure where it stands in a text that is read. */
type Standing = { name: string; figure: Figure; from: number; until: number };

/** A stretch of the new text in which figures of the old one are looked for, in their order. `whole`: it is the one figure. */
type Window = { from: number; until: number; figures: Standing[]; whole: boolean };

/** Blanks that a program exchanges for one another, one for one, so that places stay. */
const blanks = (text: string) => text.replaceAll(/[\u00a0\u202f\u2007\t]/g, " ");

/**
 * Puts `{name}` back where the figures of a paragraph stand in its changed text. A figure is unchanged where its words
 * are, or where it is written in another way; changed where one of its kind stands in its place; else its words stay words.
 * @param text the paragraph as it is kept, with `{name}`
 * @param now the words of it that stand in the file
 */
export function figuresBack(
  text: string,
  figures: Figures,
  language: Language,
  now: string,
): { text: string; changes: FigureChange[] } {
  const [before, standing] = laidOut(text, figures, language);
  if (standing.length === 0) return { text: now, changes: [] };
  const seen = blanks(now);
  const found: Found[] = [];
  for (const { from, until, figures: own, whole } of windows(blanks(before), seen, standing)) {
    let at = from;
    // Where one of them is gone, those of its kind behind it are not told apart by their order.
    const unsure = new Set<Figure["type"]>();
    own.forEach((figure, i) => {
      const others = unsure.has(figure.figure.type) ? null : own.slice(i + 1);
      const written = whole
        ? { from, until, figure: figure.figure }
        : find(seen, at, until, figure, others, language);
      if (!written) unsure.add(figure.figure.type);
      found.push({ wanted: figure, written, words: now.slice(at, until).trim() });
      if (written) at = written.until;
    });
  }
  return settle(found, now);
}

/** Where a figure was looked for, what was found there, and the words of that place. */
type Found = { wanted: Standing; written: WrittenFigure | null; words: string };

/** A figure has one value wherever it stands: where its places differ, those that changed stay words for a person. */
function settle(found: readonly Found[], now: string): { text: string; changes: FigureChange[] } {
  const changes: FigureChange[] = [];
  const kept: { from: number; until: number; name: string }[] = [];
  for (const name of new Set(found.map(({ wanted }) => wanted.name))) {
    const own = found.filter(({ wanted }) => wanted.name === name);
    const [first] = own;
    const agreed = own.every(
      ({ written }) => written && first?.written && sameFigure(written.figure, first.written.figure),
    );
    for (const [i, { wanted, written, words }] of own.entries()) {
      const same = written !== null && sameFigure(written.figure, wanted.figure);
      if (written && (agreed || same)) kept.push({ from: written.from, until: written.until, name });
      if (same || (agreed && i > 0)) continue;
      const stands = written ? now.slice(written.from, written.until) : words;
      changes.push({
        name,
        from: wanted.figure,
        to: agreed && written ? written.figure : null,
        words: stands,
      });
    }
  }
  let text = "";
  let at = 0;
  for (const place of kept.toSorted((a, b) => a.from - b.from)) {
    text += `${now.slice(at, place.from)}{${place.name}}`;
    at = place.until;
  }
  return { text: text + now.slice(at), changes };
}

/** A text as it is read, and where its figures stand in it. */
function laidOut(text: string, figures: Figures, language: Language): [string, Standing[]] {
  let read = "";
  const standing: Standing[] = [];
  for (const piece of pieces(text, figures)) {
    const figure = "figure" in piece ? figures[piece.figure] : undefined;
    const words = "words" in piece ? piece.words : figure ? figureText(figure, language) : "";
    if ("figure" in piece && figure)
      standing.push({ name: piece.figure, figure, from: read.length, until: read.length + words.length });
    read += words;
  }
  return [read, standing];
}

/** For each figure the place between the words that stayed around it; neighbours without one between share theirs. */
function windows(before: string, now: string, standing: readonly Standing[]): Window[] {
  const kept: { from: number; until: number; at: number }[] = [];
  let [a, b] = [0, 0];
  for (const { kind, text } of wordDiff(before, now)) {
    if (kind === "same") kept.push({ from: a, until: a + text.length, at: b });
    if (kind !== "added") a += text.length;
    if (kind !== "removed") b += text.length;
  }
  const found: Window[] = [];
  for (const figure of standing) {
    const stayed = kept.find((one) => one.from <= figure.from && one.until >= figure.until);
    if (stayed) {
      const from = stayed.at + figure.from - stayed.from;
      const until = from + figure.until - figure.from;
      found.push({ from, until, figures: [figure], whole: true });
      continue;
    }
    const left = kept.findLast(({ from }) => from < figure.from);
    const right = kept.find(({ until }) => until > figure.until);
    const from = left ? left.at + Math.min(left.until, figure.from) - left.from : 0;
    const until = right ? right.at + Math.max(right.from, figure.until) - right.from : now.length;
    const last = found.at(-1);
    if (last && !last.whole && (last.from === from || last.until > from)) {
      last.until = Math.max(last.until, until);
      last.figures.push(figure);
    } else found.push({ from, until, figures: [figure], whole: false });
  }
  return found;
}

function find(
  now: string,
  from: number,
  until: number,
  wanted: Standing,
  others: readonly Standing[] | null,
  language: Language,
): WrittenFigure | null {
  const within = now.slice(from, until);
  const placed = (one: WrittenFigure) => ({ ...one, from: one.from + from, until: one.until + from });
  const own = blanks(figureText(wanted.figure, language));
  const at = within.indexOf(own);
  if (at >= 0 && !isPartOfNumber(now, from + at, from + at + own.length))
    return placed({ from: at, until: at + own.length, figure: wanted.figure });
  const written = writtenFigures(within, wanted.figure, language).map(placed);
  const same = written.find(({ figure }) => sameFigure(figure, wanted.figure));
  if (same || others === null) return same ?? null;
  // One for each figure of the kind that is still looked for: their order tells which is which.
  const alike = 1 + others.filter(({ figure }) => figure.type === wanted.figure.type).length;
  return written.length === alike ? (written[0] ?? null) : null;
}

const isPartOfNumber = (text: string, from: number, until: number): boolean =>
  /[\p{N}][.,]?$/u.test(text.slice(0, from)) || /^[.,]?\p{N}/u.test(text.slice(until));
