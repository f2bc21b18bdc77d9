import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, personOf, requireOtherEyes, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { ledAnsweringCircle, preparedRef } from "./answering.ts";
import { letterDated } from "./hop.ts";
import { lastStances } from "./reply-content.ts";
import { channelSchema } from "./route.ts";
import { sendPaper } from "./send-paper.ts";
import type { AgreementStores } from "./stores.ts";
import { backFrom } from "./way-back.ts";

/**
 * Releases the reply that another person has made ready, word for word, and sends it back to whoever sent the text. From
 * then on it stands; only what it says has left the circle.
 * Refusals: VERSION_NOT_FOUND, ANSWER_NOT_OPEN, NOT_CIRCLE_LEAD, REPLY_NOT_PREPARED, FOUR_EYES, LETTER_BEFORE_RELEASE, and
 * those of `sendPaper`.
 */
export const releaseReply = useCase<AgreementStores>()({
  name: "agreement.release-reply",
  kind: "change",
  policy: [members("head")],
  input: z.object({
    version: z.uuid(),
    /** Hash of what was made ready, as the head has read it. */
    hash: z.string().max(64),
    channel: channelSchema.default("workbench"),
  }),
  async run(work, { version: versionId, hash, channel }) {
    const found = await ledAnsweringCircle(work, versionId);
    if (!found.ok) return found;
    const { version, circle, organisation } = found;
    const { stores, principal, now, today, touch } = work;
    const { agreement, duty } = stores;
    const draft = await agreement.replyDraft(circle.circleId, versionId);
    if (!draft || draft.contentHash !== hash) return refuse("REPLY_NOT_PREPARED");
    const same = requireOtherEyes(principal, draft.preparedBy);
    if (same) return same;
    const dated = letterDated(draft.letterDate, "", today);
    if (!dated.ok) return dated;
    const [back] = await backFrom(work, versionId);
    if (!back) return refuse("STOP_NOT_FOUND");
    const { content, contentHash, letterNumber, letterDate, preparedBy, synthetic } = draft;
    const replyId = randomUUID();
    await agreement.addReply({
      replyId,
      organisationId: organisation,
      circleId: circle.circleId,
      proposalId: circle.proposalId,
      versionId,
      party: content.party,
      letterNumber,
      letterDate,
      content,
      contentHash,
      preparedBy,
      releasedBy: personOf(principal),
      releasedAt: now,
      synthetic,
    });
    const stances = await lastStances(stores, circle.circleId, versionId);
    const left = {
      comments: content.comments.map(({ comment }) => comment),
      stances: stances.filter(({ replyId: before }) => before === null).map(({ stanceId }) => stanceId),
    };
    await agreement.markSaid(replyId, left, content.letter);
    await agreement.dropReplyDraft(circle.circleId, versionId);
    await duty.close(preparedRef(versionId), "done", now);
    const sent = await sendPaper(work, {
      paper: {
        versionId: null,
        replyId,
        about: versionId,
        proposalId: version.proposalId,
        circleId: circle.circleId,
        basis: letterDate,
        synthetic,
      },
      stop: back,
      onward: [],
      position: 0,
      letter: { number: letterNumber, date: letterDate, channel, dueOn: null },
    });
    if (!sent.ok) return sent;
    // Answered, nobody of this side owes an answer any more.
    const hops = await agreement.hopsOf({ versions: [versionId] });
    for (const { hopId } of hops.filter(({ asked }) => asked === "answer"))
      await duty.close({ kind: "agreement.hop", id: hopId }, "done", now);
    touch({ kind: "agreement.reply", id: replyId });
    return { ok: true, reply: replyId, hop: sent.hop.hopId };
  },
});
