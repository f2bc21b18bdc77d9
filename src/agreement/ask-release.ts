import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dayAfter, members, personOf, useCase } from "../identity/index.ts";
import { contentHash } from "../platform/content-hash.ts";
import { refuse } from "../platform/index.ts";
import { documentNow } from "./document-now.ts";
import { ledDraftingProposal } from "./drafting-proposal.ts";
import { proposalKeySchema, proposalPath } from "./proposal.ts";
import { proposalRef } from "./proposal-records.ts";
import { hindrances } from "./release-readiness.ts";
import type { AgreementStores } from "./stores.ts";

/** Days in which the head is asked to release. */
const daysToRelease = 3;

/**
 * Says that the text as it stands is ready; the head of the office that leads it releases exactly this.
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, NOT_CIRCLE_LEAD, NOT_READY (what is missing stands on the proposal).
 */
export const askRelease = useCase<AgreementStores>()({
  name: "agreement.ask-release",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ proposal: proposalKeySchema }),
  async run(work, { proposal: key }) {
    const { stores, principal, now, today, touch } = work;
    const { agreement, duty } = stores;
    const found = await ledDraftingProposal(work, key, "change");
    if (!found.ok) return found;
    const { proposal, organisation } = found;
    const document = await documentNow(agreement, proposal);
    const missing = hindrances(document);
    if (missing.length) return refuse("NOT_READY", { count: missing.length });
    const by = personOf(principal);
    const hash = contentHash(document);
    await agreement.saveReleaseAsked(proposal.proposalId, { by, at: now, hash });
    await duty.close(proposalRef(proposal), "cancelled", now);
    await duty.raise([
      {
        ...{ dutyId: randomUUID(), organisationId: organisation, personId: null, role: "head" },
        title: { id: "Rilis naskah usulan", en: "Release the text of a proposal" },
        note: proposal.title,
        recordKind: "agreement.proposal",
        recordId: proposal.proposalId,
        path: proposalPath(proposal.name),
        nextActor: null,
        dueOn: dayAfter(today, daysToRelease),
        raisedBy: by,
        synthetic: proposal.synthetic,
      },
    ]);
    touch(proposalRef(proposal));
    return { ok: true, hash };
  },
});
