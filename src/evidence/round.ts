import { refuse, type Bilingual, type Language, type Refusal } from "../platform/index.ts";
import type { CallSettings } from "./bottom-up.ts";

/** The way of a round, in its order; an edition ends it. */
export const roundStages = [
  "open",
  "evidence",
  "first-dovetailing",
  "validation",
  "second-dovetailing",
  "sealed",
] as const;
/** Where a round stands; a cancelled one has left the way. */
export type RoundStage = (typeof roundStages)[number] | "cancelled";

/** In these an occupation is decided upon. */
export const decidingStages = ["first-dovetailing", "validation", "second-dovetailing"] as const;
export type DecidingStage = (typeof decidingStages)[number];

export const isDeciding = (stage: RoundStage): stage is DecidingStage =>
  decidingStages.some((one) => one === stage);

/** The stage after this one; null after the last, and for a cancelled round. Sealing is a step of its own. */
export const stageAfter = (stage: RoundStage): (typeof roundStages)[number] | null =>
  stage === "cancelled" ? null : (roundStages[roundStages.indexOf(stage) + 1] ?? null);

export type Round = {
  roundId: string;
  organisationId: string;
  name: string;
  title: Bilingual;
  stage: RoundStage;
  listId: string;
  codeList: string;
  /** The last day of the call for evidence, `YYYY-MM-DD`; null: no call has been dated. */
  closesOn: string | null;
  /** How it counts what employers say. */
  settings: CallSettings;
  openedBy: string | null;
  openedAt: Date;
  synthetic: boolean;
  releasedTo: string[];
};

/** That a round was cancelled, in which stage, and why. */
export type Cancellation = {
  organisationId: string;
  roundId: string;
  stage: RoundStage;
  reason: string;
  writtenIn: Language | null;
  cancelledBy: string | null;
  cancelledAt: Date;
};

/** Nothing of this kind is done in that stage; `at` is its name as sentences select it. */
export const refuseStage = ({ name, stage }: Pick<Round, "name" | "stage">): Refusal =>
  stage === "cancelled"
    ? refuse("ROUND_CANCELLED", { name })
    : refuse("ROUND_STAGE", { stage, at: stage.replaceAll("-", "") });

/** Refusals: ROUND_SEALED, ROUND_CANCELLED; null while something can still be done in a round. */
export const roundOver = ({ name, stage }: Pick<Round, "name" | "stage">): Refusal | null =>
  stage === "sealed"
    ? refuse("ROUND_SEALED", { name })
    : stage === "cancelled"
      ? refuse("ROUND_CANCELLED", { name })
      : null;

/** What makes an occupation critical: each needs its evidence, its author and its day. */
export const roundTests = ["skilled", "short", "strategic", "pipeline"] as const;
export type RoundTest = (typeof roundTests)[number];

/** One test of one occupation; `commits` says who commits to train people for it (the test `pipeline`). */
export type Criterion = {
  code: string;
  test: RoundTest;
  met: boolean;
  evidence: string;
  source: string | null;
  commits: string | null;
  /** Language of the page that evidence and source were written on; null: not known. */
  writtenIn: Language | null;
  author: string | null;
  at: Date;
};

/** The last line of each test holds. */
export function latestTests<C extends Pick<Criterion, "test">>(lines: readonly C[]): Map<RoundTest, C> {
  return new Map(lines.map((line) => [line.test, line]));
}

/** The tests that an occupation has not met: never tried, or found not to hold. */
export function testsOpen(lines: readonly Pick<Criterion, "test" | "met">[]): RoundTest[] {
  const latest = latestTests(lines);
  return roundTests.filter((test) => latest.get(test)?.met !== true);
}
