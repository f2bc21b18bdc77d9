import { randomUUID } from "node:crypto";
import { sql, type Generated } from "kysely";
import type { Tx } from "./database.ts";
import { inLanguage, type Bilingual, type Language } from "./index.ts";
import { intlFor } from "./intl.ts";

/** One value of a notice: text, a figure, a calendar day, or titles that stand one under the other. */
export type NoticeValue = string | number | Bilingual | { day: string } | readonly Bilingual[];

/**
 * Something said to somebody outside the pages. `template` names its sentences, `notice.<template>.subject`
 * and `.body`; they are put into words in the reader's language, when they are read. Text for a chat group
 * (`chat`) carries no personal data, because nobody knows who reads along.
 */
export type Notice = {
  noticeId: string;
  organisationId: string;
  /** To whom; null: to everybody in the organisation with `role`, or to all of it. */
  personId: string | null;
  role: string | null;
  channel: "mail" | "chat" | "letter";
  template: string;
  params: Readonly<Record<string, NoticeValue>>;
  createdAt: Date;
  deliveredAt: Date | null;
};

export type NewNotice = Omit<Notice, "noticeId" | "createdAt" | "deliveredAt"> & {
  /** What is said once only: a later notice of the organisation with the same words here is not added. */
  once?: string;
};

type Tables = {
  "platform.notice": Omit<Notice, "createdAt"> & { createdAt: Generated<Date>; once: string | null };
};

export type NoticeStore = ReturnType<typeof noticeStore>;

/**
 * The one outbox of mail, chat text and letters. A notice is written in the transaction of what it tells of.
 */
export function noticeStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    /** @returns whether it was added: false when `once` was said before */
    async add({ once, params, ...notice }: NewNotice): Promise<boolean> {
      const added = await db
        .insertInto("platform.notice")
        .values({
          ...notice,
          noticeId: randomUUID(),
          params: sql<Notice["params"]>`${JSON.stringify(params)}::jsonb`,
          once: once ?? null,
          deliveredAt: null,
        })
        .onConflict((on) => on.columns(["organisationId", "once"]).doNothing())
        .executeTakeFirst();
      return Number(added.numInsertedOrUpdatedRows) > 0;
    },
    /** A page of an organisation's notices, the newest first, and how many there are in all. */
    async list(
      organisation: string,
      limit: number,
      offset: number,
    ): Promise<{ notices: Notice[]; total: number }> {
      const found = db.selectFrom("platform.notice").where("organisationId", "=", organisation);
      const { total } = await found
        .select((e) => e.fn.countAll<number>().as("total"))
        .executeTakeFirstOrThrow();
      const notices = await found
        .selectAll()
        .orderBy("createdAt", "desc")
        .orderBy("noticeId")
        .limit(limit)
        .offset(offset)
        .execute();
      return { notices: notices.map(({ once: _, ...notice }) => notice), total };
    },
    /**
     * Marks the oldest notices that wait as delivered. Two workers never take the same one.
     * @returns what was taken
     */
    async markDelivered(
      now: Date,
      limit: number,
    ): Promise<Pick<Notice, "noticeId" | "channel" | "template">[]> {
      const waiting = db
        .selectFrom("platform.notice")
        .select("noticeId")
        .where("deliveredAt", "is", null)
        .orderBy("createdAt")
        .limit(limit)
        .forUpdate()
        .skipLocked();
      return db
        .updateTable("platform.notice")
        .set({ deliveredAt: now })
        .where("noticeId", "in", waiting)
        .returning(["noticeId", "channel", "template"])
        .execute();
    },
  };
}

/** A notice in words. A template without sentences is a bug and throws. */
export function noticeText(
  { template, params }: Pick<Notice, "template" | "params">,
  language: Language,
): { subject: string; body: string } {
  const intl = intlFor(language);
  const inWords = (value: NoticeValue): string | number => {
    if (typeof value !== "object") return value;
    if (Array.isArray(value))
      return value.map((title: Bilingual) => `– ${inLanguage(title, language).text}`).join("\n");
    if ("day" in value) {
      return intl.formatDate(`${value.day}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
    }
    return inLanguage(value as Bilingual, language).text;
  };
  const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWords(value)]));
  return {
    subject: intl.formatMessage({ id: `notice.${template}.subject` }, values),
    body: intl.formatMessage({ id: `notice.${template}.body` }, values),
  };
}
