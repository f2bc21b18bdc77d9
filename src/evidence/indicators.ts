import { combine, interval95, relativeErrors, type Quantity } from "./estimates.ts";
import type { FillMeasures } from "./fill-measures.ts";
import type { Absence, IndicatorId, LevelValue } from "./indicator.ts";
import type { Levels } from "./occupation-totals.ts";
import { columnOfGrowth, type BrokenColumn } from "./bridge.ts";
import type { VacancyGrowth, VacancyMeasures } from "./vacancy-series.ts";

/**
 * One indicator of one area before it is compared: a row for each occupation and a last row for the economy.
 * NaN is "no value".
 */
export type Measured = {
  indicator: IndicatorId;
  /** Why no occupation has a value. */
  absence: Absence | null;
  /** Occupation rows without a value for a reason of their own. */
  rowAbsence: ReadonlyMap<number, Absence>;
  n: Int32Array;
  value: Float64Array;
  /** Writes out the replicates of a row; null: a full count, the same in every replicate. */
  replicate: Quantity["replicate"] | null;
  /** Relative standard error by the definition at `IndicatorValue`; null: a full count. */
  rse: Float64Array | null;
};

export type IndicatorInput = {
  /** Levels of the first wave of the window; null with one wave, or where every growth is broken. */
  first: Levels | null;
  last: Levels;
  /** By column what a level of the first wave is multiplied with, as `bridgeFactors` gives it. */
  bridges: Readonly<Record<BrokenColumn, Float64Array | "series-break" | null>> | "one-wave";
  /** Years from the first to the last wave. */
  years: number;
  /** ln(P1 / P0) of the price index; 0 where pay is nominal, null where nominal pay cannot be compared. */
  priceGrowth: number | null;
  /** Lowest expected education by occupation row, -1 for a group without a norm. */
  norms: Int8Array;
  vacancies: VacancyMeasures | "no-vacancy-series" | "vacancies-in-other-code-list";
  fills: FillMeasures | "no-fills" | "fills-in-other-code-list" | "fills-under-a-year";
  minN: number;
  /** Replicates. */
  width: number;
};

/**
 * The indicators of one area, in the order of `indicatorIds`.
 *
 * With 0 and 1 for the first and last wave, years Δt, E employed, W median pay, P prices, H mean hours, U
 * unemployed by last occupation, q the share below the norm, V vacancies: employment ln(E1/E0)/Δt; pay
 * ln((W1/P1)/(W0/P0))/Δt; hours ln(H1/H0)/Δt; unemployment U1/(U1+E1); under-qualification q1 and (q1-q0)/Δt;
 * premium ln(W1/W1 of all); vacancies as in `vacancyMeasures`, and V/(V+E1); fills as in `fillMeasures`. Sources: `formulas` in
 * `formula.ts`.
 */
