import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Placement } from "./placement.ts";

/** What changes of a placement when it moves. */
export type PlacementChange = Partial<
  Pick<
    Placement,
    | "untilDay"
    | "state"
    | "startedOn"
    | "endedOn"
    | "endReason"
    | "early"
    | "weeksDrawn"
    | "handoverItem"
    | "stateSince"
    | "bookingId"
  >
>;

/** A placement as it begins: booked. */
export type NewPlacement = Omit<
  Placement,
  "revision" | "startedOn" | "endedOn" | "endReason" | "early" | "handoverItem"
>;

/** Placements of the cases that the principal is in. */
export function bookedStore(tx: Tx) {
  const db = tx.withTables<{ "placement.placement": Placement }>();
  return {
    async addPlacement(placement: NewPlacement) {
      await db
        .insertInto("placement.placement")
        .values({
          ...placement,
          ...{
            revision: 1,
            startedOn: null,
            endedOn: null,
            endReason: null,
            early: false,
            handoverItem: null,
          },
        })
        .execute();
    },
    /** One placement; held until the end of the transaction where it is about to change. */
    placement: (placementId: string, use: "read" | "change" = "read") => {
      const found = db.selectFrom("placement.placement").selectAll().where("placementId", "=", placementId);
      return (use === "change" ? found.forUpdate() : found).executeTakeFirst();
    },
    async changePlacement(placementId: string, { endReason, ...change }: PlacementChange) {
      await db
        .updateTable("placement.placement")
        .set({ ...change, ...(endReason && { endReason: json(endReason) }), revision: sql`revision + 1` })
        .where("placementId", "=", placementId)
        .execute();
    },
    /** The placement that came of terms and was not cancelled. */
    placementOfTerms: (termsId: string) =>
      db
        .selectFrom("placement.placement")
        .selectAll()
        .where("termsId", "=", termsId)
        .where("state", "<>", "cancelled")
        .executeTakeFirst(),
  };
}
