import { dayOf } from "../platform/index.ts";
import type { EditionEntry, EditionFigures } from "./edition.ts";
import { latestTests, roundTests } from "./round.ts";
import type { WeighedOccupation } from "./weigh-round.ts";

/** An included occupation of a round as its edition keeps it. */
export function editionEntry({
  code,
  title,
  entry,
  voices,
  decisions,
  criteria,
}: WeighedOccupation): EditionEntry {
  const decided = decisions.at(-1);
  const tests = latestTests(criteria);
  return {
    code,
    title,
    printed: null,
    figures: entry && figuresOf(entry),
    voices: voices && {
      strength: voices.strength,
      respondents: voices.respondents,
      weight: voices.weight,
      vacancies: voices.vacancies,
      drivers: voices.drivers,
    },
    decided: decided
      ? { proposal: decided.proposal, reason: decided.reason, on: dayOf(decided.decidedAt) }
      : null,
    tests: roundTests.flatMap((name) => {
      const one = tests.get(name);
      if (!one) return [];
      const { test, evidence, source, commits, at } = one;
      return [{ test, evidence, source, commits, on: dayOf(at) }];
    }),
  };
}

function figuresOf(entry: NonNullable<WeighedOccupation["entry"]>): EditionFigures {
  const { verdict, passes, fails, share, robustness, employment, indicators } = entry;
  return {
    verdict,
    passes,
    fails,
    share,
    robustness,
    employed: employment.state === "measured" ? employment.value : null,
    indicators: indicators.map(({ indicator, state, value, threshold }) => ({
      indicator,
      state,
      value,
      threshold,
    })),
  };
}
