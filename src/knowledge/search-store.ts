import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { Language } from "../platform/index.ts";
import type { Item, ItemKind } from "./item.ts";
import { licences } from "./licence.ts";
import type { SearchQuery } from "./search-words.ts";

/** By what a search is narrowed; null: not at all. */
export type ItemFilter = {
  kind: ItemKind | null;
  /** A language in which it has a version. */
  language: Language | null;
  /** A name of the list, or `own-words` for all that are in somebody's own words. */
  licence: string | null;
  /** A code that it teaches, or one above it (`2514` also finds `2514.02`). */
  code: string | null;
};

export type FoundItem = Item & { rank: number };

/** The text of the newest versions that a reader may see. */
export type NewestWords = {
  itemId: string;
  number: number;
  language: Language;
  text: string | null;
  fileLabel: string | null;
};

const columns = sql.raw(
  (
    "organisation_id item_id kind title summary about licence author record_kind record_id newest released_to " +
    "public_asked_by public_asked_at withdrawn_on withdrawn_why revision made_by made_at synthetic"
  )
    .split(" ")
    .map((name) => `i.${name}`)
    .join(", "),
);

/** An older version of the same language is history; what a reader may not see does not make one old. */
const isNewest = sql`not exists (select from knowledge.version n
  where n.item_id = v.item_id and n.language = v.language and n.number > v.number)`;

/** Up to so many matches each is looked up; beyond, reading the tables once is quicker. */
const fewMatches = 2_000;

/** Searches of items. */
export function searchStore(tx: Tx) {
  const narrowed = ({ kind, language, licence, code }: ItemFilter) => sql`
    (i.withdrawn_on is null or i.organisation_id = (select identity.organisation()))
    ${kind ? sql`and i.kind = ${kind}` : sql``}
    ${
      language
        ? sql`and exists (select from knowledge.version l where l.item_id = i.item_id and l.language = ${language})`
        : sql``
    }
    ${
      licence === "own-words"
        ? sql`and i.licence <> all (${[...licences]}::text[])`
        : licence
          ? sql`and i.licence = ${licence}`
          : sql``
    }
    ${
      code
        ? sql`and exists (select from jsonb_array_elements(i.about) a where starts_with(a ->> 'code', ${code}::text))`
        : sql``
    }`;

  /** The versions that match, in the form that suits their number. */
  async function matchesOf({ query, exact }: SearchQuery) {
    const { rows } = await sql<{ many: boolean }>`select knowledge.count_matching(${query}::tsquery) > ${
      fewMatches
    } as many`.execute(tx);
    const name = sql.raw(rows[0]?.many ? "knowledge.matching_many" : "knowledge.matching");
    return sql`${name}(${query}::tsquery, ${exact}::tsquery)`;
  }

  return {
    /**
     * A page of items, the best match first, then the newest.
     * @param query null: all items
     */
    async searchItems(
      query: SearchQuery | null,
      filter: ItemFilter,
      { limit, offset }: { limit: number; offset: number },
    ): Promise<{ items: FoundItem[]; total: number }> {
      const from = query && (await matchesOf(query));
      const found =
        from === null
          ? sql<FoundItem & { total: number }>`select ${columns}, 0 as rank, count(*) over ()::int as total
              from knowledge.item i where ${narrowed(filter)}
              order by i.made_at desc, i.item_id limit ${limit} offset ${offset}`
          : sql<FoundItem & { total: number }>`with matched as (
                select v.item_id, max(m.rank) as rank
                from ${from} m join knowledge.version v on v.version_id = m.version_id
                where ${isNewest} group by v.item_id)
              select ${columns}, f.rank, count(*) over ()::int as total
              from matched f join knowledge.item i on i.item_id = f.item_id where ${narrowed(filter)}
              order by f.rank desc, i.made_at desc, i.item_id limit ${limit} offset ${offset}`;
      const { rows } = await found.execute(tx);
      return { items: rows.map(({ total: _, ...item }) => item), total: rows[0]?.total ?? 0 };
    },

    /** Of each item the newest version in each language. */
    async newestWords(itemIds: readonly string[]): Promise<NewestWords[]> {
      if (!itemIds.length) return [];
      const found = await sql<NewestWords>`select v.item_id, v.number, v.language, v.text, v.file_label
        from knowledge.version v where v.item_id = any (${itemIds}::uuid[]) and ${isNewest}`.execute(tx);
      return found.rows;
    },
  };
}
