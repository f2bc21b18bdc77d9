import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

/** Relative luminance of a colour token, WCAG 2.2. */
function luminance(token: string): number {
  const hex = new RegExp(`--${token}: #([0-9a-f]{3,6});`).exec(css)?.[1] ?? "";
  const full = hex.length === 3 ? hex.replace(/./g, "$&$&") : hex;
  const [r = NaN, g = NaN, b = NaN] = [0, 2, 4].map((at) => {
    const c = parseInt(full.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? NaN) + 0.05) / ((dark ?? NaN) + 0.05);
}

describe("colours", () => {
  const texts: [string, string[]][] = [
    ["ink", ["paper", "card", "wash", "g1", "g2", "g3", "g4", "accent-wash", "warn-wash", "error-wash"]],
    ["quiet", ["paper", "card", "wash"]],
    ["accent", ["paper", "card", "wash", "accent-wash"]],
    ["card", ["accent", "deep", "g5", "error"]],
    ["late", ["late-wash"]],
    ["error", ["card", "error-wash"]],
    ["ok", ["ok-wash"]],
    ["ribbon", ["ribbon-a", "ribbon-b"]],
  ];
  it.each(texts)("text in %s is readable on each of its grounds (4.5:1)", (text, grounds) => {
    expect(grounds.filter((ground) => !(contrast(text, ground) >= 4.5))).toEqual([]);
  });

  it("edges of fields and the thread are seen on paper and card (3:1)", () => {
    const marks = ["edge", "thread", "accent"];
    expect(marks.filter((mark) => !(contrast(mark, "paper") >= 3 && contrast(mark, "card") >= 3))).toEqual(
      [],
    );
  });

  it("each step of the scale is clearly darker than the one before, so that it prints in grey", () => {
    for (const [lighter, darker] of [
      ["g1", "g2"],
      ["g2", "g3"],
      ["g3", "g4"],
      ["g4", "g5"],
    ] as const) {
      expect(luminance(lighter)).toBeGreaterThan(luminance(darker));
      expect(contrast(lighter, darker)).toBeGreaterThanOrEqual(1.2);
    }
  });
});
