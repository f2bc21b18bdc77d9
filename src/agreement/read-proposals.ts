import { z } from "zod";
import { jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import type { AgreementStores } from "./stores.ts";

/** Proposals that the own office writes or wrote along, each with what is to be done next. */
export const readProposals = useCase<AgreementStores>()({
  name: "agreement.read-proposals",
  kind: "read",
  policy: [members(), jobs("command-line", "demo")],
  input: z.object({ limit: z.int().min(1).max(100).default(50), offset: z.int().min(0).default(0) }),
  async run({ stores: { agreement, identity }, principal }, page) {
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const { proposals, total } = await agreement.proposalLines(organisation, page);
    const offices = new Map((await identity.organisations()).map((one) => [one.organisationId, one.name]));
    return {
      ok: true,
      count: total,
      proposals: proposals.map(({ organisationId, ...line }) => ({
        ...line,
        lead: offices.get(organisationId) ?? {},
        own: organisationId === organisation,
        key: organisationId === organisation ? line.name : line.proposalId,
      })),
    };
  },
});
