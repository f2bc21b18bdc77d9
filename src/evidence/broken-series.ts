import { indicatorIds } from "./indicator.ts";
import { readStates } from "./list.ts";
import { leastAvailable } from "./verdict.ts";

/** What broken series take from the verdicts of one area. */
export type BrokenSeries = {
  /** Values that could not be computed, and of how many indicators. */
  values: number;
  indicators: number;
  /** Indicators that a verdict of these data would need if no series were broken, and those that one needed here. */
  usual: number;
  least: number;
  /** Verdicts on fewer than the usual number. */
  thin: number;
};

/**
 * Counts values of broken series, and the verdicts that rest on fewer indicators than the same data would ask for with
 * whole series. A resampling never draws what is broken: it says nothing of how sure such a verdict is.
 * @param words states of each entry of the area, as `statesWord` writes them
 * @param least the list's own least number of available indicators
 * @returns null where no series is broken
 */
export function brokenSeries(words: readonly string[], least: number): BrokenSeries | null {
  const states = words.map((word) => readStates(word).map(({ state }) => state));
  const anyIs = (k: number, some: readonly string[]) =>
    states.some((one) => some.includes(one[k] ?? "missing"));
  const columns = indicatorIds.map((_, k) => k);
  const indicators = columns.filter((k) => anyIs(k, ["broken"])).length;
  if (indicators === 0) return null;
  const whole = columns.filter((k) => anyIs(k, ["pass", "fail", "suppressed", "broken"])).length;
  const usual = Math.max(least, leastAvailable(whole));
  return {
    values: states.flat().filter((state) => state === "broken").length,
    indicators,
    usual,
    least,
    thin: states.filter((one) => {
      const available = one.filter((state) => state === "pass" || state === "fail").length;
      return available >= least && available < usual;
    }).length,
  };
}

/** What broken series take from the verdicts of one area of a list, by the least number of indicators that it asks for. */
export const brokenIn = (
  { parameters }: { parameters: { minAvailable: number | null } },
  words: readonly string[],
): BrokenSeries | null => brokenSeries(words, parameters.minAvailable ?? leastAvailable(indicatorIds.length));

/** Whether a verdict rests on too few indicators for its replicates to speak of it. */
export const isThin = (
  { passes, fails, robustness }: { passes: number; fails: number; robustness: number | null },
  broken: BrokenSeries | null,
): boolean => robustness !== null && broken !== null && passes + fails < broken.usual;
