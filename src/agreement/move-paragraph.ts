import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { draftingProposal } from "./drafting-proposal.ts";
import { movedTo } from "./places.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Puts a paragraph one place up or down in its clause, or at the end of another one. Its words stay as they are.
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, PARAGRAPH_NOT_FOUND, PARAGRAPH_WITHDRAWN, CLAUSE_NOT_FOUND, CLAUSE_WITHDRAWN.
 */
export const moveParagraph = useCase<AgreementStores>()({
  name: "agreement.move-paragraph",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    proposal: proposalKeySchema,
    paragraph: z.uuid(),
    to: z.union([z.enum(["up", "down"]), z.object({ clause: z.uuid() })]),
  }),
  async run(work, { proposal: key, paragraph, to }) {
    const { agreement } = work.stores;
    const found = await draftingProposal(work, key, "change");
    if (!found.ok) return found;
    const { proposalId } = found.proposal;
    const row = await agreement.paragraph(proposalId, paragraph, "change");
    if (!row) return refuse("PARAGRAPH_NOT_FOUND");
    if (row.withdrawnAt) return refuse("PARAGRAPH_WITHDRAWN");
    const target = typeof to === "object" ? to.clause : row.clauseId;
    const clause = await agreement.clause(proposalId, target, "change");
    if (!clause) return refuse("CLAUSE_NOT_FOUND");
    if (clause.withdrawnAt) return refuse("CLAUSE_WITHDRAWN");
    const there = await agreement.paragraphsOfClauses([target]);
    if (target !== row.clauseId) await agreement.saveParagraph({ ...row, clauseId: target });
    const standing = there.filter(({ withdrawnAt }) => withdrawnAt === null);
    const at = standing.findIndex(({ paragraphId }) => paragraphId === paragraph);
    const neighbour = to === "up" ? standing[at - 1] : to === "down" ? standing[at + 1] : undefined;
    const others = there.filter(({ paragraphId }) => paragraphId !== paragraph);
    const place = neighbour
      ? others.findIndex(({ paragraphId }) => paragraphId === neighbour.paragraphId) + (to === "down" ? 1 : 0)
      : to === "up"
        ? 0
        : others.length;
    const order = [...others, row].map(({ paragraphId: id, position }) => ({ id, position }));
    await agreement.place("paragraph", movedTo(order, paragraph, place));
    work.touch({ kind: "agreement.paragraph", id: paragraph });
    return { ok: true, clause: target, paragraph };
  },
});
