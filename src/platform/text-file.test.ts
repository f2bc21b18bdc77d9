import { closeSync, ftruncateSync, openSync, writeFileSync, writeSync } from "node:fs";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingsOf, testFolder } from "./test-files.ts";
import { checkText, checkTextStream } from "./text-file.ts";

const folder = testFolder();
const check = (content: string | Uint8Array) => checkText(folder.write("a.csv", content));
const mebibyte = 1024 * 1024;

async function* chunks(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe("a file that is not plain UTF-8 text is refused with its place", () => {
  test("a file that is not there", async () => {
    expect(findingsOf(await checkText(folder.path("absent.csv")))).toEqual([
      { file: "absent.csv", code: "FILE_NOT_FOUND" },
    ]);
  });

  test("a name with a NUL in it names no file", async () => {
    expect(findingsOf(await checkText("a\0b"))[0]?.code).toBe("FILE_NOT_FOUND");
  });

  test("a folder is no file", async () => {
    expect(findingsOf(await checkText(folder.path("."), { fileName: "folder" }))).toEqual([
      { file: "folder", code: "FILE_UNREADABLE", found: "EISDIR" },
    ]);
  });

  test("an empty file, also when it holds only the byte-order mark", async () => {
    expect(findingsOf(await check(""))[0]?.code).toBe("FILE_EMPTY");
    expect(findingsOf(await check("\uFEFF"))[0]?.code).toBe("FILE_EMPTY");
  });

  test("Windows-1252 is recognised, with line and byte", async () => {
    const bytes = Buffer.from("kode,judul\n1,caf\u00e9\n", "latin1");
    expect(findingsOf(await check(bytes))).toEqual([
      {
        file: "a.csv",
        code: "FILE_NOT_UTF8",
        row: 2,
        expected: "UTF-8",
        found: "byte 16: 0xE9 (Windows-1252?)",
      },
    ]);
  });

  test("UTF-16 is recognised with and without its mark, in both byte orders", async () => {
    const little = Buffer.from("kode,judul\n1,a\n", "utf16le");
    const big = Buffer.from(little).swap16();
    for (const bytes of [
      little,
      big,
      Buffer.from("\uFEFFkode", "utf16le"),
      Buffer.from("\uFEFFkode", "utf16le").swap16(),
    ]) {
      expect(findingsOf(await check(bytes))[0]).toMatchObject({
        code: "FILE_NOT_UTF8",
        row: 1,
        found: expect.stringContaining("UTF-16"),
      });
    }
  });

  test("a NUL, with line and byte", async () => {
    expect(findingsOf(await check("a,b\n1,2\n3,\0\n"))[0]).toMatchObject({
      code: "FILE_HAS_NUL",
      row: 3,
      found: "byte 10",
    });
  });

  test("a character that the end of the file cuts in two", async () => {
    const bytes = Buffer.from("a\n\u20ac").subarray(0, -1);
    expect(findingsOf(await check(bytes))[0]).toMatchObject({ code: "FILE_NOT_UTF8", row: 2 });
  });

  test.each([
    ["PK\u0003\u0004rest", "XLSX / ZIP"],
    ["%PDF-1.7", "PDF"],
    [Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), "PNG"],
    [Buffer.from("ffd8ffe000104a46494600", "hex"), "JPEG"],
    ["GIF89a\u0001\u0000", "GIF"],
    ["RIFF\u0010\u0000\u0000\u0000WEBPVP8 ", "WEBP"],
    ["PAR1\u0015\u0004\u0015", "Parquet"],
  ])("a workbook, document or image in place of text: %s", async (content, found) => {
    expect(findingsOf(await check(content))[0]).toMatchObject({ code: "FILE_NOT_TEXT", found });
  });

  test("text that begins like the name of a format is text", async () => {
    for (const content of ["PAR1,PAR2\n1,2\n", "GIF8,b\n1,2\n", "RIFF,b\n1,2\n"])
      expect(await check(content)).toMatchObject({ ok: true });
  });

  test("a line beyond the limit, wherever it stands", async () => {
    const rows = findingsOf(await check(`a,b\n${"x".repeat(mebibyte + 1)}\n1,2\n`));
    expect(rows[0]).toMatchObject({ code: "LINE_TOO_LONG", row: 2, expected: "1048576", found: "byte 4" });
  });
});

