import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { IdentityPaper, PaperKind, PaperNote } from "./paper.ts";

type Tables = { "placement.identityPaper": IdentityPaper; "placement.paperNote": PaperNote };

/** Identity papers, enciphered, and what is written down about them. */
export function paperStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    async addPaper(paper: IdentityPaper) {
      await db.insertInto("placement.identityPaper").values(paper).execute();
    },
    /** A paper of a case whose filing officer one is. */
    paper: (paperId: string) =>
      db.selectFrom("placement.identityPaper").selectAll().where("paperId", "=", paperId).executeTakeFirst(),
    /** Removes every paper of a case that is being closed or cancelled. @returns what there was */
    destroyPapers: async (termsId: string) =>
      (
        await sql<{
          paperId: string;
          kind: PaperKind;
        }>`select paper_id, kind from placement.destroy_papers(${termsId}::uuid)`.execute(tx)
      ).rows,
    async addPaperNotes(notes: readonly PaperNote[]) {
      if (notes.length)
        await db
          .insertInto("placement.paperNote")
          .values([...notes])
          .execute();
    },
    /** What was written down about the papers of a case, the last first. */
    paperNotes: (termsId: string) =>
      db
        .selectFrom("placement.paperNote")
        .selectAll()
        .where("termsId", "=", termsId)
        .orderBy("at", "desc")
        .orderBy("noteId")
        .limit(500)
        .execute(),
  };
}
