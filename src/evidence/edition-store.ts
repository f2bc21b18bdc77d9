import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Bilingual } from "../platform/index.ts";
import type { Edition } from "./edition.ts";
import type { EditionProposal } from "./edition-proposal.ts";

type Tables = {
  "evidence.edition": Edition;
  "evidence.edition_proposal": EditionProposal;
  "evidence.edition_withdrawal": {
    organisationId: string;
    editionId: string;
    reason: string;
    askedBy: string | null;
    askedAt: Date;
    withdrawnBy: string | null;
    withdrawnAt: Date | null;
    releasedTo: string[];
  };
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

/** Since when an edition is withdrawn, and why; null while it stands, also where its withdrawal waits to be confirmed. */
const withdrawnAt = sql<Date | null>`(select w.withdrawn_at from evidence.edition_withdrawal w
  where w.edition_id = edition.edition_id)`;
const withdrawnFor = sql<string | null>`(select w.reason from evidence.edition_withdrawal w
  where w.edition_id = edition.edition_id and w.withdrawn_at is not null)`;

/** Sealed editions, those that wait to be confirmed, and what was withdrawn, seen through the walls of the transaction's principal. */
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
          withdrawnAt.as("withdrawnAt"),
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
    /** Null for the newest that stands: one that was sealed here comes before one that was published elsewhere. */
    edition: (name: string | null, organisation?: string, codeList?: string) => {
      let query = db
        .selectFrom("evidence.edition")
        .select([
          ...headColumns,
          "content",
          "releasedTo",
          publishedOn,
          withdrawnAt.as("withdrawnAt"),
          withdrawnFor.as("withdrawnFor"),
        ]);
      query = name === null ? query.where(withdrawnAt, "is", null) : query.where("name", "=", name);
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
          withdrawnAt.as("withdrawnAt"),
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
    /** Gives a name free that no edition and no round has. */
    async freeName(name: string) {
      await db.deleteFrom("evidence.edition_name").where("name", "=", name).execute();
    },
    async removeSyntheticEditions() {
      await db.deleteFrom("evidence.edition_proposal").where("synthetic", "=", true).execute();
      await db.deleteFrom("evidence.edition_name").where("synthetic", "=", true).execute();
      await db.deleteFrom("evidence.edition").where("synthetic", "=", true).execute();
    },
    async addEdition(edition: Edition) {
      await db
        .insertInto("evidence.edition")
        .values({ ...edition, title: json(edition.title), content: json(edition.content) })
        .execute();
    },
    async addEditionProposal(proposal: EditionProposal) {
      await db
        .insertInto("evidence.edition_proposal")
        .values({ ...proposal, content: json(proposal.content) })
        .execute();
    },
    editionProposal: (name: string) =>
      db.selectFrom("evidence.edition_proposal").selectAll().where("name", "=", name).executeTakeFirst(),
    /** @returns false when somebody else took it away or confirmed it in the meantime */
    removeEditionProposal: async (editionId: string) =>
      (
        await db
          .deleteFrom("evidence.edition_proposal")
          .where("editionId", "=", editionId)
          .returning("editionId")
          .execute()
      ).length > 0,
    /** That an edition is to be withdrawn, as its office sees it; `withdrawnAt` null: it waits to be confirmed. */
    withdrawal: (editionId: string) =>
      db
        .selectFrom("evidence.edition_withdrawal")
        .select(["reason", "askedBy", "askedAt", "withdrawnAt"])
        .where("editionId", "=", editionId)
        .executeTakeFirst(),
    /** @returns false when it was asked for already */
    askWithdrawal: async (asked: {
      organisationId: string;
      editionId: string;
      reason: string;
      askedBy: string | null;
      askedAt: Date;
    }) =>
      (
        await db
          .insertInto("evidence.edition_withdrawal")
          .values({ ...asked, withdrawnBy: null, withdrawnAt: null, releasedTo: [] })
          .onConflict((on) => on.doNothing())
          .returning("editionId")
          .execute()
      ).length > 0,
    /** @returns false when nothing waits any more */
    dropWithdrawal: async (editionId: string) =>
      (
        await db
          .deleteFrom("evidence.edition_withdrawal")
          .where("editionId", "=", editionId)
          .where("withdrawnAt", "is", null)
          .returning("editionId")
          .execute()
      ).length > 0,
    /** Whoever may read the edition reads that it is withdrawn. @returns false when nothing waits any more */
    withdrawEdition: async (editionId: string, by: string | null, now: Date, releasedTo: string[]) =>
      (
        await db
          .updateTable("evidence.edition_withdrawal")
          .set({ withdrawnBy: by, withdrawnAt: now, releasedTo })
          .where("editionId", "=", editionId)
          .where("withdrawnAt", "is", null)
          .returning("editionId")
          .execute()
      ).length > 0,
    /** What waits to be confirmed in an office: editions that were entered, and withdrawals; the oldest first. */
    waitingEditions: async (organisation: string) =>
      (
        await sql<WaitingEdition>`select 'entry' as waits, name, content -> 'title' as title, entered_by as by,
            entered_at as since
          from evidence.edition_proposal where organisation_id = ${organisation}::uuid
          union all
          select 'withdrawal', e.name, e.title, w.asked_by, w.asked_at
          from evidence.edition_withdrawal w join evidence.edition e using (edition_id)
          where w.organisation_id = ${organisation}::uuid and w.withdrawn_at is null
          order by since, name`.execute(tx)
      ).rows,
  };
}

/** `by`: who entered it or asked for it; null: a job of the installation. */
type WaitingEdition = {
  waits: "entry" | "withdrawal";
  name: string;
  title: Bilingual;
  by: string | null;
  since: Date;
};
