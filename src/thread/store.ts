import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { Language } from "../platform/index.ts";
import { refText, type Direction, type Link, type Ref, type Station, type ThreadRecord } from "./record.ts";

export type ThreadStore = ReturnType<typeof threadStore>;

/** Two organisations may hold a record of one thing, such as a public concept: a reader's own comes first. */
const own = sql`(organisation_id = identity.organisation())`;

/** How far a walk goes, and how many records of one kind at one distance it names: the rest are counted. */
const farthest = 12;
const named = 50;

/** Records and links; what a principal may not see is not on its thread. */
export function threadStore(tx: Tx) {
  return {
    /** Writes records of an organisation; one that is there already gets the new title, note and path. */
    async write(
      organisation: string,
      records: readonly ThreadRecord[],
      links: readonly Link[],
      releasedTo: string[] = [],
    ) {
      if (records.length) {
        await sql`insert into thread.record (organisation_id, kind, id, title, note, path, synthetic, released_to)
          select ${organisation}::uuid, r.kind, r.id, r.title, r.note, r.path, r.synthetic, ${releasedTo}::text[]
          from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
            as r(kind text, id text, title jsonb, note jsonb, path text, synthetic boolean)
          on conflict (organisation_id, kind, id) do update
            set title = excluded.title, note = excluded.note, path = excluded.path, released_to = excluded.released_to`.execute(
          tx,
        );
      }
      if (links.length) {
        const rows = links.map(({ from, relation, to }) => ({
          from_kind: from.kind,
          from_id: from.id,
          relation,
          to_kind: to.kind,
          to_id: to.id,
        }));
        await sql`insert into thread.link
            (organisation_id, from_kind, from_id, relation, to_kind, to_id, released_to)
          select ${organisation}::uuid, l.*, ${releasedTo}::text[]
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
            as l(from_kind text, from_id text, relation text, to_kind text, to_id text)
          on conflict do nothing`.execute(tx);
      }
    },

    /** Takes away what records of an organisation rest on: they are about to rest on something else. */
    async cut(organisation: string, refs: readonly Ref[]) {
      await sql`delete from thread.link using jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as r(kind text, id text)
        where link.organisation_id = ${organisation}::uuid and link.from_kind = r.kind and link.from_id = r.id
          and link.relation = 'rests-on'`.execute(tx);
    },

    /** Lets readers outside the organisation see records and the links between them. */
    async release(refs: readonly Ref[], releasedTo: string[]) {
      const rows = JSON.stringify(refs);
      await sql`update thread.record set released_to = ${releasedTo}::text[]
        from jsonb_to_recordset(${rows}::jsonb) as r(kind text, id text)
        where record.kind = r.kind and record.id = r.id`.execute(tx);
      await sql`update thread.link set released_to = ${releasedTo}::text[]
        from jsonb_to_recordset(${rows}::jsonb) as r(kind text, id text)
        where link.from_kind = r.kind and link.from_id = r.id`.execute(tx);
    },

    /** The same for all records of an organisation and a kind whose id begins so: a list has tens of thousands. */
    async releaseUnder(organisation: string, kind: string, idPrefix: string, releasedTo: string[]) {
      await sql`update thread.record set released_to = ${releasedTo}::text[]
        where organisation_id = ${organisation}::uuid and kind = ${kind}
          and starts_with(id, ${idPrefix}::text)`.execute(tx);
      await sql`update thread.link set released_to = ${releasedTo}::text[]
        where organisation_id = ${organisation}::uuid and from_kind = ${kind}
          and starts_with(from_id, ${idPrefix}::text)`.execute(tx);
    },

    /** The same for what these records of an organisation directly rest on; the links below that stay as they are. */
    async releaseGround(organisation: string, refs: readonly Ref[], releasedTo: string[]) {
      await sql`update thread.record set released_to = ${releasedTo}::text[]
        from jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as r(kind text, id text)
          join thread.link l on l.from_kind = r.kind and l.from_id = r.id and l.relation = 'rests-on'
            and l.organisation_id = ${organisation}::uuid
        where record.organisation_id = ${organisation}::uuid and record.kind = l.to_kind and record.id = l.to_id`.execute(
        tx,
      );
    },

    async removeSynthetic() {
      await sql`delete from thread.link using thread.record as r
        where r.synthetic and r.organisation_id = link.organisation_id and r.kind = link.from_kind
          and r.id = link.from_id`.execute(tx);
      await sql`delete from thread.record where synthetic`.execute(tx);
    },

    /**
     * How many records rest directly on each record of a kind whose id begins so, by what follows in its id; those
     * on which none does are left out.
     */
    async countResting(kind: string, idPrefix: string): Promise<Map<string, number>> {
      const found = await sql<{ rest: string; records: number }>`
        select substr(to_id, length(${idPrefix}::text) + 1) as rest,
          count(distinct (from_kind, from_id))::int as records
        from thread.link where to_kind = ${kind} and starts_with(to_id, ${idPrefix}::text)
        group by to_id`.execute(tx);
      return new Map(found.rows.map(({ rest, records }) => [rest, records]));
    },

    /** The same of one record. */
    async countRestingOn({ kind, id }: Ref): Promise<number> {
      const found = await sql<{ records: number }>`
        select count(distinct (from_kind, from_id))::int as records
        from thread.link where to_kind = ${kind} and to_id = ${id}`.execute(tx);
      return found.rows[0]?.records ?? 0;
    },

    /** Those of some records that the reader may see, as `refText` writes them. */
    async known(refs: readonly Ref[]): Promise<Set<string>> {
      const found = await sql<Ref>`select distinct r.kind, r.id
        from jsonb_to_recordset(${JSON.stringify(refs)}::jsonb) as r(kind text, id text)
          join thread.record t on t.kind = r.kind and t.id = r.id`.execute(tx);
      return new Set(found.rows.map(refText));
    },

    async record(ref: Ref): Promise<ThreadRecord | undefined> {
      const found = await sql<ThreadRecord>`select kind, id, title, note, path, synthetic
        from thread.record where kind = ${ref.kind} and id = ${ref.id} order by ${own} desc limit 1`.execute(
        tx,
      );
      return found.rows[0];
    },

    /**
     * Walks from a record: `down` to what it rests on, `up` to what rests on it. Each record once; records of one kind
     * stand together, by title, as far away as the farthest of them: what rests on a kind stands above it.
     */
    async walk(start: Ref, direction: Direction, language: Language): Promise<Station[]> {
      const found = await sql<Station>`with recursive ${reached(start, direction)}, met as (
          select ${station}, max(p.depth) over (partition by r.kind) as depth,
            count(*) over (partition by r.kind)::int as "alike",
            row_number() over (partition by r.kind order by ${byTitle(language)}) as place
          from placed p ${withRecord}
        )
        select kind, id, title, note, path, synthetic, depth, alike from met
        where place <= ${named} order by depth, kind, place`.execute(tx);
      return found.rows;
    },

    /** A page of the records of one kind that a walk meets, by title; and how many there are. */
    async branch(
      start: Ref,
      direction: Direction,
      kind: string,
      { language, limit, offset }: { language: Language; limit: number; offset: number },
    ): Promise<{ stations: ThreadRecord[]; total: number }> {
      const found = await sql<ThreadRecord & { total: number }>`with recursive ${reached(start, direction)}
        select ${station}, count(*) over ()::int as total from placed p ${withRecord}
        where p.kind = ${kind} order by ${byTitle(language)} limit ${limit} offset ${offset}`.execute(tx);
      return { stations: found.rows.map(({ total: _, ...one }) => one), total: found.rows[0]?.total ?? 0 };
    },
  };
}

/** `placed`: every record that a walk reaches, with its farthest distance; where it began is not among them. */
function reached(start: Ref, direction: Direction) {
  const [near, far] = direction === "down" ? (["from", "to"] as const) : (["to", "from"] as const);
  const end = (side: "from" | "to", column: "kind" | "id") => sql.ref(`l.${side}_${column}`);
  return sql`walk(kind, id, depth) as (
      select ${start.kind}::text, ${start.id}::text, 0
      union
      select ${end(far, "kind")}, ${end(far, "id")}, walk.depth + 1 from walk
        join thread.link l on ${end(near, "kind")} = walk.kind and ${end(near, "id")} = walk.id
        where walk.depth < ${farthest}
    ), placed as (
      select kind, id, max(depth) as depth from walk
      where (kind, id) <> (${start.kind}::text, ${start.id}::text) group by kind, id
    )`;
}

const station = sql`r.kind, r.id, r.title, r.note, r.path, r.synthetic`;
const withRecord = sql`join lateral (
    select * from thread.record where kind = p.kind and id = p.id order by ${own} desc limit 1
  ) r on true`;
const byTitle = (language: Language) =>
  sql`lower(coalesce(r.title ->> ${language}, r.title ->> 'id', r.title ->> 'en')), r.id`;
