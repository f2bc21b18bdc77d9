import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { MatchRelation } from "./scheme-content.ts";

/** `stated`: the file says what `to` is to `from`; otherwise it is assumed, and says nothing against a link that is here. */
export type NewLink = { from: string; to: string; relation: MatchRelation; stated: boolean };

/** What a link is when it is read from its other end. */
const fromThere = sql`case l.relation when 'broader' then 'narrower' when 'narrower' then 'broader' else l.relation end`;

/** Links between the codes of two versions. A pair of codes has one link, in whichever direction it was written. */
export function crosswalkStore(tx: Tx) {
  return {
    /** Each code of a version under all that a file may call it: itself, without its point, the publisher's address. */
    async codesByName(versionId: string): Promise<Map<string, string>> {
      const { rows } = await sql<{ code: string; uri: string | null }>`select code, uri
        from vocabulary.concept where version_id = ${versionId}::uuid`.execute(tx);
      const known = new Map<string, string>();
      for (const { code, uri } of rows) {
        if (uri !== null) known.set(uri, code);
        if (/^\d{4}\.\d\d$/.test(code)) known.set(code.replace(".", ""), code);
      }
      for (const { code } of rows) known.set(code, code);
      return known;
    },

    /** Writes links; @returns how many were new and how many now say something else */
    async saveLinks(from: string, to: string, links: readonly NewLink[], source: string | null) {
      const given = sql`jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
        as l("from" text, "to" text, relation text, stated boolean)`;
      const turned = await sql`update vocabulary.crosswalk x
        set relation = ${fromThere}, source = coalesce(${source}::text, x.source)
        from ${given}
        where x.from_version = ${to}::uuid and x.from_code = l."to" and x.to_version = ${from}::uuid
          and x.to_code = l."from" and l.stated
          and (x.relation, x.source) is distinct from (${fromThere}, coalesce(${source}::text, x.source))`.execute(
        tx,
      );
      const { rows } = await sql<{ isNew: boolean }>`with given as (
          select l.* from ${given} where not exists (select from vocabulary.crosswalk x
            where x.from_version = ${to}::uuid and x.from_code = l."to"
              and x.to_version = ${from}::uuid and x.to_code = l."from")
        ), assumed as (
          insert into vocabulary.crosswalk (from_version, from_code, relation, to_version, to_code, source)
          select ${from}::uuid, "from", relation, ${to}::uuid, "to", ${source}::text from given where not stated
          on conflict do nothing returning true as is_new
        ), said as (
          insert into vocabulary.crosswalk (from_version, from_code, relation, to_version, to_code, source)
          select ${from}::uuid, "from", relation, ${to}::uuid, "to", ${source}::text from given where stated
          on conflict (from_version, from_code, to_version, to_code) do update
            set relation = excluded.relation, source = coalesce(excluded.source, crosswalk.source)
            where (crosswalk.relation, crosswalk.source) is distinct from
              (excluded.relation, coalesce(excluded.source, crosswalk.source))
          returning xmax = 0 as is_new
        ) select is_new from assumed union all select is_new from said`.execute(tx);
      const added = rows.filter((row) => row.isNew).length;
      return { added, changed: rows.length - added + Number(turned.numAffectedRows ?? 0n) };
    },
  };
}