describe("a hostile file costs constant memory", () => {
  test("a line of 8 MiB is refused after one", async () => {
    const path = folder.path("long.csv");
    const file = openSync(path, "w");
    for (let i = 0; i < 8; i++) writeSync(file, Buffer.alloc(mebibyte, "x"));
    closeSync(file);
    const shares: number[] = [];
    const outcome = await checkText(path, { onProgress: (share) => shares.push(share) });
    expect(findingsOf(outcome)[0]?.code).toBe("LINE_TOO_LONG");
    expect(Math.max(...shares)).toBeLessThanOrEqual(2 / 8);
  });

  test("of a line of 2 GB no more than the limit and one chunk is taken from the source", async () => {
    const chunk = Buffer.alloc(64 * 1024, "x");
    let taken = 0;
    async function* endless() {
      for (; taken < 2 * 1024 ** 3; taken += chunk.length) yield chunk;
    }
    const before = process.memoryUsage();
    const outcome = await checkTextStream(endless(), 2 * 1024 ** 3, { fileName: "endless.csv" });
    const after = process.memoryUsage();
    expect(findingsOf(outcome)[0]).toMatchObject({ code: "LINE_TOO_LONG", row: 1 });
    expect(taken).toBeLessThanOrEqual(mebibyte + chunk.length);
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(4 * mebibyte);
  });

  test("a file of 2 GB without content is refused at its first byte", async () => {
    const path = folder.path("sparse.csv");
    const file = openSync(path, "w");
    ftruncateSync(file, 2 * 1024 ** 3);
    closeSync(file);
    expect(findingsOf(await checkText(path))[0]).toMatchObject({ code: "FILE_HAS_NUL", found: "byte 0" });
    writeFileSync(path, "");
  });
});

describe("what is known of a good file", () => {
  test("size, lines, hash and how it ends", async () => {
    const text = "kode,judul\n1,caf\u00e9\n";
    expect(await check(text)).toEqual({
      ok: true,
      bytes: Buffer.byteLength(text),
      lines: 2,
      sha256: createHash("sha256").update(text).digest("hex"),
      bom: false,
      endsWithNewline: true,
      lastCharacter: "\n",
      emptyLine: null,
      records: 2,
      openQuote: null,
    });
  });

  test("a byte-order mark is allowed and noted", async () => {
    expect(await check("\uFEFFa\r\n")).toMatchObject({
      ok: true,
      bom: true,
      lines: 1,
      endsWithNewline: true,
    });
  });

  test("a last line without an end counts as a line", async () => {
    expect(await check("a\nb,")).toMatchObject({ lines: 2, endsWithNewline: false, lastCharacter: "," });
  });

  test("an empty line is noted when text follows it, not at the end", async () => {
    expect(await check("a\n\r\nb\n")).toMatchObject({ emptyLine: 2 });
    expect(await check("a\n\n\n")).toMatchObject({ emptyLine: null });
  });

  test("rows are counted as CSV: a line end between quotes ends none, and an open quote is noted", async () => {
    expect(await check('a,b\n1,"x\n\ny"\n\n')).toMatchObject({
      lines: 5,
      records: 2,
      openQuote: null,
      emptyLine: null,
    });
    expect(await check('a,b\n1,"x""y"\n2,"\n3,4\n')).toMatchObject({ lines: 4, records: 3, openQuote: 3 });
    expect(await check("a,b\n1,2")).toMatchObject({ records: 2 });
  });

  test("a replacement character that the text itself holds is text", async () => {
    expect(await check("a\uFFFD\n")).toMatchObject({ ok: true });
    const bytes = Buffer.concat([Buffer.from("a\uFFFD\n\uFFFD"), Buffer.from([0xff]), Buffer.from("\n")]);
    expect(findingsOf(await check(bytes))[0]).toMatchObject({
      row: 2,
      found: "byte 8: 0xFF (Windows-1252?)",
    });
  });
});

describe("properties", () => {
  test("the answer does not depend on how the bytes arrive", async () => {
    const part = fc.oneof(
      fc.string({ unit: "binary" }).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
      fc.constantFrom("\n", "\r\n", ",", "\n\n").map((text) => Buffer.from(text)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 12 }),
        fc.integer({ min: 1, max: 7 }),
        async (parts, size) => {
          const bytes = Buffer.concat(parts);
          // The first bytes decide what kind of file it is, so they arrive together.
          async function* split() {
            yield bytes.subarray(0, 64);
            yield* chunks(bytes.subarray(64), size);
          }
          const options = { maxLineBytes: 40 };
          const whole = await checkTextStream(chunks(bytes, bytes.length + 1), bytes.length, options);
          const inParts = await checkTextStream(split(), bytes.length, options);
          expect(inParts.ok ? inParts : "refused").toEqual(whole.ok ? whole : "refused");
        },
      ),
      { numRuns: 300 },
    );
  });

  test("every text that can be written as UTF-8 without NUL is accepted", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        const plain = `kode${text.replaceAll("\0", "")}`;
        const bytes = Buffer.from(plain);
        const lines = plain.split("\n").length - (plain.endsWith("\n") ? 1 : 0);
        expect(await checkTextStream(chunks(bytes, 3), bytes.length)).toMatchObject({ ok: true, lines });
      }),
    );
  });
});
