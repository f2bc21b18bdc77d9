import fc from "fast-check";
import { expect, test } from "vitest";
import { wordCode } from "./word-code.ts";

test("a heading's code is its words in small letters, the parts joined by a point", () => {
  expect(wordCode("Teknologi Informasi dan Komunikasi", "Jaringan Komputer")).toBe(
    "teknologi-informasi-dan-komunikasi.jaringan-komputer",
  );
  expect(wordCode("Café & Bar", "", "C++")).toBe("cafe-and-bar.c-plus-plus");
});

test("capitals, accents and signs make no other code", () => {
  expect(wordCode("  DATA—Science! ")).toBe(wordCode("data science"));
});

test("too many words are cut and still told apart", () => {
  const words = "Desain Grafis dan Desain Komunikasi Visual untuk Pemula sampai";
  const [one, other] = [wordCode(words, "Satu"), wordCode(words, "Dua")];
  expect(one).toMatch(/^desain-grafis-dan-desain-komunikasi-visual-untuk-pe-[0-9a-f]{8}$/);
  expect(other).not.toBe(one);
});

test("whatever the words, the code fits an address and a column, and is the same again", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 4 }), (words) => {
      const code = wordCode(...words);
      expect(code).toMatch(/^[\p{L}\p{N}.-]{0,60}$/u);
      expect(wordCode(...words)).toBe(code);
    }),
  );
});
