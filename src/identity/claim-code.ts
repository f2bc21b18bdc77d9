/**
 * Letters of a claim code: no I, L, O, U, 0 or 1, so that nothing printed can be misread or spell a word.
 * 30 letters, 12 places: more than 58 bits.
 */
const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
export const claimCodeLength = 12;

/**
 * Makes a code from random bytes (at least 24; more are not used). Bytes that would favour some letters are
 * passed over, so every letter is equally likely.
 * @returns twelve letters in three groups, `ABCD-EFGH-JKMN`; null when the bytes did not suffice
 */
export function claimCode(random: Uint8Array): string | null {
  const letters = [...random]
    .filter((byte) => byte < 256 - (256 % alphabet.length))
    .slice(0, claimCodeLength)
    .map((byte) => alphabet.charAt(byte % alphabet.length));
  if (letters.length < claimCodeLength) return null;
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

/**
 * Reads a code as people type it: any case, with spaces or dashes anywhere.
 * @returns the twelve letters without groups, or null when it cannot be a code
 */
export function readClaimCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s\-–—.]/g, "");
  const valid =
    letters.length === claimCodeLength && [...letters].every((letter) => alphabet.includes(letter));
  return valid ? letters : null;
}
