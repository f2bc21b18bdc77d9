import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { readConcept } from "./read-concept.ts";
import { addTestScheme } from "./test-scheme.ts";

const db = await testWorkbench();
afterAll(db.close);
const { anonymous, bureau } = principals;

const skill = (code: string, id = code) => ({ code, kind: "skill" as const, labels: { id, en: code } });

beforeAll(async () => {
  await addTestScheme(db, { scheme: "isco", version: "88", concepts: [{ code: "2512" }] });
  await addTestScheme(db, { scheme: "isco", version: "08", concepts: [{ code: "2512" }] });
  const many = Array.from({ length: 30 }, (_, n) => ({ code: `job-${String(n).padStart(2, "0")}` }));
  await addTestScheme(db, {
    scheme: "esco",
    version: "1",
    concepts: [
      { code: "S", kind: "group" },
      { code: "A", kind: "group" },
      { ...skill("sql"), parent: "S" },
      skill("zebra", "aardvark"),
      skill("apple", "zamrud"),
      { code: "2512.1", parent: null },
      ...many,
    ],
    relations: [
      { from: "sql", kind: "broader", to: "A" },
      { from: "2512.1", kind: "essential", to: "sql", level: 6 },
      { from: "2512.1", kind: "optional", to: "zebra" },
      { from: "2512.1", kind: "optional", to: "apple" },
      { from: "zebra", kind: "related", to: "apple" },
      ...many.map(({ code }) => ({ from: code, kind: "essential" as const, to: "sql" })),
    ],
    references: [
      { code: "2512.1", relation: "broader", scheme: "isco", to: "2512" },
      { code: "2512.1", relation: "exact", scheme: "onet", to: "15-1252.00" },
      { code: "job-00", relation: "close", scheme: "isco", to: "9999" },
    ],
  });
  await addTestScheme(db, {
    scheme: "contoh",
    version: "1",
    synthetic: true,
    concepts: [{ code: "c" }],
    references: [{ code: "c", relation: "exact", scheme: "isco", to: "2512" }],
  });
});

async function read(scheme: string, version: string, code: string, language: "id" | "en" = "id") {
  const found = await db.run(readConcept, anonymous, { scheme, version, code, language });
  if (!found.ok) throw new Error(found.code);
  return found;
}
const lists = ({ related }: Awaited<ReturnType<typeof read>>) =>
  Object.fromEntries(related.map(({ list, lines }) => [list, lines.map(({ code }) => code)]));

describe("what stands around a concept", () => {
  test("a concept has every way up, the parent and further ones", async () => {
    expect(lists(await read("esco", "1", "sql"))).toMatchObject({ broader: ["A", "S"] });
    expect(lists(await read("esco", "1", "A"))).toEqual({ narrower: ["sql"] });
    expect(lists(await read("esco", "1", "S"))).toEqual({ narrower: ["sql"] });
  });

  test("an occupation has its skills with how much of them, a skill those who ask for it", async () => {
    const found = await read("esco", "1", "2512.1");
    expect(lists(found)).toEqual({ essential: ["sql"], optional: ["zebra", "apple"] });
    expect(found.related[0]).toMatchObject({ lines: [{ kind: "skill", asked: 6 }] });
    expect(lists(await read("esco", "1", "zebra"))).toEqual({
      "optional-for": ["2512.1"],
      related: ["apple"],
    });
    expect(lists(await read("esco", "1", "apple"))).toEqual({
      "optional-for": ["2512.1"],
      related: ["zebra"],
    });
  });

  test("a list is sorted by the titles that its reader sees", async () => {
    expect(lists(await read("esco", "1", "2512.1", "en"))).toMatchObject({ optional: ["apple", "zebra"] });
  });

  test("a long list shows its beginning and says how long it is", async () => {
    const { related } = await read("esco", "1", "sql");
    const asking = related.find(({ list }) => list === "essential-for");
    expect(asking).toMatchObject({ total: 31 });
    expect(asking?.lines).toHaveLength(12);
  });
});

describe("references", () => {
  test("lead to the version in use, are seen from both ends, and turn the relation round", async () => {
    expect((await read("esco", "1", "2512.1")).matches).toMatchObject([
      { relation: "broader", scheme: "isco", version: "08", code: "2512", kind: "occupation" },
    ]);
    expect((await read("isco", "08", "2512")).matches).toMatchObject([
      { relation: "narrower", scheme: "esco", version: "1", code: "2512.1" },
    ]);
  });

  test("what means the same comes first, whatever its title", async () => {
    await addTestScheme(db, {
      scheme: "onet",
      version: "1",
      concepts: [{ code: "a-narrower" }, { code: "z-exact" }],
      references: [
        { code: "a-narrower", relation: "broader", scheme: "isco", to: "2512" },
        { code: "z-exact", relation: "exact", scheme: "isco", to: "2512" },
      ],
    });
    const { matches } = await read("isco", "08", "2512");
    expect(matches.map(({ code, relation }) => [code, relation])).toEqual([
      ["2512.1", "narrower"],
      ["z-exact", "exact"],
      ["a-narrower", "narrower"],
    ]);
  });

  test("a replaced version is not referred to", async () => {
    const old = await read("isco", "88", "2512");
    expect(old.matches).toEqual([]);
    expect(old.elsewhere).toMatchObject([{ version: "08", changed: false }]);
  });

  test("a code that the version in use does not have is told as such", async () => {
    expect((await read("esco", "1", "job-00")).matches).toMatchObject([
      { code: "9999", kind: null, title: {} },
    ]);
  });

  test("what is invented refers to what is real, and is not seen from there", async () => {
    expect((await read("contoh", "1", "c")).matches).toMatchObject([{ scheme: "isco", synthetic: false }]);
    const seen = (await read("isco", "08", "2512")).matches.map(({ scheme }) => scheme);
    expect(seen).not.toContain("contoh");
  });
});

describe("who", () => {
  test("added a label is named", async () => {
    await db.sql`insert into vocabulary.label (version_id, code, language, kind, origin, text, organisation_id)
      select version_id, '2512.1', 'id', 'alternative', 'coding', 'tukang program', ${bureau.officer.organisation}
      from vocabulary.version where scheme = 'esco'`;
    const { labels, organisations } = await read("esco", "1", "2512.1");
    const added = labels.find(({ origin }) => origin === "coding");
    expect(added).toMatchObject({ text: "tukang program", organisation: bureau.officer.organisation });
    expect(Object.keys(organisations)).toEqual([bureau.officer.organisation]);
  });

  test("rests on a concept is counted", async () => {
    expect((await read("isco", "08", "2512")).inUse).toBe(0);
    await db.sql`insert into thread.link (organisation_id, from_kind, from_id, relation, to_kind, to_id, released_to)
      values (${bureau.officer.organisation}, 'evidence.entry', 'x', 'about', 'vocabulary.concept',
        'isco/08/2512', '{public}')`;
    expect((await read("isco", "08", "2512")).inUse).toBe(1);
  });
});

test("a concept's page takes at most eight messages to the database", async () => {
  const query = vi.spyOn(pg.Client.prototype, "query");
  await read("esco", "1", "sql");
  const messages = query.mock.calls.length;
  query.mockRestore();
  expect(messages).toBeGreaterThan(4);
  expect(messages).toBeLessThanOrEqual(8);
});
