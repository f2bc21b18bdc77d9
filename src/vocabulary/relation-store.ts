import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import { titleOf } from "./concept-store.ts";
import type { RelatedLine, RelationList } from "./relation.ts";

type Counted = RelatedLine & { total: number };

/** What concepts of one version are to each other. */
export function relationStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  return {
    /** Of each list around a concept the first `limit` lines by title, each with how many its list has. */
    relatedLines: (versionId: string, code: string, limit: number) =>
      rows(sql<Counted>`with ${around(versionId, code)}, counted as (
          select around.*, ${titleOf("around")} as title, count(*) over (partition by list)::int as total
          from around
        ), placed as (
          select *, row_number() over (partition by list order by ${byTitle}) as place from counted
        )
        select list, code, kind, title, asked, local, total from placed
        where place <= ${limit} order by list, place`),

    /** A page of one list, by title. */
    relatedPage: (versionId: string, code: string, list: RelationList, limit: number, offset: number) =>
      rows(sql<Counted>`with ${around(versionId, code)}, counted as (
          select around.*, ${titleOf("around")} as title, count(*) over ()::int as total
          from around where list = ${list}
        )
        select list, code, kind, title, asked, local, total from counted
        order by ${byTitle} limit ${limit} offset ${offset}`),
  };
}

const byTitle = sql`lower(coalesce(title->>'id', title->>'en')), code`;

/** The concepts around one, once in each list. A parent is a broader concept like any other. */
const around = (versionId: string, code: string) => sql`linked as (
    select 'broader' as list, parent as code, null::smallint as asked from vocabulary.concept
      where version_id = ${versionId}::uuid and code = ${code} and parent is not null
    union
    select 'narrower', code, null from vocabulary.concept
      where version_id = ${versionId}::uuid and parent = ${code}
    union
    select kind, to_code, case when kind in ('essential', 'optional') then level end from vocabulary.relation
      where version_id = ${versionId}::uuid and from_code = ${code}
    union
    select case kind when 'broader' then 'narrower' when 'related' then 'related' else kind || '-for' end,
        from_code, case when kind in ('essential', 'optional') then level end from vocabulary.relation
      where version_id = ${versionId}::uuid and to_code = ${code}
  ), around as (
    select c.version_id, linked.list, linked.code, c.kind, linked.asked,
      c.local_organisation is not null as local
    from linked join vocabulary.concept c on c.version_id = ${versionId}::uuid and c.code = linked.code
  )`;
