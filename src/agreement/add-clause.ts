import { randomUUID } from "node:crypto";
import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { clauseKinds } from "./document.ts";
import { draftingProposal } from "./drafting-proposal.ts";
import { paragraphTextSchema, textNow, type ParagraphRow } from "./paragraph.ts";
import { movedTo } from "./places.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

const mostClauses = 500;

/**
 * Adds a clause with its heading, behind another one or at the end. A heading in one language leaves the other one owed.
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, CLAUSE_NOT_FOUND (the one before it), PROPOSAL_FULL, HEADING_MISSING.
 */
export const addClause = useCase<AgreementStores>()({
  name: "agreement.add-clause",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    proposal: proposalKeySchema,
    kind: z.enum(clauseKinds),
    heading: z.object({ id: paragraphTextSchema.default(""), en: paragraphTextSchema.default("") }),
    after: z.uuid().nullish(),
  }),
  async run(work, { proposal: key, kind, heading, after }) {
    const { stores, principal, now, touch } = work;
    const { agreement } = stores;
    const found = await draftingProposal(work, key, "change");
    if (!found.ok) return found;
    const { organisation, proposal } = found;
    const { circleId, proposalId, synthetic } = proposal;
    if (!heading.id && !heading.en) return refuse("HEADING_MISSING");
    const standing = await agreement.clauses(proposalId);
    if (standing.length >= mostClauses) return refuse("PROPOSAL_FULL", { most: mostClauses });
    const before = after ? standing.findIndex(({ clauseId }) => clauseId === after) : standing.length - 1;
    if (after && before < 0) return refuse("CLAUSE_NOT_FOUND");
    const stamp = { changedBy: personOf(principal), changedAt: now, withdrawnAt: null, synthetic };
    const place = { organisationId: organisation, circleId, proposalId };
    const clauseId = randomUUID();
    const position = standing.length + 1;
    await agreement.addClause({
      ...{ ...place, clauseId, position, kind, figures: {}, obligation: null, links: [] },
      ...{ figuresVersion: 1, ...stamp },
    });
    const order = [
      ...standing.map((one) => ({ id: one.clauseId, position: one.position })),
      { id: clauseId, position },
    ];
    await agreement.place("clause", movedTo(order, clauseId, before + 1));
    const first: ParagraphRow = {
      ...{ ...place, paragraphId: randomUUID(), clauseId, position: 1, role: "heading" },
      ...{ textId: heading.id, textEn: heading.en, version: 1, ...stamp },
      stale: heading.id && heading.en ? null : heading.id ? "en" : "id",
    };
    await agreement.addParagraph(first);
    await agreement.addParagraphText(textNow(first, "written", organisation));
    touch({ kind: "agreement.clause", id: clauseId });
    return { ok: true, clause: clauseId };
  },
});
