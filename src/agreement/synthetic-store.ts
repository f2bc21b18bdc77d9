import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";

/** What was invented for the demo, and goes with it; the ledger takes its own away. */
export const syntheticStore = (tx: Tx) => ({
  /** @returns the hashes of files that nothing points at any more */
  async removeSyntheticAgreements(): Promise<string[]> {
    const files = await sql<{ hash: string }>`
      select file_hash as hash from agreement.signed_scan where synthetic
      union select file_hash from agreement.received where synthetic`.execute(tx);
    // Everything else of a proposal goes with its circles and versions.
    await sql`delete from agreement.circle where synthetic`.execute(tx);
    await sql`delete from agreement.signing_key where synthetic`.execute(tx);
    return files.rows.map(({ hash }) => hash);
  },
});
