import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { replicateMedians, weightedMedian } from "./weighted-median.ts";

test("nobody has no median", () => {
  expect(weightedMedian(new Float64Array(0), new Float64Array(0))).toBeNaN();
});

test("the median is the first value at which half of the weight is reached", () => {
  expect(weightedMedian(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 1, 1, 1))).toBe(2);
  expect(weightedMedian(Float64Array.of(1, 2, 3), Float64Array.of(1, 1, 5))).toBe(3);
});

test("half reached but for rounding is half reached", () => {
  // 0.1 + 0.2 is not 0.3 in binary: the second value is at half exactly on paper.
  expect(weightedMedian(Float64Array.of(1, 2, 3), Float64Array.of(0.1, 0.2, 0.3))).toBe(2);
});

describe("for any sample of persons in clusters", () => {
  const persons = fc.array(
    fc.record({
      pay: fc.integer({ min: 1, max: 50 }),
      weight: fc.double({ min: 0.5, max: 900, noNaN: true }),
      cluster: fc.integer({ min: 0, max: 5 }),
    }),
    { minLength: 1, maxLength: 300 },
  );

  test("the median of a replicate is that of the persons drawn, each as often as drawn", () => {
    fc.assert(
      fc.property(
        persons,
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 42, maxLength: 42 }),
        (all, drawn) => {
          const sorted = all.toSorted((a, b) => a.pay - b.pay);
          const replicates = 7;
          const factor = Float64Array.of(1, 1.5, 2, 1.25, 1, 1.1);
          const medians = new Float64Array(replicates + 1).fill(-1);
          replicateMedians(
            {
              start: Int32Array.of(0, sorted.length),
              value: Float64Array.from(sorted, (person) => person.pay),
              weight: Float64Array.from(sorted, (person) => person.weight),
              cluster: Int32Array.from(sorted, (person) => person.cluster),
            },
            0,
            { replicates, counts: Uint8Array.from(drawn), factor },
            medians,
            1,
          );
          expect(medians[0]).toBe(-1);
          for (let r = 0; r < replicates; r++) {
            const inIt = sorted.flatMap((person) => {
              const times = drawn[person.cluster * replicates + r]!;
              return times
                ? [{ pay: person.pay, weight: person.weight * factor[person.cluster]! * times }]
                : [];
            });
            expect(medians[r + 1]).toBe(
              weightedMedian(
                Float64Array.from(inIt, (person) => person.pay),
                Float64Array.from(inIt, (person) => person.weight),
              ),
            );
          }
        },
      ),
    );
  });
});
