import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Certificate } from "./certificate.ts";
import type { Deliverable } from "./deliverable.ts";
import type { DiaryEntry } from "./diary.ts";
import type { Feedback } from "./feedback.ts";
import type { Placement } from "./placement.ts";
import type { Terms } from "./terms.ts";

type Tables = {
  "placement.placement": Placement;
  "placement.terms": Terms;
  "placement.diaryEntry": DiaryEntry;
  "placement.deliverable": Deliverable;
  "placement.feedback": Feedback;
  "placement.certificate": Certificate;
};

/** What is written and made in a placement: diary, deliverables, feedback, the certificate. */
export function partStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    /** Stays of the placements that one reads, from a day on; those cancelled are none. */
    stays: (since: string) =>
      db
        .selectFrom("placement.placement as p")
        .innerJoin("placement.terms as t", "t.termsId", "p.termsId")
        .select([
          ...([
            "p.placementId",
            "p.centreKey",
            "p.hubId",
            "p.fromDay",
            "p.untilDay",
            "p.zone",
            "p.state",
          ] as const),
          ...(["p.revision", "p.stateSince", "t.number", "t.title"] as const),
        ])
        .where("p.state", "<>", "cancelled")
        .where("p.untilDay", ">=", since)
        .orderBy("p.fromDay")
        .orderBy("p.placementId")
        .limit(1_000)
        .execute(),
    async addDiaryEntry(entry: DiaryEntry) {
      await db.insertInto("placement.diaryEntry").values(entry).execute();
    },
    /** A page of the diary, the last day first, and how many entries there are. */
    async diary(placementId: string, { limit, offset }: { limit: number; offset: number }) {
      const found = db.selectFrom("placement.diaryEntry").where("placementId", "=", placementId);
      const { total, last } = await found
        .select((e) => [e.fn.countAll<number>().as("total"), e.fn.max("day").as("last")])
        .executeTakeFirstOrThrow();
      const entries = await found
        .selectAll()
        .orderBy("day", "desc")
        .orderBy("at", "desc")
        .orderBy("entryId")
        .limit(limit)
        .offset(offset)
        .execute();
      return { entries, total: Number(total), last: last as string | null };
    },

    async addDeliverable(deliverable: Deliverable) {
      await db
        .insertInto("placement.deliverable")
        .values({ ...deliverable, title: json(deliverable.title) })
        .execute();
    },
    deliverables: (termsId: string) =>
      db
        .selectFrom("placement.deliverable")
        .selectAll()
        .where("termsId", "=", termsId)
        .orderBy("dueOn")
        .orderBy("deliverableId")
        .execute(),
    deliverable: (deliverableId: string) =>
      db
        .selectFrom("placement.deliverable")
        .selectAll()
        .where("deliverableId", "=", deliverableId)
        .executeTakeFirst(),
    async changeDeliverable(
      deliverableId: string,
      change: Partial<
        Omit<Deliverable, "organisationId" | "termsId" | "deliverableId" | "title" | "revision">
      >,
    ) {
      await db
        .updateTable("placement.deliverable")
        .set({ ...change, revision: sql`revision + 1` })
        .where("deliverableId", "=", deliverableId)
        .execute();
    },

    async addFeedback(feedback: Feedback) {
      await db.insertInto("placement.feedback").values(feedback).execute();
    },
    /** One's own feedback; that of the others, too, when the placement is closed. */
    feedback: (placementId: string) =>
      db
        .selectFrom("placement.feedback")
        .selectAll()
        .where("placementId", "=", placementId)
        .orderBy("at")
        .orderBy("feedbackId")
        .execute(),

    /** The number of the next certificate of a host in a year; who asks at the same time waits. */
    async nextCertificateNumber(organisation: string, year: string): Promise<string> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`certificate ${organisation}`}, 0))`.execute(
        tx,
      );
      const prefix = `SKP-${year}-`;
      const { last } = await db
        .selectFrom("placement.certificate")
        .select(sql<number | null>`max(substr(number, ${prefix.length + 1}::int)::int)`.as("last"))
        .where("organisationId", "=", organisation)
        .where(sql<boolean>`number ~ ${`^${prefix}[0-9]{3,6}$`}`)
        .executeTakeFirstOrThrow();
      return `${prefix}${String((last ?? 0) + 1).padStart(3, "0")}`;
    },
    async addCertificate(certificate: Certificate) {
      await db
        .insertInto("placement.certificate")
        .values({ ...certificate, content: json(certificate.content) })
        .execute();
    },
    certificate: (placementId: string) =>
      db
        .selectFrom("placement.certificate")
        .selectAll()
        .where("placementId", "=", placementId)
        .executeTakeFirst(),
  };
}
