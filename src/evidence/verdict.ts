import type { IndicatorValue } from "./indicator.ts";

/**
 * What the top-down side says of an occupation. `share` is passes / (passes + fails); `robustness` the share
 * of bootstrap replicates with the same verdict. Both are null for `undetermined`: nothing was decided.
 */
export type TopDownVerdict = {
  verdict: "short" | "not-short" | "undetermined";
  passes: number;
  fails: number;
  share: number | null;
  robustness: number | null;
};

/**
 * Short when at least `passShare` of the available indicators pass. Available are those that passed or
 * failed: a suppressed, missing or broken indicator counts on neither side. Fewer than `minAvailable`:
 * undetermined.
 *
 * In a replicate the values and thresholds are the replicate's, but what is available stays as the full
 * sample has it: suppression is a property of the sample, not of a draw from it.
 * Source: at least half of the available indicators, UK Migration Advisory Committee (from memory, to be
 * checked; therefore a parameter).
 * @param passesIn number of available indicators that pass in each replicate
 */
export function topDownVerdict(
  values: readonly Pick<IndicatorValue, "state">[],
  passesIn: ArrayLike<number>,
  rule: { minAvailable: number; passShare: number },
): TopDownVerdict {
  const passes = values.filter((value) => value.state === "pass").length;
  const fails = values.filter((value) => value.state === "fail").length;
  const available = passes + fails;
  if (available < rule.minAvailable) {
    return { verdict: "undetermined", passes, fails, share: null, robustness: null };
  }
  // 0.1 * 30 is not 3 in binary: a share that is reached on paper is reached here.
  const needed = rule.passShare * available - 1e-9;
  const short = passes >= needed;
  let same = 0;
  for (let r = 0; r < passesIn.length; r++) if (passesIn[r]! >= needed === short) same++;
  return {
    verdict: short ? "short" : "not-short",
    passes,
    fails,
    share: passes / available,
    robustness: passesIn.length > 0 ? same / passesIn.length : null,
  };
}

/**
 * Least number of available indicators for a verdict, unless a list sets its own: half of those that the data allow,
 * rounded up, and never fewer than two. Half, as a verdict on three of twelve says more about what was missing than about
 * the occupation; and no fixed number, as one wave without vacancies allows three and six waves with all else twelve.
 * @param allowed indicators that could be read for some occupation at all
 */
export function leastAvailable(allowed: number): number {
  return Math.max(2, Math.ceil(allowed / 2));
}

/** Whether fewer than half of the replicates share a verdict: another sample would as likely say otherwise. */
export function isShaky(robustness: number | null): boolean {
  return robustness !== null && robustness < 0.5;
}

/** What the order of a list looks at. */
export type Rankable = {
  code: string;
  verdict: TopDownVerdict;
  employment: { value: number | null };
};

const verdictOrder = { short: 0, "not-short": 1, undetermined: 2 };

/**
 * The order of a list, total: short, not short, undetermined; then the larger share of passes; then the more
 * robust; then the larger employment; then by code. What is not known comes last in each.
 */
export function byRank(a: Rankable, b: Rankable): number {
  const down = (x: number | null, y: number | null) => (y ?? -1) - (x ?? -1);
  return (
    verdictOrder[a.verdict.verdict] - verdictOrder[b.verdict.verdict] ||
    down(a.verdict.share, b.verdict.share) ||
    down(a.verdict.robustness, b.verdict.robustness) ||
    down(a.employment.value, b.employment.value) ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}
