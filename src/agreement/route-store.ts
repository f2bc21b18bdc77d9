import type { Tx } from "../platform/database.ts";

/** Hops, replies, packages, and what was received. */
export function routeStore(_tx: Tx) {
  return {};
}
