import { drawsOf } from "./gap-draws.ts";
import {
  isPossible,
  isRate,
  leastReporting,
  needTerms,
  programmeTerms,
  termName,
  type GapTerm,
  type TermKind,
} from "./gap-term.ts";

const gapReplicates = 1_000;

/** People short, and the 80 % interval around it. */
export type GapFigure = { median: number; low: number; high: number };

/** One line of what is trained: seats a year and what becomes of them. */
export type ProgrammeSupply = {
  programme: string;
  seats: number;
  /** Null where there are no seats, and nothing is asked of what becomes of them. */
  completion: number | null;
  certification: number | null;
  entry: number | null;
  /** People who enter over the whole horizon. */
  people: number;
};

/** The sum by the values alone, without chance: what a reader can add up. People over the whole horizon. */
export type GapAccount = {
  unfilled: number;
  growth: number;
  exits: number;
  need: number;
  programmes: ProgrammeSupply[];
  inflow: number;
  supply: number;
  /** Need less supply; below zero where more are trained than needed. */
  balance: number;
};

/** The terms that are not there, by name; `seats` where no programme is known at all. */
export function missingTerms(terms: readonly GapTerm[]): string[] {
  const kinds = new Set(terms.map(({ kind }) => kind));
  const missing: string[] = needTerms.filter((kind) => !kinds.has(kind));
  const programmes = programmesOf(terms);
  if (programmes.size === 0) missing.push("seats");
  for (const [programme, has] of programmes) {
    const seats = has.get("seats");
    // Of no seats nothing more needs to be known.
    if (seats?.value === 0) continue;
    for (const kind of programmeTerms) if (!has.has(kind)) missing.push(termName({ kind, programme }));
  }
  if (!kinds.has("inflow")) missing.push("inflow");
  return missing;
}

/**
 * need = U/r + E·max(0, g)·h + E·x·h, supply = (Σ seats·completion·certification·entry + inflow)·h: seats and inflow are
 * of a year, as growth and exits are, and all are counted over the `horizon` of h years.
 * @param terms each kind once, of a programme once each; none missing
 */
export function gapAccount(terms: readonly GapTerm[], horizon: number): GapAccount {
  const value = (kind: TermKind) => {
    const term = terms.find((one) => one.kind === kind);
    return term ? term.value : 0;
  };
  const employed = value("employed");
  const unfilled = value("unfilled") / (value("reporting-rate") || 1);
  const growth = employed * Math.max(0, value("growth")) * horizon;
  const exits = employed * value("exit-rate") * horizon;
  const programmes = Array.from(programmesOf(terms), ([programme, has]): ProgrammeSupply => {
    const of = (kind: TermKind) => {
      const term = has.get(kind);
      return term ? term.value : null;
    };
    const [seats, completion, certification, entry] = [
      of("seats") ?? 0,
      of("completion"),
      of("certification"),
      of("entry"),
    ];
    const people = seats * (completion ?? 0) * (certification ?? 0) * (entry ?? 0) * horizon;
    return { programme, seats, completion, certification, entry, people };
  });
  const inflow = value("inflow") * horizon;
  const need = unfilled + growth + exits;
  const supply = programmes.reduce((sum, { people }) => sum + people, 0) + inflow;
  return { unfilled, growth, exits, need, programmes, inflow, supply, balance: need - supply };
}

/**
 * People short in each of the replicates, none below zero. A value with an interval is drawn from it, a rate from the
 * counts behind it (its beta distribution, by Jeffreys' prior); one without either stands as it is.
 * @param key of whom it is, as code and area: the same key and seed draw the same
 */
