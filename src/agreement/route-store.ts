import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Hop } from "./hop.ts";
import type { Package } from "./package-page.ts";
import type { Received, UnplacedPiece } from "./received.ts";
import type { Reply, ReplyDraft } from "./reply.ts";

type Tables = {
  "agreement.hop": Hop;
  "agreement.reply": Reply;
  "agreement.replyDraft": ReplyDraft;
  "agreement.package": Package;
  "agreement.received": Received;
};

/** A circle that one is in, of one side of a proposal. */
export type OwnCircle = {
  circleId: string;
  proposalId: string;
  side: "drafting" | "answering";
  /** The organisation that made it, and leads it. */
  organisationId: string;
};

/** Hops, replies, packages, and what was received. */
export function routeStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;
  return {
    /** The circle of a proposal in which an organisation is now. */
    circleIn: async (proposalId: string, organisation: string) =>
      (
        await rows(sql<OwnCircle>`select c.circle_id, c.proposal_id, c.side, c.organisation_id from agreement.circle c
            join agreement.circle_member m on m.circle_id = c.circle_id
          where c.proposal_id = ${proposalId}::uuid and m.organisation_id = ${organisation}::uuid and m.left_on is null`)
      )[0],
    async saveRoute(proposalId: string, route: Hop["onward"]) {
      await sql`update agreement.proposal set route = ${JSON.stringify(route)}::jsonb
        where proposal_id = ${proposalId}::uuid`.execute(tx);
    },

    /** Two presses of a button at once would each find that nothing was sent yet. */
    async oneLetterAtATime(paper: string) {
      await sql`select pg_advisory_xact_lock(7245021, hashtext(${paper}))`.execute(tx);
    },
    async addHop(hop: Hop) {
      await db
        .insertInto("agreement.hop")
        .values({ ...hop, onward: json(hop.onward) })
        .execute();
    },
    /** A hop, kept from others until the end of this transaction where it is about to change. */
    hop: (hopId: string, use: "read" | "change" = "read") => {
      const found = db.selectFrom("agreement.hop").selectAll().where("hopId", "=", hopId);
      return (use === "change" ? found.forUpdate() : found).executeTakeFirst();
    },
    /** Every hop of these papers that one may see, in the order in which they left. */
    hopsOf: ({
      versions = [],
      replies = [],
    }: {
      versions?: readonly string[];
      replies?: readonly string[];
    }) =>
      versions.length + replies.length === 0
        ? Promise.resolve([])
        : db
            .selectFrom("agreement.hop")
            .selectAll()
            .where((e) =>
              e.or([
                ...(versions.length ? [e("versionId", "in", versions)] : []),
                ...(replies.length ? [e("replyId", "in", replies)] : []),
              ]),
            )
            .orderBy("sentAt")
            .orderBy("position")
            .orderBy("hopId")
            .execute(),
    /** What came to an organisation, the newest letter first, and how many in all. */
    async hopsTo(organisation: string, { limit, offset }: { limit: number; offset: number }) {
      const found = db.selectFrom("agreement.hop").where("toOrganisation", "=", organisation);
      const { total } = await found
        .select((e) => e.fn.countAll<number>().as("total"))
        .executeTakeFirstOrThrow();
      const hops = await found
        .selectAll()
        .orderBy((e) => e("receivedAt", "is not", null))
        .orderBy("letterDate", "desc")
        .orderBy("sentAt", "desc")
        .orderBy("hopId")
        .limit(limit)
        .offset(offset)
        .execute();
      return { hops, total };
    },
    /**
     * What an organisation sent and has no receipt for, and what an office without an account received to relay it; the
     * oldest first.
     */
    waitingFrom: (organisation: string) =>
      db
        .selectFrom("agreement.hop as h")
        .selectAll()
        .where("organisationId", "=", organisation)
        .where((e) =>
          e.or([
            e("receivedAt", "is", null),
            e.and([
              e("toOrganisation", "is", null),
              e("asked", "=", "relay"),
              e.not(
                e.exists(
                  e
                    .selectFrom("agreement.hop as later")
                    .select("later.hopId")
                    .whereRef("later.organisationId", "=", "h.organisationId")
                    .whereRef("later.versionId", "=", "h.versionId")
                    .whereRef("later.position", ">", "h.position"),
                ),
              ),
            ]),
          ]),
        )
        .orderBy("letterDate")
        .orderBy("hopId")
        .execute(),
    /** @returns whether the receipt was written down: false where there was one before */
    async takeReceipt(hopId: string, receipt: { by: string | null; at: Date; note: string | null }) {
      const taken = await db
        .updateTable("agreement.hop")
        .set({ receivedBy: receipt.by, receivedAt: receipt.at, receivedNote: receipt.note })
        .where("hopId", "=", hopId)
        .where("receivedAt", "is", null)
        .executeTakeFirst();
      return Number(taken.numUpdatedRows) > 0;
    },

    /** Titles of versions that one may read, without what else they say. */
    titlesOf: async (versions: readonly string[]) =>
      versions.length === 0
        ? new Map<string, { id: string; en: string }>()
        : new Map(
            (
              await rows(sql<{ versionId: string; title: { id: string; en: string } }>`
                select version_id, content -> 'title' as title from agreement.version
                where version_id = any (${versions}::uuid[])`)
            ).map(({ versionId, title }) => [versionId, title]),
          ),
    async addReply(reply: Reply) {
      await db
        .insertInto("agreement.reply")
        .values({ ...reply, content: json(reply.content) })
        .execute();
    },
    reply: (replyId: string) =>
      db.selectFrom("agreement.reply").selectAll().where("replyId", "=", replyId).executeTakeFirst(),
    /** Which version each of these replies answers. */
    answeredBy: async (replies: readonly string[]) =>
      replies.length === 0
        ? new Map<string, string>()
        : new Map(
            (
              await rows(sql<{ replyId: string; versionId: string }>`select reply_id, version_id
                from agreement.reply where reply_id = any (${replies}::uuid[])`)
            ).map(({ replyId, versionId }) => [replyId, versionId]),
          ),
    /** Replies to versions that one may see, in the order of their letters. */
    repliesTo: (versions: readonly string[]) =>
      versions.length
        ? db
            .selectFrom("agreement.reply")
            .selectAll()
            .where("versionId", "in", versions)
            .orderBy("letterDate")
            .orderBy("releasedAt")
            .execute()
        : Promise.resolve([]),
    replyDraft: (circleId: string, versionId: string) =>
      db
        .selectFrom("agreement.replyDraft")
        .selectAll()
        .where("circleId", "=", circleId)
        .where("versionId", "=", versionId)
        .executeTakeFirst(),
    /** Made ready anew, it takes the place of what was made ready before. */
    async saveReplyDraft({ circleId, versionId, ...draft }: ReplyDraft) {
      await this.dropReplyDraft(circleId, versionId);
      await db
        .insertInto("agreement.replyDraft")
        .values({ ...draft, circleId, versionId, content: json(draft.content) })
        .execute();
    },
    async dropReplyDraft(circleId: string, versionId: string) {
      await db
        .deleteFrom("agreement.replyDraft")
        .where("circleId", "=", circleId)
        .where("versionId", "=", versionId)
        .execute();
    },

    async addPackage(made: Package) {
      await db
        .insertInto("agreement.package")
        .values({ ...made, page: json(made.page) })
        .execute();
    },
    packagesOf: (hops: readonly string[]) =>
      hops.length
        ? db
            .selectFrom("agreement.package")
            .select([
              ...(["packageId", "hopId", "organisationId", "madeAt", "expiresOn", "revokedAt"] as const),
              ...(["openedCount", "openedAt"] as const),
            ])
            .where("hopId", "in", hops)
            .orderBy("madeAt")
            .execute()
        : Promise.resolve([]),
    packageByCode: (codeHash: string) =>
      db.selectFrom("agreement.package").selectAll().where("codeHash", "=", codeHash).executeTakeFirst(),
    async countOpening(packageId: string, now: Date) {
      await db
        .updateTable("agreement.package")
        .set((e) => ({ openedCount: e("openedCount", "+", 1), openedAt: now }))
        .where("packageId", "=", packageId)
        .execute();
    },
    /** @returns whether it was open until now */
    async revokePackage(packageId: string, now: Date) {
      const revoked = await db
        .updateTable("agreement.package")
        .set({ revokedAt: now })
        .where("packageId", "=", packageId)
        .where("revokedAt", "is", null)
        .executeTakeFirst();
      return Number(revoked.numUpdatedRows) > 0;
    },

    /** What an office keeps of a file: its bytes are in the file store, by their hash. */
    async keepFile(file: {
      organisationId: string;
      hash: string;
      name: string;
      mediaType: string;
      bytes: number;
    }) {
      await sql`insert into platform.file (organisation_id, hash, name, media_type, bytes)
        values (${file.organisationId}::uuid, ${file.hash}, ${file.name}, ${file.mediaType}, ${file.bytes})
        on conflict do nothing`.execute(tx);
    },
    async addReceived(received: Received) {
      await db
        .insertInto("agreement.received")
        .values({ ...received, unplaced: json(received.unplaced), facts: json(received.facts) })
        .execute();
    },
    receivedFile: (circleId: string, fileHash: string) =>
      db
        .selectFrom("agreement.received")
        .selectAll()
        .where("circleId", "=", circleId)
        .where("fileHash", "=", fileHash)
        .executeTakeFirst(),
    received: (receivedId: string, use: "read" | "change" = "read") => {
      const found = db.selectFrom("agreement.received").selectAll().where("receivedId", "=", receivedId);
      return (use === "change" ? found.forUpdate() : found).executeTakeFirst();
    },
    receivedOf: (proposalId: string) =>
      db
        .selectFrom("agreement.received")
        .selectAll()
        .where("proposalId", "=", proposalId)
        .orderBy("letterDate")
        .orderBy("enteredAt")
        .execute(),
    async saveUnplaced(receivedId: string, unplaced: readonly UnplacedPiece[]) {
      await db
        .updateTable("agreement.received")
        .set({ unplaced: json([...unplaced]) })
        .where("receivedId", "=", receivedId)
        .execute();
    },
  };
}
