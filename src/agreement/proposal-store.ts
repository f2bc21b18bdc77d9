import type { Tx } from "../platform/database.ts";

/** Circles, proposals, clauses, paragraphs and their texts, versions. */
export function proposalStore(_tx: Tx) {
  return {};
}
