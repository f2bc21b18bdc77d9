import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Account, programEnvironment, runProgram } from "./embedded-binaries.ts";
import { type Outcome, type Refusal, refuse } from "./index.ts";
import { processOf } from "./leases.ts";

/**
 * One PostgreSQL cluster on this machine. `place` holds `data` and belongs to the launcher, `data` to the
 * account.
 */
export type Cluster = { binaries: string; place: string; log: string; account: Account };

export type Passwords = { admin: string; app: string };

const patience = 5 * 60_000;
const graceOfOrphans = 2_000;
const largestLog = 5 * 1024 * 1024;

const modest = {
  max_connections: "100",
  shared_buffers: "128MB",
  effective_cache_size: "1GB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  max_wal_size: "512MB",
  random_page_cost: "1.1",
  jit: "off",
  log_checkpoints: "off",
  // Statements and the values of a violated key may name people: the server's log keeps to what went wrong.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

const fixed = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_preload_libraries: "",
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  timezone: "UTC",
  log_timezone: "UTC",
};

/** A database that ends with its tests is not worth waiting for the disk. */
const throwaway = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

const dataOf = (cluster: Cluster) => join(cluster.place, "data");
const accessOf = (cluster: Cluster) => join(cluster.place, "pg_hba.conf");
const program = (cluster: Cluster, name: string) => join(cluster.binaries, "bin", name);

/**
 * @returns DISK_FULL or DATABASE_START_FAILED with `reason` and the last lines of what PostgreSQL said as
 * `log`.
 */
export function refuseStart(reason: string, said: string): Refusal {
  const log = said.trim().split("\n").slice(-20).join("\n");
  const full = /No space left on device|Disk quota exceeded/.test(log);
  return full ? refuse("DISK_FULL", { log }) : refuse("DATABASE_START_FAILED", { reason, log });
}

/** Whether the cluster was initialised, to its end. */
export function isInitialised(cluster: Cluster): boolean {
  return existsSync(join(dataOf(cluster), "PG_VERSION"));
}

/**
 * Initialises the cluster: UTF-8, C.UTF-8, roles and extensions. A killed attempt leaves nothing that counts.
 * @returns DATABASE_START_FAILED (`reason` initdb) or DISK_FULL.
 */
