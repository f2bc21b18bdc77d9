import fc from "fast-check";
import { expect, test } from "vitest";
import { partsOf } from "./spotted-text.ts";

test("what was found is marked where it stands, and the rest is left as it is", () => {
  const text = "Bisa SQL dan Python.";
  expect(
    partsOf(text, [
      { start: 5, end: 8 },
      { start: 13, end: 19 },
    ]),
  ).toEqual([
    { text: "Bisa ", found: null },
    { text: "SQL", found: 0 },
    { text: " dan ", found: null },
    { text: "Python", found: 1 },
    { text: ".", found: null },
  ]);
});

test("whatever the places are, the parts are the whole text and nothing else", () => {
  const place = fc.record({ start: fc.integer({ min: -5, max: 40 }), end: fc.integer({ min: -5, max: 40 }) });
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.array(place), (text, spans) => {
      const parts = partsOf(
        text,
        spans.filter(({ start }) => start >= 0),
      );
      expect(parts.map((part) => part.text).join("")).toBe(text);
    }),
  );
});
