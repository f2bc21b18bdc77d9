import type { Strength } from "./strength.ts";
import type { Verdict } from "./list.ts";

/** What is proposed for an occupation, and what is decided. `watch`: not in the edition, looked at again. */
export const decisions = ["include", "watch", "leave"] as const;
export type Decision = (typeof decisions)[number];

export const topDowns = ["short", "undetermined", "not-short"] as const satisfies readonly Verdict[];

/**
 * The first dovetailing: what the figures and the employers together propose. Both sides agree, or one speaks clearly
 * and the other is not against it; where they contradict each other a person looks closer.
 * Source of the two sides and of the order of work: the Critical Occupations List of Malaysia (TalentCorp) [S].
 */
const proposals: Readonly<Record<Verdict, Readonly<Record<Strength, Decision>>>> = {
  short: { strong: "include", some: "include", none: "watch" },
  undetermined: { strong: "include", some: "watch", none: "leave" },
  "not-short": { strong: "watch", some: "leave", none: "leave" },
};

export const proposalOf = (topDown: Verdict, bottomUp: Strength): Decision => proposals[topDown][bottomUp];

/** One occupation as both sides see it. */
export type Weighed = { code: string; topDown: Verdict; bottomUp: Strength };

/** How many occupations stand in each of the nine cells. */
export function matrixOf(lines: readonly Weighed[]): Record<Verdict, Record<Strength, number>> {
  const row = () => ({ strong: 0, some: 0, none: 0 });
  const matrix = { short: row(), undetermined: row(), "not-short": row() };
  for (const { topDown, bottomUp } of lines) matrix[topDown][bottomUp] += 1;
  return matrix;
}

export type DecisionLine = {
  code: string;
  topDown: Verdict;
  bottomUp: Strength;
  proposal: Decision;
  decision: Decision;
  reason: string | null;
};

/**
 * What still stands in the way of an edition: occupations that somebody must decide upon, and decisions that were taken
 * on other evidence than there is now. What neither side speaks for needs no decision: it is left out.
 * @param latest the last decision on each occupation
 */
export function decisionsOpen(
  weighed: readonly Weighed[],
  latest: ReadonlyMap<string, Pick<DecisionLine, "topDown" | "bottomUp">>,
): { missing: string[]; stale: string[] } {
  const missing: string[] = [];
  const stale: string[] = [];
  for (const { code, topDown, bottomUp } of weighed) {
    const decided = latest.get(code);
    if (!decided) {
      if (proposalOf(topDown, bottomUp) !== "leave") missing.push(code);
    } else if (decided.topDown !== topDown || decided.bottomUp !== bottomUp) stale.push(code);
  }
  return { missing, stale };
}
