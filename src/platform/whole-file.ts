import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { isDiskFull } from "./duckdb.ts";
import type { Outcome } from "./outcome.ts";
import { refuse } from "./outcome.ts";

/**
 * Lets `write` fill a file beside `target` and puts it in place in one step, only if the outcome is `ok`: a
 * reader sees the old file or the whole new one, and after a refusal or a crash nothing new. `target` null
 * writes nothing. Refused with DISK_FULL. @returns the outcome with the `sha256` of the written file, or null
 */
export async function writeWhole<T extends object>(
  target: string | null,
  write: (part: string | null) => Promise<Outcome<T>>,
): Promise<Outcome<T & { sha256: string | null }>> {
  const part = target === null ? null : `${target}.${randomUUID()}.part`;
  try {
    if (part !== null) await mkdir(dirname(part), { recursive: true });
    const outcome = await write(part);
    if (!outcome.ok) return outcome;
    if (part === null || target === null) return { ...outcome, sha256: null };
    const hash = createHash("sha256");
    await pipeline(createReadStream(part), hash);
    await rename(part, target);
    return { ...outcome, sha256: hash.digest("hex") };
  } catch (error) {
    if (isDiskFull(error)) return refuse("DISK_FULL");
    throw error;
  } finally {
    if (part !== null) await rm(part, { force: true });
  }
}

/** Writes what a person asked for to a place that they named. Refused with DISK_FULL and FILE_NOT_WRITTEN. */
export async function writeOut(path: string, content: string | Uint8Array): Promise<Outcome> {
  try {
    return await writeWhole(path, async (part) => {
      if (part !== null) await writeFile(part, content);
      return { ok: true };
    });
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "";
    return refuse("FILE_NOT_WRITTEN", { file: basename(path), reason });
  }
}
