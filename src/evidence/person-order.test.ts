import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { everyPerson, groupBy, sortBy, sortByContent } from "./person-order.ts";

test("a person without a group is in none", () => {
  const grouping = groupBy(everyPerson(4), Int32Array.of(1, -1, 0, 1), 3);
  expect([...grouping.order]).toEqual([2, 0, 3]);
  expect([...grouping.start]).toEqual([0, 1, 3, 3]);
});

test("zero and minus zero are one key, and not-a-number comes last", () => {
  expect([...sortBy(everyPerson(5), Float64Array.of(NaN, 0, 7, -0, 3))]).toEqual([1, 3, 4, 2, 0]);
});

test("no person, no order", () => {
  expect([...sortBy(everyPerson(0), new Float64Array(0))]).toEqual([]);
});

describe("for any column", () => {
  const numbers = fc.array(fc.double({ min: 0, noNaN: true }), { maxLength: 60 });

  test("the order is ascending, and persons who tie keep their order", () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const rounded = Float64Array.from(values, (value, i) => (i % 3 === 0 ? Math.round(value) : value));
        const order = [...sortBy(everyPerson(values.length), rounded)];
        const expected = [...rounded.keys()].sort((a, b) => rounded[a]! - rounded[b]! || a - b);
        expect(order).toEqual(expected);
      }),
    );
  });

  test("an order by content is the same for any order of rows, even when every hash collides", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 5 })), fc.boolean(), (values, collide) => {
        const column = Float64Array.from(values);
        const hash = Uint32Array.from(values, (value) => (collide ? 1 : value * 7919));
        const weight = column.map((value) => 1 + (value % 2));
        const sorted = (keys: Float64Array, hashes: Uint32Array, weights: Float64Array) =>
          [...sortByContent(hashes, weights, [keys])].map((person) => keys[person]);
        const backwards = sorted(column.toReversed(), hash.toReversed(), weight.toReversed());
        expect(backwards).toEqual(sorted(column, hash, weight));
      }),
    );
  });
});
