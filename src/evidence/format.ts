import type { FormatNumberOptions, IntlShape } from "react-intl";

/** People are counted in whole numbers; a weighted sum has no halves to show. */
export const people: FormatNumberOptions = { maximumFractionDigits: 0 };

/** `2020-08` as an instant that formats to that month in any zone west or east of it. */
export const monthOf = (period: string): Date => new Date(`${period}-15T00:00:00Z`);

export const monthFormat = { month: "short", year: "numeric", timeZone: "UTC" } as const;

/** A calendar day, `YYYY-MM-DD`, in full: it has no zone. */
export const dayOn = (intl: Pick<IntlShape, "formatDate">, day: string): string =>
  intl.formatDate(new Date(day), { dateStyle: "long", timeZone: "UTC" });

/** First and last of some months, in the reader's language: "Agu 2020 – Agu 2025". */
export function spanOf(intl: Pick<IntlShape, "formatDate">, periods: readonly string[]): string {
  const ends = [...new Set([periods[0], periods.at(-1)])].filter((period) => period !== undefined);
  return ends.map((period) => intl.formatDate(monthOf(period), monthFormat)).join(" – ");
}
