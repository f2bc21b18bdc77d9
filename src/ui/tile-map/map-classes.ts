/** A step of the sequential scale, 1 (light) to 5 (dark). */
export type ScaleLevel = 1 | 2 | 3 | 4 | 5;

/** One class of a map: values from `from` to `to`, both included, share a level of the scale. */
export type MapClass = { from: number; to: number; level: ScaleLevel };

const levels: Record<number, readonly ScaleLevel[]> = {
  1: [3],
  2: [2, 5],
  3: [1, 3, 5],
  4: [1, 2, 4, 5],
  5: [1, 2, 3, 4, 5],
};

/**
 * Sorts values into at most five classes. `quantile` puts about as many places in each, `equal` cuts the
 * range into equal steps. Equal values never fall into different classes, so there may be fewer; a class
 * without a value is left out. The bounds are the smallest and largest value in it: the legend promises
 * nothing that is not on the map.
 *
 * @param values shown values in any order
 * @returns classes in ascending order; none for no value
 */
export function mapClasses(values: readonly number[], method: "quantile" | "equal"): MapClass[] {
  const sorted = values.toSorted((a, b) => a - b);
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) return [];
  const upper = (index: number) =>
    method === "equal"
      ? min + ((max - min) * index) / 5
      : (sorted[Math.ceil((sorted.length * index) / 5) - 1] ?? max);
  const bounds = [...new Set([upper(1), upper(2), upper(3), upper(4), max])];
  const groups = bounds
    .map((bound, index) => sorted.filter((v) => v <= bound && v > (bounds[index - 1] ?? -Infinity)))
    .filter((group) => group.length > 0);
  return groups.map((group, index) => ({
    from: group[0] ?? min,
    to: group.at(-1) ?? max,
    level: levels[groups.length]?.[index] ?? 3,
  }));
}

/** The level of a value that was among the classified ones; undefined for any other. */
export function levelOf(value: number, classes: readonly MapClass[]): ScaleLevel | undefined {
  return classes.find(({ from, to }) => value >= from && value <= to)?.level;
}
