import { isBeyond } from "./comparison.ts";
import { formulas } from "./formula.ts";
import { indicatorIds } from "./indicator.ts";
import type { TableRow } from "./list-table.ts";

/** Made-up entries: numbers by a rule, none drawn; each area has its own thresholds, as a computed list has. */
export function madeUpRows(codes: number, areas: readonly string[]): TableRow[] {
  // A number from 0 to 1 that looks like chance and is always the same.
  const mixed = (...parts: number[]) => {
    let h = 0;
    for (const part of parts) {
      h = Math.imul(h ^ (part + 0x9e37), 0x85ebca6b);
      h ^= h >>> 13;
    }
    return (h >>> 0) / 2 ** 32;
  };
  return areas.flatMap((area, a) => {
    const own = indicatorIds.map((_, k) => mixed(a, k, 77) / 10);
    return Array.from({ length: codes }, (_, c): TableRow => {
      const cells = indicatorIds.map((indicator, k) => {
        const kind = mixed(a, c, k);
        if (kind < 0.1) return { letter: kind < 0.06 ? "s" : kind < 0.08 ? "m" : "b", value: null };
        const value = own[k]! + (mixed(c, k, a, 5) - 0.5) / 5;
        return { letter: isBeyond(value, own[k]!, formulas[indicator].side) ? "p" : "f", value };
      });
      return {
        area,
        code: String(1000 + c),
        states: cells.map(({ letter }) => letter).join(""),
        values: cells.map(({ value }) => value),
        thresholds: own,
      };
    });
  });
}
