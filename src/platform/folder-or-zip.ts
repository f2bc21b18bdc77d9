import { createHash } from "node:crypto";
import { open, readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { Findings } from "./findings.ts";
import type { Outcome } from "./outcome.ts";
import { withUnzipped, type ZipLimits } from "./zip.ts";

export type FolderOptions = {
  /** What the folder or ZIP is called for people. */
  fileName?: string;
  /** Which of its files matter, by name. */
  wanted: (name: string) => boolean;
  /** What should be in it, for a sentence: names of files. */
  expected: string;
  limits?: Partial<ZipLimits>;
};

/** A file of a publication that comes as several. */
export type FileHere = { name: string; path: string; bytes: number };

/**
 * Hands the wanted files of a folder, or of a ZIP of one, to `use`, in the order of their names, and the names of all
 * that is there, for a sentence about what is missing; a ZIP is unpacked only for so long. Folders inside a folder are
 * not entered, those inside a ZIP do not matter.
 * Refusals: FILE_REFUSED with FILE_NOT_FOUND, FILE_UNREADABLE, FILE_NOT_FOLDER (some other file), and those of
 * `withUnzipped`.
 */
export async function withFiles<T extends object>(
  path: string,
  options: FolderOptions,
  use: (files: readonly FileHere[], names: readonly string[]) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const fileName = options.fileName ?? basename(path);
  const findings = new Findings(fileName);
  const names: string[] = [];
  const wanted = (name: string) => {
    if (!name.startsWith(".")) names.push(name);
    return options.wanted(name);
  };
  try {
    const here = await stat(path);
    if (here.isDirectory()) return await use(await filesIn(path, wanted), names.toSorted());
    if (!(await isZip(path))) {
      findings.add({ code: "FILE_NOT_FOLDER", expected: options.expected });
      return findings.refusal();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (!["ENOENT", "ENOTDIR", "EACCES", "EPERM", "ERR_INVALID_ARG_VALUE"].includes(code)) throw error;
    const absent = !code.startsWith("EACC") && code !== "EPERM";
    findings.add(absent ? { code: "FILE_NOT_FOUND" } : { code: "FILE_UNREADABLE", found: code });
    return findings.refusal();
  }
  return withUnzipped(path, { ...options, wanted, fileName }, async (folder) =>
    use(await filesIn(folder, options.wanted), names.toSorted()),
  );
}

/**
 * One hash for files that belong together.
 * @param hashes the SHA-256 of each file by its name
 * @returns of one file, its own; of several, that of their hashes in the order of their names
 */
export function hashOfHashes(hashes: ReadonlyMap<string, string>): string {
  const [only, ...others] = [...hashes].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, hash]) => hash);
  if (only === undefined) throw new RangeError("no file");
  if (others.length === 0) return only;
  return createHash("sha256")
    .update([only, ...others].join("\n"))
    .digest("hex");
}

async function filesIn(folder: string, wanted: (name: string) => boolean): Promise<FileHere[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory() && wanted(entry.name));
  const names = files.map(({ name }) => name).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      return { name, path, bytes: (await stat(path).catch(() => ({ size: 0 }))).size };
    }),
  );
}

async function isZip(path: string): Promise<boolean> {
  const handle = await open(path, "r");
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return ["504b0304", "504b0506"].includes(buffer.toString("hex"));
  } finally {
    await handle.close();
  }
}
