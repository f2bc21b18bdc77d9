import type { ProposalDocument } from "./document.ts";
import { rendered } from "./figure-reading.ts";

/** How far a side has come with an agency for a scope line. */
export const candidateStates = ["found", "invited", "interested", "declined", "assigned"] as const;
export type CandidateState = (typeof candidateStates)[number];

/** Why it was thought of: the words and the mandate that matched, or, where a person named it, none of them. */
export type CandidateReason = {
  words: string[];
  mandate: { id: string; en: string } | null;
  source: string | null;
};

export type Candidate = {
  organisationId: string;
  circleId: string;
  candidateId: string;
  proposalId: string;
  versionId: string;
  clauseId: string;
  agencyKey: string;
  state: CandidateState;
  /** Chosen to be named in the next reply. */
  named: boolean;
  reason: CandidateReason;
  letterNumber: string | null;
  letterDate: string | null;
  changedBy: string | null;
  changedAt: Date;
  synthetic: boolean;
};

const steps: Readonly<Record<CandidateState, readonly CandidateState[]>> = {
  found: ["invited", "declined", "assigned"],
  invited: ["interested", "declined", "assigned"],
  interested: ["declined", "assigned"],
  declined: ["invited"],
  assigned: ["declined"],
};

/** Whether a candidate may go from one state to another; staying where it is changes nothing and is allowed. */
export const mayBecome = (from: CandidateState, to: CandidateState): boolean =>
  from === to || steps[from].includes(to);

/** The words of a clause by which agencies are looked for: both texts, figures as they read. */
export const searchTextOf = ({ paragraphs, figures }: ProposalDocument["clauses"][number]): string =>
  paragraphs
    .flatMap(({ text }) => [rendered(text.id, figures, "id"), rendered(text.en, figures, "en")])
    .join(" ")
    .slice(0, 2_000);
