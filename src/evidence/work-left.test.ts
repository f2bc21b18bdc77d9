import { describe, expect, test } from "vitest";
import { roundTests } from "./round.ts";
import { workLeft } from "./work-left.ts";

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const decision = (more = {}) => ({
  ...{ topDown: "short" as const, bottomUp: "strong" as const, decision: "include" as const },
  ...{ decidedAt: at(2), ...more },
});
const tested = (met = true) => roundTests.map((name, i) => ({ test: name, met, at: at(3 + i) }));
const one = (more = {}) => ({
  ...{ code: "2511", topDown: "short" as const, bottomUp: "strong" as const },
  ...{ decisions: [decision()], criteria: tested(), ...more },
});
const left = (...occupations: ReturnType<typeof one>[]) => workLeft("second-dovetailing", occupations);

describe("what a round still asks", () => {
  test("a decision on each occupation that somebody speaks for, and none where nobody does", () => {
    const nobody = one({ code: "2513", topDown: "not-short", bottomUp: "none", decisions: [], criteria: [] });
    expect(left(one({ decisions: [], criteria: [] }), nobody)).toMatchObject({
      undecided: 1,
      untested: 0,
      complete: false,
      lastAt: null,
    });
  });

  test("another decision where the evidence has changed since", () => {
    expect(left(one({ bottomUp: "some" }))).toMatchObject({ undecided: 1, complete: false });
  });

  test("four tests of what is to be included; one that is not met leaves it open", () => {
    expect(left(one({ criteria: [] }))).toMatchObject({ undecided: 0, untested: 1, complete: false });
    expect(left(one({ criteria: tested(false) }))).toMatchObject({ untested: 1, complete: false });
    const watched = one({ decisions: [decision({ decision: "watch" })], criteria: [] });
    expect(left(watched)).toMatchObject({ untested: 0 });
  });

  test("its seal alone when all is decided and tested, in its last stage, and something is to be included", () => {
    expect(left(one())).toEqual({ undecided: 0, untested: 0, complete: true, lastAt: at(6) });
    expect(workLeft("validation", [one()])).toMatchObject({ undecided: 0, complete: false });
    expect(left(one({ decisions: [decision({ decision: "watch" })] }))).toMatchObject({ complete: false });
    expect(left()).toMatchObject({ complete: false });
  });
});
