import { dayAfter } from "./duty/index.ts";
import { dayOf } from "./platform/index.ts";

/** Days in which an office looks at what came in. */
const daysToLook = 7;

/** `dueOn`: the day by which the most urgent is owed, where it has one of its own. */
type Counted = { what: string; name?: string; count: number; since: Date; dueOn?: string };

/** One line of what waits: without a day of its own it is due a week after the oldest of it came in. */
export type WaitingLine = {
  what: string;
  name: string;
  count: number;
  dueOn: string;
  path: string;
};

/** Where each kind is done. */
const paths: Readonly<Record<string, (name: string) => string>> = {
  answers: (round) => `/col/rounds/${round}/evidence?status=sent`,
  interests: (round) => `/col/rounds/${round}/evidence`,
  decisions: (round) => `/col/rounds/${round}`,
  tests: (round) => `/col/rounds/${round}?show=include`,
  seals: (round) => `/col/rounds/${round}/seal`,
  gaps: (edition) => `/col/gap/${edition}`,
  editions: (edition) => `/col/editions/${edition}/review`,
  withdrawals: (edition) => `/col/editions/${edition}/review`,
  asks: () => "/ledger?view=late&kind=ask",
  replies: () => "/ledger?view=undecided",
  codings: () => "/vocabulary/codings",
  synonyms: () => "/vocabulary/synonyms",
  translations: () => "/vocabulary/translations",
};

/** The most urgent first. */
export const byDue = (a: { dueOn: string }, b: { dueOn: string }): number =>
  a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1;

/** What modules counted as lines, the most urgent first; what has no page has no line. */
export const waitingLines = (counted: readonly Counted[]): WaitingLine[] =>
  counted
    .flatMap(({ what, name = "", count, since, dueOn }) => {
      const path = paths[what]?.(name);
      return path && count > 0
        ? [{ what, name, count, dueOn: dueOn ?? dayAfter(dayOf(since), daysToLook), path }]
        : [];
    })
    .toSorted(byDue);
