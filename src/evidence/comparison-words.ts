import type { IntlShape } from "react-intl";
import { trueMinus } from "../platform/index.ts";
import type { Agreement } from "./verdict-comparison.ts";

type Words = Pick<IntlShape, "formatMessage" | "formatNumber">;
/** A number as it is written, or why there is none. */
type NumberOrWhy = { text: string; missing: boolean };

/** Who says short, in the order of a table. */
export const says = ["both", "onlyOurs", "onlyTheirs", "neither"] as const;

const number = (intl: Words, value: number, digits: number) =>
  trueMinus(intl.formatNumber(value, { minimumFractionDigits: digits, maximumFractionDigits: digits }));

const why = (intl: Words, reason: string): NumberOrWhy => ({
  text: intl.formatMessage({ id: `evidence.compare.reason.${reason}` }),
  missing: true,
});

export function areaUnderCurve(intl: Words, { auc, n }: Agreement, digits: number): NumberOrWhy {
  if (auc === null) return why(intl, n === 0 ? "none" : "one-class");
  return { text: number(intl, auc, digits), missing: false };
}

export function intervalOf(intl: Words, { ci, reason, n }: Agreement, digits: number): NumberOrWhy {
  if (ci) return { text: ci.map((end) => number(intl, end, digits)).join(" – "), missing: false };
  return why(intl, n === 0 ? "none" : (reason ?? "few"));
}

export function correlationOf(intl: Words, { spearman, n }: Agreement, digits: number): NumberOrWhy {
  if (spearman !== null) return { text: number(intl, spearman, digits), missing: false };
  return why(intl, n === 0 ? "none" : n < 3 ? "pairs" : "constant");
}
