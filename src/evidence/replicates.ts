import { mix, mixNumber } from "./key-hash.ts";
import type { Wave } from "./wave.ts";

/**
 * Sample design of a wave: which cluster each person was sampled in, clusters numbered by (stratum, key), so
 * that the numbers depend on the keys alone and never on the order of rows.
 */
export type Design = {
  /** Person to cluster number. */
  clusterOf: Int32Array;
  clusters: number;
  /** Clusters of stratum h are numbered `stratumStart[h]` up to, not including, `stratumStart[h + 1]`. */
  stratumStart: Int32Array;
  /** Two 32-bit hashes of each stratum's key and the keys of its clusters. */
  stratumHash: Uint32Array;
  /** Rao-Wu factor of each cluster: n/(n - 1) in a stratum of n clusters, 1 in a stratum with one. */
  factor: Float64Array;
  /** Strata with one cluster: they keep their weight in every replicate and show no sampling variance. */
  singleStrata: number;
};

/**
 * Finds strata and clusters.
 *
 * Where the wave has no clusters every person is one, numbered by place in `order`, which is an order by
 * content: persons who are equal in every column that counts may swap numbers, and no result changes.
 * @param order all persons, sorted by stratum, then cluster, then content
 */
export function sampleDesign(wave: Pick<Wave, "period" | "cluster" | "stratum">, order: Uint32Array): Design {
  const { cluster, stratum } = wave;
  const clusterOf = new Int32Array(order.length);
  const starts: number[] = [];
  const hashes: number[] = [];
  const sizes: number[] = [];
  let clusters = 0;
  let lastStratum = 0;
  let lastCluster = 0;
  // Persons have no key that lasts from wave to wave: their draws in two waves must be independent.
  const visit = cluster ? 0 : [...wave.period].reduce((hash, c) => mix(hash, c.charCodeAt(0)), 1);
  for (let i = 0; i < order.length; i++) {
    const person = order[i]!;
    // Adding zero makes one zero of -0 and 0, as the sort does.
    const stratumKey = stratum ? stratum[person]! + 0 : 0;
    const clusterKey = cluster ? cluster[person]! + 0 : i;
    const newStratum = i === 0 || !Object.is(stratumKey, lastStratum);
    if (newStratum) {
      starts.push(clusters);
      sizes.push(0);
      hashes.push(mixNumber(mix(visit, 1), stratumKey), mixNumber(mix(visit, 2), stratumKey));
    }
    if (newStratum || !cluster || !Object.is(clusterKey, lastCluster)) {
      const h = starts.length - 1;
      sizes[h]!++;
      hashes[2 * h] = mixNumber(hashes[2 * h]!, clusterKey);
      hashes[2 * h + 1] = mixNumber(hashes[2 * h + 1]!, clusterKey);
      clusters++;
    }
    clusterOf[person] = clusters - 1;
    lastStratum = stratumKey;
    lastCluster = clusterKey;
  }
  const stratumStart = Int32Array.from([...starts, clusters]);
  const factor = new Float64Array(clusters);
  sizes.forEach((n, h) => factor.fill(n > 1 ? n / (n - 1) : 1, stratumStart[h]!, stratumStart[h + 1]!));
  const singleStrata = sizes.filter((n) => n === 1).length;
  return { clusterOf, clusters, stratumStart, stratumHash: Uint32Array.from(hashes), factor, singleStrata };
}

/** Replicates drawn side by side, so that the table of counts is written in runs. */
const block = 16;

/**
 * The rescaled bootstrap of Rao and Wu for stratified samples: in each replicate n - 1 of a stratum's n
 * clusters are drawn with replacement; a cluster drawn t times has its weights multiplied by t * n/(n - 1). A
 * stratum with one cluster keeps its weights. Source: J. N. K. Rao and C. F. J. Wu, "Resampling inference
 * with complex survey data", Journal of the American Statistical Association 83 (1988), 231-241, with m = n -
 * 1, where the rescaled weights are never negative.
 *
 * Each stratum has its own generator in each replicate (xoshiro128**, Blackman and Vigna 2018), keyed by the
 * seed, the replicate and the keys of the stratum and its clusters. Draws depend on nothing else: not on row
 * order and not on other strata. Two waves that visit the same clusters of a stratum draw the same ones, so
 * the growth between them keeps the covariance of a panel; where the clusters differ the draws are
 * independent, and the standard error of the growth of a partly rotated panel errs on the large side.
 * @param seed whole number
 * @returns how often each cluster is drawn, at [cluster * replicates + replicate]
 */
export function raoWuCounts(design: Design, replicates: number, seed: number): Uint8Array {
  const { stratumStart, stratumHash } = design;
  const counts = new Uint8Array(design.clusters * replicates);
  let largest = 0;
  for (let h = 0; h + 1 < stratumStart.length; h++) {
    largest = Math.max(largest, stratumStart[h + 1]! - stratumStart[h]!);
  }
  const drawn = new Uint8Array(largest * block);
  const state = new Uint32Array(4);
  for (let h = 0; h + 1 < stratumStart.length; h++) {
    const start = stratumStart[h]!;
    const size = stratumStart[h + 1]! - start;
    if (size === 1) {
      counts.fill(1, start * replicates, (start + 1) * replicates);
      continue;
    }
    for (let first = 0; first < replicates; first += block) {
      const width = Math.min(block, replicates - first);
      drawn.fill(0, 0, size * width);
      for (let k = 0; k < width; k++) {
        const key = mixNumber(mix(stratumHash[2 * h]!, first + k), seed);
        for (let s = 0; s < 4; s++) state[s] = mix(mix(key, s + 1), stratumHash[2 * h + 1]!);
        draw(state, size - 1, size, drawn, k * size);
      }
      for (let i = 0; i < size; i++) {
        const at = (start + i) * replicates + first;
        for (let k = 0; k < width; k++) counts[at + k] = drawn[k * size + i]!;
      }
    }
  }
  return counts;
}

/**
 * Draws `draws` times from 0 to `size` - 1 and counts; one loop with local state, for this is the inner loop.
 */
function draw(state: Uint32Array, draws: number, size: number, counts: Uint8Array, at: number): void {
  let a = state[0]! | 0;
  let b = state[1]! | 0;
  let c = state[2]! | 0;
  let d = state[3]! | 1;
  for (let i = 0; i < draws; i++) {
    const product = Math.imul(b, 5);
    const bits = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    // Multiply and shift instead of a remainder: no draw is likelier than another by more than size / 2^32.
    counts[at + Math.floor((bits * size) / 4294967296)]!++;
  }
}
