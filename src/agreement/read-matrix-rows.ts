import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { documentNow } from "./document-now.ts";
import { outsideComments } from "./outside-comments.ts";
import { proposalKeySchema } from "./proposal.ts";
import { matrixRows } from "./response-matrix.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * The response matrix of a proposal: every comment that came from outside, what it is about in the text as it is now, and
 * how it ended. For the circle that drafts it.
 * @returns `rows`; `gone`: its paragraph or clause was withdrawn
 * Refusal: PROPOSAL_NOT_FOUND.
 */
export const readMatrixRows = useCase<AgreementStores>()({
  name: "agreement.read-matrix",
  kind: "read",
  policy: [members()],
  input: z.object({ proposal: proposalKeySchema }),
  async run({ stores, today }, { proposal: key }) {
    const { agreement } = stores;
    const proposal = await agreement.proposalByName(key);
    if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
    const document = await documentNow(agreement, proposal);
    const comments = await outsideComments(stores, proposal);
    const gone = new Map(comments.map((one) => [one.comment, one.clause !== null]));
    return {
      ok: true,
      today,
      proposal: { name: proposal.name, title: proposal.title, synthetic: proposal.synthetic },
      rows: matrixRows(comments, document).map((row) => ({
        ...row,
        gone: row.clause === null && gone.get(row.comment) === true,
      })),
    };
  },
});
