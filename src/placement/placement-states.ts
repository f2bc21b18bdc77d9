import type { Role } from "../identity/index.ts";
import { refuse, type Refusal } from "../platform/index.ts";
import { desk, headAlone, type Capacity, type PersonCapacity } from "./case.ts";

export const placementStates = ["booked", "under-way", "ended", "closed", "cancelled"] as const;
export type PlacementState = (typeof placementStates)[number];

export const placementEvents = [
  "name-filing-officer",
  "hand-in-paper",
  "settle-check",
  "drop-check",
  "start",
  "measure",
  "write-diary",
  "plan-deliverable",
  "hand-in",
  "settle-deliverable",
  "ask-extension",
  "approve-extension",
  "agree-extension",
  "refuse-extension",
  "end",
  "end-early",
  "cancel",
  "give-feedback",
  "write-handover",
  "close",
  "certify",
] as const;
export type PlacementEvent = (typeof placementEvents)[number];

/** Who may act in a placement, and with which roles. */
export type Actor = Capacity | PersonCapacity;
type Move = {
  from: readonly PlacementState[];
  by: Partial<Record<Actor, readonly Role[]>>;
  /** Where it leads; null: the state stays. */
  to: PlacementState | null;
};

const expert = ["expert"] as const satisfies readonly Role[];
const instructor = ["instructor"] as const satisfies readonly Role[];
const filing = ["filing"] as const satisfies readonly Role[];

/** Every legal move. What stands in none of them is refused. */
const moves: Record<PlacementEvent, Move> = {
  "name-filing-officer": { from: ["booked", "under-way"], by: { programme: desk }, to: null },
  "hand-in-paper": {
    from: ["booked", "under-way"],
    by: { expert, sender: desk, filing },
    to: null,
  },
  // Which of them it is stands in the rule.
  "settle-check": {
    from: ["booked", "under-way"],
    by: { host: desk, router: desk, programme: desk, sender: desk, filing },
    to: null,
  },
  "drop-check": { from: ["booked"], by: { programme: headAlone }, to: null },
  start: { from: ["booked"], by: { host: desk }, to: "under-way" },
  measure: { from: ["booked", "under-way", "ended"], by: { host: desk, counterpart: instructor }, to: null },
  "write-diary": { from: ["under-way", "ended"], by: { expert }, to: null },
  "plan-deliverable": { from: ["booked", "under-way"], by: { host: desk }, to: null },
  "hand-in": { from: ["under-way", "ended"], by: { expert }, to: null },
  "settle-deliverable": { from: ["booked", "under-way", "ended"], by: { host: desk }, to: null },
  "ask-extension": { from: ["under-way"], by: { host: desk }, to: null },
  "approve-extension": { from: ["under-way"], by: { programme: headAlone }, to: null },
  "agree-extension": { from: ["under-way"], by: { sender: desk }, to: null },
  "refuse-extension": { from: ["under-way"], by: { programme: headAlone, sender: desk }, to: null },
  end: { from: ["under-way"], by: { host: desk }, to: "ended" },
  "end-early": {
    from: ["under-way"],
    by: { host: headAlone, programme: headAlone, sender: headAlone },
    to: "ended",
  },
  cancel: { from: ["booked"], by: { programme: headAlone, sender: headAlone }, to: "cancelled" },
  "give-feedback": {
    from: ["under-way", "ended"],
    by: { host: desk, expert, counterpart: instructor },
    to: null,
  },
  "write-handover": { from: ["under-way", "ended"], by: { expert }, to: null },
  close: { from: ["ended"], by: { host: desk }, to: "closed" },
  certify: { from: ["ended", "closed"], by: { host: headAlone }, to: null },
};

/** Roles that may ever do this: the policy of its use case. */
export const rolesFor = (event: PlacementEvent): Role[] => [
  ...new Set(Object.values(moves[event].by).flatMap((roles) => [...roles])),
];

/**
 * Where an event leads.
 * @param mine capacities of whoever acts, in this case: the office's, and the person's own
 * Refusals: NOT_IN_CAPACITY (names who acts), NOT_PERMITTED (the role), PLACEMENT_STATE (names the state it is in).
 */
export function movePlacement(
  state: PlacementState,
  event: PlacementEvent,
  { mine, role }: { mine: readonly string[]; role: string },
): { ok: true; to: PlacementState; as: Actor } | Refusal {
  const { from, by, to } = moves[event];
  const actors = (Object.keys(by) as Actor[]).filter((one) => mine.includes(one));
  if (!actors.length) return refuse("NOT_IN_CAPACITY", { by: Object.keys(by)[0] ?? "" });
  const as = actors.find((one) => by[one]?.some((may) => may === role));
  if (!as) return refuse("NOT_PERMITTED");
  if (!from.includes(state)) return refuse("PLACEMENT_STATE", { state });
  return { ok: true, to: to ?? state, as };
}

/** Events that somebody may cause now: the buttons of their page. */
export const openPlacementEvents = (
  state: PlacementState,
  who: { mine: readonly string[]; role: string },
): PlacementEvent[] => placementEvents.filter((event) => movePlacement(state, event, who).ok);
