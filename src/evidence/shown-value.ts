import { formulas, type Formula } from "./formula.ts";
import type { IndicatorId } from "./indicator.ts";

/** How a number is written; what `Intl.NumberFormat` and pages take alike. */
export type NumberStyle = {
  style?: "percent";
  maximumFractionDigits?: number;
  signDisplay?: "exceptZero";
};

const percent: NumberStyle = { style: "percent", maximumFractionDigits: 1 };

/**
 * How numbers of an indicator are shown: logarithms as the per cent they stand for (`e^x − 1`), changes of a share in
 * percentage points, shares in per cent, days as they are. `expression` of the formula gives the same number.
 */
export function shownAs(indicator: IndicatorId): {
  value(raw: number): number;
  format: NumberStyle;
  unit: Formula["unit"];
} {
  const { unit } = formulas[indicator];
  if (unit === "share") return { value: (raw) => raw, format: percent, unit };
  if (unit === "days") return { value: (raw) => raw, format: { maximumFractionDigits: 1 }, unit };
  if (unit === "share-change") {
    return {
      value: (raw) => raw * 100,
      format: { maximumFractionDigits: 2, signDisplay: "exceptZero" },
      unit,
    };
  }
  return { value: Math.expm1, format: { ...percent, signDisplay: "exceptZero" }, unit };
}

/** Whether a number is told with its unit; a share, and pay against all occupations, are told by their names. */
export const hasUnitWord = (unit: Formula["unit"]): unit is "log-growth" | "share-change" | "days" =>
  unit === "log-growth" || unit === "share-change" || unit === "days";

/** The same with more digits, where a small difference matters: small shares need more of them. */
export function shownFinely(indicator: IndicatorId, raw: number): { value: number; format: NumberStyle } {
  const { value, format } = shownAs(indicator);
  const shown = value(raw);
  const small = format.style === "percent" && Math.abs(shown) < 0.01;
  return { value: shown, format: { ...format, maximumFractionDigits: small ? 3 : 2 } };
}
