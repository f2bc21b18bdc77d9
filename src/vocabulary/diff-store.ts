import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import { diffParts, type DiffPart, type DiffRow, type VersionDiff } from "./version-diff.ts";

type Found = DiffRow & { part: DiffPart; count: number; inUse: number; place: number };

/** Letters are compared, not blanks or capitals: as `titleChanged` does. */
const plain = (text: string) => sql`lower(btrim(regexp_replace(${sql.ref(text)}, '\\s+', ' ', 'g')))`;

/** Titles as they stood in the file of a version: what was lent or translated says nothing about a change of it. */
const titles = (versionId: string) => sql`select l.code, jsonb_object_agg(l.language, l.text) as title,
    jsonb_object_agg(l.language, ${plain("l.text")}) as plain
  from vocabulary.label l
  where l.version_id = ${versionId}::uuid and l.kind = 'preferred' and l.origin = 'file' group by l.code`;

/** Official codes of a version with their titles; local codes belong to us, not to the version. */
const side = (versionId: string) => sql`select c.code, c.kind, c.parent, t.title, t.plain
  from vocabulary.concept c left join (${titles(versionId)}) t using (code)
  where c.version_id = ${versionId}::uuid and c.local_organisation is null`;

/** Titles that name one concept of one side only. */
const unique = (from: string) => sql`select min(s.code) as code, s.kind, t.key as language, t.value as text
  from ${sql.table(from)} s, jsonb_each_text(s.plain) t group by s.kind, t.key, t.value having count(*) = 1`;

/** Whole versions are compared in the database: a version may hold 17,000 concepts. */
export function diffStore(tx: Tx) {
  return {
    /**
     * What changed from one version to another: counts of each part, and of each the same page of rows, those that
     * most records rest on first, then by code.
     * @param uses how many records rest on which codes of the first version
     */
    async diff(
      from: string,
      to: string,
      uses: ReadonlyMap<string, number>,
      limit: number,
      offset: number,
    ): Promise<VersionDiff> {
      const inUse = JSON.stringify([...uses].map(([code, records]) => ({ code, records })));
      const { rows } =
        await sql<Found>`with a as materialized (${side(from)}), b as materialized (${side(to)}),
        gone as materialized (select * from a where not exists (select from b where b.code = a.code)),
        came as materialized (select * from b where not exists (select from a where a.code = b.code)),
        pairs as (select distinct g.code, c.code as new_code
          from (${unique("gone")}) g join (${unique("came")}) c using (kind, language, text)),
        recoded as materialized (select code, min(new_code) as new_code from pairs
          where new_code in (select new_code from pairs group by new_code having count(*) = 1)
          group by code having count(*) = 1),
        stayed as materialized (select a.code, b.code as new_code, a.kind, a.title as before, b.title as after,
            a.parent, b.parent as new_parent, exists (select from jsonb_each_text(a.plain) t
              where b.plain ? t.key and b.plain ->> t.key <> t.value) as relabelled
          from a join b on b.code = coalesce((select new_code from recoded r where r.code = a.code), a.code)),
        parts as (
          select 'removed' as part, code, null as new_code, kind, title as before, null::jsonb as after, parent,
            null as new_parent from gone where code not in (select code from recoded)
          union all
          select 'added', code, code, kind, null, title, null, parent from came
            where code not in (select new_code from recoded)
          union all
          select 'moved', code, new_code, kind, before, after, parent, new_parent from stayed s
            where code <> new_code or (parent is distinct from new_parent and not exists (
              select from recoded r where r.code = s.parent and r.new_code = s.new_parent))
          union all
          select 'relabelled', code, new_code, kind, before, after, parent, new_parent from stayed where relabelled
        ),
        used as (select * from jsonb_to_recordset(${inUse}::jsonb) as u(code text, records int)),
        counted as (select parts.*, case when part = 'added' then 0 else coalesce(records, 0) end as records
          from parts left join used using (code)),
        placed as (select *, count(*) over (partition by part)::int as count,
            (count(*) filter (where records > 0) over (partition by part))::int as in_use,
            (row_number() over (partition by part order by records desc, code))::int as place
          from counted)
        select * from placed where place = 1 or (place > ${offset} and place <= ${offset + limit})
        order by part, place`.execute(tx);
      const listOf = (part: DiffPart) => {
        const found = rows.filter((row) => row.part === part);
        return {
          count: found[0]?.count ?? 0,
          inUse: found[0]?.inUse ?? 0,
          rows: found
            .filter(({ place }) => place > offset && place <= offset + limit)
            .map(({ part: _part, count: _count, inUse: _inUse, place: _place, ...row }) => row),
        };
      };
      return Object.fromEntries(diffParts.map((part) => [part, listOf(part)])) as VersionDiff;
    },
  };
}
