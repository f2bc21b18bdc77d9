import { mix, mixNumber } from "./key-hash.ts";
import {
  everyPerson,
  groupBy,
  settle,
  sortBy,
  sortByContent,
  type Column,
  type Grouping,
} from "./person-order.ts";
import { raoWuCounts, sampleDesign, type Design } from "./replicates.ts";
import type { Replication, SortedValues } from "./weighted-median.ts";
import type { Wave } from "./wave.ts";

/** The rows and groups that every wave of one computation shares. */
export type Frame = {
  /** Digits of an occupation code. */
  level: number;
  /** Occupation codes at the level, ascending: a row each. */
  occupations: readonly string[];
  /** Area codes, ascending. Persons without an area form one more group after the last. */
  areas: readonly string[];
  replicates: number;
  seed: number;
};

/**
 * Persons by group = area * occupations + occupation, within a group by cluster, within a cluster by content.
 * `cluster` is the cluster of each place in `order`.
 */
export type Cells = Grouping & { cluster: Int32Array };

/**
 * A wave made ready: persons in an order by content, grouped by (area, occupation), with their replicate
 * counts.
 */
export type Sample = {
  wave: Wave;
  design: Design;
  replication: Replication;
  /** Employed persons with an occupation. */
  employed: Cells;
  /** Unemployed persons with a last occupation; null where the survey did not ask. */
  jobless: Cells | null;
  /** Occupation row of each person's main job, -1 none. */
  occupation: Int32Array;
  /** Area of each person, the number of areas for one without. */
  area: Int32Array;
};

/** The codes of a table at a level, ascending and each once. */
export function codesAt(level: number, ...tables: (readonly string[])[]): string[] {
  const cut = tables.flat().filter((code) => code.length >= level);
  return [...new Set(cut.map((code) => code.slice(0, level)))].sort();
}

/**
 * Sorts, groups and draws. Nothing that follows depends on the order of the wave's rows or of its code
 * tables.
 */
export function prepareSample(wave: Wave, frame: Frame): Sample {
  const rowOf = new Map(frame.occupations.map((code, row) => [code, row]));
  const rows = Int32Array.from(wave.occupations, (code) => {
    return code.length >= frame.level ? (rowOf.get(code.slice(0, frame.level)) ?? -1) : -1;
  });
  const groupOfArea = new Map(frame.areas.map((code, group) => [code, group]));
  const groups = Int32Array.from(wave.areas, (code) => groupOfArea.get(code) ?? frame.areas.length);

  const persons = wave.weight.length;
  const occupation = new Int32Array(persons).fill(-1);
  const lastOccupation = new Int32Array(persons).fill(-1);
  const area = new Int32Array(persons).fill(frame.areas.length);
  const employedGroup = new Int32Array(persons).fill(-1);
  const joblessGroup = new Int32Array(persons).fill(-1);
  for (let i = 0; i < persons; i++) {
    if (wave.area[i]! >= 0) area[i] = groups[wave.area[i]!]!;
    const block = area[i]! * frame.occupations.length;
    if (wave.status[i] === 1 && wave.occupation[i]! >= 0) {
      occupation[i] = rows[wave.occupation[i]!]!;
      if (occupation[i]! >= 0) employedGroup[i] = block + occupation[i]!;
    }
    if (wave.status[i] === 2 && wave.lastOccupation && wave.lastOccupation[i]! >= 0) {
      lastOccupation[i] = rows[wave.lastOccupation[i]!]!;
      if (lastOccupation[i]! >= 0) joblessGroup[i] = block + lastOccupation[i]!;
    }
  }

  const { status, employee, education, weight, pay, hours, cluster, stratum } = wave;
  const content: Column[] = [
    status,
    occupation,
    lastOccupation,
    area,
    employee,
    education,
    weight,
    pay,
    hours,
  ];
  let order = cluster
    ? sortBy(everyPerson(persons), cluster)
    : sortByContent(contentHash(wave, occupation, lastOccupation, area), weight, content);
  if (stratum) order = sortBy(order, stratum);
  const design = sampleDesign(wave, order);
  const counts = raoWuCounts(design, frame.replicates, frame.seed);

  const groupCount = (frame.areas.length + 1) * frame.occupations.length;
  const cells = (groupOf: Int32Array): Cells => {
    const { start, order: grouped } = groupBy(order, groupOf, groupCount);
    const clusters = new Int32Array(grouped.length);
    for (let i = 0; i < grouped.length; i++) clusters[i] = design.clusterOf[grouped[i]!]!;
    for (let group = 0; group < groupCount; group++) {
      const end = start[group + 1]!;
      for (let from = start[group]!, to = from; from < end; from = to) {
        while (to < end && clusters[to] === clusters[from]) to++;
        // Persons of one cluster are still in the order of the file.
        settle(grouped, from, to, content);
      }
    }
    return { start, order: grouped, cluster: clusters };
  };
  return {
    wave,
    design,
    replication: { replicates: frame.replicates, counts, factor: design.factor },
    employed: cells(employedGroup),
    jobless: wave.lastOccupation ? cells(joblessGroup) : null,
    occupation,
    area,
  };
}

/** A hash over every column that an estimate reads, but the weight and the sampling keys. */
function contentHash(
  { status, employee, education, pay, hours }: Wave,
  occupation: Int32Array,
  lastOccupation: Int32Array,
  area: Int32Array,
): Uint32Array {
  const hash = new Uint32Array(status.length);
  for (let i = 0; i < hash.length; i++) {
    const marks = (status[i]! << 16) | (employee[i]! << 8) | (education[i]! & 255);
    const places = mix(mix(mix(mix(0, marks), occupation[i]!), lastOccupation[i]!), area[i]!);
    hash[i] = mixNumber(mixNumber(places, pay[i]!), hours[i]!);
  }
  return hash;
}

/** Employees with pay > 0, ascending by pay within each group. */
export type PayOrder = {
  everybody: SortedValues;
  byOccupation: SortedValues;
  byArea: SortedValues;
  /** group = area * occupations + occupation */
  byCell: SortedValues;
};

/** Sorts the paid employees of a sample once; every median of pay, in every replicate, reads these orders. */
export function payOrder(sample: Sample, frame: Frame): PayOrder {
  const { wave, occupation, area, employed } = sample;
  const paid = sortBy(
    employed.order.filter((person) => wave.employee[person] === 1 && wave.pay[person]! > 0),
    wave.pay,
  );
  const rows = frame.occupations.length;
  const cell = new Int32Array(area.length).fill(-1);
  for (const person of paid) cell[person] = area[person]! * rows + occupation[person]!;
  const sorted = ({ start, order }: Grouping): SortedValues => {
    const value = new Float64Array(order.length);
    const weight = new Float64Array(order.length);
    const cluster = new Int32Array(order.length);
    for (let i = 0; i < order.length; i++) {
      const person = order[i]!;
      value[i] = wave.pay[person]!;
      weight[i] = wave.weight[person]!;
      cluster[i] = sample.design.clusterOf[person]!;
    }
    return { start, value, weight, cluster };
  };
  return {
    everybody: sorted({ start: Int32Array.of(0, paid.length), order: paid }),
    byOccupation: sorted(groupBy(paid, occupation, rows)),
    byArea: sorted(groupBy(paid, area, frame.areas.length + 1)),
    byCell: sorted(groupBy(paid, cell, (frame.areas.length + 1) * rows)),
  };
}
