import { formulas } from "./formula.ts";
import { indicatorIds, type IndicatorId } from "./indicator.ts";
import { isWithin, shiftRange, thresholdRange, type ShownRange } from "./threshold-range.ts";

/**
 * What is changed about one indicator, in every area. `threshold` takes the place of each area's own, in the unit that
 * the indicator is stored in (a growth: of the logarithm, a year); `points` moves it by so many points of what pages
 * show (1: from 2.0 % to 3.0 %, or from 30 to 31 days). `weight`: how much the indicator counts, 1 if nothing is said;
 * 0 leaves it out.
 */
export type IndicatorChange = {
  threshold?: number | undefined;
  points?: number | undefined;
  weight?: number | undefined;
};

export type Changes = {
  passShare?: number | undefined;
  minAvailable?: number | undefined;
  indicators: Partial<Record<IndicatorId, IndicatorChange>>;
};

export const noChanges: Changes = { indicators: {} };

/** Plain words for the indicators, in both languages. */
const aliases = new Map<string, IndicatorId>(
  Object.entries({
    employment: "employment-growth",
    pekerja: "employment-growth",
    wage: "pay-growth",
    wages: "pay-growth",
    pay: "pay-growth",
    upah: "pay-growth",
    gaji: "pay-growth",
    hours: "hours-growth",
    jam: "hours-growth",
    unemployment: "unemployment-rate",
    pengangguran: "unemployment-rate",
    qualification: "under-qualified-share",
    pendidikan: "under-qualified-share",
    premium: "pay-premium",
    vacancies: "vacancy-growth",
    lowongan: "vacancy-growth",
    fills: "fill-rate",
    keterisian: "fill-rate",
    days: "days-to-fill",
    hari: "days-to-fill",
  } as const),
);

/** What an indicator's change may be called; a query and the command line know the same words. */
const indicatorSettings = ["threshold", "shift", "points", "weight"] as const;
/** What an address says again: a shift is so many points. */
const writtenSettings = ["threshold", "points", "weight"] as const;
const mostWeight = 100;

/** A per cent that pages show, as it is stored. `share-change` is shown in points. */
const rawOf = (indicator: IndicatorId, percent: number): number => {
  const { unit } = formulas[indicator];
  if (unit === "days") return percent;
  if (unit === "share" || unit === "share-change") return percent / 100;
  // A growth of minus a hundred per cent is the end: there is no logarithm of nothing.
  return Math.log1p(Math.max(percent / 100, -0.999_999));
};

/** @returns per cent, points or days, as pages show what is stored */
export const percentOf = (indicator: IndicatorId, raw: number): number => {
  const { unit } = formulas[indicator];
  if (unit === "days") return raw;
  return unit === "share" || unit === "share-change" ? raw * 100 : Math.expm1(raw) * 100;
};

/** @returns what becomes of a threshold; the same number where nothing is changed */
export function movedThreshold(indicator: IndicatorId, change: IndicatorChange, own: number): number {
  const moved = change.threshold ?? own;
  return change.points ? rawOf(indicator, percentOf(indicator, moved) + change.points) : moved;
}

/**
 * Points, to two decimals as a slider has them, that bring a threshold of `own` to `at` or, seen from `now`, a little
 * beyond it.
 */
export function pointsTo(indicator: IndicatorId, own: number, now: number, at: number): number {
  const hundredths = (percentOf(indicator, at) - percentOf(indicator, own)) * 100;
  return (at > now ? Math.ceil(hundredths) : Math.floor(hundredths)) / 100;
}

export type ChangesRead =
  | { ok: true; changes: Changes }
  /** `key`: nothing is called so; `value`: it does not take that. */
  | { ok: false; wrong: "key" | "value"; key: string; value: string }
  /** A number, but beyond what a threshold can be. */
  | { ok: false; wrong: "range"; key: string; value: string; range: ShownRange };

