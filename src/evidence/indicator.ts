/** The indicators of the top-down side of a Critical Occupation List, in the order they are shown. */
export const indicatorIds = [
  "employment-growth",
  "pay-growth",
  "hours-growth",
  "unemployment-rate",
  "under-qualified-share",
  "under-qualified-growth",
  "pay-premium",
  "vacancy-growth",
  "vacancy-growth-3y",
  "vacancy-rate",
  "fill-rate",
  "days-to-fill",
] as const;

export type IndicatorId = (typeof indicatorIds)[number];

/** Whether `n` of an indicator counts vacancies that were closed, and not persons. */
export const countsClosings = (indicator: string): boolean =>
  indicator === "fill-rate" || indicator === "days-to-fill";

/** What `n` of a number counts, as `evidence.dossier.…` says it. */
export function countedBy(number: string): "vacancies" | "closings" | "sample" {
  if (countsClosings(number)) return "closings";
  return number.startsWith("vacancy-g") ? "vacancies" : "sample";
}

export type IndicatorState = "pass" | "fail" | "suppressed" | "missing" | "broken";

/** Why a value is not there: a word of this list, never free text. */
export type Absence =
  | "one-wave"
  | "column-not-in-survey"
  | "no-vacancy-series"
  | "vacancies-in-other-code-list"
  | "no-fills"
  | "fills-in-other-code-list"
  | "fills-under-a-year"
  | "no-closing"
  | "none-filled"
  | "no-norm"
  | "no-observation"
  | "series-break"
  | "no-deflator"
  | "few-persons"
  | "few-vacancies"
  | "few-closings"
  | "imprecise";

/**
 * One number of the list. `value` is null when `state` is missing or broken; a suppressed value is computed
 * but must not be shown to readers. `ci` is the 95 % interval; `n` the persons in the sample that the value
 * rests on (the smaller of both waves for a growth; for a vacancy growth the smaller of both 12-month counts
 * of vacancies; for a fill rate the vacancies closed, for days to fill those filled); `threshold` what it was compared
 * with (`formulas` in `formula.ts` say on which side a pass lies).
 *
 * `rse`, a share (0.3 = 30 %), is the relative standard error of a rate. A growth, a change and a premium may
 * lie near zero or below it, where their own relative error means nothing (a growth of 0.1 % a year known to
 * within 0.2 % is precise, and its relative error is 200 %). Their `rse` is therefore the largest relative
 * standard error of the levels they are made of: employment, median pay, mean hours or share, in each wave.
 * Null: not measurable (see `relativeErrors` in `estimates.ts`), or a full count (vacancies).
 */
export type IndicatorValue = {
  indicator: IndicatorId;
  value: number | null;
  n: number;
  rse: number | null;
  ci: readonly [number, number] | null;
  state: IndicatorState;
  reason: Absence | null;
  threshold: number | null;
};

/** A level that is shown but compared with nothing: people employed. Same marks as `IndicatorValue`. */
export type LevelValue = {
  value: number | null;
  n: number;
  rse: number | null;
  ci: readonly [number, number] | null;
  state: "measured" | "suppressed" | "missing" | "broken";
  reason: Absence | null;
};

/**
 * How an occupation's value is compared with the economy's, in the same area:
 * - `economy`: the value of all persons together to whom the formula applies (for every indicator those
 *   with an occupation code; for unemployment a last occupation; for under-qualification a group with a
 *   norm);
 * - `median-plus`: the median over the occupations that have a value, moved by `percent` of its size towards
 *   the side of shortage;
 * - `quantile`: the q-quantile over the occupations that have a value, counted from the side away from
 *   shortage, so that q = 0.75 always lets at most the quarter pass that looks shortest.
 * A pass lies strictly beyond the threshold.
 */
export type ComparisonRule =
  | { kind: "economy" }
  | { kind: "median-plus"; percent: number }
  | { kind: "quantile"; q: number };
