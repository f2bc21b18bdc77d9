import { sql } from "kysely";
import type { Database, Tx } from "./database.ts";

/** An event that a use case published in its transaction; `position` grows, but commits do not keep its order. */
export type OutboxEvent = { position: number; at: Date; topic: string; payload: Record<string, unknown> };

type Row = OutboxEvent & { xid: string };

/**
 * Hands one consumer its next events and moves its cursor in the same transaction: an event whose handling fails, or
 * whose process dies, comes again, so handling must bear a second time. Events come in the order of (transaction,
 * position) and only from before the oldest transaction that still runs: one that commits late is never skipped. Two
 * processes of one consumer take turns.
 * @param handle works in the transaction that moves the cursor (purpose `platform.follow-outbox`)
 * @returns how many events were handled; fewer than `batch`: the consumer is up to date for now
 */
export async function followOutbox(
  database: Database,
  consumer: string,
  handle: (event: OutboxEvent, tx: Tx) => Promise<void>,
  { batch = 100 } = {},
): Promise<number> {
  return database.transaction(
    { "jembatan.kind": "job", "jembatan.purpose": "platform.follow-outbox" },
    async (tx) => {
      await sql`insert into platform.outbox_cursor (consumer, xid, position) values (${consumer}, '0', 0)
        on conflict do nothing`.execute(tx);
      await sql`select from platform.outbox_cursor where consumer = ${consumer} for update`.execute(tx);
      const { rows } = await sql<Row>`select o.xid::text as xid, o.position, o.at, o.topic, o.payload
        from platform.outbox o, platform.outbox_cursor c
        where c.consumer = ${consumer} and (o.xid, o.position) > (c.xid, c.position)
          and o.xid < pg_snapshot_xmin(pg_current_snapshot())
        order by o.xid, o.position limit ${batch}`.execute(tx);
      for (const { xid: _, ...event } of rows) await handle(event, tx);
      const last = rows.at(-1);
      if (last) {
        await sql`update platform.outbox_cursor set xid = ${last.xid}::xid8, position = ${last.position}
          where consumer = ${consumer}`.execute(tx);
      }
      return rows.length;
    },
    () => "commit",
  );
}
