import { interval95, quantile } from "./estimates.ts";
import type { Side } from "./formula.ts";
import { countsClosings, type Absence, type ComparisonRule, type IndicatorValue } from "./indicator.ts";
import { suppression, type Measured } from "./indicators.ts";

/**
 * Rounding is no evidence: a value that differs from its threshold by less than this has not passed it.
 * Values are shares and logarithms of ratios, of the order of 1, so the distance is absolute near 0 and
 * relative beyond 1.
 */
const tolerance = 1e-12;

export function isBeyond(value: number, threshold: number, side: Side): boolean {
  const distance = side === "high" ? value - threshold : threshold - value;
  return distance > tolerance * Math.max(1, Math.abs(value), Math.abs(threshold));
}

export type Comparison = {
  side: Side;
  rule: ComparisonRule;
  minN: number;
  maxRse: number;
  /** Replicates. */
  width: number;
};

/**
 * Gives every row its state.
 * The order of questions: is the whole indicator absent (broken for a series break, else missing); has the
 * row a reason of its own; has it a value; enough persons; enough precision; only then pass or fail.
 * @param rows the occupation rows to compare
 * @param passesIn at [row * width + replicate]; grows by 1 in each replicate in which an available row passes
 * @returns a value for each of `rows`, in their order
 */
export function compare(
  measured: Measured,
  comparison: Comparison,
  rows: readonly number[],
  passesIn: Uint8Array,
): IndicatorValue[] {
  const { indicator, absence, n, value, replicate, rse } = measured;
  const { side, width } = comparison;
  const reasons = rows.map((row) => withheld(measured, row, comparison));
  const available = rows.filter((_, i) => reasons[i] === null);
  const threshold = absence ? null : thresholdOf(measured, available, comparison);
  const thresholds = absence || !replicate ? null : replicateThresholds(measured, available, comparison);
  const own = new Float64Array(width);

  return rows.map((row, i): IndicatorValue => {
    const reason = reasons[i]!;
    const count = absence ? 0 : n[row]!;
    const none = { indicator, value: null, n: count, rse: null, ci: null, threshold };
    if (reason === "series-break") return { ...none, state: "broken", reason };
    if (reason && !isSuppression(reason)) return { ...none, state: "missing", reason };
    // Nothing to compare with is no failure.
    if (threshold === null) return { ...none, state: "missing", reason: "no-observation" };

    const error = rse && !Number.isNaN(rse[row]!) ? rse[row]! : null;
    const number = { indicator, value: value[row]!, n: count, rse: error, ci: null, threshold };
    if (reason && error === null) return { ...number, state: "suppressed", reason };
    if (replicate) replicate(row, own);
    else own.fill(value[row]!);
    const ci = replicate ? interval95(own) : null;
    if (reason) return { ...number, ci, state: "suppressed", reason };
    for (let r = 0; r < width; r++) {
      if (isBeyond(own[r]!, thresholds ? thresholds[r]! : threshold, side)) passesIn[row * width + r]!++;
    }
    return { ...number, ci, state: isBeyond(value[row]!, threshold, side) ? "pass" : "fail", reason: null };
  });
}

function withheld(measured: Measured, row: number, { minN, maxRse }: Comparison): Absence | null {
  const { absence, rowAbsence, n, value, rse } = measured;
  if (absence) return absence;
  const own = rowAbsence.get(row);
  if (own) return own;
  if (n[row] === 0 || !Number.isFinite(value[row]!)) return "no-observation";
  if (!rse) return n[row]! < minN ? "few-vacancies" : null;
  const few = suppression(n[row]!, rse[row]!, minN, maxRse);
  return few === "few-persons" && countsClosings(measured.indicator) ? "few-closings" : few;
}

function isSuppression(reason: Absence): boolean {
  return ["few-persons", "few-vacancies", "few-closings", "imprecise"].includes(reason);
}

/** @returns the threshold of the full sample; null where there is nothing to compare with */
function thresholdOf({ value }: Measured, available: readonly number[], comparison: Comparison) {
  const threshold =
    comparison.rule.kind === "economy"
      ? value.at(-1)!
      : amongOccupations(
          Float64Array.from(available, (row) => value[row]!),
          comparison.rule,
          comparison.side,
        );
  return Number.isFinite(threshold) ? threshold : null;
}

/**
 * The threshold of each replicate, from the replicate's own values; NaN, which nothing passes, where it has
 * none.
 */
function replicateThresholds(measured: Measured, available: readonly number[], comparison: Comparison) {
  const { rule, side, width } = comparison;
  const thresholds = new Float64Array(width);
  if (rule.kind === "economy") {
    measured.replicate!(measured.n.length - 1, thresholds);
    return thresholds;
  }
  const table = new Float64Array(available.length * width);
  available.forEach((row, i) => measured.replicate!(row, table.subarray(i * width, (i + 1) * width)));
  return thresholds.map((_, r) => {
    return amongOccupations(
      Float64Array.from(available, (_row, i) => table[i * width + r]!),
      rule,
      side,
    );
  });
}

/**
 * The threshold of a rule that looks at the occupations (see `ComparisonRule`); NaN where none has a value.
 */
function amongOccupations(
  values: Float64Array,
  rule: Exclude<ComparisonRule, { kind: "economy" }>,
  side: Side,
): number {
  const sorted = values.filter(Number.isFinite).sort();
  if (sorted.length === 0) return NaN;
  if (rule.kind === "quantile") return quantile(sorted, side === "high" ? rule.q : 1 - rule.q);
  const median = quantile(sorted, 0.5);
  const step = (Math.abs(median) * rule.percent) / 100;
  return side === "high" ? median + step : median - step;
}
