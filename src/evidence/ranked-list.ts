import { compare } from "./comparison.ts";
import { logPriceGrowth, type Pay } from "./deflator.ts";
import { qualificationNorm } from "./education.ts";
import { emptyEstimates, quantity } from "./estimates.ts";
import { formulas } from "./formula.ts";
import type { IndicatorId, IndicatorValue, LevelValue } from "./indicator.ts";
import { fillMeasures, prepareFills } from "./fill-measures.ts";
import { fillCodes, type Fills } from "./fills.ts";
import { employmentValues, measureIndicators, type IndicatorInput, type Measured } from "./indicators.ts";
import {
  addTotals,
  askedColumns,
  emptyTotals,
  employmentTotals,
  levels,
  medianPay,
  occupationTotals,
  type Levels,
} from "./occupation-totals.ts";
import { national } from "./area.ts";
import { type Parameters } from "./parameters.ts";
import { codesAt, payOrder, prepareSample, type Frame, type Sample } from "./sample.ts";
import { bridgeFactors, brokenColumns } from "./bridge.ts";
import { vacancyCodes, vacancyMeasures, type VacancySeries } from "./vacancy-series.ts";
import { byRank, leastAvailable, topDownVerdict, type TopDownVerdict } from "./verdict.ts";
import type { Wave } from "./wave.ts";

export type ListInput = {
  /** In any order; no two of one period. */
  waves: readonly Wave[];
  vacancies?: VacancySeries | null;
  fills?: Fills | null;
  parameters: Parameters;
  /** Whole number; the same input and seed give the same bits. */
  seed: number;
  /** Told the share of the work that is done, rising to 1. */
  onProgress?: (share: number) => void;
};

export type ListResult = {
  /** First and last wave that count and the years between; null when no wave is in the window. */
  window: { from: string; to: string; years: number } | null;
  /** What every wave in the window was sampled with, ascending by period. */
  waves: WaveDesign[];
  codeList: string | null;
  level: number;
  seed: number;
  replicates: number;
  /** Indicators that had to be available for a verdict: as asked, or half of what the data allowed. */
  minAvailable: number;
  /** Real only with a price index for both ends of the window. */
  pay: Pay;
  /** The nation first, then provinces by code; those asked for and found. */
  areas: AreaList[];
  /**
   * Employment of the nation in every wave of the window, ascending by period, for each occupation of its
   * list.
   */
  trends: Record<string, TrendPoint[]>;
};

export type WaveDesign = {
  period: string;
  codeList: string;
  persons: number;
  /** Null: the wave is in another code list than the last and nothing bridges it; it was left out. */
  design: { clusters: number; personsAreClusters: boolean; strata: number; singleStrata: number } | null;
};

export type TrendPoint = LevelValue & { period: string };

export type AreaList = {
  area: string;
  /** Employment of all occupations together. */
  employment: LevelValue;
  /** The economy's own value of each indicator; null where it has none. */
  economy: Record<IndicatorId, number | null>;
  /**
   * Ranked (`byRank`); only occupations with a person in the sample, at either end, or a vacancy in the area,
   * open or closed.
   */
  occupations: RankedOccupation[];
};

export type RankedOccupation = {
  rank: number;
  code: string;
  employment: LevelValue;
  /** In the order of `indicatorIds`. */
  indicators: IndicatorValue[];
  verdict: TopDownVerdict;
};

/**
 * The top-down side of a Critical Occupation List: indicators, verdicts and the ranked list of each area.
 *
 * Pure and deterministic: no clock, no random numbers but those of `seed`; the order of persons, waves, codes
 * and areas changes nothing. A growth is `missing (one-wave)` when the window holds one wave, and `broken`
 * when any wave in it is in another code list than the last, or a break is declared, unless a bridge is declared too.
 * Every area is compared with its own economy.
 * Throws when two waves have one period: a data set never has.
 */
