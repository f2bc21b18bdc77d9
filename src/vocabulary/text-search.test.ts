import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildTextIndex, type Synonym } from "./text-index.ts";
import { searchText } from "./text-search.ts";
import { concept } from "./text.fixture.ts";

const concepts = [
  concept("Pemrogram aplikasi", "Applications programmer", "backend developer"),
  concept("Pemrogram web", "Web programmer", "front-end developer"),
  concept("Tukang las", "Welder"),
  concept("Teknisi jaringan komputer", "Computer network technician"),
  concept("Guru sekolah dasar", "Primary school teacher"),
  concept("Analisis data", "Data analysis"),
  concept("Bahasa pemrograman Python", "Python"),
  concept("Penulis lepas", "Freelance writer"),
];
const synonyms: Synonym[] = [
  { language: "id", kind: "abbreviation", form: "SD", meaning: "sekolah dasar" },
  { language: "both", kind: "synonym", form: "coder", meaning: "programmer" },
];
const index = buildTextIndex(concepts, synonyms);
const first = (text: string) => searchText(index, text, { top: 1 })[0];
const labels = concepts.flatMap(({ labels }, number) => labels.map(({ text }) => ({ text, number })));

describe("what is not there", () => {
  test.each(["", "   ", "!!! ???", "\u{1F477}\u{1F3FD}", "\u202E\u202D", "zzqx"])(
    "%j finds nothing",
    (text) => {
      expect(searchText(index, text, { top: 5 })).toEqual([]);
    },
  );

  test("an index without labels answers nothing", () => {
    expect(searchText(buildTextIndex([], []), "guru", { top: 5 })).toEqual([]);
  });

  test("a text of 10,000 characters is answered by its beginning", () => {
    expect(first(`Welder ${"x".repeat(10_000)}`)?.concept).toBe(2);
  });

  test("what the caller does not accept is not found", () => {
    expect(
      searchText(index, "Welder", { top: 5, accept: (one) => one !== 2 }).map((hit) => hit.concept),
    ).not.toContain(2);
  });
});

describe("what is found", () => {
  test("a label itself, in any case and spacing and with accents, is certain", () => {
    for (const text of ["tukang las", "TUKANG  LAS", " T\u00FAkang l\u00E0s "])
      expect(first(text)).toMatchObject({ concept: 2, score: 1, step: "exact" });
  });

  test.each([
    ["an affix taken off", "programan aplikasi", 0],
    ["the swallowed sound of me-", "menulis lepas", 7],
    ["a plural", "web programmers", 1],
    ["a slip of the finger", "teknisi jaringn komputer", 3],
    ["an abbreviation that was reviewed", "guru SD", 4],
    ["a synonym that was reviewed", "web coder", 1],
    ["two words written as one", "frontend developer", 1],
    ["one word written as two", "back end developer", 0],
    ["a rank beside the work", "senior welder", 2],
  ])("%s: %s", (_, text, number) => {
    const hit = first(text);
    expect(hit?.concept).toBe(number);
    expect(hit?.score).toBeLessThan(1);
  });

  test("a field of work is found by what it is called after, beside an abbreviation", () => {
    const clerks = [
      concept("Manajer gudang", "Warehouse manager"),
      concept("Manajer administrasi", "Administration manager"),
      concept("Juru tata usaha pergudangan", "Stock clerk"),
    ];
    const words: Synonym[] = [
      { language: "id", kind: "abbreviation", form: "admin", meaning: "administrasi" },
      { language: "id", kind: "synonym", form: "administrasi", meaning: "tata usaha" },
    ];
    const [hit] = searchText(buildTextIndex(clerks, words), "admin gudang", { top: 1 });
    expect(hit).toMatchObject({ concept: 2, words: ["admin", "gudang"] });
  });

  test("the words that matched are told as they were typed", () => {
    expect(first("GURU di SD Jakarta")?.words).toEqual(["GURU", "SD"]);
  });
});

describe("properties", () => {
  const anyLabel = fc.constantFrom(...labels);

  test("every label finds its own concept first, and for certain", () => {
    for (const { text, number } of labels) expect(first(text)).toMatchObject({ concept: number, score: 1 });
  });

  test("a concept that has nothing to do with it does not change who is first for a label", () => {
    fc.assert(
      fc.property(anyLabel, fc.stringMatching(/^[qxz]{5,9}$/), ({ text, number }, other) => {
        const more = buildTextIndex([...concepts, concept(other, other)], synonyms);
        expect(searchText(more, text, { top: 1 })[0]).toMatchObject({ concept: number, score: 1 });
      }),
      { numRuns: 20 },
    );
  });

  test("whatever is typed: scores are from 0 to 1, descending, one hit a concept, the same each time", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          anyLabel.map(({ text }) => `${text} x`),
        ),
        (text) => {
          const hits = searchText(index, text, { top: 50 });
          expect(searchText(index, text, { top: 50 })).toEqual(hits);
          expect(new Set(hits.map((hit) => hit.concept)).size).toBe(hits.length);
          for (const [i, { score }] of hits.entries()) {
            expect(score).toBeGreaterThan(0);
            expect(score).toBeLessThanOrEqual(i === 0 ? 1 : hits[i - 1]!.score);
          }
        },
      ),
    );
  });
});
