import type { IndicatorId } from "./indicator.ts";
import type { Language } from "../platform/index.ts";
import type { Wave } from "./wave.ts";

/** On which side of its threshold an indicator speaks for a shortage. */
export type Side = "high" | "low";

/** A symbol of a formula, what it is read from, and the message that says what it means. */
export type FormulaSymbol = {
  symbol: string;
  /** Columns of the wave that it is computed from; empty for what is not in the survey. */
  columns: readonly (keyof Wave)[];
  /** Key of the sentence that explains it: `evidence.symbol.*`. */
  meaning: string;
};

/** How far a source has been read: P the primary text, S a secondary source, M from memory, to be checked. */
export type SourceMark = "P" | "S" | "M";

export type FormulaSource = {
  work: string;
  section: string;
  year: number | null;
  mark: SourceMark;
  /** The language that `work` and `section` are in. */
  language: Language;
};

/** How an indicator is computed, for the page that shows a number with its formula and source. */
export type Formula = {
  indicator: IndicatorId;
  /**
   * What gives the number that is shown (`shownAs`), in plain text over `symbols`: growths and the premium are
   * stored as logarithms and shown as the share that these stand for. 0 marks the first wave of the window, 1 the last.
   */
  expression: Readonly<Record<Language, string>>;
  symbols: readonly FormulaSymbol[];
  /** Waves that it needs. */
  waves: 1 | 2;
  /** What it needs beside the survey. */
  needs: readonly ("vacancies" | "fills" | "deflator" | "qualification-norm")[];
  side: Side;
  /** `log-growth` and `share-change` are per year; `log-ratio`, `share` and `days` have no time in them. */
  unit: "log-growth" | "share-change" | "log-ratio" | "share" | "days";
  /** Null: no source has been named yet. */
  source: FormulaSource | null;
};

const symbols = {
  E: { symbol: "E", columns: ["weight", "status", "occupation"], meaning: "evidence.symbol.E" },
  W: {
    symbol: "W",
    columns: ["weight", "status", "occupation", "employee", "pay"],
    meaning: "evidence.symbol.W",
  },
  Wall: {
    symbol: "W*",
    columns: ["weight", "status", "occupation", "employee", "pay"],
    meaning: "evidence.symbol.Wall",
  },
  P: { symbol: "P", columns: [], meaning: "evidence.symbol.P" },
  H: {
    symbol: "H",
    columns: ["weight", "status", "occupation", "hours"],
    meaning: "evidence.symbol.H",
  },
  U: { symbol: "U", columns: ["weight", "status", "lastOccupation"], meaning: "evidence.symbol.U" },
  q: {
    symbol: "q",
    columns: ["weight", "status", "occupation", "education"],
    meaning: "evidence.symbol.q",
  },
  V: { symbol: "V", columns: [], meaning: "evidence.symbol.V" },
  F: { symbol: "F", columns: [], meaning: "evidence.symbol.F" },
  C: { symbol: "C", columns: [], meaning: "evidence.symbol.C" },
  T: { symbol: "T", columns: [], meaning: "evidence.symbol.T" },
  t: { symbol: "Δt", columns: ["period"], meaning: "evidence.symbol.t" },
} satisfies Record<string, FormulaSymbol>;

const oecd: FormulaSource = {
  work: "OECD, Getting Skills Right: Skills for Jobs Indicators",
  section: "chapter 2, skill needs indicators",
  year: 2017,
  mark: "S",
  language: "en",
};

const alike = (expression: string) => ({ id: expression, en: expression });

/**
 * The formulas. Growths are of the logarithm, so that a rise and the fall that undoes it have one size.
 */
