import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { basedText } from "./based-text.ts";
import { mergeSides } from "./paragraph-merge.ts";
import { paragraphInput } from "./save-paragraph.ts";
import type { AgreementStores } from "./stores.ts";
import { whoWrote } from "./who-wrote.ts";

/**
 * What would become of somebody's words if they were merged with what others wrote meanwhile: both texts, and one that is
 * proposed. Nothing is saved.
 * Refusals: PROPOSAL_NOT_FOUND, PARAGRAPH_NOT_FOUND, PARAGRAPH_BASE_UNKNOWN.
 */
export const readParagraphMerge = useCase<AgreementStores>()({
  name: "agreement.read-paragraph-merge",
  kind: "read",
  policy: [members("officer", "head")],
  input: z.object(paragraphInput),
  async run({ stores, principal }, { proposal: key, paragraph, based, text }) {
    const { agreement, identity } = stores;
    const proposal = organisationOf(principal) ? await agreement.proposalByName(key) : undefined;
    if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
    const row = await agreement.paragraph(proposal.proposalId, paragraph);
    if (!row) return refuse("PARAGRAPH_NOT_FOUND");
    const before = await basedText(agreement, row, based);
    if (!before.ok) return before;
    const { base } = before;
    const mine = { id: text.id ?? base.id, en: text.en ?? base.en };
    const theirs = { id: row.textId, en: row.textEn };
    const last = await agreement.paragraphTextAt(paragraph, row.version);
    const who = await whoWrote(identity, last ? [last] : []);
    return {
      ok: true,
      ...{ base, mine, theirs, version: row.version, changedAt: row.changedAt },
      by: last ? who(last) : null,
      merged: mergeSides(base, mine, theirs),
    };
  },
});
