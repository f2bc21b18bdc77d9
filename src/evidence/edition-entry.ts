import { dayOf } from "../platform/index.ts";
import type { EditionEntry, EditionFigures } from "./edition.ts";
import type { IndicatorValue } from "./indicator.ts";
import type { Entry } from "./list.ts";
import { latestTests, roundTests } from "./round.ts";
import type { WeighedOccupation } from "./weigh-round.ts";

/** An included occupation of a round as its edition keeps it, with the indicators behind its verdict. */
export function editionEntry(
  { code, title, entry, voices, decisions, criteria }: WeighedOccupation,
  indicators: readonly IndicatorValue[],
): EditionEntry {
  const decided = decisions.at(-1);
  const tests = latestTests(criteria);
  return {
    code,
    title,
    printed: null,
    figures: entry && figuresOf(entry, indicators),
    voices: voices && {
      strength: voices.strength,
      respondents: voices.respondents,
      weight: voices.weight,
      vacancies: voices.vacancies,
      drivers: voices.drivers,
    },
    decided: decided
      ? {
          proposal: decided.proposal,
          reason: decided.reason,
          ...(decided.writtenIn && { writtenIn: decided.writtenIn }),
          on: dayOf(decided.decidedAt),
        }
      : null,
    tests: roundTests.flatMap((name) => {
      const one = tests.get(name);
      if (!one) return [];
      const { test, evidence, source, commits, writtenIn, at } = one;
      return [{ test, evidence, source, commits, ...(writtenIn && { writtenIn }), on: dayOf(at) }];
    }),
  };
}

function figuresOf(
  { verdict, passes, fails, share, robustness, employment }: Entry,
  indicators: readonly IndicatorValue[],
): EditionFigures {
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
