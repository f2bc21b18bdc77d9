import { z } from "zod";
import { refuse, type Refusal } from "../platform/index.ts";
import {
  driverOf,
  leadingDriver,
  noDrivers,
  remedyOf,
  type Driver,
  type DriverCounts,
  type Remedy,
} from "./driver.ts";
import type { Strength } from "./strength.ts";
import { respondentKinds, type RespondentKind, type SubmissionLine } from "./submission.ts";

const weight = z.number();
const mostWeight = 100;
const mostStrong = 1_000;

/** What a round sets for weighing respondents; every value has a default, other settings are not looked at. */
export const callSettings = z.object({
  weights: z
    .object({
      firm: weight.default(1),
      association: weight.default(3),
      union: weight.default(2),
      "training-provider": weight.default(0.5),
    })
    .prefault({}),
  /** The weight from which the evidence is strong. */
  strongAt: z.number().default(3),
});
export type CallSettings = z.output<typeof callSettings>;

export const usualSettings: CallSettings = callSettings.parse({});

/**
 * Why respondents cannot be weighed so; null where they can.
 * Refusals: WEIGHT_RANGE (below 0, above 100, or no number), WEIGHTS_ZERO (nobody would count), STRONG_RANGE.
 */
export function settingsFault({ weights, strongAt }: CallSettings): Refusal | null {
  const wrong = respondentKinds.find((kind) => !(weights[kind] >= 0 && weights[kind] <= mostWeight));
  if (wrong) return refuse("WEIGHT_RANGE", { kind: wrong.replace("-", ""), most: mostWeight });
  if (respondentKinds.every((kind) => weights[kind] === 0)) return refuse("WEIGHTS_ZERO");
  if (!(strongAt > 0 && strongAt <= mostStrong)) return refuse("STRONG_RANGE", { most: mostStrong });
  return null;
}

/** An accepted submission, as far as it counts. */
export type Heard = {
  submissionId: string;
  kind: RespondentKind;
  respondentKey: string;
  sentAt: Date;
  savedAt: Date;
  lines: readonly Pick<SubmissionLine, "code" | "confirmed" | "vacancies" | "reason">[];
};

/** What respondents say of one occupation. */
export type BottomUp = {
  code: string;
  /** Respondents who name it, each once. */
  respondents: number;
  /** The same weighed by their kind. */
  weight: number;
  /** At least so many posts: the greater of what the firms told together and the most that another respondent told. */
  vacancies: number;
  /** How many respondents name each driver. */
  drivers: DriverCounts;
  leading: Driver | null;
  remedy: Remedy | null;
  strength: Strength;
  /** Respondents whose title only a machine coded here: they count nowhere until a person confirms. */
  unconfirmed: number;
};

export type BottomUpResult = {
  /** By code. */
  codes: BottomUp[];
  respondents: Record<RespondentKind, number>;
  /** Submissions that a later one of the same respondent replaces. */
  replaced: number;
  /** Lines that count nowhere yet: with a machine's code alone, and without any. */
  unconfirmed: number;
  uncoded: number;
};

/**
 * Accepted submissions as evidence for each occupation. One respondent counts once, by what was sent last; a code
 * counts when a person chose it. The order of the submissions changes nothing.
 * @param level digits of the round's list: a finer code counts for the group above it; null: codes as they are
 */
export function bottomUp(
  heard: readonly Heard[],
  { weights, strongAt, level }: CallSettings & { level: number | null },
): BottomUpResult {
  const last = new Map<string, Heard>();
  for (const one of heard) {
    const before = last.get(one.respondentKey);
    if (!before || isLater(one, before)) last.set(one.respondentKey, one);
  }
  const codes = new Map<string, Tally>();
  const respondents = { firm: 0, association: 0, union: 0, "training-provider": 0 };
  let [unconfirmed, uncoded] = [0, 0];
  for (const { kind, lines } of last.values()) {
    respondents[kind] += 1;
    const said = new Map<string, { confirmed: boolean; vacancies: number; drivers: Set<Driver> }>();
    for (const line of lines) {
      if (line.code === null) {
        uncoded += 1;
        continue;
      }
      if (!line.confirmed) unconfirmed += 1;
      const code = level === null ? line.code : line.code.slice(0, level);
      const one = said.get(code) ?? { confirmed: false, vacancies: 0, drivers: new Set<Driver>() };
      said.set(code, one);
      if (!line.confirmed) continue;
      one.confirmed = true;
      one.vacancies += line.vacancies ?? 0;
      const driver = line.reason && driverOf(line.reason);
      if (driver) one.drivers.add(driver);
    }
    for (const [code, one] of said) {
      const tally = codes.get(code) ?? newTally();
      codes.set(code, tally);
      if (!one.confirmed) {
        tally.unconfirmed += 1;
        continue;
      }
      tally.kinds[kind] += 1;
      if (kind === "firm") tally.firms += one.vacancies;
      // The members of an association tell the same posts themselves.
      else tally.others = Math.max(tally.others, one.vacancies);
      for (const driver of one.drivers) tally.drivers[driver] += 1;
    }
  }
  return {
    codes: [...codes].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, tally]) => weigh(code, tally)),
    respondents,
    replaced: heard.length - last.size,
    unconfirmed,
    uncoded,
  };

  function weigh(code: string, tally: Tally): BottomUp {
    // Counted by kind and then weighed: so the sum does not depend on who came first.
    const sum = respondentKinds.reduce((all, kind) => all + tally.kinds[kind] * weights[kind], 0);
    const leading = leadingDriver(tally.drivers);
    return {
      code,
      respondents: respondentKinds.reduce((all, kind) => all + tally.kinds[kind], 0),
      weight: sum,
      vacancies: Math.max(tally.firms, tally.others),
      drivers: tally.drivers,
      leading,
      remedy: leading && remedyOf(leading),
      strength: sum >= strongAt ? "strong" : sum > 0 ? "some" : "none",
      unconfirmed: tally.unconfirmed,
    };
  }
}

type Tally = {
  kinds: Record<RespondentKind, number>;
  firms: number;
  others: number;
  drivers: DriverCounts;
  unconfirmed: number;
};

const newTally = (): Tally => ({
  kinds: { firm: 0, association: 0, union: 0, "training-provider": 0 },
  firms: 0,
  others: 0,
  drivers: noDrivers(),
  unconfirmed: 0,
});

/** Sent later; of two sent at once, saved later; then by id, so that one of them is always the last. */
function isLater(a: Heard, b: Heard): boolean {
  const [sent, saved] = [a.sentAt.getTime() - b.sentAt.getTime(), a.savedAt.getTime() - b.savedAt.getTime()];
  return sent !== 0 ? sent > 0 : saved !== 0 ? saved > 0 : a.submissionId > b.submissionId;
}
