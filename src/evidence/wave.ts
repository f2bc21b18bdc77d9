/**
 * One wave of a labour-force survey in columns, the shape that every indicator is computed from.
 * All arrays have one entry a person, in any order: results do not depend on it.
 */
export type Wave = {
  /** Reference month, `YYYY-MM`. */
  period: string;
  /** The code list of `occupations`, for example `kbji/2014`: a change between waves breaks the series. */
  codeList: string;
  /**
   * Code table of `occupation` and `lastOccupation`, at the computed level or deeper: deeper codes are cut to
   * the level, shorter ones cannot be placed at it and count as not coded.
   */
  occupations: readonly string[];
  /** Code table of `area` (province codes). */
  areas: readonly string[];
  /** Persons represented, > 0. */
  weight: Float64Array;
  /** Index in `areas`; -1 unknown (the person counts nationally, in no province). */
  area: Int32Array;
  /**
   * Sampling cluster and stratum; null where the file has none (then persons are the clusters, and the whole
   * wave is one stratum). Keys are stable hashes or codes, not row order; a cluster key need only be unique
   * in its stratum.
   */
  cluster: Float64Array | null;
  stratum: Float64Array | null;
  /** 1 employed, 2 unemployed, 0 outside the labour force. */
  status: Uint8Array;
  /** Index in `occupations` of the main job; -1 none or not coded. */
  occupation: Int32Array;
  /** Index in `occupations` of the last job of an unemployed person; null where the survey did not ask. */
  lastOccupation: Int32Array | null;
  /** 1 for employees (paid by an employer). */
  employee: Uint8Array;
  /** Pay a month in the survey's currency; NaN where none was reported. */
  pay: Float64Array;
  /** Usual or actual hours a week; NaN where none was reported. */
  hours: Float64Array;
  /** Highest certificate on the ladder of `education.ts`; -1 unknown. */
  education: Int8Array;
};
