import type { Tx } from "../platform/database.ts";
import { selectionStore } from "./selection-store.ts";
import { termsStore } from "./terms-store.ts";

export type PlacementStore = ReturnType<typeof placementStore>;

/** Cases from terms of reference to placement, seen through the walls of the transaction's principal. */
export const placementStore = (tx: Tx) => ({
  ...termsStore(tx),
  ...selectionStore(tx),
});
