import { z } from "zod";

/** A price index by year or by month, on any base: who publishes it, and the year that is 100 (or 1) in it. */
export type Deflator = { source: string; baseYear: number; index: Record<string, number> };

export const isMonth = (period: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(period);
/** A month, or a whole year. */
export const isPeriod = (text: string): boolean => isMonth(text) || /^\d{4}$/.test(text);

const exampleRows = '{ "2020-08": 104.2, "2025-08": 121.9 }';

/** Years or months, never both: a mean of a year and a month of it are two things. */
const indexSchema = z
  .record(z.string(), z.number("104.2").gt(0, "104.2"), exampleRows)
  .refine((index) => Object.keys(index).length > 0, exampleRows)
  .superRefine((index, context) => {
    const periods = Object.keys(index);
    for (const period of periods)
      if (!isPeriod(period)) context.addIssue({ code: "custom", path: [period], message: "2020-08 | 2020" });
    if (new Set(periods.filter(isPeriod).map(isMonth)).size > 1)
      context.addIssue({ code: "custom", message: exampleRows });
  });

/** `Deflator` as a file or a list declares it. */
export const deflatorSchema: z.ZodType<Deflator> = z.strictObject(
  {
    source: z.string("BPS, 2025").trim().min(1, "BPS, 2025").max(300, "≤ 300"),
    baseYear: z.int("2022").min(1900, "2022").max(2100, "2022"),
    index: indexSchema,
  },
  "{ source, baseYear, index }",
);

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
