import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { Language } from "../platform/index.ts";
import type { ConceptDetail, ConceptLine, Mention } from "./concept.ts";
import type { ConceptKind } from "./scheme-content.ts";

/** What a list of concepts is narrowed to; `kind` null: concepts of every kind. */
export type ConceptFilter = { kind: ConceptKind | null } & (
  | { by: "parent"; parent: string | null }
  | { by: "all" }
  /** A code that begins so, whatever stands between its signs; or a label that has all the words. */
  | { by: "text"; prefix: string | null; words: readonly string[] }
);

/** No scheme is as deep; a chain of parents is followed no further. */
const deepest = 20;

/** A concept's preferred titles by language; `concept` is the alias of its table. */
export const titleOf = (concept: string) =>
  sql`coalesce((select jsonb_object_agg(l.language, l.text) from vocabulary.label l
    where l.version_id = ${sql.ref(`${concept}.version_id`)} and l.code = ${sql.ref(`${concept}.code`)}
      and l.kind = 'preferred'), '{}'::jsonb)`;

const lineOf = sql`c.code, c.kind, c.level, ${titleOf("c")} as title, c.local_organisation is not null as local,
  (select count(*)::int from vocabulary.concept k
    where k.version_id = c.version_id and k.parent = c.code) as children`;

/** The order of people: by code, and by title where a code says nothing (see `isOpaque`). */
export const inOrder = (language: Language) =>
  sql`case when c.code ~ '[[:lower:]]' and c.code !~ '[[:upper:]]' then (select lower(l.text)
    from vocabulary.label l where l.version_id = c.version_id and l.code = c.code and l.kind = 'preferred'
    order by l.language = ${language} desc limit 1) end nulls first, c.code`;

