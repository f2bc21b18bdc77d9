import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { synonymKey, synonymProblem, synonymSchema, type NewSynonym } from "./synonym.ts";

const pair = (form: string, meaning: string, kind: NewSynonym["kind"] = "synonym"): NewSynonym => ({
  language: "id",
  kind,
  form,
  meaning,
});

describe("what is no synonym", () => {
  test("a word and itself in other capitals, accents or punctuation", () => {
    expect(synonymProblem({ form: "Café", meaning: "cafe" })).toBe("SYNONYM_SAME");
    expect(synonymProblem({ form: "back-end", meaning: "Back End" })).toBe("SYNONYM_SAME");
  });

  test("signs without a letter or digit", () => {
    expect(synonymProblem({ form: "…", meaning: "staf" })).toBe("SYNONYM_WORDLESS");
    expect(synonymProblem({ form: "staf", meaning: "–" })).toBe("SYNONYM_WORDLESS");
  });

  test.each([
    ["an empty side", { form: "  ", meaning: "staf" }],
    ["a side of only marks that nobody sees", { form: "\u200B\u202E", meaning: "staf" }],
    ["a side of more than 100 characters", { form: "x".repeat(101), meaning: "staf" }],
    ["a language that is neither of the two", { form: "a", meaning: "b", language: "fr" }],
  ])("%s", (_, sides) => {
    expect(synonymSchema.safeParse({ language: "id", kind: "synonym", ...sides }).success).toBe(false);
  });
});

test("a side is kept in one spelling: composed letters, single blanks, no marks that nobody sees", () => {
  const read = synonymSchema.parse(pair("  e\u0301 \u200Bkstra  besar ", "x"));
  expect(read.form).toBe("é kstra besar");
});

test("synonyms stand for each other, an abbreviation only for its meaning", () => {
  expect(synonymKey(pair("dosen", "Pengajar"))).toBe(synonymKey(pair("pengajar", "dosen")));
  expect(synonymKey(pair("sr", "senior", "abbreviation"))).not.toBe(
    synonymKey(pair("senior", "sr", "abbreviation")),
  );
});

test("lines with one key have the same words on both sides", () => {
  const word = fc.constantFrom("sr", "senior", "Senior", "staf ahli", "staf", "ahli");
  const kind = fc.constantFrom("synonym" as const, "abbreviation" as const);
  fc.assert(
    fc.property(word, word, word, word, kind, (a, b, c, d, one) => {
      const same = synonymKey(pair(a, b, one)) === synonymKey(pair(c, d, one));
      const sides = (...both: string[]) => both.map((side) => side.toLowerCase());
      const [first, second] = [sides(a, b), sides(c, d)];
      const equal =
        one === "synonym"
          ? first.toSorted().join("|") === second.toSorted().join("|")
          : first.join("|") === second.join("|");
      expect(same).toBe(equal);
    }),
  );
});
