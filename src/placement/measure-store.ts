import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { Measure } from "./transfer.ts";

/** What counterparts could do before and after. */
export function measureStore(tx: Tx) {
  const db = tx.withTables<{ "placement.measure": Measure }>();
  return {
    /** Keeps a measure; one that is taken again takes the place of the first. */
    async saveMeasure(measure: Measure) {
      const { score, how, takenOn, takenBy, at } = measure;
      await db
        .insertInto("placement.measure")
        .values(measure)
        .onConflict((on) =>
          on
            .columns(["placementId", "objectiveId", "counterpartId", "unit", "phase"])
            .doUpdateSet({ score, how, takenOn, takenBy, at }),
        )
        .execute();
    },
    /** Scores as numbers; a sender reads none. */
    measures: async (placementId: string): Promise<Measure[]> => {
      const rows = await db
        .selectFrom("placement.measure")
        .selectAll()
        .where("placementId", "=", placementId)
        .orderBy("takenOn")
        .orderBy("measureId")
        .execute();
      return rows.map((one) => ({ ...one, score: Number(one.score) }));
    },
    /** How many pairs were measured twice, and the sum of their gains, for every office of the placement. */
    transferSums: async (placementId: string) => {
      const { rows } = await sql<{
        measured: number;
        gain: number;
      }>`select measured, gain::float8 from placement.transfer_of(${placementId}::uuid)`.execute(tx);
      return rows[0] ?? { measured: 0, gain: 0 };
    },
  };
}
