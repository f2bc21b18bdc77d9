import { randomUUID } from "node:crypto";
import { dayAfter, organisationOf, personOf, type Work } from "../identity/index.ts";
import type { AgreementStores } from "./stores.ts";

/** Days in which a circle says how each comment ended. */
const daysToDecide = 14;

/**
 * Comments of the other side have come in: the circle's feedback is open again, and its lead owes an answer to each.
 * @param letter number of the letter with which they came
 */
export async function openFeedback(
  { stores: { agreement, duty }, principal, now, today }: Work<AgreementStores>,
  proposalId: string,
  letter: string,
): Promise<void> {
  const proposal = await agreement.proposal(proposalId);
  const organisation = organisationOf(principal);
  if (!proposal || !organisation) return;
  await agreement.closeFeedback(proposalId, null, null);
  await duty.close({ kind: "agreement.feedback", id: proposalId }, "cancelled", now);
  await duty.raise([
    {
      dutyId: randomUUID(),
      organisationId: organisation,
      personId: null,
      role: "officer",
      title: { id: "Tentukan hasil setiap tanggapan", en: "Decide how each comment ends" },
      note: { id: letter, en: letter },
      recordKind: "agreement.feedback",
      recordId: proposalId,
      path: `/agreement/${proposal.name}/feedback`,
      nextActor: null,
      dueOn: dayAfter(today, daysToDecide),
      raisedBy: personOf(principal),
      synthetic: proposal.synthetic,
    },
  ]);
}
