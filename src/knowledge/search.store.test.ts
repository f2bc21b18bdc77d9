import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { addItem } from "./add-item.ts";
import { searchKnowledge } from "./search-knowledge.ts";

const db = await testWorkbench();
afterAll(db.close);
const { ministry } = principals;

const given = {
  kind: "material" as const,
  title: { id: "Dasar mekatronika" },
  licence: "CC-BY-4.0",
  author: "BBPVP Bekasi",
  language: "id" as const,
  text: "Memasang sensor pada robot.",
};
async function added(more: object) {
  const done = await db.run(addItem, ministry.officer, { ...given, ...more });
  if (!done.ok) throw new Error(done.code);
}
const search = async (text: string, as = ministry.reader, by: object = {}) => {
  const found = await db.run(searchKnowledge, as, { text, ...by });
  if (!found.ok) throw new Error(found.code);
  return found;
};
const titles = async (...asked: Parameters<typeof search>) =>
  (await search(...asked)).items.map(({ title }) => title.id ?? title.en);

beforeEach(async () => {
  await db.sql`delete from knowledge.item`;
});

describe("search", () => {
  beforeEach(async () => {
    await added({
      title: { id: "Pelatihan las" },
      summary: { id: "Teknik dasar" },
      text: "Mengelas pipa baja.",
    });
    await added({
      title: { id: "Perawatan robot", en: "Robot maintenance" },
      text: "Merawat sensor dan lengan.",
    });
    await added({
      kind: "playbook",
      licence: "Boleh disalin untuk kelas",
      title: { en: "Welding robots in class" },
      language: "en",
      text: "How to train with sensors.",
    });
  });

  test("a word in the title comes before the same word in the text", async () => {
    const found = await search("robot");
    expect(found.items.map(({ title }) => title.id ?? title.en)).toEqual([
      "Perawatan robot",
      "Welding robots in class",
    ]);
    await added({ title: { id: "Bab lain" }, text: "Di sini ada robot." });
    expect((await titles("robot")).at(-1)).toBe("Bab lain");
  });

  test("by stems of both languages, and says why", async () => {
    expect(await titles("melatih ")).toEqual(["Pelatihan las"]);
    expect(await titles("rawat ")).toEqual(["Perawatan robot"]);
    const [first] = (await search("sensor ")).items;
    expect(first?.why?.reasons).toEqual([{ word: "sensor", found: expect.any(Array), where: ["text"] }]);
    expect(first?.why?.excerpt?.text).toMatch(/sensor/i);
  });

  test("the last word may be half typed", async () => {
    expect(await titles("robot maint")).toEqual(["Perawatan robot"]);
    expect(await titles("peraw ")).toEqual([]);
  });

  test("all words first; where none has all, those with some, and it says so", async () => {
    expect(await search("robot sensor ")).toMatchObject({ every: true, total: 2 });
    expect(await search("robot baja ")).toMatchObject({ every: false, total: 3 });
    expect(await search("kapal selam ")).toMatchObject({ every: true, total: 0 });
  });

  test("narrowed by kind, language and licence, the newest first without words", async () => {
    expect(await titles("", ministry.reader, { kind: "playbook" })).toEqual(["Welding robots in class"]);
    expect(await titles("", ministry.reader, { language: "id" })).toHaveLength(2);
    expect(await titles("", ministry.reader, { licence: "own-words" })).toEqual(["Welding robots in class"]);
    expect(await titles("", ministry.reader, { licence: "CC-BY-4.0" })).toHaveLength(2);
  });

  test.each(["'", "\\", "a:*b", "& | ! ( )", "<->", "''':*", "%_", "dan", "“kutip”"])(
    "signs of the search language are words or nothing: %s",
    async (text) => {
      expect((await db.run(searchKnowledge, ministry.reader, { text })).ok).toBe(true);
    },
  );

  test("whatever is typed, an answer comes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 40 }), async (text) => {
        const found = await db.run(searchKnowledge, ministry.reader, { text });
        expect(found.ok || found.code === "TEXT_WITH_NUL").toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
