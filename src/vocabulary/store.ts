import { sql } from "kysely";
import type { Bilingual } from "../platform/index.ts";
import type { Tx } from "../platform/database.ts";
import { addContent } from "./content-store.ts";
import { contributionStore } from "./contribution-store.ts";
import type { ConceptLine, ElsewhereLine, Label, Match, NewVersion, Version } from "./concept.ts";
import type { Place, PlaceLine } from "./place.ts";
import type { NewConcept, SchemeContent } from "./scheme-content.ts";

/** What a list of concepts is narrowed to: children of a code, or a code's beginning, or words of a title. */
export type ConceptFilter =
  | { kind: "children"; parent: string | null }
  | { kind: "code"; prefix: string }
  | { kind: "words"; words: readonly string[] };

/** How two versions' codes of one length overlap. `joined` counts the crosswalk between them. */
export type Overlap = { shared: number; added: number; missing: number };

export type VocabularyStore = ReturnType<typeof vocabularyStore>;

const titleOf = (concept: string) =>
  sql`coalesce((select jsonb_object_agg(l.language, l.text) from vocabulary.label l
    where l.version_id = ${sql.ref(`${concept}.version_id`)} and l.code = ${sql.ref(`${concept}.code`)}
      and l.kind = 'preferred'), '{}'::jsonb)`;

const lineOf = sql`c.code, c.level, ${titleOf("c")} as title, (select count(*)::int from vocabulary.concept k
  where k.version_id = c.version_id and k.parent = c.code) as children`;

const versionColumns = sql`v.version_id, v.scheme, v.version, v.title, v.source, v.file_name, v.file_hash,
  v.imported_at, v.synthetic, coalesce((select jsonb_object_agg(n.level::text, n.concepts) from (
    select level, count(*)::int as concepts from vocabulary.concept k
    where k.version_id = v.version_id and k.local_organisation is null group by level
  ) n), '{}'::jsonb) as levels, coalesce((select jsonb_object_agg(n.kind, n.concepts) from (
    select kind, count(*)::int as concepts from vocabulary.concept k
    where k.version_id = v.version_id and k.local_organisation is null group by kind
  ) n), '{}'::jsonb) as kinds, (select count(*)::int from vocabulary.concept k
    where k.version_id = v.version_id and k.local_organisation is not null) as local`;

