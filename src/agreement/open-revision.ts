import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { proposalKeySchema } from "./proposal.ts";
import { proposalRef } from "./proposal-records.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Opens drafting again after a release; what was released stays as it is. Who left the circle is invited anew.
 * Refusals: PROPOSAL_NOT_FOUND, NOT_CIRCLE_LEAD, NOT_RELEASED.
 */
export const openRevision = useCase<AgreementStores>()({
  name: "agreement.open-revision",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ proposal: proposalKeySchema }),
  async run({ stores: { agreement }, principal, touch }, { proposal: key }) {
    const organisation = organisationOf(principal);
    const named = organisation ? await agreement.proposalByName(key) : undefined;
    const proposal = named && (await agreement.proposal(named.proposalId, "change"));
    if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
    if (proposal.organisationId !== organisation) return refuse("NOT_CIRCLE_LEAD");
    if (proposal.state !== "released") return refuse("NOT_RELEASED");
    await agreement.setProposalState(proposal.proposalId, "drafting");
    touch(proposalRef(proposal));
    return { ok: true };
  },
});