export function measureIndicators(input: IndicatorInput): Measured[] {
  const { first, last, years, minN, vacancies, width } = input;
  const none = new Map<number, Absence>();
  const withoutNorm = new Map<number, Absence>();
  input.norms.forEach((norm, row) => norm < 0 && withoutNorm.set(row, "no-norm"));
  const errors = (quantity: Quantity) => relativeErrors(quantity, minN, width);

  const level = (
    indicator: IndicatorId,
    quantity: Quantity | null,
    rowAbsence: ReadonlyMap<number, Absence>,
  ): Measured => {
    if (!quantity) return absent(indicator, "column-not-in-survey");
    return { indicator, absence: null, rowAbsence, ...quantity, rse: errors(quantity) };
  };

  const change = (
    indicator: IndicatorId,
    levelOf: (levels: Levels) => Quantity | null,
    rowAbsence: ReadonlyMap<number, Absence>,
    formula: (before: number, after: number) => number,
  ): Measured => {
    if (input.bridges === "one-wave") return absent(indicator, "one-wave");
    const factors = input.bridges[columnOfGrowth[indicator]!];
    if (factors === "series-break" || !first) return absent(indicator, "series-break");
    const asked = levelOf(first);
    const after = levelOf(last);
    if (!asked || !after) return absent(indicator, "column-not-in-survey");
    const before = factors ? bridged(asked, factors) : asked;
    const smaller = (a: Int32Array, b: Int32Array) => a.map((count, row) => Math.min(count, b[row]!));
    const n = smaller(before.n, after.n);
    const clusters = smaller(before.clusters, after.clusters);
    return {
      indicator,
      absence: null,
      rowAbsence: factors ? withBreaks(rowAbsence, factors) : rowAbsence,
      ...combine({ n, clusters }, before, after, width, formula),
      // A factor is taken as it is declared: it adds nothing to the error of the level.
      rse: larger(errors(asked), errors(after)),
    };
  };

  const growth = (drift: number) => (before: number, after: number) =>
    (Math.log(after / before) - drift) / years;
  return [
    change("employment-growth", (levels) => levels.employment, none, growth(0)),
    input.priceGrowth === null
      ? absent("pay-growth", "no-deflator")
      : change("pay-growth", (levels) => levels.pay, none, growth(input.priceGrowth)),
    change("hours-growth", (levels) => levels.hours, none, growth(0)),
    level("unemployment-rate", last.unemployment, none),
    level("under-qualified-share", last.underQualified, withoutNorm),
    change(
      "under-qualified-growth",
      (levels) => levels.underQualified,
      withoutNorm,
      (before, after) => (after - before) / years,
    ),
    payPremium(last.pay, errors, width),
    vacancyGrowth("vacancy-growth", vacancies, (measures) => measures.growth),
    vacancyGrowth("vacancy-growth-3y", vacancies, (measures) => measures.growth3y),
    vacancyRate(vacancies, last.employment, errors(last.employment), width),
    ...fillIndicators(input.fills, errors),
  ];
}

function absent(indicator: IndicatorId, absence: Absence): Measured {
  const none = { n: new Int32Array(0), value: new Float64Array(0), replicate: null, rse: null };
  return { indicator, absence, rowAbsence: new Map(), ...none };
}

/** A level as the later wave would have measured it. */
function bridged(level: Quantity, factors: Float64Array): Quantity {
  return {
    ...level,
    value: level.value.map((value, row) => value * factors[row]!),
    replicate: (row, into) => {
      level.replicate(row, into);
      for (let r = 0; r < into.length; r++) into[r]! *= factors[row]!;
    },
  };
}

/** An occupation that a bridge says nothing of stays broken. */
function withBreaks(rowAbsence: ReadonlyMap<number, Absence>, factors: Float64Array) {
  const all = new Map(rowAbsence);
  factors.forEach((factor, row) => {
    if (Number.isNaN(factor) && !all.has(row)) all.set(row, "series-break");
  });
  return all;
}

function larger(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, row) => Math.max(value, b[row]!));
}

/** Where nothing was closed there is no rate, and where nothing was filled no days to fill. */
function fillIndicators(
  fills: IndicatorInput["fills"],
  errors: (quantity: Quantity) => Float64Array,
): Measured[] {
  if (typeof fills === "string") return [absent("fill-rate", fills), absent("days-to-fill", fills)];
  const { rate, days } = fills;
  const unclosed = new Map<number, Absence>();
  const unfilled = new Map<number, Absence>();
  rate.n.forEach((n, row) => {
    if (n === 0) unclosed.set(row, "no-closing");
    if (days.n[row] === 0) unfilled.set(row, n === 0 ? "no-closing" : "none-filled");
  });
  return [
    { indicator: "fill-rate", absence: null, rowAbsence: unclosed, ...rate, rse: errors(rate) },
    { indicator: "days-to-fill", absence: null, rowAbsence: unfilled, ...days, rse: errors(days) },
  ];
}

