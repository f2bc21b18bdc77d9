import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { openOf } from "./disposition.ts";
import { outsideComments, whatCameBack } from "./outside-comments.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Says that every comment of the other side has ended. What comes later opens it again.
 * Refusals: PROPOSAL_NOT_FOUND, FEEDBACK_NONE (nothing came), PIECES_OPEN (words of a file that nobody has placed), FEEDBACK_OPEN
 * (how many have not ended; a row for each, `column` its id).
 */
export const closeFeedback = useCase<AgreementStores>()({
  name: "agreement.close-feedback",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ proposal: proposalKeySchema }),
  async run({ stores, principal, now, touch }, { proposal: key }) {
    const { agreement, duty } = stores;
    const proposal = await agreement.proposalByName(key);
    if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
    const { proposalId } = proposal;
    const comments = await outsideComments(stores, proposal);
    const { received, replies } = await whatCameBack(stores, proposal);
    const pieces = received.flatMap(({ unplaced }) => unplaced).filter(({ state }) => state === "open");
    if (pieces.length > 0) return refuse("PIECES_OPEN", { count: pieces.length });
    // An answer without a comment is one, too.
    if (comments.length + received.length + replies.length === 0) return refuse("FEEDBACK_NONE");
    const open = openOf(comments);
    if (open.length > 0) {
      const rows = open.map(({ comment, letter, text }) => ({
        ...{ file: letter.number, column: comment, code: "COMMENT_OPEN", found: text.slice(0, 80) },
      }));
      return refuse("FEEDBACK_OPEN", { count: open.length }, rows);
    }
    await agreement.closeFeedback(proposalId, now, personOf(principal));
    await duty.close({ kind: "agreement.feedback", id: proposalId }, "done", now);
    touch({ kind: "agreement.proposal", id: proposalId });
    return { ok: true, comments: comments.length };
  },
});
