import { z } from "zod";
import { everyMember, organisationOf, ownRoles, useCase } from "../identity/index.ts";
import { dayOf, refuse } from "../platform/index.ts";
import { caseOffices, peopleNames } from "./case-names.ts";
import { openCase } from "./case-work.ts";
import { placementNext } from "./placement-next.ts";
import { openPlacementEvents } from "./placement-states.ts";
import { mineIn } from "./placement-work.ts";
import { seesTo } from "./settle-check.ts";
import { rulesOn } from "./rule.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * One placement: where it stands, who acts next by when, what has to be there, who takes part, and what happened. A router
 * and a filing officer read it without the name of the expert; a sender that was not chosen finds none.
 * @returns `checks` each with `mayEnter` and `withdrawn` (the rule does not hold any more today; the case keeps it)
 * Refusal: CASE_NOT_FOUND.
 */
export const readPlacement = useCase<PlacementStores>()({
  name: "placement.read-placement",
  kind: "read",
  policy: [everyMember],
  input: z.object({ placement: z.uuid() }),
  async run(work, { placement: placementId }) {
    const { stores, principal, today } = work;
    const store = stores.placement;
    const placement = await store.placement(placementId);
    const at = placement && (await openCase(work, placement.termsId));
    if (!placement || !at?.ok) return refuse("CASE_NOT_FOUND");
    const { terms, participants, role } = at;
    const mine = mineIn(at, placement, work);
    if (mine.length === 0) return refuse("CASE_NOT_FOUND");
    const own = ownRoles.some((one) => one === role) ? null : organisationOf(principal);
    const { counterparts } = await store.termsParts(terms.termsId);
    const checks = await store.checks(placementId);
    const extensions = await store.extensions(placementId);
    const extension = extensions.find(({ state }) => state === "asked" || state === "approved") ?? null;
    const holding = new Set(rulesOn(await store.rules(), placement.route, today).map(({ key }) => key));
    const events = await store.caseEvents(terms.termsId);
    const mayDo = openPlacementEvents(placement.state, { mine, role });
    const named = mine.some((one) => one !== "router" && one !== "filing");
    const { expertName, bookingId: _, sender: __, expertId: ___, organisationId: ____, ...rest } = placement;
    return {
      ok: true,
      ...{ today, mine, mayDo, role },
      placement: { ...rest, expertName: named ? expertName : null },
      terms: { termsId: terms.termsId, number: terms.number, title: terms.title },
      place: (await stores.roster.hostPlace(terms)) ?? null,
      // Senders that were invited and not chosen are no part of the placement.
      offices: await caseOffices(
        stores,
        participants.filter((one) => one.capacity !== "sender" || one.organisationId === placement.sender),
        own,
      ),
      next: placementNext(
        placement,
        checks.find(({ state }) => state === "open") ?? null,
        extension && {
          state: extension.state,
          since: dayOf(extension.settledAt ?? extension.askedAt),
        },
      ),
      checks: checks.map((one) => ({
        ...{ checkId: one.checkId, ruleKey: one.ruleKey, rule: one.rule, capacity: one.capacity },
        ...{ dueOn: one.dueOn, state: one.state, doneOn: one.doneOn, reason: one.reason },
        reference: named || role === "filing" ? one.reference : null,
        withdrawn: one.state === "open" && !holding.has(one.ruleKey),
        mayEnter:
          one.state === "open" && mayDo.includes("settle-check") && seesTo({ mine, role }, one) !== null,
      })),
      counterparts: named
        ? counterparts.map(({ counterpartId, name, job }) => ({ counterpartId, name, job }))
        : [],
      counterpartCount: counterparts.length,
      extension,
      extensions: extensions.filter(({ state }) => state === "agreed" || state === "refused"),
      history: events
        .filter(({ record }) => record === "placement")
        .map(({ eventId, event, capacity, note, writtenIn, inside, byPerson, at: when }) => ({
          ...{ eventId, event, capacity, note, writtenIn, inside, byPerson, at: when },
        })),
      people: await peopleNames(
        stores,
        events.map(({ byPerson }) => byPerson),
      ),
    };
  },
});
