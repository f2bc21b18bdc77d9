import { z } from "zod";
import { members, useCase } from "../identity/index.ts";
import { refuse } from "../platform/index.ts";
import { draftingProposal } from "./drafting-proposal.ts";
import { proposalKeySchema, titleSchema } from "./proposal.ts";
import { proposalRecord, proposalRef } from "./proposal-records.ts";
import type { AgreementStores } from "./stores.ts";

/**
 * Gives a proposal its title in both languages, and says which text will hold where the two differ.
 * @param based the title that was before whoever wrote
 * Refusals: PROPOSAL_NOT_FOUND, NOT_DRAFTING, TITLE_MISSING, TITLE_CHANGED (by others meanwhile).
 */
export const saveTitle = useCase<AgreementStores>()({
  name: "agreement.save-title",
  kind: "change",
  policy: [members("officer", "head")],
  input: z.object({
    proposal: proposalKeySchema,
    title: titleSchema,
    based: titleSchema,
    prevailing: z.enum(["id", "en", "both"]).nullable(),
  }),
  async run(work, { proposal: key, title, based, prevailing }) {
    const { agreement, thread } = work.stores;
    const found = await draftingProposal(work, key, "change");
    if (!found.ok) return found;
    const { proposal } = found;
    if (!title.id || !title.en) return refuse("TITLE_MISSING");
    if (based.id !== proposal.title.id || based.en !== proposal.title.en) return refuse("TITLE_CHANGED");
    await agreement.saveProposalHead(proposal.proposalId, { title, prevailing });
    // The record is the lead's: another office that writes along has none.
    if (proposal.organisationId === found.organisation)
      await thread.write(found.organisation, [proposalRecord({ ...proposal, title })], []);
    work.touch(proposalRef(proposal));
    return { ok: true };
  },
});
