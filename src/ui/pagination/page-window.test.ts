import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pageWindow } from "./page-window.ts";

describe("the pages of a list", () => {
  it("a list of one page has one number", () => {
    expect(pageWindow(1, 1)).toEqual([1]);
  });

  it("the middle of a long list shows both ends and the neighbours", () => {
    expect(pageWindow(5, 9)).toEqual([1, null, 4, 5, 6, null, 9]);
  });

  it("a gap never hides a single page", () => {
    expect(pageWindow(4, 9)).toEqual([1, 2, 3, 4, 5, null, 9]);
    expect(pageWindow(6, 9)).toEqual([1, null, 5, 6, 7, 8, 9]);
  });

  it("on any page the first, the last and the current page can be reached, in order and once", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(499), (pages, seed) => {
        const page = (seed % pages) + 1;
        const numbers = pageWindow(page, pages).filter((n) => n !== null);
        expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
        expect(numbers).toEqual(expect.arrayContaining([1, page, pages]));
        expect(Math.min(...numbers)).toBe(1);
        expect(Math.max(...numbers)).toBe(pages);
      }),
    );
  });
});
