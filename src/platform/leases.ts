import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** A process that cannot be confused with a later one under the same number. */
type Holder = { pid: number; started: string };

const patience = 5 * 60_000;
const graceOfEmptyFile = 5_000;

/**
 * Looks at a running process.
 * @returns when it started (comparable with itself only) and its command line; null when it has ended, also
 * when it is a zombie that a container's first process never buries.
 */
export function processOf(pid: number): { started: string; command: string } | null {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (fields[0] === "Z" || fields[0] === "X") return null;
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      return { started: `${boot()}/${fields[19]}`, command };
    }
    const columns = ["-ww", "-o", "stat=", "-o", "lstart=", "-o", "command=", "-p", String(pid)];
    const row = execFileSync("ps", columns, { encoding: "utf8", env: { ...process.env, LC_ALL: "C" } });
    const [, state = "Z", started = "", command = ""] = /^\s*(\S+)\s+(.{24})\s(.*)/.exec(row) ?? [];
    return state.startsWith("Z") ? null : { started, command };
  } catch (error) {
    // ps ends with status 1 when there is no such process. Anything else must not pass for a death.
    const { code = "", status } = error as { code?: string; status?: number };
    if (process.platform === "linux" ? ["ENOENT", "ESRCH"].includes(code) : status === 1) return null;
    throw error;
  }
}

/** Start times count from the boot: without its name a process of an earlier boot could look alive. */
function boot(): string {
  const file = "/proc/sys/kernel/random/boot_id";
  return existsSync(file) ? readFileSync(file, "utf8").trim() : "";
}

/** This process as a holder of leases and turns. */
function ownHolder(): Holder {
  return { pid: process.pid, started: processOf(process.pid)?.started ?? "" };
}

/** Text that is no holder (a writer died between creating and writing) is nobody alive. */
function isAlive(text: string): boolean {
  let holder: Holder;
  try {
    holder = JSON.parse(text) as Holder;
  } catch {
    return false;
  }
  return processOf(holder.pid)?.started === holder.started;
}

function lastTurn(folder: string): number {
  return Math.max(0, ...readdirSync(folder).map((name) => Number(/^turn\.(\d+)$/.exec(name)?.[1] ?? 0)));
}

function isOver(file: string): boolean {
  try {
    const text = readFileSync(file, "utf8");
    if (text === "") return Date.now() - statSync(file).mtimeMs > graceOfEmptyFile;
    return !isAlive(text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/** @returns the file of the turn just taken, or null while another process has it. */
function takeTurn(folder: string): string | null {
  const last = lastTurn(folder);
  if (last > 0 && !isOver(join(folder, `turn.${last}`))) return null;
  const mine = join(folder, `turn.${last + 1}`);
  try {
    writeFileSync(mine, JSON.stringify(ownHolder()), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return null;
    throw error;
  }
  if (lastTurn(folder) > last + 1) {
    rmSync(mine, { force: true });
    return null;
  }
  for (let old = last - 1; existsSync(join(folder, `turn.${old}`)); old--) {
    rmSync(join(folder, `turn.${old}`), { force: true });
  }
  return mine;
}

/**
 * Waits until no other process works on `folder`, then works alone; a holder that was killed counts as
 * gone. The turn is the highest-numbered file, and only exclusive creation of the next number passes it on:
 * a current turn is never deleted, and deleting a stale one is where lock files usually let two holders in.
 * @param folder exists already.
 * @returns what `work` returns, or null when the turn did not come within five minutes.
 */
export async function inTurn<T>(folder: string, work: () => Promise<T>): Promise<T | null> {
  const deadline = Date.now() + patience;
  let turn = takeTurn(folder);
  while (turn === null) {
    if (Date.now() > deadline) return null;
    await wait(25);
    turn = takeTurn(folder);
  }
  try {
    return await work();
  } finally {
    try {
      writeFileSync(turn, "over");
    } catch {
      // A full disk leaves the file empty, which ends the turn five seconds later; without the folder there
      // is no turn.
    }
  }
}

/**
 * Records that this process uses what the folder stands for.
 * @returns the lease's file; deleting it ends the lease.
 */
export function takeLease(folder: string): string {
  const file = join(folder, `lease.${process.pid}.${randomUUID()}`);
  writeFileSync(file, JSON.stringify(ownHolder()), { flag: "wx", mode: 0o600 });
  return file;
}

/** Counts the leases whose process lives and clears those of killed ones. Call it in turn only. */
export function countLeases(folder: string): number {
  const leases = readdirSync(folder).filter((name) => name.startsWith("lease."));
  return leases.filter((name) => {
    const file = join(folder, name);
    if (existsSync(file) && isAlive(readFileSync(file, "utf8"))) return true;
    rmSync(file, { force: true });
    return false;
  }).length;
}
