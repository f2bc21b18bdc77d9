import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { draftingProposal } from "./drafting-proposal.ts";
import { paragraphTextSchema, textNow, type ParagraphRow } from "./paragraph.ts";
import { movedTo } from "./places.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

const mostParagraphs = 500;

/**
 * Adds a paragraph to a clause, behind another one or at the end. Written in one language, the other one is owed.
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, CLAUSE_NOT_FOUND, CLAUSE_WITHDRAWN, PARAGRAPH_NOT_FOUND (the one before it),
 * PARAGRAPH_EMPTY, CLAUSE_FULL.
 */
export const addParagraph = useCase<AgreementStores>()({
  name: "agreement.add-paragraph",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    proposal: proposalKeySchema,
    clause: z.uuid(),
    role: z.enum(["heading", "text"]).default("text"),
    text: z.object({ id: paragraphTextSchema.default(""), en: paragraphTextSchema.default("") }),
    after: z.uuid().nullish(),
  }),
  async run(work, { proposal: key, clause: clauseId, role, text, after }) {
    const { stores, principal, now, touch } = work;
    const { agreement } = stores;
    const found = await draftingProposal(work, key);
    if (!found.ok) return found;
    const { organisation, proposal } = found;
    const { circleId, proposalId, synthetic } = proposal;
    const clause = await agreement.clause(proposalId, clauseId, "change");
    if (!clause) return refuse("CLAUSE_NOT_FOUND");
    if (clause.withdrawnAt) return refuse("CLAUSE_WITHDRAWN");
    if (!text.id && !text.en) return refuse("PARAGRAPH_EMPTY");
    const standing = await agreement.paragraphsOfClauses([clauseId]);
    if (standing.length >= mostParagraphs) return refuse("CLAUSE_FULL", { most: mostParagraphs });
    const before = after
      ? standing.findIndex(({ paragraphId }) => paragraphId === after)
      : standing.length - 1;
    if (after && before < 0) return refuse("PARAGRAPH_NOT_FOUND");
    const row: ParagraphRow = {
      ...{ organisationId: organisation, circleId, paragraphId: randomUUID(), proposalId, clauseId },
      ...{ position: standing.length + 1, role, textId: text.id, textEn: text.en, version: 1 },
      stale: text.id && text.en ? null : text.id ? "en" : "id",
      ...{ changedBy: personOf(principal), changedAt: now, withdrawnAt: null, synthetic },
    };
    await agreement.addParagraph(row);
    await agreement.addParagraphText(textNow(row, "written", organisation));
    const order = [...standing, row].map(({ paragraphId: id, position }) => ({ id, position }));
    await agreement.place("paragraph", movedTo(order, row.paragraphId, before + 1));
    touch({ kind: "agreement.paragraph", id: row.paragraphId });
    return { ok: true, clause: clauseId, paragraph: row.paragraphId };
  },
});
