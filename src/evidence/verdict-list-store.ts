import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { VerdictList } from "./verdict-list.ts";

/** A list of another body without its rows: what a choice of lists shows. */
export type VerdictListHead = Omit<VerdictList, "rows" | "organisationId" | "importedBy" | "releasedTo"> & {
  count: number;
  short: number;
};

/** Lists of other bodies. */
export function verdictListStore(tx: Tx) {
  return {
    verdictLists: async () =>
      (
        await sql<VerdictListHead>`select verdict_list_id, name, source, code_list, year, file_name, file_hash,
            imported_at, synthetic, jsonb_array_length(rows) as count,
            (select count(*)::int from jsonb_array_elements(rows) r where (r ->> 'short')::boolean) as short
          from evidence.verdict_list order by imported_at desc, name`.execute(tx)
      ).rows,
    verdictList: async (id: string) =>
      (
        await sql<VerdictList>`select * from evidence.verdict_list where verdict_list_id = ${id}::uuid`.execute(
          tx,
        )
      ).rows[0],
    /** Lists of an organisation that have this name or came from this file. */
    verdictListsLike: async (organisationId: string, name: string, fileHash: string) =>
      (
        await sql<VerdictList>`select * from evidence.verdict_list
          where organisation_id = ${organisationId}::uuid and (name = ${name} or file_hash = ${fileHash})
          order by imported_at`.execute(tx)
      ).rows,
    async addVerdictList(list: VerdictList) {
      await sql`insert into evidence.verdict_list (organisation_id, verdict_list_id, name, source, code_list, year,
          rows, file_name, file_hash, imported_by, imported_at, synthetic)
        values (${list.organisationId}::uuid, ${list.verdictListId}::uuid, ${list.name}, ${list.source},
          ${list.codeList}, ${list.year}, ${JSON.stringify(list.rows)}::jsonb, ${list.fileName}, ${list.fileHash},
          ${list.importedBy}, ${list.importedAt}, ${list.synthetic})`.execute(tx);
    },
    async removeSyntheticVerdictLists() {
      await sql`delete from evidence.verdict_list where synthetic`.execute(tx);
    },
  };
}
