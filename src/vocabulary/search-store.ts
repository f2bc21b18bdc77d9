import { sql } from "kysely";
import type { Bilingual, Language } from "../platform/index.ts";
import type { Tx } from "../platform/database.ts";
import { codeBegins, hasWords, titleOf } from "./concept-store.ts";
import type { LabelKind } from "./concept.ts";
import type { ConceptKind } from "./scheme-content.ts";

/** A label that was found before, by its likeness; the best comes first. */
export type RankedHit = {
  versionId: string;
  code: string;
  text: string;
  language: Language;
  kind: LabelKind;
};

/** What was typed, and where it is looked for; `kinds` empty: concepts of every kind. */
export type SearchQuestion = {
  /** Where it is looked for and counted. */
  versionIds: readonly string[];
  /** Those of them whose lines are wanted. */
  shownIds: readonly string[];
  prefix: string | null;
  words: readonly string[];
  ranked: readonly RankedHit[];
  kinds: readonly ConceptKind[];
  /** Lines of each version. */
  limit: number;
  offset: number;
};

/** A concept that was found. `label`: the one that has the words; null when the code was typed. */
export type FoundLine = {
  versionId: string;
  code: string;
  kind: ConceptKind;
  level: number;
  local: boolean;
  title: Bilingual;
  label: { text: string; language: Language; kind: LabelKind } | null;
};

/** How many of each kind a version has, whatever kinds were asked for. */
export type FoundCount = { versionId: string; kind: ConceptKind; count: number };

/** Looks for concepts in several versions at once. */
export function searchStore(tx: Tx) {
  return {
    /**
     * The best lines of each version: codes, then what was `ranked` before, then whole labels before beginnings
     * before words inside, titles before other names, short before long. A concept is found once, by its best label.
     */
    async searchAll(question: SearchQuestion): Promise<{ lines: FoundLine[]; counts: FoundCount[] }> {
      const { versionIds, shownIds, prefix, words, ranked, kinds, limit, offset } = question;
      const typed = words.join(" ");
      const byCode = prefix
        ? sql`select c.version_id, c.code, -20000 + length(c.code) as rank,
              null::text as text, null::text as language, null::text as label_kind
            from vocabulary.concept c
            where c.version_id = any (${versionIds}::uuid[]) and ${codeBegins("c", prefix)}`
        : sql`select null::uuid as version_id, null::text as code, 0 as rank, null::text as text,
              null::text as language, null::text as label_kind where false`;
      const byLabel = words.length
        ? sql`select l.version_id, l.code,
              case when lower(l.text) = ${typed} then 0
                when starts_with(lower(l.text), ${typed}) then 3
                when position(${` ${typed}`} in lower(l.text)) > 0 then 6 else 9 end
              + case l.kind when 'preferred' then 0 when 'alternative' then 1 else 2 end,
              l.text, l.language, l.kind
            from vocabulary.label l
            where l.version_id = any (${versionIds}::uuid[]) and ${hasWords("l", words)}`
        : sql`select null::uuid, null::text, 0, null::text, null::text, null::text where false`;
      const found = await sql<{ lines: FoundLine[] | null; counts: FoundCount[] | null }>`
        with hits as (
          ${byCode}
          union all ${byLabel}
          union all
          select r."versionId", r.code, (r.place - 10000)::int, r.text, r.language, r.kind
          from jsonb_to_recordset(${JSON.stringify(ranked.map((hit, place) => ({ ...hit, place })))}::jsonb)
            as r("versionId" uuid, code text, place int, text text, language text, kind text)
        ),
        best as materialized (
          select distinct on (h.version_id, h.code) h.*, c.kind, c.level,
            c.local_organisation is not null as local
          from hits h join vocabulary.concept c using (version_id, code)
          order by h.version_id, h.code, h.rank, length(h.text), h.text
        ),
        counts as (select version_id, kind, count(*) as count from best group by version_id, kind),
        placed as (
          select *, row_number() over (
            partition by version_id order by rank, length(text), lower(text), code
          ) as place
          from best where version_id = any (${shownIds}::uuid[])
            and (${kinds.length === 0}::boolean or kind = any (${kinds}::text[]))
        ),
        lines as (
          select placed.*, ${titleOf("placed")} as title from placed
          where place > ${offset} and place <= ${offset + limit}
        )
        select
          (select jsonb_agg(jsonb_build_object('versionId', version_id, 'kind', kind, 'count', count))
            from counts) as counts,
          (select jsonb_agg(jsonb_build_object('versionId', version_id, 'code', code, 'kind', kind,
              'level', level, 'local', local, 'title', title,
              'label', case when text is not null then
                jsonb_build_object('text', text, 'language', language, 'kind', label_kind) end)
              order by version_id, place)
            from lines) as lines`.execute(tx);
      const [row] = found.rows;
      return { lines: row?.lines ?? [], counts: row?.counts ?? [] };
    },
  };
}
