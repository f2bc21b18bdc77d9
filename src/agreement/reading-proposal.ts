import { organisationOf, type Work } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import { isIn, type CircleMember } from "./circle.ts";
import type { Proposal } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * A proposal of a circle that one is in, with the circle.
 * Refusal: PROPOSAL_NOT_FOUND (also where one is not in its circle).
 */
export async function readingProposal(
  { stores: { agreement }, principal }: Pick<Work<AgreementStores>, "stores" | "principal">,
  key: string,
): Promise<Outcome<{ proposal: Proposal; organisation: string; circle: CircleMember[]; leads: boolean }>> {
  const organisation = organisationOf(principal);
  const proposal = organisation ? await agreement.proposalByName(key) : undefined;
  if (!proposal || !organisation) return refuse("PROPOSAL_NOT_FOUND");
  const circle = await agreement.members(proposal.circleId);
  const inside = circle.some((one) => one.organisationId === organisation && isIn(one));
  if (!inside) return refuse("PROPOSAL_NOT_FOUND");
  return { ok: true, proposal, organisation, circle, leads: proposal.organisationId === organisation };
}
