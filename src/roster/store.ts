import type { Tx } from "../platform/database.ts";

export type RosterStore = ReturnType<typeof rosterStore>;

/** Agencies with their mandates, seen through the walls of the transaction's principal. */
export function rosterStore(_tx: Tx) {
  return {};
}
