import { mkdir, readFile, realpath, rm } from "node:fs/promises";
import { join } from "node:path";
import { findDistribution, installDistribution } from "./embedded-binaries.ts";
import {
  type Cluster,
  initialise,
  isInitialised,
  refuseStart,
  setRoles,
  startServer,
  stopServer,
  type Wanted,
} from "./embedded-cluster.ts";
import { createDatabase, withClient } from "./embedded-databases.ts";
import { type DatabaseHome, giveToOwner, openDatabaseHome, save } from "./embedded-home.ts";
import { type Outcome, type Refusal, refuse } from "./index.ts";
import { countLeases, inTurn, takeLease } from "./leases.ts";

export { createCopy, createDatabase, dropDatabase, onDatabase } from "./embedded-databases.ts";

/** A lease on the home's PostgreSQL server. */
export type Embedded = {
  /** The role that owns nothing (`DATABASE_URL`). */
  url: string;
  /** The owner of the databases: BYPASSRLS, CREATEDB, CREATEROLE, no superuser (`DATABASE_ADMIN_URL`). */
  adminUrl: string;
  /** Ends the lease; the last one out stops the server. Never rejects; a second call changes nothing. */
  release(): Promise<void>;
};

export type EmbeddedOptions = {
  /** Folder (`JEMBATAN_HOME`), made when absent; all processes with the same home share one server. */
  home: string;
  /** Created when absent, owned by the admin role. */
  database?: string;
  onProgress?: (step: "initdb" | "start" | "ready") => void;
  /** PostgreSQL settings for a server that this call starts; durability, address and time zone stay fixed. */
  settings?: Readonly<Record<string, string>>;
  /** For a server that this call starts: nothing waits for the disk, and a machine that stops may lose all. */
  throwaway?: boolean;
};

/**
 * Starts the embedded PostgreSQL of a home, or joins the one that runs, and holds it for this process.
 * Works as root and as an ordinary user, in many processes at once, and after a kill of the app or of
 * PostgreSQL at any moment. A server that was left by a killed process is joined by the next start.
 * @returns the lease; or DATABASE_BINARIES_MISSING (`platform`), DISK_FULL (`log`), DATABASE_START_FAILED
 * (`log`: the last lines, or the path it is about; `reason`: account, state, permission, files, busy,
 * initdb, roles, start, answer).
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Outcome<{ embedded: Embedded }>> {
  try {
    await mkdir(options.home, { recursive: true, mode: 0o700 });
    const home = await realpath(options.home);
    const leases = join(home, "leases");
    await mkdir(leases, { recursive: true, mode: 0o700 });
    await giveToOwner(leases, home);
    const outcome = await inTurn(leases, () => openLease(home, leases, options));
    return outcome ?? refuse("DATABASE_START_FAILED", { reason: "busy", log: leases });
  } catch (error) {
    return refusalOf(error as NodeJS.ErrnoException);
  }
}

async function openLease(
  home: string,
  leases: string,
  { database = "jembatan", onProgress, settings = {}, throwaway = false }: EmbeddedOptions,
): Promise<Outcome<{ embedded: Embedded }>> {
  const found = findDistribution();
  if (!found.ok) return found;
  const opened = await openDatabaseHome(home);
  if (!opened.ok) return opened;
  const { place, account, saved, binaries } = opened.databaseHome;
  const cluster: Cluster = {
    binaries: await installDistribution(found.distribution, binaries),
    place,
    account,
    log: join(home, "postgres.log"),
  };
  if (!isInitialised(cluster)) {
    onProgress?.("initdb");
    const initialised = await initialise(cluster, saved.passwords);
    if (!initialised.ok) return initialised;
  }
  let begun = false;
  const onStart = () => {
    if (!begun) onProgress?.("start");
    begun = true;
  };
  const served = await serve(cluster, opened.databaseHome, { database, settings, throwaway, onStart });
  if (!served.ok) {
    if (countLeases(leases) === 0) await stopServer(cluster);
    return served;
  }
  const lease = takeLease(leases);
  onProgress?.("ready");
  let released: Promise<void> | null = null;
  const release = async () => {
    await rm(lease, { force: true });
    await inTurn(leases, async () => {
      if (countLeases(leases) === 0) await stopServer(cluster);
    });
  };
  // A home that was deleted or a disk that is full must not keep the caller from ending.
  return {
    ok: true,
    embedded: { ...served.urls, release: () => (released ??= release().catch(() => undefined)) },
  };
}

type Urls = { url: string; adminUrl: string };

/** A server that answers on the database, whatever was left behind. */
async function serve(
  cluster: Cluster,
  { home, saved }: DatabaseHome,
  wanted: Wanted & { database: string; onStart: () => void },
): Promise<Outcome<{ urls: Urls }>> {
  let reason = "";
  for (let attempt = 1; attempt <= 3; attempt++) {
    const started = await startServer(cluster, saved.port, wanted, wanted.onStart);
    if (!started.ok) return started;
    if (started.port !== saved.port) {
      saved.port = started.port;
      await save(home, saved);
    }
    await giveToOwner(cluster.log, home);
    const server = `127.0.0.1:${started.port}/${encodeURIComponent(wanted.database)}`;
    const urlOf = (role: "admin" | "app") => `postgres://jembatan_${role}:${saved.passwords[role]}@${server}`;
    const urls = { url: urlOf("app"), adminUrl: urlOf("admin") };
    try {
      await ensureDatabase(urls, wanted.database);
      return { ok: true, urls };
    } catch (error) {
      const { code, message } = error as { code?: string; message: string };
      reason = message;
      if (code !== wrongPassword) continue;
      // `database.json` was lost and its passwords with it, the data was not.
      await stopServer(cluster);
      const set = await setRoles(cluster, saved.passwords);
      if (!set.ok) return set;
    }
  }
  const log = await readFile(cluster.log, "utf8").catch(() => "");
  return refuseStart("answer", `${log}\n${reason}`);
}

const wrongPassword = "28P01";
const noSuchDatabase = "3D000";

async function ensureDatabase({ url, adminUrl }: Urls, database: string): Promise<void> {
  const ask = (address: string) => withClient(address, (client) => client.query("select 1"));
  try {
    await ask(adminUrl);
  } catch (error) {
    if ((error as { code?: string }).code !== noSuchDatabase) throw error;
    await createDatabase(adminUrl, database);
  }
  await ask(url);
}

/** The operating system's refusals said plainly; anything else is a bug and is thrown. */
function refusalOf(error: NodeJS.ErrnoException): Refusal {
  const { code = "", syscall, message } = error;
  if (!syscall) throw error;
  if (code === "ENOSPC" || code === "EDQUOT") return refuse("DISK_FULL", { log: message });
  const reason = ["EACCES", "EPERM", "EROFS"].includes(code) ? "permission" : "files";
  return refuse("DATABASE_START_FAILED", { reason, log: message });
}
