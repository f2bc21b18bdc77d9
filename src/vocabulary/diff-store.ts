import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import { diffParts, type DiffPart, type DiffRow, type VersionDiff } from "./version-diff.ts";

type Found = DiffRow & { part: DiffPart; count: number; inUse: number; place: number };

/** Letters are compared, not blanks or capitals: as `titleChanged` does. */
const plain = sql`lower(btrim(regexp_replace(l.text, '\\s+', ' ', 'g')))`;

/**
 * Official codes of a version with their titles as they stood in its file: what was lent or translated says nothing
 * about a change of it, and local codes belong to us.
 */
const side = (versionId: string) => sql`select c.code, c.kind, c.parent,
    jsonb_object_agg(l.language, l.text) filter (where l.text is not null) as title,
    jsonb_object_agg(l.language, ${plain}) filter (where l.text is not null) as plain
  from vocabulary.concept c left join vocabulary.label l on l.version_id = c.version_id and l.code = c.code
    and l.kind = 'preferred' and l.origin = 'file'
  where c.version_id = ${versionId}::uuid and c.local_organisation is null
  group by c.code, c.kind, c.parent`;

/** Codes of which one title, in the same language and of the same kind, stands on either side under another code. */
const recoded = sql`pairs as materialized (
    select min(old_code) as old_code, min(new_code) as new_code
    from sides, jsonb_each_text(plain) t where old_code is null or new_code is null
    group by kind, t.key, t.value having count(old_code) = 1 and count(new_code) = 1
  ), recoded as materialized (
    select old_code as code, min(new_code) as new_code from pairs
    where new_code not in (select new_code from pairs group by new_code having count(distinct old_code) > 1)
    group by old_code having count(distinct new_code) = 1)`;

const parts = sql`
  select 'removed' as part, old_code as code, null as new_code, kind, before, null::jsonb as after,
    parent, null as new_parent
  from sides where new_code is null and old_code not in (select code from recoded)
  union all
  select 'added', new_code, new_code, kind, null, after, null, new_parent
  from sides where old_code is null and new_code not in (select new_code from recoded)
  union all
  select 'moved', code, new_code, kind, before, after, parent, new_parent
  from stayed where code <> new_code or parent_now is distinct from new_parent
  union all
  select 'relabelled', code, new_code, kind, before, after, parent, new_parent from stayed where relabelled`;

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
      // The planner cannot know how large a version is: a loop within a loop over two of them takes minutes.
      await sql`set local enable_nestloop to off`.execute(tx);
      const { rows } = await sql<Found>`with a as materialized (${side(from)}),
        b as materialized (${side(to)}),
        sides as materialized (
          select a.code as old_code, b.code as new_code, coalesce(a.kind, b.kind) as kind, a.title as before,
            b.title as after, coalesce(a.plain, b.plain) as plain, a.parent, b.parent as new_parent
          from a full join b on b.code = a.code
        ), ${recoded}, stayed as materialized (
          select a.code, b.code as new_code, a.kind, a.title as before, b.title as after, a.parent,
            b.parent as new_parent, coalesce(p.new_code, a.parent) as parent_now,
            exists (select from jsonb_each_text(a.plain) t
              where b.plain ? t.key and b.plain ->> t.key <> t.value) as relabelled
          from a left join recoded r on r.code = a.code
            join b on b.code = coalesce(r.new_code, a.code)
            left join recoded p on p.code = a.parent
        ), used as (
          select * from jsonb_to_recordset(${inUse}::jsonb) as u(code text, records int)
        ), counted as (
          select p.*, case when part = 'added' then 0 else coalesce(records, 0) end as records
          from (${parts}) p left join used using (code)
        ), placed as (
          select *, count(*) over (partition by part)::int as count,
            (count(*) filter (where records > 0) over (partition by part))::int as in_use,
            (row_number() over (partition by part order by records desc, code))::int as place
          from counted
        )
        select * from placed where place = 1 or (place > ${offset} and place <= ${offset + limit})
        order by part, place`.execute(tx);
      await sql`set local enable_nestloop to on`.execute(tx);
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
