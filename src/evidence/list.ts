import type { Bilingual } from "../platform/index.ts";
import { indicatorIds, type IndicatorState, type IndicatorValue, type LevelValue } from "./indicator.ts";
import type { Pay } from "./deflator.ts";
import type { Parameters } from "./parameters.ts";
import type { WaveDesign } from "./ranked-list.ts";
import type { TopDownVerdict } from "./verdict.ts";

/** A computed list of occupations: the top-down side, before anybody has decided anything. */
export type OccupationList = {
  listId: string;
  organisationId: string;
  title: Bilingual;
  datasets: string[];
  level: number;
  codeList: string;
  periods: string[];
  parameters: Parameters;
  engine: string;
  seed: number;
  facts: ListFacts;
  computedBy: string | null;
  computedAt: Date;
  releasedAt: Date | null;
  synthetic: boolean;
  releasedTo: string[];
};

export type ListFacts = {
  window: { from: string; to: string; years: number } | null;
  pay: Pay;
  waves: WaveDesign[];
  /** By area: persons employed, and how many occupations have each verdict. */
  areas: Record<string, { employment: LevelValue; short: number; notShort: number; undetermined: number }>;
};

/** What any reader is told of a list: not who computed or released it, nor an organisation's id. */
export type ListHead = Pick<
  OccupationList,
  "listId" | "title" | "level" | "codeList" | "periods" | "computedAt" | "releasedAt" | "synthetic"
> & { pay: Pay };

export function listHead(list: Omit<ListHead, "pay"> & { facts: Pick<ListFacts, "pay"> }): ListHead {
  const { listId, title, level, codeList, periods, computedAt, releasedAt, synthetic } = list;
  return { listId, title, level, codeList, periods, computedAt, releasedAt, synthetic, pay: list.facts.pay };
}

export type Verdict = TopDownVerdict["verdict"];

/** The place of an entry in its list; null where nothing was decided that could be ranked. */
export const rankOf = ({ rank, verdict }: Pick<Entry, "rank" | "verdict">): number | null =>
  verdict === "undetermined" ? null : rank;

/** One occupation in one area of a list, as the list shows it. */
export type Entry = {
  area: string;
  code: string;
  rank: number;
  verdict: Verdict;
  share: number | null;
  robustness: number | null;
  passes: number;
  fails: number;
  states: string;
  employment: LevelValue;
};

/** Version of the computation: a change of a formula changes it, and old lists keep theirs. */
export const engineVersion = "top-down/3";

const letters: Record<IndicatorState, string> = {
  pass: "p",
  fail: "f",
  suppressed: "s",
  missing: "m",
  broken: "b",
};

/** The states of an entry's indicators as one word, in the order of `indicatorIds`. */
export function statesWord(values: readonly Pick<IndicatorValue, "state">[]): string {
  return values.map((value) => letters[value.state]).join("");
}

/** @returns the state of each indicator that a word stands for: a list of before a new indicator has fewer letters */
export function readStates(
  word: string,
): { indicator: (typeof indicatorIds)[number]; state: IndicatorState }[] {
  return indicatorIds.slice(0, word.length).map((indicator, index) => {
    const found = Object.entries(letters).find(([, letter]) => letter === word.charAt(index));
    return { indicator, state: (found?.[0] ?? "missing") as IndicatorState };
  });
}

/** What is stored of a number: a suppressed one loses its value and its interval, so that no page can show them. */
export function withheld<
  V extends { value: number | null; ci: readonly [number, number] | null; state: string },
>(value: V): V {
  return value.state === "suppressed" ? { ...value, value: null, ci: null } : value;
}
