import { shownPieces, type ShownPiece } from "./diff-text.ts";
import { diffDocuments } from "./document-diff.ts";
import type { ProposalDocument } from "./document.ts";

/** One paragraph that is another one now, as it is shown: in both languages, with its figures in words. */
export type ChangedPart = {
  paragraph: string;
  clause: number;
  fate: "changed" | "added" | "withdrawn";
  text: { id: ShownPiece[]; en: ShownPiece[] };
};

/** The paragraphs that changed from one release to the next, in the order of reading; also those whose figure did. */
export function changedParts(earlier: ProposalDocument, later: ProposalDocument): ChangedPart[] {
  const figuresOf = (document: ProposalDocument, id: string | null) =>
    document.clauses.find((clause) => clause.id === id)?.figures ?? {};
  return diffDocuments(earlier, later).clauses.flatMap((clause) => {
    const before = figuresOf(earlier, clause.was);
    const now = figuresOf(later, clause.to ? clause.id : null);
    return clause.paragraphs.flatMap((one): ChangedPart[] => {
      const text = {
        id: shownPieces(one.text.id, before, now, "id"),
        en: shownPieces(one.text.en, before, now, "en"),
      };
      const differs = [...text.id, ...text.en].some(({ kind }) => kind !== "same");
      if (!differs) return [];
      const fate = one.fate === "same" ? "changed" : one.fate;
      return [{ paragraph: one.id, clause: (clause.to ?? clause.from)?.number ?? 0, fate, text }];
    });
  });
}
