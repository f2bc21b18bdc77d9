import type { Language } from "../platform/index.ts";
import { figureText, pieces, type Figures } from "./figure.ts";

/** A piece of a text as it is read: words, a figure's value, or a name between braces that has no figure. */
export type TextPiece = { text: string; kind: "words" | "figure" | "unknown" };

const unknown = /(\{[a-z][a-z0-9-]{0,39}\})/;

/** A text with its figures, in pieces, so that a page can mark them without knowing figures. */
export const shownText = (text: string, figures: Figures, language: Language): TextPiece[] =>
  pieces(text, figures).flatMap((piece): TextPiece[] => {
    if ("figure" in piece) {
      const figure = figures[piece.figure];
      return figure ? [{ text: figureText(figure, language), kind: "figure" }] : [];
    }
    return piece.words
      .split(unknown)
      .filter(Boolean)
      .map((words) => ({ text: words, kind: unknown.test(words) ? "unknown" : "words" }));
  });

/** The same of both sides. */
export const shownSides = (text: { id: string; en: string }, figures: Figures) => ({
  id: shownText(text.id, figures, "id"),
  en: shownText(text.en, figures, "en"),
});
