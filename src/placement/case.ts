import type { Role } from "../identity/index.ts";

/** In what capacity an office takes part in a case. */
export const capacities = ["host", "router", "programme", "sender"] as const;
export type Capacity = (typeof capacities)[number];

/** In what capacity a person is named in a case. */
export type PersonCapacity = "expert" | "counterpart" | "filing";

/** An office in a case, from the day on which it came in. */
export type Participant = {
  organisationId: string;
  termsId: string;
  capacity: Capacity;
  party: string;
  since: Date;
  invitedBy: string | null;
  synthetic: boolean;
};

export type CasePerson = {
  organisationId: string;
  termsId: string;
  personId: string;
  capacity: PersonCapacity;
  since: Date;
  leftAt: Date | null;
  synthetic: boolean;
};

/** What happened in a case: added, never changed. `inside`: read by the offices of its own party alone. */
export type CaseEvent = {
  organisationId: string;
  termsId: string;
  eventId: string;
  record: "terms" | "placement";
  event: string;
  fromState: string | null;
  toState: string | null;
  capacity: string;
  party: string | null;
  inside: boolean;
  note: string | null;
  writtenIn: "id" | "en" | null;
  byPerson: string | null;
  at: Date;
  synthetic: boolean;
};

/** Who does what in the lists of moves: an officer or the head of an office. */
export const desk = ["officer", "head"] as const satisfies readonly Role[];
export const headAlone = ["head"] as const satisfies readonly Role[];

/** The page of a case. */
export const termsPath = (termsId: string): string => `/terms/${termsId}`;
