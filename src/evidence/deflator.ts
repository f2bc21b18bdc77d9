/** A price index by year or by month, on any base: who publishes it, and the year that is 100 (or 1) in it. */
export type Deflator = { source: string; baseYear: number; index: Record<string, number> };

export const isMonth = (period: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(period);
/** A month, or a whole year. */
export const isPeriod = (text: string): boolean => isMonth(text) || /^\d{4}$/.test(text);

/** The index of a month: its own, or that of its year where the index is by year; null where it has neither. */
export function priceIndex({ index }: Pick<Deflator, "index">, period: string): number | null {
  return index[period] ?? index[period.slice(0, 4)] ?? null;
}

/** ln(P1 / P0) between two months; null without an index for both. */
export function logPriceGrowth(
  deflator: Pick<Deflator, "index"> | null | undefined,
  from: string,
  to: string,
): number | null {
  const [before, after] = deflator ? [priceIndex(deflator, from), priceIndex(deflator, to)] : [null, null];
  return before && after ? Math.log(after / before) : null;
}

/** Whether pay is compared at constant prices. A growth without a price index is nominal, and is called so. */
export type Pay = "real" | "nominal";

/** @param periods of the waves, ascending */
export const payOf = (deflator: Deflator | null | undefined, periods: readonly string[]): Pay =>
  logPriceGrowth(deflator, periods[0] ?? "", periods.at(-1) ?? "") === null ? "nominal" : "real";

/** The index of these months alone: what a list keeps of it. */
export function deflatorOf(deflator: Deflator, periods: readonly string[]): Deflator {
  const used = Object.keys(deflator.index).filter((period) =>
    periods.some((wave) => wave === period || wave.slice(0, 4) === period),
  );
  return { ...deflator, index: Object.fromEntries(used.map((period) => [period, deflator.index[period]!])) };
}
