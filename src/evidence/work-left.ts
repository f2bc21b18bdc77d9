import { decisionsOpen } from "./dovetailing.ts";
import { stageAfter, testsOpen, type Criterion, type RoundStage } from "./round.ts";
import type { WeighedOccupation } from "./weigh-round.ts";

type Occupation = Pick<WeighedOccupation, "code" | "topDown" | "bottomUp"> & {
  decisions: readonly Pick<
    WeighedOccupation["decisions"][number],
    "topDown" | "bottomUp" | "decision" | "decidedAt"
  >[];
  criteria: readonly Pick<Criterion, "test" | "met" | "at">[];
};

/**
 * What a round in its dovetailing still asks of people.
 * @returns `undecided`: occupations without a decision, or with one that was taken on other evidence; `untested`: those to
 *   be included that have not met all four tests; `complete`: nothing but the seal is left; `lastAt`: when somebody decided or tested last
 */
export function workLeft(stage: RoundStage, occupations: readonly Occupation[]) {
  const latest = new Map(
    occupations.flatMap(({ code, decisions }) => {
      const last = decisions.at(-1);
      return last ? [[code, last]] : [];
    }),
  );
  const { missing, stale } = decisionsOpen(occupations, latest);
  const included = occupations.filter(({ code }) => latest.get(code)?.decision === "include");
  const undecided = missing.length + stale.length;
  const untested = included.filter(({ criteria }) => testsOpen(criteria).length > 0).length;
  const moments = occupations.flatMap(({ decisions, criteria }) => [
    ...decisions.map(({ decidedAt }) => decidedAt),
    ...criteria.map(({ at }) => at),
  ]);
  return {
    undecided,
    untested,
    complete: stageAfter(stage) === "sealed" && included.length > 0 && undecided + untested === 0,
    lastAt: moments.reduce<Date | null>((last, at) => (last === null || at > last ? at : last), null),
  };
}
