import type { Tx } from "../platform/database.ts";

export function instructorStore(_tx: Tx) {
  return {};
}
