import { addEstimates, closeEconomy, combine, emptyEstimates, ratio, type Estimates } from "./estimates.ts";
import type { Grouping } from "./person-order.ts";
import type { Frame, PayOrder, Sample } from "./sample.ts";
import { addScaled, replicateMedians, weightedMedian, type SortedValues } from "./weighted-median.ts";

/**
 * Weighted totals by occupation. `working` is the weight of those who worked hours, `hours` the sum of weight times
 * hours, `schooled` the weight of those with a known education in a group with a norm, `underQualified` the part of
 * it below the norm, `jobless` the unemployed by last occupation.
 */
export type Totals = Record<
  "employed" | "working" | "hours" | "schooled" | "underQualified" | "jobless",
  Estimates
> & {
  /** 1 for a row with a person from a stratum of two clusters or more: see `relativeErrors`. */
  measurable: Uint8Array;
};

export function emptyTotals(frame: Frame): Totals {
  const rows = frame.occupations.length + 1;
  const empty = () => emptyEstimates(rows, frame.replicates);
  return {
    employed: empty(),
    working: empty(),
    hours: empty(),
    schooled: empty(),
    underQualified: empty(),
    jobless: empty(),
    measurable: new Uint8Array(rows),
  };
}

/** Adds an area's totals to the nation's, before either is closed. */
export function addTotals(to: Totals, from: Totals): void {
  addEstimates(to.employed, from.employed);
  addEstimates(to.working, from.working);
  addEstimates(to.hours, from.hours);
  addEstimates(to.schooled, from.schooled);
  addEstimates(to.underQualified, from.underQualified);
  addEstimates(to.jobless, from.jobless);
  for (let row = 0; row < to.measurable.length; row++) to.measurable[row]! |= from.measurable[row]!;
}

/**
 * The totals of one area, with replicates.
 *
 * Persons of one cluster and occupation are summed first, then that sum is spread over the replicates: a replicate
 * costs one multiplication for each such cell and not one for each person and quantity.
 * @param norms lowest expected education of each occupation row, -1 for a group without a norm
 */
export function occupationTotals(sample: Sample, area: number, frame: Frame, norms: Int8Array): Totals {
  const totals = emptyTotals(frame);
  const { wave, employed, jobless } = sample;
  eachCell(sample, employed, area, frame, totals.measurable, (row, cluster, from, to) => {
    let weight = 0;
    let working = 0;
    let hours = 0;
    let schooled = 0;
    let underQualified = 0;
    const norm = norms[row]!;
    for (let i = from; i < to; i++) {
      const person = employed.order[i]!;
      const w = wave.weight[person]!;
      const h = wave.hours[person]!;
      const education = wave.education[person]!;
      weight += w;
      // No hours, or none worked that week (away from the job): no observation of hours.
      if (h > 0) {
        working += w;
        hours += w * h;
        totals.working.n[row]!++;
      }
      if (norm >= 0 && education >= 0) {
        schooled += w;
        if (education < norm) underQualified += w;
        totals.schooled.n[row]!++;
      }
    }
    totals.employed.n[row]! += to - from;
    spread(totals.employed, row, cluster, weight, sample);
    spread(totals.working, row, cluster, working, sample);
    spread(totals.hours, row, cluster, hours, sample);
    spread(totals.schooled, row, cluster, schooled, sample);
    spread(totals.underQualified, row, cluster, underQualified, sample);
  });
  if (jobless) {
    eachCell(sample, jobless, area, frame, totals.measurable, (row, cluster, from, to) => {
      let weight = 0;
      for (let i = from; i < to; i++) weight += wave.weight[jobless.order[i]!]!;
      totals.jobless.n[row]! += to - from;
      spread(totals.jobless, row, cluster, weight, sample);
    });
  }
  return totals;
}

