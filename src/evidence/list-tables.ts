import { listTable, type ListTable, type TableRow } from "./list-table.ts";

/** A table is some megabytes at most; the lists that people look at are few. */
const mostTables = 8;

// Lists never change, so a table holds as long as the process. Who may read a list is asked before, each time.
const tables = new Map<string, ListTable>();

/** The table of a list: from memory, or read now. The one that was not asked for the longest makes room. */
export async function tableOf(listId: string, read: () => Promise<readonly TableRow[]>): Promise<ListTable> {
  const table = tables.get(listId) ?? listTable(await read());
  tables.delete(listId);
  tables.set(listId, table);
  const [oldest] = tables.keys();
  if (tables.size > mostTables && oldest !== undefined) tables.delete(oldest);
  return table;
}
