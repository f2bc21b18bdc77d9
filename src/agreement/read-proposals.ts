import { z } from "zod";
import { jobs, members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { officeNames } from "./letter-view.ts";
import type { AgreementStores } from "./stores.ts";

/** Proposals that the own office writes or wrote along, each with what is to be done next. */
export const readProposals = useCase<AgreementStores>()({
  name: "agreement.read-proposals",
  kind: "read",
  policy: [members(), jobs("command-line", "demo")],
  input: z.object({ limit: z.int().min(1).max(100).default(50), offset: z.int().min(0).default(0) }),
  async run({ stores, principal }, page) {
    const { agreement, identity } = stores;
    const organisation = organisationOf(principal);
    if (!organisation) return refuse("NOT_PERMITTED");
    const { proposals, total } = await agreement.proposalLines(organisation, page);
    const offices = new Map((await identity.organisations()).map((one) => [one.organisationId, one.name]));
    const named = await officeNames(stores);
    return {
      ok: true,
      count: total,
      proposals: proposals.map(({ organisationId, ...line }) => ({
        ...line,
        letter: line.letter && {
          ...line.letter,
          to: named(line.letter.toOrganisation, line.letter.toAgency, line.letter.agencyKey),
        },
        lead: offices.get(organisationId) ?? {},
        own: organisationId === organisation,
        key: organisationId === organisation ? line.name : line.proposalId,
      })),
    };
  },
});
