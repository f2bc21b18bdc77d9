import {
  addEstimates,
  clearEstimates,
  closeEconomy,
  combine,
  emptyEstimates,
  quantity,
  remainder,
  type Estimates,
  type Quantity,
} from "./estimates.ts";
import type { Cells, Frame, PayOrder, Sample } from "./sample.ts";
import { addScaled, replicateMedians, weightedMedian, type SortedValues } from "./weighted-median.ts";

/**
 * Weighted totals by occupation: `employed`, of them `idle` who worked no hours or gave none, `hours` the sum
 * of weight times hours; in groups with a norm `untold` whose education is not known and `underQualified` who
 * are below the norm; `jobless` the unemployed by last occupation. (The few who did not answer are summed,
 * and not the many who did: a sum that is mostly zeros costs a bootstrap nothing.)
 */
export type Totals = Record<(typeof quantities)[number], Estimates> & {
  /** Clusters of those whose education is known, in groups with a norm. */
  toldClusters: Int32Array;
};

const quantities = ["employed", "idle", "hours", "untold", "underQualified", "jobless"] as const;

export function emptyTotals(frame: Frame): Totals {
  const rows = frame.occupations.length + 1;
  const empty = () => emptyEstimates(rows, frame.replicates);
  return {
    employed: empty(),
    idle: empty(),
    hours: empty(),
    untold: empty(),
    underQualified: empty(),
    jobless: empty(),
    toldClusters: new Int32Array(rows),
  };
}

/** Adds an area's totals to the nation's, before either is closed. */
export function addTotals(to: Totals, from: Totals): void {
  for (const name of quantities) addEstimates(to[name], from[name]);
  for (let row = 0; row < to.toldClusters.length; row++) to.toldClusters[row]! += from.toldClusters[row]!;
}

/**
 * The totals of one area, with replicates.
 *
 * Persons of one cluster and occupation are summed first, then that sum is spread over the replicates: a
 * replicate costs one multiplication for each such cell and not one for each person and quantity.
 * @param norms lowest expected education of each occupation row, -1 for a group without a norm
 * @param totals what was there is cleared
 */
export function occupationTotals(
  sample: Sample,
  area: number,
  frame: Frame,
  norms: Int8Array,
  totals: Totals,
): void {
  for (const name of quantities) clearEstimates(totals[name]);
  totals.toldClusters.fill(0);
  const { wave, employed, jobless } = sample;
  eachCell(employed, area, frame, (row, cluster, from, to) => {
    let weight = 0;
    let idle = 0;
    let hours = 0;
    let untold = 0;
    let underQualified = 0;
    let told = 0;
    const norm = norms[row]!;
    for (let i = from; i < to; i++) {
      const person = employed.order[i]!;
      const w = wave.weight[person]!;
      const h = wave.hours[person]!;
      const education = wave.education[person]!;
      weight += w;
      // No hours worked that week (away from the job) is no observation of hours.
      if (h > 0) hours += w * h;
      else {
        idle += w;
        totals.idle.n[row]!++;
      }
      if (norm < 0) continue;
      if (education >= 0) told++;
      else {
        untold += w;
        totals.untold.n[row]!++;
      }
      if (education >= 0 && education < norm) underQualified += w;
    }
    if (told > 0 && sample.replication.factor[cluster]! > 1) totals.toldClusters[row]!++;
    totals.employed.n[row]! += to - from;
    spread(totals.employed, row, cluster, weight, sample);
    spread(totals.idle, row, cluster, idle, sample);
    spread(totals.hours, row, cluster, hours, sample);
    spread(totals.untold, row, cluster, untold, sample);
    spread(totals.underQualified, row, cluster, underQualified, sample);
  });
  if (jobless) {
    eachCell(jobless, area, frame, (row, cluster, from, to) => {
      let weight = 0;
      for (let i = from; i < to; i++) weight += wave.weight[jobless.order[i]!]!;
      totals.jobless.n[row]! += to - from;
      spread(totals.jobless, row, cluster, weight, sample);
    });
  }
}

/**
 * Employment of the whole nation by occupation, closed: all that a wave inside the window gives to the trend.
 */
export function employmentTotals(sample: Sample, frame: Frame): Estimates {
  const employed = emptyEstimates(frame.occupations.length + 1, frame.replicates);
  for (let area = 0; area <= frame.areas.length; area++) {
    eachCell(sample.employed, area, frame, (row, cluster, from, to) => {
      let weight = 0;
      for (let i = from; i < to; i++) weight += sample.wave.weight[sample.employed.order[i]!]!;
      employed.n[row]! += to - from;
      spread(employed, row, cluster, weight, sample);
    });
  }
  closeEconomy(employed);
  return employed;
}

