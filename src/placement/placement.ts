import type { Bilingual } from "../platform/index.ts";
import type { PlacementState } from "./placement-states.ts";

/** An expert at a place for some days, from the booking to the handover. `organisationId` is the host's. */
export type Placement = {
  organisationId: string;
  termsId: string;
  placementId: string;
  nominationId: string;
  expertId: string;
  expertName: string;
  /** The office that sends. */
  sender: string;
  bookingId: string | null;
  centreKey: string | null;
  hubId: string | null;
  fromDay: string;
  untilDay: string;
  zone: string;
  state: PlacementState;
  revision: number;
  route: string;
  /** The day whose rules the case keeps. */
  rulesOn: string;
  startedOn: string | null;
  endedOn: string | null;
  endReason: Bilingual | null;
  early: boolean;
  weeksDrawn: number;
  handoverItem: string | null;
  madeAt: Date;
  stateSince: Date;
  synthetic: boolean;
};

/** The page of a placement. */
export const placementPath = (placementId: string): string => `/placements/${placementId}`;

export const placementRecordKind = "placement.placement";
