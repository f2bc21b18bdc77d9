import { monthNumber, type Fills } from "../../src/evidence/fills.ts";
import type { VacancySeries } from "../../src/evidence/vacancy-series.ts";
import type { Wave } from "../../src/evidence/wave.ts";

/** A generator of numbers in [0, 1) from a seed (mulberry32): synthetic data need no better one. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** 446 four-digit codes in ten major groups, ascending. */
export function unitGroups(count = 446): string[] {
  return Array.from({ length: count }, (_, i) => {
    const group = Math.floor((i * 10) / count);
    return String(group * 1000 + 110 + (i - Math.ceil((group * count) / 10))).padStart(4, "0");
  });
}

const provinces: readonly string[] = Array.from({ length: 38 }, (_, i) => String(i + 11));

export type WavePlan = {
  rows: number;
  seed: number;
  period: string;
  occupations?: readonly string[];
  /** Persons a cluster; 0: the file has no clusters. */
  clusterSize?: number;
};

/**
 * A synthetic wave: 38 provinces of unequal size, two strata in each, clusters whose members resemble each
 * other, few common and many rare occupations, rounded pay. Two plans that differ in the period give clusters
 * of the same keys with other persons in them.
 */
export function syntheticWave(plan: WavePlan): Wave {
  const { rows, period, clusterSize = 30, occupations = unitGroups() } = plan;
  const next = numbers(plan.seed);
  const year = Number(period.slice(0, 4)) + Number(period.slice(5, 7)) / 12 - 2018;
  const wave: Wave = {
    period,
    codeList: "kbji/2014",
    occupations,
    areas: provinces,
    weight: new Float64Array(rows),
    area: new Int32Array(rows),
    cluster: clusterSize > 0 ? new Float64Array(rows) : null,
    stratum: clusterSize > 0 ? new Float64Array(rows) : null,
    status: new Uint8Array(rows),
    occupation: new Int32Array(rows).fill(-1),
    lastOccupation: new Int32Array(rows).fill(-1),
    employee: new Uint8Array(rows),
    pay: new Float64Array(rows).fill(NaN),
    hours: new Float64Array(rows).fill(NaN),
    education: new Int8Array(rows),
  };
  const size = clusterSize || 30;
  let area = 0;
  let urban = 0;
  let taste = 0;
  for (let i = 0; i < rows; i++) {
    const cluster = Math.floor(i / size);
    if (i % size === 0) {
      area = Math.floor(next() ** 2 * provinces.length);
      urban = next() < 0.55 ? 1 : 0;
      taste = next();
    }
    wave.area[i] = area;
    if (wave.cluster && wave.stratum) {
      wave.cluster[i] = 100_000 + cluster;
      wave.stratum[i] = (area + 11) * 10 + urban;
    }
    wave.weight[i] = 20 + 300 * next() * (1 + area / 20);
    wave.education[i] = next() < 0.01 ? -1 : Math.floor(next() ** (urban ? 1 : 1.6) * 9);
    // Half of a cluster's persons work in the neighbourhood's occupations.
    const draw = next() < 0.5 ? (taste + next() / 8) % 1 : next();
    const occupation = Math.floor(draw ** 2.2 * occupations.length);
    const share = next();
    if (share < 0.46) {
      wave.status[i] = 1;
      if (next() < 0.98) wave.occupation[i] = occupation;
      wave.hours[i] = next() < 0.03 ? 0 : 12 + Math.floor(next() * 48);
      if (next() < 0.45) {
        wave.employee[i] = 1;
        const skill = 1 + occupation / occupations.length;
        const pay = Math.exp(14 + skill / 2 + 0.05 * year * skill + next() + next() - 1);
        if (next() < 0.93) wave.pay[i] = Math.round(pay / 10_000) * 10_000;
      }
    } else if (share < 0.5) {
      wave.status[i] = 2;
      if (next() < 0.6) wave.lastOccupation![i] = occupation;
    }
  }
  return wave;
}

/** A series of 60 months up to `last`, for most of the occupations, with a few absent months. */
export function syntheticVacancies(
  seed: number,
  last: string,
  occupations: readonly string[] = unitGroups(),
): VacancySeries {
  const next = numbers(seed);
  const end = Number(last.slice(0, 4)) * 12 + Number(last.slice(5, 7)) - 1;
  const months = Array.from({ length: 60 }, (_, i) => {
    const month = end - 59 + i;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
  const codes = occupations.filter(() => next() < 0.8);
  const counts = new Float64Array(codes.length * provinces.length * months.length);
  for (let cell = 0; cell < codes.length * provinces.length; cell++) {
    const size = next() ** 4 * 60;
    const growth = next() * 0.03 - 0.01;
    for (let month = 0; month < months.length; month++) {
      const count = Math.floor(size * Math.exp(growth * month) * (0.5 + next()));
      counts[cell * months.length + month] = next() < 0.0005 ? NaN : count;
    }
  }
  return { codeList: "kbji/2014", occupations: codes, areas: provinces, months, counts };
}

/** Vacancies closed in the two years up to `last`; in some places that no survey knows, and some without a place. */
export function syntheticFills(
  seed: number,
  last: string,
  occupations: readonly string[] = unitGroups(),
  size = 20_000,
): Fills {
  const next = numbers(seed);
  const end = monthNumber(last);
  const codes = occupations.filter(() => next() < 0.7);
  const areas = [...provinces, "00", ""];
  const pick = (below: number) => Math.floor(next() * below);
  const column = (value: (row: number) => number) => Array.from({ length: size }, (_, row) => value(row));
  return {
    codeList: "kbji/2014",
    occupations: codes,
    areas,
    months: { first: monthOfNumber(end - 23), last },
    occupation: Int32Array.from(column(() => pick(codes.length))),
    area: Int32Array.from(column(() => pick(areas.length))),
    // The last month is never empty.
    month: Int32Array.from(column((row) => (row === 0 ? end : end - pick(24)))),
    days: Float64Array.from(column(() => pick(120))),
    filled: Uint8Array.from(column(() => (next() < 0.7 ? 1 : 0))),
    posts: Float64Array.from(column(() => 1 + pick(9))),
  };
}

const monthOfNumber = (month: number) =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

/** Waves of successive half-years, the last in August 2025. */
export function syntheticWaves(rows: number, count: number, seed: number): Wave[] {
  return Array.from({ length: count }, (_, i) => waveAt(i, rows, count, seed));
}

/** One of them, by its place. */
export function waveAt(i: number, rows: number, count: number, seed: number): Wave {
  const period = monthOfNumber(2025 * 12 + 7 - 6 * (count - 1 - i));
  return syntheticWave({ rows, seed: seed + i, period });
}
