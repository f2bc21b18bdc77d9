import { z } from "zod";
import { members, personOf, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { clauseKinds, clauseLinkSchema, obligationSchema } from "./document.ts";
import { draftingProposal } from "./drafting-proposal.ts";
import { figuresSchema } from "./figure.ts";
import { proposalKeySchema } from "./proposal.ts";
import type { AgreementStores } from "./stores.ts";

const mostFigures = 40;

/**
 * Says what kind of promise a clause is, its figures, who owes it, and what it is about. The texts show the figures as
 * they are from now on, in both languages.
 * @param based version of the figures that was before whoever wrote
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, CLAUSE_NOT_FOUND, CLAUSE_WITHDRAWN, FIGURES_CHANGED (by others meanwhile),
 * OBLIGATION_PERIOD (it ends before it begins), OBLIGATION_PARTY_UNKNOWN, OBLIGATION_FIGURE_UNKNOWN, ENTRY_NOT_FOUND.
 */
export const saveFigures = useCase<AgreementStores>()({
  name: "agreement.save-figures",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    proposal: proposalKeySchema,
    clause: z.uuid(),
    based: z.int().min(1),
    kind: z.enum(clauseKinds),
    figures: figuresSchema.refine((figures) => Object.keys(figures).length <= mostFigures),
    obligation: obligationSchema.nullable(),
    links: z.array(clauseLinkSchema).max(40),
  }),
  async run(work, { proposal: key, clause: clauseId, based, kind, figures, obligation, links }) {
    const { stores, principal, now, touch } = work;
    const { agreement, evidence } = stores;
    const found = await draftingProposal(work, key);
    if (!found.ok) return found;
    const { proposal } = found;
    const clause = await agreement.clause(proposal.proposalId, clauseId, "change");
    if (!clause) return refuse("CLAUSE_NOT_FOUND");
    if (clause.withdrawnAt) return refuse("CLAUSE_WITHDRAWN");
    if (clause.figuresVersion !== based) return refuse("FIGURES_CHANGED");
    if (obligation) {
      if (obligation.until < obligation.from) return refuse("OBLIGATION_PERIOD");
      if (!proposal.parties.includes(obligation.party))
        return refuse("OBLIGATION_PARTY_UNKNOWN", { party: obligation.party });
      const owed = figures[obligation.figure];
      if (!owed || owed.type === "day")
        return refuse("OBLIGATION_FIGURE_UNKNOWN", { name: obligation.figure });
    }
    const before = new Set(clause.links.map((link) => JSON.stringify(link)));
    for (const link of links) {
      if (link.kind !== "edition-entry" || before.has(JSON.stringify(link))) continue;
      const edition = await evidence.edition(link.edition);
      if (!edition?.content.entries.some(({ code }) => code === link.code))
        return refuse("ENTRY_NOT_FOUND", { code: link.code, edition: link.edition });
    }
    await agreement.saveClause({
      ...{ ...clause, kind, figures, obligation, links, figuresVersion: clause.figuresVersion + 1 },
      ...{ changedBy: personOf(principal), changedAt: now },
    });
    touch({ kind: "agreement.clause", id: clauseId });
    return { ok: true, clause: clauseId, version: clause.figuresVersion + 1 };
  },
});
