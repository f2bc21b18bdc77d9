import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchReasons } from "./match-reason.ts";
import { askedWords, queryOf, vectorOf, type Searched } from "./search-words.ts";

const item: Searched = {
  title: { id: "Pelatihan pemrogram PLC", en: "Training of PLC programmers" },
  summary: { id: "Melatih instruktur memprogram pengendali." },
  about: [{ code: "2514.02", title: { id: "Pemrogram aplikasi" } }],
  text: "Hari pertama: memasang sensor.\nHari kedua: merawat robot las dan menguji jaringan.",
};
const reasonsFor = (text: string, searched = item) =>
  matchReasons(askedWords(text), searched).reasons.map(({ word, where }) => [word, ...where]);

describe("what is asked for", () => {
  test("words that only join others are not looked for", () => {
    expect(askedWords("pelatihan dan sensor untuk robot ").map(({ word }) => word)).toEqual([
      "pelatihan",
      "sensor",
      "robot",
    ]);
  });

  test("only the last word may go on, and not after a blank", () => {
    expect(askedWords("sensor rob").map(({ goesOn }) => goesOn)).toEqual([false, true]);
    expect(askedWords("sensor robot ").map(({ goesOn }) => goesOn)).toEqual([false, false]);
  });

  test("a word twice is asked for once, and of a long text the first twelve", () => {
    expect(askedWords("robot Robot ROBOT")).toHaveLength(1);
    expect(askedWords(Array.from({ length: 40 }, (_, index) => `kata${index}`).join(" "))).toHaveLength(12);
  });

  test("quotes and backslashes stay inside their word", () => {
    expect(queryOf([{ word: "a'b\\", forms: [], goesOn: true }], true)).toEqual({
      query: "('a''b\\\\':* | '=a''b\\\\')",
      exact: "'a''b\\\\':*",
    });
  });
});

describe("why an item was found", () => {
  test("by the word itself, and where it stands", () => {
    expect(reasonsFor("robot")).toEqual([["robot", "text"]]);
    expect(reasonsFor("2514.02 ")).toEqual([
      ["2514", "about"],
      ["02", "about"],
    ]);
  });

  test("by the Indonesian stem: pelatihan, melatih and latih are one", () => {
    for (const word of ["latih ", "melatih ", "pelatihan "])
      expect(reasonsFor(word)).toEqual([[word.trim(), "title", "summary"]]);
  });

  test("by the English stem and plural", () => {
    expect(reasonsFor("programmer ")).toEqual([["programmer", "title", "summary", "about"]]);
  });

  test("by the beginning of the last word", () => {
    expect(reasonsFor("jari")).toEqual([["jari", "text"]]);
    expect(reasonsFor("jari ")).toEqual([]);
  });

  test("with an excerpt of whole words whose marks are the words that matched", () => {
    const text = `${"kata ".repeat(60)}robot las${" kata".repeat(60)}`;
    const { excerpt } = matchReasons(askedWords("robot las "), { ...item, text });
    expect(excerpt?.text).toMatch(/^… kata .* kata …$/);
    expect(excerpt?.marks.map(([from, to]) => excerpt.text.slice(from, to))).toEqual(["robot", "las"]);
  });

  test("nothing is said where nothing matched", () => {
    expect(matchReasons(askedWords("kapal"), item)).toEqual({ reasons: [], excerpt: null });
  });
});

test("a vector names every word once, with its places by weight", () => {
  const vector = vectorOf({ ...item, text: "sensor sensor" });
  expect(vector).toContain("'sensor':");
  expect(vector.match(/'sensor':/g)).toHaveLength(1);
  expect(/'pelatihan':(\S+)/.exec(vector)?.[1]).toMatch(/^\d+A/);
  expect(/'sensor':(\S+)/.exec(vector)?.[1]).toMatch(/^\d+C,\d+C$/);
});

test("a long text is searched from its beginning, and its places stay within what the database counts", () => {
  const vector = vectorOf({
    ...item,
    text: Array.from({ length: 30_000 }, (_, index) => `k${index}`).join(" "),
  });
  const places = [...vector.matchAll(/(\d+)[A-D]/g)].map(([, at]) => Number(at));
  expect(Math.max(...places)).toBeLessThanOrEqual(16_000);
  expect(vector).toContain("'k9000'");
});

test("every word of a text is a reason when it is asked for", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z]{3,12}$/), { minLength: 1, maxLength: 12 }), (words) => {
      const [word = ""] = words;
      fc.pre(askedWords(`${word} `).length === 1);
      const { reasons } = matchReasons(askedWords(`${word} `), { ...item, text: words.join(" ") });
      expect(reasons[0]?.where).toContain("text");
    }),
  );
});
