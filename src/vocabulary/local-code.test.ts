import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ancestorsOf, parentOf, readCode } from "./classification.ts";
import { localCode, nextLocalNumber, printedCode, readLocalCode, readTypedLocalCode } from "./local-code.ts";

const codes = fc.record({
  parent: fc.stringMatching(/^\d{4}$/),
  number: fc.integer({ min: 1, max: 9_999 }),
});
const official = fc.oneof(
  fc.stringMatching(/^\d{1,4}$/),
  fc.stringMatching(/^\d{4}\.\d{2}$/),
  fc.stringMatching(/^[A-Z]\.[0-9A-Z]{6}\.\d{3}\.\d{2}$/),
);

describe("what is no local code", () => {
  test.each(["2529", "2529.04", "2529-L4", "2529-L00", "252-L04", "2529-04", "J.62DMI00.001.1", "", "L04"])(
    "%j",
    (code) => expect(readLocalCode(code)).toBeNull(),
  );

  test("an official code is never read as a local one, and stands on a page as it is", () => {
    fc.assert(
      fc.property(official, (code) => {
        expect(readLocalCode(code)).toBeNull();
        expect(readTypedLocalCode(code)).toBeNull();
        expect(printedCode(code, "id")).toBe(code);
      }),
    );
  });
});

describe("a local code", () => {
  test("is printed with its parent, the word for local, and its number", () => {
    expect(localCode({ parent: "2529", number: 4 })).toBe("2529-L04");
    expect(printedCode("2529-L04", "id")).toBe("2529 · lokal 04");
    expect(printedCode("2529-L04", "en")).toBe("2529 · local 04");
  });

  test.each(["2529 lokal 4", "2529 · lokal 04", "2529 · Local 04", "2529-l04", " 2529-L04 "])(
    "is found when somebody types %j",
    (text) => expect(readTypedLocalCode(text)).toEqual({ parent: "2529", number: 4 }),
  );

  test("stands below its unit group in the tree", () => {
    expect(parentOf("2529-L04")).toBe("2529");
    expect(ancestorsOf("2529-L04")).toEqual(["2", "25", "252", "2529"]);
  });

  test("gets the number after the highest one below its parent; official codes there count for nothing", () => {
    expect(nextLocalNumber([])).toBe(1);
    expect(nextLocalNumber(["2529.01", "2529.99"])).toBe(1);
    expect(nextLocalNumber(["2529-L02", "2529-L07", "2529.08"])).toBe(8);
  });
});

describe("for all local codes", () => {
  test("what is kept is read back, in either language what is printed is found again", () => {
    fc.assert(
      fc.property(codes, fc.constantFrom("id" as const, "en" as const), (code, language) => {
        const kept = localCode(code);
        expect(readLocalCode(kept)).toEqual(code);
        expect(readTypedLocalCode(printedCode(kept, language))).toEqual(code);
      }),
    );
  });

  test("neither what is kept nor what is printed can be taken for an official code of any level", () => {
    fc.assert(
      fc.property(codes, fc.constantFrom(1, 2, 3, 4, 6), (code, level) => {
        for (const text of [localCode(code), printedCode(localCode(code), "id")])
          expect(readCode(level, text)).toEqual({ problem: "CODE_NOT_DIGITS" });
      }),
    );
  });
});
