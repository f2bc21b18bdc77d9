import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { Findings } from "./findings.ts";
import type { Outcome } from "./outcome.ts";

/** What is known of a text file that passed the strict check. */
export type TextFacts = {
  /** Size, the byte-order mark included. */
  bytes: number;
  /** Lines, the last one counted whether or not a line end closes it. */
  lines: number;
  /** Hexadecimal SHA-256 of all bytes: two files with the same one are the same file. */
  sha256: string;
  /** Whether the file starts with the UTF-8 byte-order mark. */
  bom: boolean;
  endsWithNewline: boolean;
  /** Last character when it is ASCII, else "". */
  lastCharacter: string;
  /** First empty line that has text after it and stands outside quotes, or null. */
  emptyLine: number | null;
  /** Rows of the file read as CSV, the header included: line ends between quotes end no row, empty lines are none. */
  records: number;
  /** Line on which a quote opens that nothing closes, or null. */
  openQuote: number | null;
};

export type TextCheck = {
  /** Name shown to people; the file's own name by default. */
  fileName?: string;
  /** Longest line accepted, in bytes. */
  maxLineBytes?: number;
  /** Called with the share read, 0 to 1. */
  onProgress?: (share: number) => void;
};

const mebibyte = 1024 * 1024;
const chunkBytes = 256 * 1024;

/**
 * Reads a file once, in constant memory, and says whether it is plain UTF-8 text. It stops at the first
 * finding.
 *
 * Findings: FILE_NOT_FOUND, FILE_UNREADABLE, FILE_EMPTY, FILE_NOT_TEXT (a workbook, PDF, image or archive),
 * FILE_NOT_UTF8, FILE_HAS_NUL, LINE_TOO_LONG; each with its line in `row` where there is one and the byte
 * (counted from 0) in `found`.
 */
