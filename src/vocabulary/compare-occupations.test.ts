import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { compareOccupations } from "./compare-occupations.ts";
import { listRelations } from "./list-relations.ts";
import { addTestScheme } from "./test-scheme.ts";

const db = await testWorkbench();
afterAll(db.close);

const skill = (code: string) => ({ code, kind: "skill" as const, labels: { en: code.toUpperCase() } });

beforeAll(async () => {
  await addTestScheme(db, {
    scheme: "esco",
    version: "1",
    concepts: [
      { code: "2512.1" },
      { code: "2513.1" },
      { code: "9999.1" },
      skill("sql"),
      skill("java"),
      skill("html"),
    ],
    relations: [
      { from: "2512.1", kind: "essential", to: "sql", level: 4 },
      { from: "2512.1", kind: "essential", to: "java" },
      { from: "2513.1", kind: "essential", to: "html" },
      { from: "2513.1", kind: "optional", to: "java" },
      { from: "java", kind: "optional", to: "sql" },
    ],
  });
  await addTestScheme(db, {
    scheme: "onet",
    version: "2",
    concepts: [{ code: "15-1252.00" }, skill("2.A.1"), skill("2.A.2")],
    relations: [
      { from: "15-1252.00", kind: "essential", to: "2.A.1", level: 5 },
      { from: "15-1252.00", kind: "optional", to: "2.A.2" },
    ],
    references: [
      { code: "2.A.1", relation: "exact", scheme: "esco", to: "sql" },
      { code: "2.A.2", relation: "close", scheme: "esco", to: "java" },
    ],
  });
});

const of = (text: string) => {
  const [scheme = "", version = "", code = ""] = text.split("/");
  return { scheme, version, code };
};
const ask = (a: string, b: string) =>
  db.run(compareOccupations, principals.anonymous, { a: of(a), b: of(b) });
async function compared(a: string, b: string) {
  const found = await ask(a, b);
  if (!found.ok) throw new Error(found.code);
  return found;
}

describe("what cannot be compared", () => {
  test("a version or code that is not here is not found", async () => {
    expect(await ask("esco/2/2512.1", "esco/1/2513.1")).toMatchObject({ code: "VERSION_NOT_FOUND" });
    expect(await ask("esco/1/2512.1", "esco/1/2514")).toMatchObject({ code: "CONCEPT_NOT_FOUND" });
  });

  test("an occupation without skills is compared as one that asks for nothing", async () => {
    const { a, comparison } = await compared("esco/1/9999.1", "esco/1/2512.1");
    expect(a.skills).toBe(0);
    expect(comparison).toMatchObject({ coverageOfA: null, coverageOfB: { covered: 0 } });
  });
});

describe("two schemes", () => {
  test("whose skills nobody has matched are not compared, and whose skills are matched elsewhere are", async () => {
    await addTestScheme(db, {
      scheme: "ssg",
      version: "3",
      concepts: [{ code: "dev" }, skill("ict-1")],
      relations: [{ from: "dev", kind: "essential", to: "ict-1" }],
    });
    const unmatched = await compared("ssg/3/dev", "esco/1/2512.1");
    expect(unmatched.comparison).toMatchObject({ matched: false, coverageOfA: null, coverageOfB: null });
    // No skill of these two is the same; of their schemes others are, so nothing shared is a finding.
    const apart = await compared("onet/2/15-1252.00", "esco/1/2513.1");
    expect(apart.comparison).toMatchObject({ matched: true, coverageOfB: { covered: 0 } });
  });
});

describe("one occupation", () => {
  test("is looked up alone while the other is still to be chosen", async () => {
    const found = await db.run(compareOccupations, principals.anonymous, { a: of("esco/1/2512.1") });
    expect(found).toMatchObject({ ok: true, a: { skills: 2 }, b: null, comparison: null });
  });
});

describe("two occupations", () => {
  test("of one scheme share what both ask for", async () => {
    const { a, b, comparison, names } = await compared("esco/1/2512.1", "esco/1/2513.1");
    expect([a.skills, b?.skills]).toEqual([2, 2]);
    expect(comparison).toMatchObject({
      sharedEssential: [],
      sharedOptional: [{ skills: ["esco/1/java"] }],
      onlyA: [{ skills: ["esco/1/sql"] }],
      onlyB: [{ skills: ["esco/1/html"] }],
    });
    expect(names["esco/1/java"]?.title).toEqual({ en: "JAVA" });
  });

  test("of two schemes share skills over exact links only, whichever of the two says so", async () => {
    const one = await compared("esco/1/2512.1", "onet/2/15-1252.00");
    expect(one.comparison).toMatchObject({
      sharedEssential: [{ skills: ["esco/1/sql", "onet/2/2.A.1"], a: { level: 4 }, b: { level: 5 } }],
      onlyA: [{ skills: ["esco/1/java"] }],
      onlyB: [{ skills: ["onet/2/2.A.2"] }],
    });
    const other = await compared("onet/2/15-1252.00", "esco/1/2512.1");
    expect(other.comparison?.coverageOfA).toEqual(one.comparison?.coverageOfB);
  });
});

describe("a list around a concept", () => {
  const list = (
    code: string,
    name: "essential" | "optional-for" | "essential-for" | "narrower",
    offset = 0,
  ) => db.run(listRelations, principals.anonymous, { ...of(`esco/1/${code}`), list: name, offset });

  test("of a version or code that is not here is not found", async () => {
    expect(await list("cobol", "essential")).toMatchObject({ code: "CONCEPT_NOT_FOUND" });
    expect(
      await db.run(listRelations, principals.anonymous, { ...of("esco/7/sql"), list: "related" }),
    ).toMatchObject({ code: "VERSION_NOT_FOUND" });
  });

  test("is walked from both ends", async () => {
    expect(await list("2512.1", "essential")).toMatchObject({
      total: 2,
      lines: [
        { code: "java", kind: "skill", asked: null },
        { code: "sql", asked: 4 },
      ],
    });
    expect(await list("sql", "essential-for")).toMatchObject({ total: 1, lines: [{ code: "2512.1" }] });
    expect(await list("sql", "optional-for")).toMatchObject({ lines: [{ code: "java", kind: "skill" }] });
    expect(await list("sql", "narrower")).toMatchObject({ total: 0, lines: [] });
  });

  test("says the level of the publisher's own framework that is asked for, and so does a comparison", async () => {
    await addTestScheme(db, {
      scheme: "ssg",
      version: "4",
      concepts: [{ code: "dev" }, { code: "lead" }, skill("ict-1")],
      relations: [
        { from: "dev", kind: "essential", to: "ict-1", extra: { proficiency: "3" } },
        { from: "lead", kind: "essential", to: "ict-1", extra: { proficiency: "5" } },
      ],
    });
    const asked = { scheme: "ssg", version: "4", code: "dev", list: "essential" as const };
    expect(await db.run(listRelations, principals.anonymous, asked)).toMatchObject({
      lines: [{ code: "ict-1", asked: null, proficiency: "3" }],
    });
    // It is shown, and not counted: levels of other frameworks are no levels of KKNI.
    expect((await compared("ssg/4/dev", "ssg/4/lead")).comparison).toMatchObject({
      sharedEssential: [{ a: { proficiency: "3" }, b: { proficiency: "5" } }],
      coverageOfB: { covered: 5_040, of: 5_040 },
    });
  });

  test("beyond its end is empty and still says how long the list is", async () => {
    expect(await list("2512.1", "essential", 50)).toMatchObject({ total: 2, lines: [], offset: 50 });
  });
});
