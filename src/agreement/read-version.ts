import { z } from "zod";
import { jobs, members, useCase } from "../identity/index.ts";
import { contentHash } from "../platform/content-hash.ts";
import { refuse } from "../platform/index.ts";
import { documentNow } from "./document-now.ts";
import { proposalKeySchema } from "./proposal.ts";
import { readingProposal } from "./reading-proposal.ts";
import type { AgreementStores } from "./stores.ts";
import { whoWrote } from "./who-wrote.ts";

/** A version by its number, or the text as it stands. */
export const versionNumberSchema = z.union([z.literal("now"), z.coerce.number().int().min(1).max(100_000)]);

/**
 * One version of a proposal with all that it says, for its circle; `now` is the text as it stands. `intact` says that the
 * content still has the hash that it was given.
 * Refusals: PROPOSAL_NOT_FOUND, VERSION_NOT_FOUND.
 */
export const readVersion = useCase<AgreementStores>()({
  name: "agreement.read-version",
  kind: "read",
  policy: [members(), jobs("command-line", "demo")],
  input: z.object({ proposal: proposalKeySchema, version: versionNumberSchema }),
  async run(work, { proposal: key, version: number }) {
    const { agreement, identity } = work.stores;
    const found = await readingProposal(work, key);
    if (!found.ok) return found;
    const { proposal, leads } = found;
    const told = {
      ...{ name: proposal.name, title: proposal.title, state: proposal.state, synthetic: proposal.synthetic },
      key: leads ? proposal.name : proposal.proposalId,
    };
    if (number === "now") {
      const content = await documentNow(agreement, proposal);
      return { ok: true, proposal: told, version: null, hash: contentHash(content), intact: true, content };
    }
    const heads = await agreement.versions(proposal.proposalId);
    const head = heads.find((one) => one.number === number && one.circleId === proposal.circleId);
    const version = head && (await agreement.version(head.versionId));
    if (!version) return refuse("VERSION_NOT_FOUND");
    const { content, ...facts } = version;
    const line = { organisationId: facts.organisationId, changedBy: facts.madeBy };
    const who = await whoWrote(identity, [line]);
    const { contentHash: hash } = facts;
    return {
      ok: true,
      proposal: told,
      version: { ...facts, by: who(line) },
      hash,
      intact: contentHash(content) === hash,
      content,
    };
  },
});
