import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { lstatSync, readFileSync, statSync } from "node:fs";
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test, vi } from "vitest";
import { findDistribution, installDistribution } from "./embedded-binaries.ts";
import { onDatabase, withClient } from "./embedded-databases.ts";
import { processesIn } from "./embedded.fixture.ts";
import { createCopy, createDatabase, dropDatabase, type Embedded, startEmbedded } from "./embedded.ts";
import { processOf } from "./leases.ts";

const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === "linux";
const project = fileURLToPath(new URL("../..", import.meta.url));
const nobody = 65_534;
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const children: ChildProcess[] = [];
const folders: string[] = [];

/** A home of its own in a folder that only its owner may enter. */
async function makeHome(owner?: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jembatan-embedded-"));
  const home = join(folder, "home");
  folders.push(folder);
  await mkdir(home);
  if (owner !== undefined) for (const path of [folder, home]) await chown(path, owner, owner);
  return home;
}

type Place = { place: string | null; port: number; passwords: Record<string, string> };

function dataOf(home: string): string {
  const { place } = JSON.parse(readFileSync(join(home, "database.json"), "utf8")) as Place;
  return join(place ?? join(home, "postgresql"), "data");
}

/** The postmaster's process number, or null when no server runs. */
function postmasterOf(home: string): number | null {
  try {
    const pid = Number(readFileSync(join(dataOf(home), "postmaster.pid"), "utf8").split("\n")[0]);
    return processOf(pid)?.command.includes(dataOf(home)) ? pid : null;
  } catch {
    return null;
  }
}

async function start(home: string, options = {}): Promise<Embedded> {
  const outcome = await startEmbedded({ home, ...options });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.embedded;
}

async function ask(url: string, statement: string): Promise<unknown> {
  const { rows } = await withClient(url, (client) => client.query({ text: statement, rowMode: "array" }));
  return rows[0]?.[0];
}

