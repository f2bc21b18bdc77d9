export { holdsOn, standingOn, type Agency, type HeldMandate, type Mandate } from "./agency.ts";
export { searchAgencies, type FoundAgency } from "./agency-search.ts";
export { rosterErrors } from "./errors.ts";
