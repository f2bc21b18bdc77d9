import { z } from "zod";
import { jobs, members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { diffDocuments } from "./document-diff.ts";
import { documentNow } from "./document-now.ts";
import { proposalKeySchema } from "./proposal.ts";
import { readingProposal } from "./reading-proposal.ts";
import { versionNumberSchema } from "./read-version.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * What changed between two versions of a proposal, from the one with the smaller number to the other; `now` is the text
 * as it stands, and the last.
 * Refusals: PROPOSAL_NOT_FOUND, VERSION_NOT_FOUND, VERSIONS_SAME.
 */
export const compareVersions = useCase<AgreementStores>()({
  name: "agreement.compare-versions",
  kind: "read",
  policy: [members(), jobs("command-line", "demo")],
  input: z.object({ proposal: proposalKeySchema, from: versionNumberSchema, to: versionNumberSchema }),
  async run(work, { proposal: key, from, to }) {
    const { agreement } = work.stores;
    const found = await readingProposal(work, key);
    if (!found.ok) return found;
    const { proposal, leads } = found;
    if (from === to) return refuse("VERSIONS_SAME");
    const order = (number: number | "now") => (number === "now" ? Number.POSITIVE_INFINITY : number);
    const [earlier, later] = order(from) < order(to) ? [from, to] : [to, from];
    const heads = await agreement.versions(proposal.proposalId);
    const contentOf = async (number: number | "now") => {
      if (number === "now") return { head: null, content: await documentNow(agreement, proposal) };
      const head = heads.find((one) => one.number === number && one.circleId === proposal.circleId);
      const version = head && (await agreement.version(head.versionId));
      return head && version ? { head, content: version.content } : null;
    };
    const one = await contentOf(earlier);
    const other = await contentOf(later);
    if (!one || !other) return refuse("VERSION_NOT_FOUND");
    return {
      ok: true,
      proposal: {
        ...{ name: proposal.name, title: proposal.title, synthetic: proposal.synthetic },
        key: leads ? proposal.name : proposal.proposalId,
      },
      from: { number: earlier, head: one.head },
      to: { number: later, head: other.head },
      documents: { from: one.content, to: other.content },
      diff: diffDocuments(one.content, other.content),
    };
  },
});
