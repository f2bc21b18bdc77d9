import { sql } from "kysely";
import type { Tx } from "./database.ts";
import type { Bilingual, Outcome } from "./index.ts";

/** Long work that somebody started: how far it is, how it ended, and where its result is. */
export type Progress = {
  progressId: string;
  organisationId: string;
  personId: string | null;
  title: Bilingual;
  share: number;
  state: "waiting" | "running" | "done" | "refused" | "failed";
  /** The use case's answer, once there is one. */
  outcome: Outcome | null;
  /** Page of the result. */
  resultPath: string | null;
  createdAt: Date;
};

type Tables = { "platform.progress": Progress & { endedAt: Date | null } };

export type ProgressStore = ReturnType<typeof progressStore>;

export function progressStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    async start(progress: Pick<Progress, "progressId" | "organisationId" | "personId" | "title">) {
      await sql`insert into platform.progress (progress_id, organisation_id, person_id, title)
        values (${progress.progressId}::uuid, ${progress.organisationId}::uuid, ${progress.personId}::uuid,
          ${JSON.stringify(progress.title)}::jsonb)`.execute(tx);
    },
    async move(progressId: string, share: number) {
      await db
        .updateTable("platform.progress")
        .set({ share, state: "running" })
        .where("progressId", "=", progressId)
        .where("state", "in", ["waiting", "running"])
        .execute();
    },
    async end(
      progressId: string,
      state: "done" | "refused" | "failed",
      outcome: Outcome | null,
      resultPath: string | null,
    ) {
      await db
        .updateTable("platform.progress")
        .set({
          state,
          share: 1,
          outcome: sql<Outcome>`${outcome && JSON.stringify(outcome)}::jsonb`,
          resultPath,
          endedAt: sql<Date>`now()`,
        })
        .where("progressId", "=", progressId)
        .execute();
    },
    find: (progressId: string) =>
      db.selectFrom("platform.progress").selectAll().where("progressId", "=", progressId).executeTakeFirst(),
  };
}
