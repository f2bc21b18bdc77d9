import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sides, wordDiff } from "./word-diff.ts";

describe("what changed is shown as words", () => {
  test("a changed number is one number, whatever its signs", () => {
    expect(wordDiff("sebesar Rp 2.500.000,5 per tahun", "sebesar Rp 3.000.000 per tahun")).toEqual([
      { kind: "same", text: "sebesar Rp" },
      { kind: "removed", text: " 2.500.000,5" },
      { kind: "added", text: " 3.000.000" },
      { kind: "same", text: " per tahun" },
    ]);
  });

  test("the name of a figure is one word", () => {
    expect(wordDiff("selama {weeks} minggu", "selama {months} minggu")).toMatchObject([
      { kind: "same" },
      { kind: "removed", text: " {weeks}" },
      { kind: "added", text: " {months}" },
      { kind: "same" },
    ]);
  });

  test("words before the first one leave the first one alone", () => {
    expect(wordDiff("Para Pihak", "Dengan ini Para Pihak")).toEqual([
      { kind: "added", text: "Dengan ini " },
      { kind: "same", text: "Para Pihak" },
    ]);
  });

  test("a sentence that was added begins with its first word and ends with its own full stop", () => {
    expect(wordDiff("Satu kalimat.", "Satu kalimat. Kalimat lagi.")).toEqual([
      { kind: "same", text: "Satu kalimat." },
      { kind: "added", text: " Kalimat lagi." },
    ]);
  });

  test("another text altogether is shown whole, before and after", () => {
    const [one, other] = ["a", "b"].map((letter) =>
      Array.from({ length: 3_000 }, (_, i) => `${letter}${i}`).join(" "),
    ) as [string, string];
    expect(wordDiff(one, other)).toEqual([
      { kind: "removed", text: one },
      { kind: "added", text: other },
    ]);
  });
});

test("for all texts, both can be read from the difference", () => {
  const text = fc.oneof(
    fc.stringMatching(/^[a-d {},.\n]{0,60}$/),
    fc.string({ unit: "grapheme", maxLength: 40 }),
  );
  fc.assert(
    fc.property(text, text, (earlier, later) => {
      const segments = wordDiff(earlier, later);
      expect(sides.before(segments)).toBe(earlier);
      expect(sides.after(segments)).toBe(later);
      expect(segments.every((segment) => segment.text !== "")).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
