/**
 * Estimated totals: a row for each occupation and a last row for the economy. `replicates` holds the
 * bootstrap replicates at [row * R + replicate]; `n` the persons each total rests on; `clusters` the sampling
 * clusters they come from, not counting those that are alone in their stratum.
 */
export type Estimates = {
  n: Int32Array;
  clusters: Int32Array;
  value: Float64Array;
  replicates: Float64Array;
};

/**
 * A quantity made of totals, with the same rows. Its replicates are written out a row at a time, for those
 * rows alone that are asked for.
 */
export type Quantity = {
  n: Int32Array;
  clusters: Int32Array;
  value: Float64Array;
  replicate: (row: number, into: Float64Array) => void;
};

export function emptyEstimates(rows: number, replicates: number): Estimates {
  return {
    n: new Int32Array(rows),
    clusters: new Int32Array(rows),
    value: new Float64Array(rows),
    replicates: new Float64Array(rows * replicates),
  };
}

export function clearEstimates({ n, clusters, value, replicates }: Estimates): void {
  n.fill(0);
  clusters.fill(0);
  value.fill(0);
  replicates.fill(0);
}

/** Adds the estimates of `from` to those of `to`, row by row. */
export function addEstimates(to: Estimates, from: Estimates): void {
  for (let i = 0; i < from.n.length; i++) {
    to.n[i]! += from.n[i]!;
    to.clusters[i]! += from.clusters[i]!;
  }
  for (let i = 0; i < from.value.length; i++) to.value[i]! += from.value[i]!;
  for (let i = 0; i < from.replicates.length; i++) to.replicates[i]! += from.replicates[i]!;
}

/** Sums the rows before the last into the last: the economy is the sum of its occupations. */
export function closeEconomy({ n, clusters, value, replicates }: Estimates): void {
  const last = n.length - 1;
  const width = replicates.length / n.length;
  n[last] = clusters[last] = value[last] = 0;
  replicates.fill(0, last * width);
  for (let row = 0; row < last; row++) {
    n[last]! += n[row]!;
    clusters[last]! += clusters[row]!;
    // Weights are positive: a total of 0 has no person in it, and none in a replicate.
    if (value[row] === 0) continue;
    value[last]! += value[row]!;
    for (let r = 0; r < width; r++) replicates[last * width + r]! += replicates[row * width + r]!;
  }
}

export function quantity({ n, clusters, value, replicates }: Estimates): Quantity {
  const width = replicates.length / n.length;
  const replicate = (row: number, into: Float64Array) => {
    for (let r = 0; r < width; r++) into[r] = replicates[row * width + r]!;
  };
  return { n, clusters, value, replicate };
}

/**
 * `whole - part`: exactly 0 where nobody is left. The economy is the sum of the rows that are in.
 * @param clusters of those who are left, by occupation row
 * @param isIn whether an occupation row belongs to the quantity
 */
export function remainder(
  whole: Estimates,
  part: Estimates,
  clusters: Int32Array,
  isIn: (row: number) => boolean,
): Quantity {
  const last = whole.n.length - 1;
  const width = whole.replicates.length / whole.n.length;
  const n = new Int32Array(last + 1);
  const value = new Float64Array(last + 1);
  const economy = new Float64Array(width);
  const replicate = (row: number, into: Float64Array) => {
    if (row === last) into.set(economy);
    else if (n[row] === 0) into.fill(0);
    else {
      for (let i = row * width, r = 0; r < width; i++, r++) {
        into[r] = whole.replicates[i]! - part.replicates[i]!;
      }
    }
  };
  const own = new Float64Array(width);
  for (let row = 0; row < last; row++) {
    if (!isIn(row) || whole.n[row] === part.n[row]) continue;
    n[row] = whole.n[row]! - part.n[row]!;
    value[row] = whole.value[row]! - part.value[row]!;
    n[last]! += n[row]!;
    value[last]! += value[row]!;
    replicate(row, own);
    for (let r = 0; r < width; r++) economy[r]! += own[r]!;
  }
  return { n, clusters, value, replicate };
}

