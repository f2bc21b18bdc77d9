import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { spotSkills } from "./skill-spotting.ts";
import { buildTextIndex } from "./text-index.ts";
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
  concept("Pembelajaran mesin", "Machine learning", "machine learning models"),
  concept("Pengujian A/B", "A/B testing", "A/B tests"),
  concept("Penelitian dan pengembangan", "Research and development", "R and D"),
  concept("Penelitian", "Research"),
  concept("Lembar kerja elektronik", "Spreadsheets", "Excel"),
  concept("Java", "Java"),
  concept("Kerja sama", "Teamwork"),
  ...["uji", "rem", "cat", "oli", "ban", "aki", "busi", "kaca", "jok", "lampu"].map((part) =>
    concept(`Servis ${part}`, `${part} service`),
  ),
  concept("Servis", "Service"),
];
const index = buildTextIndex(concepts, []);
const labels = concepts.flatMap(({ labels }) => labels.map(({ text }) => text));
const spot = (paragraph: string) =>
  spotSkills(index, paragraph, {}).map(({ text, concept: number }) => [text, number]);
const doubts = (paragraph: string) =>
  spotSkills(index, paragraph, {}).map(({ text, doubt }) => [text, doubt]);

describe("skills in a paragraph", () => {
  test("a span ends where the skill ends: no joining word hangs on it", () => {
    expect(spot("Saya memakai Python dan analisis data untuk laporan")).toEqual([
      ["Python", 6],
      ["analisis data", 5],
    ]);
  });

  test("a name does not run on over the end of a sentence", () => {
    expect(spot("Mahir analisis. Data disimpan rapi.")).toEqual([]);
  });

  test.each([
    ["and", "ran A/B tests and machine learning models"],
    ["or", "ran A/B tests or machine learning models"],
    ["dan", "menjalankan A/B tests dan machine learning models"],
    ["atau", "menjalankan A/B tests atau machine learning models"],
    ["serta", "menjalankan A/B tests serta machine learning models"],
  ])("two skills beside “%s” are two", (_, text) => {
    expect(spot(text)).toEqual([
      ["A/B tests", 9],
      ["machine learning models", 8],
    ]);
  });

  test("a name that has a joining word itself is found whole", () => {
    expect(spot("five years of research and development")).toEqual([["research and development", 10]]);
  });

  test("a word of many skills is not the one of which it is only another name: “basis data SQL” is no statistics", () => {
    const many = ["bersih", "besar", "buka", "cadang", "gudang", "induk", "kirim", "lacak", "mutu", "peta"];
    const skills = [
      concept("Statistika", "Statistics", "data"),
      concept("Kueri SQL", "SQL"),
      ...many.map((word) => concept(`Data ${word}`, `${word} of data`)),
    ];
    const found = spotSkills(buildTextIndex(skills, []), "Menguasai basis data SQL", {});
    expect(found.map(({ text, concept: number }) => [text, number])).toEqual([["SQL", 1]]);
  });

  test("an empty paragraph speaks of nothing", () => {
    expect(spot("")).toEqual([]);
  });

  test("spans stand in the order of the paragraph, do not overlap, and are what they say", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...labels), fc.lorem({ maxCount: 3 })), { maxLength: 8 }),
        (parts) => {
          const paragraph = parts.join(", ");
          let end = 0;
          for (const span of spotSkills(index, paragraph, {})) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(paragraph.slice(span.start, span.end)).toBe(span.text);
            end = span.end;
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("what the text says is absent", () => {
  test.each([
    "No experience with Java",
    "I don\u2019t know Java",
    "Never used Java",
    "Without Java",
    "Saya belum pernah memakai Java",
    "Tanpa Java",
    "Tidak menguasai bahasa Java",
    "Saya bukan ahli Java",
  ])("is found, and in doubt: %s", (text) => {
    expect(doubts(text)).toEqual([["Java", "negated"]]);
  });

  test("a list is denied as a whole, up to the end of the sentence or a turn", () => {
    expect(doubts("Belum pernah memakai Java, Python atau Excel.")).toEqual([
      ["Java", "negated"],
      ["Python", "negated"],
      ["Excel", "negated"],
    ]);
    expect(doubts("Tidak menguasai Java. Mahir Python")).toEqual([
      ["Java", "negated"],
      ["Python", null],
    ]);
    expect(doubts("No experience with Java but used Python")).toEqual([
      ["Java", "negated"],
      ["Python", null],
    ]);
  });

  test("is not what stands beside “not only” and the like", () => {
    for (const text of ["Not only Java", "Tidak hanya Java", "Bukan sekadar Java"])
      expect(doubts(text)).toEqual([["Java", null]]);
  });
});

describe("an ordinary word", () => {
  test("is a name without its capital, in a text that writes capitals", () => {
    expect(doubts("I excel at Java")).toEqual([
      ["excel", "ordinary"],
      ["Java", null],
    ]);
  });

  test("is not one in a text that writes none, nor at the beginning of a sentence only", () => {
    expect(doubts("saya memakai excel dan java")).toEqual([
      ["excel", null],
      ["java", null],
    ]);
    expect(doubts("Saya memakai excel setiap hari")).toEqual([["excel", null]]);
  });

  test("is no title that only begins with a capital", () => {
    expect(doubts("Java and teamwork")).toEqual([
      ["Java", null],
      ["teamwork", null],
    ]);
  });

  test("is one that stands in the names of many skills", () => {
    expect(doubts("Java, servis, Python")).toEqual([
      ["Java", null],
      ["servis", "ordinary"],
      ["Python", null],
    ]);
  });
});
