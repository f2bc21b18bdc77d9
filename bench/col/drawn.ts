import type { Parameters } from "../../src/evidence/parameters.ts";
import { codesAt, prepareSample } from "../../src/evidence/sample.ts";
import type { Wave } from "../../src/evidence/wave.ts";

/**
 * What the replicates of a wave with clusters were: the clusters' keys, and the weight of each in each
 * replicate at [cluster * replicates + replicate].
 */
export function drawnWeights(wave: Wave, { level, replicates }: Parameters, seed: number) {
  const occupations = codesAt(level, wave.occupations);
  const { design, replication } = prepareSample(wave, {
    level,
    occupations,
    areas: wave.areas,
    replicates,
    seed,
  });
  const keys: { stratum: number; cluster: number }[] = [];
  design.clusterOf.forEach((cluster, person) => {
    keys[cluster] ??= { stratum: wave.stratum?.[person] ?? 0, cluster: wave.cluster?.[person] ?? 0 };
  });
  const times = Float64Array.from(replication.counts, (count, i) => {
    return count * design.factor[Math.floor(i / replicates)]!;
  });
  return { keys, times };
}
