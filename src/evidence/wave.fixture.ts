import type { Wave } from "./wave.ts";

/**
 * One person of a hand-written wave; what is left out is a full-time employee of weight 1 without a cluster.
 */
export type Person = {
  weight?: number;
  area?: string;
  cluster?: number;
  stratum?: number;
  status?: 0 | 1 | 2;
  occupation?: string;
  last?: string;
  employee?: 0 | 1;
  pay?: number;
  hours?: number;
  education?: number;
};

/** A wave of the persons written out, in their order. */
export function waveOf(period: string, persons: readonly Person[], changed: Partial<Wave> = {}): Wave {
  const table = (codes: (string | undefined)[]) => [...new Set(codes.filter((code) => code !== undefined))];
  const occupations = table(persons.flatMap((person) => [person.occupation, person.last]));
  const areas = table(persons.map((person) => person.area ?? "31"));
  const index = (codes: string[], code: string | undefined) =>
    code === undefined ? -1 : codes.indexOf(code);
  return {
    period,
    codeList: "kbji/2014",
    occupations,
    areas,
    weight: Float64Array.from(persons, (person) => person.weight ?? 1),
    area: Int32Array.from(persons, (person) => index(areas, person.area ?? "31")),
    cluster: persons.some((person) => person.cluster !== undefined)
      ? Float64Array.from(persons, (person) => person.cluster ?? NaN)
      : null,
    stratum: persons.some((person) => person.stratum !== undefined)
      ? Float64Array.from(persons, (person) => person.stratum ?? NaN)
      : null,
    status: Uint8Array.from(persons, (person) => person.status ?? (person.last === undefined ? 1 : 2)),
    occupation: Int32Array.from(persons, (person) => index(occupations, person.occupation)),
    lastOccupation: persons.some((person) => person.last !== undefined)
      ? Int32Array.from(persons, (person) => index(occupations, person.last))
      : null,
    employee: Uint8Array.from(persons, (person) => person.employee ?? 1),
    pay: Float64Array.from(persons, (person) => person.pay ?? NaN),
    hours: Float64Array.from(persons, (person) => person.hours ?? NaN),
    education: Int8Array.from(persons, (person) => person.education ?? -1),
    ...changed,
  };
}

/** The same persons in another order of rows. */
export function reordered(wave: Wave, order: readonly number[]): Wave {
  const pick = <T extends { length: number; slice(): T }>(column: T & { [i: number]: number }): T => {
    const copy = column.slice() as T & { [i: number]: number };
    order.forEach((from, to) => (copy[to] = column[from]!));
    return copy;
  };
  return {
    ...wave,
    weight: pick(wave.weight),
    area: pick(wave.area),
    cluster: wave.cluster && pick(wave.cluster),
    stratum: wave.stratum && pick(wave.stratum),
    status: pick(wave.status),
    occupation: pick(wave.occupation),
    lastOccupation: wave.lastOccupation && pick(wave.lastOccupation),
    employee: pick(wave.employee),
    pay: pick(wave.pay),
    hours: pick(wave.hours),
    education: pick(wave.education),
  };
}