export async function checkText(path: string, options: TextCheck = {}): Promise<Outcome<TextFacts>> {
  const findings = new Findings(options.fileName ?? basename(path));
  let handle;
  try {
    handle = await open(path, "r");
    const { size } = await handle.stat();
    const stream = handle.createReadStream({ highWaterMark: chunkBytes, autoClose: false });
    return await checkTextStream(stream, size, { ...options, fileName: findings.file });
  } catch (error) {
    const reason = errorCode(error);
    if (reason === undefined) throw error;
    findings.add(
      reason === "ENOENT" || reason === "ENOTDIR" || path.includes("\0")
        ? { code: "FILE_NOT_FOUND" }
        : { code: "FILE_UNREADABLE", found: reason },
    );
    return findings.refusal();
  } finally {
    await handle?.close();
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** The same check on any source of bytes; `size` is only for the progress. */
export async function checkTextStream(
  source: AsyncIterable<Uint8Array>,
  size: number,
  options: TextCheck = {},
): Promise<Outcome<TextFacts>> {
  const findings = new Findings(options.fileName ?? "");
  const scan = new TextScan(options.maxLineBytes ?? mebibyte);
  for await (const chunk of source) {
    const finding = scan.take(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    if (finding) {
      findings.add(finding);
      return findings.refusal();
    }
    options.onProgress?.(size > 0 ? Math.min(1, scan.bytes / size) : 1);
  }
  const finding = scan.end();
  if (finding) {
    findings.add(finding);
    return findings.refusal();
  }
  return { ok: true, ...scan.facts() };
}

type Finding = Parameters<Findings["add"]>[0];

/** Where the scan stands: counters, the running hash and at most three bytes of an unfinished character. */
class TextScan {
  bytes = 0;
  private readonly maxLineBytes: number;
  private readonly hash = createHash("sha256");
  private newlines = 0;
  /** Bytes of the current line so far, and whether all of them are carriage returns. */
  private lineBytes = 0;
  private lineEmpty = true;
  private pendingEmpty: number | null = null;
  private emptyLine: number | null = null;
  private records = 0;
  private openQuote: number | null = null;
  private continued = false;
  private unfinished: Buffer = Buffer.alloc(0);
  private bom = false;
  private last = -1;

  constructor(maxLineBytes: number) {
    this.maxLineBytes = maxLineBytes;
  }

  take(chunk: Buffer): Finding | undefined {
    if (chunk.length === 0) return undefined;
    if (this.bytes === 0) {
      const other = otherFormat(chunk);
      if (other) return other;
      this.bom = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    }
    const finding = this.encoding(chunk) ?? this.lines(chunk);
    if (finding) return finding;
    this.hash.update(chunk);
    this.bytes += chunk.length;
    this.last = chunk[chunk.length - 1] ?? -1;
    return undefined;
  }

  end(): Finding | undefined {
    if (this.unfinished.length > 0) {
      return notUtf8(this.newlines + 1, this.bytes - this.unfinished.length, this.unfinished, "");
    }
    if (this.bytes === (this.bom ? 3 : 0)) return { code: "FILE_EMPTY" };
    return undefined;
  }

  facts(): TextFacts {
    const endsWithNewline = this.last === 10 || this.last === 13;
    return {
      bytes: this.bytes,
      lines: this.newlines + (this.lineBytes > 0 ? 1 : 0),
      sha256: this.hash.digest("hex"),
      bom: this.bom,
      endsWithNewline,
      lastCharacter: this.last >= 0 && this.last < 128 ? String.fromCharCode(this.last) : "",
      emptyLine: this.emptyLine,
      records: this.records + (this.continued || !this.lineEmpty ? 1 : 0),
      openQuote: this.openQuote,
    };
  }

  /** NUL and UTF-8. The three bytes that a character may lack at the end of a chunk wait for the next one. */
  private encoding(chunk: Buffer): Finding | undefined {
    const nul = chunk.indexOf(0);
    if (nul >= 0) {
      const row = this.newlines + 1 + newlinesIn(chunk.subarray(0, nul));
      return { code: "FILE_HAS_NUL", row, found: `byte ${this.bytes + nul}` };
    }
    const text = this.unfinished.length > 0 ? Buffer.concat([this.unfinished, chunk]) : chunk;
    const start = this.bytes - this.unfinished.length;
    const whole = text.length - unfinishedBytes(text);
    const complete = text.subarray(0, whole);
    if (!isUtf8(complete)) {
      const at = firstNotUtf8(complete);
      const row = this.newlines + 1 + newlinesIn(complete.subarray(0, at));
      return notUtf8(row, start + at, complete.subarray(at, at + 1), guess(complete.subarray(at)));
    }
    this.unfinished = Buffer.from(text.subarray(whole));
    return undefined;
  }

  private lines(chunk: Buffer): Finding | undefined {
    let from = 0;
    let quote = chunk.indexOf(34);
    for (;;) {
      const newline = chunk.indexOf(10, from);
      const to = newline < 0 ? chunk.length : newline;
      const length = to - from;
      this.lineBytes += length;
      if (length > 1 || (length === 1 && chunk[from] !== 13)) this.lineEmpty = false;
      if (this.lineBytes > this.maxLineBytes) {
        return {
          code: "LINE_TOO_LONG",
          row: this.newlines + 1,
          expected: String(this.maxLineBytes),
          found: `byte ${this.bytes + to - this.lineBytes}`,
        };
      }
      for (; quote >= 0 && quote < to; quote = chunk.indexOf(34, quote + 1)) {
        this.openQuote = this.openQuote === null ? this.newlines + 1 : null;
      }
      if (!this.lineEmpty && this.pendingEmpty !== null) {
        this.emptyLine ??= this.pendingEmpty;
        this.pendingEmpty = null;
      }
      if (newline < 0) return undefined;
      this.newlines += 1;
      if (this.openQuote !== null) this.continued = true;
      else if (this.continued || !this.lineEmpty) {
        this.records += 1;
        this.continued = false;
      } else this.pendingEmpty ??= this.newlines;
      this.lineBytes = 0;
      this.lineEmpty = true;
      from = newline + 1;
    }
  }
}

function notUtf8(row: number, at: number, bytes: Buffer, encoding: string): Finding {
  const hex = [...bytes].map((byte) => `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(" ");
  const found = `byte ${at}: ${hex}${encoding ? ` (${encoding}?)` : ""}`;
  return { code: "FILE_NOT_UTF8", row, expected: "UTF-8", found };
}

/** Files that people send in place of a text file, known by their first bytes. */
function otherFormat(head: Buffer): Finding | undefined {
  const starts = (bytes: string) => head.subarray(0, bytes.length / 2).toString("hex") === bytes;
  if (starts("504b0304")) return { code: "FILE_NOT_TEXT", found: "XLSX / ZIP" };
  if (starts("d0cf11e0a1b11ae1")) return { code: "FILE_NOT_TEXT", found: "XLS" };
  if (starts("255044462d")) return { code: "FILE_NOT_TEXT", found: "PDF" };
  if (starts("89504e470d0a1a0a")) return { code: "FILE_NOT_TEXT", found: "PNG" };
  if (starts("ffd8ff")) return { code: "FILE_NOT_TEXT", found: "JPEG" };
  if (starts("474946383761") || starts("474946383961")) return { code: "FILE_NOT_TEXT", found: "GIF" };
  if (starts("52494646") && head.subarray(8, 12).toString("latin1") === "WEBP")
    return { code: "FILE_NOT_TEXT", found: "WEBP" };
  if (starts("5041523115")) return { code: "FILE_NOT_TEXT", found: "Parquet" };
  if (starts("1f8b08")) return { code: "FILE_NOT_TEXT", found: "GZIP" };
  if (starts("fffe") || starts("feff")) return notUtf8(1, 0, head.subarray(0, 2), "UTF-16");
  // Latin text in UTF-16 without a mark has a NUL in every second byte.
  const sample = head.subarray(0, 64);
  const nuls = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) nuls[i % 2] = (nuls[i % 2] ?? 0) + 1;
  const half = Math.floor(sample.length / 2);
  if (half >= 2 && nuls.some((count, side) => count >= half * 0.8 && nuls[1 - side] === 0)) {
    return notUtf8(1, 0, head.subarray(0, 2), "UTF-16");
  }
  return undefined;
}

/** Bytes at the end that begin a character which is not complete yet, 0 to 3. */
function unfinishedBytes(text: Buffer): number {
  for (let back = 1; back <= Math.min(3, text.length); back++) {
    const byte = text[text.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? back : 0;
    }
  }
  return 0;
}

/** The decoder puts U+FFFD where a byte does not fit; one that the file itself holds is passed over. */
function firstNotUtf8(text: Buffer): number {
  const decoded = text.toString("utf8");
  let at = 0;
  let from = 0;
  for (;;) {
    const mark = decoded.indexOf("\uFFFD", from);
    if (mark < 0) return at;
    at += Buffer.byteLength(decoded.slice(from, mark));
    if (text.subarray(at, at + 3).toString("hex") !== "efbfbd") return at;
    at += 3;
    from = mark + 1;
  }
}

/**
 * A lone high byte followed by ASCII is how Windows-1252 writes an accented letter, a dash or a curly quote.
 */
function guess(from: Buffer): string {
  const next = from[1];
  return next === undefined || next < 0x80 ? "Windows-1252" : "";
}

function newlinesIn(text: Buffer): number {
  let count = 0;
  for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) count += 1;
  return count;
}
