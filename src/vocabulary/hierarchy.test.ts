import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backEdges, depths } from "./hierarchy.ts";

const edge = (text: string) => ({ from: text[0] ?? "", to: text[1] ?? "" });
const closing = (...edges: string[]) => [...backEdges(edges.map(edge))].map(({ from, to }) => from + to);

describe("a cycle", () => {
  test("is named by the edge that closes it", () => {
    expect(closing("ab", "bc", "ca")).toEqual(["ca"]);
  });

  test("of one concept that is wider than itself is one", () => {
    expect(closing("aa", "ab")).toEqual(["aa"]);
  });

  test("is named for each way back", () => {
    expect(closing("ab", "ba", "bc", "ca")).toEqual(["ba", "ca"]);
  });

  test("two ways up to the same group are none", () => {
    expect(closing("ab", "ac", "bd", "cd")).toEqual([]);
  });

  test("is found at the end of a chain of a hundred thousand", () => {
    const long = Array.from({ length: 100_000 }, (_, i) => ({ from: String(i), to: String(i + 1) }));
    const last = { from: "100000", to: "0" };
    expect([...backEdges([...long, last])]).toEqual([last]);
  });
});

const edges = fc.array(
  fc.record({ from: fc.integer({ min: 0, max: 9 }), to: fc.integer({ min: 0, max: 9 }) }),
  { maxLength: 40 },
);

test("without the closing edges nothing leads back to itself, and each of them would", () => {
  fc.assert(
    fc.property(edges, (drawn) => {
      const all = drawn.map(({ from, to }) => ({ from: String(from), to: String(to) }));
      const left = backEdges(all);
      const kept = all.filter((one) => !left.has(one));
      expect(backEdges(kept).size).toBe(0);
      for (const one of left) expect(reaches(kept, one.to, one.from)).toBe(true);
    }),
  );
});

/** The plain way: everything that can be reached, round by round. */
function reaches(edges: readonly { from: string; to: string }[], start: string, end: string): boolean {
  const found = new Set([start]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const { from, to } of edges) if (found.has(from)) found.add(to);
  }
  return found.has(end);
}

test("depth counts from the root, which is 1", () => {
  const parents = new Map([
    ["c", "b"],
    ["b", "a"],
    ["a", null],
    ["x", null],
  ]);
  expect(Object.fromEntries(depths(parents))).toEqual({ a: 1, b: 2, c: 3, x: 1 });
});
