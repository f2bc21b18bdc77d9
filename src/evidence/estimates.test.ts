import fc from "fast-check";
import { expect, test } from "vitest";
import {
  closeEconomy,
  combine,
  interval95,
  quantile,
  quantity,
  relativeErrors,
  remainder,
} from "./estimates.ts";

const two = {
  n: Int32Array.of(30, 10, 0),
  clusters: Int32Array.of(3, 2, 0),
  value: Float64Array.of(100, 50, 0),
  replicates: Float64Array.of(90, 110, 50, 50, 0, 0),
};

test("no error on too few persons, of an estimate of 0, or from a single cluster", () => {
  const zero = { ...two, value: Float64Array.of(0, 50, 0) };
  const single = { ...two, clusters: Int32Array.of(1, 2, 0) };
  expect([...relativeErrors(quantity(zero), 25, 2)]).toEqual([NaN, NaN, NaN]);
  expect([...relativeErrors(quantity(single), 5, 2)]).toEqual([NaN, 0, NaN]);
});

test("fewer than half of the replicates with a number give no interval", () => {
  expect(interval95(Float64Array.of(1, 2, NaN, NaN, NaN))).toBeNull();
  expect(interval95(new Float64Array(0))).toBeNull();
});

test("the relative error is the root mean square distance from the estimate, as a share of it", () => {
  expect([...relativeErrors(quantity(two), 25, 2)]).toEqual([0.1, NaN, NaN]);
});

test("the economy is the sum of its occupations, in each replicate too", () => {
  closeEconomy(two);
  expect([...two.n]).toEqual([30, 10, 40]);
  expect([...two.value]).toEqual([100, 50, 150]);
  expect(two.replicates.slice(4)).toEqual(Float64Array.of(140, 160));
});

test("a whole less a part is 0 where nobody is left; its economy is what is in", () => {
  const part = {
    n: Int32Array.of(30, 4, 34),
    value: Float64Array.of(100, 20, 120),
    replicates: new Float64Array(6),
  };
  const left = remainder(two, { ...part, clusters: two.clusters }, two.clusters, (row) => row === 1);
  const row = new Float64Array(2);
  expect([...left.n]).toEqual([0, 6, 6]);
  expect([...left.value]).toEqual([0, 30, 30]);
  left.replicate(0, row);
  expect([...row]).toEqual([0, 0]);
  left.replicate(2, row);
  expect([...row]).toEqual([50, 50]);
});

test("a formula over two quantities holds in each replicate", () => {
  const share = combine(two, quantity(two), quantity(two), 2, (a, b) => a / (a + b));
  const row = new Float64Array(2);
  share.replicate(1, row);
  expect([...share.value]).toEqual([0.5, 0.5, 0.5]);
  expect([...row]).toEqual([0.5, 0.5]);
});

test("the interval is the 2.5 % and the 97.5 % point of the replicates, for any replicates", () => {
  const values = fc.array(fc.oneof(fc.integer({ min: -1e6, max: 1e6 }), fc.constant(NaN)), {
    maxLength: 250,
  });
  fc.assert(
    fc.property(values, (replicates) => {
      const sorted = Float64Array.from(replicates.filter(Number.isFinite)).sort();
      const enough = sorted.length > 0 && sorted.length * 2 >= replicates.length;
      const expected = enough ? [quantile(sorted, 0.025), quantile(sorted, 0.975)] : null;
      const rounded = (interval: readonly number[] | null) => interval?.map((end) => Math.round(end * 1e6));
      expect(rounded(interval95(Float64Array.from(replicates)))).toEqual(rounded(expected));
    }),
  );
});
