import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Dataset } from "./dataset.ts";
import type { IndicatorValue } from "./indicator.ts";
import type { Entry, OccupationList, Verdict } from "./list.ts";
import type { TrendPoint } from "./ranked-list.ts";
import type { SurveyMapping } from "./survey-mapping.ts";
import { editionStore } from "./edition-store.ts";
import { gapStore } from "./gap-store.ts";
import { roundStore } from "./round-store.ts";
import { submissionStore } from "./submission-store.ts";
import { verdictListStore } from "./verdict-list-store.ts";
import { whatIfStore } from "./what-if-store.ts";

type Tables = {
  "evidence.dataset": Dataset & { importedBy: string | null; mapping: SurveyMapping | null };
  "evidence.list": OccupationList & { releasedBy: string | null };
  "evidence.entry": Entry & {
    organisationId: string;
    listId: string;
    indicators: IndicatorValue[];
    trend: TrendPoint[] | null;
    releasedTo: string[];
  };
};

/** `trend`: employment through the waves, for entries of the whole country. */
export type StoredEntry = Entry & { indicators: IndicatorValue[]; trend: TrendPoint[] | null };
export type EvidenceStore = ReturnType<typeof evidenceStore>;

const entryColumns = [
  "area",
  "code",
  "rank",
  "verdict",
  "share",
  "robustness",
  "passes",
  "fails",
  "states",
  "employment",
] as const;

