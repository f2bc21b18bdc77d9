export { capacities, type Capacity, type CaseEvent, type Participant } from "./case.ts";
export {
  moveTerms,
  nextStep,
  termsEvents,
  termsStates,
  type TermsEvent,
  type TermsState,
} from "./terms-states.ts";
export type { Coded, Counterpart, Objective, RequiredSkill, Terms } from "./terms.ts";
export { placementPath } from "./placement.ts";
export { placementErrors } from "./errors.ts";
export {
  movePlacement,
  placementEvents,
  placementStates,
  type PlacementEvent,
  type PlacementState,
} from "./placement-states.ts";
export { endedEarly, endedEarlySchema, type EndedEarly } from "./ended-early.ts";
