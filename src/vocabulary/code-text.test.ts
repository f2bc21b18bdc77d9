import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { realFile, testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { codeText } from "./code-text.ts";
import { codeTexts } from "./code-texts.ts";
import { importClassification } from "./import-classification.ts";
import { openLabelIndexes } from "./label-index.ts";
import { spotSkills } from "./spot-skills.ts";
import { vocabularyStore } from "./store.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, bureau } = principals;

const kbji = [
  "digit,kode,judul",
  "1,2,Profesional",
  "2,25,Profesional Teknologi Informasi",
  "3,251,Pengembang dan Analis",
  "4,2512,Pengembang Perangkat Lunak",
  "4,2514,Programmer Aplikasi",
  "6,2514.02,Pemrogram Basis Data",
];
const isco = [
  "level,code,title",
  "1,2,Professionals",
  "2,25,ICT professionals",
  "3,251,Developers and analysts",
  "4,2512,Software developers",
  "4,2514,Applications programmers",
];
async function bringIn(scheme: "kbji" | "isco", lines: readonly string[], more = {}) {
  const path = folder.write(`${scheme}.csv`, `${lines.join("\n")}\n`);
  const done = await db.run(importClassification, bureau.statistician, {
    scheme,
    path,
    fileName: "list.csv",
    ...more,
  });
  if (!done.ok) throw new Error(done.code);
}

const asked = (text: string, more = {}) => db.run(codeText, anonymous, { text, ...more });
async function codes(text: string, more = {}) {
  const done = await asked(text, more);
  if (!done.ok) throw new Error(done.code);
  return done.hits.map(({ code }) => code);
}

describe("before any classification is here", () => {
  test("a question says that it is missing", async () => {
    expect(await asked("programmer")).toEqual({
      ok: false,
      code: "SCHEME_EMPTY",
      params: { scheme: "KBJI" },
    });
    expect(await db.run(spotSkills, anonymous, { text: "saya bisa SQL" })).toMatchObject({
      ok: false,
      code: "SKILLS_ABSENT",
    });
  });
});

describe("with KBJI and ISCO", () => {
  beforeAll(async () => {
    await bringIn("kbji", kbji);
    await bringIn("isco", isco);
  });

  describe("what is refused", () => {
    test.each([
      ["an empty text", { text: " \u200B " }],
      ["a text of more than 300 characters", { text: "a".repeat(301) }],
      ["more than 50 codes", { text: "a", top: 51 }],
      ["a scheme that is no word", { text: "a", scheme: "KBJI 2014" }],
    ])("%s", async (_, input) => {
      expect(await db.run(codeText, anonymous, input)).toMatchObject({ ok: false, code: "INPUT_INVALID" });
    });

    test("a version that is not here", async () => {
      expect(await asked("programmer", { version: "2099" })).toEqual({
        ok: false,
        code: "VERSION_NOT_FOUND",
        params: { scheme: "KBJI", version: "2099" },
      });
    });

    test("a paragraph of more than 20,000 characters", async () => {
      expect(await db.run(spotSkills, anonymous, { text: "a".repeat(20_001) })).toMatchObject({
        ok: false,
        code: "PARAGRAPH_TOO_LONG",
        params: { length: 20_001, most: 20_000 },
      });
    });
  });

  test("a title is a code of full score, with its label as the reason", async () => {
    const done = await asked("  pengembang PERANGKAT lunak ");
    expect(done).toMatchObject({ ok: true, scheme: "kbji", version: "2014", level: 4 });
    expect(done.ok && done.hits[0]).toEqual({
      code: "2512",
      kind: "occupation",
      level: 4,
      local: false,
      title: { id: "Pengembang Perangkat Lunak", en: "Software developers" },
      score: 1,
      reason: {
        label: "Pengembang Perangkat Lunak",
        language: "id",
        labelKind: "preferred",
        origin: "file",
        step: "exact",
        words: ["pengembang", "PERANGKAT", "lunak"],
        via: null,
      },
    });
  });

  test("a job title leads to its unit group, and says through which", async () => {
    const done = await asked("pemrogram basis data");
    expect(done.ok && done.hits[0]).toMatchObject({
      code: "2514",
      reason: {
        label: "Pemrogram Basis Data",
        via: { scheme: "kbji", code: "2514.02", relation: "broader", tree: true },
      },
    });
  });

  test("an English title finds the Indonesian code", async () => {
    expect((await codes("software developers"))[0]).toBe("2512");
    expect((await codes("software developers", { scheme: "isco" }))[0]).toBe("2512");
  });

  test("only the level that is asked for is answered; on request every level, without the groups above", async () => {
    expect((await codes("pemrogram basis data", { level: 6 }))[0]).toBe("2514.02");
    const found = await codes("pemrogram basis data", { level: "any", top: 50 });
    expect(found[0]).toBe("2514.02");
    for (const above of ["251", "25", "2"]) expect(found).not.toContain(above);
  });

  describe("a typed code", () => {
    test("is found for certain, and says so", async () => {
      const done = await asked(" 2514 ");
      expect(done.ok && done.hits).toMatchObject([
        {
          code: "2514",
          score: 1,
          reason: { step: "code", label: "Programmer Aplikasi", words: ["2514"], via: null },
        },
      ]);
      expect(await codes("2514.02", { level: 6 })).toEqual(["2514.02"]);
      expect(await codes("251402", { level: "any" })).toEqual(["2514.02"]);
    });

    test("finds, by its beginning, the codes below it in order", async () => {
      const done = await asked("25");
      expect(done.ok && done.hits.map(({ code, score }) => [code, score])).toEqual([
        ["2512", 0.5],
        ["2514", 0.5],
      ]);
      expect(done.ok && done.hits[0]?.reason).toMatchObject({ step: "beginning", words: ["25"] });
      expect(await codes("251", { level: "any" })).toEqual(["251", "2512", "2514", "2514.02"]);
      expect(await codes("25", { top: 1 })).toEqual(["2512"]);
    });

    test("of another level leads to the wanted one above it", async () => {
      const done = await asked("2514.02");
      expect(done.ok && done.hits).toMatchObject([
        {
          code: "2514",
          score: 0.95,
          reason: { step: "code", via: { code: "2514.02", relation: "broader" } },
        },
      ]);
    });

    test("that no classification has finds nothing", async () => {
      expect(await codes("7777")).toEqual([]);
    });

    test("in a list is taken; its beginning is for a person to look at", async () => {
      const done = await db.run(codeTexts, bureau.statistician, { texts: ["2514", "25"] });
      expect(done.ok && done.results.map(({ state, first }) => [state, first?.code])).toEqual([
        ["coded", "2514"],
        ["review", "2512"],
      ]);
    });
  });

  test("nothing that is known is an empty list", async () => {
    expect(await asked("zzzz qqqq")).toMatchObject({ ok: true, hits: [] });
  });

  test("scores fall and stand between 0 and 1, in thousandths", async () => {
    const done = await asked("pengembang aplikasi", { level: "any", top: 50 });
    const scores = done.ok ? done.hits.map(({ score }) => score) : [];
    expect(scores.length).toBeGreaterThan(1);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    for (const score of scores) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(Math.round(score * 1_000)).toBeCloseTo(score * 1_000, 9);
    }
  });

  describe("many titles at once", () => {
    const many = (texts: string[], more = {}) => db.run(codeTexts, bureau.statistician, { texts, ...more });

    test("are answered in their order, each as it is alone", async () => {
      const texts = ["Programmer Aplikasi", "", "zzzz", "pemrogram basis data", "x".repeat(301)];
      const done = await many(texts);
      if (!done.ok) throw new Error(done.code);
      expect(done.results.map(({ first }) => first?.code ?? null)).toEqual([
        "2514",
        null,
        null,
        "2514",
        null,
      ]);
      for (const [place, text] of texts.entries()) {
        if (text === "" || text.length > 300) continue;
        const alone = await asked(text, { top: 2 });
        const { first, second } = done.results[place] ?? {};
        expect([first, second].filter(Boolean)).toEqual(alone.ok && alone.hits);
      }
    });

    test("what is not sure enough is for a person to look at", async () => {
      const texts = ["Programmer Aplikasi", "aplikasi gudang besar", "zzzz"];
      const done = await many(texts, { least: 0.9 });
      if (!done.ok) throw new Error(done.code);
      expect(done.results.map(({ state }) => state)).toEqual(["coded", "review", "none"]);
      expect(done.counts).toEqual({ coded: 1, review: 1, none: 1 });
    });

    test("are at most 10,000", async () => {
      expect(await many(Array.from({ length: 10_001 }, () => "a"))).toMatchObject({ code: "INPUT_INVALID" });
      expect(await many([])).toMatchObject({ code: "INPUT_INVALID" });
    });
  });

  describe("another version than the one in use", () => {
    const older = [
      "digit,kode,judul",
      "1,2,Tenaga ahli",
      "2,21,Ahli",
      "3,213,Komputer",
      "4,2131,Ahli komputer",
    ];
    beforeAll(() => bringIn("kbji", older, { version: "2002" }));

    test("is looked in when it is asked for, and only then", async () => {
      expect(await codes("ahli komputer")).not.toContain("2131");
      expect(await codes("ahli komputer", { version: "2002" })).toEqual(["2131"]);
    });

    test("is never a synthetic one while a real one is here", async () => {
      await bringIn("kbji", [...older, "4,2139,Ahli buatan"], { version: "2030", synthetic: true });
      expect(await codes("ahli buatan")).not.toContain("2139");
      expect((await codes("ahli buatan", { version: "2030" }))[0]).toBe("2139");
    });
  });

  describe("the index of a process", () => {
    const taking = <Result>(work: (store: ReturnType<typeof vocabularyStore>) => Promise<Result>) =>
      db.database.transaction(
        { "jembatan.purpose": "vocabulary.code-text", "jembatan.kind": "anonymous" },
        (tx) => work(vocabularyStore(tx)),
        () => "commit",
      );

    test("is built once for all who ask while nothing changes", async () => {
      const indexes = openLabelIndexes();
      const taken = await Promise.all(
        Array.from({ length: 5 }, () => taking((store) => indexes.take(store))),
      );
      expect(new Set(taken).size).toBe(1);
    });

    test("is built anew after a change, whoever made it", async () => {
      const indexes = openLabelIndexes();
      const before = await taking((store) => indexes.take(store));
      await db.sql`update vocabulary.revision set number = number + 1`;
      const after = await taking((store) => indexes.take(store));
      expect(after).not.toBe(before);
      expect(after.revision).toBe(before.revision + 1);
      expect(await taking((store) => indexes.take(store))).toBe(after);
    });

    test("of another version stands beside it and drives nothing out", async () => {
      const indexes = openLabelIndexes();
      const current = await taking((store) => indexes.take(store));
      const older = { scheme: "kbji", version: "2002" };
      const other = await taking((store) => indexes.take(store, older));
      expect(other).not.toBe(current);
      expect(await taking((store) => indexes.take(store))).toBe(current);
      expect(await taking((store) => indexes.take(store, older))).toBe(other);
    });

    test("that could not be built is built by who asks next", async () => {
      const indexes = openLabelIndexes();
      const broken = taking((store) =>
        indexes.take({ ...store, labelledContent: () => Promise.reject(new Error("gone")) }),
      );
      await expect(broken).rejects.toThrow("gone");
      expect((await taking((store) => indexes.take(store))).concepts.length).toBeGreaterThan(0);
    });
  });
});

test("the book's own job titles find their unit groups", async ({ skip }) => {
  const path = realFile("classifications/kbji2014.csv", skip);
  await db.sql`delete from vocabulary.version`;
  await db.run(importClassification, bureau.statistician, { scheme: "kbji", path, fileName: "kbji2014.csv" });
  const done = await db.run(codeTexts, bureau.statistician, {
    texts: ["Programmer Aplikasi", "Tukang Batu", "Guru Taman Kanak-Kanak"],
  });
  expect(done).toMatchObject({ ok: true });
  for (const { first } of done.ok ? done.results : []) expect(first?.code).toMatch(/^\d{4}$/);
});
