import { randomUUID } from "node:crypto";
import { organisationOf, ownRoles, personOf, type Work } from "../identity/index.ts";
import { refuse, type Language, type Refusal } from "../platform/index.ts";
import { type Capacity, type CaseEvent, type Participant, type PersonCapacity } from "./case.ts";
import type { PlacementStores } from "./stores.ts";
import type { Terms } from "./terms.ts";

/** A case as whoever acts finds it. */
export type CaseAt = {
  terms: Terms;
  participants: Participant[];
  /** In what capacities the principal is in it: the office, or the person by name. */
  mine: (Capacity | PersonCapacity)[];
  /** The role in which the principal acts; empty for a job of the installation. */
  role: string;
};

/**
 * Opens a case; for a change it is held until the end of the transaction, so that two who act at once act one after the
 * other.
 * @param revision what the actor has read, where something would be decided about words: TERMS_CHANGED when it is not the last
 * Refusals: CASE_NOT_FOUND (also a case of others), TERMS_CHANGED.
 */
export async function openCase(
  { stores: { placement }, principal }: Work<PlacementStores>,
  termsId: string,
  use: "read" | "change" = "read",
  revision: number | null = null,
): Promise<({ ok: true } & CaseAt) | Refusal> {
  const terms = await placement.terms(termsId, use);
  if (!terms) return refuse("CASE_NOT_FOUND");
  const participants = await placement.participants(termsId);
  const role = principal.kind === "member" ? principal.role : "";
  // An expert and an instructor act for themselves, and a filing officer for the cases that name them.
  const named = role === "filing" || ownRoles.some((one) => one === role);
  const office = named ? null : organisationOf(principal);
  const person = personOf(principal);
  const people = person ? await placement.casePeople(termsId) : [];
  const mine = [
    ...participants.filter(({ organisationId }) => organisationId === office).map((one) => one.capacity),
    ...people.filter((one) => one.personId === person && one.leftAt === null).map((one) => one.capacity),
  ];
  if (revision !== null && terms.revision !== revision) return refuse("TERMS_CHANGED");
  return { ok: true, terms, participants, mine, role };
}

/** The offices of a case in a capacity. */
export const officesIn = (participants: readonly Participant[], capacity: Capacity): string[] =>
  participants.filter((one) => one.capacity === capacity).map(({ organisationId }) => organisationId);

/** Writes down what happened in a case, in the name of whoever does it. */
export async function tellCase(
  { stores: { placement }, principal, now }: Work<PlacementStores>,
  { termsId, synthetic }: Pick<Terms, "termsId" | "synthetic">,
  event: {
    record?: CaseEvent["record"];
    event: string;
    from: string | null;
    to: string | null;
    as: string;
    note?: string | null | undefined;
    writtenIn?: Language | undefined;
    /** Said to one's own side alone. */
    inside?: boolean;
  },
): Promise<void> {
  const note = event.note || null;
  await placement.addCaseEvent({
    termsId,
    synthetic,
    organisationId: organisationOf(principal) ?? "",
    eventId: randomUUID(),
    record: event.record ?? "terms",
    event: event.event,
    fromState: event.from,
    toState: event.to,
    capacity: event.as,
    party: principal.kind === "anonymous" ? null : principal.party,
    inside: event.inside ?? false,
    note,
    writtenIn: note ? (event.writtenIn ?? "id") : null,
    byPerson: personOf(principal),
    at: now,
  });
}
