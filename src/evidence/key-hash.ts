const word = new Float64Array(1);
const halves = new Uint32Array(word.buffer);

/** One step of a 32-bit hash: multiply and xor-shift, with the constants of MurmurHash3's finaliser. */
export function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ value, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) + 0x9e3779b9) | 0;
}

/** Mixes all 64 bits of a number; -0 is 0, and every NaN is one. */
export function mixNumber(hash: number, value: number): number {
  if (value !== value) return mix(hash, 0x7ff80000);
  word[0] = value + 0;
  return mix(mix(hash, halves[0]!), halves[1]!);
}
