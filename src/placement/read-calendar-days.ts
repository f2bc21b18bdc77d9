import { z } from "zod";
import { members, officeRoles, ownRoles, useCase } from "../identity/index.ts";
import { readPart } from "./read-part.ts";
import type { PlacementStores } from "./stores.ts";

/**
 * The stays of one's placements for a calendar, without anybody's name; of one placement also the days on which a
 * deliverable is due. What was cancelled is in no calendar.
 * @param placement one of them; null: all, from a year ago on
 * Refusals: those of `readPart`, for one.
 */
export const readCalendarDays = useCase<PlacementStores>()({
  name: "placement.read-calendar-days",
  kind: "read",
  policy: [members(...officeRoles, ...ownRoles)],
  input: z.object({ placement: z.uuid().nullish() }),
  async run(work, { placement }) {
    const { placement: store, roster } = work.stores;
    if (!placement) {
      const stays = await store.stays(`${Number(work.today.slice(0, 4)) - 1}${work.today.slice(4)}`);
      const places = await roster.hostPlaces(stays);
      const placeOf = (one: (typeof stays)[number]) =>
        places.find(({ hubId, centreKey }) =>
          one.hubId ? hubId === one.hubId : !hubId && centreKey === one.centreKey,
        );
      return {
        ok: true,
        stays: stays.map((one) => ({ ...one, place: placeOf(one)?.name ?? {} })),
        due: [],
      };
    }
    const at = await readPart(work, placement);
    if (!at.ok) return at;
    const { placementId, fromDay, untilDay, zone, state, revision, stateSince } = at.placement;
    const { number, title, place } = at.head;
    const deliverables = await store.deliverables(at.terms.termsId);
    return {
      ok: true,
      stays:
        state === "cancelled"
          ? []
          : [{ placementId, fromDay, untilDay, zone, state, revision, stateSince, number, title, place }],
      due: deliverables
        .filter((one) => one.state === "planned" || one.state === "returned")
        .map((one) => ({
          ...{ deliverableId: one.deliverableId, title: one.title, dueOn: one.dueOn },
          ...{ revision: one.revision, stateSince },
        })),
    };
  },
});
