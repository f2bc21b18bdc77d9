import { formulas } from "./formula.ts";
import type { IndicatorId } from "./indicator.ts";

/** Numbers as pages show them: per cent, points of a share, days. `unit` chooses the words of the sentence. */
export type ShownRange = {
  least: number;
  most: number;
  unit: "growth" | "points" | "share" | "shift" | "days";
};

/**
 * What a threshold can be. Beyond it a number is a slip: 3 for 3 % is a growth of 300 % a year, and nothing would ever
 * be short.
 */
export function thresholdRange(indicator: IndicatorId): ShownRange {
  const { unit } = formulas[indicator];
  if (unit === "days") return { least: 0, most: 730, unit: "days" };
  if (unit === "share") return { least: 0, most: 100, unit: "share" };
  if (unit === "share-change") return { least: -50, most: 50, unit: "points" };
  // Pay against all occupations has no time in it, and can be several times as much.
  if (unit === "log-ratio") return { least: -90, most: 400, unit: "share" };
  return { least: -50, most: 100, unit: "growth" };
}

/** How far a threshold can be moved. */
export function shiftRange(indicator: IndicatorId): ShownRange {
  const inDays = formulas[indicator].unit === "days";
  return inDays ? { least: -730, most: 730, unit: "days" } : { least: -100, most: 100, unit: "shift" };
}

/** 0.07 * 100 is not 7 in binary: an end that is reached on paper is reached here. */
const slack = 1e-9;

export const isWithin = ({ least, most }: ShownRange, shown: number): boolean =>
  shown >= least - slack && shown <= most + slack;

/** The ends as words have them in both languages: "−50", "+100". */
export function rangeWords({ least, most, unit }: ShownRange): { least: string; most: string; unit: string } {
  const signed = least < 0 && most > 0 ? `+${most}` : String(most);
  return { least: String(least).replace("-", "−"), most: signed, unit };
}
