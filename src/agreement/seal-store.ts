import type { Tx } from "../platform/database.ts";

/** Keys, seals, signed scans and commitments. */
export function sealStore(_tx: Tx) {
  return {};
}
