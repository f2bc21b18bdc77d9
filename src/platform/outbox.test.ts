import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { testWorkbench } from "../test-database.ts";
import { followOutbox } from "./outbox.ts";

const db = await testWorkbench();
const writers = await Promise.all(
  [0, 1, 2].map(async () => {
    const client = new pg.Client({ connectionString: db.url });
    await client.connect();
    return client;
  }),
);
afterAll(async () => {
  await Promise.all(writers.map((client) => client.end()));
  await db.close();
});
beforeEach(async () => {
  await db.sql`delete from platform.outbox`;
  await db.sql`delete from platform.outbox_cursor`;
});

const publish = (client: pg.Client, topic: string) =>
  client.query("insert into platform.outbox (topic, payload) values ($1, '{}')", [topic]);

/** Hands on everything that may be handed on now. */
async function follow(seen: string[], batch = 2) {
  while (
    (await followOutbox(db.database, "reader", async ({ topic }) => void seen.push(topic), { batch })) ===
    batch
  );
}

/** Hands on until so many were seen: transactions of other test files may hold the horizon for a moment. */
async function followUntil(seen: string[], count: number) {
  await expect
    .poll(async () => (await follow(seen), seen.length), { timeout: 15_000 })
    .toBeGreaterThanOrEqual(count);
}

const [first, second] = writers as [pg.Client, pg.Client];

describe("the outbox", () => {
  test("an event of a transaction that was rolled back is never handed on", async () => {
    await first.query("begin");
    await publish(first, "rolled back");
    await first.query("rollback");
    await publish(first, "committed");
    const seen: string[] = [];
    await followUntil(seen, 1);
    expect(seen).toEqual(["committed"]);
  });

  test("outside its own purpose nobody reads events or moves a cursor", async () => {
    await publish(first, "an event");
    expect((await first.query("select * from platform.outbox")).rowCount).toBe(0);
    await expect(
      first.query("insert into platform.outbox_cursor (consumer, xid, position) values ('x', '0', 0)"),
    ).rejects.toThrow("row-level security");
  });

  test("an event whose handling failed comes again, and those before it in the batch too", async () => {
    await publish(first, "a");
    await publish(first, "b");
    const seen: string[] = [];
    const failing = async () =>
      followOutbox(db.database, "reader", async ({ topic }) => {
        seen.push(topic);
        if (topic === "b") throw new Error("the consumer fell over");
      });
    await expect.poll(() => failing().then(String, String), { timeout: 15_000 }).toContain("fell over");
    expect(seen).toEqual(["a", "b"]);
    await followUntil(seen, 4);
    expect(seen).toEqual(["a", "b", "a", "b"]);
  });

  test("a transaction that commits late with a lower position is not skipped", async () => {
    await first.query("begin");
    await publish(first, "early position, late commit");
    await publish(second, "late position, early commit");
    const seen: string[] = [];
    await follow(seen);
    expect(seen).toEqual([]);
    await first.query("commit");
    await followUntil(seen, 2);
    expect(seen).toEqual(["early position, late commit", "late position, early commit"]);
  });

  test("two consumers each get every event", async () => {
    await publish(first, "news");
    const seen: string[] = [];
    await followUntil(seen, 1);
    const other: string[] = [];
    await followOutbox(db.database, "another", async ({ topic }) => void other.push(topic));
    expect(other).toEqual(["news"]);
  });

  test("two processes of one consumer hand an event on once between them", async () => {
    for (let n = 0; n < 10; n++) await publish(first, `event ${n}`);
    const seen: string[] = [];
    await expect
      .poll(async () => (await Promise.all([follow(seen, 3), follow(seen, 3)]), seen.length), {
        timeout: 15_000,
      })
      .toBe(10);
    expect(new Set(seen).size).toBe(10);
  });

  test("whatever the order of concurrent transactions, every committed event is handed on once", async () => {
    const step = fc.oneof(
      { weight: 5, arbitrary: fc.record({ does: fc.constant("publish" as const), writer: fc.nat(2) }) },
      { weight: 2, arbitrary: fc.record({ does: fc.constant("commit" as const), writer: fc.nat(2) }) },
      { weight: 1, arbitrary: fc.record({ does: fc.constant("rollback" as const), writer: fc.nat(2) }) },
      { weight: 3, arbitrary: fc.record({ does: fc.constant("follow" as const), writer: fc.nat(2) }) },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
        run++;
        await db.sql`delete from platform.outbox`;
        await db.sql`delete from platform.outbox_cursor`;
        const open: (string[] | null)[] = [null, null, null];
        const committed: string[] = [];
        const seen: string[] = [];
        const end = async (writer: number, how: "commit" | "rollback") => {
          const events = open[writer];
          if (!events) return;
          await writers[writer]?.query(how);
          open[writer] = null;
          if (how === "commit") committed.push(...events);
        };
        for (const [index, { does, writer }] of steps.entries()) {
          const client = writers[writer] as pg.Client;
          if (does === "follow") await follow(seen, 1 + (index % 3));
          else if (does === "publish") {
            if (!open[writer]) await client.query("begin");
            const topic = `${run}.${index}`;
            await publish(client, topic);
            open[writer] = [...(open[writer] ?? []), topic];
          } else await end(writer, does);
        }
        for (const writer of open.keys()) await end(writer, "commit");
        await followUntil(seen, committed.length);
        expect(seen.toSorted()).toEqual(committed.toSorted());
      }),
      { numRuns: 40, seed: 2026 },
    );
  }, 120_000);
});
