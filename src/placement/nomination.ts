import type { Bilingual } from "../platform/index.ts";
import type { Coded } from "./terms.ts";

const nominationStates = ["put-forward", "shortlisted", "selected", "not-selected", "withdrawn"] as const;
export type NominationState = (typeof nominationStates)[number];

/** How far a nomination is for whoever is not of the host: its shortlist is not told. */
export const stateOutside = (state: NominationState): NominationState =>
  state === "shortlisted" ? "put-forward" : state;

/** What the other side reads of an expert: what the sender put forward for this case, and nothing of the roster. */
export type Profile = {
  name: string;
  headline: Bilingual;
  skills: (Coded & { level: number; evidence: string })[];
  languages: { language: string; level: string }[];
  clearance: string;
};

/** Why an expert stands on the long list, and how far that goes. */
export type Reasons = {
  skills: (Coded & { asked: number; level: number | null; evidence: string | null; essential: boolean })[];
  languages: { language: string; level: string | null }[];
  /** Whether nothing binds the expert on the days of the terms. */
  free: boolean;
  weeks: number;
};

/** By what a profile may cross the border: the agreement, and the day on which the expert agreed. */
export type Basis = { commitmentId: string | null; agreedOn: string };

/** An expert whom a sender puts forward for a case. */
export type Nomination = {
  organisationId: string;
  termsId: string;
  nominationId: string;
  expertId: string;
  personId: string | null;
  profile: Profile;
  reasons: Reasons;
  basis: Basis;
  fromDay: string;
  untilDay: string;
  state: NominationState;
  reason: Bilingual | null;
  toldAt: Date | null;
  revision: number;
  madeBy: string | null;
  madeAt: Date;
  synthetic: boolean;
};

export type InterviewNote = {
  organisationId: string;
  termsId: string;
  nominationId: string;
  noteId: string;
  text: string;
  writtenIn: "id" | "en";
  heldOn: string;
  writtenBy: string | null;
  at: Date;
  synthetic: boolean;
};

/** What of a person an office of the other side was shown, when and for what; the person reads it. */
export type Disclosure = {
  organisationId: string;
  termsId: string;
  disclosureId: string;
  personId: string | null;
  expertId: string;
  fields: string[];
  purpose: string;
  shownTo: string;
  shownToPerson: string | null;
  at: Date;
  synthetic: boolean;
};
