import type { ClauseRow } from "./clause.ts";
import { documentFormat, type Answer, type ProposalDocument } from "./document.ts";
import type { ParagraphRow } from "./paragraph.ts";
import type { Proposal } from "./proposal.ts";

export type DocumentRows = {
  proposal: Pick<Proposal, "proposalId" | "name" | "title" | "parties" | "prevailing" | "synthetic">;
  clauses: readonly ClauseRow[];
  paragraphs: readonly ParagraphRow[];
  /** Hash of the signed version that it amends. */
  amends?: string | null;
  answers?: readonly Answer[];
};

type Placed = { position: number };
const byPosition = (a: Placed, b: Placed) => a.position - b.position;

/** A proposal as one document, from its rows in any order; what is withdrawn is left out. */
export function buildDocument({
  proposal,
  clauses,
  paragraphs,
  amends = null,
  answers = [],
}: DocumentRows): ProposalDocument {
  const ofClause = Map.groupBy(
    paragraphs.filter(({ withdrawnAt }) => withdrawnAt === null),
    ({ clauseId }) => clauseId,
  );
  return {
    format: documentFormat,
    proposal: proposal.proposalId,
    name: proposal.name,
    title: proposal.title,
    parties: proposal.parties,
    prevailing: proposal.prevailing,
    amends,
    clauses: clauses
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .toSorted(byPosition)
      .map((clause, index) => ({
        id: clause.clauseId,
        number: index + 1,
        kind: clause.kind,
        figures: clause.figures,
        obligation: clause.obligation,
        links: clause.links,
        paragraphs: (ofClause.get(clause.clauseId) ?? []).toSorted(byPosition).map((paragraph) => ({
          id: paragraph.paragraphId,
          role: paragraph.role,
          version: paragraph.version,
          text: { id: paragraph.textId, en: paragraph.textEn },
          stale: paragraph.stale,
        })),
      })),
    answers: [...answers],
    synthetic: proposal.synthetic,
  };
}
