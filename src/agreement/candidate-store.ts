import { json, type Tx } from "../platform/database.ts";
import type { Candidate } from "./candidate.ts";

type Tables = { "agreement.candidate": Candidate };

/** Agencies that a side thinks of for a scope line. */
export function candidateStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    candidates: (circleId: string, versionId: string) =>
      db
        .selectFrom("agreement.candidate")
        .selectAll()
        .where("circleId", "=", circleId)
        .where("versionId", "=", versionId)
        .orderBy("clauseId")
        .orderBy("agencyKey")
        .execute(),
    /** Adds a candidate, or puts what is said now in the place of what was said of it before. */
    async saveCandidate(candidate: Candidate) {
      const { state, named, letterNumber, letterDate, changedBy, changedAt } = candidate;
      await db
        .insertInto("agreement.candidate")
        .values({ ...candidate, reason: json(candidate.reason) })
        .onConflict((again) =>
          again
            .columns(["circleId", "versionId", "clauseId", "agencyKey"])
            .doUpdateSet({ state, named, letterNumber, letterDate, changedBy, changedAt }),
        )
        .execute();
    },
  };
}
