/** As long as a code may be. */
const longest = 60;

/**
 * A code for a heading that its publisher gave none: its words in small letters, parts joined by a point. The same
 * words give the same code in every version, whatever their capitals, accents and signs; words that are too many for
 * a code are cut and told apart by a checksum of all of them.
 */
export function wordCode(...parts: readonly string[]): string {
  const code = parts.map(words).filter(Boolean).join(".");
  if (code.length <= longest) return code;
  const sum = checksum(code);
  return `${code.slice(0, longest - sum.length - 1).replace(/[-.]+$/, "")}-${sum}`;
}

const words = (text: string) =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll("+", " plus ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");

/** FNV-1a, 32 bits (Fowler, Noll and Vo): enough to tell a few headings apart. */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return sum.toString(16).padStart(8, "0");
}