/** Classifications and places; everybody reads them, only their importers write. */
export function vocabularyStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  return {
    ...contributionStore(tx),
    /** Waits until no other import runs: a join needs to see both of its sides. */
    async oneImportAtATime() {
      await sql`select pg_advisory_xact_lock(7245002)`.execute(tx);
    },
    /** From here to `undo`, everything is written only to be counted. */
    async mark() {
      await sql`savepoint dry_run`.execute(tx);
    },
    async undo() {
      await sql`rollback to savepoint dry_run`.execute(tx);
    },

    /** All versions, by scheme, the last imported first. */
    versions: () =>
      rows(
        sql<Version>`select ${versionColumns} from vocabulary.version v
        order by v.scheme, v.imported_at desc, v.version desc`,
      ),
    version: async (scheme: string, version: string) =>
      (
        await rows(sql<Version>`select ${versionColumns} from vocabulary.version v
          where v.scheme = ${scheme} and v.version = ${version}`)
      )[0],

    add: (version: NewVersion, concepts: readonly NewConcept[]) =>
      addContent(tx, version, { concepts, relations: [], references: [], dangling: [] }),
    addScheme: (
      version: NewVersion,
      content: Pick<SchemeContent, "concepts" | "relations" | "references" | "dangling">,
    ) => addContent(tx, version, content),

    /**
     * Joins two versions by their codes up to `digits` and gives each the preferred labels of the other in
     * the languages that its own file lacked; labels taken over before are replaced. Codes in `close` match
     * only in part: no labels.
     */
    async join(from: string, to: string, digits: number, close: readonly string[]) {
      await sql`insert into vocabulary.crosswalk (from_version, from_code, relation, to_version, to_code)
        select f.version_id, f.code, case when f.code = any (${close}::text[]) then 'close' else 'exact' end,
          t.version_id, t.code
        from vocabulary.concept f join vocabulary.concept t on t.version_id = ${to}::uuid and t.code = f.code
        where f.version_id = ${from}::uuid and f.level <= ${digits}`.execute(tx);
      for (const [giver, taker] of [
        [from, to],
        [to, from],
      ] as const) {
        await sql`delete from vocabulary.label where version_id = ${taker}::uuid and origin = 'join'`.execute(
          tx,
        );
        await sql`insert into vocabulary.label (version_id, code, language, origin, text)
          select ${taker}::uuid, l.code, l.language, 'join', l.text
          from vocabulary.crosswalk x
          join vocabulary.label l on l.version_id = ${giver}::uuid and l.code = x.from_code
            and l.kind = 'preferred' and l.origin = 'file'
          where x.from_version = ${from}::uuid and x.to_version = ${to}::uuid and x.relation = 'exact'
          on conflict do nothing`.execute(tx);
      }
    },
    /** Labels taken over from another scheme. */
    joinedLabels: async (versionId: string) =>
      (
        await rows(sql<{ count: number }>`select count(*)::int as count from vocabulary.label
          where version_id = ${versionId}::uuid and origin = 'join'`)
      )[0]?.count ?? 0,
    /** Codes of a length in both versions, only in the first (`added`), only in the second (`missing`). */
    overlap: async (first: string, second: string, digits: number): Promise<Overlap> => {
      const found = await rows(sql<Overlap>`select count(*) filter (where a.code = b.code)::int as shared,
          count(*) filter (where b.code is null)::int as added,
          count(*) filter (where a.code is null)::int as missing
        from (select code from vocabulary.concept where version_id = ${first}::uuid and level = ${digits}) a
        full join
          (select code from vocabulary.concept where version_id = ${second}::uuid and level = ${digits}) b
          on a.code = b.code`);
      return found[0] ?? { shared: 0, added: 0, missing: 0 };
    },

    /** A page of concepts by code, and how many there are in all. */
    async list(versionId: string, filter: ConceptFilter, limit: number, offset: number) {
      const where = narrowed(filter);
      const lines = await rows(sql<ConceptLine>`select ${lineOf} from vocabulary.concept c
        where c.version_id = ${versionId}::uuid and ${where}
        order by c.code limit ${limit} offset ${offset}`);
      const counted = await rows(sql<{
        total: number;
      }>`select count(*)::int as total from vocabulary.concept c
        where c.version_id = ${versionId}::uuid and ${where}`);
      return { lines, total: counted[0]?.total ?? 0 };
    },
    /** Concepts by code, in the order of the codes' length: a way down the tree. */
    lines: (versionId: string, codes: readonly string[]) =>
      rows(sql<ConceptLine>`select ${lineOf} from vocabulary.concept c
        where c.version_id = ${versionId}::uuid and c.code = any (${codes}::text[])
        order by length(c.code), c.code`),
    extra: async (versionId: string, code: string) =>
      (
        await rows(sql<{ extra: Record<string, string> | null }>`select extra from vocabulary.concept
          where version_id = ${versionId}::uuid and code = ${code}`)
      )[0]?.extra ?? {},
    labels: (versionId: string, code: string) =>
      rows(sql<Label>`select language, origin, text from vocabulary.label
        where version_id = ${versionId}::uuid and code = ${code} and kind = 'preferred'
        order by language desc`),
    /** Concepts of other schemes that stand for the same, whichever side of the crosswalk this one is on. */
    matches: (versionId: string, code: string) =>
      rows(sql<Match>`select x.relation, v.scheme, v.version, v.title as version_title, c.code,
          ${titleOf("c")} as title
        from (
          select relation, to_version as version_id, to_code as code from vocabulary.crosswalk
            where from_version = ${versionId}::uuid and from_code = ${code}
          union all
          select relation, from_version, from_code from vocabulary.crosswalk
            where to_version = ${versionId}::uuid and to_code = ${code}
        ) x
        join vocabulary.concept c on c.version_id = x.version_id and c.code = x.code
        join vocabulary.version v on v.version_id = x.version_id
        order by v.scheme, v.imported_at desc`),
    /** Where a code stands in the other versions of its scheme. */
    elsewhere: (versionId: string, scheme: string, code: string) =>
      rows(sql<ElsewhereLine>`select v.version, v.title as version_title, v.synthetic,
          case when c.code is null then null else ${titleOf("c")} end as title
        from vocabulary.version v
        left join vocabulary.concept c on c.version_id = v.version_id and c.code = ${code}
        where v.scheme = ${scheme} and v.version_id <> ${versionId}::uuid order by v.imported_at desc`),

    /** Codes of a version at one level, or at all of them; empty when the version is not here. */
    async knownCodes(scheme: string, version: string, level: number | null): Promise<Set<string>> {
      const found = await rows(sql<{ code: string }>`select c.code from vocabulary.concept c
        join vocabulary.version v using (version_id)
        where v.scheme = ${scheme} and v.version = ${version}
          and (${level}::int is null or c.level = ${level}::int)`);
      return new Set(found.map((row) => row.code));
    },
    /** Titles of some codes of a version; a code that it does not have is not in the answer. */
    async titles(scheme: string, version: string, codes: readonly string[]): Promise<Map<string, Bilingual>> {
      const found = await rows(sql<{ code: string; title: Bilingual }>`select c.code, ${titleOf("c")} as title
        from vocabulary.concept c join vocabulary.version v using (version_id)
        where v.scheme = ${scheme} and v.version = ${version} and c.code = any (${codes}::text[])`);
      return new Map(found.map((row) => [row.code, row.title]));
    },

    async removeSynthetic() {
      await sql`delete from vocabulary.version where synthetic`.execute(tx);
    },

    /** Places of a list, by code. */
    places: (list: string) =>
      rows(sql<Place>`select code, name, zone, parent, valid_from, valid_until
        from vocabulary.place where list = ${list} order by code`),
    /** Writes places; @returns how many were new and how many had changed */
    async savePlaces(list: string, places: readonly PlaceLine[]) {
      const written = await rows(sql<{ isNew: boolean }>`insert into vocabulary.place
          (list, code, name, zone, parent, valid_from, valid_until, note)
        select ${list}, p.* from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(code text,
          name jsonb, zone text, parent text, "validFrom" date, "validUntil" date, note text)
        on conflict (list, code) do update set name = excluded.name, zone = excluded.zone,
          parent = excluded.parent, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
          note = excluded.note
        where (place.name, place.zone, place.parent, place.valid_from, place.valid_until, place.note)
          is distinct from (excluded.name, excluded.zone, excluded.parent, excluded.valid_from,
            excluded.valid_until, excluded.note)
        returning xmax = 0 as is_new`);
      const added = written.filter((row) => row.isNew).length;
      return { added, changed: written.length - added };
    },
  };
}

function narrowed(filter: ConceptFilter) {
  switch (filter.kind) {
    case "children":
      return filter.parent === null ? sql`c.parent is null` : sql`c.parent = ${filter.parent}`;
    case "code":
      return sql`replace(c.code, '.', '') like ${`${filter.prefix}%`}`;
    case "words": {
      const all = filter.words.map(
        (word) => sql`lower(l.text) like ${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`}`,
      );
      return sql`exists (select from vocabulary.label l where l.version_id = c.version_id and l.code = c.code
        and ${sql.join(all, sql` and `)})`;
    }
  }
}
