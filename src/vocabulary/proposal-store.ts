import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";

type ProposalKind = "codings" | "synonyms" | "translations";

/** What waits for a second person, of all kinds together. */
export function proposalStore(tx: Tx) {
  return {
    /** By kind, what others proposed; codings are those of the organisation, the rest is everybody's. */
    proposalsWaiting: async (organisation: string, person: string | null) => {
      const ofOthers = sql`status = 'proposed' and author is distinct from ${person}::uuid`;
      const found = await sql<{ what: ProposalKind; count: number; since: Date | null }>`
        select 'codings' as what, count(*)::int as count, min(coded_at) as since from vocabulary.coding
          where organisation_id = ${organisation}::uuid and ${ofOthers}
        union all select 'synonyms', count(*)::int, min(proposed_at) from vocabulary.synonym where ${ofOthers}
        union all select 'translations', count(*)::int, min(proposed_at) from vocabulary.translation
          where ${ofOthers}`.execute(tx);
      return found.rows.flatMap(({ what, count, since }) => (since ? [{ what, count, since }] : []));
    },
  };
}