export const formulas: Readonly<Record<IndicatorId, Formula>> = {
  "employment-growth": {
    indicator: "employment-growth",
    expression: alike("exp(ln(E1 / E0) / Δt) − 1"),
    symbols: [symbols.E, symbols.t],
    waves: 2,
    needs: [],
    side: "high",
    unit: "log-growth",
    source: oecd,
  },
  "pay-growth": {
    indicator: "pay-growth",
    expression: alike("exp(ln((W1 / P1) / (W0 / P0)) / Δt) − 1"),
    symbols: [symbols.W, symbols.P, symbols.t],
    waves: 2,
    needs: ["deflator"],
    side: "high",
    unit: "log-growth",
    source: oecd,
  },
  "hours-growth": {
    indicator: "hours-growth",
    expression: alike("exp(ln(H1 / H0) / Δt) − 1"),
    symbols: [symbols.H, symbols.t],
    waves: 2,
    needs: [],
    side: "high",
    unit: "log-growth",
    source: oecd,
  },
  "unemployment-rate": {
    indicator: "unemployment-rate",
    expression: alike("U1 / (U1 + E1)"),
    symbols: [symbols.U, symbols.E],
    waves: 1,
    needs: [],
    side: "low",
    unit: "share",
    source: oecd,
  },
  "under-qualified-share": {
    indicator: "under-qualified-share",
    expression: alike("q1"),
    symbols: [symbols.q],
    waves: 1,
    needs: ["qualification-norm"],
    side: "high",
    unit: "share",
    // The OECD index is the growth of this share; the norm is KBJI's own.
    source: {
      work: "KBJI 2014, Kemnaker dan BPS",
      section: "pendahuluan",
      year: 2014,
      mark: "P",
      language: "id",
    },
  },
  "under-qualified-growth": {
    indicator: "under-qualified-growth",
    expression: alike("100 × (q1 − q0) / Δt"),
    symbols: [symbols.q, symbols.t],
    waves: 2,
    needs: ["qualification-norm"],
    side: "high",
    unit: "share-change",
    source: oecd,
  },
  "pay-premium": {
    indicator: "pay-premium",
    expression: alike("W1 / W*1 − 1"),
    symbols: [symbols.W, symbols.Wall],
    waves: 1,
    needs: [],
    side: "high",
    unit: "log-ratio",
    source: null,
  },
  "vacancy-growth": {
    indicator: "vacancy-growth",
    expression: {
      id: "V(12 bulan) / V(12 bulan sebelumnya) − 1",
      en: "V(12 months) / V(12 months before) − 1",
    },
    symbols: [symbols.V],
    waves: 1,
    needs: ["vacancies"],
    side: "high",
    unit: "log-growth",
    source: null,
  },
  "vacancy-growth-3y": {
    indicator: "vacancy-growth-3y",
    expression: {
      id: "exp(ln(V(12 bulan) / V(12 bulan, 3 tahun sebelumnya)) / 3) − 1",
      en: "exp(ln(V(12 months) / V(12 months, 3 years before)) / 3) − 1",
    },
    symbols: [symbols.V],
    waves: 1,
    needs: ["vacancies"],
    side: "high",
    unit: "log-growth",
    source: null,
  },
  "vacancy-rate": {
    indicator: "vacancy-rate",
    expression: alike("V / (V + E1)"),
    symbols: [symbols.V, symbols.E],
    waves: 1,
    needs: ["vacancies"],
    side: "high",
    unit: "share",
    source: {
      work: "Eurostat, Job vacancy statistics, reference metadata",
      section: "job vacancy rate",
      year: null,
      mark: "S",
      language: "en",
    },
  },
  "fill-rate": {
    indicator: "fill-rate",
    expression: alike("F / C"),
    symbols: [symbols.F, symbols.C],
    waves: 1,
    needs: ["fills"],
    side: "low",
    unit: "share",
    source: {
      work: "Jobs and Skills Australia, Occupation Shortage List, methodology",
      section: "fill rate",
      year: null,
      mark: "S",
      language: "en",
    },
  },
  "days-to-fill": {
    indicator: "days-to-fill",
    expression: alike("median(T)"),
    symbols: [symbols.T],
    waves: 1,
    needs: ["fills"],
    side: "high",
    unit: "days",
    source: null,
  },
};