export function computeList(input: ListInput): ListResult {
  const { parameters, seed, vacancies = null, fills = null, onProgress } = input;
  const waves = wavesInWindow(input.waves, parameters.window);
  const first = waves[0];
  const last = waves.at(-1);
  const { level, replicates } = parameters;
  const result: ListResult = {
    window: null,
    waves: [],
    codeList: last?.codeList ?? null,
    level,
    seed,
    replicates,
    minAvailable: parameters.minAvailable ?? leastAvailable(0),
    pay: "nominal",
    areas: [],
    trends: {},
  };
  if (!first || !last) return result;

  const comparable = waves.filter((wave) => wave.codeList === last.codeList);
  const joined = vacancies && vacancies.codeList === last.codeList ? vacancies : null;
  const vacancyOccupations = joined ? vacancyCodes(joined, level) : [];
  const joinedFills = fills && fills.codeList === last.codeList ? fills : null;
  const fillOccupations = joinedFills ? fillCodes(joinedFills, level) : [];
  const known = codesAt(
    level,
    ...comparable.map((wave) => wave.occupations),
    vacancyOccupations,
    fillOccupations,
  );
  const shown = new Set(known);
  // What only an older list has is nobody's growth, but part of all together.
  const occupations = codesAt(level, known, first.occupations);
  const breaks = brokenColumns.map((column) => [
    column,
    bridgeFactors(column, waves, parameters.breaks, occupations),
  ]);
  const bridges =
    waves.length === 1
      ? "one-wave"
      : (Object.fromEntries(breaks) as Exclude<IndicatorInput["bridges"], string>);
  const hasGrowth = bridges !== "one-wave" && breaks.some(([, factors]) => factors !== "series-break");
  const areas = [...new Set([...last.areas, ...(hasGrowth ? first.areas : [])])].sort();
  const frame: Frame = { level, occupations, areas, replicates, seed };
  const closings = joinedFills && prepareFills(joinedFills, frame, parameters.vacanciesTo);
  const wanted = parameters.areas ?? [national, ...areas];
  const steps = waves.length + areas.length + 2;
  let done = 0;
  const step = () => onProgress?.(Math.min(1, ++done / steps));

  const samples = new Map<Wave, Sample>();
  const employment = new Map<Wave, LevelValue[]>();
  for (const wave of waves) {
    const isAsLast = wave.codeList === last.codeList;
    const isEnd = wave === last || (wave === first && hasGrowth);
    const sample = isAsLast || isEnd ? prepareSample(wave, frame) : null;
    if (sample && isEnd) samples.set(wave, sample);
    else if (sample && wanted.includes(national)) {
      employment.set(wave, employmentValues(quantity(employmentTotals(sample, frame)), parameters));
    }
    result.waves.push(designOf(wave, sample));
    step();
  }

  const years = monthsBetween(first.period, last.period) / 12;
  const priceGrowth = logPriceGrowth(parameters.deflator, first.period, last.period);
  result.window = { from: first.period, to: last.period, years };
  result.pay = priceGrowth === null ? "nominal" : "real";
  const norms = Int8Array.from(occupations, (code) => qualificationNorm(code) ?? -1);

  const readers = [...samples.values()].map((sample) => areaReader(sample, frame, norms, parameters.minN));
  const lastReader = readers.at(-1)!;
  const firstReader = hasGrowth ? readers[0]! : null;
  const list = (area: string, firstLevels: Levels | null, lastLevels: Levels) => {
    const measures = joined
      ? vacancyMeasures(joined, occupations, level, area, parameters.vacanciesTo, last.period)
      : vacancies
        ? "vacancies-in-other-code-list"
        : "no-vacancy-series";
    const input: IndicatorInput = {
      first: firstLevels,
      last: lastLevels,
      bridges,
      years,
      priceGrowth: priceGrowth ?? (comparesSizes(parameters) ? null : 0),
      norms,
      vacancies: measures,
      fills: closings
        ? fillMeasures(closings, area === national ? "nation" : areas.indexOf(area), frame, parameters.minN)
        : joinedFills
          ? "fills-under-a-year"
          : fills
            ? "fills-in-other-code-list"
            : "no-fills",
      minN: parameters.minN,
      width: replicates,
    };
    const measured = measureIndicators(input);
    // What is absent as a whole is so in every area: columns, waves and series are the same for all.
    const allowed = measured.filter(({ absence }) => absence === null).length;
    const minAvailable = parameters.minAvailable ?? leastAvailable(allowed);
    result.minAvailable = minAvailable;
    return areaList(area, occupations, shown, { ...parameters, minAvailable }, input, measured);
  };
  // The group after the last area holds persons without one: they count for the nation only.
  for (let group = 0; group <= areas.length; group++) {
    const isWanted = group < areas.length && wanted.includes(areas[group]!);
    const before = firstReader?.(group, isWanted) ?? null;
    const after = lastReader(group, isWanted);
    if (isWanted && after) result.areas.push(list(areas[group]!, before, after));
    step();
  }
  if (wanted.includes(national)) {
    const before = firstReader?.("nation", true) ?? null;
    const after = lastReader("nation", true)!;
    if (before && first.codeList === last.codeList)
      employment.set(first, employmentValues(before.employment, parameters));
    employment.set(last, employmentValues(after.employment, parameters));
    const nation = list(national, before, after);
    result.areas.unshift(nation);
    for (const { code } of nation.occupations) {
      const row = occupations.indexOf(code);
      result.trends[code] = waves.map((wave) => {
        return { period: wave.period, ...(employment.get(wave)?.[row] ?? broken) };
      });
    }
  }
  onProgress?.(1);
  return result;
}

