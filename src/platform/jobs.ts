import { PgBoss } from "pg-boss";
import type { Log } from "./log.ts";
import { jobSchema } from "./migrations.ts";

/** Work that a request leaves behind for the worker process. */
export type Queue = {
  /** @returns once the job is stored; it runs at least once, so handlers must bear a second run */
  send(name: string, data: object): Promise<void>;
  /** Takes jobs of a name, one at a time. */
  work(name: string, handle: (data: Record<string, unknown>) => Promise<void>): Promise<void>;
  close(): Promise<void>;
};

/** A worker that has said nothing for so long has died, and its job goes to another; long sums keep one silent. */
const heartbeatSeconds = 120;

/** @param superviseSeconds how often jobs of dead workers are looked for, by all processes between them */
export function openQueue(url: string, log: Log, superviseSeconds = 10): Queue {
  let started: Promise<PgBoss> | null = null;
  const known = new Set<string>();

  async function boss() {
    started ??= (async () => {
      const made = new PgBoss({
        connectionString: url,
        schema: jobSchema,
        migrate: false,
        createSchema: false,
        max: 2,
        superviseIntervalSeconds: superviseSeconds,
        monitorIntervalSeconds: superviseSeconds,
        schedule: false,
        // Both need the owner of the tables.
        reindex: false,
        monitorVacuum: false,
      });
      made.on("error", (error) => log.warn({ reason: error.message }, "job queue"));
      await made.start();
      return made;
    })();
    started.catch(() => {
      started = null;
    });
    return started;
  }

  async function queue(name: string) {
    const ready = await boss();
    if (!known.has(name)) {
      await ready.createQueue(name, {
        policy: "standard",
        retryLimit: 2,
        expireInSeconds: 1_800,
        heartbeatSeconds,
      });
      known.add(name);
    }
    return ready;
  }

  return {
    async send(name, data) {
      await (await queue(name)).send(name, data);
    },
    async work(name, handle) {
      const ready = await queue(name);
      await ready.work<Record<string, unknown>>(name, { pollingIntervalSeconds: 0.5 }, async (jobs) => {
        for (const job of jobs) await handle(job.data);
      });
    },
    async close() {
      if (started) await (await started).stop({ graceful: true, timeout: 5_000 });
    },
  };
}
