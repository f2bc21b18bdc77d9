/**
 * Estimates of one quantity: a row for each occupation and a last row for the economy.
 * `replicates` holds the bootstrap replicates at [row * R + replicate]; `n` the persons each estimate rests on.
 */
export type Estimates = { n: Int32Array; value: Float64Array; replicates: Float64Array };

export function emptyEstimates(rows: number, replicates: number): Estimates {
  return {
    n: new Int32Array(rows),
    value: new Float64Array(rows),
    replicates: new Float64Array(rows * replicates),
  };
}

/** Adds the estimates of `from` to those of `to`, row by row. */
export function addEstimates(to: Estimates, from: Estimates): void {
  for (let i = 0; i < from.n.length; i++) to.n[i]! += from.n[i]!;
  for (let i = 0; i < from.value.length; i++) to.value[i]! += from.value[i]!;
  for (let i = 0; i < from.replicates.length; i++) to.replicates[i]! += from.replicates[i]!;
}

/** Sums all rows before the last into the last: the economy is the sum of its occupations. */
export function closeEconomy({ n, value, replicates }: Estimates): void {
  const last = n.length - 1;
  const width = replicates.length / n.length;
  for (let row = 0; row < last; row++) {
    n[last]! += n[row]!;
    value[last]! += value[row]!;
    for (let r = 0; r < width; r++) replicates[last * width + r]! += replicates[row * width + r]!;
  }
}

/**
 * `part / whole`, row by row and replicate by replicate; NaN where the whole is 0. `n` is the whole's.
 * Rows of fewer than `minN` persons get no replicates: their error is not shown.
 */
export function ratio(part: Estimates, whole: Estimates, minN: number): Estimates {
  const { n } = whole;
  return { n, ...combine(n, minN, part, whole, (a, b) => a / b) };
}

/**
 * Applies a formula to two quantities, row by row and replicate by replicate.
 * Rows of fewer than `minN` persons get NaN for replicates: their error is not shown.
 */
export function combine(
  n: Int32Array,
  minN: number,
  a: Pick<Estimates, "value" | "replicates">,
  b: Pick<Estimates, "value" | "replicates">,
  formula: (a: number, b: number) => number,
): Pick<Estimates, "value" | "replicates"> {
  const width = a.replicates.length / n.length;
  const value = new Float64Array(n.length);
  const replicates = new Float64Array(a.replicates.length).fill(NaN);
  for (let row = 0; row < n.length; row++) {
    value[row] = formula(a.value[row]!, b.value[row]!);
    if (n[row]! < minN) continue;
    for (let i = row * width; i < (row + 1) * width; i++) {
      replicates[i] = formula(a.replicates[i]!, b.replicates[i]!);
    }
  }
  return { value, replicates };
}

/**
 * Relative standard error of each row: the root mean square distance of its replicates from the full-sample
 * estimate, as a share of it (Rao and Wu 1988 take the distance from the full-sample estimate).
 *
 * NaN, so not measurable, where
 * - fewer than `minN` persons stand behind the estimate (its error would be noise too);
 * - the estimate is 0: the sample cannot tell how small it is;
 * - every person comes from a stratum with one cluster: replicates that cannot move show no error, which must not
 *   be read as "exact".
 * @param measurable 1 for rows with a person from a stratum of two clusters or more
 */
export function relativeErrors(estimates: Estimates, minN: number, measurable: Uint8Array): Float64Array {
  const { n, value, replicates } = estimates;
  const width = replicates.length / n.length;
  const errors = new Float64Array(n.length).fill(NaN);
  for (let row = 0; row < n.length; row++) {
    const estimate = value[row]!;
    if (n[row]! < minN || !measurable[row] || !Number.isFinite(estimate) || estimate === 0) continue;
    let squares = 0;
    let finite = 0;
    for (let i = row * width; i < (row + 1) * width; i++) {
      const distance = replicates[i]! - estimate;
      if (!Number.isFinite(distance)) continue;
      squares += distance * distance;
      finite++;
    }
    if (finite > 0) errors[row] = Math.sqrt(squares / finite) / Math.abs(estimate);
  }
  return errors;
}

/**
 * 95 % interval by percentiles: the 2.5 % and 97.5 % points of the replicates (linear between order statistics).
 * Percentiles and not estimate ± 1.96 standard errors, because they keep to the range of the quantity (a rate never
 * leaves 0 to 1) and need no symmetry, which rates near 0 and medians of heaped pay do not have.
 * @returns null when fewer than half of the replicates give a number
 */
export function interval95(
  replicates: Float64Array,
  from = 0,
  to = replicates.length,
): readonly [number, number] | null {
  // The 2.5 % point lies between the `tail` smallest: only these and the largest need an order.
  const tail = Math.floor((to - from - 1) * 0.025) + 2;
  const smallest = new Float64Array(tail).fill(Infinity);
  const largest = new Float64Array(tail).fill(-Infinity);
  let finite = 0;
  for (let i = from; i < to; i++) {
    const value = replicates[i]!;
    if (!Number.isFinite(value)) continue;
    finite++;
    if (value < smallest[tail - 1]!) insert(smallest, value, 1);
    if (value > largest[tail - 1]!) insert(largest, value, -1);
  }
  if (finite === 0 || finite * 2 < to - from) return null;
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