export function drawGap(
  terms: readonly GapTerm[],
  { horizon, seed, key }: { horizon: number; seed: number; key: string },
): Float64Array {
  const none = new Float64Array(gapReplicates);
  const one = (kind: TermKind, absent = none) => {
    const term = terms.find((some) => some.kind === kind);
    return term ? drawTerm(term, seed, key) : absent;
  };
  const unfilled = one("unfilled");
  const reporting = one(
    "reporting-rate",
    none.map(() => 1),
  );
  const employed = one("employed");
  const growth = one("growth");
  const exits = one("exit-rate");
  const inflow = one("inflow");
  const programmes = Array.from(programmesOf(terms).values(), (has) =>
    programmeTerms.map((kind) => {
      const term = has.get(kind);
      return term ? drawTerm(term, seed, key) : none;
    }),
  );
  return none.map((_, i) => {
    const yearly = employed[i]! * (Math.max(0, growth[i]!) + exits[i]!) - inflow[i]!;
    const trained = programmes.reduce(
      (sum, rates) => sum + rates.reduce((people, rate) => people * rate[i]!, 1),
      0,
    );
    return Math.max(0, unfilled[i]! / reporting[i]! + (yearly - trained) * horizon);
  });
}

/**
 * Shares a unit group's gap among the codes below it by the vacancies coded to each; what is coded to the unit group
 * itself keeps its share. Shares are drawn from the Dirichlet distribution, and add up to one in every replicate.
 * @param coded vacancies by code, the unit group's own included
 * @returns the draws of each code
 */
export function allocateGap(
  parent: Float64Array,
  coded: ReadonlyMap<string, number>,
  { seed, key }: { seed: number; key: string },
): Map<string, Float64Array> {
  const gammas = [...coded].map(([code, count]) => {
    const { gamma } = drawsOf(seed, `${key}|share|${code}`);
    return [code, Float64Array.from(parent, () => gamma(count + 0.5))] as const;
  });
  const sums = parent.map((_, i) => gammas.reduce((sum, [, own]) => sum + own[i]!, 0));
  return new Map(gammas.map(([code, own]) => [code, own.map((g, i) => (parent[i]! * g) / sums[i]!)]));
}

/** Median and 80 % interval of replicates. */
export function gapFigure(draws: Float64Array): GapFigure {
  const sorted = draws.toSorted();
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const first = sorted[below]!;
    return first + (place - below) * ((sorted[below + 1] ?? first) - first);
  };
  return { median: at(0.5), low: at(0.1), high: at(0.9) };
}

/** By name, in the order of names: sums of the same numbers in one order are the same to the last digit. */
function programmesOf(terms: readonly GapTerm[]): Map<string, Map<TermKind, GapTerm>> {
  const named = terms.filter(({ programme }) => programme !== null);
  const names = [...new Set(named.map(({ programme }) => programme!))].toSorted();
  return new Map(
    names.map((name) => [
      name,
      new Map(named.filter(({ programme }) => programme === name).map((term) => [term.kind, term])),
    ]),
  );
}

function drawTerm(term: GapTerm, seed: number, key: string): Float64Array {
  const { kind, value, spread } = term;
  const drawn = new Float64Array(gapReplicates).fill(value);
  if (spread === null) return drawn;
  const { normal, beta } = drawsOf(seed, `${key}|${termName(term)}`);
  if (spread.kind === "counts") {
    const { successes, trials } = spread;
    for (let i = 0; i < drawn.length; i++)
      drawn[i] = within(kind, beta(successes + 0.5, trials - successes + 0.5));
    return drawn;
  }
  // Half a normal distribution on each side: the value stays in the middle, and each end lies where it was said.
  for (let i = 0; i < drawn.length; i++) {
    const z = normal() / 1.959964;
    drawn[i] = within(kind, value + z * (z < 0 ? value - spread.low : spread.high - value));
  }
  return drawn;
}

/** A draw beyond what can be is taken back to its edge. */
function within(kind: TermKind, drawn: number): number {
  if (isPossible(kind, drawn)) return drawn;
  if (kind === "reporting-rate") return Math.min(1, Math.max(leastReporting, drawn));
  if (isRate(kind)) return Math.min(1, Math.max(0, drawn));
  if (kind === "growth") return Math.min(1, Math.max(-1, drawn));
  return kind === "inflow" ? drawn : Math.max(0, drawn);
}
