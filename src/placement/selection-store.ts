import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Disclosure, InterviewNote, Nomination, NominationState } from "./nomination.ts";

type Tables = {
  "placement.nomination": Nomination;
  "placement.interviewNote": InterviewNote;
  "placement.disclosure": Disclosure;
};

/** Who was put forward, what was said about them, and to whom they were shown. */
export function selectionStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    /** How far the selection is, by all nominations, also those of other senders. */
    selectionStates: async (termsId: string) =>
      (
        await sql<{
          state: NominationState;
        }>`select s as state from placement.selection_states(${termsId}::uuid) s`.execute(tx)
      ).rows,
    /** How far each nomination that one may read is. */
    nominationStates: (termsId: string) =>
      db
        .selectFrom("placement.nomination")
        .select(["nominationId", "organisationId", "expertId", "personId", "state"])
        .where("termsId", "=", termsId)
        .execute(),
    async addNomination(nomination: Nomination) {
      const { profile, reasons, basis, reason, ...rest } = nomination;
      await db
        .insertInto("placement.nomination")
        .values({
          ...rest,
          profile: json(profile),
          reasons: json(reasons),
          basis: json(basis),
          reason: reason && json(reason),
        })
        .execute();
    },
    /** An expert who was taken back is put forward again, with what the roster says now. */
    async nominateAgain({
      nominationId,
      profile,
      reasons,
      basis,
      state,
      fromDay,
      untilDay,
      madeBy,
      madeAt,
    }: Nomination) {
      await db
        .updateTable("placement.nomination")
        .set({
          ...{ state, fromDay, untilDay, madeBy, madeAt, reason: null, toldAt: null },
          ...{ profile: json(profile), reasons: json(reasons), basis: json(basis) },
          revision: sql`revision + 1`,
        })
        .where("nominationId", "=", nominationId)
        .execute();
    },
    nominations: (termsId: string) =>
      db
        .selectFrom("placement.nomination")
        .selectAll()
        .where("termsId", "=", termsId)
        .orderBy("madeAt")
        .orderBy("nominationId")
        .execute(),
    /** Requests for which a person was put forward, the last first. */
    nominationsOfPerson: (personId: string) =>
      db
        .selectFrom("placement.nomination")
        .selectAll()
        .where("personId", "=", personId)
        .orderBy("madeAt", "desc")
        .orderBy("nominationId")
        .limit(200)
        .execute(),
    nomination: (nominationId: string, use: "read" | "change" = "read") => {
      const found = db
        .selectFrom("placement.nomination")
        .selectAll()
        .where("nominationId", "=", nominationId);
      return (use === "change" ? found.forUpdate() : found).executeTakeFirst();
    },
    async moveNomination(
      nominationId: string,
      {
        state,
        reason,
        toldAt,
      }: { state: NominationState; reason?: Nomination["reason"]; toldAt?: Date | null },
    ) {
      await db
        .updateTable("placement.nomination")
        .set({
          state,
          revision: sql`revision + 1`,
          ...(reason !== undefined && { reason: reason && json(reason) }),
          ...(toldAt !== undefined && { toldAt }),
        })
        .where("nominationId", "=", nominationId)
        .execute();
    },

    async addInterviewNote(note: InterviewNote) {
      await db.insertInto("placement.interviewNote").values(note).execute();
    },
    /** Notes of one's own office on the experts of a case. */
    interviewNotes: (termsId: string) =>
      db
        .selectFrom("placement.interviewNote")
        .selectAll()
        .where("termsId", "=", termsId)
        .orderBy("heldOn", "desc")
        .orderBy("at", "desc")
        .orderBy("noteId")
        .execute(),

    async addDisclosures(disclosures: readonly Disclosure[]) {
      if (disclosures.length)
        await db
          .insertInto("placement.disclosure")
          .values([...disclosures])
          .execute();
    },
    /** To whom one was shown, the last first. */
    disclosuresOf: (personId: string) =>
      db
        .selectFrom("placement.disclosure")
        .selectAll()
        .where("personId", "=", personId)
        .orderBy("at", "desc")
        .orderBy("disclosureId")
        .limit(200)
        .execute(),
  };
}
