import type { Ref, ThreadRecord } from "../thread/index.ts";
import { proposalPath, type Proposal } from "./proposal.ts";

export const proposalRef = ({ proposalId }: Pick<Proposal, "proposalId">): Ref => ({
  kind: "agreement.proposal",
  id: proposalId,
});

/** A proposal on the thread of the office that leads it; on no other's. */
export const proposalRecord = (proposal: Proposal): ThreadRecord => ({
  ...proposalRef(proposal),
  title: proposal.title,
  note: null,
  path: proposalPath(proposal.name),
  synthetic: proposal.synthetic,
});
