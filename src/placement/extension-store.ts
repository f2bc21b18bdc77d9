import type { Tx } from "../platform/database.ts";
import type { Extension } from "./extension.ts";

/** Requests for more days. */
export function extensionStore(tx: Tx) {
  const db = tx.withTables<{ "placement.extension": Extension }>();
  return {
    async addExtension(extension: Extension) {
      await db.insertInto("placement.extension").values(extension).execute();
    },
    /** What was asked for a placement, the last first. */
    extensions: (placementId: string) =>
      db
        .selectFrom("placement.extension")
        .selectAll()
        .where("placementId", "=", placementId)
        .orderBy("askedAt", "desc")
        .orderBy("extensionId")
        .execute(),
    async settleExtension(
      extensionId: string,
      settled: Pick<Extension, "state" | "settledBy" | "settledAt">,
    ) {
      await db
        .updateTable("placement.extension")
        .set(settled)
        .where("extensionId", "=", extensionId)
        .execute();
    },
  };
}
