import type { Tx } from "../platform/database.ts";
import { bookedStore } from "./booked-store.ts";
import { checkStore } from "./check-store.ts";
import { extensionStore } from "./extension-store.ts";
import { measureStore } from "./measure-store.ts";
import { paperStore } from "./paper-store.ts";
import { partStore } from "./part-store.ts";
import { placementListStore } from "./placement-list-store.ts";
import { selectionStore } from "./selection-store.ts";
import { termsListStore } from "./terms-list-store.ts";
import { termsStore } from "./terms-store.ts";

export type PlacementStore = ReturnType<typeof placementStore>;

/** Cases from terms of reference to placement, seen through the walls of the transaction's principal. */
export const placementStore = (tx: Tx) => ({
  ...termsStore(tx),
  ...termsListStore(tx),
  ...selectionStore(tx),
  ...bookedStore(tx),
  ...checkStore(tx),
  ...extensionStore(tx),
  ...placementListStore(tx),
  ...paperStore(tx),
  ...measureStore(tx),
  ...partStore(tx),
});
