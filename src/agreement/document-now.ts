import type { ProposalDocument } from "./document.ts";
import { answersNow } from "./outside-comments.ts";
import type { Proposal } from "./proposal.ts";
import { buildDocument } from "./proposal-document.ts";
import type { AgreementStore } from "./store.ts";

/** A proposal as it stands at this moment, whole. */
export async function documentNow(agreement: AgreementStore, proposal: Proposal): Promise<ProposalDocument> {
  const clauses = await agreement.clauses(proposal.proposalId);
  const paragraphs = await agreement.paragraphs(proposal.proposalId);
  const amended = proposal.amends ? await agreement.version(proposal.amends) : undefined;
  const answers = await answersNow(agreement, proposal);
  return buildDocument({ proposal, clauses, paragraphs, amends: amended?.contentHash ?? null, answers });
}
