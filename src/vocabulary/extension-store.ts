import { sql } from "kysely";
import type { Bilingual, Language } from "../platform/index.ts";
import type { Tx } from "../platform/database.ts";
import { titleOf } from "./concept-store.ts";
import type { ConceptKind, MatchRelation } from "./scheme-content.ts";

export type NewLocalCode = {
  versionId: string;
  code: string;
  kind: ConceptKind;
  level: number;
  parent: string;
  definition: Bilingual;
  labels: { language: Language; kind: "preferred" | "alternative"; text: string }[];
  references: { relation: MatchRelation; scheme: string; code: string }[];
  organisationId: string;
  author: string | null;
  /** `YYYY-MM-DD` where the installation is kept, and the instant. */
  since: string;
  addedAt: Date;
};

/** Codes that offices add below official ones. */
export function extensionStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  return {
    /** Waits until nobody else adds a code: two who do so at once get two numbers. */
    async oneExtensionAtATime() {
      await sql`select pg_advisory_xact_lock(7245005)`.execute(tx);
    },
    /** Codes and titles directly below a code, official and local. */
    titlesBelow: (versionId: string, parent: string) =>
      rows(sql<{ code: string; title: Bilingual }>`select c.code, ${titleOf("c")} as title
        from vocabulary.concept c where c.version_id = ${versionId}::uuid and c.parent = ${parent}
        order by c.code`),
    /** Whether any version of a scheme has a code. */
    schemeHas: async (scheme: string, code: string) =>
      (
        await rows(sql`select 1 from vocabulary.concept c join vocabulary.version v using (version_id)
          where v.scheme = ${scheme} and c.code = ${code} limit 1`)
      ).length > 0,
    async addLocalCode(added: NewLocalCode) {
      const { versionId, code, organisationId, author, addedAt } = added;
      await sql`insert into vocabulary.concept (version_id, code, kind, level, parent, definition,
          local_organisation, local_author, local_since)
        values (${versionId}::uuid, ${code}, ${added.kind}, ${added.level}, ${added.parent},
          ${JSON.stringify(added.definition)}::jsonb, ${organisationId}::uuid, ${author}::uuid,
          ${added.since}::date)`.execute(tx);
      await sql`insert into vocabulary.label (version_id, code, language, kind, origin, text, author,
          organisation_id, added_at)
        select ${versionId}::uuid, ${code}, l.language, l.kind, 'local', l.text, ${author}::uuid,
          ${organisationId}::uuid, ${addedAt}
        from jsonb_to_recordset(${JSON.stringify(added.labels)}::jsonb)
          as l(language text, kind text, text text)
        on conflict do nothing`.execute(tx);
      await sql`insert into vocabulary.reference (version_id, code, relation, scheme, to_code)
        select ${versionId}::uuid, ${code}, r.relation, r.scheme, r.code
        from jsonb_to_recordset(${JSON.stringify(added.references)}::jsonb)
          as r(relation text, scheme text, code text)`.execute(tx);
    },
  };
}
