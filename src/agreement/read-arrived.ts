import { z } from "zod";
import { members, organisationOf, personOf, useCase, type Work } from "../identity/index.ts";
import { dayOf, refuse } from "../platform/index.ts";
import { isIn } from "./circle.ts";
import { letterView, officeNames } from "./letter-view.ts";
import { lastStances } from "./reply-content.ts";
import type { OwnCircle } from "./route-store.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * A released version as whoever got it sees it: the text, the letters with which it came and went, what the own circle says
 * of it, and replies that one may read. Nothing of the circle that wrote it.
 * @returns `before`: the release before this one that one may read; `circle`: null before it was opened
 * Refusal: VERSION_NOT_FOUND (also a draft, and a version that did not come here).
 */
export const readArrived = useCase<AgreementStores>()({
  name: "agreement.read-arrived",
  kind: "read",
  policy: [members()],
  input: z.object({ version: z.uuid() }),
  async run(work, { version: versionId }) {
    const { stores, principal, today } = work;
    const { agreement } = stores;
    const organisation = organisationOf(principal);
    const version = organisation ? await agreement.version(versionId) : undefined;
    if (!version || !organisation || version.kind !== "release") return refuse("VERSION_NOT_FOUND");
    const office = await officeNames(stores);
    const replies = await agreement.repliesTo([versionId]);
    const hops = await agreement.hopsOf({
      versions: [versionId],
      replies: replies.map(({ replyId }) => replyId),
    });
    const circle = await agreement.circleIn(version.proposalId, organisation);
    const earlier = (await agreement.versions(version.proposalId))
      .filter((one) => one.kind === "release" && one.number < version.number)
      .toSorted((a, b) => b.number - a.number);
    const asked = hops.some(
      (hop) => hop.toOrganisation === organisation && (hop.asked === "answer" || hop.asked === "sign"),
    );
    return {
      ok: true,
      version: {
        versionId,
        proposalId: version.proposalId,
        content: version.content,
        hash: version.contentHash,
        releasedOn: dayOf(version.madeAt),
        lead: office(version.organisationId, ""),
        synthetic: version.synthetic,
      },
      before: earlier[0] ? { versionId: earlier[0].versionId, releasedOn: dayOf(earlier[0].madeAt) } : null,
      letters: hops.map((hop) => letterView(hop, office, today)),
      own: organisation,
      asked,
      received: hops.some((hop) => hop.toOrganisation === organisation && hop.receivedAt !== null),
      /** Who drafts has a page of its own for the proposal. */
      drafting: circle?.side === "drafting" ? { proposal: version.content.name } : null,
      circle: circle?.side === "answering" ? await ownCircle(work, circle, versionId) : null,
      replies: replies.map((reply) => ({
        replyId: reply.replyId,
        party: reply.party,
        letter: { number: reply.letterNumber, date: reply.letterDate },
        content: reply.content,
        hash: reply.contentHash,
        own: reply.organisationId === organisation,
      })),
    };
  },
});

/** What the circle of one's own side says of a version, and how far its reply is. */
async function ownCircle({ stores, principal }: Work<AgreementStores>, circle: OwnCircle, versionId: string) {
  const { agreement, identity } = stores;
  const organisation = organisationOf(principal);
  const offices = await identity.organisations();
  const party = offices.find((one) => one.organisationId === organisation)?.party;
  const inside = (await agreement.members(circle.circleId)).filter(isIn);
  const named = (id: string) => offices.find((one) => one.organisationId === id)?.name ?? {};
  const draft = await agreement.replyDraft(circle.circleId, versionId);
  const comments = await agreement.commentsIn(circle.circleId, { version: versionId });
  const stances = await lastStances(stores, circle.circleId, versionId);
  const leads = circle.organisationId === organisation;
  return {
    leads,
    members: inside.map(({ organisationId, capacity, since }) => ({
      office: named(organisationId),
      capacity,
      since,
    })),
    /** Offices of the own side that are not in the circle. */
    others: leads
      ? offices
          .filter(({ organisationId }) => !inside.some((one) => one.organisationId === organisationId))
          .filter((one) => one.party !== null && one.party === party && one.kind !== "employer")
          .map(({ key, name }) => ({ key, name }))
      : [],
    comments: comments.map((one) => ({
      comment: one.commentId,
      clause: one.clauseId,
      paragraph: one.paragraphId,
      kind: one.kind,
      language: one.language,
      text: one.text,
      author: named(one.organisationId),
      at: one.saidAt,
      marked: one.marked,
      out: one.replyId !== null,
      own: one.organisationId === organisation,
    })),
    stances: stances.map(({ clauseId, stance, condition, replyId }) => ({
      clause: clauseId,
      stance,
      condition,
      out: replyId !== null,
    })),
    draft: draft
      ? {
          letter: { number: draft.letterNumber, date: draft.letterDate },
          hash: draft.contentHash,
          comments: draft.content.comments.length,
          stances: draft.content.stances.length,
          agencies: draft.content.agencies.length,
          own: draft.preparedBy !== null && draft.preparedBy === personOf(principal),
        }
      : null,
  };
}