const broken: LevelValue = {
  value: null,
  n: 0,
  rse: null,
  ci: null,
  state: "broken",
  reason: "series-break",
};

/**
 * Reads the levels of a sample area by area, and sums them up to the nation on the way: the nation must be
 * read last. Each reading is good until the next, for they share their memory.
 */
function areaReader(sample: Sample, frame: Frame, norms: Int8Array, minN: number) {
  const nation = emptyTotals(frame);
  const totals = emptyTotals(frame);
  const medians = emptyEstimates(frame.occupations.length + 1, frame.replicates);
  const asked = askedColumns(sample);
  const order = payOrder(sample, frame);
  return (area: number | "nation", wanted: boolean): Levels | null => {
    if (area !== "nation") {
      occupationTotals(sample, area, frame, norms, totals);
      addTotals(nation, totals);
    }
    if (!wanted) return null;
    medianPay(order, area === "nation" ? null : area, sample, frame, minN, medians);
    return levels(area === "nation" ? nation : totals, medians, norms, asked, frame);
  };
}

function areaList(
  area: string,
  occupations: readonly string[],
  shown: ReadonlySet<string>,
  parameters: Parameters & { minAvailable: number },
  input: IndicatorInput,
  measured: readonly Measured[],
): AreaList {
  const { replicates, minN, maxRse } = parameters;
  const observed = occupations
    .map((_, row) => row)
    .filter((row) => shown.has(occupations[row]!) && isObserved(input, row));
  const passesIn = new Uint8Array(occupations.length * replicates);
  const compared = measured.map((one) => {
    const { side } = formulas[one.indicator];
    const rule = parameters.rules[one.indicator] ?? ({ kind: "economy" } as const);
    return compare(one, { side, rule, minN, maxRse, width: replicates }, observed, passesIn);
  });
  const employment = employmentValues(input.last.employment, parameters);
  const ranked = observed.map((row, i): RankedOccupation => {
    const indicators = compared.map((values) => values[i]!);
    const passing = passesIn.subarray(row * replicates, (row + 1) * replicates);
    const verdict = topDownVerdict(indicators, passing, parameters);
    return { rank: 0, code: occupations[row]!, employment: employment[row]!, indicators, verdict };
  });
  ranked.sort(byRank).forEach((occupation, index) => (occupation.rank = index + 1));
  const economy = measured.map(({ indicator, absence, value }) => {
    const own = value.at(-1) ?? NaN;
    return [indicator, absence || !Number.isFinite(own) ? null : own];
  });
  return {
    area,
    employment: employment.at(-1)!,
    economy: Object.fromEntries(economy) as AreaList["economy"],
    occupations: ranked,
  };
}

function isObserved({ first, last, vacancies, fills }: IndicatorInput, row: number): boolean {
  const sampled = [first, last].some((levels) => {
    return (levels?.employment.n[row] ?? 0) > 0 || (levels?.unemployment?.n[row] ?? 0) > 0;
  });
  if (sampled || (typeof fills !== "string" && fills.rate.n[row]! > 0)) return true;
  if (typeof vacancies === "string") return false;
  return vacancies.growth.n[row]! > 0 || vacancies.openings[row]! > 0;
}

/** The waves of a window, ascending by period. */
function wavesInWindow(waves: readonly Wave[], window: Parameters["window"]): Wave[] {
  const inside = waves
    .filter(({ period }) => !window || (window.from <= period && period <= window.to))
    .sort((a, b) => (a.period < b.period ? -1 : 1));
  const twice = inside.find((wave, i) => wave.period === inside[i + 1]?.period);
  if (twice) throw new Error(`two waves of ${twice.period}`);
  return inside;
}

function monthsBetween(from: string, to: string): number {
  const months = (period: string) => Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7));
  return months(to) - months(from);
}

/**
 * Prices move the pay of everybody alike: what is beyond the economy, or a quantile, is so at any prices. A share of the
 * median's size is not.
 */
function comparesSizes({ rules }: Pick<Parameters, "rules">): boolean {
  const rule = rules["pay-growth"];
  return rule?.kind === "median-plus" && rule.percent > 0;
}

function designOf(wave: Wave, sample: Sample | null): WaveDesign {
  const design = sample && {
    clusters: sample.design.clusters,
    personsAreClusters: wave.cluster === null,
    strata: sample.design.stratumStart.length - 1,
    singleStrata: sample.design.singleStrata,
  };
  return { period: wave.period, codeList: wave.codeList, persons: wave.weight.length, design };
}
