import { z } from "zod";
import { members, organisationOf, useCase, type Work } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import { dropPrepared } from "./answering.ts";
import type { Comment } from "./comment.ts";
import type { AgreementStores } from "./stores.ts";

/** A comment of one's circle that is still inside; refusals: COMMENT_NOT_FOUND, COMMENT_GONE_OUT, COMMENT_RECEIVED. */
async function inside(
  { stores: { agreement } }: Work<AgreementStores>,
  commentId: string,
): Promise<Outcome<{ comment: Comment }>> {
  const comment = await agreement.comment(commentId, "change");
  if (!comment || comment.withdrawnAt) return refuse("COMMENT_NOT_FOUND");
  if (comment.receivedId) return refuse("COMMENT_RECEIVED");
  return comment.replyId ? refuse("COMMENT_GONE_OUT") : { ok: true, comment };
}

/** A reply that was made ready with a comment that is not to leave any more is not ready. */
async function unprepare(
  work: Work<AgreementStores>,
  { circleId, versionId, commentId }: Comment,
): Promise<void> {
  const draft = versionId ? await work.stores.agreement.replyDraft(circleId, versionId) : undefined;
  if (versionId && draft?.content.comments.some(({ comment }) => comment === commentId))
    await dropPrepared(work, circleId, versionId);
}

/**
 * Takes back what one's own office said, while it is in the circle.
 * Refusals: COMMENT_NOT_FOUND (also what another office said), COMMENT_GONE_OUT, COMMENT_RECEIVED.
 */
export const withdrawComment = useCase<AgreementStores>()({
  name: "agreement.withdraw-comment",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ comment: z.uuid() }),
  async run(work, { comment: commentId }) {
    const found = await inside(work, commentId);
    if (!found.ok) return found;
    if (found.comment.organisationId !== organisationOf(work.principal)) return refuse("COMMENT_NOT_FOUND");
    await work.stores.agreement.withdrawComment(commentId, work.now);
    await unprepare(work, found.comment);
    work.touch({ kind: "agreement.comment", id: commentId });
    return { ok: true };
  },
});

/**
 * Chooses what goes out with the next reply; only the lead of the circle that answers does.
 * Refusals: COMMENT_NOT_FOUND, COMMENT_GONE_OUT, COMMENT_RECEIVED, NOT_CIRCLE_LEAD.
 */
export const markComment = useCase<AgreementStores>()({
  name: "agreement.mark-comment",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ comment: z.uuid(), marked: z.boolean() }),
  async run(work, { comment: commentId, marked }) {
    const found = await inside(work, commentId);
    if (!found.ok) return found;
    const { agreement } = work.stores;
    const organisation = organisationOf(work.principal) ?? "";
    const circle = await agreement.circleIn(found.comment.proposalId, organisation);
    if (circle?.side !== "answering" || circle.organisationId !== organisation)
      return refuse("NOT_CIRCLE_LEAD");
    await agreement.markComment(commentId, marked);
    if (!marked) await unprepare(work, found.comment);
    work.touch({ kind: "agreement.comment", id: commentId });
    return { ok: true, marked };
  },
});
