import { interval95, quantile } from "./estimates.ts";
import type { Side } from "./formula.ts";
import type { Absence, ComparisonRule, IndicatorValue } from "./indicator.ts";
import { suppression, type Measured } from "./indicators.ts";

/** An indicator of one area, compared: a value for each occupation row. */
export type Compared = {
  values: IndicatorValue[];
  /** The economy's own value; null where it has none. */
  economy: number | null;
  /** 1 where an available row passes, at [row * R + replicate]. */
  passesIn: Uint8Array;
};

/** Rounding is no evidence: a value that differs from its threshold by less than this share has not passed it. */
const tolerance = 1e-12;

export function isBeyond(value: number, threshold: number, side: Side): boolean {
  const distance = side === "high" ? value - threshold : threshold - value;
  return distance > tolerance * Math.max(Math.abs(value), Math.abs(threshold));
}

/**
 * Gives every row its state, and says in which replicates an available row passes.
 * The order of questions: is the whole indicator absent (broken for a series break, else missing); has the row a
 * reason of its own; has it a value; enough persons; enough precision; only then pass or fail.
 * @param rows number of occupations
 */
export function compare(
  measured: Measured,
  side: Side,
  rule: ComparisonRule,
  limits: { minN: number; maxRse: number },
  rows: number,
  width: number,
): Compared {
  const { indicator, n, value, replicates, rse } = measured;
  const passesIn = new Uint8Array(rows * width);
  const reasons = Array.from({ length: rows }, (_, row) => withheld(measured, row, limits));
  const available = reasons.flatMap((reason, row) => (reason ? [] : [row]));
  const economy = measured.absence || !Number.isFinite(value[rows]!) ? null : value[rows]!;
  const threshold = measured.absence ? null : thresholdOf(value, 1, 0, available, rows, rule, side);

  for (let r = 0; r < width && available.length > 0; r++) {
    const limit = replicates ? thresholdOf(replicates, width, r, available, rows, rule, side) : threshold;
    if (limit === null) continue;
    for (const row of available) {
      const own = replicates ? replicates[row * width + r]! : value[row]!;
      if (isBeyond(own, limit, side)) passesIn[row * width + r] = 1;
    }
  }

  const values = reasons.map((reason, row): IndicatorValue => {
    const count = measured.absence ? 0 : n[row]!;
    const absent = { indicator, value: null, n: count, rse: null, ci: null, threshold };
    if (reason === "series-break") return { ...absent, state: "broken", reason };
    if (reason && !isSuppression(reason)) return { ...absent, state: "missing", reason };
    // Nothing to compare with is no failure.
    if (threshold === null) return { ...absent, state: "missing", reason: "no-observation" };
    const own = value[row]!;
    const error = rse && !Number.isNaN(rse[row]!) ? rse[row]! : null;
    const known = replicates && error !== null && count >= limits.minN;
    const ci = known ? interval95(replicates, row * width, (row + 1) * width) : null;
    const number = { indicator, value: own, n: count, rse: error, ci, threshold };
    if (reason) return { ...number, state: "suppressed", reason };
    return { ...number, state: isBeyond(own, threshold, side) ? "pass" : "fail", reason: null };
  });
  return { values, economy, passesIn };
}

function withheld(
  measured: Measured,
  row: number,
  { minN, maxRse }: { minN: number; maxRse: number },
): Absence | null {
  const { absence, rowAbsence, n, value, rse } = measured;
  if (absence) return absence;
  const own = rowAbsence.get(row);
  if (own) return own;
  if (n[row] === 0 || !Number.isFinite(value[row]!)) return "no-observation";
  if (!rse) return n[row]! < minN ? "few-vacancies" : null;
  return suppression(n[row]!, rse[row]!, minN, maxRse);
}

function isSuppression(reason: Absence): boolean {
  return reason === "few-persons" || reason === "few-vacancies" || reason === "imprecise";
}

/**
 * The threshold of a rule (see `ComparisonRule`) over values at [row * width + offset].
 * @returns null where there is nothing to compare with
 */
function thresholdOf(
  values: Float64Array,
  width: number,
  offset: number,
  available: readonly number[],
  economyRow: number,
  rule: ComparisonRule,
  side: Side,
): number | null {
  if (rule.kind === "economy") {
    const economy = values[economyRow * width + offset]!;
    return Number.isFinite(economy) ? economy : null;
  }
  const sorted = Float64Array.from(available, (row) => values[row * width + offset]!)
    .filter(Number.isFinite)
    .sort();
  if (sorted.length === 0) return null;
  if (rule.kind === "quantile") return quantile(sorted, side === "high" ? rule.q : 1 - rule.q);
  const median = quantile(sorted, 0.5);
  const step = (Math.abs(median) * rule.percent) / 100;
  return side === "high" ? median + step : median - step;
}
