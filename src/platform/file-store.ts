import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** Files by the SHA-256 of their bytes, in a local folder: the same bytes are stored once and never change. */
export type FileStore = {
  /** Stores bytes; @returns their hash (64 hex digits) */
  put(bytes: Uint8Array): Promise<string>;
  /** Stores a file that is on this disk already, without reading it into memory. */
  putFile(path: string): Promise<string>;
  /** @returns a path to read the file at, or null when it is not here */
  pathOf(hash: string): Promise<string | null>;
  remove(hash: string): Promise<void>;
  /** A fresh path on the same disk for work in progress; `putFile` moves it in. */
  scratch(ending: string): Promise<string>;
};

export function openFileStore(folder: string): FileStore {
  const place = (hash: string) => join(folder, hash.slice(0, 2), hash);
  const scratchFolder = join(folder, "scratch");

  async function moveIn(path: string, hash: string) {
    await mkdir(join(folder, hash.slice(0, 2)), { recursive: true });
    // A rename on the same disk is whole or not at all.
    await rename(path, place(hash));
    return hash;
  }

  const store: FileStore = {
    async put(bytes) {
      const path = await store.scratch("bytes");
      await writeFile(path, bytes, { flush: true });
      return moveIn(path, createHash("sha256").update(bytes).digest("hex"));
    },
    async putFile(path) {
      const hash = createHash("sha256");
      await pipeline(createReadStream(path), hash);
      const name = hash.digest("hex");
      if (path.startsWith(scratchFolder)) return moveIn(path, name);
      const copy = await store.scratch("copy");
      await copyFile(path, copy);
      return moveIn(copy, name);
    },
    async pathOf(hash) {
      if (!/^[0-9a-f]{64}$/.test(hash)) return null;
      const path = place(hash);
      return (await stat(path).catch(() => null)) ? path : null;
    },
    async remove(hash) {
      if (/^[0-9a-f]{64}$/.test(hash)) await rm(place(hash), { force: true });
    },
    async scratch(ending) {
      await mkdir(scratchFolder, { recursive: true });
      return join(scratchFolder, `${randomUUID()}.${ending}`);
    },
  };
  return store;
}
