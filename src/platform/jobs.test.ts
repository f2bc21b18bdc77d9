import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { testWorkbench } from "../test-database.ts";
import { openQueue } from "./jobs.ts";
import { openLog } from "./log.ts";

const db = await testWorkbench();
const queue = openQueue(db.url, openLog("silent"), 1);
afterAll(async () => {
  await queue.close();
  await db.close();
});

const jobs = (name: string) =>
  db.sql<{ state: string }>`select state::text from job.job where name = ${name}`;

test("a job that was sent is done, by a role that owns nothing of the queue", async () => {
  const done: unknown[] = [];
  await queue.send("greet", { to: "Jakarta" });
  await queue.work("greet", async (data) => void done.push(data));
  await expect.poll(() => done, { timeout: 15_000 }).toEqual([{ to: "Jakarta" }]);
  await expect.poll(() => jobs("greet"), { timeout: 15_000 }).toEqual([{ state: "completed" }]);
});

test("a job whose handler throws is tried three times and then kept as failed", async () => {
  let tries = 0;
  await queue.send("stumble", {});
  await queue.work("stumble", () => {
    tries++;
    return Promise.reject(new Error("no"));
  });
  await expect.poll(() => jobs("stumble"), { timeout: 30_000 }).toEqual([{ state: "failed" }]);
  expect(tries).toBe(3);
});

test("a job whose worker was killed is done by the next worker", async () => {
  await queue.send("carry", { load: "everything" });
  const script = `
    import { openQueue } from ${JSON.stringify(fileURLToPath(new URL("jobs.ts", import.meta.url)))};
    import { openLog } from ${JSON.stringify(fileURLToPath(new URL("log.ts", import.meta.url)))};
    await openQueue(${JSON.stringify(db.url)}, openLog("silent")).work("carry", () => {
      process.stdout.write("taken");
      return new Promise(() => {});
    });`;
  const worker = spawn(process.execPath, ["--input-type=module", "--eval", script]);
  await once(worker.stdout, "data");
  worker.kill("SIGKILL");
  await once(worker, "exit");
  expect(await jobs("carry")).toEqual([{ state: "active" }]);
  // Half an hour passes for the database.
  await db.sql`update job.job set heartbeat_on = heartbeat_on - interval '30 minutes' where name = 'carry'`;
  const done: unknown[] = [];
  await queue.work("carry", async (data) => void done.push(data));
  await expect.poll(() => done, { timeout: 30_000 }).toEqual([{ load: "everything" }]);
}, 60_000);
