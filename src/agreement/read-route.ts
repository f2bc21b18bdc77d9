import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { dayOf, refuse } from "../platform/index.ts";
import { letterView, officeNames } from "./letter-view.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Where a proposal is: its route, every letter with its receipt, packages for offices without an account, and what was
 * entered as it came. For the circle that drafts it.
 * Refusal: PROPOSAL_NOT_FOUND.
 */
export const readRoute = useCase<AgreementStores>()({
  name: "agreement.read-route",
  kind: "read",
  policy: [members()],
  input: z.object({ proposal: proposalKeySchema }),
  async run({ stores, principal, today }, { proposal: key }) {
    const { agreement, identity } = stores;
    const proposal = await agreement.proposalByName(key);
    if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
    const organisation = organisationOf(principal);
    const office = await officeNames(stores);
    const releases = (await agreement.versions(proposal.proposalId)).filter(({ kind }) => kind === "release");
    const versions = releases.map(({ versionId }) => versionId);
    const replies = await agreement.repliesTo(versions);
    const hops = await agreement.hopsOf({ versions, replies: replies.map(({ replyId }) => replyId) });
    const packages = await agreement.packagesOf(hops.map(({ hopId }) => hopId));
    const received = await agreement.receivedOf(proposal.proposalId);
    const offices = (await identity.organisations()).filter((one) => one.party !== null);
    return {
      ok: true,
      proposal: {
        proposalId: proposal.proposalId,
        name: proposal.name,
        title: proposal.title,
        state: proposal.state,
        synthetic: proposal.synthetic,
      },
      leads: proposal.organisationId === organisation,
      lead: office(proposal.organisationId, ""),
      route: proposal.route.map((stop) => ({
        ...stop,
        name: office(stop.organisation, stop.office, stop.agency),
      })),
      offices: offices.map(({ organisationId, name }) => ({ organisationId, name })),
      releases: releases.map(({ versionId, number, madeAt, contentHash }) => ({
        versionId,
        number,
        releasedOn: dayOf(madeAt),
        hash: contentHash,
      })),
      letters: hops.map((hop) => ({
        ...letterView(hop, office, today),
        version: hop.versionId ?? replies.find((one) => one.replyId === hop.replyId)?.versionId ?? null,
        own: hop.organisationId === organisation,
        packages: packages.filter(({ hopId }) => hopId === hop.hopId),
      })),
      received: received.map((one) => ({
        received: one.receivedId,
        version: one.versionId,
        party: one.party,
        sender: one.sender,
        letter: { number: one.letterNumber, date: one.letterDate, channel: one.channel },
        kind: one.kind,
        file: one.fileLabel,
        facts: one.facts,
        open: one.unplaced.filter(({ state }) => state === "open").length,
      })),
    };
  },
});
