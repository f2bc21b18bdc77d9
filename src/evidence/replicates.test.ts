import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { everyPerson, sortBy } from "./person-order.ts";
import { raoWuCounts, sampleDesign } from "./replicates.ts";
import { reordered, waveOf, type Person } from "./wave.fixture.ts";
import type { Wave } from "./wave.ts";

function drawn(wave: Wave, replicates: number, seed: number) {
  let order = everyPerson(wave.weight.length);
  if (wave.cluster) order = sortBy(order, wave.cluster);
  if (wave.stratum) order = sortBy(order, wave.stratum);
  const design = sampleDesign(wave, order);
  return { design, counts: raoWuCounts(design, replicates, seed) };
}

const twoStrata = waveOf(
  "2024-08",
  [101, 101, 102, 103, 201, 202, 202, 301].map((cluster) => ({
    cluster,
    stratum: Math.floor(cluster / 100),
    occupation: "2512",
  })),
);

test("a stratum with one cluster keeps its weights in every replicate, and is counted", () => {
  const { design, counts } = drawn(twoStrata, 30, 1);
  expect(design.singleStrata).toBe(1);
  expect(design.factor.at(-1)).toBe(1);
  expect(counts.slice(-30)).toEqual(new Uint8Array(30).fill(1));
});

test("of n clusters n - 1 are drawn, and each draw counts n/(n - 1)", () => {
  const { design, counts } = drawn(twoStrata, 30, 1);
  expect([...design.clusterOf]).toEqual([0, 0, 1, 2, 3, 4, 4, 5]);
  expect([...design.factor]).toEqual([1.5, 1.5, 1.5, 2, 2, 1]);
  for (let r = 0; r < 30; r++) {
    const times = [0, 1, 2, 3, 4].map((cluster) => counts[cluster * 30 + r]!);
    expect(times[0]! + times[1]! + times[2]!).toBe(2);
    expect(times[3]! + times[4]!).toBe(1);
  }
});

test("clusters of one key in two strata are two clusters", () => {
  const wave = waveOf(
    "2024-08",
    [1, 2].map((stratum) => ({ cluster: 7, stratum, occupation: "2512" })),
  );
  expect(drawn(wave, 10, 1).design.clusters).toBe(2);
});

test("two waves that visit the same clusters draw the same ones; persons as clusters are drawn anew", () => {
  const later = { ...twoStrata, period: "2025-08" };
  expect(drawn(later, 40, 5).counts).toEqual(drawn(twoStrata, 40, 5).counts);
  const persons = { ...twoStrata, cluster: null };
  expect(drawn({ ...later, cluster: null }, 40, 5).counts).not.toEqual(drawn(persons, 40, 5).counts);
});

test("another seed draws other clusters", () => {
  expect(drawn(twoStrata, 40, 6).counts).not.toEqual(drawn(twoStrata, 40, 5).counts);
});

test("the variance of a total is the textbook variance between clusters of a stratum", () => {
  const totals = [
    [5, 9, 14, 2, 30, 11, 8],
    [100, 140, 90],
    [50, 20],
  ];
  const persons = totals.flatMap((stratum, h) =>
    stratum.map((weight, i): Person => ({ weight, stratum: h, cluster: i, occupation: "2512" })),
  );
  const replicates = 20_000;
  const wave = waveOf("2024-08", persons);
  const { design, counts } = drawn(wave, replicates, 11);
  const total = totals.flat().reduce((a, b) => a + b);
  let mean = 0;
  let variance = 0;
  for (let r = 0; r < replicates; r++) {
    let replicate = 0;
    persons.forEach((person, i) => {
      const cluster = design.clusterOf[i]!;
      replicate += person.weight! * design.factor[cluster]! * counts[cluster * replicates + r]!;
    });
    mean += replicate / replicates;
    variance += (replicate - total) ** 2 / replicates;
  }
  // Sum over strata of n/(n - 1) times the sum of squares about the stratum's mean.
  const textbook = totals.reduce((sum, stratum) => {
    const n = stratum.length;
    const middle = stratum.reduce((a, b) => a + b) / n;
    return sum + (n / (n - 1)) * stratum.reduce((squares, z) => squares + (z - middle) ** 2, 0);
  }, 0);
  expect(mean).toBeCloseTo(total, -0.5);
  expect(Math.abs(variance / textbook - 1)).toBeLessThan(0.04);
});

describe("for any design", () => {
  const persons = fc.array(
    fc.record({ cluster: fc.integer({ min: -9, max: 9 }), stratum: fc.integer({ min: 0, max: 4 }) }),
    { minLength: 1, maxLength: 80 },
  );

  test("the draws do not depend on the order of rows, nor a stratum's on the other strata", () => {
    fc.assert(
      fc.property(persons, fc.integer(), (all, seed) => {
        const wave = waveOf(
          "2024-08",
          all.map((person) => ({ ...person, occupation: "2512" })),
        );
        const one = drawn(wave, 20, seed);
        const backwards = all.map((_, i) => all.length - 1 - i);
        expect(drawn(reordered(wave, backwards), 20, seed).counts).toEqual(one.counts);

        const last = Math.max(...all.map((person) => person.stratum));
        const alone = all.filter((person) => person.stratum === last);
        const rest = drawn(
          waveOf(
            "2024-08",
            alone.map((person) => ({ ...person, occupation: "2512" })),
          ),
          20,
          seed,
        );
        expect(one.counts.slice(-rest.counts.length)).toEqual(rest.counts);
      }),
    );
  });
});
