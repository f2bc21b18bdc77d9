import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { TableRow } from "./list-table.ts";

/** What a list keeps of every indicator of every entry, without the rest of the document. */
export function whatIfStore(tx: Tx) {
  return {
    async tableRows(listId: string): Promise<TableRow[]> {
      const found = await sql<TableRow>`select area, code, states,
          jsonb_path_query_array(indicators, '$[*].value') as values,
          jsonb_path_query_array(indicators, '$[*].threshold') as thresholds
        from evidence.entry where list_id = ${listId}::uuid`.execute(tx);
      return found.rows;
    },
  };
}
