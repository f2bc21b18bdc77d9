import { z } from "zod";
import { indicatorIds } from "./indicator.ts";
import { breaksOf } from "./bridge.ts";
import { deflatorSchema } from "./deflator-schema.ts";
import { seriesBreaksSchema } from "./series-break.ts";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const comparisonRuleSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("economy") }),
  z.strictObject({ kind: z.literal("median-plus"), percent: z.number().min(0).max(1000) }),
  z.strictObject({ kind: z.literal("quantile"), q: z.number().gt(0).lt(1) }),
]);

/**
 * What a list is computed with. Every value is declared and has a default, so `{}` is a whole set; a sealed
 * edition keeps the set it was computed with.
 */
export const parametersSchema = z.strictObject({
  /** Digits of the occupation code: 1 major group to 4 unit group. */
  level: z.number().int().min(1).max(4).default(4),
  /** `national` and province codes; null is national and every province of the last wave. */
  areas: z.array(z.string().min(1)).min(1).nullable().default(null),
  /** First and last month: waves between them count. Null is all waves given. */
  window: z
    .strictObject({ from: month, to: month })
    .refine((window) => window.from <= window.to, { path: ["to"] })
    .nullable()
    .default(null),
  /** Last month of the vacancy growths and of the fills; null is the last month of the series. */
  vacanciesTo: month.nullable().default(null),
  /** How each indicator is compared; one that is not named is compared with the economy's value. */
  rules: z.partialRecord(z.enum(indicatorIds), comparisonRuleSchema).default({}),
  /** Bootstrap replicates. */
  replicates: z.number().int().min(10).max(2000).default(200),
  /** A value on fewer persons is suppressed. */
  minN: z.number().int().min(1).default(25),
  /** A value with a larger relative standard error is suppressed (a share: 0.3 = 30 %). */
  maxRse: z.number().positive().default(0.3),
  /**
   * Indicators that must have passed or failed before there is a verdict; null is half of those that the data
   * allow (`leastAvailable` says why). A computed list keeps the number.
   */
  minAvailable: z.number().int().min(1).max(indicatorIds.length).nullable().default(null),
  /** Share of the available indicators that must pass for `short`. */
  passShare: z.number().gt(0).max(1).default(0.5),
  /** Price index, of the waves at least; null, or an end of the window without one: pay is nominal, and is called so. */
  deflator: deflatorSchema.nullable().default(null),
  /** Breaks of the series that are declared, and what bridges them; see `SeriesBreak`. */
  breaks: seriesBreaksSchema.default([]),
});

export type Parameters = z.infer<typeof parametersSchema>;

/**
 * Parameters as pages need them: overlaps can have a line for every occupation, and a page is of one or of none. A list
 * of before breaks could be declared has none.
 */
export const forPages = (parameters: Parameters, code: string | null = null): Parameters => ({
  ...parameters,
  breaks: breaksOf(parameters.breaks ?? [], code),
});

export const defaultParameters: Parameters = parametersSchema.parse({});
