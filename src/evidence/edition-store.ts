import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Edition } from "./edition.ts";

type Tables = {
  "evidence.edition": Edition;
  "evidence.edition_name": { name: string; organisationId: string; synthetic: boolean };
};

const publishedOn = sql<string>`to_char(published_on, 'YYYY-MM-DD')`.as("publishedOn");
const headColumns = [
  "editionId",
  "organisationId",
  "name",
  "title",
  "method",
  "roundId",
  "listId",
  "codeList",
  "source",
  "contentHash",
  "documentHash",
  "sealedAt",
  "synthetic",
] as const;

/** Sealed editions, seen through the walls of the transaction's principal. */
export function editionStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    /** The newest first. */
    editions: ({ limit, offset }: { limit: number; offset: number }) =>
      db
        .selectFrom("evidence.edition")
        .select([
          ...headColumns,
          publishedOn,
          sql<number>`jsonb_array_length(content -> 'entries')`.as("entries"),
        ])
        .orderBy("evidence.edition.publishedOn", "desc")
        .orderBy("sealedAt", "desc")
        .limit(limit)
        .offset(offset)
        .execute(),
    async countEditions() {
      const { count } = await db
        .selectFrom("evidence.edition")
        .select((e) => e.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      return count;
    },
    /** Null for the newest: one that was sealed here comes before one that was published elsewhere. */
    edition: (name: string | null, organisation?: string, codeList?: string) => {
      let query = db
        .selectFrom("evidence.edition")
        .select([...headColumns, "content", "releasedTo", publishedOn]);
      if (name !== null) query = query.where("name", "=", name);
      if (organisation) query = query.where("organisationId", "=", organisation);
      if (codeList) query = query.where("codeList", "=", codeList);
      return query
        .orderBy(sql`(method = 'rounds')`, "desc")
        .orderBy("evidence.edition.publishedOn", "desc")
        .orderBy("sealedAt", "desc")
        .limit(1)
        .executeTakeFirst();
    },
    /** The codes of all editions of one office and code list, the earliest first. */
    editionCodes: (organisation: string, codeList: string) =>
      db
        .selectFrom("evidence.edition")
        .select([
          "name",
          "title",
          "sealedAt",
          publishedOn,
          sql<string[]>`array(select e ->> 'code' from jsonb_array_elements(content -> 'entries')
            with ordinality as entries(e, place) order by place)`.as("codes"),
        ])
        .where("organisationId", "=", organisation)
        .where("codeList", "=", codeList)
        .orderBy("evidence.edition.publishedOn")
        .orderBy("sealedAt")
        .execute(),
    /** Takes a name for a round and its edition, or for an edition of elsewhere; false when somebody has it. */
    takeName: async (name: string, organisationId: string, synthetic: boolean) =>
      (
        await db
          .insertInto("evidence.edition_name")
          .values({ name, organisationId, synthetic })
          .onConflict((on) => on.doNothing())
          .returning("name")
          .execute()
      ).length > 0,
    async removeSyntheticEditions() {
      await db.deleteFrom("evidence.edition_name").where("synthetic", "=", true).execute();
      await db.deleteFrom("evidence.edition").where("synthetic", "=", true).execute();
    },
    async addEdition(edition: Edition) {
      await db
        .insertInto("evidence.edition")
        .values({ ...edition, title: json(edition.title), content: json(edition.content) })
        .execute();
    },
  };
}
