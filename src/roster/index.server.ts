export { rosterStore, type RosterStore } from "./store.ts";
export { findAgencies } from "./find-agencies.ts";
export { importAgencies } from "./import-agencies.ts";
export { readAgencies, readAgency } from "./read-agencies.ts";
export type { Booking, NewBooking } from "./booking-store.ts";
export type { Expert, ExpertSearch, FoundExpert, ListedExpert } from "./expert-store.ts";
