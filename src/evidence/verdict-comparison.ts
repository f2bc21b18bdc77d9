import { confusionOf, rankCorrelation, rocArea, type Confusion, type RocArea } from "./agreement.ts";
import { national } from "./area.ts";
import { formulas } from "./formula.ts";
import { indicatorIds, type IndicatorId } from "./indicator.ts";
import { passed, stateOf, width, type ListTable, type ShortRule } from "./list-table.ts";
import type { VerdictRow } from "./verdict-list.ts";
import { topDownVerdict } from "./verdict.ts";

/** How a list, or one of its indicators, agrees with what another body says. */
export type Agreement = RocArea & {
  /** Pairs that could be compared, and how many of them the other body calls short. */
  n: number;
  short: number;
  confusion: Confusion;
  /**
   * Rank correlation with the rating, of yes and no too: what ties shares the mean of its ranks. Null where there are
   * fewer than three, or one side says the same of all.
   */
  spearman: number | null;
};

/** Why something could not be compared. */
export type Apart =
  | "area-not-in-list"
  | "code-not-in-list"
  | "undetermined"
  | "suppressed"
  | "missing"
  | "broken";

export type VerdictComparison = {
  /** By the share of available indicators that pass. */
  whole: Agreement;
  /** By the value of each indicator, as far beyond its area's threshold as it lies. */
  indicators: (Agreement & { indicator: IndicatorId; apart: Partial<Record<Apart, number>> })[];
  /** Where the other list names areas: the whole verdict in each. */
  areas: (Agreement & { area: string })[];
  /** Rows of the other list, the first is 1, that the whole verdict could not be compared with. */
  apart: { row: number; code: string; title: string; area: string; reason: Apart }[];
};

type Pair = { score: number; ours: boolean; row: VerdictRow };

function agreementOf(pairs: readonly Pair[]): Agreement {
  const scores = pairs.map(({ score }) => score);
  const theirs = pairs.map(({ row }) => row.short);
  return {
    ...rocArea(scores, theirs),
    n: pairs.length,
    short: theirs.filter(Boolean).length,
    confusion: confusionOf(
      pairs.map(({ ours }) => ours),
      theirs,
    ),
    spearman: rankCorrelation(
      scores,
      // A list has a rating for every row, or for none: then yes stands above no.
      pairs.map(({ row }) => row.rating ?? Number(row.short)),
    ),
  };
}

/**
 * Compares a list with the list of another body, occupation by occupation and, where the other names areas, area by
 * area. What is undetermined, suppressed, missing or broken is compared with nothing: it is counted apart.
 *
 * An indicator is scored by how far its value lies beyond the threshold of its own area, on the side of shortage:
 * within one area that is the order of the values, and areas can be put together.
 * @param home the area that rows without one are compared with
 */
export function compareWithVerdicts(
  table: ListTable,
  rule: ShortRule,
  rows: readonly VerdictRow[],
  home: string = national,
): VerdictComparison {
  const places = new Map(table.areas.map((area, a) => [area, a] as const));
  const entries = new Map<string, number>();
  table.areas.forEach((area, a) => {
    for (let entry = table.start[a]!; entry < table.start[a + 1]!; entry++)
      entries.set(`${area}\n${table.codes[entry]!}`, entry);
  });
  const apart: VerdictComparison["apart"] = [];
  const whole: (Pair & { area: string })[] = [];
  const byIndicator = indicatorIds.map((indicator) => ({
    indicator,
    pairs: [] as Pair[],
    apart: {} as Partial<Record<Apart, number>>,
  }));

  for (const [at, row] of rows.entries()) {
    const area = row.area ?? home;
    const entry = entries.get(`${area}\n${row.code}`);
    const leave = (reason: Apart) =>
      apart.push({ row: at + 1, code: row.code, title: row.title, area, reason });
    if (entry === undefined) {
      const reason = places.has(area) ? "code-not-in-list" : "area-not-in-list";
      leave(reason);
      for (const one of byIndicator) one.apart[reason] = (one.apart[reason] ?? 0) + 1;
      continue;
    }
    const states = indicatorIds.map((_, k) => ({ state: stateOf(table.state[entry * width + k]!) }));
    const { verdict, share } = topDownVerdict(states, [], rule);
    if (share === null) leave("undetermined");
    else whole.push({ score: share, ours: verdict === "short", row, area });
    byIndicator.forEach((one, k) => {
      const at = entry * width + k;
      const state = states[k]!.state;
      if (state !== "pass" && state !== "fail") {
        one.apart[state] = (one.apart[state] ?? 0) + 1;
        return;
      }
      const beyond = table.value[at]! - table.threshold[at]!;
      const score = formulas[one.indicator].side === "high" ? beyond : -beyond;
      one.pairs.push({ score, ours: table.state[at] === passed, row });
    });
  }
  const named = rows.some(({ area }) => area !== null);
  return {
    whole: agreementOf(whole),
    indicators: byIndicator.map(({ pairs, ...one }) => ({ ...one, ...agreementOf(pairs) })),
    areas: named
      ? [...Map.groupBy(whole, ({ area }) => area)].map(([area, pairs]) => ({ area, ...agreementOf(pairs) }))
      : [],
    apart,
  };
}
