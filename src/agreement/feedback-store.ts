import type { Tx } from "../platform/database.ts";

/** Comments, dispositions and stances. */
export function feedbackStore(_tx: Tx) {
  return {};
}
