import { z } from "zod";
import { jobs, members, useCase } from "../identity/index.ts";
import { circleRef } from "./circle.ts";
import { contentHash } from "../platform/content-hash.ts";
import { documentNow } from "./document-now.ts";
import { officeNames } from "./letter-view.ts";
import { whatCameBack } from "./outside-comments.ts";
import { proposalKeySchema } from "./proposal.ts";
import { readingProposal } from "./reading-proposal.ts";
import { hindrances } from "./release-readiness.ts";
import type { AgreementStores } from "./stores.ts";
import { whoWrote } from "./who-wrote.ts";

/**
 * A proposal as it stands, for its circle: the whole text, who writes, its versions, and what it lacks for a release.
 * Refusal: PROPOSAL_NOT_FOUND.
 */
export const readProposal = useCase<AgreementStores>()({
  name: "agreement.read-proposal",
  kind: "read",
  policy: [members(), jobs("command-line", "demo")],
  input: z.object({ proposal: proposalKeySchema }),
  async run(work, { proposal: key }) {
    const { agreement, duty, identity } = work.stores;
    const found = await readingProposal(work, key);
    if (!found.ok) return found;
    const { proposal, circle, leads, organisation } = found;
    const document = await documentNow(agreement, proposal);
    const hash = contentHash(document);
    const versions = await agreement.versions(proposal.proposalId);
    const [newest] = versions.filter(({ kind }) => kind === "release");
    const { replies, received } = await whatCameBack(work.stores, proposal);
    const letters = newest ? await agreement.hopsOf({ versions: [newest.versionId] }) : [];
    const offices = new Map((await identity.organisations()).map((one) => [one.organisationId, one]));
    const named = await officeNames(work.stores);
    const last = letters.at(-1);
    const asked = { organisationId: proposal.organisationId, changedBy: proposal.releaseAskedBy };
    const waiting = leads ? [] : await duty.waiting({ organisation, person: null, role: "officer" }, 100, 0);
    const mine = circleRef({ circleId: proposal.circleId, organisationId: organisation }).id;
    const who = await whoWrote(identity, [
      asked,
      ...versions.map((one) => ({ organisationId: one.organisationId, changedBy: one.madeBy })),
    ]);
    const { organisationId, proposalId, name, title, parties, state, prevailing, route, synthetic } =
      proposal;
    return {
      ok: true,
      proposal: {
        ...{ proposalId, name, title, parties, state, prevailing, route, synthetic },
        key: leads ? name : proposalId,
        lead: offices.get(organisationId)?.name ?? {},
        openedAt: proposal.openedAt,
        feedbackClosedAt: proposal.feedbackClosedAt,
      },
      leads,
      /** Whether something came back from the other side. */
      answered: replies.length + received.length > 0,
      /** The release that may be sealed. */
      release: newest?.versionId ?? null,
      /** Whether an invitation to write along waits for one's own office. */
      invited: waiting.some(({ recordId }) => recordId === mine),
      capacity: circle.find((one) => one.organisationId === organisation)?.capacity ?? "co-drafter",
      document,
      hash,
      hindrances: hindrances(document),
      asked: proposal.releaseAskedAt && {
        at: proposal.releaseAskedAt,
        person: proposal.releaseAskedBy,
        by: who(asked),
        changed: proposal.releaseAskedHash !== hash,
      },
      circle: circle.map(({ organisationId: id, capacity, since, leftOn }) => ({
        ...{ capacity, since, leftOn },
        key: offices.get(id)?.key ?? "",
        name: offices.get(id)?.name ?? {},
      })),
      versions: versions.map((one) => ({
        ...one,
        by: who({ organisationId: one.organisationId, changedBy: one.madeBy }),
      })),
      letter: last ? { ...last, to: named(last.toOrganisation, last.toAgency, last.agencyKey) } : null,
    };
  },
});
