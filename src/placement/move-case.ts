import type { Work } from "../identity/index.ts";
import { refuse, type Language, type Outcome, type Refusal } from "../platform/index.ts";
import { settleNext } from "./case-duty.ts";
import { openCase, tellCase, type CaseAt } from "./case-work.ts";
import type { Participant } from "./case.ts";
import type { PlacementStores } from "./stores.ts";
import { writeTermsRecord } from "./terms-records.ts";
import { moveTerms, type TermsEvent, type TermsState } from "./terms-states.ts";
import type { TermsChange } from "./terms-store.ts";

/** What goes with a move, decided once the case is held. */
export type Going = {
  change?: TermsChange;
  /** Offices that come in by it. */
  come?: Participant[];
};

/**
 * Moves terms by an event: the case is held, the move looked up, what goes with it decided, and then written together with
 * the event, the duties and the thread.
 * @param going decides what else changes; a refusal stops the move
 * @param inside whether a note is for one's own side alone
 * Refusals: CASE_NOT_FOUND, TERMS_CHANGED, NOT_IN_CAPACITY, NOT_PERMITTED, TERMS_STATE, and those of `going`.
 */
export async function moveCase(
  work: Work<PlacementStores>,
  { terms: termsId, revision = null }: { terms: string; revision?: number | null },
  event: TermsEvent,
  {
    note,
    writtenIn,
    inside = false,
    going = async () => ({}),
  }: {
    note?: string | null | undefined;
    writtenIn?: Language;
    inside?: boolean;
    going?: (at: CaseAt, to: TermsState) => Promise<Going | Refusal>;
  } = {},
): Promise<Outcome<{ terms: string; state: TermsState }>> {
  const { stores, now, touch } = work;
  const at = await openCase(work, termsId, "change", revision);
  if (!at.ok) return at;
  const { terms, participants } = at;
  const place = await stores.roster.hostPlace(terms);
  const routed = routedThrough(place?.throughKey ?? null, work);
  const move = moveTerms(terms.state, event, { mine: at.mine, role: at.role, routed });
  if (!move.ok) return move;
  const decided = await going(at, move.to);
  if ("ok" in decided) return decided;
  const { change = {}, come = [] } = decided;
  const moved = { ...change, state: move.to, stateSince: now };
  await stores.placement.addParticipants(come);
  await stores.placement.changeTerms(termsId, moved);
  await tellCase(work, terms, {
    ...{ event, from: terms.state, to: move.to, as: move.as, note },
    ...(writtenIn && { writtenIn }),
    inside: inside && Boolean(note),
  });
  const after = { ...terms, ...moved };
  const done = !["withdraw", "cancel", "decline"].includes(event);
  await settleNext(work, after, [...participants, ...come], done);
  await writeTermsRecord(work, after);
  touch({ kind: "placement.terms", id: termsId });
  return { ok: true, terms: termsId, state: move.to };
}

/** Whether what this office submits goes by way of another one; a Disnaker that asks itself needs no way. */
const routedThrough = (throughKey: string | null, { principal }: Work<PlacementStores>): boolean =>
  throughKey !== null && principal.kind === "member" && principal.organisationKey !== throughKey;

/** An office of this installation as a participant of a case. */
export async function comesIn(
  { stores: { identity }, principal, now }: Work<PlacementStores>,
  { terms, participants }: CaseAt,
  key: string,
  capacity: Participant["capacity"],
): Promise<{ ok: true; participant: Participant } | Refusal> {
  const office = (await identity.organisations()).find((one) => one.key === key);
  if (!office || office.party === null) return refuse("OFFICE_NOT_HERE", { key });
  const { organisationId, party } = office;
  const known = participants.some(
    (one) => one.organisationId === organisationId && one.capacity === capacity,
  );
  if (known) return refuse("OFFICE_TAKES_PART");
  const invitedBy = principal.kind === "anonymous" ? null : principal.person;
  const { termsId, synthetic } = terms;
  return {
    ok: true,
    participant: { organisationId, termsId, capacity, party, since: now, invitedBy, synthetic },
  };
}