/** Visits the persons of an area by occupation and cluster. */
function eachCell(
  { start, cluster: clusters }: Cells,
  area: number,
  frame: Frame,
  visit: (row: number, cluster: number, from: number, to: number) => void,
): void {
  const rows = frame.occupations.length;
  for (let row = 0; row < rows; row++) {
    const end = start[area * rows + row + 1]!;
    for (let from = start[area * rows + row]!, to = from; from < end; from = to) {
      const cluster = clusters[from]!;
      while (to < end && clusters[to] === cluster) to++;
      visit(row, cluster, from, to);
    }
  }
}

function spread(to: Estimates, row: number, cluster: number, amount: number, { replication }: Sample): void {
  if (amount === 0) return;
  const { replicates, counts, factor } = replication;
  to.value[row]! += amount;
  if (factor[cluster]! > 1) to.clusters[row]!++;
  const scaled = amount * factor[cluster]!;
  addScaled(to.replicates, row * replicates, counts, cluster * replicates, replicates, scaled);
}

/** The levels that indicators compare, for one wave and area. Null: the survey did not ask. */
export type Levels = {
  /** Persons employed. */
  employment: Quantity;
  /** Median pay a month of employees with pay > 0. */
  pay: Quantity | null;
  /** Mean hours a week of those who worked. */
  hours: Quantity | null;
  /** Unemployed by last occupation as a share of them and the employed. */
  unemployment: Quantity | null;
  /** Share of the employed with an education below the norm of their group. */
  underQualified: Quantity | null;
};

/**
 * Levels read their replicates from the totals, and are good for as long as these stay.
 * @param totals of one area or the nation; closed here
 * @param norms as for `occupationTotals`
 * @param asked the columns that the whole wave has an answer in, whatever the area
 */
export function levels(
  totals: Totals,
  pay: Estimates,
  norms: Int8Array,
  asked: AskedColumns,
  frame: Frame,
): Levels {
  for (const name of quantities) closeEconomy(totals[name]);
  const { employed, idle, hours, untold, underQualified, jobless, toldClusters } = totals;
  const employment = quantity(employed);
  const labour = {
    n: jobless.n.map((n, row) => n + employed.n[row]!),
    clusters: jobless.clusters.map((clusters, row) => Math.max(clusters, employed.clusters[row]!)),
  };
  const working = remainder(employed, idle, hours.clusters, () => true);
  const told = remainder(employed, untold, toldClusters, (row) => norms[row]! >= 0);
  const mean = () => combine(working, quantity(hours), working, frame.replicates, (a, b) => a / b);
  // A whole that is a difference may be a hair smaller than its part.
  const below = () =>
    combine(told, quantity(underQualified), told, frame.replicates, (a, b) => Math.min(1, a / b));
  const rate = () => combine(labour, quantity(jobless), employment, frame.replicates, (u, e) => u / (u + e));
  return {
    employment,
    pay: asked.pay ? quantity(pay) : null,
    hours: asked.hours ? mean() : null,
    unemployment: asked.lastOccupation ? rate() : null,
    underQualified: asked.education ? below() : null,
  };
}

/** A column in which nobody in the wave has an answer was not asked. */
export type AskedColumns = Record<"pay" | "hours" | "lastOccupation" | "education", boolean>;

export function askedColumns({ wave }: Sample): AskedColumns {
  return {
    pay: wave.pay.some((pay) => pay > 0),
    hours: wave.hours.some((hours) => hours > 0),
    lastOccupation: wave.lastOccupation?.some((code) => code >= 0) ?? false,
    education: wave.education.some((step) => step >= 0),
  };
}

/**
 * Median pay by occupation and, in the last row, of all together, in one area (null: the nation).
 * Rows with fewer than `minN` persons get no replicates: their error is not shown.
 * @param medians what was there is cleared
 */
export function medianPay(
  order: PayOrder,
  area: number | null,
  { replication }: Sample,
  frame: Frame,
  minN: number,
  medians: Estimates,
): void {
  const rows = frame.occupations.length;
  const fill = (sorted: SortedValues, group: number, row: number) => {
    const from = sorted.start[group]!;
    const to = sorted.start[group + 1]!;
    medians.n[row] = to - from;
    medians.clusters[row] = clustersUpToTwo(sorted, from, to, replication.factor);
    medians.value[row] = weightedMedian(sorted.value, sorted.weight, from, to);
    if (to - from < minN) return;
    replicateMedians(sorted, group, replication, medians.replicates, row * frame.replicates);
  };
  medians.replicates.fill(NaN);
  for (let row = 0; row < rows; row++) {
    if (area === null) fill(order.byOccupation, row, row);
    else fill(order.byCell, area * rows + row, row);
  }
  if (area === null) fill(order.everybody, 0, rows);
  else fill(order.byArea, area, rows);
}

/** 0, 1 or "2 and more" clusters that have another in their stratum. */
function clustersUpToTwo({ cluster }: SortedValues, from: number, to: number, factor: Float64Array): number {
  let first = -1;
  for (let i = from; i < to; i++) {
    if (factor[cluster[i]!]! <= 1 || cluster[i] === first) continue;
    if (first >= 0) return 2;
    first = cluster[i]!;
  }
  return first < 0 ? 0 : 1;
}
