import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Comment } from "./comment.ts";
import type { Disposition } from "./disposition.ts";
import type { StanceSaid } from "./stance.ts";

type CircleRow = { organisationId: string; circleId: string; proposalId: string; synthetic: boolean };
type Tables = {
  "agreement.comment": Comment;
  "agreement.disposition": Disposition & CircleRow;
  "agreement.stance": StanceSaid & CircleRow & { saidBy: string | null };
};

/** Comments, dispositions and stances. */
export function feedbackStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    async addComments(comments: readonly Comment[]) {
      if (!comments.length) return;
      await db
        .insertInto("agreement.comment")
        .values(comments.map((one) => ({ ...one, change: one.change && json(one.change) })))
        .execute();
    },
    comment: (commentId: string, use: "read" | "change" = "read") => {
      const found = db.selectFrom("agreement.comment").selectAll().where("commentId", "=", commentId);
      return (use === "change" ? found.forUpdate() : found).executeTakeFirst();
    },
    /** Comments of a circle, in the order in which they were said; without those that were withdrawn. */
    commentsIn(
      circleId: string,
      filter: { version?: string | null; paragraphs?: readonly string[]; received?: boolean } = {},
    ) {
      let found = db
        .selectFrom("agreement.comment")
        .selectAll()
        .where("circleId", "=", circleId)
        .where("withdrawnAt", "is", null);
      if (filter.version) found = found.where("versionId", "=", filter.version);
      if (filter.version === null) found = found.where("versionId", "is", null);
      if (filter.received !== undefined)
        found = found.where("receivedId", filter.received ? "is not" : "is", null);
      if (filter.paragraphs)
        found = filter.paragraphs.length
          ? found.where("paragraphId", "in", filter.paragraphs)
          : found.where(sql<boolean>`false`);
      return found.orderBy("saidAt").orderBy("commentId").execute();
    },
    async markComment(commentId: string, marked: boolean) {
      await db.updateTable("agreement.comment").set({ marked }).where("commentId", "=", commentId).execute();
    },
    async withdrawComment(commentId: string, now: Date) {
      await db
        .updateTable("agreement.comment")
        .set({ withdrawnAt: now, marked: false })
        .where("commentId", "=", commentId)
        .execute();
    },
    /** What has left with a reply: comments and positions know with which. */
    async markSaid(
      replyId: string,
      { comments, stances }: { comments: readonly string[]; stances: readonly string[] },
      letter: { number: string; date: string },
    ) {
      if (comments.length) {
        await db
          .updateTable("agreement.comment")
          .set({ replyId })
          .where("commentId", "in", comments)
          .execute();
      }
      if (stances.length) {
        await db
          .updateTable("agreement.stance")
          .set({ replyId, letterNumber: letter.number, letterDate: letter.date })
          .where("stanceId", "in", stances)
          .execute();
      }
    },

    async addStances(stances: readonly (StanceSaid & CircleRow & { saidBy: string | null })[]) {
      if (!stances.length) return;
      await db
        .insertInto("agreement.stance")
        .values(stances.map((one) => ({ ...one, condition: one.condition && json(one.condition) })))
        .execute();
    },
    stancesIn: (circleId: string) =>
      db
        .selectFrom("agreement.stance")
        .selectAll()
        .where("circleId", "=", circleId)
        .orderBy("saidAt")
        .orderBy("stanceId")
        .execute(),

    dispositionsIn: (circleId: string) =>
      db.selectFrom("agreement.disposition").selectAll().where("circleId", "=", circleId).execute(),
    /** Comments of which a release of the proposal said how they ended. */
    answeredBefore: async (proposalId: string) =>
      (
        await sql<{ comment: string }>`select a.comment ->> 'comment' as comment
          from agreement.version v, jsonb_array_elements(v.content -> 'answers') as a(comment)
          where v.proposal_id = ${proposalId}::uuid and v.kind = 'release'`.execute(tx)
      ).rows.map(({ comment }) => comment),
    /** Decided anew, it takes the place of what was decided before. */
    async saveDisposition({ circleId, commentId, ...decided }: Disposition & CircleRow) {
      await db
        .insertInto("agreement.disposition")
        .values({ ...decided, circleId, commentId, reason: json(decided.reason) })
        .onConflict((on) =>
          on.columns(["circleId", "commentId"]).doUpdateSet({
            outcome: decided.outcome,
            reason: json(decided.reason),
            paragraphId: decided.paragraphId,
            paragraphVersion: decided.paragraphVersion,
            decidedBy: decided.decidedBy,
            decidedAt: decided.decidedAt,
          }),
        )
        .execute();
    },
    /** @param at null: it takes comments again */
    async closeFeedback(proposalId: string, at: Date | null, by: string | null) {
      await sql`update agreement.proposal set feedback_closed_at = ${at}, feedback_closed_by = ${by}::uuid
        where proposal_id = ${proposalId}::uuid`.execute(tx);
    },
  };
}
