import type { Bilingual } from "../platform/index.ts";
import type { Capacity } from "./case.ts";
import type { TermsState } from "./terms-states.ts";

/** A code of the vocabulary, with its title as it was when it was chosen. */
export type Coded = { scheme: string; version: string; code: string; title: Bilingual };

/** What a placement is for: terms of reference, one row. Days are days at the place, in `zone`. */
export type Terms = {
  organisationId: string;
  termsId: string;
  number: string;
  centreKey: string | null;
  hubId: string | null;
  template: string | null;
  title: Bilingual;
  background: Bilingual | null;
  state: TermsState;
  revision: number;
  weeks: number | null;
  fromDay: string | null;
  untilDay: string | null;
  zone: string;
  route: string | null;
  /** Languages that the expert has to work in, by ISO 639. */
  languages: string[];
  commitmentId: string | null;
  nextCapacity: Capacity | null;
  dueOn: string | null;
  submittedBy: string | null;
  approvedBy: string | null;
  madeAt: Date;
  stateSince: Date;
  synthetic: boolean;
};

/** What counterparts can do afterwards, by units of competence, and how that is measured. */
export type Objective = {
  organisationId: string;
  termsId: string;
  objectiveId: string;
  position: number;
  text: Bilingual;
  units: Coded[];
  /** How transfer is measured, in words; scores are from 0 to 100. */
  measure: Bilingual | null;
  /** Whose transfer is measured; none named: all counterparts of the case. */
  counterparts: string[];
};

export type RequiredSkill = Coded & {
  organisationId: string;
  termsId: string;
  level: number;
  essential: boolean;
};

/** Whoever the knowledge passes to. */
export type Counterpart = {
  organisationId: string;
  termsId: string;
  counterpartId: string;
  instructorId: string | null;
  personId: string | null;
  name: string;
  job: Bilingual;
  since: string;
  until: string | null;
  synthetic: boolean;
};

/** Everything of terms that is written in one form. */
export type TermsParts = {
  objectives: Objective[];
  skills: RequiredSkill[];
  counterparts: Counterpart[];
};
