import { readLocalCode } from "../vocabulary/index.ts";
import { allocateGap, gapAccount, gapFigure, missingTerms, type GapAccount, type GapFigure } from "./gap.ts";
import { termName, type GapTerm } from "./gap-term.ts";
import { keptGap } from "./kept-gaps.ts";

/** What a named panel of experts says. `metOn`: `YYYY-MM-DD`. */
export type Panel = {
  low: number;
  high: number;
  year: number;
  members: string;
  metOn: string;
  note: string | null;
};

/**
 * People short in one of five states, of which each says what it may:
 * - `measured`: every term is there; `assumed` names those that are a default and no observation;
 * - `allocated`: a share of the unit group's gap, by coded vacancies;
 * - `panel`: a range that named experts gave, and no interval of a computation;
 * - `as-published`: what another body published, or that it names the occupation and gives no number;
 * - `not-measurable`: `missing` names the terms that are not there, `of` the code that they are asked of.
 */
export type Gap =
  | { state: "measured"; figure: GapFigure; assumed: string[] }
  | { state: "allocated"; figure: GapFigure; parent: string; coded: number; codedInAll: number }
  | { state: "panel"; panel: Panel }
  | {
      state: "as-published";
      published: {
        value: number;
        low: number | null;
        high: number | null;
        source: string;
        year: number;
      } | null;
    }
  | { state: "not-measurable"; missing: string[]; of: string };

export type GapQuestion = {
  code: string;
  area: string;
  /** First year that is counted over. */
  year: number;
  horizon: number;
  seed: number;
};

export type GapEvidence = {
  /** Of the codes that are asked, by code: what was picked for the year. */
  terms: ReadonlyMap<string, readonly GapTerm[]>;
  panels: ReadonlyMap<string, readonly Panel[]>;
  /** The edition was published elsewhere. */
  asPublished: boolean;
};

export type AssessedGap = {
  gap: Gap;
  /** Of a measured or allocated gap. */
  draws: Float64Array | null;
  /** The sum by the values alone, where every term is there. */
  account: GapAccount | null;
  /** The code's own terms that are not there, by name. */
  missing: string[];
};

/**
 * Of each term the one that counts in a year: none of a later year; an observation before a default, then the newest
 * year, then what was entered last.
 */
export function pickTerms<Term extends GapTerm & { enteredAt: Date }>(
  terms: readonly Term[],
  year: number,
): Term[] {
  const known = terms.filter((term) => term.year <= year);
  return Array.from(Map.groupBy(known, termName).values(), (some) =>
    some.reduce((best, one) => (isBefore(best, one) ? best : one)),
  );
}

const isBefore = (a: GapTerm & { enteredAt: Date }, b: GapTerm & { enteredAt: Date }): boolean => {
  if (a.assumed !== b.assumed) return !a.assumed;
  if (a.year !== b.year) return a.year > b.year;
  return a.enteredAt.getTime() >= b.enteredAt.getTime();
};

/** The panel that counts in a year: of no later year, and of these the one that met last. */
export function pickPanel<One extends Panel>(panels: readonly One[], year: number): One | null {
  const known = panels.filter((one) => one.year <= year);
  return known.toSorted((a, b) => b.year - a.year || (a.metOn < b.metOn ? 1 : -1))[0] ?? null;
}

/** What can be said of one code in one area, in the best state that its evidence allows. */
export function assessGap(question: GapQuestion, evidence: GapEvidence): AssessedGap {
  const { code, year } = question;
  const own = counted(evidence.terms.get(code));
  const missing = missingTerms(own);
  if (missing.length === 0) return measured(question, own);
  const local = readLocalCode(code);
  if (local) return { ...allocated(question, local.parent, evidence), missing };
  const none = { draws: null, account: null, missing };
  const panel = pickPanel(evidence.panels.get(code) ?? [], year);
  if (panel) return { ...none, gap: { state: "panel", panel } };
  const published = evidence.terms.get(code)?.find(({ kind }) => kind === "published");
  if (published || evidence.asPublished)
    return { ...none, gap: { state: "as-published", published: published ? asPublished(published) : null } };
  return { ...none, gap: { state: "not-measurable", missing, of: code } };
}

function measured({ code, area, horizon, seed }: GapQuestion, terms: readonly GapTerm[]): AssessedGap {
  const { draws, figure } = keptGap(terms, { horizon, seed, key: `${code}|${area}` });
  const assumed = terms.filter((term) => term.assumed).map(termName);
  return {
    gap: { state: "measured", figure, assumed },
    draws,
    account: gapAccount(terms, horizon),
    missing: [],
  };
}

/** A local code without a count of its own has a share of its unit group, or nothing. */
function allocated(
  question: GapQuestion,
  parent: string,
  { terms }: GapEvidence,
): Omit<AssessedGap, "missing"> {
  const { code, area, horizon, seed } = question;
  const not = (missing: string[], of: string): Omit<AssessedGap, "missing"> => ({
    gap: { state: "not-measurable", missing, of },
    draws: null,
    account: null,
  });
  const coded = new Map(
    [...terms].flatMap(([one, some]) => {
      const count = some.find(({ kind }) => kind === "coded-vacancies");
      return count && (one === parent || readLocalCode(one)?.parent === parent) ? [[one, count.value]] : [];
    }),
  );
  for (const one of [code, parent]) if (!coded.has(one)) return not(["coded-vacancies"], one);
  const above = counted(terms.get(parent));
  const missing = missingTerms(above);
  if (missing.length > 0) return not(missing, parent);
  const { draws: whole } = keptGap(above, { horizon, seed, key: `${parent}|${area}` });
  const draws = allocateGap(whole, coded, { seed, key: `${parent}|${area}` }).get(code)!;
  return {
    gap: {
      state: "allocated",
      figure: gapFigure(draws),
      parent,
      coded: coded.get(code)!,
      codedInAll: [...coded.values()].reduce((sum, count) => sum + count, 0),
    },
    draws,
    account: null,
  };
}

/** What enters the sum. */
const counted = (terms: readonly GapTerm[] = []) =>
  terms.filter(({ kind }) => kind !== "coded-vacancies" && kind !== "published");

function asPublished({ value, spread, source, year }: GapTerm) {
  const range = spread?.kind === "interval" ? spread : { low: null, high: null };
  return { value, low: range.low, high: range.high, source: source ?? "", year };
}

/**
 * The people short of several occupations together, by replicate. A share of a unit group that is itself among them is
 * not counted twice.
 * @returns null when nothing of them is measured or allocated
 */
export function sumGaps(
  gaps: ReadonlyMap<string, AssessedGap>,
): { figure: GapFigure; counted: number } | null {
  const some = [...gaps].filter(
    ([, { gap, draws }]) =>
      draws !== null && !(gap.state === "allocated" && gaps.get(gap.parent)?.gap.state === "measured"),
  );
  const [first] = some;
  if (!first) return null;
  const sum = new Float64Array(first[1].draws!.length);
  for (const [, { draws }] of some) for (let i = 0; i < sum.length; i++) sum[i]! += draws![i]!;
  return { figure: gapFigure(sum), counted: some.length };
}
