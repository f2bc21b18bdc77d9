import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { Language } from "../platform/index.ts";
import { titleOf } from "./concept-store.ts";
import type { AskedLine, RelatedLine, RelationList } from "./relation.ts";

type Counted = RelatedLine & { total: number };

/** What concepts of one version are to each other. */
export function relationStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  return {
    /** Of each list around a concept the first `limit` lines by title, each with how many its list has. */
    relatedLines: (versionId: string, code: string, limit: number, language: Language) =>
      rows(sql<Counted>`with ${around(versionId, code)}, counted as (
          select around.*, ${titleOf("around")} as title, count(*) over (partition by list)::int as total
          from around
        ), placed as (
          select *, row_number() over (partition by list order by ${byTitle(language)}) as place from counted
        )
        select list, code, kind, title, asked, proficiency, local, total from placed
        where place <= ${limit} order by list, place`),

    /** A page of one list, by title, and how many it has in all. */
    async relatedPage(
      { versionId, code, list }: { versionId: string; code: string; list: RelationList },
      { limit, offset, language }: { limit: number; offset: number; language: Language },
    ) {
      const lines = await rows(sql<RelatedLine>`with ${around(versionId, code)}, titled as (
          select around.*, ${titleOf("around")} as title from around where list = ${list}
        )
        select list, code, kind, title, asked, proficiency, local from titled
        order by ${byTitle(language)} limit ${limit} offset ${offset}`);
      const counted = await rows(sql<{ total: number }>`with ${around(versionId, code)}
        select count(*)::int as total from around where list = ${list}`);
      return { lines, total: counted[0]?.total ?? 0 };
    },

    /** The skills that some concepts ask for, all of them, with their titles. */
    askedSkills: (concepts: readonly { versionId: string; code: string }[]) =>
      rows(sql<AskedLine>`select r.version_id, r.from_code as by, r.to_code as code, c.kind,
          r.kind = 'essential' as essential, r.level, ${proficiency("r")} as proficiency, ${titleOf("c")} as title
        from jsonb_to_recordset(${JSON.stringify(concepts)}::jsonb) as asked("versionId" uuid, code text)
        join vocabulary.relation r on r.version_id = asked."versionId" and r.from_code = asked.code
          and r.kind in ('essential', 'optional')
        join vocabulary.concept c on c.version_id = r.version_id and c.code = r.to_code
        order by r.version_id, r.from_code, r.to_code, r.kind`),

    /** The versions in which occupations ask for skills. */
    versionsWithSkills: async () =>
      (
        await rows(sql<{ versionId: string }>`select version_id from vocabulary.version v
          where exists (select from vocabulary.relation r
            where r.version_id = v.version_id and r.kind = 'essential')`)
      ).map(({ versionId }) => versionId),

    /** Concepts of two versions that mean exactly the same, on crosswalks and references, as pairs of codes. */
    exactPairs: (one: Side & { codes: readonly string[] }, other: Side & { codes: readonly string[] }) =>
      rows(sql<{ one: string; other: string }>`with ${exactOf(one, other)}
        select code as one, to_code as other from exact
          where version_id = ${one.versionId}::uuid and to_id = ${other.versionId}::uuid
            and code = any (${one.codes}::text[]) and to_code = any (${other.codes}::text[])
        union
        select to_code, code from exact
          where version_id = ${other.versionId}::uuid and to_id = ${one.versionId}::uuid
            and code = any (${other.codes}::text[]) and to_code = any (${one.codes}::text[])
        order by one, other`),

    /** Whether any skill of one version means exactly the same as one of the other. */
    skillsMatched: async (one: Side, other: Side) =>
      (
        await rows(sql<{ matched: boolean }>`with ${exactOf(one, other)}
          select exists (
            select from exact
            join vocabulary.concept mine on mine.version_id = exact.version_id and mine.code = exact.code
            join vocabulary.concept theirs on theirs.version_id = exact.to_id and theirs.code = exact.to_code
            where exact.version_id <> exact.to_id
              and exact.to_id in (${one.versionId}::uuid, ${other.versionId}::uuid)
              and mine.kind in ('skill', 'unit') and theirs.kind in ('skill', 'unit')
          ) as matched`)
      )[0]?.matched === true,
  };
}

type Side = { versionId: string; scheme: string };

/** Exact links that leave either of two versions, from crosswalks and from references, as rows `exact`. */
const exactOf = (one: Side, other: Side) => sql`exact as (
    select from_version as version_id, from_code as code, to_version as to_id, to_code
      from vocabulary.crosswalk where relation = 'exact'
        and from_version in (${one.versionId}::uuid, ${other.versionId}::uuid)
    union all
    select r.version_id, r.code, v.version_id, r.to_code from vocabulary.reference r
      join vocabulary.version v on v.scheme = r.scheme
      where r.relation = 'exact' and r.version_id in (${one.versionId}::uuid, ${other.versionId}::uuid)
  )`;

/** The order of a reader: by the title that is shown to them. */
const byTitle = (language: Language) =>
  sql`lower(coalesce(title->>${language}, title->>'id', title->>'en')), code`;

/** The level of a skill in its publisher's own framework, where a role asks for one; no other link has any. */
const proficiency = (table: string) => {
  const link = sql.ref(table);
  return sql`case when ${link}.kind in ('essential', 'optional') then ${link}.extra->>'proficiency' end`;
};

/** The concepts around one, once in each list. A parent is a broader concept like any other. */
const around = (versionId: string, code: string) => sql`linked as (
    select 'broader' as list, parent as code, null::smallint as asked, null::text as proficiency
      from vocabulary.concept
      where version_id = ${versionId}::uuid and code = ${code} and parent is not null
    union
    select 'narrower', code, null, null from vocabulary.concept
      where version_id = ${versionId}::uuid and parent = ${code}
    union
    select kind, to_code, case when kind in ('essential', 'optional') then level end, ${proficiency("relation")}
      from vocabulary.relation
      where version_id = ${versionId}::uuid and from_code = ${code}
    union
    select case kind when 'broader' then 'narrower' when 'related' then 'related' else kind || '-for' end,
        from_code, case when kind in ('essential', 'optional') then level end, ${proficiency("relation")}
      from vocabulary.relation
      where version_id = ${versionId}::uuid and to_code = ${code}
  ), around as (
    select c.version_id, linked.list, linked.code, c.kind, linked.asked, linked.proficiency,
      c.local_organisation is not null as local
    from linked join vocabulary.concept c on c.version_id = ${versionId}::uuid and c.code = linked.code
  )`;
