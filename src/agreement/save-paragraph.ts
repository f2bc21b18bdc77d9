import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { basedText } from "./based-text.ts";
import { draftingProposal } from "./drafting-proposal.ts";
import { unknownFigures } from "./figure.ts";
import { mergeSides } from "./paragraph-merge.ts";
import { paragraphTextSchema } from "./paragraph.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";
import { writeParagraph } from "./write-paragraph.ts";

export const paragraphInput = {
  proposal: proposalKeySchema,
  paragraph: z.uuid(),
  /** The version of the paragraph that was before whoever wrote. */
  based: z.int().min(1),
  /** What was written; a side that is left out stays as it was. */
  text: z.object({ id: paragraphTextSchema.optional(), en: paragraphTextSchema.optional() }),
};

/**
 * Saves one paragraph in both languages. What others changed meanwhile is merged word by word, and nothing of theirs is
 * overwritten.
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, PARAGRAPH_NOT_FOUND, PARAGRAPH_WITHDRAWN, PARAGRAPH_BASE_UNKNOWN,
 * PARAGRAPH_CLASH (others changed the same words: `readParagraphMerge` tells which).
 */
export const saveParagraph = useCase<AgreementStores>()({
  name: "agreement.save-paragraph",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object(paragraphInput),
  async run(work, { proposal: key, paragraph, based, text }) {
    const { agreement } = work.stores;
    const found = await draftingProposal(work, key);
    if (!found.ok) return found;
    const { proposal, organisation } = found;
    const row = await agreement.paragraph(proposal.proposalId, paragraph, "change");
    if (!row) return refuse("PARAGRAPH_NOT_FOUND");
    if (row.withdrawnAt) return refuse("PARAGRAPH_WITHDRAWN");
    const before = await basedText(agreement, row, based);
    if (!before.ok) return before;
    const { base } = before;
    const mine = { id: text.id ?? base.id, en: text.en ?? base.en };
    const merged = mergeSides(base, mine, { id: row.textId, en: row.textEn });
    if (merged.clashes) return refuse("PARAGRAPH_CLASH", { count: merged.clashes });
    const seen = based === row.version;
    const written = await writeParagraph(
      work,
      row,
      { text: merged.text, change: seen ? "written" : "merged", seen },
      organisation,
    );
    const clause = await agreement.clause(proposal.proposalId, row.clauseId);
    const { id, en } = merged.text;
    return {
      ok: true,
      clause: row.clauseId,
      paragraph,
      version: written.version,
      stale: written.stale,
      merged: !seen && written.version !== row.version,
      unknown: [...new Set([id, en].flatMap((one) => unknownFigures(one, clause?.figures ?? {})))],
    };
  },
});
