import { sql } from "kysely";
import type { Bilingual } from "../platform/index.ts";
import type { Tx } from "../platform/database.ts";
import { codingStore } from "./coding-store.ts";
import { addContent } from "./content-store.ts";
import { contributionStore } from "./contribution-store.ts";
import { danglingStore } from "./dangling-store.ts";
import { conceptStore, titleOf } from "./concept-store.ts";
import type { NewVersion, Version, VersionFacts } from "./concept.ts";
import { crosswalkStore } from "./crosswalk-store.ts";
import { diffStore } from "./diff-store.ts";
import { labelStore } from "./label-store.ts";
import { equivalenceStore } from "./equivalence-store.ts";
import { exportStore } from "./export-store.ts";
import { extensionStore } from "./extension-store.ts";
import type { Place, PlaceLine } from "./place.ts";
import { proposalStore } from "./proposal-store.ts";
import { relationStore } from "./relation-store.ts";
import type { NewConcept, SchemeContent } from "./scheme-content.ts";
import { searchStore } from "./search-store.ts";
import { synonymStore } from "./synonym-store.ts";
import { translationStore } from "./translation-store.ts";

/** How two versions' codes of one length overlap. `joined` counts the crosswalk between them. */
export type Overlap = { shared: number; added: number; missing: number };

export type VocabularyStore = ReturnType<typeof vocabularyStore>;

const versionColumns = sql`v.version_id, v.scheme, v.version, v.title, v.source, v.file_name, v.file_hash,
  v.imported_at, v.synthetic, coalesce((select jsonb_object_agg(n.level::text, n.concepts) from (
    select level, count(*)::int as concepts from vocabulary.concept k
    where k.version_id = v.version_id and k.local_organisation is null group by level
  ) n), '{}'::jsonb) as levels, coalesce((select jsonb_object_agg(n.kind, n.concepts) from (
    select kind, count(*)::int as concepts from vocabulary.concept k
    where k.version_id = v.version_id and k.local_organisation is null group by kind
  ) n), '{}'::jsonb) as kinds, (select count(*)::int from vocabulary.concept k
    where k.version_id = v.version_id and k.local_organisation is not null) as local,
  (select count(*)::int from vocabulary.dangling d where d.version_id = v.version_id) as dangling`;

/** Classifications and places; everybody reads them, only their importers write. */
export function vocabularyStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  return {
    ...conceptStore(tx),
    ...relationStore(tx),
    ...searchStore(tx),
    ...exportStore(tx),
    ...contributionStore(tx),
    ...danglingStore(tx),
    ...labelStore(tx),
    ...codingStore(tx),
    ...synonymStore(tx),
    ...proposalStore(tx),
    ...crosswalkStore(tx),
    ...diffStore(tx),
    ...translationStore(tx),
    ...extensionStore(tx),
    ...equivalenceStore(tx),
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
    /** The same without counting what is in them. */
    versionFacts: () =>
      rows(sql<VersionFacts>`select version_id, scheme, version, title, source, file_name, file_hash,
          imported_at, synthetic
        from vocabulary.version order by scheme, imported_at desc, version desc`),
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
      await equivalenceStore(tx).removeSyntheticEquivalences();
      await sql`delete from vocabulary.version where synthetic`.execute(tx);
      await sql`delete from vocabulary.synonym where synthetic`.execute(tx);
      await sql`update vocabulary.revision set number = number + 1`.execute(tx);
    },

    /** Places of a list, by code. */
    places: (list: string) =>
      rows(sql<Place>`select code, name, zone, parent, valid_from, valid_until
        from vocabulary.place where list = ${list} order by code`),
    /** The same with what was noted on them: the law, the source. */
    placeLines: (list: string) =>
      rows(sql<PlaceLine>`select code, name, zone, parent, valid_from, valid_until, note
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
