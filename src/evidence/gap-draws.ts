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
  // Box and Muller; the second of each pair is left, so that a draw never depends on how many came before.
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  // Marsaglia and Tsang 2000; a shape below 1 by way of the next one.
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const least = shape - 1 / 3;
    const width = 1 / Math.sqrt(9 * least);
    for (;;) {
      const z = normal();
      const root = 1 + width * z;
      const v = root ** 3;
      if (root > 0 && Math.log(uniform()) < z * z * 0.5 + least - least * v + least * Math.log(v))
        return least * v;
    }
  };
  const beta = (first: number, second: number) => {
    const x = gamma(first);
    return x / (x + gamma(second));
  };
  return { uniform, normal, gamma, beta };
}
