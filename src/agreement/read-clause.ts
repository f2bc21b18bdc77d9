import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { proposalKeySchema } from "./proposal.ts";
import { buildDocument } from "./proposal-document.ts";
import { readingProposal } from "./reading-proposal.ts";
import { hindrances } from "./release-readiness.ts";
import type { AgreementStores } from "./stores.ts";
import { whoWrote } from "./who-wrote.ts";

/**
 * One clause for whoever writes it: its paragraphs with their versions, also those that are withdrawn, its figures, what
 * it lacks, and the clauses around it.
 * Refusals: PROPOSAL_NOT_FOUND, CLAUSE_NOT_FOUND.
 */
export const readClause = useCase<AgreementStores>()({
  name: "agreement.read-clause",
  kind: "read",
  policy: [members()],
  input: z.object({ proposal: proposalKeySchema, clause: z.uuid() }),
  async run(work, { proposal: key, clause: clauseId }) {
    const { agreement, identity } = work.stores;
    const found = await readingProposal(work, key);
    if (!found.ok) return found;
    const { proposal, leads } = found;
    const clauses = await agreement.clauses(proposal.proposalId);
    const clause = clauses.find((one) => one.clauseId === clauseId);
    if (!clause) return refuse("CLAUSE_NOT_FOUND");
    const paragraphs = await agreement.paragraphsOfClauses([clauseId]);
    const standing = clauses.filter(({ withdrawnAt }) => withdrawnAt === null);
    const place = standing.indexOf(clause);
    const headings = await agreement.headings(proposal.proposalId);
    const document = buildDocument({ proposal, clauses: [clause], paragraphs });
    const number = place < 0 ? null : place + 1;
    const who = await whoWrote(identity, paragraphs);
    const heading = (id: string | undefined) =>
      id === undefined ? null : { id, text: headings.get(id) ?? {} };
    return {
      ok: true,
      proposal: {
        ...{ name: proposal.name, title: proposal.title, state: proposal.state, parties: proposal.parties },
        ...{ key: leads ? proposal.name : proposal.proposalId, synthetic: proposal.synthetic },
      },
      clause: { ...clause, number },
      heading: headings.get(clauseId) ?? {},
      before: number === null ? null : heading(standing[place - 1]?.clauseId),
      after: number === null ? null : heading(standing[place + 1]?.clauseId),
      others: standing
        .map((one, index) => ({
          id: one.clauseId,
          number: index + 1,
          heading: headings.get(one.clauseId) ?? {},
        }))
        .filter(({ id }) => id !== clauseId),
      count: standing.length,
      paragraphs: paragraphs.map((row) => ({ ...row, by: who(row) })),
      budgets: (await agreement.budgetsOf(clauseId)).map(({ budgetId, fileLabel, facts, enteredAt }) => ({
        ...{ budgetId, file: fileLabel, facts, at: enteredAt },
      })),
      hindrances: clause.withdrawnAt
        ? []
        : hindrances({ ...document, title: { id: "-", en: "-" } }).map((one) => ({
            ...one,
            clause: one.clause && { ...one.clause, number: number ?? 0 },
          })),
    };
  },
});
