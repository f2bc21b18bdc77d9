import type { Work } from "../identity/index.ts";
import type { Outcome } from "../platform/index.ts";
import type { Nomination } from "./nomination.ts";
import type { PlacementStores } from "./stores.ts";
import type { Terms } from "./terms.ts";

/** Opens the placement of a chosen expert, in the transaction of whoever books. */
export async function openPlacement(
  { stores: { placement }, now, today }: Work<PlacementStores>,
  {
    terms,
    nomination,
    placementId,
    bookingId,
  }: { terms: Terms; nomination: Nomination; placementId: string; bookingId: string },
): Promise<Outcome<{ placement: string }>> {
  const { organisationId, termsId, centreKey, hubId, zone, route, weeks, synthetic } = terms;
  const { nominationId, expertId, fromDay, untilDay } = nomination;
  await placement.addPlacement({
    ...{
      organisationId,
      termsId,
      placementId,
      nominationId,
      expertId,
      bookingId,
      centreKey,
      hubId,
      zone,
      synthetic,
    },
    ...{ fromDay, untilDay, expertName: nomination.profile.name, sender: nomination.organisationId },
    ...{
      state: "booked",
      route: route ?? "",
      rulesOn: today,
      weeksDrawn: weeks ?? 0,
      madeAt: now,
      stateSince: now,
    },
  });
  return { ok: true, placement: placementId };
}
