import { open, readFile } from "node:fs/promises";
import type { Finding } from "./findings.ts";

const mebibyte = 1024 * 1024;

/** How a reader calls what is no file of its kind: another format, one from before 2007, a locked one, too many bytes. */
export type OfficeCodes = { other: string; old: string; locked: string; heavy: string };

/** What people send in place of an XLSX or DOCX, known by its first bytes; null when it is a ZIP. */
export async function otherThanZip(path: string, most: number, codes: OfficeCodes): Promise<Finding | null> {
  let handle;
  try {
    handle = await open(path, "r");
    const { size } = await handle.stat();
    const head = (await handle.read(Buffer.alloc(8), 0, 8, 0)).buffer.toString("hex");
    if (size > most) return { code: codes.heavy, expected: String(Math.floor(most / mebibyte)) };
    if (head.startsWith("504b0304")) return null;
    if (head.startsWith("25504446")) return { code: codes.other, found: "PDF" };
    if (head.startsWith("7b5c727466")) return { code: codes.other, found: "RTF" };
    if (head !== "d0cf11e0a1b11ae1") return { code: codes.other };
    // A locked file lies in the same kind of container as those of before 2007.
    const locked = (await readFile(path)).includes(Buffer.from("EncryptedPackage", "utf16le"));
    return { code: locked ? codes.locked : codes.old };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR" || path.includes("\0")) return { code: "FILE_NOT_FOUND" };
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw error;
    return { code: "FILE_UNREADABLE", found: code };
  } finally {
    await handle?.close();
  }
}
