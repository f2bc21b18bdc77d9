import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { LabelKind, LabelOrigin } from "./concept.ts";
import type { ConceptKind, MatchRelation } from "./scheme-content.ts";

/** `[version, code, kind, level, parent, local]`; `version`: position of the version among those asked for. */
type ConceptRow = [number, string, ConceptKind, number, string | null, boolean];
/** `[version, code, language, kind, origin, text]` */
type LabelRow = [number, string, "id" | "en", LabelKind, LabelOrigin, string];
/** `[version, code, relation, other version, other code]`: what the other is to the first. */
type LinkRow = [number, string, MatchRelation, number, string];

/** All that text is matched against, row by row; rows of concepts and labels stand in the order of version and code. */
export type LabelledContent = {
  concepts: ConceptRow[];
  labels: LabelRow[];
  links: LinkRow[];
};

/** Everything that is looked in when a text is coded, read at once. */
export function labelStore(tx: Tx) {
  /** Rows as one JSON text: 150,000 labels are one value to the driver, not as many objects. */
  const packed = async <Row>(select: ReturnType<typeof sql>): Promise<Row[]> => {
    const found = await sql<{ rows: string | null }>`select json_agg(r.row)::text as rows
      from (${select}) r`.execute(tx);
    return JSON.parse(found.rows[0]?.rows ?? "[]") as Row[];
  };

  return {
    /** Concepts, labels and links of some versions; links among them only. */
    async labelledContent(versionIds: readonly string[]): Promise<LabelledContent> {
      const asked = sql`asked as (
        select version_id, scheme, (place - 1)::int as place
        from unnest(${versionIds}::uuid[]) with ordinality as given(version_id, place)
        join vocabulary.version using (version_id))`;
      const concepts = await packed<ConceptRow>(sql`with ${asked}
        select json_build_array(a.place, c.code, c.kind, c.level, c.parent,
          c.local_organisation is not null) as row
        from asked a join vocabulary.concept c using (version_id) order by a.place, c.code collate "C"`);
      const labels = await packed<LabelRow>(sql`with ${asked}
        select json_build_array(a.place, l.code, l.language, l.kind, l.origin, l.text) as row
        from asked a join vocabulary.label l using (version_id)
        order by a.place, l.code collate "C", l.kind = 'preferred' desc, l.language, l.text collate "C"`);
      const links = await packed<LinkRow>(sql`with ${asked}
        select json_build_array(f.place, x.from_code, x.relation, t.place, x.to_code) as row
        from vocabulary.crosswalk x
        join asked f on f.version_id = x.from_version join asked t on t.version_id = x.to_version
        union all
        select json_build_array(f.place, r.code, r.relation, t.place, r.to_code)
        from vocabulary.reference r
        join asked f on f.version_id = r.version_id join asked t on t.scheme = r.scheme`);
      return { concepts, labels, links };
    },
  };
}
