import type { Role } from "../identity/index.ts";
import { refuse, type Refusal } from "../platform/index.ts";
import { desk, headAlone, type Capacity } from "./case.ts";

export const termsStates = [
  "draft",
  "routing",
  "review",
  "edits",
  "approved",
  "ready",
  "sourced",
  "declined",
  "withdrawn",
  "cancelled",
] as const;
export type TermsState = (typeof termsStates)[number];

export const termsEvents = [
  "submit",
  "endorse",
  "return",
  "ask-edits",
  "approve",
  "decline",
  "invite",
  "source",
  "withdraw",
  "cancel",
  "reopen",
] as const;
export type TermsEvent = (typeof termsEvents)[number];

type Move = {
  from: readonly TermsState[];
  by: readonly Capacity[];
  roles: readonly Role[];
  /** Where it leads; what is submitted goes by way of the Disnaker where the centre is a local government's. */
  to: TermsState;
};

/** Every legal move. What stands in none of them is refused. */
const moves: Record<TermsEvent, Move> = {
  submit: { from: ["draft", "edits"], by: ["host"], roles: desk, to: "review" },
  endorse: { from: ["routing"], by: ["router"], roles: desk, to: "review" },
  return: { from: ["routing"], by: ["router"], roles: desk, to: "edits" },
  "ask-edits": { from: ["review"], by: ["programme"], roles: desk, to: "edits" },
  approve: { from: ["review"], by: ["programme"], roles: headAlone, to: "approved" },
  decline: { from: ["review"], by: ["programme"], roles: desk, to: "declined" },
  invite: { from: ["approved", "ready"], by: ["programme"], roles: desk, to: "ready" },
  source: { from: ["ready"], by: ["sender"], roles: desk, to: "sourced" },
  withdraw: { from: ["draft", "edits", "routing", "review"], by: ["host"], roles: desk, to: "withdrawn" },
  cancel: { from: ["approved", "ready"], by: ["programme"], roles: headAlone, to: "cancelled" },
  reopen: { from: ["sourced"], by: ["programme", "sender"], roles: headAlone, to: "ready" },
};

/** Roles that may ever do this: the policy of its use case. */
export const rolesOf = (event: TermsEvent): Role[] => [...moves[event].roles];

/**
 * Where an event leads.
 * @param mine capacities of the office that acts, in this case
 * @param routed whether the centre is asked through its Disnaker
 * Refusals: NOT_IN_CAPACITY (names who acts), NOT_PERMITTED (the role), TERMS_STATE (names the state it is in).
 */
export function moveTerms(
  state: TermsState,
  event: TermsEvent,
  { mine, role, routed }: { mine: readonly string[]; role: string; routed: boolean },
): { ok: true; to: TermsState; as: Capacity } | Refusal {
  const { from, by, roles, to } = moves[event];
  const as = by.find((one) => mine.includes(one));
  if (!as) return refuse("NOT_IN_CAPACITY", { by: by[0] ?? "" });
  if (!roles.some((one) => one === role)) return refuse("NOT_PERMITTED");
  if (!from.includes(state)) return refuse("TERMS_STATE", { state });
  return { ok: true, to: event === "submit" && routed ? "routing" : to, as };
}

/** What is to be done next in a state; while senders are asked it depends on how far the selection is. */
export type SelectionStep = "put-forward" | "choose" | "book";
export type Step = { capacity: Capacity; task: string; days: number; role: Role };

const steps: Partial<Record<TermsState, Step>> = {
  draft: { capacity: "host", task: "submit", days: 14, role: "officer" },
  routing: { capacity: "router", task: "endorse", days: 7, role: "officer" },
  review: { capacity: "programme", task: "review", days: 10, role: "head" },
  edits: { capacity: "host", task: "edit", days: 7, role: "officer" },
  approved: { capacity: "programme", task: "invite", days: 5, role: "officer" },
};
const selectionSteps: Record<SelectionStep, Step> = {
  "put-forward": { capacity: "sender", task: "put-forward", days: 14, role: "officer" },
  choose: { capacity: "host", task: "choose", days: 10, role: "officer" },
  book: { capacity: "sender", task: "book", days: 7, role: "officer" },
};

/** Who acts next, in which role, within how many calendar days; null where nobody has to. */
export const nextStep = (state: TermsState, selection: SelectionStep): Step | null =>
  state === "ready" ? selectionSteps[selection] : (steps[state] ?? null);

/** What a selection waits for, by the states of its nominations. */
export function selectionStep(nominations: readonly { state: string }[]): SelectionStep {
  const some = (...states: string[]) => nominations.some(({ state }) => states.includes(state));
  if (some("selected")) return "book";
  return some("put-forward", "shortlisted") ? "choose" : "put-forward";
}

/** Events that an office may cause now: the buttons of its page. */
export const openEvents = (state: TermsState, who: { mine: readonly string[]; role: string }): TermsEvent[] =>
  termsEvents.filter((event) => moveTerms(state, event, { ...who, routed: false }).ok);
