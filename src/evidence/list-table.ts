import { indicatorIds, type IndicatorState } from "./indicator.ts";
import { readStates } from "./list.ts";

/** How many indicators there are: cells lie at [entry * width + indicator]. */
export const width = indicatorIds.length;

/** States as bytes; those below 2 are available. */
export const failed = 0;
export const passed = 1;
const stateBytes: Readonly<Record<IndicatorState, number>> = {
  fail: failed,
  pass: passed,
  suppressed: 2,
  missing: 3,
  broken: 4,
};
const byteOfLetter = new Map(
  [..."pfsmb"].map((letter) => [letter, stateBytes[readStates(letter)[0]!.state]] as const),
);
const stateNames = ["fail", "pass", "suppressed", "missing", "broken"] as const satisfies IndicatorState[];

/** @returns the word of a state byte */
export const stateOf = (byte: number): IndicatorState => stateNames[byte] ?? "missing";

/** When an occupation is short: `Parameters` of the list says what each means. */
export type ShortRule = { passShare: number; minAvailable: number };

/**
 * The entries of a list as typed arrays, area by area: 446 occupations in 39 areas are three megabytes. What is
 * suppressed, missing or broken has the value NaN, and stays what it is whatever is asked.
 */
export type ListTable = {
  areas: readonly string[];
  /** Entries of areas[a] are those from start[a] up to start[a + 1]. */
  start: Int32Array;
  /** By entry. */
  codes: readonly string[];
  /** By cell. Units: logarithms and shares, as `formulas` has them. */
  value: Float64Array;
  /** By cell; NaN where nothing was compared. */
  threshold: Float64Array;
  /** By cell. */
  state: Uint8Array;
};

/** One entry as the store reads it; numbers in the order of `indicatorIds`. */
export type TableRow = {
  area: string;
  code: string;
  states: string;
  values: readonly (number | null)[];
  thresholds: readonly (number | null)[];
};

/** Lays the entries out; their order does not matter. */
export function listTable(rows: readonly TableRow[]): ListTable {
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  const sorted = rows.toSorted((a, b) => order(a.area, b.area) || order(a.code, b.code));
  const areas: string[] = [];
  const starts: number[] = [];
  const cells = sorted.length * width;
  const value = new Float64Array(cells).fill(NaN);
  const threshold = new Float64Array(cells).fill(NaN);
  const state = new Uint8Array(cells);
  sorted.forEach((row, entry) => {
    if (areas.at(-1) !== row.area) {
      areas.push(row.area);
      starts.push(entry);
    }
    for (let k = 0; k < width; k++) {
      const at = entry * width + k;
      state[at] = byteOfLetter.get(row.states.charAt(k)) ?? stateBytes.missing;
      threshold[at] = row.thresholds[k] ?? NaN;
      if (state[at] <= passed) value[at] = row.values[k] ?? NaN;
    }
  });
  return {
    areas,
    start: Int32Array.from([...starts, sorted.length]),
    codes: sorted.map(({ code }) => code),
    value,
    threshold,
    state,
  };
}
