import { z } from "zod";
import { everyMember, organisationOf, ownRoles, useCase, type Work } from "../identity/index.ts";
import { leftOf } from "../agreement/index.ts";
import { refuse } from "../platform/index.ts";
import { weekUnit } from "./approve-terms.ts";
import { caseOffices, peopleNames } from "./case-names.ts";
import { officesIn, openCase, type CaseAt } from "./case-work.ts";
import type { PlacementStores } from "./stores.ts";
import { termsGaps } from "./terms-gaps.ts";
import { nextStep, openEvents, selectionStep } from "./terms-states.ts";

/**
 * Terms of reference with their place, what they ask for, who takes part, what happened, and what the reader's office may do
 * now. State, next actor and due day are the same for every office of the case.
 * Refusal: CASE_NOT_FOUND.
 */
export const readTerms = useCase<PlacementStores>()({
  name: "placement.read-terms",
  kind: "read",
  policy: [everyMember],
  input: z.object({ terms: z.uuid() }),
  async run(work, { terms: termsId }) {
    const { stores, principal, today } = work;
    const { placement } = stores;
    const at = await openCase(work, termsId);
    if (!at.ok) return at;
    // A filing officer reads the cases that name them, and no other of the office.
    if (at.mine.length === 0) return refuse("CASE_NOT_FOUND");
    const { terms, participants, mine, role } = at;
    const own = ownRoles.some((one) => one === role) ? null : organisationOf(principal);
    const parts = await placement.termsParts(termsId);
    const states = await placement.selectionStates(termsId);
    const step = nextStep(terms.state, selectionStep(states));
    const events = await placement.caseEvents(termsId);
    const editable = mine.includes("host") && (terms.state === "draft" || terms.state === "edits");
    return {
      ok: true,
      today,
      mine,
      terms,
      ...parts,
      place: (await stores.roster.hostPlace(terms)) ?? null,
      offices: await caseOffices(stores, participants, own),
      /** What is to be done next, by whom in which capacity; null where nobody has to. */
      next: step && { ...step, dueOn: terms.dueOn },
      selection: {
        put: states.filter(({ state }) => state !== "withdrawn").length,
        shortlisted: states.filter(({ state }) => state === "shortlisted").length,
        selected: states.some(({ state }) => state === "selected"),
      },
      placement: (await placement.placementOfTerms(termsId)) ?? null,
      history: events.map(
        ({ organisationId, event, fromState, toState, capacity, note, writtenIn, ...one }) => ({
          ...{ event, fromState, toState, capacity, note, writtenIn, byPerson: one.byPerson, at: one.at },
          ...{ eventId: one.eventId, inside: one.inside, office: organisationId, record: one.record },
        }),
      ),
      people: await peopleNames(
        stores,
        events.map(({ byPerson }) => byPerson),
      ),
      mayDo: openEvents(terms.state, { mine, role }),
      mayEdit: editable && (role === "officer" || role === "head"),
      gaps: editable ? termsGaps(terms, parts, today) : [],
      ...(await choices(work, at)),
    };
  },
});

/** What whoever acts now has to choose from: commitments to draw on, offices to bring in. */
async function choices(
  { stores, principal }: Work<PlacementStores>,
  { terms, participants, mine, role }: CaseAt,
) {
  const { agreement, identity } = stores;
  const acts = (capacity: string) =>
    mine.some((one) => one === capacity) && ["officer", "head"].includes(role);
  const party = principal.kind === "anonymous" ? null : principal.party;
  const reviewing = terms.state === "review" && acts("programme");
  const carried = terms.commitmentId ? await agreement.openCommitment(terms.commitmentId) : undefined;
  const offices = (await identity.organisations()).filter(
    (one) => one.party !== null && one.kind !== "employer",
  );
  const named = offices.map(({ key, name, party: of, organisationId, kind }) => ({
    ...{ key, name, party: of, organisationId, kind },
  }));
  const senders = officesIn(participants, "sender");
  const host = participants.find(({ capacity }) => capacity === "host");
  const needsProgramme =
    officesIn(participants, "programme").length === 0 &&
    ((terms.state === "draft" && acts("host")) || (terms.state === "routing" && acts("router")));
  const inviting = ["approved", "ready"].includes(terms.state) && acts("programme");
  return {
    commitment: carried ? { ...carried, left: leftOf(carried) } : null,
    commitments: reviewing
      ? (await agreement.openCommitments(weekUnit))
          .filter((one) => one.party !== party)
          .map((one) => ({
            ...one,
            left: leftOf(one),
            fits: one.periodFrom <= (terms.fromDay ?? "") && one.periodUntil >= (terms.untilDay ?? ""),
          }))
      : [],
    programmes: needsProgramme ? named.filter((one) => one.party === host?.party) : [],
    toInvite: inviting
      ? named.filter((one) => one.party === carried?.party && !senders.includes(one.organisationId))
      : [],
  };
}
