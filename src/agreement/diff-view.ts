import type { Language } from "../platform/index.ts";
import { shownFigure, type ShownFigure } from "./clause-view.ts";
import { changedNumbers, countChanges, type NumberChange } from "./diff-summary.ts";
import { shownPieces, type ShownPiece } from "./diff-text.ts";
import type { ClauseDiff, DocumentDiff, Fate } from "./document-diff.ts";
import type { Figures } from "./figure.ts";

/** A number that changed, for a page. */
export type ShownChange = { clause: number; clauseId: string } & (
  | { kind: "figure"; name: string; from: ShownFigure | null; to: ShownFigure | null }
  | Exclude<NumberChange, { kind: "figure" }>
);

export type ShownParagraph =
  | { kind: "same"; count: number }
  | {
      kind: "changed";
      id: string;
      fate: Fate;
      moved: boolean;
      fromClause: number | null;
      heading: boolean;
      pieces: ShownPiece[];
    };

export type ShownClause = {
  id: string;
  fate: Fate;
  moved: boolean;
  from: number | null;
  to: number | null;
  kinds: { from: string; to: string } | null;
  heading: ShownPiece[];
  paragraphs: ShownParagraph[];
};

const figuresOf = ({ figures }: ClauseDiff, side: "from" | "to"): Figures =>
  Object.fromEntries(
    figures.flatMap((one) => {
      const figure = one[side];
      return figure ? [[one.name, figure]] : [];
    }),
  );

/** What changed between two versions as a page shows it, in one language; clauses that stayed as they were are counted. */
export function diffView(diff: DocumentDiff, language: Language) {
  const clauses = diff.clauses.filter(({ fate, moved }) => fate !== "same" || moved);
  return {
    counts: countChanges(diff),
    unchanged: diff.clauses.length - clauses.length,
    title: shownPieces(diff.title[language], {}, {}, language),
    titleChanged: diff.title[language].some(({ kind }) => kind !== "same"),
    numbers: changedNumbers(diff, language).map((change): ShownChange => {
      if (change.kind !== "figure") return change;
      const { name, from, to } = change;
      return {
        ...change,
        from: from && shownFigure(name, from, language),
        to: to && shownFigure(name, to, language),
      };
    }),
    clauses: clauses.map((clause): ShownClause => {
      const [before, after] = [figuresOf(clause, "from"), figuresOf(clause, "to")];
      const pieces = (paragraph: ClauseDiff["paragraphs"][number]) =>
        shownPieces(paragraph.text[language], before, after, language);
      const heading = clause.paragraphs.find(({ to, from }) => (to ?? from)?.role === "heading");
      const { id, fate, moved, from, to } = clause;
      return {
        ...{ id, fate, moved, from: from?.number ?? null, to: to?.number ?? null },
        kinds: from && to && from.kind !== to.kind ? { from: from.kind, to: to.kind } : null,
        heading: heading ? pieces(heading) : [],
        paragraphs: paragraphsOf(clause, pieces),
      };
    }),
  };
}
export type DiffView = ReturnType<typeof diffView>;

/** Paragraphs that changed, were moved, or show another figure; those between are counted. */
function paragraphsOf(
  clause: ClauseDiff,
  pieces: (paragraph: ClauseDiff["paragraphs"][number]) => ShownPiece[],
): ShownParagraph[] {
  const shown: ShownParagraph[] = [];
  for (const paragraph of clause.paragraphs) {
    const { id, fate, moved, fromClause, from, to } = paragraph;
    const words = pieces(paragraph);
    if (!moved && (fate === "same" || fate === "changed") && words.every(({ kind }) => kind === "same")) {
      const last = shown.at(-1);
      if (last?.kind === "same") last.count += 1;
      else shown.push({ kind: "same", count: 1 });
      continue;
    }
    const heading = (to ?? from)?.role === "heading";
    shown.push({ kind: "changed", id, fate, moved, fromClause, heading, pieces: words });
  }
  return shown;
}
