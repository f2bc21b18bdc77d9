import type { Tx } from "../platform/database.ts";

/** Rows of the ledger and of its mappings. */
export function ledgerStore(_tx: Tx) {
  return {};
}
