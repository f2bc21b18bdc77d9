import type { FormatNumberOptions, IntlShape } from "react-intl";
import { dayOf } from "../platform/index.ts";

/** People are counted in whole numbers; a weighted sum has no halves to show. */
export const people: FormatNumberOptions = { maximumFractionDigits: 0 };

/** `2020-08` as an instant that formats to that month in any zone west or east of it. */
export const monthOf = (period: string): Date => new Date(`${period}-15T00:00:00Z`);

export const monthFormat = { month: "short", year: "numeric", timeZone: "UTC" } as const;

/** A calendar day, `YYYY-MM-DD`, in full: it has no zone. */
export const dayOn = (intl: Pick<IntlShape, "formatDate">, day: string): string =>
  intl.formatDate(new Date(day), { dateStyle: "long", timeZone: "UTC" });

/** When an edition was published, when it was sealed where that is another day, and by whose office. */
export function publishedBy(
  intl: Pick<IntlShape, "formatDate" | "formatMessage">,
  {
    method,
    publishedOn,
    sealedAt,
  }: { method: "rounds" | "as-published"; publishedOn: string; sealedAt: Date },
  office: string,
): string {
  const published = dayOn(intl, publishedOn);
  if (method === "as-published")
    return intl.formatMessage({ id: "evidence.edition.publishedOn" }, { date: published, office });
  const sealed = dayOf(sealedAt);
  return intl.formatMessage(
    { id: "evidence.edition.sealedOn" },
    { date: dayOn(intl, sealed), office, days: sealed === publishedOn ? "one" : "two", published },
  );
}

/** First and last of some months, in the reader's language: "Agu 2020 – Agu 2025". */
export function spanOf(intl: Pick<IntlShape, "formatDate">, periods: readonly string[]): string {
  const ends = [...new Set([periods[0], periods.at(-1)])].filter((period) => period !== undefined);
  return ends.map((period) => intl.formatDate(monthOf(period), monthFormat)).join(" – ");
}
