import { organisationOf, type Work } from "../identity/index.ts";
import { refuse, type Outcome } from "../platform/index.ts";
import type { Proposal } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

type Reading = Pick<Work<AgreementStores>, "stores" | "principal">;

/**
 * A proposal that one writes, kept from a release until the end of this transaction.
 * @param use `change`: the proposal itself is about to change
 * Refusals: PROPOSAL_NOT_FOUND (also where one is not in its circle), NOT_DRAFTING.
 */
export async function draftingProposal(
  { stores: { agreement }, principal }: Reading,
  key: string,
  use: "write" | "change" = "write",
): Promise<Outcome<{ proposal: Proposal; organisation: string }>> {
  const organisation = organisationOf(principal);
  const named = organisation ? await agreement.proposalByName(key) : undefined;
  const proposal = named && (await agreement.proposal(named.proposalId, use));
  if (!proposal || !organisation) return refuse("PROPOSAL_NOT_FOUND");
  return proposal.state === "drafting" ? { ok: true, proposal, organisation } : refuse("NOT_DRAFTING");
}

/** The same for what only the office that leads does. Adds the refusal NOT_CIRCLE_LEAD. */
export async function ledDraftingProposal(
  work: Reading,
  key: string,
  use: "write" | "change" = "write",
): ReturnType<typeof draftingProposal> {
  const found = await draftingProposal(work, key, use);
  if (found.ok && found.proposal.organisationId !== found.organisation) return refuse("NOT_CIRCLE_LEAD");
  return found;
}
