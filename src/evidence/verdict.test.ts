import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IndicatorState } from "./indicator.ts";
import { byRank, isShaky, leastAvailable, topDownVerdict, type Rankable } from "./verdict.ts";

const rule = { minAvailable: 2, passShare: 0.5 };
const states = (...all: IndicatorState[]) => all.map((state) => ({ state }));

test("one available indicator decides nothing: undetermined, without a share or a robustness", () => {
  const verdict = topDownVerdict(states("pass", "suppressed", "missing", "broken"), [1, 1], rule);
  expect(verdict).toEqual({ verdict: "undetermined", passes: 1, fails: 0, share: null, robustness: null });
});

test("a suppressed indicator is not a failed one", () => {
  expect(topDownVerdict(states("pass", "fail", "suppressed", "suppressed"), [], rule)).toMatchObject({
    verdict: "short",
    fails: 1,
    share: 0.5,
  });
});

test("half of the available indicators is enough, less is not", () => {
  expect(topDownVerdict(states("pass", "fail"), [], rule).verdict).toBe("short");
  expect(topDownVerdict(states("pass", "fail", "fail"), [], rule).verdict).toBe("not-short");
});

test("a share that is reached on paper is reached", () => {
  const ten = states("pass", "pass", "pass", "fail", "fail", "fail", "fail", "fail", "fail", "fail");
  expect(topDownVerdict(ten, [], { minAvailable: 2, passShare: 0.1 * 3 }).verdict).toBe("short");
});

test("robustness is the share of replicates with the same verdict", () => {
  expect(topDownVerdict(states("pass", "fail", "fail"), [1, 2, 3, 0], rule).robustness).toBe(0.5);
  expect(topDownVerdict(states("pass", "pass"), [2, 1, 0, 2], rule).robustness).toBe(0.75);
});

test("a verdict rests on at least half of what the data allow, and on two at the least", () => {
  expect([0, 1, 3, 4, 7, 10].map(leastAvailable)).toEqual([2, 2, 2, 2, 4, 5]);
});

test("a verdict that fewer than half of the replicates share is shaky; without one there is nothing to shake", () => {
  expect([0.49, 0.5, 1, null].map(isShaky)).toEqual([true, false, false, false]);
});

test("a list starts with what is short, then by share, robustness, employment and code", () => {
  const occupation = (
    code: string,
    verdict: "short" | "not-short" | "undetermined",
    share: number | null,
    robustness: number | null,
    value: number | null,
  ): Rankable => ({
    code,
    verdict: { verdict, passes: 0, fails: 0, share, robustness },
    employment: { value },
  });
  const list = [
    occupation("9111", "undetermined", null, null, 9e6),
    occupation("7411", "not-short", 0.4, 1, 9e5),
    occupation("2512", "short", 0.6, 0.7, 100),
    occupation("2511", "short", 0.6, 0.7, 100),
    occupation("2513", "short", 0.6, 0.7, 200),
    occupation("2514", "short", 0.6, 0.9, 50),
    occupation("2515", "short", 1, 0.6, 10),
    occupation("2516", "short", 0.6, 0.7, null),
  ];
  expect(list.sort(byRank).map(({ code }) => code)).toEqual([
    "2515",
    "2514",
    "2513",
    "2511",
    "2512",
    "2516",
    "7411",
    "9111",
  ]);
});

describe("for any states", () => {
  const anyState = fc.constantFrom<IndicatorState>("pass", "fail", "suppressed", "missing", "broken");

  test("what is suppressed, missing or broken never moves a verdict", () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 12 }), (all) => {
        const available = all.filter((state) => state === "pass" || state === "fail");
        expect(topDownVerdict(states(...all), [], rule)).toEqual(
          topDownVerdict(states(...available), [], rule),
        );
      }),
    );
  });

  test("one more pass never turns short into not short", () => {
    fc.assert(
      fc.property(fc.array(anyState, { maxLength: 12 }), (all) => {
        const before = topDownVerdict(states(...all), [], rule).verdict;
        const after = topDownVerdict(states(...all, "pass"), [], rule).verdict;
        expect([before, after]).not.toEqual(["short", "not-short"]);
      }),
    );
  });
});