/** Applies a formula to two quantities, row by row and replicate by replicate. */
export function combine(
  { n, clusters }: Pick<Quantity, "n" | "clusters">,
  a: Pick<Quantity, "value" | "replicate">,
  b: Pick<Quantity, "value" | "replicate">,
  width: number,
  formula: (a: number, b: number) => number,
): Quantity {
  const other = new Float64Array(width);
  return {
    n,
    clusters,
    value: a.value.map((value, row) => formula(value, b.value[row]!)),
    replicate: (row, into) => {
      a.replicate(row, into);
      b.replicate(row, other);
      for (let r = 0; r < width; r++) into[r] = formula(into[r]!, other[r]!);
    },
  };
}

/**
 * Relative standard error of each row: the root mean square distance of its replicates from the full-sample
 * estimate, as a share of it (Rao and Wu 1988 take the distance from the full-sample estimate).
 *
 * NaN, so not measurable, where
 * - fewer than `minN` persons stand behind the estimate (its error would be noise too);
 * - the estimate is 0: the sample cannot tell how small it is;
 * - the persons come from fewer than two clusters that replicates can draw or leave: a mean, share or median
 *   of one cluster is the same in every replicate that has it, and a stratum of one cluster never moves. No
 *   error seen must not be read as "exact".
 * @param width replicates
 */
export function relativeErrors(
  { n, clusters, value, replicate }: Quantity,
  minN: number,
  width: number,
): Float64Array {
  const errors = new Float64Array(n.length).fill(NaN);
  const replicates = new Float64Array(width);
  for (let row = 0; row < n.length; row++) {
    const estimate = value[row]!;
    if (n[row]! < minN || clusters[row]! < 2 || !Number.isFinite(estimate) || estimate === 0) continue;
    replicate(row, replicates);
    let squares = 0;
    let finite = 0;
    for (let r = 0; r < width; r++) {
      const distance = replicates[r]! - estimate;
      if (!Number.isFinite(distance)) continue;
      squares += distance * distance;
      finite++;
    }
    if (finite > 0) errors[row] = Math.sqrt(squares / finite) / Math.abs(estimate);
  }
  return errors;
}

/**
 * 95 % interval by percentiles: the 2.5 % and 97.5 % points of the replicates (linear between order
 * statistics). Percentiles and not estimate ± 1.96 standard errors, because they keep to the range of the
 * quantity (a rate never leaves 0 to 1) and need no symmetry, which rates near 0 and medians of heaped pay do
 * not have.
 * @returns null when fewer than half of the replicates give a number
 */
export function interval95(replicates: Float64Array): readonly [number, number] | null {
  // The 2.5 % point lies between the `tail` smallest: only these and the largest need an order.
  const tail = Math.floor((replicates.length - 1) * 0.025) + 2;
  const smallest = new Float64Array(tail).fill(Infinity);
  const largest = new Float64Array(tail).fill(-Infinity);
  let finite = 0;
  for (let r = 0; r < replicates.length; r++) {
    const value = replicates[r]!;
    if (!Number.isFinite(value)) continue;
    finite++;
    if (value < smallest[tail - 1]!) insert(smallest, value, 1);
    if (value > largest[tail - 1]!) insert(largest, value, -1);
  }
  if (finite === 0 || finite * 2 < replicates.length) return null;
  const position = (finite - 1) * 0.025;
  const below = Math.floor(position);
  const between = (extremes: Float64Array) => {
    const near = extremes[below]!;
    const next = below + 1 < finite ? extremes[below + 1]! : near;
    return near + (next - near) * (position - below);
  };
  return [between(smallest), between(largest)];
}

/** Puts a value into its place among the extremes and drops the last; `sign` 1 ascending, -1 descending. */
function insert(extremes: Float64Array, value: number, sign: 1 | -1): void {
  let at = extremes.length - 1;
  for (; at > 0 && (extremes[at - 1]! - value) * sign > 0; at--) extremes[at] = extremes[at - 1]!;
  extremes[at] = value;
}

/** The q-quantile of ascending numbers, linear between order statistics (Hyndman and Fan 1996, type 7). */
export function quantile(sorted: Float64Array, q: number): number {
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}