/** Another process that starts the embedded server, reports its outcome and releases when told to. */
async function lessee(home: string, owner?: number) {
  const program = `
    import { startEmbedded } from ${JSON.stringify(new URL("embedded.ts", import.meta.url).href)};
    process.umask(0o077);
    process.on("SIGINT", () => console.log("interrupted"));
    const outcome = await startEmbedded({ home: ${JSON.stringify(home)} });
    console.log(JSON.stringify(outcome));
    process.stdin.once("data", async () => {
      await outcome.embedded?.release();
      process.exit(0);
    });`;
  const account = owner === undefined ? {} : { uid: owner, gid: owner };
  const args = ["--input-type=module", "-e", program];
  const child = spawn(process.execPath, args, { cwd: project, detached: true, stdio: "pipe", ...account });
  children.push(child);
  let complaints = "";
  child.stderr.on("data", (chunk) => (complaints += String(chunk)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value ?? complaints);
  const first = await line();
  const outcome = JSON.parse(first.startsWith("{") ? first : JSON.stringify({ ok: false, code: first })) as
    | { ok: true; embedded: { url: string; adminUrl: string } }
    | { ok: false; code: string; params?: Record<string, string> };
  const end = async (how: () => void) => {
    const ended = once(child, "exit");
    how();
    await ended;
  };
  return {
    outcome,
    line,
    pid: child.pid ?? 0,
    embedded: outcome.ok ? outcome.embedded : { url: first, adminUrl: first },
    release: () => end(() => child.stdin.write("release\n")),
    kill: () => end(() => child.kill("SIGKILL")),
  };
}

/** Whether another account may read this project; a clone in a private folder is closed to it. */
function isOpenTo(owner: number): boolean {
  try {
    execFileSync(process.execPath, ["-e", "0"], { cwd: project, uid: owner, gid: owner, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) {
    const home = join(folder, "home");
    const pid = postmasterOf(home);
    if (pid !== null) {
      process.kill(pid, "SIGQUIT");
      await vi.waitFor(() => expect(postmasterOf(home)).toBeNull(), { timeout: 20_000 });
    }
    const state = await readFile(join(home, "database.json"), "utf8").catch(() => "{}");
    const place = /"place": "(\/var\/lib\/jembatan\/[^"]+)"/.exec(state)?.[1];
    if (place) await rm(place, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

describe("what is refused", () => {
  test("a machine for which npm has no PostgreSQL is named", () => {
    expect(findDistribution("linux", "riscv64")).toEqual({
      ok: false,
      code: "DATABASE_BINARIES_MISSING",
      params: { platform: "linux-riscv64" },
    });
  });

  test("a server that does not start is refused in its own words; the next start works", async () => {
    const home = await makeHome();
    const refused = await startEmbedded({ home, settings: { shared_buffers: "much" } });
    expect(refused).toMatchObject({ ok: false, code: "DATABASE_START_FAILED", params: { reason: "start" } });
    expect(refused).toHaveProperty(
      "params.log",
      expect.stringContaining('invalid value for parameter "shared_'),
    );
    const embedded = await start(home);
    expect(await ask(embedded.url, "select 1")).toBe(1);
    await embedded.release();
  });

  test("a damaged database.json is refused: no empty database takes the place of a full one", async () => {
    const home = await makeHome();
    await writeFile(join(home, "database.json"), '{"place":');
    expect(await startEmbedded({ home })).toEqual({
      ok: false,
      code: "DATABASE_START_FAILED",
      params: { reason: "state", log: join(home, "database.json") },
    });
    expect(await readFile(join(home, "database.json"), "utf8")).toBe('{"place":');
  });

  test("a full disk is called a full disk", async ({ skip }) => {
    if (!isRoot || !isLinux || !isOpenTo(nobody))
      skip("needs root, Linux and a project that others may read");
    const home = await makeHome(nobody);
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=80m,uid=${nobody},gid=${nobody}`, "tmpfs", home]);
    } catch {
      skip("this machine does not let root mount a small disk");
    }
    try {
      const { outcome, release } = await lessee(home, nobody);
      expect(outcome).toMatchObject({ ok: false, code: "DISK_FULL" });
      await release();
    } finally {
      execFileSync("umount", [home]);
    }
  });
});

describe("one server for a home", () => {
  test("binaries that npm delivered closed and without links are whole in their copy", async () => {
    const home = await makeHome();
    const found = findDistribution();
    if (!found.ok) throw new Error(found.code);
    const native = join(home, "native");
    const filter = (source: string) => !lstatSync(source).isSymbolicLink();
    await cp(found.distribution.native, native, { recursive: true, filter });
    await chmod(join(native, "bin", "initdb"), 0o700);
    const copy = await installDistribution({ native, name: "postgresql-x" }, home);
    const said = execFileSync(join(copy, "bin", "initdb"), ["--version"], { encoding: "utf8" });
    expect(said).toMatch(/^initdb \(PostgreSQL\)/);
    const modeOf = (path: string) => (lstatSync(join(copy, path)).mode & 0o777).toString(8);
    expect(["bin/initdb", "lib", "share/postgresql/errcodes.txt"].map(modeOf)).toEqual(["755", "755", "644"]);
    expect((await readdir(home)).toSorted()).toEqual(["native", "postgresql-x"]);
  });

  test("it answers in UTF-8 and UTC, durably, on 127.0.0.1; the last one out stops it", async () => {
    const home = await makeHome();
    const steps: string[] = [];
    const embedded = await start(home, {
      onProgress: (step: string) => steps.push(step),
      settings: { fsync: "off" },
    });
    expect(steps).toEqual(["initdb", "start", "ready"]);
    const settings = ["server_encoding", "TimeZone", "fsync", "synchronous_commit", "listen_addresses"];
    const shown = await Promise.all(settings.map((name) => ask(embedded.url, `show ${name}`)));
    expect(shown).toEqual(["UTF8", "UTC", "on", "on", "127.0.0.1"]);
    expect(await ask(embedded.url, "select upper('é') || similarity('Medan', 'medan')")).toBe("É1");
    expect(await ask(embedded.adminUrl, "select encode(digest('a', 'sha256'), 'hex')")).toMatch(/^ca978112/);

    const second = await start(home);
    expect(second.url).toBe(embedded.url);
    await embedded.release();
    await embedded.release();
    expect(await ask(second.url, "select 1")).toBe(1);
    await second.release();
    expect(postmasterOf(home)).toBeNull();
  });

  test("the app's role owns and creates nothing and sees only what a policy shows", async () => {
    const home = await makeHome();
    const { url, adminUrl, release } = await start(home);
    await expect(ask(url, "create table public.t (n int)")).rejects.toThrow(
      "permission denied for schema public",
    );
    await expect(ask(url, "create schema s")).rejects.toThrow("permission denied for database");
    await expect(ask(url, "create database d")).rejects.toThrow("permission denied to create database");
    await expect(ask(url, "set role jembatan_admin")).rejects.toThrow("permission denied to set role");
    for (const statement of [
      "create table t (n int)",
      "insert into t values (1), (2)",
      "alter table t enable row level security",
      "alter table t force row level security",
      "create policy p on t using (n = 1)",
      "grant select on t to jembatan_app",
    ])
      await ask(adminUrl, statement);
    expect(await ask(url, "select count(*)::int from t")).toBe(1);
    expect(await ask(adminUrl, "select count(*)::int from t")).toBe(2);
    expect(await ask(adminUrl, "select rolsuper from pg_roles where rolname = current_user")).toBe(false);
    const superuser = adminUrl.replace("jembatan_admin", "postgres");
    await expect(ask(superuser, "select 1")).rejects.toThrow("pg_hba.conf rejects connection");
    await release();
  });

  test("a copy has the rows, rights and extensions of its template and replaces an earlier one, in use or in a vacuum", async () => {
    const settings = { autovacuum_naptime: "1s", autovacuum_vacuum_cost_delay: "100ms" };
    const { url, adminUrl, release } = await start(await makeHome(), { settings });
    await createDatabase(adminUrl, "pola");
    for (const statement of ["create table t as select 7 as n", "grant select on t to jembatan_app"])
      await ask(onDatabase(adminUrl, "pola"), statement);
    for (const name of ["pekerja-1", "pekerja-1", "pekerja-2"]) await createCopy(adminUrl, name, "pola");
    await ask(onDatabase(adminUrl, "pekerja-1"), "update t set n = 8");
    expect(await ask(onDatabase(url, "pekerja-1"), "select n from t")).toBe(8);
    expect(await ask(onDatabase(url, "pekerja-2"), "select n from t where 'a' % 'a'")).toBe(7);
    await withClient(onDatabase(url, "pekerja-1"), () => dropDatabase(adminUrl, "pekerja-1"));
    await expect(ask(onDatabase(url, "pekerja-1"), "select 1")).rejects.toThrow("does not exist");

    const vacuumed = onDatabase(adminUrl, "pekerja-2");
    for (const statement of ["create table f as select generate_series(1, 300000)", "delete from f"])
      await ask(vacuumed, statement);
    const vacuums = "select 1 from pg_stat_activity where datname = 'pekerja-2' and usesysid is null";
    await vi.waitFor(async () => expect(await ask(adminUrl, vacuums)).toBe(1), { timeout: 30_000 });
    await dropDatabase(adminUrl, "pekerja-2");
    await expect(ask(vacuumed, "select 1")).rejects.toThrow("does not exist");
    await release();
  });

  test("five processes that start at once share one server, and it ends with the last of them", async () => {
    const home = await makeHome();
    const five = await Promise.all([1, 2, 3, 4, 5].map(() => lessee(home)));
    const asked = "select pg_postmaster_start_time()::text || inet_server_port()";
    const answers = await Promise.all(five.map(({ embedded }) => ask(embedded.url, asked)));
    expect(new Set(answers).size).toBe(1);
    await Promise.all(five.slice(1).map(({ release }) => release()));
    expect(await ask(five[0]?.embedded.url ?? "", asked)).toBe(answers[0]);
    await five[0]?.release();
    expect(postmasterOf(home)).toBeNull();
    expect((await readdir(join(home, "leases"))).filter((name) => name.startsWith("lease."))).toEqual([]);
  });
});

describe("after a kill", () => {
  test("an interrupt reaches the app, not its server; a killed app leaves it to the next start", async () => {
    const home = await makeHome();
    const app = await lessee(home);
    const server = postmasterOf(home);
    process.kill(-app.pid, "SIGINT");
    expect(await app.line()).toBe("interrupted");
    expect(await ask(app.embedded.url, "select 1")).toBe(1);
    await app.kill();
    const embedded = await start(home);
    expect(postmasterOf(home)).toBe(server);
    expect(embedded.url).toBe(app.embedded.url);
    // The killed app's lease does not keep the server alive.
    await embedded.release();
    expect(postmasterOf(home)).toBeNull();
  });

  test("a killed postmaster with a session still computing: all that was committed is there", async () => {
    const home = await makeHome();
    const before = await start(home);
    await ask(before.adminUrl, "create table t as select generate_series(1, 1000) as n");
    const busy = ask(before.url, "select count(*) from generate_series(1, 1e12)").catch(
      (error: Error) => error,
    );
    const sessions =
      "select count(*)::int from pg_stat_activity where query like '%1e12%' and pid <> pg_backend_pid()";
    await vi.waitFor(async () => expect(await ask(before.adminUrl, sessions)).toBe(1));
    process.kill(postmasterOf(home) ?? 0, "SIGKILL");
    const after = await start(home);
    expect(await ask(after.adminUrl, "select count(*)::int from t")).toBe(1000);
    expect(after.url).toBe(before.url);
    expect(await busy).toBeInstanceOf(Error);
    await after.release();
    await before.release();
    expect(postmasterOf(home)).toBeNull();
  });

  test("a whole server killed at once: all that was committed is there", async ({ skip }) => {
    if (!isLinux) skip("finds the server's processes in /proc");
    const home = await makeHome();
    const before = await start(home);
    await ask(before.adminUrl, "create table t as select generate_series(1, 1000) as n");
    const tree = processesIn(dataOf(home));
    expect(tree.length).toBeGreaterThan(3);
    for (const pid of tree) process.kill(pid, "SIGKILL");
    const after = await start(home);
    expect(await ask(after.adminUrl, "select count(*)::int from t")).toBe(1000);
    await after.release();
    await before.release();
  });

  test("lost passwords are renewed, the data stays", async () => {
    const home = await makeHome();
    const before = await start(home);
    await ask(before.adminUrl, "create table t as select 1 as n");
    const file = join(home, "database.json");
    const { place, port } = JSON.parse(await readFile(file, "utf8")) as Place;
    const passwords = { admin: "x".repeat(32), app: "y".repeat(32) };
    await writeFile(file, JSON.stringify({ place, port, passwords }));
    const after = await start(home);
    expect(await ask(after.adminUrl, "select n from t")).toBe(1);
    await after.release();
    await before.release();
  });
});

describe("whoever starts it", () => {
  test("root in a private folder: a copied home gets new data, a moved one keeps its own", async ({
    skip,
  }) => {
    if (!isRoot) skip("only root's data is outside the home");
    const home = await makeHome();
    expect(statSync(dirname(home)).mode & 0o777).toBe(0o700);
    const original = await start(home);
    expect(dataOf(home)).toMatch(/^\/var\/lib\/jembatan\/[0-9a-f]{16}\/data$/);
    await ask(original.adminUrl, "create table t as select 'asli' as n");
    await original.release();
    const [other, moved] = [await makeHome(), await makeHome()];
    await cp(home, other, { recursive: true });
    const copy = await start(other);
    expect(dataOf(other)).not.toBe(dataOf(home));
    await expect(ask(copy.adminUrl, "select n from t")).rejects.toThrow("does not exist");
    await copy.release();
    await rm(moved, { recursive: true });
    await rename(home, moved);
    const again = await start(moved);
    expect(await ask(again.adminUrl, "select n from t")).toBe("asli");
    await again.release();
  });

  test("an ordinary user, also when a stranger got the killed server's process number", async ({ skip }) => {
    const owner = isRoot ? nobody : undefined;
    if (owner && !isOpenTo(owner)) skip("the project is in a private folder: other accounts cannot read it");
    const home = await makeHome(owner);
    const first = await lessee(home, owner);
    expect(first.outcome.ok).toBe(true);
    expect(dataOf(home)).toBe(join(home, "postgresql", "data"));
    await ask(first.embedded.adminUrl, "create table t as select 1 as n");
    process.kill(postmasterOf(home) ?? 0, "SIGKILL");
    const file = join(dataOf(home), "postmaster.pid");
    const [, ...rest] = (await readFile(file, "utf8")).split("\n");
    await writeFile(file, [first.pid, ...rest].join("\n"));
    const second = await lessee(home, owner);
    expect(second.outcome.ok).toBe(true);
    expect(await ask(second.embedded.adminUrl, "select n from t")).toBe(1);
    await first.release();
    await second.release();
    expect(postmasterOf(home)).toBeNull();
  });
});
