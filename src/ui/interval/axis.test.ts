import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisOf } from "./axis.ts";

describe("the axis under a value", () => {
  it("what lies outside is drawn at the end, never beyond the picture", () => {
    expect(axisOf([0, 10])(-5)).toBe(3);
    expect(axisOf([0, 10])(15)).toBe(97);
  });

  it("an axis without length puts its value into the middle", () => {
    expect(axisOf([3, 3])(3)).toBe(50);
  });

  it("a larger value is never drawn left of a smaller one", () => {
    const value = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(value, value, value, value, (a, b, c, d) => {
        const at = axisOf([Math.min(a, b), Math.max(a, b)]);
        expect(at(Math.min(c, d))).toBeLessThanOrEqual(at(Math.max(c, d)));
      }),
    );
  });
});
