import { indicatorIds } from "../../src/evidence/indicator.ts";
import type { ListResult } from "../../src/evidence/ranked-list.ts";
import type { OracleValue } from "./oracle.ts";

export type Agreement = {
  /** Values that both implementations have. */
  compared: number;
  /** Largest relative difference among them; values below a thousandth count as a thousandth. */
  worst: number;
  /** Values that only one of them has. */
  unmatched: string[];
};

/**
 * A growth near zero is the logarithm of a ratio near one: it keeps absolute and not relative precision. So
 * below this size differences are measured against this size: 1e-9 of it is a millionth of a millionth.
 */
const smallest = 1e-3;

export function relativeDifference(a: number, b: number): number {
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), smallest);
}

/** Compares every indicator value of every area of a list, and the economy's, with the oracle's. */
export function agreement(list: ListResult, oracle: readonly OracleValue[]): Agreement {
  const theirs = new Map(
    oracle.map(({ area, occupation, indicator, value }) => [`${area} ${occupation} ${indicator}`, value]),
  );
  const result: Agreement = { compared: 0, worst: 0, unmatched: [] };
  const meet = (key: string, ours: number | null) => {
    const other = theirs.get(key);
    theirs.delete(key);
    if (ours === null && other === undefined) return;
    if (ours === null || other === undefined) {
      result.unmatched.push(key);
      return;
    }
    result.compared++;
    result.worst = Math.max(result.worst, relativeDifference(ours, other));
  };
  for (const { area, economy, occupations } of list.areas) {
    for (const indicator of indicatorIds) meet(`${area} * ${indicator}`, economy[indicator]);
    for (const { code, indicators } of occupations) {
      for (const { indicator, value } of indicators) meet(`${area} ${code} ${indicator}`, value);
    }
  }
  result.unmatched.push(...theirs.keys());
  return result;
}
