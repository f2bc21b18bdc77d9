import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import { newPaperKey, readPaperKey, type PaperKey } from "./paper-cipher.ts";

/** Gives the key of the installation, when a paper is first handed in or opened. */
export type PaperKeys = () => Promise<PaperKey>;

/**
 * The key is JEMBATAN_PAPER_KEY where that is set (32 bytes, base64 or hexadecimal); otherwise a file that only this user
 * reads, made once. Who loses it loses the papers: it belongs into the backup, apart from the database.
 * @param file where the key lies, in the installation's home
 */
export function paperKeys(file: string, given?: string): PaperKeys {
  let opened: Promise<PaperKey> | null = null;
  return () => {
    opened ??= open();
    opened.catch(() => {
      opened = null;
    });
    return opened;
  };

  async function open(): Promise<PaperKey> {
    if (given) return keyOf(given, "JEMBATAN_PAPER_KEY");
    const found = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
      // A key that is there and cannot be read is no reason to make another one.
      if (error.code === "ENOENT") return null;
      throw error;
    });
    if (found !== null) return keyOf(found, file);
    await mkdir(dirname(file), { recursive: true });
    // Written whole under another name first: of two processes that begin at once the second takes the first one's key.
    const fresh = `${file}.${randomUUID()}`;
    await writeFile(fresh, `${newPaperKey().toString("base64")}\n`, { mode: 0o600, flag: "wx", flush: true });
    await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    await rm(fresh, { force: true });
    return keyOf(await readFile(file, "utf8"), file);
  }
}

function keyOf(text: string, where: string): PaperKey {
  const key = readPaperKey(text);
  if (!key) throw new Error(`${where} is no key of 32 bytes in base64 or hexadecimal`);
  return key;
}
