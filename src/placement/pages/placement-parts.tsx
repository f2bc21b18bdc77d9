import { useIntl } from "react-intl";
import { zoneName } from "../../roster/index.ts";
import { Tag, useDay, type TagKind } from "../../ui/index.ts";
import type { PlacementState } from "../placement-states.ts";
import type { Placement } from "../placement.ts";

const kinds: Record<PlacementState, TagKind> = {
  ...{ booked: "new", "under-way": "ok", ended: "late", closed: "neutral", cancelled: "neutral" },
};

/** Where a placement stands, in a word. */
export function PlacementTag({ state }: { state: PlacementState }) {
  const intl = useIntl();
  return <Tag kind={kinds[state]}>{intl.formatMessage({ id: `placement.case.state.${state}` })}</Tag>;
}

/** The days of a placement with the zone of its place. */
export function usePlacementDays(): (placement: Pick<Placement, "fromDay" | "untilDay" | "zone">) => string {
  const intl = useIntl();
  const day = useDay();
  return ({ fromDay, untilDay, zone }) =>
    `${intl.formatMessage({ id: "placement.terms.fromUntil" }, { from: day(fromDay), until: day(untilDay) })} (${zoneName(zone)})`;
}