/** Employment of the whole nation by occupation, closed: all that a wave inside the window gives to the trend. */
export function employmentTotals(sample: Sample, frame: Frame): Pick<Totals, "employed" | "measurable"> {
  const employed = emptyEstimates(frame.occupations.length + 1, frame.replicates);
  const measurable = new Uint8Array(employed.n.length);
  for (let area = 0; area <= frame.areas.length; area++) {
    eachCell(sample, sample.employed, area, frame, measurable, (row, cluster, from, to) => {
      let weight = 0;
      for (let i = from; i < to; i++) weight += sample.wave.weight[sample.employed.order[i]!]!;
      employed.n[row]! += to - from;
      spread(employed, row, cluster, weight, sample);
    });
  }
  closeEconomy(employed);
  return { employed, measurable };
}

/** Visits the persons of an area by occupation and cluster. */
function eachCell(
  { design, replication }: Sample,
  { start, order }: Grouping,
  area: number,
  frame: Frame,
  measurable: Uint8Array,
  visit: (row: number, cluster: number, from: number, to: number) => void,
): void {
  const rows = frame.occupations.length;
  for (let row = 0; row < rows; row++) {
    const end = start[area * rows + row + 1]!;
    let from = start[area * rows + row]!;
    while (from < end) {
      const cluster = design.clusterOf[order[from]!]!;
      let to = from + 1;
      while (to < end && design.clusterOf[order[to]!] === cluster) to++;
      if (replication.factor[cluster]! > 1) measurable[row] = measurable[rows] = 1;
      visit(row, cluster, from, to);
      from = to;
    }
  }
}

function spread(to: Estimates, row: number, cluster: number, amount: number, { replication }: Sample): void {
  if (amount === 0) return;
  const { replicates, counts, factor } = replication;
  to.value[row]! += amount;
  const scaled = amount * factor[cluster]!;
  addScaled(to.replicates, row * replicates, counts, cluster * replicates, replicates, scaled);
}

/** The levels that indicators compare, for one wave and area. Null: the survey did not ask. */
export type Levels = {
  /** Persons employed. */
  employment: Estimates;
  /** Median pay a month of employees with pay > 0. */
  pay: Estimates | null;
  /** Mean hours a week of those who worked. */
  hours: Estimates | null;
  /** Unemployed by last occupation as a share of them and the employed. */
  unemployment: Estimates | null;
  /** Share of the employed with an education below the norm of their group. */
  underQualified: Estimates | null;
  measurable: Uint8Array;
};

/**
 * @param totals of one area or the nation; closed here
 * @param asked the columns that the whole wave has an answer in, whatever the area
 */
export function levels(totals: Totals, pay: Estimates | null, asked: AskedColumns, minN: number): Levels {
  const { employed, working, hours, schooled, underQualified, jobless } = totals;
  for (const estimates of [employed, working, hours, schooled, underQualified, jobless]) {
    closeEconomy(estimates);
  }
  const labour = jobless.n.map((n, row) => n + employed.n[row]!);
  const rate = () => combine(labour, minN, jobless, employed, (u, e) => u / (u + e));
  return {
    employment: employed,
    pay: asked.pay ? pay : null,
    hours: asked.hours ? ratio(hours, working, minN) : null,
    unemployment: asked.lastOccupation ? { n: labour, ...rate() } : null,
    underQualified: asked.education ? ratio(underQualified, schooled, minN) : null,
    measurable: totals.measurable,
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
 */
export function medianPay(order: PayOrder, area: number | null, sample: Sample, frame: Frame, minN: number) {
  const rows = frame.occupations.length;
  const medians = emptyEstimates(rows + 1, frame.replicates);
  medians.replicates.fill(NaN);
  const fill = (sorted: SortedValues, group: number, row: number) => {
    const from = sorted.start[group]!;
    const to = sorted.start[group + 1]!;
    medians.n[row] = to - from;
    medians.value[row] = weightedMedian(sorted.value, sorted.weight, from, to);
    if (to - from < minN) return;
    replicateMedians(sorted, group, sample.replication, medians.replicates, row * frame.replicates);
  };
  for (let row = 0; row < rows; row++) {
    if (area === null) fill(order.byOccupation, row, row);
    else fill(order.byCell, area * rows + row, row);
  }
  if (area === null) fill(order.everybody, 0, rows);
  else fill(order.byArea, area, rows);
  return medians;
}
