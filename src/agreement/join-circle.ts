import { randomUUID } from "node:crypto";
import { dayAfter, organisationOf, personOf, type Work } from "../identity/index.ts";
import { circleRef, type CircleMember } from "./circle.ts";
import { proposalPath, type Proposal } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

/** Days in which an office that was invited is asked to look. */
const daysToLook = 7;

/**
 * Takes an organisation into the circle of a proposal, in the transaction of whoever invites; another one than one's own
 * is told so, without a word of what the proposal says.
 */
export async function joinCircle(
  { stores: { agreement, duty, identity }, principal, today }: Work<AgreementStores>,
  proposal: Pick<Proposal, "proposalId" | "circleId" | "synthetic">,
  { organisationId, capacity }: Pick<CircleMember, "organisationId" | "capacity">,
): Promise<void> {
  const { circleId, proposalId, synthetic } = proposal;
  const invitedBy = personOf(principal);
  await agreement.addMember({
    ...{ organisationId, circleId, proposalId, capacity },
    ...{ since: today, leftOn: null, invitedBy },
  });
  const own = organisationOf(principal);
  if (!own || organisationId === own) return;
  const inviting = await identity.organisation(own);
  await duty.raise([
    {
      dutyId: randomUUID(),
      organisationId,
      personId: null,
      role: "officer",
      title: { id: "Ikut menyusun usulan kerja sama", en: "Write along on a proposal of cooperation" },
      note: inviting?.name ?? null,
      recordKind: "agreement.circle",
      recordId: circleRef({ circleId, organisationId }).id,
      path: proposalPath(proposalId),
      nextActor: inviting?.name ?? null,
      dueOn: dayAfter(today, daysToLook),
      raisedBy: invitedBy,
      synthetic,
    },
  ]);
}
