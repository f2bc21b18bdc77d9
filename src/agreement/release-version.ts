import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, personOf, requireOtherEyes, useCase } from "../identity/index.ts";
import { circleRef } from "./circle.ts";
import { contentHash } from "../platform/content-hash.ts";
import { refuse } from "../platform/index.ts";
import { editionsOf } from "./editions-of.ts";
import { documentNow } from "./document-now.ts";
import { ledDraftingProposal } from "./drafting-proposal.ts";
import { letterSchema } from "./letter.ts";
import { proposalKeySchema } from "./proposal.ts";
import { proposalRecord, proposalRef } from "./proposal-records.ts";
import { hindrances } from "./release-readiness.ts";
import { sendRelease } from "./send-version.ts";
import type { AgreementStores } from "./stores.ts";
import type { Version } from "./version.ts";
import { versionRecords } from "./version-records.ts";

/**
 * Releases the text for which a release was asked: an immutable version with its hash, that may leave. The channel leaves
 * the circle; from now on it relays. With a letter it goes to the first office of the route, or to another place on it.
 * @param hash of the text that was looked at, to release nothing unseen
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, NOT_CIRCLE_LEAD, RELEASE_NOT_ASKED, FOUR_EYES (who asked), RELEASE_CHANGED
 * (the text is another one by now), NOT_READY, and those of `sendRelease`.
 */
export const releaseVersion = useCase<AgreementStores>()({
  name: "agreement.release-version",
  kind: "change",
  policy: [members("head")],
  input: z.object({
    proposal: proposalKeySchema,
    hash: z.string().max(64).nullish(),
    note: z.string().trim().max(1_000).nullish(),
    letter: letterSchema.nullish(),
    place: z.int().min(0).max(11).default(0),
  }),
  async run(work, { proposal: key, hash, note, letter, place }) {
    const { stores, principal, now, today, touch } = work;
    const { agreement, duty, evidence, thread } = stores;
    const found = await ledDraftingProposal(work, key, "change");
    if (!found.ok) return found;
    const { proposal, organisation } = found;
    const { proposalId, circleId, synthetic } = proposal;
    if (!proposal.releaseAskedHash) return refuse("RELEASE_NOT_ASKED");
    const same = requireOtherEyes(principal, proposal.releaseAskedBy);
    if (same) return same;
    const content = await documentNow(agreement, proposal);
    const hashed = contentHash(content);
    if (hashed !== proposal.releaseAskedHash || (hash && hash !== hashed)) return refuse("RELEASE_CHANGED");
    const missing = hindrances(content);
    if (missing.length) return refuse("NOT_READY", { count: missing.length });

    const version: Version = {
      ...{ organisationId: organisation, circleId, versionId: randomUUID(), proposalId },
      number: await agreement.nextVersionNumber(circleId),
      kind: "release",
      content,
      contentHash: hashed,
      note: note || null,
      madeBy: proposal.releaseAskedBy,
      madeAt: now,
      releasedBy: personOf(principal),
      synthetic,
    };
    await agreement.addVersion(version);
    await agreement.saveReleaseAsked(proposalId, null);
    await agreement.setProposalState(proposalId, "released");
    for (const { organisationId, capacity, leftOn } of await agreement.members(circleId)) {
      if (leftOn) continue;
      await duty.close(circleRef({ circleId, organisationId }), "done", now);
      if (capacity === "channel") await agreement.leaveCircle(circleId, organisationId, today);
    }
    await duty.close(proposalRef(proposal), "done", now);
    const { records, links } = versionRecords(proposal, version, await editionsOf(evidence, content));
    await thread.write(organisation, [proposalRecord(proposal), ...records], links);
    const sent = letter ? await sendRelease(work, version, proposal.route, letter, { place }) : null;
    if (sent && !sent.ok) return sent;
    touch({ kind: "agreement.version", id: version.versionId });
    const { versionId, number } = version;
    return { ok: true, version: versionId, number, hash: hashed, hop: sent?.hop.hopId ?? null };
  },
});