/** ln(median pay of the occupation / median pay of all together): the economy's own premium is 0. */
function payPremium(pay: Quantity | null, errors: (pay: Quantity) => Float64Array, width: number): Measured {
  if (!pay) return absent("pay-premium", "column-not-in-survey");
  const economy = pay.n.length - 1;
  const everybody = {
    value: new Float64Array(pay.n.length).fill(pay.value[economy]!),
    replicate: (_row: number, into: Float64Array) => pay.replicate(economy, into),
  };
  const rse = errors(pay);
  return {
    indicator: "pay-premium",
    absence: null,
    rowAbsence: new Map(),
    ...combine(pay, everybody, pay, width, (all, own) => Math.log(own / all)),
    rse: rse.map((error) => Math.max(error, rse[economy]!)),
  };
}

function vacancyGrowth(
  indicator: IndicatorId,
  vacancies: IndicatorInput["vacancies"],
  growthOf: (measures: VacancyMeasures) => VacancyGrowth,
): Measured {
  if (typeof vacancies === "string") return absent(indicator, vacancies);
  const { n, value } = growthOf(vacancies);
  return { indicator, absence: null, rowAbsence: new Map(), n, value, replicate: null, rse: null };
}

/**
 * V/(V+E), V the mean monthly vacancies of the 12 months up to the wave. V is a full count, so the error that
 * counts is that of E; the economy pools the occupations that V is known for.
 */
function vacancyRate(
  vacancies: IndicatorInput["vacancies"],
  employment: Quantity,
  rse: Float64Array,
  width: number,
): Measured {
  if (typeof vacancies === "string") return absent("vacancy-rate", vacancies);
  const { openings } = vacancies;
  const economy = employment.n.length - 1;
  const value = employment.value.slice();
  const pooled = new Float64Array(width);
  const own = new Float64Array(width);
  value[economy] = 0;
  for (let row = 0; row < economy; row++) {
    if (Number.isNaN(openings[row]!) || employment.n[row] === 0) continue;
    value[economy]! += value[row]!;
    employment.replicate(row, own);
    for (let r = 0; r < width; r++) pooled[r]! += own[r]!;
  }
  const employed = {
    value,
    replicate: (row: number, into: Float64Array) =>
      row === economy ? into.set(pooled) : employment.replicate(row, into),
  };
  const open = {
    value: openings,
    replicate: (row: number, into: Float64Array) => void into.fill(openings[row]!),
  };
  return {
    indicator: "vacancy-rate",
    absence: null,
    rowAbsence: new Map(),
    // Vacancies where nobody was seen at work are no rate of 100 %.
    ...combine(employment, employed, open, width, (e, v) => (e > 0 ? v / (v + e) : NaN)),
    rse,
  };
}

/** Why a row without an absence of its own is kept from readers: too few persons, or not precise enough. */
export function suppression(n: number, rse: number | null, minN: number, maxRse: number) {
  if (n < minN) return "few-persons" as const;
  return rse !== null && rse <= maxRse ? null : ("imprecise" as const);
}

/** Employment of each row as it is shown. `minN` and `maxRse` as in the parameters. */
export function employmentValues(
  employment: Quantity,
  { minN, maxRse, replicates }: { minN: number; maxRse: number; replicates: number },
): LevelValue[] {
  const errors = relativeErrors(employment, minN, replicates);
  const own = new Float64Array(replicates);
  return Array.from(employment.n, (n, row): LevelValue => {
    if (n === 0) return { value: null, n, rse: null, ci: null, state: "missing", reason: "no-observation" };
    const rse = Number.isNaN(errors[row]!) ? null : errors[row]!;
    const reason = suppression(n, rse, minN, maxRse);
    employment.replicate(row, own);
    const ci = rse === null ? null : interval95(own);
    return { value: employment.value[row]!, n, rse, ci, state: reason ? "suppressed" : "measured", reason };
  });
}
