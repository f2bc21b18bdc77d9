import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { searchAll } from "./search-all.ts";
import { addTestScheme } from "./test-scheme.ts";

const db = await testWorkbench();
afterAll(db.close);

const uuid = "02eb0ae6-ecdd-4602-9c8e-60ffe6dbe1e2";

beforeAll(async () => {
  const programmer = { labels: { id: "Pemrogram Aplikasi", en: "Applications programmers" } };
  await addTestScheme(db, { scheme: "kbji", version: "2002", concepts: [{ code: "2131", ...programmer }] });
  await addTestScheme(db, {
    scheme: "kbji",
    version: "2014",
    concepts: [
      { code: "2514", ...programmer },
      { code: "2519", labels: { id: "Pengembang Perangkat Lunak Lainnya" } },
    ],
  });
  await addTestScheme(db, {
    scheme: "esco",
    version: "1.1.1",
    source: "This service uses the ESCO classification of the European Commission.",
    concepts: [
      {
        code: uuid,
        kind: "skill",
        labels: { en: "computer programming" },
        alternatives: { en: ["applications coding"] },
        hidden: { en: ["aplikasi"] },
      },
      { code: "2514.1", labels: { en: "mobile application developer" } },
      { code: "S1.2", kind: "group", labels: { en: "100% remote applications" } },
    ],
  });
  const many = Array.from({ length: 60 }, (_, n) => ({
    code: `15-12${String(n).padStart(2, "0")}.00`,
    labels: { en: `Robotics tester ${n}` },
  }));
  await addTestScheme(db, { scheme: "onet", version: "29.3", concepts: many });
});

type Asked = Omit<Parameters<typeof searchAll.run>[1], "q"> extends infer Rest ? Partial<Rest> : never;
async function look(q: string, asked: Asked = {}) {
  const found = await db.run(searchAll, principals.anonymous, { q, ...asked });
  if (!found.ok) throw new Error(found.code);
  return { ...found, codes: found.groups.flatMap(({ lines }) => lines.map((line) => line.code)) };
}

describe("what finds nothing", () => {
  test("nothing typed, and words that no label has, are empty answers and no errors", async () => {
    expect(await look("  ")).toMatchObject({ groups: [], total: 0 });
    expect(await look("zzxxqq")).toMatchObject({ groups: [], total: 0, kinds: [], schemes: [] });
  });

  test("signs of the database's own language are letters like any other", async () => {
    expect((await look("100%")).codes).toContain("S1.2");
    expect((await look("%")).codes).toEqual(["S1.2"]);
    expect((await look("'; drop table x --")).codes).toEqual([]);
    expect((await look("\\")).codes).toEqual([]);
  });
});

describe("a search over all schemes", () => {
  test("groups what it finds by scheme, with whom the publisher wants named", async () => {
    const found = await look("applications");
    expect(found.groups.map(({ scheme }) => scheme)).toEqual(["kbji", "esco"]);
    expect(found.groups.map(({ total }) => total)).toEqual(found.schemes.map(({ count }) => count));
    expect(found.groups[1]?.source).toContain("European Commission");
    expect(found.codes).toEqual(expect.arrayContaining(["2514", uuid, "S1.2"]));
  });

  test("says which label was found, in which language and of which kind", async () => {
    const { groups } = await look("applications coding");
    expect(groups.find(({ scheme }) => scheme === "esco")?.lines[0]).toMatchObject({
      code: uuid,
      title: { en: "computer programming" },
      label: { text: "applications coding", language: "en", kind: "alternative" },
    });
  });

  test("looks only in the version in use, unless replaced ones are asked for", async () => {
    const kbji = { schemes: ["kbji"] };
    expect((await look("pemrogram", kbji)).codes).toEqual(["2514"]);
    const all = await look("pemrogram", { ...kbji, replaced: true });
    expect(all.codes.toSorted()).toEqual(["2131", "2514"]);
  });

  test("finds a code by its beginning, with or without what stands between its signs", async () => {
    expect((await look("2514")).codes.toSorted()).toEqual(["2514", "2514.1"]);
    expect((await look("s1.2")).codes[0]).toBe("S1.2");
    expect((await look("15-1207")).codes[0]).toBe("15-1207.00");
    expect((await look("151207")).codes).toEqual(["15-1207.00"]);
  });

  test("the whole label comes before one that begins with it, and that before one that has it inside", async () => {
    const found = await look("robotics tester 5");
    expect(found.codes.slice(0, 1)).toEqual(["15-1205.00"]);
  });

  test("filters by kind and scheme, and keeps the counts of what was filtered out", async () => {
    const all = await look("applications");
    const skills = await look("applications", { kinds: ["skill"] });
    expect(skills.codes).toEqual([uuid]);
    expect(skills.kinds).toEqual(all.kinds);
    expect(all.kinds.map(({ kind }) => kind)).toEqual(["occupation", "skill", "group"]);
    const kbji = await look("applications", { schemes: ["kbji"] });
    expect(kbji.codes).toEqual(["2514"]);
    expect(kbji.schemes).toEqual(all.schemes);
  });

  test("finds what is like the text where no label has it: a typing error, another form of the word", async () => {
    expect((await look("pengembng perangkt lunak")).codes).toContain("2519");
    expect((await look("pemrograman aplikasi")).codes).toContain("2514");
  });

  test("shows the best of each scheme, and in one scheme pages that leave nothing out", async () => {
    const several = await look("robotics");
    expect(several).toMatchObject({ total: 60, groups: [{ scheme: "onet", total: 60 }] });
    expect(several.codes).toHaveLength(6);
    const first = await look("robotics", { schemes: ["onet"] });
    const second = await look("robotics", { schemes: ["onet"], offset: 50 });
    expect([first.codes.length, second.codes.length]).toEqual([50, 10]);
    expect(new Set([...first.codes, ...second.codes]).size).toBe(60);
    expect((await look("robotics", { schemes: ["onet"], offset: 500 })).total).toBe(60);
  });
});