/** Data sets, lists and their entries, seen through the walls of the transaction's principal. */
export function evidenceStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    ...roundStore(tx),
    ...editionStore(tx),
    ...gapStore(tx),
    ...whatIfStore(tx),
    ...verdictListStore(tx),
    ...submissionStore(tx),
    datasets: (filter: { kind?: Dataset["kind"]; name?: string; organisation?: string }) => {
      let query = db.selectFrom("evidence.dataset").selectAll();
      if (filter.kind) query = query.where("kind", "=", filter.kind);
      if (filter.name) query = query.where("name", "=", filter.name);
      if (filter.organisation) query = query.where("organisationId", "=", filter.organisation);
      return query.orderBy("name").orderBy("periods").orderBy("importedAt").execute();
    },
    datasetsById: (ids: readonly string[]) =>
      ids.length
        ? db
            .selectFrom("evidence.dataset")
            .selectAll()
            .where("datasetId", "in", ids)
            .orderBy("periods")
            .execute()
        : Promise.resolve([]),
    /** What a list says of its data sets: no mapping, no counts but the places of a survey. */
    datasetHeads: (ids: readonly string[]) =>
      ids.length
        ? db
            .selectFrom("evidence.dataset")
            .select((e) => [
              ...(["datasetId", "title", "periods", "kind", "fileName", "fileHash"] as const),
              // Of a survey the codes of its places; a series of vacancies has their number alone.
              sql<string[] | null>`case when kind = 'survey' then ${e.ref("facts")} -> 'areas' end`.as(
                "areas",
              ),
            ])
            .where("datasetId", "in", ids)
            .orderBy("periods")
            .execute()
        : Promise.resolve([]),
    async addDataset(dataset: Dataset & { importedBy: string | null; mapping: SurveyMapping | null }) {
      await db
        .insertInto("evidence.dataset")
        .values({
          ...dataset,
          title: json(dataset.title),
          facts: json(dataset.facts),
          mapping: dataset.mapping && json(dataset.mapping),
        })
        .execute();
    },
    /** What a second look at the same file found. */
    async updateFacts(datasetId: string, facts: Dataset["facts"]) {
      await db
        .updateTable("evidence.dataset")
        .set({ facts: json(facts) })
        .where("datasetId", "=", datasetId)
        .execute();
    },
    async releaseDatasets(ids: readonly string[], releasedTo: string[]) {
      await db.updateTable("evidence.dataset").set({ releasedTo }).where("datasetId", "in", ids).execute();
    },

    lists: ({ released, limit, offset }: { released: boolean; limit: number; offset: number }) => {
      let query = db.selectFrom("evidence.list").selectAll();
      if (released) query = query.where("releasedAt", "is not", null);
      return query.orderBy("computedAt", "desc").orderBy("listId").limit(limit).offset(offset).execute();
    },
    async countLists({ released }: { released: boolean }) {
      let query = db.selectFrom("evidence.list").select((e) => e.fn.countAll<number>().as("count"));
      if (released) query = query.where("releasedAt", "is not", null);
      return (await query.executeTakeFirstOrThrow()).count;
    },
    list: (listId: string) =>
      db.selectFrom("evidence.list").selectAll().where("listId", "=", listId).executeTakeFirst(),
    /** The newest released list; where none is released yet, the newest draft that this reader may see. */
    newestList: () =>
      db
        .selectFrom("evidence.list")
        .selectAll()
        .orderBy(sql`(released_at is not null)`, "desc")
        .orderBy("computedAt", "desc")
        .limit(1)
        .executeTakeFirst(),
    async addList(list: OccupationList) {
      await db
        .insertInto("evidence.list")
        .values({
          ...list,
          releasedBy: null,
          title: json(list.title),
          parameters: json(list.parameters),
          facts: json(list.facts),
        })
        .execute();
    },
    /** Many entries in one statement. */
    async addEntries(organisation: string, listId: string, entries: readonly StoredEntry[]) {
      await sql`insert into evidence.entry (organisation_id, list_id, area, code, rank, verdict, share, robustness,
          passes, fails, states, employment, indicators, trend)
        select ${organisation}::uuid, ${listId}::uuid, e.*
        from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e(area text, code text, rank int, verdict text,
          share double precision, robustness double precision, passes smallint, fails smallint, states text,
          employment jsonb, indicators jsonb, trend jsonb)`.execute(tx);
    },
    async release(listId: string, releasedTo: string[], by: string | null, now: Date) {
      await db
        .updateTable("evidence.list")
        .set({ releasedTo, releasedBy: by, releasedAt: now })
        .where("listId", "=", listId)
        .execute();
      await db.updateTable("evidence.entry").set({ releasedTo }).where("listId", "=", listId).execute();
    },

    entries: (filter: {
      listId: string;
      area: string;
      verdict?: Verdict | undefined;
      limit: number;
      offset: number;
    }) => {
      let query = db
        .selectFrom("evidence.entry")
        .select(entryColumns)
        .where("listId", "=", filter.listId)
        .where("area", "=", filter.area);
      if (filter.verdict) query = query.where("verdict", "=", filter.verdict);
      return query.orderBy("rank").limit(filter.limit).offset(filter.offset).execute();
    },
    /** All entries of one area with their indicators, ranked. */
    fullEntries: (listId: string, area: string) =>
      db
        .selectFrom("evidence.entry")
        .select([...entryColumns, "indicators"])
        .where("listId", "=", listId)
        .where("area", "=", area)
        .orderBy("rank")
        .execute(),
    /** The states of all entries of one area. */
    statesIn: async (listId: string, area: string) =>
      (
        await db
          .selectFrom("evidence.entry")
          .select("states")
          .where("listId", "=", listId)
          .where("area", "=", area)
          .execute()
      ).map(({ states }) => states),
    /** The occupations of a list, in whichever area. */
    codes: async (listId: string) =>
      (
        await db.selectFrom("evidence.entry").select("code").distinct().where("listId", "=", listId).execute()
      ).map(({ code }) => code),
    entry: (listId: string, area: string, code: string) =>
      db
        .selectFrom("evidence.entry")
        .select([...entryColumns, "indicators", "trend"])
        .where("listId", "=", listId)
        .where("area", "=", area)
        .where("code", "=", code)
        .executeTakeFirst(),
    /** One occupation through all areas of a list. */
    entriesOf: (listId: string, code: string) =>
      db
        .selectFrom("evidence.entry")
        .select(entryColumns)
        .where("listId", "=", listId)
        .where("code", "=", code)
        .orderBy("area")
        .execute(),

    /** Takes away what is synthetic; @returns the hashes of files that nothing points at any more */
    async removeSynthetic(): Promise<string[]> {
      await verdictListStore(tx).removeSyntheticVerdictLists();
      await gapStore(tx).removeSyntheticGaps();
      await editionStore(tx).removeSyntheticEditions();
      // Rounds go with the list that they rest on.
      await db.deleteFrom("evidence.list").where("synthetic", "=", true).execute();
      const gone = await db
        .deleteFrom("evidence.dataset")
        .where("synthetic", "=", true)
        .returning(["columnarHash"])
        .execute();
      return gone.map((dataset) => dataset.columnarHash);
    },
  };
}
