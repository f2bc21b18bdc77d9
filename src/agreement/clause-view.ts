import type { Clause } from "./document.ts";
import { figureText, type Figure } from "./figure.ts";
import type { Language } from "../platform/index.ts";
import { shownSides } from "./shown-text.ts";

/** A figure for a page: a quantity with its unit is said there, an amount or a day comes in words. */
export type ShownFigure = { name: string } & (
  | { quantity: number; unit: string; text: null }
  | { quantity: null; unit: null; text: string }
);

export const shownFigure = (name: string, figure: Figure, language: Language): ShownFigure =>
  figure.type === "number"
    ? { name, quantity: figure.value, unit: figure.unit, text: null }
    : { name, quantity: null, unit: null, text: figureText(figure, language) };

/** A clause as a page shows it: texts in pieces, figures in words. */
export function clauseView(clause: Clause, language: Language) {
  const { id, number, kind, figures, obligation, links, paragraphs } = clause;
  const heading = paragraphs[0]?.role === "heading" ? paragraphs[0] : null;
  const owed = obligation && figures[obligation.figure];
  return {
    ...{ id, number, kind, links },
    heading: heading && { ...heading, text: shownSides(heading.text, figures) },
    paragraphs: paragraphs
      .filter((one) => one !== heading)
      .map((one) => ({ ...one, text: shownSides(one.text, figures) })),
    figures: Object.entries(figures).map(([name, figure]) => shownFigure(name, figure, language)),
    obligation: obligation && {
      ...obligation,
      owed: owed ? shownFigure(obligation.figure, owed, language) : null,
    },
  };
}
export type ClauseView = ReturnType<typeof clauseView>;

/**
 * Clauses by the page on which they stand: long texts are read some at a time.
 * @param most paragraphs of a page; a clause stands whole on one
 * @returns for each page the places of its clauses, from and until (not included)
 */
export function clausePages(
  clauses: readonly Pick<Clause, "paragraphs">[],
  most = 120,
): { from: number; until: number }[] {
  const pages: { from: number; until: number }[] = [];
  let room = 0;
  clauses.forEach(({ paragraphs }, index) => {
    const last = pages.at(-1);
    if (last && paragraphs.length <= room) last.until = index + 1;
    else {
      pages.push({ from: index, until: index + 1 });
      room = most;
    }
    room -= paragraphs.length;
  });
  return pages;
}
