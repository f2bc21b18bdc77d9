import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";

/** What people add to imported schemes; each change of labels, links or synonyms counts the revision up. */
export function contributionStore(tx: Tx) {
  return {
    /** Grows whenever labels, links or synonyms changed: an index built at another number is old. */
    async revision(): Promise<number> {
      const found = await sql<{ number: string }>`select number from vocabulary.revision`.execute(tx);
      return Number(found.rows[0]?.number ?? 0);
    },
    async changeRevision() {
      await sql`update vocabulary.revision set number = number + 1`.execute(tx);
    },
  };
}
