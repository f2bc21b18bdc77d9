import { z } from "zod";
import { jobs, members, useCase } from "../identity/index.ts";
import { contentHash } from "../platform/content-hash.ts";
import { proposalKeySchema } from "./proposal.ts";
import { readingProposal } from "./reading-proposal.ts";
import type { AgreementStores } from "./stores.ts";
import { versionAsked, versionNumberSchema } from "./version-asked.ts";
import { whoWrote } from "./who-wrote.ts";

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
    const found = await readingProposal(work, key);
    if (!found.ok) return found;
    const { proposal, leads } = found;
    const asked = await versionAsked(work, { proposal: key, version: number });
    if (!asked.ok) return asked;
    const { head, content } = asked;
    const hash = contentHash(content);
    const line = head && { organisationId: head.organisationId, changedBy: head.madeBy };
    const who = await whoWrote(work.stores.identity, line ? [line] : []);
    const { name, title, state, synthetic } = proposal;
    return {
      ok: true,
      proposal: { name, title, state, synthetic, key: leads ? name : proposal.proposalId },
      version: head && line && { ...head, by: who(line) },
      hash: head?.contentHash ?? hash,
      intact: head === null || head.contentHash === hash,
      content,
    };
  },
});
