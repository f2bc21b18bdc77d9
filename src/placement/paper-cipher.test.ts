import fc from "fast-check";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { decipherPaper, encipherPaper, newPaperKey, readPaperKey } from "./paper-cipher.ts";
import { paperKeys } from "./paper-key.ts";
import { paperType } from "./paper.ts";

const bytes = Buffer.from("%PDF-1.7 paspor E1234567 ".repeat(50));
const key = newPaperKey();
let home = "";
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "jembatan-keys-"));
});
afterAll(() => rm(home, { recursive: true, force: true }));

test("a paper does not open with the key of another installation", () => {
  expect(decipherPaper(newPaperKey(), encipherPaper(key, bytes, "a"), "a")).toBeNull();
});

test("a paper that was moved to another case does not open", () => {
  expect(decipherPaper(key, encipherPaper(key, bytes, "case-1 paper-1"), "case-2 paper-1")).toBeNull();
});

test("a paper of which one byte was changed does not open, nor does one that was cut off", () => {
  const sealed = encipherPaper(key, bytes, "a");
  fc.assert(
    fc.property(fc.nat(sealed.enciphered.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const enciphered = Buffer.from(sealed.enciphered);
      enciphered[at] = (enciphered[at] ?? 0) ^ by;
      expect(decipherPaper(key, { ...sealed, enciphered }, "a")).toBeNull();
    }),
  );
  for (const length of [0, 5, 27, 28])
    expect(
      decipherPaper(key, { ...sealed, enciphered: sealed.enciphered.subarray(0, length) }, "a"),
    ).toBeNull();
});

test("what is kept holds no eight bytes of the paper, and two papers of the same bytes share none", () => {
  const [one, other] = [encipherPaper(key, bytes, "a"), encipherPaper(key, bytes, "a")];
  for (let at = 0; at + 8 <= bytes.length; at += 8)
    expect(one.enciphered.includes(bytes.subarray(at, at + 8))).toBe(false);
  expect(one.enciphered.equals(other.enciphered)).toBe(false);
  expect(one.keyEnciphered.equals(other.keyEnciphered)).toBe(false);
});

test("every paper opens as it came", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 5_000 }), fc.string(), (plain, about) => {
      const opened = decipherPaper(key, encipherPaper(key, plain, about), about);
      expect(opened && Buffer.compare(opened, plain)).toBe(0);
    }),
  );
});

test("a paper is what its bytes say: PDF, JPEG or PNG, and nothing else", () => {
  expect(paperType(bytes)).toBe("application/pdf");
  expect(paperType(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe("image/jpeg");
  expect(paperType(Buffer.from("\u0089PNG\r\n\u001a\n", "latin1"))).toBe("image/png");
  for (const other of ["GIF89a", "<svg>", "PK\u0003\u0004", "paspor", ""])
    expect(paperType(Buffer.from(other, "latin1"))).toBeNull();
});

test("the installation's key is made once, for its user alone, and two that ask at once get the same", async () => {
  const file = join(home, "keys", "papers.key");
  const made = await Promise.all(Array.from({ length: 8 }, () => paperKeys(file)()));
  for (const one of made) expect(one.equals(made[0] ?? Buffer.of())).toBe(true);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(readPaperKey(await readFile(file, "utf8"))?.equals(made[0] ?? Buffer.of())).toBe(true);
});

test("a key that is no key stops, and is not replaced", async () => {
  const file = join(home, "broken.key");
  await writeFile(file, "too short\n");
  await expect(paperKeys(file)()).rejects.toThrow("no key of 32 bytes");
  await expect(paperKeys(file, "also too short")()).rejects.toThrow("JEMBATAN_PAPER_KEY");
  expect(await readFile(file, "utf8")).toBe("too short\n");
  await chmod(file, 0o600);
});

test("a key of the environment is taken in either writing", async () => {
  for (const writing of ["hex", "base64"] as const)
    expect((await paperKeys(join(home, "none"), key.toString(writing))()).equals(key)).toBe(true);
});
