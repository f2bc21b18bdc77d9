import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { draftingProposal } from "./drafting-proposal.ts";
import { movedTo } from "./places.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Puts a clause at another place among those that stand; its number follows.
 * @param to the number that it gets, from 1
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, CLAUSE_NOT_FOUND, CLAUSE_WITHDRAWN.
 */
export const moveClause = useCase<AgreementStores>()({
  name: "agreement.move-clause",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ proposal: proposalKeySchema, clause: z.uuid(), to: z.int().min(1).max(1_000) }),
  async run(work, { proposal: key, clause, to }) {
    const { agreement } = work.stores;
    const found = await draftingProposal(work, key, "change");
    if (!found.ok) return found;
    const all = await agreement.clauses(found.proposal.proposalId);
    const own = all.find(({ clauseId }) => clauseId === clause);
    if (!own) return refuse("CLAUSE_NOT_FOUND");
    if (own.withdrawnAt) return refuse("CLAUSE_WITHDRAWN");
    const others = all.filter((one) => one !== own);
    const standing = others.filter(({ withdrawnAt }) => withdrawnAt === null);
    // Withdrawn ones between stay behind the clause that they stood behind.
    const next = standing[to - 1];
    const place = next ? others.indexOf(next) : others.length;
    const order = all.map(({ clauseId: id, position }) => ({ id, position }));
    await agreement.place("clause", movedTo(order, clause, place));
    work.touch({ kind: "agreement.clause", id: clause });
    return { ok: true, clause, number: Math.min(to, standing.length + 1) };
  },
});
