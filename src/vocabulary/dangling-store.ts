import { sql } from "kysely";
import type { Bilingual } from "../platform/index.ts";
import type { Tx } from "../platform/database.ts";
import { titleOf } from "./concept-store.ts";

/** A link with an end that is not in its files: the end that is there has a title. */
export type DanglingLine = {
  file: string;
  row: number;
  kind: string;
  from: string;
  fromTitle: Bilingual | null;
  to: string;
  toTitle: Bilingual | null;
};

export function danglingStore(tx: Tx) {
  return {
    /** Links of a version with an end that is not there, in the order of files and rows, and how many there are. */
    async danglingLines(versionId: string, limit: number, offset: number) {
      const lines =
        await sql<DanglingLine>`select d.file, d.row, d.kind, d.from_code as from, d.to_code as to,
          case when f.code is not null then ${titleOf("f")} end as from_title,
          case when t.code is not null then ${titleOf("t")} end as to_title
        from vocabulary.dangling d
        left join vocabulary.concept f on f.version_id = d.version_id and f.code = d.from_code
        left join vocabulary.concept t on t.version_id = d.version_id and t.code = d.to_code
        where d.version_id = ${versionId}::uuid
        order by d.file, d.row, d.from_code, d.kind, d.to_code limit ${limit} offset ${offset}`.execute(tx);
      const counted = await sql<{ total: number }>`select count(*)::int as total
        from vocabulary.dangling where version_id = ${versionId}::uuid`.execute(tx);
      return { lines: lines.rows, total: counted.rows[0]?.total ?? 0 };
    },
  };
}
