import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test, vi } from "vitest";
import { startEmbedded } from "../src/platform/embedded.ts";
import { withClient } from "../src/platform/embedded-databases.ts";
import { removeHome } from "./start-site.ts";

const program = fileURLToPath(new URL("writer.ts", import.meta.url));
const isLinux = process.platform === "linux";
// Half a minute on two idle cores; a busy machine needs more for its dozen starts.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

/** How many changes the writer has in flight at a time. */
const lanes = 4;
const homes: string[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) await end(child);
  for (const home of homes.splice(0)) {
    // Takes the server that a killed app left, and stops it.
    const started = await startEmbedded({ home });
    if (started.ok) await started.embedded.release();
    await removeHome(home);
  }
});

async function makeHome() {
  const home = await mkdtemp(join(tmpdir(), "jembatan-kill-"));
  homes.push(home);
  return home;
}

async function end(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** Starts an app that writes; it needs no more than its home. */
function startWriter(home: string) {
  const { PATH } = process.env;
  const env = { PATH, JEMBATAN_HOME: home, JEMBATAN_DEMO: "0" };
  const child = spawn(process.execPath, [program], { env, stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  const closed = once(child, "close");
  const acknowledged: string[] = [];
  const waiting: { met: () => boolean; go: (error?: Error) => void }[] = [];
  let step = "";
  let complaint = "";
  child.stderr.on("data", (bytes) => (complaint += String(bytes)));
  createInterface({ input: child.stdout }).on("line", (line) => {
    const [, word, value = ""] = /^(\S+) (.*)$/.exec(line) ?? [];
    if (word === "acknowledged") acknowledged.push(value);
    else step = value;
    for (const one of waiting) if (one.met()) one.go();
  });
  const until = (met: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ met, go: () => resolve() });
      void closed.then(() => reject(new Error(`The writer ended at "${step}": ${complaint}`)));
    });
  return {
    acknowledged,
    /** Resolves at this step of the start; fails when the app ends before it. */
    reaches: (wanted: string) => until(() => step === wanted),
    acknowledges: (count: number) => until(() => acknowledged.length >= count),
    async kill() {
      child.kill("SIGKILL");
      await closed;
    },
    /** @returns its exit code, after all that it said has been read */
    async ends() {
      await closed;
      return { code: child.exitCode, step, complaint };
    },
  };
}

function dataOf(home: string) {
  const { place } = JSON.parse(readFileSync(join(home, "database.json"), "utf8")) as { place: string | null };
  return join(place ?? join(home, "postgresql"), "data");
}

/** Kills the postmaster of this home and every process of its server at once, as a machine that loses power would. */
function killServer(home: string) {
  const data = dataOf(home);
  const postmaster = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  const pids = isLinux ? processesIn(data) : [postmaster];
  expect(pids).toContain(postmaster);
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended with its postmaster.
    }
  }
}

function processesIn(folder: string) {
  const isIn = (pid: number) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  };
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && isIn(pid));
}

/** What the database holds, read past the walls: how often each name is there, and the changes in the audit. */
async function readRows(home: string) {
  const started = await startEmbedded({ home });
  if (!started.ok) throw new Error(JSON.stringify(started));
  const { adminUrl, release } = started.embedded;
  const rows = await withClient(adminUrl, async (client) => {
    const names = await client.query<{ username: string; times: number }>(
      "select username, count(*)::int as times from identity.sign_in_failure group by username",
    );
    const audit = await client.query<{ changes: number }>(
      "select count(*)::int as changes from identity.audit where use_case = 'identity.count-sign-in-failure'",
    );
    const times = new Map(names.rows.map(({ username, times: n }) => [username, n]));
    return { times, changes: audit.rows[0]?.changes };
  });
  await release();
  return rows;
}

const someMoment = () => 1 + Math.floor(Math.random() * 250);

test("an app killed at any step of its first start leaves nothing that the next start minds", async () => {
  const home = await makeHome();
  for (const step of ["initdb", "start", "migration"]) {
    const writer = startWriter(home);
    await writer.reaches(step);
    await writer.kill();
  }
  const writer = startWriter(home);
  await writer.acknowledges(1);
  await writer.kill();
  expect((await readRows(home)).times.get(writer.acknowledged[0] ?? "")).toBe(1);
});

describe("what was acknowledged is there, once, with its audit", () => {
  test("the app and PostgreSQL killed five times each while they write", async () => {
    const home = await makeHome();
    const acknowledged: string[] = [];
    for (let round = 1; round <= 5; round++) {
      const app = startWriter(home);
      await app.acknowledges(someMoment());
      await app.kill();
      acknowledged.push(...app.acknowledged);

      const other = startWriter(home);
      await other.acknowledges(someMoment());
      killServer(home);
      expect(await other.ends()).toEqual({ code: 0, step: "database away", complaint: "" });
      acknowledged.push(...other.acknowledged);
    }
    const { times, changes } = await readRows(home);
    expect(acknowledged.length).toBeGreaterThanOrEqual(10);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(acknowledged.filter((name) => times.get(name) !== 1)).toEqual([]);
    // A change in flight at a kill is there or is not, but never in part.
    expect([...times.values()].filter((n) => n !== 1)).toEqual([]);
    expect(changes).toBe(times.size);
    expect(times.size - acknowledged.length).toBeLessThanOrEqual(10 * lanes);
  });
});
