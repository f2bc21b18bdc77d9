import { z } from "zod";
import { jobs, members, useCase } from "../identity/index.ts";
import { proposalKeySchema } from "./proposal.ts";
import { readingProposal } from "./reading-proposal.ts";
import type { AgreementStores } from "./stores.ts";
import { whoWrote } from "./who-wrote.ts";

/**
 * All versions of a proposal, the newest first: what each is, its hash, who made it and when.
 * Refusal: PROPOSAL_NOT_FOUND.
 */
export const readVersions = useCase<AgreementStores>()({
  name: "agreement.read-versions",
  kind: "read",
  policy: [members(), jobs("command-line", "demo")],
  input: z.object({ proposal: proposalKeySchema }),
  async run(work, { proposal: key }) {
    const { agreement, identity } = work.stores;
    const found = await readingProposal(work, key);
    if (!found.ok) return found;
    const { proposal, leads } = found;
    const heads = await agreement.versions(proposal.proposalId);
    const versions = heads.filter(({ circleId }) => circleId === proposal.circleId);
    const line = ({ organisationId, madeBy }: (typeof versions)[number]) => ({
      organisationId,
      changedBy: madeBy,
    });
    const who = await whoWrote(identity, versions.map(line));
    const { name, title, state, synthetic } = proposal;
    return {
      ok: true,
      proposal: { name, title, state, synthetic, key: leads ? name : proposal.proposalId },
      versions: versions.map((one) => ({ ...one, by: who(line(one)) })),
    };
  },
});
