import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, chown, mkdir, open, readFile, realpath, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Account, findUnprivilegedAccount, makeOpenFolder } from "./embedded-binaries.ts";
import { type Outcome, refuse } from "./index.ts";

const Saved = z.object({
  /** Folder of the cluster; null: `postgresql` in the home itself. */
  place: z.string().nullable(),
  /** The port of the last start; 0 before the first. */
  port: z.number().int().min(0).max(65_535),
  passwords: z.object({ admin: z.string().min(20), app: z.string().min(20) }),
});

/** What `database.json` in the home keeps (mode 0600): where the data is, the port and the passwords. */
export type Saved = z.infer<typeof Saved>;

/** The database's side of a home: `place` holds the cluster, `binaries` the copies of PostgreSQL. */
export type DatabaseHome = { home: string; place: string; binaries: string; account: Account; saved: Saved };

/**
 * Root's homes keep their clusters here, because PostgreSQL's account may not be able to enter a private
 * home.
 */
const systemFolder = "/var/lib/jembatan";

const fileOf = (home: string) => join(home, "database.json");
const markOf = (place: string) => join(place, "home");

/**
 * Finds or makes the place of the home's cluster. An ordinary user's is inside the home; root's is under
 * /var/lib/jembatan, named by a hash of the home's path. A home that was moved keeps its data, a copied one
 * gets new data, a deleted one leaves its data there. `home` is a real path.
 * @returns DATABASE_START_FAILED: `reason` state (`database.json` is damaged: passwords and place would be
 * lost) or account (root without another account).
 */
export async function openDatabaseHome(home: string): Promise<Outcome<{ databaseHome: DatabaseHome }>> {
  const read = await readSaved(home);
  if (!read.ok) return read;
  const isRoot = process.getuid?.() === 0;
  const inside = join(home, "postgresql");
  let place: string | null = read.saved ? read.saved.place : null;
  if (place === null && (!isRoot || existsSync(join(inside, "data")))) place = inside;
  else if (place !== null && !(await isPlaceOf(place, home))) place = null;
  place ??= await makePlace(home);
  if (place === inside) await mkdir(inside, { recursive: true, mode: 0o700 });

  let account: Account = {};
  if (isRoot) {
    const owner = await stat(join(place, "data")).catch(() => null);
    const found = owner ? null : await findUnprivilegedAccount();
    if (found && !found.ok) return found;
    account = owner ? { uid: owner.uid, gid: owner.gid } : (found?.account ?? {});
  }
  const random = () => randomBytes(24).toString("base64url");
  const saved: Saved = {
    place: place === inside ? null : place,
    port: read.saved?.port ?? 0,
    passwords: read.saved?.passwords ?? { admin: random(), app: random() },
  };
  await save(home, saved);
  const binaries = isRoot ? systemFolder : inside;
  return { ok: true, databaseHome: { home, place, binaries, account, saved } };
}

async function readSaved(home: string): Promise<Outcome<{ saved: Saved | null }>> {
  try {
    return { ok: true, saved: Saved.parse(JSON.parse(await readFile(fileOf(home), "utf8"))) };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT") return { ok: true, saved: null };
    if (code) throw error;
    return refuse("DATABASE_START_FAILED", { reason: "state", log: fileOf(home) });
  }
}

/** Writes `database.json` so that a kill leaves the old or the new one. */
export async function save(home: string, saved: Saved): Promise<void> {
  const unfinished = `${fileOf(home)}.new`;
  const file = await open(unfinished, "w", 0o600);
  try {
    await file.writeFile(JSON.stringify(saved, null, 2) + "\n");
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, fileOf(home));
  await giveToOwner(fileOf(home), home);
}

/** What root writes in another's home stays theirs. */
export async function giveToOwner(path: string, home: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(home);
  if (uid !== 0) await chown(path, uid, gid);
}

async function isPlaceOf(place: string, home: string): Promise<boolean> {
  const marked = await readFile(markOf(place), "utf8").catch(() => null);
  if (marked === null || marked === home) return marked !== null;
  const other = await readSaved(marked).catch(() => null);
  if (other?.ok && other.saved?.place === place) return false;
  await writeFile(markOf(place), home);
  return true;
}

async function makePlace(home: string): Promise<string> {
  await makeOpenFolder(systemFolder);
  const name = createHash("sha256").update(home).digest("hex").slice(0, 16);
  for (let number = 1; ; number++) {
    const place = join(await realpath(systemFolder), number === 1 ? name : `${name}-${number}`);
    try {
      await mkdir(place);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EEXIST") continue;
      throw error;
    }
    await chmod(place, 0o755);
    await writeFile(markOf(place), home);
    return place;
  }
}
