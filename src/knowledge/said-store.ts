import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { Language } from "../platform/index.ts";

/** That an item was used: in which course of whom, on which day, with how many learners. */
export type Reuse = {
  organisationId: string;
  reuseId: string;
  itemId: string;
  /** The organisation whose item it is. */
  owner: string;
  course: string;
  recordKind: string | null;
  recordId: string | null;
  usedOn: string;
  learners: number | null;
  saidBy: string | null;
  saidAt: Date;
  synthetic: boolean;
};

export type ItemComment = {
  organisationId: string;
  commentId: string;
  itemId: string;
  text: string;
  writtenIn: Language;
  saidBy: string | null;
  saidAt: Date;
  releasedTo: string[];
  takenBackOn: string | null;
  synthetic: boolean;
};

/** How often an item was used, by how many offices, and with how many learners where that was said. */
export type ReuseCount = { uses: number; offices: number; learners: number };

type Tables = { "knowledge.reuse": Reuse; "knowledge.comment": ItemComment };

/** Who used an item, and what is said of it. */
export function saidStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    /** The same course on the same day counts once; @returns whether it was new */
    async addReuse(reuse: Reuse): Promise<boolean> {
      const same = await db
        .updateTable("knowledge.reuse")
        .set({ learners: sql<number | null>`coalesce(${reuse.learners}::int, learners)` })
        .where("organisationId", "=", reuse.organisationId)
        .where("itemId", "=", reuse.itemId)
        .where(sql<boolean>`lower(course) = lower(${reuse.course})`)
        .where("usedOn", "=", reuse.usedOn)
        .executeTakeFirst();
      if (Number(same.numUpdatedRows) > 0) return false;
      // Two who say it at once, or a colleague whose row this one may not see: the index counts it once.
      const added = await db
        .insertInto("knowledge.reuse")
        .values(reuse)
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows ?? 0) > 0;
    },

    /** Uses that the reader may know by name: those of the own office, and all of the own items; the newest first. */
    reuses: (itemId: string, limit: number): Promise<Reuse[]> =>
      db
        .selectFrom("knowledge.reuse")
        .selectAll()
        .where("itemId", "=", itemId)
        .orderBy("usedOn", "desc")
        .orderBy("reuseId")
        .limit(limit)
        .execute(),

    async countReuse(itemIds: readonly string[]): Promise<Map<string, ReuseCount>> {
      if (!itemIds.length) return new Map();
      const found = await sql<ReuseCount & { itemId: string }>`
        select item_id, uses, offices, learners from knowledge.count_reuse(${itemIds}::uuid[])`.execute(tx);
      return new Map(found.rows.map(({ itemId, ...count }) => [itemId, count]));
    },

    async addItemComment(comment: ItemComment) {
      await db.insertInto("knowledge.comment").values(comment).execute();
    },

    itemComments: (itemId: string, limit: number): Promise<ItemComment[]> =>
      db
        .selectFrom("knowledge.comment")
        .selectAll()
        .where("itemId", "=", itemId)
        .orderBy("saidAt")
        .orderBy("commentId")
        .limit(limit)
        .execute(),

    itemComment: (commentId: string): Promise<ItemComment | undefined> =>
      db
        .selectFrom("knowledge.comment")
        .selectAll()
        .where("commentId", "=", commentId)
        .forUpdate()
        .executeTakeFirst(),

    /** Takes a comment back: its words are gone for good, that there was one stays. */
    async takeCommentBack(commentId: string, on: string) {
      await db
        .updateTable("knowledge.comment")
        .set({ takenBackOn: on, text: "–" })
        .where("commentId", "=", commentId)
        .execute();
    },
  };
}
