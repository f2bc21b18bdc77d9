import type { FormatNumberOptions } from "react-intl";
import { formulas, type Formula } from "../formula.ts";
import type { IndicatorId } from "../indicator.ts";

type Unit = Formula["unit"];

const percent: FormatNumberOptions = { style: "percent", maximumFractionDigits: 1 };

/**
 * How numbers of an indicator are shown: logarithms as the per cent they stand for (`e^x − 1`), changes of a share in
 * percentage points, shares in per cent.
 */
export function shownAs(indicator: IndicatorId): {
  value(raw: number): number;
  format: FormatNumberOptions;
  unit: Unit;
} {
  const { unit } = formulas[indicator];
  if (unit === "share") return { value: (raw) => raw, format: percent, unit };
  if (unit === "share-change") {
    return {
      value: (raw) => raw * 100,
      format: { maximumFractionDigits: 2, signDisplay: "exceptZero" },
      unit,
    };
  }
  return { value: Math.expm1, format: { ...percent, signDisplay: "exceptZero" }, unit };
}

/** People are counted in whole numbers; a weighted sum has no halves to show. */
export const people: FormatNumberOptions = { maximumFractionDigits: 0 };

/** `2020-08` as an instant that formats to that month in any zone west or east of it. */
export const monthOf = (period: string): Date => new Date(`${period}-15T00:00:00Z`);

export const monthFormat = { month: "short", year: "numeric", timeZone: "UTC" } as const;
