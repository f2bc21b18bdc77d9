import type { Work } from "../identity/index.ts";
import type { ArrivedVersion } from "./answering.ts";
import { replyFormat, type ReplyContent } from "./reply.ts";
import type { OwnCircle } from "./route-store.ts";
import type { AgreementStores } from "./stores.ts";

/** Of each scope line the position that was entered last, with its id. */
export async function lastStances(
  { agreement }: Pick<AgreementStores, "agreement">,
  circleId: string,
  versionId: string,
) {
  const said = (await agreement.stancesIn(circleId)).filter((one) => one.versionId === versionId);
  return [...new Map(said.map((one) => [one.clauseId, one])).values()];
}

/** The marked comments of a version that no reply has taken along yet. */
async function markedComments(
  { agreement }: Pick<AgreementStores, "agreement">,
  circleId: string,
  versionId: string,
) {
  const comments = await agreement.commentsIn(circleId, { version: versionId });
  return comments.filter(({ marked, replyId }) => marked && replyId === null);
}

/**
 * What a reply says now, in the name of the office that leads: neither who of its side said what, nor what was not chosen.
 */
export async function replyContent(
  { stores }: Work<AgreementStores>,
  version: ArrivedVersion,
  circle: OwnCircle,
  letter: { number: string; date: string },
): Promise<ReplyContent> {
  const offices = await stores.identity.organisations();
  const lead = offices.find(({ organisationId }) => organisationId === circle.organisationId);
  const comments = await markedComments(stores, circle.circleId, version.versionId);
  const stances = await lastStances(stores, circle.circleId, version.versionId);
  const agencies = await stores.roster.agencies();
  const candidates = await stores.agreement.candidates(circle.circleId, version.versionId);
  const named = candidates
    .filter((one) => one.named)
    .map(({ clauseId, agencyKey, state }) => ({
      clause: clauseId,
      agency: agencyKey,
      name: agencies.find(({ key }) => key === agencyKey)?.name ?? {},
      state,
    }));
  return {
    format: replyFormat,
    version: version.versionId,
    versionHash: version.contentHash,
    party: lead?.party ?? "",
    office: lead?.name ?? {},
    letter,
    comments: comments.map((one) => ({
      comment: one.commentId,
      clause: one.clauseId,
      paragraph: one.paragraphId,
      kind: one.kind,
      language: one.language,
      text: one.text,
      quote: one.quote,
      change: one.change,
    })),
    stances: stances.map(({ clauseId, stance, condition }) => ({ clause: clauseId, stance, condition })),
    agencies: named,
    synthetic: version.synthetic,
  };
}
