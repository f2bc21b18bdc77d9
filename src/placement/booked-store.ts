import type { Tx } from "../platform/database.ts";

/** A placement as it begins: booked. */
export type BookedPlacement = {
  organisationId: string;
  termsId: string;
  placementId: string;
  nominationId: string;
  expertId: string;
  expertName: string;
  sender: string;
  bookingId: string | null;
  centreKey: string | null;
  hubId: string | null;
  fromDay: string;
  untilDay: string;
  zone: string;
  state: string;
  route: string;
  rulesOn: string;
  weeksDrawn: number;
  madeAt: Date;
  stateSince: Date;
  synthetic: boolean;
};

export function bookedStore(tx: Tx) {
  const db = tx.withTables<{ "placement.placement": BookedPlacement }>();
  return {
    async addPlacement(placement: BookedPlacement) {
      await db.insertInto("placement.placement").values(placement).execute();
    },
    /** The placement that came of terms and was not cancelled. */
    placementOfTerms: (termsId: string) =>
      db
        .selectFrom("placement.placement")
        .select(["placementId", "state", "expertName", "fromDay", "untilDay"])
        .where("termsId", "=", termsId)
        .where("state", "<>", "cancelled")
        .executeTakeFirst(),
  };
}
