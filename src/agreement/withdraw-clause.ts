import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { draftingProposal } from "./drafting-proposal.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Takes a clause out of the text with all that it has, or puts it back; nothing is deleted.
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, CLAUSE_NOT_FOUND, CLAUSE_WITHDRAWN, CLAUSE_STANDS.
 */
export const withdrawClause = useCase<AgreementStores>()({
  name: "agreement.withdraw-clause",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ proposal: proposalKeySchema, clause: z.uuid(), back: z.boolean().default(false) }),
  async run(work, { proposal: key, clause: clauseId, back }) {
    const { stores, principal, now, touch } = work;
    const found = await draftingProposal(work, key, "change");
    if (!found.ok) return found;
    const clause = await stores.agreement.clause(found.proposal.proposalId, clauseId, "change");
    if (!clause) return refuse("CLAUSE_NOT_FOUND");
    if (back && !clause.withdrawnAt) return refuse("CLAUSE_STANDS");
    if (!back && clause.withdrawnAt) return refuse("CLAUSE_WITHDRAWN");
    const withdrawnAt = back ? null : now;
    await stores.agreement.saveClause({
      ...{ ...clause, withdrawnAt },
      ...{ changedBy: personOf(principal), changedAt: now },
    });
    touch({ kind: "agreement.clause", id: clauseId });
    return { ok: true, clause: clauseId, withdrawn: !back };
  },
});
