import type { Tx } from "../platform/database.ts";

/** Agencies that a side thinks of for a scope line. */
export function candidateStore(_tx: Tx) {
  return {};
}
