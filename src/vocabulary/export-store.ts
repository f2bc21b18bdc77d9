import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { Language } from "../platform/index.ts";
import { titleOf } from "./concept-store.ts";
import type { ExportedConcept } from "./export-content.ts";

/** Concepts with all that is said of them, a batch at a time. */
export function exportStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  return {
    /** Names of the columns that concepts of a version keep, and the language of most of its titles. */
    async exportHead(versionId: string): Promise<{ columns: string[]; language: Language }> {
      const [found] = await rows(sql<{ columns: string[] | null; language: Language | null }>`select
          (select array_agg(distinct name collate "C") from vocabulary.concept c, jsonb_object_keys(c.extra) name
            where c.version_id = ${versionId}::uuid and c.extra is not null) as columns,
          (select language from vocabulary.label where version_id = ${versionId}::uuid and kind = 'preferred'
            group by language order by count(*) desc, language desc limit 1) as language`);
      return { columns: found?.columns ?? [], language: found?.language ?? "id" };
    },

    /**
     * The next concepts of a version in the order of their codes' letters, after one; or only the one.
     * References lead to the versions in `current`, because they name none.
     */
    exportBatch: (
      versionId: string,
      { after, only, limit }: { after: string; only: string | null; limit: number },
      current: readonly string[],
    ) =>
      rows(sql<ExportedConcept>`with batch as (
          select c.* from vocabulary.concept c
          where c.version_id = ${versionId}::uuid and c.code collate "C" > ${after}
            and (${only}::text is null or c.code = ${only})
          order by c.code collate "C" limit ${limit}
        )
        select b.code, b.kind, b.level, b.parent, b.uri, b.definition, coalesce(b.extra, '{}'::jsonb) as extra,
          b.local_organisation is not null as local,
          coalesce((select jsonb_agg(jsonb_build_object('language', l.language, 'kind', l.kind, 'text', l.text)
              order by l.language collate "C" desc, l.kind collate "C", l.text collate "C")
            from vocabulary.label l where l.version_id = b.version_id and l.code = b.code), '[]'::jsonb) as labels,
          coalesce((select jsonb_agg(jsonb_build_object('kind', o.kind, 'code', o.code, 'level', o.level,
                'uri', c.uri, 'title', ${titleOf("c")}) order by o.kind collate "C", o.code collate "C")
            from (
              select 'broader' as kind, b.parent as code, null::smallint as level where b.parent is not null
              union
              select r.kind, r.to_code, r.level from vocabulary.relation r
                where r.version_id = b.version_id and r.from_code = b.code
            ) o
            join vocabulary.concept c on c.version_id = b.version_id and c.code = o.code), '[]'::jsonb)
            as relations,
          coalesce((select jsonb_agg(jsonb_build_object('relation', m.relation, 'scheme', m.scheme,
                'version', case when c.code is not null then v.version end, 'code', m.code, 'uri', c.uri,
                'title', ${titleOf("c")})
              order by m.scheme collate "C", v.version collate "C", m.code collate "C", m.relation)
            from (
              select x.relation, w.scheme, x.to_version as version_id, x.to_code as code
                from vocabulary.crosswalk x join vocabulary.version w on w.version_id = x.to_version
                where x.from_version = b.version_id and x.from_code = b.code
              union
              select case x.relation when 'broader' then 'narrower' when 'narrower' then 'broader'
                  else x.relation end, w.scheme, x.from_version, x.from_code
                from vocabulary.crosswalk x join vocabulary.version w on w.version_id = x.from_version
                where x.to_version = b.version_id and x.to_code = b.code
              union
              select r.relation, r.scheme, w.version_id, r.to_code from vocabulary.reference r
                left join vocabulary.version w on w.scheme = r.scheme and w.version_id = any (${current}::uuid[])
                where r.version_id = b.version_id and r.code = b.code
            ) m
            left join vocabulary.version v on v.version_id = m.version_id
            left join vocabulary.concept c on c.version_id = m.version_id and c.code = m.code), '[]'::jsonb)
            as matches
        from batch b order by b.code collate "C"`),
  };
}
