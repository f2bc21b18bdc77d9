import type { Language } from "../platform/index.ts";
import { sameFigure } from "./figure-text.ts";
import { figureText, pieces, type Figures } from "./figure.ts";
import type { Segment } from "./word-diff.ts";

/** A piece of a text as it is shown: its figures in words, and whether it stands before, after, or on both sides. */
export type ShownPiece = { kind: Segment["kind"]; text: string; figure: boolean };

/** The change of a text with its figures as they are read: where a figure changed its value, both stand. */
export function shownPieces(
  segments: readonly Segment[],
  before: Figures,
  after: Figures,
  language: Language,
): ShownPiece[] {
  const shown: ShownPiece[] = [];
  const add = (kind: Segment["kind"], text: string, figure: boolean) => shown.push({ kind, text, figure });
  for (const { kind, text } of segments) {
    const known = kind === "removed" ? before : after;
    const all = kind === "same" ? { ...before, ...after } : known;
    for (const piece of pieces(text, all)) {
      if ("words" in piece) {
        add(kind, piece.words, false);
        continue;
      }
      const [was, is] = [before[piece.figure], after[piece.figure]];
      const told = (figure: typeof was) => (figure ? figureText(figure, language) : `{${piece.figure}}`);
      if (kind === "removed") add(kind, told(was), true);
      else if (kind === "added") add(kind, told(is), true);
      else if (was && is && sameFigure(was, is)) add("same", told(is), true);
      else {
        add("removed", told(was), true);
        add("added", told(is), true);
      }
    }
  }
  return shown;
}
