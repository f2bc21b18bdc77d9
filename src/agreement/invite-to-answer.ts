import { z } from "zod";
import { members, personOf, useCase, type Work } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import { ledAnsweringCircle } from "./answering.ts";
import { letterSchema, type Letter } from "./letter.ts";
import { sendPaper } from "./send-paper.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Brings an office of one's own side into the circle that answers, in the transaction of whoever calls: it gets the version
 * by a letter of its own, which nobody outside the circle sees.
 * @param key of the office's organisation in this installation
 * Refusals: VERSION_NOT_FOUND, ANSWER_NOT_OPEN, NOT_CIRCLE_LEAD, OFFICE_UNKNOWN, OFFICE_OF_OTHER_PARTY, OFFICE_INVITED, and
 * those of `sendPaper`.
 */
export async function inviteOffice(
  work: Work<AgreementStores>,
  versionId: string,
  key: string,
  letter: Letter,
): Promise<Outcome<{ hop: string }>> {
  const found = await ledAnsweringCircle(work, versionId);
  if (!found.ok) return found;
  const { stores, principal, today, touch } = work;
  const { agreement, identity } = stores;
  const { version, circle, organisation } = found;
  const offices = await identity.organisations();
  const office = offices.find((one) => one.key === key);
  const own = offices.find((one) => one.organisationId === organisation);
  if (!office) return refuse("OFFICE_UNKNOWN", { key });
  if (office.party === null || office.party !== own?.party) return refuse("OFFICE_OF_OTHER_PARTY", { key });
  const known = (await agreement.members(circle.circleId)).find(
    (one) => one.organisationId === office.organisationId,
  );
  if (known && known.leftOn === null) return refuse("OFFICE_INVITED", { key });
  const { circleId, proposalId } = circle;
  const came = await agreement.hopsOf({ versions: [versionId] });
  const before = came.find((hop) => hop.toOrganisation === organisation);
  await agreement.oneLetterAtATime(versionId);
  await agreement.addMember({
    organisationId: office.organisationId,
    circleId,
    proposalId,
    capacity: "agency",
    since: today,
    leftOn: null,
    invitedBy: personOf(principal),
  });
  const sent = await sendPaper(work, {
    paper: {
      versionId,
      replyId: null,
      about: versionId,
      proposalId,
      circleId,
      basis: before?.letterDate ?? today,
      synthetic: version.synthetic,
    },
    stop: {
      office: office.name.id ?? office.name.en ?? key,
      organisation: office.organisationId,
      agency: null,
      asked: "answer",
      optional: false,
    },
    onward: [],
    position: (before?.position ?? 0) + 1,
    letter,
  });
  if (!sent.ok) return sent;
  touch({ kind: "agreement.circle", id: circleId });
  return { ok: true, hop: sent.hop.hopId };
}

/** Brings an office of one's own side into the circle that answers; refusals as of `inviteOffice`. */
export const inviteToAnswer = useCase<AgreementStores>()({
  name: "agreement.invite-to-answer",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ version: z.uuid(), office: z.string().max(60), letter: letterSchema }),
  run: (work, { version, office, letter }) => inviteOffice(work, version, office, letter),
});
