import { organisationOf, type Work } from "../identity/index.ts";
import { refuse, type Language, type Outcome, type Refusal } from "../platform/index.ts";
import type { PlacementChange } from "./booked-store.ts";
import { openCase, tellCase, type CaseAt } from "./case-work.ts";
import { movePlacement, type Actor, type PlacementEvent, type PlacementState } from "./placement-states.ts";
import { placementRecordKind, type Placement } from "./placement.ts";
import type { PlacementStores } from "./stores.ts";

/** A placement with its case, as whoever acts finds it, and in what capacity they act. */
export type PlacementAt = CaseAt & { placement: Placement; as: Actor; to: PlacementState };

/**
 * Opens a placement for an event: the case is held first, then the placement, always in this order.
 * @param revision what the actor has read, where words or days are decided: PLACEMENT_CHANGED when it is not the last
 * Refusals: CASE_NOT_FOUND (also a case of others), PLACEMENT_CHANGED, NOT_IN_CAPACITY, NOT_PERMITTED, PLACEMENT_STATE.
 */
export async function actIn(
  work: Work<PlacementStores>,
  { placement: placementId, revision = null }: { placement: string; revision?: number | null },
  event: PlacementEvent,
): Promise<({ ok: true } & PlacementAt) | Refusal> {
  const { stores } = work;
  const seen = await stores.placement.placement(placementId);
  if (!seen) return refuse("CASE_NOT_FOUND");
  const at = await openCase(work, seen.termsId, "change");
  if (!at.ok) return at;
  const placement = await stores.placement.placement(placementId, "change");
  if (!placement) return refuse("CASE_NOT_FOUND");
  if (revision !== null && placement.revision !== revision) return refuse("PLACEMENT_CHANGED");
  const mine = mineIn(at, placement, work);
  const move = movePlacement(placement.state, event, { ...at, mine });
  return move.ok ? { ...at, mine, placement, as: move.as, to: move.to } : move;
}

/** In what capacities one is in a placement: of the senders that were invited, the one whose expert was booked. */
export const mineIn = (
  { mine }: Pick<CaseAt, "mine">,
  { sender }: Pick<Placement, "sender">,
  { principal }: Pick<Work<PlacementStores>, "principal">,
): CaseAt["mine"] => mine.filter((one) => one !== "sender" || sender === organisationOf(principal));

/** Writes an event of a placement down with what it changes, and names the record. */
export async function recordAct(
  work: Work<PlacementStores>,
  { placement, terms, as, to }: PlacementAt,
  event: PlacementEvent,
  {
    change = {},
    note,
    writtenIn,
    inside = false,
  }: { change?: PlacementChange; note?: string | null; writtenIn?: Language; inside?: boolean } = {},
): Promise<Outcome<{ placement: string; state: PlacementState }>> {
  const { placementId, state } = placement;
  const moved = to === state ? change : { ...change, state: to, stateSince: work.now };
  if (Object.keys(moved).length) await work.stores.placement.changePlacement(placementId, moved);
  await tellCase(work, terms, {
    ...{ record: "placement" as const, event, from: state, to, as, note, inside },
    ...(writtenIn && { writtenIn }),
  });
  work.touch({ kind: placementRecordKind, id: placementId });
  return { ok: true, placement: placementId, state: to };
}
