import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unitElements, withElements, withoutNumber } from "./unit-elements.ts";

describe("elements and criteria of a unit", () => {
  test("stand as the standard prints them", () => {
    const elements = [
      { title: "Menyiapkan data", criteria: ["Data diidentifikasi.", "Data dipilih."] },
      { title: "Memeriksa data", criteria: [] },
    ];
    const extra = withElements({ decree: "299" }, elements);
    expect(extra).toEqual({
      decree: "299",
      elements: "1 Menyiapkan data\n1.1 Data diidentifikasi.\n1.2 Data dipilih.\n2 Memeriksa data",
    });
    expect(unitElements(extra)).toEqual(elements);
  });

  test("are none where nobody gave any", () => {
    expect(unitElements(null)).toEqual([]);
    expect(unitElements({ decree: "299" })).toEqual([]);
    expect(withElements({ decree: "299" }, [])).toEqual({ decree: "299" });
  });

  test("are read as they were written, whatever stands in them", () => {
    const text = fc.stringMatching(/^\S(.*\S)?$/).map((one) => one.replaceAll(/\s+/g, " ").normalize("NFC"));
    const element = fc.record({ title: text, criteria: fc.array(text, { maxLength: 12 }) });
    fc.assert(
      fc.property(fc.array(element, { maxLength: 12 }), (elements) => {
        expect(unitElements(withElements({}, elements))).toEqual(elements);
      }),
    );
  });
});

test("a number that the standard prints before a text is no part of it; a count is", () => {
  expect(
    ["1. Menyiapkan data", "1.2 Data dipilih", "1.2. Uji", "2) Uji", "5S diterapkan", "2 kali diuji"].map(
      withoutNumber,
    ),
  ).toEqual(["Menyiapkan data", "Data dipilih", "Uji", "Uji", "5S diterapkan", "2 kali diuji"]);
});
