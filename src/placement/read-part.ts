import type { Work } from "../identity/index.ts";
import { refuse, type Bilingual, type Refusal } from "../platform/index.ts";
import { openCase, type CaseAt } from "./case-work.ts";
import { openPlacementEvents, type PlacementEvent } from "./placement-states.ts";
import { mineIn } from "./placement-work.ts";
import type { Placement } from "./placement.ts";
import type { PlacementStores } from "./stores.ts";

/** What the head of every page of a placement says. */
export type PartHead = Pick<
  Placement,
  | "placementId"
  | "termsId"
  | "state"
  | "revision"
  | "fromDay"
  | "untilDay"
  | "zone"
  | "startedOn"
  | "endedOn"
  | "synthetic"
> & {
  expertName: string;
  number: string;
  title: Bilingual;
  place: Bilingual;
  today: string;
  mine: readonly string[];
  mayDo: PlacementEvent[];
};

/**
 * Opens a part of a placement for reading: the host, the programme office, the office whose expert was booked, the expert
 * and the counterparts read it.
 * @param filing whether a filing officer of the case reads it too, as the papers
 * Refusal: CASE_NOT_FOUND (also for a router: a request that it passed on shows it no person).
 */
export async function readPart(
  work: Work<PlacementStores>,
  placementId: string,
  { filing = false }: { filing?: boolean } = {},
): Promise<({ ok: true; placement: Placement; head: PartHead } & CaseAt) | Refusal> {
  const { placement: store } = work.stores;
  const placement = await store.placement(placementId);
  const at = placement && (await openCase(work, placement.termsId));
  if (!placement || !at?.ok) return refuse("CASE_NOT_FOUND");
  const mine = mineIn(at, placement, work);
  const readers = ["host", "programme", "sender", "expert", "counterpart", ...(filing ? ["filing"] : [])];
  if (!mine.some((one) => readers.includes(one))) return refuse("CASE_NOT_FOUND");
  const { termsId, state, revision, fromDay, untilDay, zone, startedOn, endedOn, expertName, synthetic } =
    placement;
  const { number, title } = at.terms;
  return {
    ...at,
    mine,
    placement,
    head: {
      ...{
        placementId,
        termsId,
        state,
        revision,
        fromDay,
        untilDay,
        zone,
        startedOn,
        endedOn,
        expertName,
        synthetic,
      },
      ...{
        number,
        title,
        place: (await work.stores.roster.hostPlace(at.terms))?.name ?? {},
        today: work.today,
        mine,
      },
      mayDo: openPlacementEvents(state, { mine, role: at.role }),
    },
  };
}
