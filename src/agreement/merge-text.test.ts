import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeTexts } from "./merge-text.ts";

const base = "Pihak Singapura menempatkan tenaga ahli selama {weeks} orang-minggu di Jakarta.";

describe("nothing is decided for two people who changed the same words", () => {
  test.each([
    ["the same word", "Pihak Indonesia menempatkan", "Para Pihak menempatkan"],
    ["words that touch", base.replace("tenaga", "para"), base.replace("ahli", "pakar")],
    [
      "one struck it out, one changed it",
      base.replace(" selama {weeks} orang-minggu", ""),
      base.replace("{weeks}", "{days}"),
    ],
    ["other words at the same place", `${base} Selesai.`, `${base} Berlaku segera.`],
  ])("%s", (_, mine, theirs) => {
    const merged = mergeTexts(base, mine, theirs);
    expect(merged.clashes).toBeGreaterThan(0);
    const clash = merged.parts.find((part) => part.by === "clash");
    expect(clash).toMatchObject({ base: expect.any(String), theirs: expect.any(String) });
  });
});

describe("changes that are apart both stand", () => {
  test("a word at the beginning and a place at the end", () => {
    const merged = mergeTexts(
      base,
      base.replace("Singapura", "Indonesia"),
      base.replace("Jakarta", "Bekasi"),
    );
    expect(merged).toMatchObject({
      clashes: 0,
      text: "Pihak Indonesia menempatkan tenaga ahli selama {weeks} orang-minggu di Bekasi.",
    });
    expect(merged.parts.map(({ by }) => by)).toEqual(["nobody", "mine", "nobody", "theirs", "nobody"]);
  });

  test("words before the first one, and after the last one", () => {
    const text = mergeTexts(base, `Selanjutnya: ${base}`, `${base} Selesai.`).text;
    expect(text).toBe(`Selanjutnya: ${base} Selesai.`);
  });

  test("the same change of both is one change", () => {
    const same = base.replace("Jakarta", "Bekasi");
    expect(mergeTexts(base, same, same)).toMatchObject({ clashes: 0, text: same });
  });
});

const text = fc.stringMatching(/^[a-e ,.\n]{0,40}$/);
const word = fc.stringMatching(/^[a-z]{2,6}$/);
const words = fc.uniqueArray(word, { minLength: 7, maxLength: 40 });

describe("for all texts", () => {
  test("who changed nothing takes nothing from the other", () => {
    fc.assert(
      fc.property(text, text, (was, changed) => {
        expect(mergeTexts(was, changed, was)).toMatchObject({ text: changed, clashes: 0 });
        expect(mergeTexts(was, was, changed)).toMatchObject({ text: changed, clashes: 0 });
        expect(mergeTexts(was, changed, changed)).toMatchObject({ text: changed, clashes: 0 });
      }),
      { numRuns: 500 },
    );
  });

  test("whether they clash does not hang on who saves first", () => {
    fc.assert(
      fc.property(text, text, text, (was, one, other) => {
        const merged = mergeTexts(was, one, other);
        const turned = mergeTexts(was, other, one);
        expect(turned.clashes).toBe(merged.clashes);
        expect(merged.clashes > 0 || turned.text === merged.text).toBe(true);
        expect(merged.parts.map((part) => part.text).join("")).toBe(merged.text);
      }),
      { numRuns: 500 },
    );
  });

  test("two changes with a word between them both survive", () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), fc.boolean(), (list, first, gap, removes) => {
        const a = first % (list.length - 3);
        const b = a + 2 + (gap % (list.length - a - 2));
        const change = (at: number, to: string | null) =>
          list.flatMap((one, index) => (index === at ? (to === null ? [] : [to]) : [one])).join(" ");
        const merged = mergeTexts(list.join(" "), change(a, "SATU"), change(b, removes ? null : "DUA"));
        expect(merged.clashes).toBe(0);
        expect(merged.text.split(" ")).toContain("SATU");
        expect(merged.text.includes(list[b] ?? "")).toBe(
          list.some((one, index) => index !== b && index !== a && one.includes(list[b] ?? "")),
        );
        expect(removes || merged.text.split(" ").includes("DUA")).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
