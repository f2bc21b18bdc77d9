import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Language } from "../platform/index.ts";
import type { Item, Version } from "./item.ts";
import { vectorOf } from "./search-words.ts";

type VersionRow = Version & { organisationId: string; words: string; head: string; synthetic: boolean };
type Tables = { "knowledge.item": Item; "knowledge.version": VersionRow };

/** An item as it begins, with its first version in one language or both. */
export type NewItem = Pick<
  Item,
  | "organisationId"
  | "kind"
  | "title"
  | "summary"
  | "about"
  | "licence"
  | "author"
  | "recordKind"
  | "recordId"
  | "releasedTo"
  | "madeBy"
  | "madeAt"
  | "synthetic"
> & { versions: readonly NewWords[] };

/** Words or a file in one language. */
export type NewWords = {
  language: Language;
  text: string | null;
  fileHash: string | null;
  fileLabel: string | null;
  note: string | null;
};

const versionColumns = [
  "versionId",
  "itemId",
  "number",
  "language",
  "text",
  "fileHash",
  "fileLabel",
  "note",
  "releasedTo",
  "madeBy",
  "madeAt",
] as const;

/** What the search reads of a version: all of it, and its head alone. */
const vectors = (item: Item, text: string | null) => ({
  words: sql<string>`${vectorOf({ ...item, text })}::tsvector`,
  head: sql<string>`${vectorOf({ ...item, text: null })}::tsvector`,
});

/** Rows of items and of their versions. */
export function itemStore(tx: Tx) {
  const db = tx.withTables<Tables>();

  async function addVersion(
    item: Item,
    words: NewWords & Pick<Version, "number" | "releasedTo" | "madeBy" | "madeAt">,
  ): Promise<string> {
    const versionId = randomUUID();
    await db
      .insertInto("knowledge.version")
      .values({
        ...words,
        versionId,
        itemId: item.itemId,
        organisationId: item.organisationId,
        ...vectors(item, words.text),
        synthetic: item.synthetic,
      })
      .execute();
    return versionId;
  }

  return {
    /**
     * Adds an item with its first version, in the transaction and name of whoever calls: a use case of this module, or
     * the end of a placement. The caller has looked for identity numbers in its words (`identityMark`) and tells the
     * thread (`itemRecords`).
     * @returns the item as it was added
     */
    async addItem({ versions, ...given }: NewItem): Promise<Item> {
      const item: Item = {
        ...given,
        itemId: randomUUID(),
        newest: 1,
        publicAskedBy: null,
        publicAskedAt: null,
        withdrawnOn: null,
        withdrawnWhy: null,
        revision: 1,
      };
      await db
        .insertInto("knowledge.item")
        .values({
          ...item,
          title: json(item.title),
          summary: item.summary && json(item.summary),
          about: json(item.about),
        })
        .execute();
      const { releasedTo, madeBy, madeAt } = given;
      for (const words of versions)
        await addVersion(item, { ...words, number: 1, releasedTo, madeBy, madeAt });
      return item;
    },

    addVersion,

    /** @param purpose `change` holds the row until the transaction ends */
    item: async (itemId: string, purpose: "read" | "change" = "read"): Promise<Item | undefined> => {
      const found = db.selectFrom("knowledge.item").selectAll().where("itemId", "=", itemId);
      return (purpose === "change" ? found.forUpdate() : found).executeTakeFirst();
    },

    async saveItem(itemId: string, changes: Partial<Omit<Item, "itemId" | "organisationId">>) {
      const { title, summary, about, ...rest } = changes;
      await db
        .updateTable("knowledge.item")
        .set({
          ...rest,
          ...(title && { title: json(title) }),
          ...(summary !== undefined && { summary: summary && json(summary) }),
          ...(about && { about: json(about) }),
          revision: sql<number>`revision + 1`,
        })
        .where("itemId", "=", itemId)
        .execute();
    },

    /** Versions that the reader may see, the newest first; of those that were read out of long files the text, too. */
    versions: (itemId: string): Promise<Version[]> =>
      db
        .selectFrom("knowledge.version")
        .select(versionColumns)
        .where("itemId", "=", itemId)
        .orderBy("number", "desc")
        .orderBy("language", "desc")
        .execute(),

    version: (versionId: string): Promise<Version | undefined> =>
      db
        .selectFrom("knowledge.version")
        .select(versionColumns)
        .where("versionId", "=", versionId)
        .executeTakeFirst(),

    async releaseVersions(itemId: string, releasedTo: string[]) {
      await db.updateTable("knowledge.version").set({ releasedTo }).where("itemId", "=", itemId).execute();
    },

    /** Reads an item's words again for the search: its title, summary or codes are others now. */
    async rewordVersions(item: Item) {
      const versions = await db
        .selectFrom("knowledge.version")
        .select(["versionId", "text"])
        .where("itemId", "=", item.itemId)
        .execute();
      for (const { versionId, text } of versions) {
        await db
          .updateTable("knowledge.version")
          .set(vectors(item, text))
          .where("versionId", "=", versionId)
          .execute();
      }
    },

    async removeSyntheticItems() {
      await db.deleteFrom("knowledge.item").where("synthetic", "=", true).execute();
    },
  };
}
