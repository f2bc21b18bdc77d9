import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { draftingProposal } from "./drafting-proposal.ts";
import { textNow } from "./paragraph.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * A person says that both sides of a paragraph say the same; the words stay as they are.
 * @param based the version that was before them
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, PARAGRAPH_NOT_FOUND, PARAGRAPH_WITHDRAWN, PARAGRAPH_NOT_STALE,
 * PARAGRAPH_CHANGED (other words by now), PARAGRAPH_ONE_SIDED.
 */
export const confirmTranslation = useCase<AgreementStores>()({
  name: "agreement.confirm-translation",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({ proposal: proposalKeySchema, paragraph: z.uuid(), based: z.int().min(1) }),
  async run(work, { proposal: key, paragraph, based }) {
    const { stores, principal, now, touch } = work;
    const { agreement } = stores;
    const found = await draftingProposal(work, key);
    if (!found.ok) return found;
    const row = await agreement.paragraph(found.proposal.proposalId, paragraph, "change");
    if (!row) return refuse("PARAGRAPH_NOT_FOUND");
    if (row.withdrawnAt) return refuse("PARAGRAPH_WITHDRAWN");
    if (row.version !== based) return refuse("PARAGRAPH_CHANGED");
    if (!row.stale) return refuse("PARAGRAPH_NOT_STALE");
    if (!row.textId || !row.textEn) return refuse("PARAGRAPH_ONE_SIDED");
    const confirmed = {
      ...{ ...row, stale: null, version: row.version + 1 },
      ...{ changedBy: personOf(principal), changedAt: now },
    };
    await agreement.saveParagraph(confirmed);
    await agreement.addParagraphText(textNow(confirmed, "confirmed", found.organisation));
    touch({ kind: "agreement.paragraph", id: paragraph });
    return { ok: true, clause: row.clauseId, paragraph, version: confirmed.version };
  },
});
