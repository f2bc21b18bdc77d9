import { z } from "zod";
import { members, organisationOf, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { dispositionOutcomes, hasReason } from "./disposition.ts";
import { applyChange, asItStands } from "./apply-change.ts";
import { outsideComments } from "./outside-comments.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

const words = z.string().trim().max(2_000).exactOptional();

/**
 * Says how a comment of the other side ended. A proposed change that is accepted is put into its paragraph at once, and the
 * comment keeps which text did it; of an adapted one the text as it stands is kept. Decided anew, the last decision holds.
 * Refusals: PROPOSAL_NOT_FOUND, COMMENT_NOT_FOUND, DISPOSITION_REASON_MISSING (adapted or declined, without a word),
 * and those of `applyChange`.
 */
export const disposeComment = useCase<AgreementStores>()({
  name: "agreement.dispose-comment",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    proposal: proposalKeySchema,
    comment: z.uuid(),
    outcome: z.enum(dispositionOutcomes),
    reason: z.object({ id: words, en: words }).default({}),
  }),
  async run(work, { proposal: key, comment: commentId, outcome, reason }) {
    const { stores, principal, now, touch } = work;
    const { agreement } = stores;
    const organisation = organisationOf(principal);
    const proposal = await agreement.proposalByName(key);
    if (!proposal || !organisation) return refuse("PROPOSAL_NOT_FOUND");
    const comment = (await outsideComments(stores, proposal)).find((one) => one.comment === commentId);
    if (!comment) return refuse("COMMENT_NOT_FOUND");
    if (outcome !== "accepted" && !hasReason(reason)) return refuse("DISPOSITION_REASON_MISSING");
    const { proposalId, circleId, synthetic } = proposal;
    const applied =
      outcome === "accepted" && comment.kind === "change"
        ? await applyChange(work, proposalId, comment, organisation)
        : await asItStands(work, proposalId, outcome === "declined" ? null : comment.paragraph);
    if (!applied.ok) return applied;
    await agreement.saveDisposition({
      organisationId: organisation,
      circleId,
      proposalId,
      commentId,
      outcome,
      reason,
      paragraphId: applied.paragraph,
      paragraphVersion: applied.version,
      decidedBy: personOf(principal),
      decidedAt: now,
      synthetic,
    });
    touch({ kind: "agreement.comment", id: commentId });
    return { ok: true, outcome, paragraph: applied.paragraph, version: applied.version };
  },
});
