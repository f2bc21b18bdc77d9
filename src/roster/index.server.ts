export { rosterStore, type RosterStore } from "./store.ts";