export async function initialise(cluster: Cluster, passwords: Passwords): Promise<Outcome> {
  const { place, account } = cluster;
  for (const name of await readdir(place)) {
    if (name.startsWith("data."))
      await rm(join(place, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const unfinished = join(place, `data.${randomUUID()}`);
  await mkdir(unfinished, { mode: 0o700 });
  if (account.uid !== undefined) await chown(unfinished, account.uid, account.gid ?? account.uid);
  try {
    const words = ["-D", unfinished, "-U", "postgres", "-A", "reject", "-E", "UTF8", "--no-instructions"];
    // The collation is PostgreSQL's own; the character types come from the system, whose name for UTF-8
    // differs.
    const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
    let made = { succeeded: false, said: "" };
    for (const types of ["C.UTF-8", "en_US.UTF-8", "C"]) {
      const args = [...words, ...locale, `--lc-ctype=${types}`];
      made = await runProgram(program(cluster, "initdb"), args, { account, cwd: place });
      if (!/invalid locale name/.test(made.said)) break;
    }
    if (!made.succeeded) return refuseStart("initdb", made.said);
    const roles = await setRoles(cluster, passwords, unfinished);
    if (!roles.ok) return roles;
    await rename(unfinished, dataOf(cluster));
    return { ok: true };
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/**
 * Creates the two roles, or gives them new passwords, and the extensions that every new database starts
 * with. Runs without a server, as the superuser, who has no password and can never connect.
 * @returns DATABASE_START_FAILED (`reason` roles) or DISK_FULL.
 */
export async function setRoles(
  cluster: Cluster,
  passwords: Passwords,
  data = dataOf(cluster),
): Promise<Outcome> {
  const role = (name: string, rights: string, password: string) => [
    `do $$ begin if to_regrole('${name}') is null then create role ${name}; end if; end $$`,
    `alter role ${name} with login nosuperuser noreplication ${rights} password '${password}'`,
  ];
  const statements = [
    ...role("jembatan_admin", "createdb createrole bypassrls", passwords.admin),
    ...role("jembatan_app", "nocreatedb nocreaterole nobypassrls", passwords.app),
    // Over the app's sessions too: a database is dropped, and a role granted to, by the admin alone.
    "grant jembatan_app to jembatan_admin with admin option",
    ...["pg_trgm", "btree_gist", "pgcrypto"].map((name) => `create extension if not exists ${name}`),
  ];
  const quiet = ["-c", "exit_on_error=on", "-c", "log_min_error_statement=panic"];
  const { succeeded, said } = await runProgram(
    program(cluster, "postgres"),
    ["--single", "-D", data, ...quiet, "template1"],
    { account: cluster.account, cwd: cluster.place, input: statements.join("\n") + "\n" },
  );
  return succeeded ? { ok: true } : refuseStart("roles", said);
}

/** What `postmaster.pid` says, when the process it names is really the server of this data. */
async function postmasterOf(cluster: Cluster): Promise<{ pid: number; port: number; status: string } | null> {
  const text = await readLock(cluster);
  const [pid = "", , , port = "", , , , status = ""] = text.split("\n");
  const isServer = processOf(Number(pid))?.command.includes(`-D ${dataOf(cluster)} `) === true;
  return isServer ? { pid: Number(pid), port: Number(port), status: status.trim() } : null;
}

const lockOf = (cluster: Cluster) => join(dataOf(cluster), "postmaster.pid");

async function readLock(cluster: Cluster): Promise<string> {
  try {
    return await readFile(lockOf(cluster), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
}

/**
 * PostgreSQL clears the file of a dead server, but takes a stranger, or a zombie, under the same number for
 * the server. Call it only when `postmasterOf` found none.
 */
async function clearStrangersLock(cluster: Cluster): Promise<void> {
  const pid = Number((await readLock(cluster)).split("\n")[0]);
  if (!(pid > 0)) return;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return;
  }
  await rm(lockOf(cluster), { force: true });
}

/**
 * Ends the server processes of this data that outlived their killed postmaster and hold its shared memory:
 * most end by themselves, one in a long computation does not notice. Their work was never acknowledged.
 * Linux only: elsewhere they are waited for.
 */
async function endOrphans(data: string): Promise<void> {
  if (process.platform !== "linux") return;
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const folder = await readlink(`/proc/${name}/cwd`).catch(() => "");
    if (folder !== data || !processOf(Number(name))?.command.startsWith("postgres: ")) continue;
    try {
      process.kill(Number(name), "SIGKILL");
    } catch {
      // It ended meanwhile.
    }
  }
}

/**
 * A free port of 127.0.0.1: the wanted one when it is free. It can be lost before PostgreSQL binds it:
 * retry.
 */
async function findFreePort(wanted: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.once("error", (error) => (wanted === 0 ? reject(error) : resolve(findFreePort(0))));
  probe.listen({ port: wanted, host: "127.0.0.1", exclusive: true }, () => {
    const address = probe.address();
    probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
  });
  return await promise;
}

/** For a server that is started: PostgreSQL's settings, and whether what it holds may be lost. */
export type Wanted = { settings: Readonly<Record<string, string>>; throwaway: boolean };

/**
 * Answers with the running server, or starts one and waits until it accepts connections; recovery after a
 * kill included. Whatever `settings` say, durability, address and time zone stay fixed.
 * @returns the port; or DATABASE_START_FAILED (`reason` start) or DISK_FULL.
 */
export async function startServer(
  cluster: Cluster,
  port: number,
  wanted: Wanted,
  onStart: () => void,
): Promise<Outcome<{ port: number }>> {
  const data = dataOf(cluster);
  const begun = Date.now();
  const kept = wanted.throwaway ? { ...fixed, ...throwaway } : fixed;
  let near = port;
  let said = "";
  await writeAccess(cluster);
  while (Date.now() - begun < patience) {
    const running = await postmasterOf(cluster);
    if (running?.status === "ready") return { ok: true, port: running.port };
    if (!running) {
      onStart();
      await clearStrangersLock(cluster);
      const free = await findFreePort(near);
      const all = { ...modest, ...wanted.settings, ...kept, port: String(free), hba_file: accessOf(cluster) };
      const result = await launch(cluster, all);
      if (result === null) return { ok: true, port: free };
      said = result;
      if (/Address already in use/.test(said)) near = 0;
      else if (/pre-existing shared memory block/.test(said)) {
        if (Date.now() - begun > graceOfOrphans) await endOrphans(data);
      } else if (!/lock file "postmaster.pid" already exists/.test(said)) return refuseStart("start", said);
    }
    await wait(50);
  }
  return refuseStart("start", said || (await readFile(cluster.log, "utf8").catch(() => "")));
}

async function writeAccess(cluster: Cluster): Promise<void> {
  const rules = "host all postgres all reject\nhost all all 127.0.0.1/32 scram-sha-256\n";
  await writeFile(accessOf(cluster), rules);
  await chmod(accessOf(cluster), 0o644);
}

/**
 * Spawns the server in a session of its own.
 * @returns null when it accepts connections, else what it said.
 */
async function launch(cluster: Cluster, settings: Record<string, string>): Promise<string | null> {
  const size = (await stat(cluster.log).catch(() => null))?.size ?? 0;
  const rotates = size > largestLog;
  if (rotates) await rename(cluster.log, `${cluster.log}.1`);
  const before = rotates ? 0 : size;
  const log = openSync(cluster.log, "a", 0o600);
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(program(cluster, "postgres"), ["-D", dataOf(cluster), ...flags], {
    ...cluster.account,
    cwd: cluster.place,
    env: programEnvironment,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let ended: string | null = null;
  child.once("error", (error) => (ended = error.message));
  child.once("exit", () => (ended ??= ""));
  for (;;) {
    if (ended !== null) return readFileSync(cluster.log).subarray(before).toString("utf8") + ended;
    const running = await postmasterOf(cluster);
    if (running?.pid === child.pid && running?.status === "ready") {
      child.unref();
      return null;
    }
    await wait(20);
  }
}

/**
 * Stops the server, if it runs: sessions are ended and everything is written; after two minutes without
 * ceremony.
 */
export async function stopServer(cluster: Cluster): Promise<void> {
  for (const mode of ["fast", "immediate"]) {
    if (!(await postmasterOf(cluster))) return;
    const args = ["stop", "-D", dataOf(cluster), "-m", mode, "-w", "-t", "120", "-s"];
    await runProgram(program(cluster, "pg_ctl"), args, { account: cluster.account, cwd: cluster.place });
  }
}
