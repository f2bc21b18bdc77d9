import { describe, expect, test } from "vitest";
import type { Carried } from "./code-links.ts";
import { isSureCode } from "./sure-code.ts";
import { buildTextIndex, type IndexedConcept, type Synonym } from "./text-index.ts";
import { searchText } from "./text-search.ts";

const concept = (...texts: string[]): IndexedConcept => ({
  labels: texts.map((text, i) => ({
    text,
    language: "id",
    kind: i === 0 ? "preferred" : "alternative",
    origin: "file",
  })),
});
const concepts = [
  concept("Manajer keuangan"),
  concept("Manajer pendidikan"),
  concept("Operator mesin jahit"),
  concept("Operator mesin bubut"),
  concept("Teknisi jaringan komputer", "network technician"),
  concept("Juru masak", "Cook"),
  concept("Penjaga keamanan gedung"),
  concept("Guru sekolah dasar"),
  concept("Ahli astronomi"),
  concept("Kasir", "Kasir toko"),
  concept("Kasir bank", "Kasir"),
  concept("Pemandu wisata"),
];
const synonyms: Synonym[] = [
  { language: "id", kind: "synonym", form: "satpam", meaning: "penjaga keamanan" },
  { language: "id", kind: "abbreviation", form: "SD", meaning: "sekolah dasar" },
  { language: "id", kind: "synonym", form: "guide", meaning: "pemandu" },
];
const index = buildTextIndex(concepts, synonyms);

function found(text: string, via: Carried["via"] = []): Carried[] {
  return searchText(index, text, { top: 6 }).map((hit) => ({
    concept: hit.concept,
    score: hit.score,
    hit,
    via,
    hits: 1,
  }));
}
const isSure = (text: string, more: Partial<Parameters<typeof isSureCode>[3]> = {}) =>
  isSureCode(index, text, found(text), { least: 0.3, ...more });

describe("what a person looks at", () => {
  test.each([
    ["nothing was found", "zzqx"],
    ["a word that many codes have", "manajer"],
    ["words that leave open which of several codes is meant", "operator mesin"],
    ["a name with a word that nobody typed", "jaringan komputer"],
    ["a typed word that the name does not have", "juru masak kapal"],
    ["one word, found only through a synonym", "satpam"],
    ["a word that is far from the name's in spelling", "ahli agronomi"],
    ["a name that two codes have", "kasir"],
  ])("%s: %s", (_, text) => {
    expect(isSure(text)).toBe(false);
  });

  test("a score below the lowest that is taken", () => {
    expect(isSure("Juru masak", { least: 1.01 })).toBe(false);
    expect(isSure("Juru masak", { least: 1 })).toBe(true);
  });

  test("a code that is only related to the one that has the name, or narrower", () => {
    for (const relation of ["related", "narrower"] as const) {
      const way = found("Juru masak", [{ concept: 5, relation, tree: false }]);
      expect(isSureCode(index, "Juru masak", way, { least: 0.3 })).toBe(false);
    }
  });
});

describe("what is taken without a person", () => {
  test.each([
    ["the name itself, in any case", "JURU MASAK"],
    ["the same words in another order", "jaringan komputer teknisi"],
    ["another number", "cooks"],
    ["a slip of the finger in a name of several words", "teknisi jaringn komputer"],
    ["an abbreviation beside another word of the name", "guru SD"],
    ["a synonym beside another word of the name", "guide wisata"],
    ["a rank or a joining word beside the name", "senior juru masak"],
  ])("%s: %s", (_, text) => {
    expect(isSure(text)).toBe(true);
  });

  test("a name that two codes have, where one stands above the other", () => {
    expect(isSure("kasir", { areApart: () => false })).toBe(true);
  });
});
