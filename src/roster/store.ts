import type { Tx } from "../platform/database.ts";
import { agencyStore } from "./agency-store.ts";
import { bookingStore } from "./booking-store.ts";
import { centreStore } from "./centre-store.ts";
import { expertStore } from "./expert-store.ts";
import { hostPlaceStore } from "./host-place-store.ts";
import { hubStore } from "./hub-store.ts";
import { instructorStore } from "./instructor-store.ts";

export type RosterStore = ReturnType<typeof rosterStore>;

/** Who is there to do the work, seen through the walls of the transaction's principal. */
export const rosterStore = (tx: Tx) => ({
  ...agencyStore(tx),
  ...centreStore(tx),
  ...instructorStore(tx),
  ...expertStore(tx),
  ...bookingStore(tx),
  ...hubStore(tx),
  ...hostPlaceStore(tx),
});
