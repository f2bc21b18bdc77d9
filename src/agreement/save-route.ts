import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { routeFault, routeSchema } from "./route.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Says by which offices a proposal will go, in their order, and what each is asked. Only while it is drafted: what was
 * sent keeps its way.
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, ROUTE_WITHOUT_ANSWER, ROUTE_TWICE, ROUTE_OWN.
 */
export const saveRoute = useCase<AgreementStores>()({
  name: "agreement.save-route",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ proposal: proposalKeySchema, route: routeSchema }),
  async run({ stores: { agreement }, touch }, { proposal: name, route }) {
    const proposal = await agreement.proposalByName(name);
    if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
    if (proposal.state !== "drafting") return refuse("NOT_DRAFTING");
    const fault = routeFault(route, proposal.organisationId);
    if (fault) return fault;
    await agreement.saveRoute(proposal.proposalId, route);
    touch({ kind: "agreement.proposal", id: proposal.proposalId });
    return { ok: true, stops: route.length };
  },
});
