import { codesAt } from "./sample.ts";

/** Vacancies that were closed, a row each, as a job portal has them: filled, withdrawn or run out. */
export type Fills = {
  /** The code list of `occupations`, for example `kbji/2014`. */
  codeList: string;
  /** Codes of any depth, each once. */
  occupations: readonly string[];
  /** Province codes, each once; `""` stands for a closing whose place the portal does not tell. */
  areas: readonly string[];
  /** First and last month in which something was closed, `YYYY-MM`. */
  months: { first: string; last: string };
  /** Index into `occupations`, by closing. */
  occupation: Int32Array;
  /** Index into `areas`. */
  area: Int32Array;
  /** Month of closing as year * 12 + month - 1. */
  month: Int32Array;
  /** Days from opening to closing, 0 where both are one day. */
  days: Float64Array;
  /** 1 where the posts were filled. */
  filled: Uint8Array;
  /** Posts of the vacancy, > 0. */
  posts: Float64Array;
};

/** `2025-03` as a number that months can be counted with. */
export const monthNumber = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** The occupation codes that fills have at a level. */
export const fillCodes = (fills: Fills, level: number): string[] => codesAt(level, fills.occupations);
