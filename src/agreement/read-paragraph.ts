import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { proposalKeySchema } from "./proposal.ts";
import { readingProposal } from "./reading-proposal.ts";
import type { AgreementStores } from "./stores.ts";
import { whoWrote } from "./who-wrote.ts";
import { wordDiff } from "./word-diff.ts";

/**
 * All that became of one paragraph, the newest first: what changed in each language, by whom and when.
 * Refusals: PROPOSAL_NOT_FOUND, PARAGRAPH_NOT_FOUND.
 */
export const readParagraph = useCase<AgreementStores>()({
  name: "agreement.read-paragraph",
  kind: "read",
  policy: [members()],
  input: z.object({ proposal: proposalKeySchema, paragraph: z.uuid() }),
  async run(work, { proposal: key, paragraph: paragraphId }) {
    const { agreement, identity } = work.stores;
    const found = await readingProposal(work, key);
    if (!found.ok) return found;
    const { proposal, leads } = found;
    const row = await agreement.paragraph(proposal.proposalId, paragraphId);
    const clause = row && (await agreement.clause(proposal.proposalId, row.clauseId));
    if (!row || !clause) return refuse("PARAGRAPH_NOT_FOUND");
    const texts = await agreement.paragraphTexts(paragraphId);
    const who = await whoWrote(identity, texts);
    return {
      ok: true,
      proposal: {
        ...{ name: proposal.name, title: proposal.title, synthetic: proposal.synthetic },
        key: leads ? proposal.name : proposal.proposalId,
      },
      paragraph: row,
      figures: clause.figures,
      changes: texts.map((text, index) => {
        const before = texts[index + 1];
        return {
          ...{
            version: text.version,
            change: text.change,
            stale: text.stale,
            at: text.changedAt,
            by: who(text),
          },
          text: {
            id: wordDiff(before?.textId ?? text.textId, text.textId),
            en: wordDiff(before?.textEn ?? text.textEn, text.textEn),
          },
        };
      }),
    };
  },
});
