import { isBeyond } from "./comparison.ts";
import { formulas } from "./formula.ts";
import { indicatorIds, type IndicatorId } from "./indicator.ts";
import { failed, passed, width, type ListTable, type ShortRule } from "./list-table.ts";
import { movedThreshold, noChanges, type Changes, type IndicatorChange } from "./what-if-changes.ts";

/** Verdicts as bytes. */
export const verdictBytes = ["short", "not-short", "undetermined"] as const;
const short = 0;
const notShort = 1;
const undetermined = 2;

type Counts = { short: number; notShort: number; undetermined: number };
export type Flip = { area: string; code: string };
/** The nearest value at which somebody enters or leaves; `shift`: how far it lies from where it stands now. */
export type Nearest = { at: number; shift: number; codes: string[] };

type Sensitivity = {
  /** Thresholds of the area: the list's `own`, and where it stands now; null where nothing was compared. */
  indicators: {
    indicator: IndicatorId;
    own: number | null;
    threshold: number | null;
    leaving: Nearest | null;
    entering: Nearest | null;
  }[];
  passShare: { at: number; leaving: Nearest | null; entering: Nearest | null };
};

export type WhatIf = {
  rule: ShortRule;
  /** By entry of the table, an index of `verdictBytes`. */
  verdicts: Uint8Array;
  /** Short now and not in the list as it is; and the other way round. */
  entering: Flip[];
  leaving: Flip[];
  areas: { area: string; before: Counts; after: Counts; entering: number; leaving: number }[];
  sensitivity: Sensitivity | null;
};

/**
 * Rounding is no evidence: 0.1 of ten is one, though not in binary. For indicators of weight 1 this is what
 * `topDownVerdict` allows.
 */
const slack = 1e-10;
const enough = (passes: number, total: number, share: number) => passes >= (share - slack) * total;

type Decided = {
  rule: ShortRule;
  weights: Float64Array;
  state: Uint8Array;
  verdicts: Uint8Array;
  /** By entry: weight of the indicators that pass, and of those that are available. */
  passes: Float64Array;
  total: Float64Array;
};

/**
 * The verdict on every entry under other thresholds, weights and shares. An entry is short when the passing weight is
 * at least `passShare` of the available weight, and at least `minAvailable` indicators that count are available. What
 * is suppressed, missing or broken is never available.
 */
function decideAll(table: ListTable, list: ShortRule, changes: Changes): Decided {
  const rule = {
    passShare: changes.passShare ?? list.passShare,
    minAvailable: changes.minAvailable ?? list.minAvailable,
  };
  const weights = Float64Array.from(indicatorIds, (id) => changes.indicators[id]?.weight ?? 1);
  const moves = indicatorIds.map((id) => changes.indicators[id]).map(movesThreshold);
  const anyMoves = moves.some(Boolean);
  const state = anyMoves ? table.state.slice() : table.state;
  const { value, threshold } = table;
  // All entries of an area have one threshold of an indicator: it is moved once, when the area begins.
  const own = new Float64Array(width).fill(NaN);
  const moved = new Float64Array(width);
  const entries = table.codes.length;
  const verdicts = new Uint8Array(entries);
  const passes = new Float64Array(entries);
  const total = new Float64Array(entries);
  for (let entry = 0, at = 0; entry < entries; entry++) {
    let passing = 0;
    let available = 0;
    let count = 0;
    for (let k = 0; k < width; k++, at++) {
      let now = state[at]!;
      if (now > passed) continue;
      if (moves[k]) {
        if (threshold[at]! !== own[k]!) {
          own[k] = threshold[at]!;
          moved[k] = movedThreshold(indicatorIds[k]!, changes.indicators[indicatorIds[k]!]!, own[k]!);
        }
        now = isBeyond(value[at]!, moved[k]!, sides[k]!) ? passed : failed;
        state[at] = now;
      }
      const weight = weights[k]!;
      if (weight === 0) continue;
      count++;
      available += weight;
      if (now === passed) passing += weight;
    }
    passes[entry] = passing;
    total[entry] = available;
    verdicts[entry] =
      count < rule.minAvailable
        ? undetermined
        : enough(passing, available, rule.passShare)
          ? short
          : notShort;
  }
  return { rule, weights, state, verdicts, passes, total };
}

const sides = indicatorIds.map((id) => formulas[id].side);

const movesThreshold = (change: IndicatorChange | undefined): boolean =>
  Boolean(change && (change.threshold !== undefined || change.points));

/** The verdicts of a list as it is: asked with every question about it, the same each time. */
const asItIs = new WeakMap<ListTable, { list: ShortRule; verdicts: Uint8Array }>();

function verdictsAsItIs(table: ListTable, list: ShortRule): Uint8Array {
  const known = asItIs.get(table);
  if (known?.list.passShare === list.passShare && known.list.minAvailable === list.minAvailable)
    return known.verdicts;
  const { verdicts } = decideAll(table, list, noChanges);
  asItIs.set(table, { list, verdicts });
  return verdicts;
}

/**
 * Who would be short under `changes`, against the list as it is; and, from where the changes have brought it, what is
 * nearest to changing somebody's verdict in `area`. Nothing is changed anywhere: it is arithmetic over numbers that the
 * list keeps, and bootstrap replicates are not drawn again, so there is no robustness.
 * @param list the rule of the list itself
 * @param area null, or one that the list does not have: no sensitivity
 */
