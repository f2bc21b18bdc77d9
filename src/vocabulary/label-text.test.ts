import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanLabel, digitsLost, labelsInCell } from "./label-text.ts";

describe("a label", () => {
  test("loses marks that turn writing around or hide, and says so", () => {
    expect(cleanLabel("\u202Eweb\u202C de\u200Bveloper\u200F\uFEFF")).toEqual({
      text: "web developer",
      marks: true,
    });
    expect(cleanLabel("soft\u00ADware")).toEqual({ text: "software", marks: true });
  });

  test("keeps letters of every script, and has one spelling of each accent", () => {
    expect(cleanLabel("مهندس · 工程师 · cafe\u0301")).toEqual({
      text: "مهندس · 工程师 · café",
      marks: false,
    });
  });

  test("has single blanks and no line ends or control characters", () => {
    expect(cleanLabel(" data \t\u00A0 scientist\r\n\u0007 ").text).toBe("data scientist");
  });

  test("once clean, stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const once = cleanLabel(text);
        expect(cleanLabel(once.text)).toEqual({ text: once.text, marks: false });
      }),
    );
  });
});

test("several labels in one cell stand on lines of their own or between bars", () => {
  expect(labelsInCell("a\r\nb\n\n c ")).toEqual(["a", "b", "c"]);
  expect(labelsInCell("a | b |c")).toEqual(["a", "b |c"]);
  expect(labelsInCell(" \n ")).toEqual([]);
});

describe("a code that a spreadsheet took for a number", () => {
  test.each([
    ["110", "0110"],
    ["2153.1", "2153.10"],
    ["7", "07"],
    ["110.1", "0110.10"],
  ])("%s is what is left of %s", (found, expected) => expect(digitsLost(found, expected)).toBe(true));

  test.each([
    ["0110", "0110"],
    ["110", "0111"],
    ["2153", "2153.1"],
    ["1.A", "01.A"],
  ])("%s is not what is left of %s", (found, expected) => expect(digitsLost(found, expected)).toBe(false));
});
