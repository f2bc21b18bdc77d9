import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { strengths } from "./strength.ts";
import { decisionsOpen, matrixOf, proposalOf, topDowns } from "./dovetailing.ts";

describe("the proposal", () => {
  test("where figures and employers contradict each other nobody is included and nobody left out unseen", () => {
    expect([proposalOf("short", "none"), proposalOf("not-short", "strong")]).toEqual(["watch", "watch"]);
  });

  test("what neither side speaks for is left out", () => {
    expect([proposalOf("undetermined", "none"), proposalOf("not-short", "none")]).toEqual(["leave", "leave"]);
  });

  test("more evidence from employers never lowers a proposal, nor do better figures", () => {
    const rank = { leave: 0, watch: 1, include: 2 };
    const table = topDowns.map((topDown) => strengths.map((strength) => rank[proposalOf(topDown, strength)]));
    const fallsOrStays = (line: readonly number[]) => line.every((one, i) => i === 0 || one <= line[i - 1]!);
    expect(table.map(fallsOrStays)).toEqual([true, true, true]);
    expect(strengths.map((_, i) => fallsOrStays(table.map((row) => row[i]!)))).toEqual([true, true, true]);
  });
});

const weighed = fc.record({
  code: fc.stringMatching(/^[0-9]{4}$/),
  topDown: fc.constantFrom(...topDowns),
  bottomUp: fc.constantFrom(...strengths),
});

test("every occupation stands in one of the nine cells", () => {
  fc.assert(
    fc.property(fc.array(weighed), (lines) => {
      const cells = Object.values(matrixOf(lines)).flatMap((row) => Object.values(row));
      expect(cells.reduce((sum, count) => sum + count, 0)).toBe(lines.length);
    }),
  );
});

test("what was decided on the evidence that there is now stands in nobody's way", () => {
  fc.assert(
    fc.property(fc.uniqueArray(weighed, { selector: ({ code }) => code }), (lines) => {
      expect(decisionsOpen(lines, new Map(lines.map((line) => [line.code, line])))).toEqual({
        missing: [],
        stale: [],
      });
    }),
  );
});

test("a decision on other evidence than there is now is taken again", () => {
  const line = { code: "2511", topDown: "short", bottomUp: "some" } as const;
  const before = new Map([["2511", { ...line, bottomUp: "strong" as const }]]);
  expect(decisionsOpen([line], before)).toEqual({ missing: [], stale: ["2511"] });
});
