import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { contentHash } from "../platform/content-hash.ts";
import { refuse } from "../platform/index.ts";
import { documentNow } from "./document-now.ts";
import { draftingProposal } from "./drafting-proposal.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";
import type { Version } from "./version.ts";

/**
 * Keeps the text as it stands, with a number and a hash; it stays in the circle.
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, VERSION_SAME (the newest version says exactly this).
 */
export const makeDraftVersion = useCase<AgreementStores>()({
  name: "agreement.make-draft-version",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ proposal: proposalKeySchema, note: z.string().trim().max(1_000).nullish() }),
  async run(work, { proposal: key, note }) {
    const { stores, principal, now, touch } = work;
    const { agreement } = stores;
    const found = await draftingProposal(work, key, "change");
    if (!found.ok) return found;
    const { proposal, organisation } = found;
    const { circleId, proposalId, synthetic } = proposal;
    const content = await documentNow(agreement, proposal);
    const hash = contentHash(content);
    const [newest] = await agreement.versions(proposalId);
    if (newest?.contentHash === hash) return refuse("VERSION_SAME", { number: newest.number });
    const version: Version = {
      ...{ organisationId: organisation, circleId, versionId: randomUUID(), proposalId },
      number: await agreement.nextVersionNumber(circleId),
      kind: "draft",
      content,
      contentHash: hash,
      note: note || null,
      madeBy: personOf(principal),
      madeAt: now,
      releasedBy: null,
      synthetic,
    };
    await agreement.addVersion(version);
    touch({ kind: "agreement.version", id: version.versionId });
    return { ok: true, version: version.versionId, number: version.number, hash };
  },
});
