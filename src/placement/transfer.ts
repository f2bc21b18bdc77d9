import type { Counterpart, Objective } from "./terms.ts";

/** What a counterpart could do in a unit of an objective, before or after: 0 to 100. */
export type Measure = {
  organisationId: string;
  termsId: string;
  placementId: string;
  measureId: string;
  objectiveId: string;
  counterpartId: string;
  unit: string;
  phase: "before" | "after";
  score: number;
  how: string | null;
  takenOn: string;
  takenBy: string | null;
  at: Date;
  synthetic: boolean;
};

/** One unit of an objective for one counterpart: what is to be measured twice. */
export type Pair = { objectiveId: string; counterpartId: string; unit: string };

type Coded = { scheme: string; version: string; code: string };
/** The name of a unit in measures. */
export const unitKey = ({ scheme, version, code }: Coded): string => `${scheme}/${version}/${code}`;

/** Everything that has to be measured: each unit of an objective for whoever it names, or for all counterparts. */
export const pairsOf = (
  objectives: readonly Pick<Objective, "objectiveId" | "units" | "counterparts">[],
  counterparts: readonly Pick<Counterpart, "counterpartId">[],
): Pair[] =>
  objectives.flatMap(({ objectiveId, units, counterparts: named }) =>
    units.flatMap((unit) =>
      counterparts
        .filter(({ counterpartId }) => named.length === 0 || named.includes(counterpartId))
        .map(({ counterpartId }) => ({ objectiveId, counterpartId, unit: unitKey(unit) })),
    ),
  );

export type Transfer = {
  /** Pairs of unit and counterpart that were to be measured. */
  expected: number;
  /** Those measured before and after. */
  measured: number;
  /** Those where one of both is missing: they count as not measured, never as nothing gained. */
  notMeasured: number;
  /** Sum of (after − before), in points of 100; null: nothing was measured. */
  gain: number | null;
  /** Calendar days on which the expert was there. */
  days: number;
  /** Points gained for each day of the expert; null: not measured. */
  perExpertDay: number | null;
};

/** Transfer by its sums. @param days calendar days of the expert; 0: not begun */
export function transferOf(
  expected: number,
  { measured, gain }: { measured: number; gain: number },
  days: number,
): Transfer {
  const known = measured > 0;
  // A counterpart who has left is no longer expected, and what was measured of them stands.
  const asked = Math.max(expected, measured);
  return {
    ...{ expected: asked, measured, notMeasured: asked - measured, days },
    gain: known ? gain : null,
    perExpertDay: known && days > 0 ? gain / days : null,
  };
}

/** What passed on: for each pair (after − before), for each day of the expert the sum of these gains. */
export function measuredTransfer(
  pairs: readonly Pair[],
  measures: readonly Pick<Measure, "objectiveId" | "counterpartId" | "unit" | "phase" | "score">[],
  days: number,
): Transfer {
  const gains = pairs.flatMap((pair) => gainOf(pair, measures) ?? []);
  const gain = gains.reduce((sum, one) => sum + one, 0);
  return transferOf(pairs.length, { measured: gains.length, gain }, days);
}

/** (after − before) of one pair; null where one of both is missing. */
export function gainOf(
  { objectiveId, counterpartId, unit }: Pair,
  measures: readonly Pick<Measure, "objectiveId" | "counterpartId" | "unit" | "phase" | "score">[],
): number | null {
  const score = (phase: Measure["phase"]) =>
    measures.find(
      (one) =>
        one.phase === phase &&
        one.objectiveId === objectiveId &&
        one.counterpartId === counterpartId &&
        one.unit === unit,
    )?.score;
  const [before, after] = [score("before"), score("after")];
  return before === undefined || after === undefined ? null : after - before;
}
