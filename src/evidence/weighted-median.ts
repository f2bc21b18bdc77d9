/**
 * Rounding in running sums must not move a median by one person: half of the weight counts as reached when it
 * is reached up to this share of the total.
 */
const halfTolerance = 1e-12;

/**
 * Weighted median: the smallest value at which at least half of the total weight is reached (the inverse of
 * the weighted distribution function; no interpolation, so the median is always a value that somebody
 * reported).
 * @param values ascending
 * @param weights > 0, one for each value
 * @returns the value in [from, to), NaN when there is none
 */
export function weightedMedian(
  values: Float64Array,
  weights: Float64Array,
  from = 0,
  to = values.length,
): number {
  let total = 0;
  for (let i = from; i < to; i++) total += weights[i]!;
  const half = total * (0.5 - halfTolerance);
  let reached = 0;
  for (let i = from; i < to; i++) {
    reached += weights[i]!;
    if (reached >= half) return values[i]!;
  }
  return NaN;
}

/** Persons in ascending order of a value; those of group g from `start[g]` up to `start[g + 1]`. */
export type SortedValues = {
  start: Int32Array;
  value: Float64Array;
  weight: Float64Array;
  cluster: Int32Array;
};

/** Rao-Wu replicates: see `raoWuCounts`. */
export type Replication = { replicates: number; counts: Uint8Array; factor: Float64Array };

const run = 64;

/**
 * The weighted median of one group in every replicate. Persons are sorted once; one pass sums the replicate
 * weights of runs of 64 persons, then each replicate looks only into the run in which half of its weight is
 * reached.
 * @param out receives `replicates` medians from `at` on; NaN where no person of the group was drawn
 */
export function replicateMedians(
  sorted: SortedValues,
  group: number,
  { replicates, counts, factor }: Replication,
  out: Float64Array,
  at: number,
): void {
  const from = sorted.start[group]!;
  const to = sorted.start[group + 1]!;
  const runs = Math.ceil((to - from) / run);
  const sums = new Float64Array((runs + 1) * replicates);
  const { value, weight, cluster } = sorted;
  for (let i = from; i < to; i++) {
    const c = cluster[i]!;
    const scaled = weight[i]! * factor[c]!;
    addScaled(sums, Math.floor((i - from) / run) * replicates, counts, c * replicates, replicates, scaled);
  }
  const totals = runs * replicates;
  for (let k = 0; k < runs; k++) {
    for (let r = 0; r < replicates; r++) sums[totals + r]! += sums[k * replicates + r]!;
  }
  for (let r = 0; r < replicates; r++) {
    const half = sums[totals + r]! * (0.5 - halfTolerance);
    out[at + r] = NaN;
    if (half === 0) continue;
    let reached = 0;
    let k = 0;
    while (k + 1 < runs && reached + sums[k * replicates + r]! < half) reached += sums[k++ * replicates + r]!;
    // Rounding may leave half a hair above the last run's end: then its last drawn person is the median.
    for (let i = from + k * run; i < to && reached < half; i++) {
      const c = cluster[i]!;
      const times = counts[c * replicates + r]!;
      if (times === 0) continue;
      reached += weight[i]! * factor[c]! * times;
      out[at + r] = value[i]!;
    }
  }
}

/**
 * Adds `amount` times each replicate's count to a row of replicates: the inner loop of every bootstrap, so
 * four replicates a turn (a fifth less time than one a turn).
 */
export function addScaled(
  row: Float64Array,
  at: number,
  counts: Uint8Array,
  countsAt: number,
  replicates: number,
  amount: number,
): void {
  let r = 0;
  for (; r + 3 < replicates; r += 4) {
    row[at + r]! += amount * counts[countsAt + r]!;
    row[at + r + 1]! += amount * counts[countsAt + r + 1]!;
    row[at + r + 2]! += amount * counts[countsAt + r + 2]!;
    row[at + r + 3]! += amount * counts[countsAt + r + 3]!;
  }
  for (; r < replicates; r++) row[at + r]! += amount * counts[countsAt + r]!;
}