export function whatIf(
  table: ListTable,
  list: ShortRule,
  changes: Changes,
  area: string | null = null,
): WhatIf {
  const before = verdictsAsItIs(table, list);
  const decided = decideAll(table, list, changes);
  const { rule, verdicts } = decided;
  const answer: WhatIf = { rule, verdicts, entering: [], leaving: [], areas: [], sensitivity: null };
  table.areas.forEach((name, a) => {
    const counts = { area: name, before: none(), after: none(), entering: 0, leaving: 0 };
    const range = [table.start[a]!, table.start[a + 1]!] as const;
    for (let entry = range[0]; entry < range[1]; entry++) {
      const [was, is] = [before[entry]!, verdicts[entry]!];
      count(counts.before, was);
      count(counts.after, is);
      if ((was === short) === (is === short)) continue;
      const which = is === short ? "entering" : "leaving";
      counts[which]++;
      answer[which].push({ area: name, code: table.codes[entry]! });
    }
    answer.areas.push(counts);
    if (name === area) answer.sensitivity = sensitivity(table, decided, changes, range);
  });
  return answer;
}

const none = (): Counts => ({ short: 0, notShort: 0, undetermined: 0 });

function count(counts: Counts, verdict: number) {
  if (verdict === short) counts.short++;
  else if (verdict === notShort) counts.notShort++;
  else counts.undetermined++;
}

type Range = readonly [from: number, to: number];

/**
 * The nearest threshold of each indicator, and the nearest share, at which somebody leaves (a stricter one) or enters
 * (a looser one), and who. The values are exact: put in, they do what is said and nothing else.
 */
function sensitivity(table: ListTable, decided: Decided, changes: Changes, range: Range): Sensitivity {
  return {
    indicators: indicatorIds.map((indicator, k) => ({
      indicator,
      ...nearestThresholds(table, decided, changes, range, indicator, k),
    })),
    passShare: { at: decided.rule.passShare, ...nearestShares(table, decided, range) },
  };
}

function nearestThresholds(
  table: ListTable,
  { rule, weights, state, verdicts, passes, total }: Decided,
  changes: Changes,
  [from, to]: Range,
  indicator: IndicatorId,
  k: number,
) {
  const { side } = formulas[indicator];
  const weight = weights[k]!;
  const towards = side === "high" ? 1 : -1;
  const leaves: number[] = [];
  const enters: number[] = [];
  let own = NaN;
  for (let entry = from; entry < to; entry++) {
    const at = entry * width + k;
    if (Number.isNaN(own)) own = table.threshold[at]!;
    const now = state[at]!;
    if (now > passed || weight === 0 || verdicts[entry] === undetermined) continue;
    const isShort = verdicts[entry] === short;
    const other = passes[entry]! + (now === passed ? -weight : weight);
    if (isShort === enough(other, total[entry]!, rule.passShare)) continue;
    (now === passed ? leaves : enters).push(entry);
  }
  const threshold = Number.isNaN(own)
    ? null
    : movedThreshold(indicator, changes.indicators[indicator] ?? {}, own);
  const valueOf = (entry: number) => table.value[entry * width + k]!;
  const codesOf = (entries: number[]) => entries.map((entry) => table.codes[entry]!);
  const first = (entries: number[], sign: number) =>
    entries.reduce((best, entry) => Math.min(best, sign * valueOf(entry)), Infinity) * sign;
  const nearest = (at: number, entries: number[]): Nearest | null =>
    threshold === null || entries.length === 0
      ? null
      : { at, shift: at - threshold, codes: codesOf(entries) };
  // Who stands exactly at a threshold has not passed it; who is to pass needs more than rounding between.
  const strict = first(leaves, towards);
  const edge = first(enters, -towards);
  const loose = edge - towards * 2e-12 * Math.max(1, Math.abs(edge));
  return {
    own: Number.isNaN(own) ? null : own,
    threshold,
    leaving: nearest(
      strict,
      leaves.filter((entry) => !isBeyond(valueOf(entry), strict, side)),
    ),
    entering: nearest(
      loose,
      enters.filter((entry) => isBeyond(valueOf(entry), loose, side)),
    ),
  };
}

function nearestShares(table: ListTable, { rule, verdicts, passes, total }: Decided, [from, to]: Range) {
  let lower = 0;
  let higher = Infinity;
  const shareOf = (entry: number) => passes[entry]! / total[entry]!;
  for (let entry = from; entry < to; entry++) {
    if (verdicts[entry] === notShort) lower = Math.max(lower, shareOf(entry));
    if (verdicts[entry] === short) higher = Math.min(higher, shareOf(entry));
  }
  const beyond = higher + 2 * slack;
  const flipping = (verdict: number, share: number) => {
    const codes: string[] = [];
    for (let entry = from; entry < to; entry++) {
      if (verdicts[entry] !== verdict) continue;
      if (enough(passes[entry]!, total[entry]!, share) !== (verdict === short))
        codes.push(table.codes[entry]!);
    }
    return { at: share, shift: share - rule.passShare, codes };
  };
  return {
    leaving: beyond <= 1 ? flipping(short, beyond) : null,
    entering: lower > 0 ? flipping(notShort, lower) : null,
  };
}
