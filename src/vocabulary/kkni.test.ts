import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { educations, kkniBand, kkniLevels, kkniOfEducation, mayStandAt } from "./kkni.ts";

describe("what an education is placed at", () => {
  test.each([
    ["basic", [1], "exact"],
    ["secondary", [2], "least"],
    ["d1", [3], "least"],
    ["d2", [4], "least"],
    ["d3", [5], "least"],
    ["d4-s1", [6], "least"],
    ["profession", [7, 8], "exact"],
    ["s2", [8], "least"],
    ["specialist", [8, 9], "exact"],
    ["s3", [9], "exact"],
  ] as const)("%s: level %j (%s)", (education, levels, bound) => {
    expect(kkniOfEducation[education]).toMatchObject({ levels, bound });
  });

  test("a master is at 8 or above, never at 7; a profession is at 7 or 8 and at no other", () => {
    const standing = (education: "s2" | "profession") =>
      kkniLevels.filter((level) => mayStandAt(education, level));
    expect(standing("s2")).toEqual([8, 9]);
    expect(standing("profession")).toEqual([7, 8]);
  });

  test("nothing says that it was read in the regulation before somebody has read it there", () => {
    for (const { read, source } of Object.values(kkniOfEducation))
      expect(read === "primary").toBe(source !== null);
  });

  test("no level is without an education, and none is outside the nine", () => {
    for (const level of kkniLevels)
      expect(educations.some((education) => mayStandAt(education, level))).toBe(true);
  });
});

test("levels 1–3 are operators, 4–6 technicians or analysts, 7–9 experts", () => {
  expect(kkniLevels.map(kkniBand)).toEqual([
    ...Array<string>(3).fill("operator"),
    ...Array<string>(3).fill("technician"),
    ...Array<string>(3).fill("expert"),
  ]);
});

test("whoever may stand at a level by a least level may stand at every higher one", () => {
  fc.assert(
    fc.property(fc.constantFrom(...educations), fc.constantFrom(...kkniLevels), (education, level) => {
      fc.pre(kkniOfEducation[education].bound === "least" && mayStandAt(education, level));
      expect(kkniLevels.filter((one) => one >= level).every((one) => mayStandAt(education, one))).toBe(true);
    }),
  );
});
