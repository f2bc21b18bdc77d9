import { inLanguage } from "../platform/index.ts";
import { answersOf, type OutsideComment } from "./disposition.ts";
import type { Answer } from "./document.ts";
import type { Proposal } from "./proposal.ts";
import type { PositionSaid } from "./stance.ts";
import type { AgreementStores } from "./stores.ts";

type Read = Pick<AgreementStores, "agreement">;
type Of = Pick<Proposal, "proposalId" | "circleId">;

/** What has come to a circle that drafts: replies that arrived, and letters that were entered as they came. */
export async function whatCameBack({ agreement }: Read, { proposalId, circleId }: Of) {
  const releases = (await agreement.versions(proposalId)).filter(({ kind }) => kind === "release");
  const replies = await agreement.repliesTo(releases.map(({ versionId }) => versionId));
  // A circle of one's own that answers would read its own replies here: they are nobody's answer to it.
  const others = replies.filter((reply) => reply.circleId !== circleId);
  return { releases, replies: others, received: await agreement.receivedOf(proposalId) };
}

/**
 * Every comment that came from outside the circle, in the order of letters, each with how it ended.
 */
export async function outsideComments(stores: Read, proposal: Of): Promise<OutsideComment[]> {
  const { agreement } = stores;
  const { replies, received } = await whatCameBack(stores, proposal);
  const letters = new Map(received.map((one) => [one.receivedId, one]));
  const entered = await agreement.commentsIn(proposal.circleId, { received: true });
  const ended = new Map(
    (await agreement.dispositionsIn(proposal.circleId)).map((one) => [one.commentId, one]),
  );
  const inReplies = replies.flatMap(({ replyId, versionId, party, letterNumber, letterDate, content }) =>
    content.comments.map((said): OutsideComment => ({
      ...said,
      version: versionId,
      party,
      author: inLanguage(content.office, said.language).text,
      letter: { number: letterNumber, date: letterDate },
      from: { reply: replyId },
      disposition: ended.get(said.comment) ?? null,
    })),
  );
  const inFiles = entered.flatMap((said): OutsideComment[] => {
    const letter = said.receivedId ? letters.get(said.receivedId) : undefined;
    if (!letter) return [];
    return [
      {
        comment: said.commentId,
        version: letter.versionId,
        clause: said.clauseId,
        paragraph: said.paragraphId,
        kind: said.kind,
        language: said.language,
        text: said.text,
        quote: said.quote,
        change: said.change,
        party: said.party,
        author: said.author,
        letter: { number: letter.letterNumber, date: letter.letterDate },
        from: { received: letter.receivedId },
        disposition: ended.get(said.commentId) ?? null,
      },
    ];
  });
  return [...inReplies, ...inFiles].toSorted((a, b) =>
    a.letter.date === b.letter.date ? 0 : a.letter.date < b.letter.date ? -1 : 1,
  );
}

/** Every position that came from outside the circle. */
export async function outsidePositions(stores: Read, proposal: Of): Promise<PositionSaid[]> {
  const { replies } = await whatCameBack(stores, proposal);
  const entered = await stores.agreement.stancesIn(proposal.circleId);
  return [
    ...replies.flatMap(({ party, letterNumber, letterDate, releasedAt, content }) =>
      content.stances.map((one) => ({
        ...one,
        party,
        letter: { number: letterNumber, date: letterDate },
        at: releasedAt,
      })),
    ),
    ...entered.map((one) => ({
      clause: one.clauseId,
      party: one.party,
      stance: one.stance,
      condition: one.condition,
      letter: one.letterNumber && one.letterDate ? { number: one.letterNumber, date: one.letterDate } : null,
      at: one.saidAt,
    })),
  ];
}

/** What the next version answers: comments that have ended, of which no release before has said so. */
export async function answersNow(agreement: Read["agreement"], proposal: Of): Promise<Answer[]> {
  const comments = await outsideComments({ agreement }, proposal);
  if (comments.length === 0) return [];
  return answersOf(comments, new Set(await agreement.answeredBefore(proposal.proposalId)));
}
