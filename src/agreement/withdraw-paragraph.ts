import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { draftingProposal } from "./drafting-proposal.ts";
import { textNow } from "./paragraph.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Takes a paragraph out of the text, or puts it back; its history goes on.
 * @param based the version that was before whoever does it: words that they have not seen are not taken out
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, PARAGRAPH_NOT_FOUND, PARAGRAPH_WITHDRAWN, PARAGRAPH_STANDS,
 * PARAGRAPH_CHANGED.
 */
export const withdrawParagraph = useCase<AgreementStores>()({
  name: "agreement.withdraw-paragraph",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    proposal: proposalKeySchema,
    paragraph: z.uuid(),
    based: z.int().min(1),
    back: z.boolean().default(false),
  }),
  async run(work, { proposal: key, paragraph, based, back }) {
    const { stores, principal, now, touch } = work;
    const found = await draftingProposal(work, key);
    if (!found.ok) return found;
    const row = await stores.agreement.paragraph(found.proposal.proposalId, paragraph, "change");
    if (!row) return refuse("PARAGRAPH_NOT_FOUND");
    if (back && !row.withdrawnAt) return refuse("PARAGRAPH_STANDS");
    if (!back && row.withdrawnAt) return refuse("PARAGRAPH_WITHDRAWN");
    if (row.version !== based) return refuse("PARAGRAPH_CHANGED");
    const after = {
      ...{ ...row, version: row.version + 1, withdrawnAt: back ? null : now },
      ...{ changedBy: personOf(principal), changedAt: now },
    };
    await stores.agreement.saveParagraph(after);
    const change = back ? "restored" : "withdrawn";
    await stores.agreement.addParagraphText(textNow(after, change, found.organisation));
    touch({ kind: "agreement.paragraph", id: paragraph });
    return { ok: true, clause: row.clauseId, paragraph, version: after.version };
  },
});
