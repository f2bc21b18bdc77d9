import type { Tx } from "../platform/database.ts";

export function centreStore(_tx: Tx) {
  return {};
}
