import { national } from "./area.ts";
import { codesAt } from "./sample.ts";

/** Vacancies counted each month by occupation and area: a full count of what was published, not a sample. */
export type VacancySeries = {
  /** The code list of `occupations`, for example `kbji/2014`. */
  codeList: string;
  /** Codes of any depth, each once. */
  occupations: readonly string[];
  /** Province codes, each once; `national` where the series publishes a total of its own. */
  areas: readonly string[];
  /** Consecutive months, `YYYY-MM`, ascending. */
  months: readonly string[];
  /** At [(code * areas + area) * months + month]; NaN where none was published, which is not a zero. */
  counts: Float64Array;
};

/**
 * Growth of vacancies: a row for each occupation, a last one for the economy.
 * `n` is the smaller of the vacancies counted in the two periods.
 */
export type VacancyGrowth = { n: Int32Array; value: Float64Array };

/** `openings` is the mean monthly count of 12 months, NaN where a month is absent. */
export type VacancyMeasures = {
  growth: VacancyGrowth;
  growth3y: VacancyGrowth;
  openings: Float64Array;
};

/** The occupation codes that a series has at a level. */
export function vacancyCodes(series: VacancySeries, level: number): string[] {
  return codesAt(level, series.occupations);
}

/**
 * What a series says about the occupations of one area.
 * - Growth `ln(V1 / V0) / years`: V1 the mean of 12 months, V0 the mean of the 12 months before (1 year), or
 *   of the 12 months three years earlier (3 years): whole years, so that seasons cancel.
 * - The economy's growth pools the occupations that have both periods.
 * @param occupations codes at the level: the rows
 * @param growthTo last month of the growths; null is the last month of the series
 * @param openingsTo last of the 12 months that `openings` averages
 */
export function vacancyMeasures(
  series: VacancySeries,
  occupations: readonly string[],
  level: number,
  area: string,
  growthTo: string | null,
  openingsTo: string,
): VacancyMeasures {
  const last = growthTo === null ? series.months.length - 1 : series.months.indexOf(growthTo);
  const openingsLast = series.months.indexOf(openingsTo);
  const rows = occupations.length;
  const growths = [12, 36].map((gap) => ({
    gap,
    n: new Int32Array(rows + 1),
    value: new Float64Array(rows + 1).fill(NaN),
    before: 0,
    after: 0,
  }));
  const openings = new Float64Array(rows + 1).fill(NaN);
  const members = membersAt(series, level);
  occupations.forEach((code, row) => {
    const counts = monthlyCounts(series, members.get(code) ?? [], area);
    for (const growth of growths) {
      const after = yearTo(counts, last);
      const before = yearTo(counts, last - growth.gap);
      if (Number.isNaN(after) || Number.isNaN(before)) continue;
      growth.n[row] = Math.floor(Math.min(after, before));
      growth.value[row] = Math.log(after / before) / (growth.gap / 12);
      growth.after += after;
      growth.before += before;
    }
    openings[row] = yearTo(counts, openingsLast) / 12;
    if (!Number.isNaN(openings[row]!)) openings[rows] = (openings[rows]! || 0) + openings[row]!;
  });
  for (const { gap, n, value, before, after } of growths) {
    n[rows] = Math.floor(Math.min(after, before));
    value[rows] = Math.log(after / before) / (gap / 12);
  }
  return { growth: growths[0]!, growth3y: growths[1]!, openings };
}

/**
 * Rows of the series for each code at the level: the codes of that length where the series has any (a series
 * that publishes several levels must not be counted twice), else those of the next longer length, cut.
 */
function membersAt(series: VacancySeries, level: number): Map<string, number[]> {
  const lengths = series.occupations.map((code) => code.length).filter((length) => length >= level);
  const depth = lengths.length > 0 ? Math.min(...new Set(lengths)) : level;
  const members = new Map<string, number[]>();
  series.occupations.forEach((code, index) => {
    if (code.length !== depth) return;
    const cut = code.slice(0, level);
    const rows = members.get(cut);
    if (rows) rows.push(index);
    else members.set(cut, [index]);
  });
  for (const rows of members.values()) {
    rows.sort((a, b) => (series.occupations[a]! < series.occupations[b]! ? -1 : 1));
  }
  return members;
}

/** Sum over the member codes and, for the nation where the series has no total of its own, over all areas. */
function monthlyCounts(series: VacancySeries, members: readonly number[], area: string): Float64Array {
  const months = series.months.length;
  const own = series.areas.indexOf(area);
  let areas = own >= 0 ? [own] : [];
  if (own < 0 && area === national) {
    areas = series.areas.map((_, index) => index);
    areas.sort((a, b) => (series.areas[a]! < series.areas[b]! ? -1 : 1));
  }
  const counts = new Float64Array(months).fill(members.length * areas.length > 0 ? 0 : NaN);
  for (const code of members) {
    for (const place of areas) {
      const at = (code * series.areas.length + place) * months;
      for (let month = 0; month < months; month++) counts[month]! += series.counts[at + month]!;
    }
  }
  return counts;
}

/** Sum of the 12 months up to and with `last`; NaN where the series does not have them all. */
function yearTo(counts: Float64Array, last: number): number {
  if (last < 11 || last >= counts.length) return NaN;
  let total = 0;
  for (let month = last - 11; month <= last; month++) total += counts[month]!;
  return total;
}