/** Concepts of a version: in lists, and one with all that is said of it. */
export function conceptStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  return {
    /** A page of concepts in order, and how many there are in all. */
    async list(
      versionId: string,
      filter: ConceptFilter,
      { limit, offset, language }: { limit: number; offset: number; language: Language },
    ) {
      const where = sql`c.version_id = ${versionId}::uuid and ${narrowed(filter)}`;
      const lines = await rows(sql<ConceptLine>`select ${lineOf} from vocabulary.concept c
        where ${where} order by ${inOrder(language)} limit ${limit} offset ${offset}`);
      const counted = await rows(sql<{ total: number }>`select count(*)::int as total
        from vocabulary.concept c where ${where}`);
      return { lines, total: counted[0]?.total ?? 0 };
    },

    /** How many concepts of each version have a title in a language. */
    titleCounts: () =>
      rows(sql<{ versionId: string; language: Language; titles: number }>`select version_id, language,
          count(*)::int as titles
        from vocabulary.label where kind = 'preferred' group by version_id, language`),

    /** The way down to a concept along parents, the concept last; empty when it is not here. */
    wayTo: (versionId: string, code: string) =>
      rows(sql<ConceptLine>`${way(versionId, code)}
        select ${lineOf} from way c order by c.up desc`),

    /** One concept with all its labels, and the way down to it; null when it is not here. */
    async concept(versionId: string, code: string): Promise<(ConceptDetail & { way: ConceptLine[] }) | null> {
      const found = await rows(sql<ConceptLine & { detail: ConceptDetail | null }>`${way(versionId, code)}
        select ${lineOf}, case when c.up = 0 then jsonb_build_object(
            'uri', c.uri, 'definition', c.definition, 'extra', coalesce(c.extra, '{}'::jsonb),
            'localOrganisation', c.local_organisation, 'localSince', c.local_since,
            'labels', coalesce((select jsonb_agg(jsonb_build_object('language', l.language, 'kind', l.kind,
                'origin', l.origin, 'text', l.text, 'organisation', l.organisation_id)
                order by l.language desc, l.kind = 'preferred' desc, l.kind, lower(l.text), l.text)
              from vocabulary.label l where l.version_id = c.version_id and l.code = c.code), '[]'::jsonb)
          ) end as detail
        from way c order by c.up desc`);
      const detail = found.at(-1)?.detail;
      return detail ? { ...detail, way: found.map(({ detail: _, ...line }) => line) } : null;
    },

    /** Concepts by code, in the order of the codes' length. */
    lines: (versionId: string, codes: readonly string[]) =>
      rows(sql<ConceptLine>`select ${lineOf} from vocabulary.concept c
        where c.version_id = ${versionId}::uuid and c.code = any (${codes}::text[])
        order by length(c.code), c.code`),

    /**
     * Where a concept is met outside its version: on crosswalks and references both ways, and as the same code in
     * other versions of its scheme (`relation` null). References name no version: they lead to those in `onward`,
     * and are followed back only from those in `back`. At most `limit` of each.
     */
    mentions: (
      here: { versionId: string; scheme: string; code: string },
      { onward, back }: { onward: readonly string[]; back: readonly string[] },
      limit: number,
    ) =>
      rows(sql<Mention>`with linked as (
          select relation, true as onward, to_version as version_id, to_code as code from vocabulary.crosswalk
            where from_version = ${here.versionId}::uuid and from_code = ${here.code}
          union
          select relation, false, from_version, from_code from vocabulary.crosswalk
            where to_version = ${here.versionId}::uuid and to_code = ${here.code}
          union
          select r.relation, true, v.version_id, r.to_code from vocabulary.reference r
            join vocabulary.version v on v.scheme = r.scheme and v.version_id = any (${onward}::uuid[])
            where r.version_id = ${here.versionId}::uuid and r.code = ${here.code}
          union
          select r.relation, false, r.version_id, r.code from vocabulary.reference r
            where r.scheme = ${here.scheme} and r.to_code = ${here.code}
              and r.version_id = any (${back}::uuid[])
          union
          select null, true, v.version_id, ${here.code} from vocabulary.version v
            where v.scheme = ${here.scheme} and v.version_id <> ${here.versionId}::uuid
        ), found as (
          select linked.*, c.kind, ${titleOf("c")} as title from linked
          left join vocabulary.concept c using (version_id, code)
        ), counted as (
          select *, count(*) over each as total, row_number() over (each order by
            lower(coalesce(title->>'id', title->>'en')), code) as place
          from found window each as (partition by version_id, relation, onward)
        )
        select relation, onward, version_id, code, kind, title, total::int from counted
        where place <= ${limit} order by version_id, relation, place`),
  };
}

const way = (versionId: string, code: string) => sql`with recursive way as (
    select c.*, 0 as up from vocabulary.concept c where c.version_id = ${versionId}::uuid and c.code = ${code}
    union all
    select c.*, way.up + 1 from way
    join vocabulary.concept c on c.version_id = way.version_id and c.code = way.parent
    where way.up < ${deepest}
  )`;

function narrowed({ kind, ...filter }: ConceptFilter) {
  const where = [sql`true`];
  if (kind) where.push(sql`c.kind = ${kind}`);
  if (filter.by === "parent")
    where.push(filter.parent === null ? sql`c.parent is null` : sql`c.parent = ${filter.parent}`);
  if (filter.by === "text") {
    const either = [
      ...(filter.prefix ? [codeBegins("c", filter.prefix)] : []),
      ...(filter.words.length
        ? [
            sql`exists (select from vocabulary.label l
        where l.version_id = c.version_id and l.code = c.code and ${hasWords("l", filter.words)})`,
          ]
        : []),
    ];
    where.push(sql`(${sql.join(either.length ? either : [sql`false`], sql` or `)})`);
  }
  return sql.join(where, sql` and `);
}

/** Whether a code begins with letters and digits, whatever else stands between its own. */
export const codeBegins = (concept: string, prefix: string) =>
  sql`translate(lower(${sql.ref(`${concept}.code`)}), '.-_/: ', '') like ${`${prefix}%`}`;

/** Whether a label has all the words, anywhere in it. */
export const hasWords = (label: string, words: readonly string[]) =>
  sql.join(
    words.map(
      (word) => sql`lower(${sql.ref(`${label}.text`)}) like ${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`}`,
    ),
    sql` and `,
  );
