import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, copyFile, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
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
  /** Lays a copy of a file aside for work that is done later; @returns its name. After a day it is gone. */
  layAside(path: string): Promise<string>;
  /** @returns where a file that was laid aside is, or null when it is gone */
  asidePath(name: string): Promise<string | null>;
};

const asideMilliseconds = 24 * 60 * 60 * 1_000;

export function openFileStore(folder: string): FileStore {
  const place = (hash: string) => join(folder, hash.slice(0, 2), hash);
  const scratchFolder = join(folder, "scratch");
  const asideFolder = join(folder, "aside");

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
    async layAside(path) {
      await mkdir(asideFolder, { recursive: true });
      for (const old of await readdir(asideFolder)) {
        const { mtimeMs = Infinity } = (await stat(join(asideFolder, old)).catch(() => null)) ?? {};
        if (Date.now() - mtimeMs > asideMilliseconds) await rm(join(asideFolder, old), { force: true });
      }
      const name = randomUUID();
      await copyFile(path, join(asideFolder, name));
      await chmod(join(asideFolder, name), 0o600);
      return name;
    },
    async asidePath(name) {
      if (!/^[0-9a-f-]{36}$/.test(name)) return null;
      const path = join(asideFolder, name);
      return (await stat(path).catch(() => null)) ? path : null;
    },
  };
  return store;
}
