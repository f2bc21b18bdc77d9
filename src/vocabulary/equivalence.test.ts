import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  equivalenceStatuses,
  facing,
  frameworkOf,
  pairOf,
  printsEquals,
  problemsOf,
  rankOf,
  weighClaim,
  type Claim,
  type Claimed,
} from "./equivalence.ts";

const scheme = "jembatan";
const claim: Claim = {
  from: { scheme, code: "kkni-6" },
  to: { scheme, code: "aqrf-6" },
  basis: "Perbandingan deskriptor",
  source: "",
  status: "asserted",
};
const before: Claimed = { equivalenceId: "e1", basis: claim.basis, source: "", status: "asserted" };

describe("what is printed", () => {
  const messages = (language: "id" | "en") =>
    JSON.parse(readFileSync(`messages/${language}.json`, "utf8")) as Record<string, string>;
  const said = (language: "id" | "en", status: string, form: "statement" | "group" = "statement") =>
    messages(language)[`vocabulary.equivalence.${form}.${status}`] ?? "";

  test("only a referenced claim says that two levels are equal", () => {
    expect(equivalenceStatuses.filter(printsEquals)).toEqual(["referenced"]);
    expect(said("en", "referenced")).toMatch(/equals/);
    expect(said("id", "referenced")).toMatch(/\} setara dengan \{/);
    for (const status of ["asserted", "disputed"])
      for (const form of ["statement", "group"] as const) {
        expect(said("en", status, form)).not.toMatch(/equal|equivalent|same/i);
        expect(said("id", status, form)).not.toMatch(/sama dengan|\} setara|adalah setara|^setara/i);
      }
  });

  test("every other claim names who makes it, and that nothing official says so yet", () => {
    expect(said("id", "asserted")).toMatch(/dinyatakan setara.*\{organisation\}.*belum dirujuk/);
    expect(said("en", "asserted")).toMatch(/\{organisation\}.*not yet referenced/);
    for (const language of ["id", "en"] as const) {
      expect(said(language, "disputed")).toContain("{organisation}");
      expect(said(language, "disputed")).toContain("{other}");
    }
  });
});

describe("what keeps a claim from being made", () => {
  test("a referenced claim without its document", () => {
    expect(problemsOf({ ...claim, status: "referenced" })).toEqual([
      { column: "source", code: "SOURCE_NEEDED" },
    ]);
    expect(problemsOf({ ...claim, status: "referenced", source: "AQRF Referencing Report 2019" })).toEqual(
      [],
    );
    expect(problemsOf(claim)).toEqual([]);
  });

  test("two levels of one framework, no basis, texts that are too long", () => {
    const to = { scheme, code: "kkni-7" };
    expect(problemsOf({ ...claim, to })).toMatchObject([{ code: "EQUIVALENCE_ONE_FRAMEWORK" }]);
    expect(problemsOf({ ...claim, basis: "" })).toMatchObject([{ code: "BASIS_NEEDED" }]);
    const long = { basis: "a".repeat(2_001), source: "a".repeat(501) };
    expect(problemsOf({ ...claim, ...long })).toMatchObject([
      { code: "BASIS_OVERLONG" },
      { code: "SOURCE_OVERLONG" },
    ]);
  });
});

describe("a claim beside an earlier one of the same organisation", () => {
  test("the same again changes nothing, also after it was disputed", () => {
    expect(weighClaim(claim, before)).toEqual({ do: "nothing" });
    expect(weighClaim(claim, { ...before, status: "disputed" })).toEqual({ do: "nothing" });
  });

  test("an assertion becomes referenced when its document is found, and not the other way round", () => {
    const referenced = { ...claim, status: "referenced" as const, source: "Laporan 2019" };
    expect(weighClaim(referenced, before)).toEqual({ do: "reference", equivalenceId: "e1" });
    const already = { ...before, status: "referenced" as const, source: "Laporan 2019" };
    expect(weighClaim(claim, already)).toEqual({ refuse: "EQUIVALENCE_CLAIMED" });
  });

  test("another wording does not replace it, and nobody talks over a dispute", () => {
    const other = { ...claim, basis: "Kesepakatan" };
    expect(weighClaim(other, before)).toEqual({ refuse: "EQUIVALENCE_CLAIMED" });
    expect(weighClaim(other, { ...before, status: "disputed" })).toEqual({ refuse: "EQUIVALENCE_DISPUTED" });
    expect(weighClaim(other, null)).toEqual({ do: "add" });
  });
});

describe("levels and frameworks", () => {
  test.each([
    ["jembatan", "kkni-6", "kkni", 6],
    ["jembatan", "tsc-advanced", "tsc", null],
    ["ssg", "5", "ssg", 5],
    ["jembatan", "wsq-higher-certificate", "wsq", null],
  ])("%s/%s belongs to %s and has rank %s", (of, code, framework, rank) => {
    expect(frameworkOf({ scheme: of, code })).toBe(framework);
    expect(rankOf({ code })).toBe(rank);
  });

  const level = fc.record({
    scheme: fc.constant(scheme),
    code: fc
      .tuple(fc.constantFrom("kkni", "aqrf", "wsq"), fc.integer({ min: 1, max: 12 }))
      .map(([framework, rank]) => `${framework}-${rank}`),
  });
  const full = level.map((name) => ({ ...name, version: null, title: {} }));

  test("two levels are one pair, whichever is claimed to be the other", () => {
    fc.assert(
      fc.property(full, full, (from, to) => {
        expect(pairOf(from, to)).toEqual(pairOf(to, from));
        const [left, right] = facing({ from, to });
        expect([frameworkOf(left), frameworkOf(right)]).toEqual(pairOf(from, to));
      }),
    );
  });

  test("a claim without document is never taken as referenced", () => {
    fc.assert(
      fc.property(level, level, fc.string(), (from, to, basis) => {
        const problems = problemsOf({ from, to, basis, source: "", status: "referenced" });
        expect(problems.map(({ code }) => code)).toContain("SOURCE_NEEDED");
      }),
    );
  });
});
