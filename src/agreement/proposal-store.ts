import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Circle, CircleMember } from "./circle.ts";
import type { ClauseRow } from "./clause.ts";
import type { ParagraphRow, ParagraphText } from "./paragraph.ts";
import type { Proposal, ProposalState } from "./proposal.ts";
import type { Version, VersionHead } from "./version.ts";

type Tables = {
  "agreement.circle": Circle;
  "agreement.circleMember": CircleMember & { synthetic?: never };
  "agreement.proposal": Proposal;
  "agreement.clause": ClauseRow;
  "agreement.paragraph": ParagraphRow;
  "agreement.paragraphText": ParagraphText;
  "agreement.version": Version;
};

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Rows at a time: a statement has at most 65,535 places. */
const batch = 1_000;
const batches = <Row>(rows: readonly Row[]) =>
  Array.from({ length: Math.ceil(rows.length / batch) }, (_, i) => rows.slice(i * batch, (i + 1) * batch));

const versionHead = [
  ...([
    "organisationId",
    "circleId",
    "versionId",
    "proposalId",
    "number",
    "kind",
    "contentHash",
    "note",
  ] as const),
  ...(["madeBy", "madeAt", "releasedBy", "synthetic"] as const),
] as const satisfies readonly (keyof VersionHead)[];

/** Circles, proposals, clauses, paragraphs and their texts, versions. */
export function proposalStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    async addCircle(circle: Circle) {
      await db.insertInto("agreement.circle").values(circle).execute();
    },
    /** Invited anew, it is in again. */
    async addMember(member: CircleMember) {
      const { capacity, since, invitedBy } = member;
      await db
        .insertInto("agreement.circleMember")
        .values(member)
        .onConflict((again) =>
          again
            .columns(["organisationId", "circleId"])
            .doUpdateSet({ capacity, since, invitedBy, leftOn: null }),
        )
        .execute();
    },
    /** All that are or were in a circle; the lead first. */
    members: (circleId: string) =>
      db
        .selectFrom("agreement.circleMember")
        .selectAll()
        .where("circleId", "=", circleId)
        .orderBy((e) => e("capacity", "<>", "lead"))
        .orderBy("since")
        .orderBy("organisationId")
        .execute(),
    /** @returns whether it was in */
    async leaveCircle(circleId: string, organisation: string, day: string) {
      const left = await db
        .updateTable("agreement.circleMember")
        .set({ leftOn: day })
        .where("circleId", "=", circleId)
        .where("organisationId", "=", organisation)
        .where("leftOn", "is", null)
        .executeTakeFirst();
      return Number(left.numUpdatedRows) > 0;
    },

    async addProposal(proposal: Proposal) {
      await db
        .insertInto("agreement.proposal")
        .values({ ...proposal, title: json(proposal.title), route: json(proposal.route) })
        .execute();
    },
    /** `write`: it stays as it is until the end of this transaction, while others write too; `change`: it is about to change. */
    proposal: (proposalId: string, use: "read" | "write" | "change" = "read") => {
      const found = db.selectFrom("agreement.proposal").selectAll().where("proposalId", "=", proposalId);
      const held = use === "write" ? found.forShare() : use === "change" ? found.forUpdate() : found;
      return held.executeTakeFirst();
    },
    /** By its id, or by its name: one's own before one that others lead. */
    proposalByName: (key: string) =>
      db
        .selectFrom("agreement.proposal")
        .selectAll()
        .where(uuid.test(key) ? "proposalId" : "name", "=", key)
        .orderBy(sql`organisation_id <> identity.organisation()`)
        .orderBy("openedAt")
        .orderBy("proposalId")
        .limit(1)
        .executeTakeFirst(),
    async setProposalState(proposalId: string, state: ProposalState) {
      await db
        .updateTable("agreement.proposal")
        .set({ state })
        .where("proposalId", "=", proposalId)
        .execute();
    },
    /** Asks for a release of the text with this hash; null takes the wish back. */
    async saveReleaseAsked(proposalId: string, asked: { by: string | null; at: Date; hash: string } | null) {
      const { by = null, at = null, hash = null } = asked ?? {};
      await db
        .updateTable("agreement.proposal")
        .set({ releaseAskedBy: by, releaseAskedAt: at, releaseAskedHash: hash })
        .where("proposalId", "=", proposalId)
        .execute();
    },

    async addClause(...clauses: ClauseRow[]) {
      for (const rows of batches(clauses))
        await db
          .insertInto("agreement.clause")
          .values(
            rows.map((row) => ({
              ...row,
              figures: json(row.figures),
              obligation: row.obligation && json(row.obligation),
              links: json(row.links),
            })),
          )
          .execute();
    },
    /** In their order, also those that are withdrawn. */
    clauses: (proposalId: string) =>
      db
        .selectFrom("agreement.clause")
        .selectAll()
        .where("proposalId", "=", proposalId)
        .orderBy("position")
        .orderBy("clauseId")
        .execute(),

    async addParagraph(...paragraphs: ParagraphRow[]) {
      for (const rows of batches(paragraphs))
        await db.insertInto("agreement.paragraph").values(rows).execute();
    },
    /** In the order of their clause, also those that are withdrawn. */
    paragraphs: (proposalId: string) =>
      db
        .selectFrom("agreement.paragraph")
        .selectAll()
        .where("proposalId", "=", proposalId)
        .orderBy("position")
        .orderBy("paragraphId")
        .execute(),
    async addParagraphText(...texts: ParagraphText[]) {
      for (const rows of batches(texts))
        await db.insertInto("agreement.paragraphText").values(rows).execute();
    },

    async addVersion(version: Version) {
      await db
        .insertInto("agreement.version")
        .values({ ...version, content: json(version.content) })
        .execute();
    },
    /** Versions of a proposal that one may see, without what they say; the newest first. */
    versions: (proposalId: string) =>
      db
        .selectFrom("agreement.version")
        .select(versionHead)
        .where("proposalId", "=", proposalId)
        .orderBy("number", "desc")
        .execute(),
    version: (versionId: string) =>
      db.selectFrom("agreement.version").selectAll().where("versionId", "=", versionId).executeTakeFirst(),
    nextVersionNumber: async (circleId: string) =>
      (
        await db
          .selectFrom("agreement.version")
          .select(sql<number>`coalesce(max(number), 0) + 1`.as("number"))
          .where("circleId", "=", circleId)
          .executeTakeFirstOrThrow()
      ).number,
  };
}
