import { mix } from "./key-hash.ts";

/** Draws by chance that come out the same for the same seed and key, whatever else is drawn beside them. */
export type Draws = {
  /** Between 0 and 1, neither included. */
  uniform(): number;
  /** Of the standard normal distribution. */
  normal(): number;
  /** Of a gamma distribution with scale 1; `shape` above 0. */
  gamma(shape: number): number;
  /** Of a beta distribution; both above 0. */
  beta(a: number, b: number): number;
};

/**
 * A generator of its own for each key (xoshiro128**, Blackman and Vigna 2018): what is drawn for one term never moves
 * the draws of another, so that the order of terms makes no difference.
 * @param seed whole number
 */
export function drawsOf(seed: number, key: string): Draws {
  let hash = mix(0x2545f491, seed);
  for (let i = 0; i < key.length; i++) hash = mix(hash, key.charCodeAt(i));
  let a = mix(hash, 1);
  let b = mix(hash, 2);
  let c = mix(hash, 3);
  let d = mix(hash, 4) | 1;

  const uniform = () => {
    const product = Math.imul(b, 5);
    const bits = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return (bits + 0.5) / 4294967296;
  };
  // Box and Muller: two at a time, the second waits.
  let spare = Number.NaN;
  const normal = () => {
    if (spare === spare) {
      const waiting = spare;
      spare = Number.NaN;
      return waiting;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
  // Marsaglia and Tsang 2000, with their squeeze, which spares nearly all logarithms; a shape below 1 by way of the next.
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const least = shape - 1 / 3;
    const width = 1 / Math.sqrt(9 * least);
    for (;;) {
      const z = normal();
      const root = 1 + width * z;
      if (root <= 0) continue;
      const v = root * root * root;
      const u = uniform();
      const squared = z * z;
      if (u < 1 - 0.0331 * squared * squared) return least * v;
      if (Math.log(u) < 0.5 * squared + least * (1 - v + Math.log(v))) return least * v;
    }
  };
  const beta = (first: number, second: number) => {
    const x = gamma(first);
    return x / (x + gamma(second));
  };
  return { uniform, normal, gamma, beta };
}
