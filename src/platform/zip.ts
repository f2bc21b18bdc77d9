import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { openPromise, type Entry, type ZipFile } from "yauzl";
import { isDiskFull } from "./duckdb.ts";
import { Findings, type Finding } from "./findings.ts";
import { refuse, type Outcome } from "./outcome.ts";

const mebibyte = 1024 * 1024;

export type ZipLimits = {
  /** Most files in it. */
  entries: number;
  /** Most bytes of all files together, unpacked. */
  bytes: number;
  /** How many times its packed size a file may have; small files are never held to it. */
  ratio: number;
};

/** Ten times what the largest publication that is read here comes to, and four times as dense. */
const usual: ZipLimits = { entries: 2_000, bytes: 512 * mebibyte, ratio: 200 };

/** Below this, a file of blanks may be as dense as it likes. */
const smallBytes = mebibyte;

export type ZipOptions = {
  /** Name shown to people; the file's own name by default. */
  fileName?: string;
  limits?: Partial<ZipLimits>;
  /** Which files matter, by name without folders; others are passed over unread. */
  wanted?: (name: string) => boolean;
  /** Names keep their folders and nothing is passed over: for an archive that something else reads as a whole. */
  paths?: boolean;
};

/** `ending`: its last bytes, as far as they are ASCII, by which a file that was cut off is known. */
export type ZipEntry = { name: string; bytes: number; ending: string };

const endingBytes = 64;

/**
 * Unpacks every wanted file to nowhere: what passes is whole and within the limits, whatever its directory
 * claims.
 *
 * Refused with `FILE_REFUSED`; findings: FILE_NOT_FOUND, FILE_UNREADABLE, ZIP_BROKEN, ZIP_ENCRYPTED,
 * ZIP_ENTRIES, ZIP_TOO_LARGE, ZIP_RATIO, ZIP_NAME_TWICE.
 * @returns its files by their names without folders, with their real sizes in bytes
 */
export const checkZip = (path: string, options: ZipOptions = {}): Promise<Outcome<{ entries: ZipEntry[] }>> =>
  eachFile(path, options, nowhere);

/**
 * Unpacks the wanted files side by side, without their folders, into a fresh folder that is there only as
 * long as `use` takes. Refusals as `checkZip`, and DISK_FULL.
 */
export async function withUnzipped<T extends object>(
  path: string,
  options: ZipOptions,
  use: (folder: string, entries: readonly ZipEntry[]) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const folder = await mkdtemp(join(tmpdir(), "jembatan-zip-"));
  try {
    const unpacked = await eachFile(path, options, (name) =>
      createWriteStream(join(folder, name), { flags: "wx", mode: 0o600 }),
    );
    return unpacked.ok ? await use(folder, unpacked.entries) : unpacked;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Unpacks every file as `checkZip` does with `paths`, and keeps those that are wanted in memory, by their paths.
 * Refusals as `checkZip`.
 */
export async function zipParts(
  path: string,
  options: Omit<ZipOptions, "wanted" | "paths">,
  kept: (name: string) => boolean,
): Promise<Outcome<{ entries: ZipEntry[]; parts: Map<string, Buffer> }>> {
  const chunks = new Map<string, Buffer[]>();
  const unpacked = await eachFile(path, { ...options, paths: true }, (name) => {
    if (!kept(name)) return nowhere();
    const own: Buffer[] = [];
    chunks.set(name, own);
    return new Writable({ write: (chunk: Buffer, _encoding, done) => (own.push(chunk), done()) });
  });
  if (!unpacked.ok) return unpacked;
  return { ...unpacked, parts: new Map([...chunks].map(([name, own]) => [name, Buffer.concat(own)])) };
}

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

/** A finding that ends the reading. */
class Stop extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.code);
    this.finding = finding;
  }
}

async function eachFile(
  path: string,
  options: ZipOptions,
  sink: (name: string) => Writable,
): Promise<Outcome<{ entries: ZipEntry[] }>> {
  const findings = new Findings(options.fileName ?? basename(path));
  const limits = { ...usual, ...options.limits };
  let zip: ZipFile | null = null;
  try {
    zip = await openPromise(path, { autoClose: false });
    if (zip.entryCount > limits.entries) {
      const [expected, found] = [String(limits.entries), String(zip.entryCount)];
      throw new Stop({ code: "ZIP_ENTRIES", expected, found });
    }
    return { ok: true, entries: await unpack(zip, limits, options, sink) };
  } catch (error) {
    if (isDiskFull(error)) return refuse("DISK_FULL");
    findings.add(findingOf(error, path));
    return findings.refusal();
  } finally {
    zip?.close();
  }
}

async function unpack(
  zip: ZipFile,
  limits: ZipLimits,
  { wanted = () => true, paths = false }: ZipOptions,
  sink: (name: string) => Writable,
): Promise<ZipEntry[]> {
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = paths ? entry.fileName : basename(entry.fileName);
    if (entry.fileName.endsWith("/")) continue;
    // What a Mac adds of its own.
    if (!paths && (entry.fileName.startsWith("__MACOSX/") || name.startsWith("."))) continue;
    if (!wanted(name) || (!paths && /\p{Cc}/u.test(name))) continue;
    if (entry.isEncrypted()) throw new Stop({ code: "ZIP_ENCRYPTED", found: name });
    if (names.has(name.toLowerCase())) throw new Stop({ code: "ZIP_NAME_TWICE", found: name });
    names.add(name.toLowerCase());
    const unpacked = await unpackOne(zip, entry, limits, total, sink(name));
    total += unpacked.bytes;
    entries.push({ name, ...unpacked });
  }
  return entries;
}

/** @returns real bytes of one file, and its ending; the sizes that the directory states are not believed */
async function unpackOne(zip: ZipFile, entry: Entry, limits: ZipLimits, before: number, into: Writable) {
  const name = basename(entry.fileName);
  let bytes = 0;
  let ending: Buffer = Buffer.alloc(0);
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      ending = Buffer.concat([ending, chunk.subarray(-endingBytes)]).subarray(-endingBytes);
      if (before + bytes > limits.bytes) {
        const expected = String(Math.floor(limits.bytes / mebibyte));
        done(new Stop({ code: "ZIP_TOO_LARGE", expected, found: name }));
      } else if (bytes > smallBytes && bytes > entry.compressedSize * limits.ratio) {
        done(new Stop({ code: "ZIP_RATIO", expected: String(limits.ratio), found: name }));
      } else done(null, chunk);
    },
  });
  try {
    await pipeline(await zip.openReadStreamPromise(entry), counting, into);
  } catch (error) {
    into.destroy();
    throw error;
  }
  return { bytes, ending: ending.toString("latin1") };
}

function findingOf(error: unknown, path: string): Finding {
  if (error instanceof Stop) return error.finding;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR" || path.includes("\0")) return { code: "FILE_NOT_FOUND" };
  if (code !== undefined && /^E[A-Z]+$/.test(code)) return { code: "FILE_UNREADABLE", found: code };
  return { code: "ZIP_BROKEN", found: message };
}
