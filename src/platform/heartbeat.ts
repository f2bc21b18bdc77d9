import { sql } from "kysely";
import type { Tx } from "./database.ts";

/** Writes one tiny row: the proof that the database accepts writes. Needs the purpose `platform.ready`. */
export async function beat(tx: Tx): Promise<void> {
  await sql`insert into platform.heartbeat (name, at) values ('ready', now())
    on conflict (name) do update set at = excluded.at`.execute(tx);
}
