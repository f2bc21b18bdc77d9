import { expect, test } from "vitest";
import { buildCodeLinks, carryOver } from "./code-links.ts";
import type { MatchRelation } from "./scheme-content.ts";

/** 0, 1: local codes of two lists; 2: the group that both stand below; 3: an official code below it. */
const numbers = [0, 1, 2, 3];
const isLocal = (concept: number) => concept < 2;

function reached(links: readonly [from: number, relation: MatchRelation, to: number][], from: number) {
  const built = buildCodeLinks(
    numbers.length,
    links.map(([one, relation, to]) => ({ from: one, relation, to })),
    [-1, -1, -1, -1],
    isLocal,
  );
  const hit = { concept: from, score: 1, label: 0, step: "exact" as const, words: [] };
  return carryOver([hit], built, () => true, { top: 10 }).map(({ concept }) => concept);
}

test("what stands below one group in two lists is not led over it to a local code", () => {
  for (const relation of ["broader", "close", "exact"] as const) {
    const found = reached(
      [
        [0, "broader", 2],
        [1, relation, 2],
      ],
      0,
    );
    expect(found.toSorted()).toEqual([0, 2]);
  }
});

test("a local code that is said to be the same as another is found through it", () => {
  expect(reached([[0, "exact", 1]], 0).toSorted()).toEqual([0, 1]);
});

test("official codes below the group are led to", () => {
  const links = [
    [0, "broader", 2],
    [3, "broader", 2],
  ] as const;
  expect(
    reached(
      links.map((link) => [...link]),
      0,
    ).toSorted(),
  ).toEqual([0, 2, 3]);
});