/**
 * Reads changes as they stand in an address or on the command line. A threshold and a shift are read in the one unit
 * that pages show: `pay-growth.threshold` = `3%` or, a plain number being a fraction, `0.03` are both 3 % a year, and
 * `pay-growth.shift` = `1%`, `0.01` or `pay-growth.points` = `1` move it by one point; days are days. Beside them
 * `vacancies.weight` = `2`, `passShare` = `0.4`, `passPercent` = `40`, `minAvailable` = `5`. An empty value changes
 * nothing; the last of two holds.
 */
export function readChanges(pairs: Iterable<readonly [string, string]>): ChangesRead {
  const changes: Changes = { indicators: {} };
  for (const [key, written] of pairs) {
    const value = written.trim();
    const wrong = (what: "key" | "value") => ({ ok: false as const, wrong: what, key, value });
    const share = /^(pass-?share|pass-?percent)$/i.test(key);
    const least = /^min-?available$/i.test(key);
    const [, word = "", setting = ""] = /^([\w-]+)\.(\w+)$/.exec(key) ?? [];
    const indicator = indicatorIds.find((id) => id === word) ?? aliases.get(word.toLowerCase());
    const field = indicatorSettings.find((one) => one === setting);
    if (!share && !least && !(indicator && field)) return wrong("key");
    if (value === "") continue;
    const percent = value.endsWith("%");
    const number = plainNumber(percent ? value.slice(0, -1).trimEnd() : value);
    if (number === null) return wrong("value");
    if (share) {
      const part = percent || /percent$/i.test(key) ? number / 100 : number;
      if (part <= 0 || part > 1) return wrong("value");
      changes.passShare = part;
    } else if (least) {
      if (!Number.isInteger(number) || number < 1 || number > indicatorIds.length || percent)
        return wrong("value");
      changes.minAvailable = number;
    } else if (indicator && field) {
      const inDays = formulas[indicator].unit === "days";
      // A per cent of days, or of a weight, says nothing that could be meant.
      if (percent && (inDays || field === "weight")) return wrong("value");
      if (field === "weight") {
        if (number < 0 || number > mostWeight) return wrong("value");
        (changes.indicators[indicator] ??= {}).weight = number;
        continue;
      }
      const shown = percent || inDays || field === "points" ? number : hundredfold(number);
      const range = field === "threshold" ? thresholdRange(indicator) : shiftRange(indicator);
      if (!isWithin(range, shown)) return { ok: false, wrong: "range", key, value, range };
      const change = (changes.indicators[indicator] ??= {});
      if (field === "threshold") change.threshold = rawOf(indicator, shown);
      else change.points = shown;
    }
  }
  return { ok: true, changes };
}

/** Changes as an address has them, each setting by its own name: `readChanges` reads them back. */
export function writeChanges({ passShare, minAvailable, indicators }: Changes): [string, string][] {
  const percent = passShare === undefined ? "" : String(hundredfold(passShare));
  const pairs: [string, string][] = [
    ["passPercent", percent],
    ["minAvailable", String(minAvailable ?? "")],
    ...indicatorIds.flatMap((indicator) =>
      writtenSettings.map((field): [string, string] => [
        `${indicator}.${field}`,
        written(indicator, field, indicators[indicator]?.[field]),
      ]),
    ),
  ];
  return pairs.filter(([, value]) => value !== "");
}

/** A threshold is told as it is shown; twelve digits are more than anybody writes, and none of the logarithm's rounding. */
function written(indicator: IndicatorId, field: (typeof writtenSettings)[number], value: number | undefined) {
  if (value === undefined) return "";
  if (field !== "threshold") return String(value);
  const shown = Number(percentOf(indicator, value).toPrecision(12));
  return formulas[indicator].unit === "days" ? String(shown) : `${shown}%`;
}

/** 0.07 * 100 is not 7 in binary. */
const hundredfold = (fraction: number): number => Number((fraction * 100).toPrecision(14));

/** A decimal comma is what an Indonesian keyboard has. */
function plainNumber(text: string): number | null {
  return /^[+-]?(\d+([.,]\d+)?|[.,]\d+)(e-?\d{1,2})?$/i.test(text) ? Number(text.replace(",", ".")) : null;
}
