import { createHash, randomBytes } from "node:crypto";

/** Nothing printed can be misread, as on all letters with a code: no I, L, O, U, 0 or 1. */
const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

/** 28 of 30 letters, more than 137 bits: it opens a page without anybody signing in. */
const length = 28;

/** @returns the code in print form, this one time, and the hash that is kept */
export function newPackageCode(): { code: string; hash: string } {
  // Bytes that would favour some letters are passed over.
  const fair = [...randomBytes(256)].filter((byte) => byte < 256 - (256 % alphabet.length));
  const letters = fair.slice(0, length).map((byte) => alphabet.charAt(byte % alphabet.length));
  if (letters.length < length) throw new Error("256 random bytes did not suffice for a code");
  const code = letters.join("").replace(/(.{4})(?=.)/g, "$1-");
  const hash = packageCodeHash(code);
  if (!hash) throw new Error("a new code cannot be read");
  return { code, hash };
}

/** The hash of a code as it was typed, in any case and with any dashes; null when it cannot be a code. */
export function packageCodeHash(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s\-–—.]/g, "");
  const valid = letters.length === length && [...letters].every((letter) => alphabet.includes(letter));
  return valid ? createHash("sha256").update(`package:${letters}`).digest("hex") : null;
}
