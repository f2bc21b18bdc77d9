import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { z } from "zod";
import { explain, explainRow } from "../errors.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { addExtension } from "./add-extension.ts";
import { codeText } from "./code-text.ts";
import { readConcept } from "./read-concept.ts";
import { readCoverage } from "./read-coverage.ts";
import { readStats } from "./read-stats.ts";
import { searchConcepts } from "./search-concepts.ts";
import { addTestScheme } from "./test-scheme.ts";

const db = await testWorkbench();
afterAll(db.close);
const { anonymous, ministry, agency } = principals;
const { statistician } = ministry;

const kbji = [
  { code: "2", level: 1, labels: { id: "Profesional" } },
  { code: "25", level: 2, parent: "2", labels: { id: "Profesional TI" } },
  { code: "252", level: 3, parent: "25", labels: { id: "Basis data dan jaringan" } },
  { code: "2529", level: 4, parent: "252", labels: { id: "Basis data dan jaringan lainnya" } },
  { code: "2529.01", level: 6, parent: "2529", labels: { id: "Analis Keamanan Informasi" } },
];

beforeEach(async () => {
  await db.sql`delete from vocabulary.version`;
  await addTestScheme(db, { scheme: "kbji", version: "2014", concepts: kbji });
  await addTestScheme(db, { scheme: "esco", version: "1.1.1", concepts: [{ code: "o1" }] });
});

type Typed = Partial<z.input<typeof addExtension.input>>;
const scientist: z.input<typeof addExtension.input> = {
  scheme: "kbji",
  parent: "2529",
  title: { id: "Ilmuwan data", en: "Data scientist" },
  definition: { id: "Menarik pengetahuan dari data." },
};
const adding = (typed: Typed = {}, by = statistician) => db.run(addExtension, by, { ...scientist, ...typed });
const stats = async () => {
  const read = await db.run(readStats, anonymous, {});
  return read.ok ? read.versions.find((one) => one.scheme === "kbji") : undefined;
};
const below = async () => {
  const asked = { scheme: "kbji", version: "2014", parent: "2529" };
  const read = await db.run(searchConcepts, anonymous, asked);
  return read.ok ? read.lines.map(({ code }) => code) : [];
};

describe("what is refused", () => {
  test.each([
    ["a group of three digits", "252"],
    ["a job title of six digits", "2529.01"],
    ["a code that is not here", "2528"],
    ["nothing", ""],
  ])("%s is no parent", async (_, parent) => {
    const outcome = await adding({ parent });
    expect(outcome).toMatchObject({ ok: false, code: "PARENT_NO_UNIT_GROUP" });
    expect(await stats()).toMatchObject({ local: 0 });
  });

  test("a local code is no parent either", async () => {
    await adding();
    expect(await adding({ parent: "2529-L01" })).toMatchObject({ code: "PARENT_NO_UNIT_GROUP" });
  });

  test("a scheme whose publisher allows no extension, a version that is not here", async () => {
    const esco = { scheme: "esco" as "kbji", parent: "o1" };
    expect(await adding(esco)).toMatchObject({ ok: false, code: "INPUT_INVALID" });
    expect(await adding({ version: "1982" })).toMatchObject({ ok: false, code: "VERSION_NOT_FOUND" });
  });

  test("a title in one language only, no definition, a concept that is not here: each at its field", async () => {
    const outcome = await adding({
      title: { id: "Ilmuwan data", en: " \u200B" },
      definition: {},
      reference: { scheme: "esco", code: "o9" },
    });
    expect(outcome).toMatchObject({
      ok: false,
      code: "INPUT_INVALID",
      rows: [
        { column: "title.en", code: "TITLE_NEEDED" },
        { column: "definition.id", code: "DEFINITION_NEEDED" },
        { column: "reference.code", code: "REFERENCE_ABSENT", found: "o9" },
      ],
    });
    for (const row of (!outcome.ok && outcome.rows) || []) expect(explainRow(row, "id")).toMatch(/\.$/);
  });

  test.each([
    ["isco", "2529", "close"],
    ["isco", "25", "exact"],
    ["kbji", "2529", "related"],
  ] as const)(
    "the group that holds it (%s %s) as a match that is not wider",
    async (scheme, code, relation) => {
      await addTestScheme(db, {
        scheme: "isco",
        version: "08",
        concepts: [{ code: "2529" }, { code: "25" }],
      });
      const outcome = await adding({ reference: { scheme, code, relation } });
      expect(outcome).toMatchObject({
        code: "INPUT_INVALID",
        rows: [{ column: "reference.relation", code: "REFERENCE_GROUP", found: code }],
      });
      for (const row of (!outcome.ok && outcome.rows) || []) expect(explainRow(row, "id")).toContain(code);
      expect(await adding({ reference: { scheme, code, relation: "broader" } })).toMatchObject({ ok: true });
    },
  );

  test("texts that are too long, and too many other names", async () => {
    const names = Array.from({ length: 21 }, (_, n) => `nama ${n}`).join("\n");
    expect(
      await adding({
        title: { id: "a".repeat(201), en: "Data scientist" },
        definition: { en: "a".repeat(2_001) },
        alternatives: { id: names, en: "b".repeat(201) },
      }),
    ).toMatchObject({
      rows: [
        { column: "title.id", code: "TITLE_OVERLONG", found: "201", expected: "200" },
        { column: "alternatives.id", code: "ALTERNATIVES_TOO_MANY", found: "21", expected: "20" },
        { column: "definition.en", code: "DEFINITION_OVERLONG" },
        { column: "alternatives.en", code: "TITLE_OVERLONG" },
      ],
    });
  });

  test("a title that a code below the same parent has, official or local, in any capitals", async () => {
    const official = { title: { id: "ANALIS keamanan  informasi", en: "Security analyst" } };
    const outcome = await adding(official);
    expect(outcome).toMatchObject({
      ok: false,
      code: "EXTENSION_TITLE_TAKEN",
      params: { expected: "2529.01" },
      rows: [{ column: "title.id" }],
    });
    expect(outcome.ok || explain(outcome, "id").sentence).toContain("2529.01");
    await adding();
    expect(await adding({ title: { id: "Saintis data", en: "data Scientist" } })).toMatchObject({
      code: "EXTENSION_TITLE_TAKEN",
      rows: [{ column: "title.en", expected: "2529-L01" }],
    });
  });
});

describe("a local code", () => {
  test("is kept with its titles, definition, other names, reference, author's office and day", async () => {
    const outcome = await adding({
      alternatives: { id: "Saintis data\n\n ilmuwan DATA \nAhli sains data", en: "" },
      reference: { scheme: "esco", code: "o1" },
    });
    expect(outcome).toEqual({ ok: true, scheme: "kbji", version: "2014", code: "2529-L01" });
    const read = await db.run(readConcept, anonymous, { scheme: "kbji", version: "2014", code: "2529-L01" });
    expect(read).toMatchObject({
      ok: true,
      concept: { local: true, title: { id: "Ilmuwan data", en: "Data scientist" } },
      definition: { id: "Menarik pengetahuan dari data." },
      localOrganisation: statistician.organisation,
      localSince: "2026-03-02",
      matches: [{ relation: "close", scheme: "esco", code: "o1" }],
    });
    expect(read.ok && read.ancestors.map(({ code }) => code)).toEqual(["2", "25", "252", "2529"]);
    const others = read.ok ? read.labels.filter(({ kind }) => kind === "alternative") : [];
    expect(others.map(({ text, origin }) => [text, origin])).toEqual([
      ["Ahli sains data", "local"],
      ["Saintis data", "local"],
    ]);
    const [kept] = await db.sql`select local_author from vocabulary.concept where code = '2529-L01'`;
    expect(kept).toEqual({ local_author: statistician.person });
  });

  test("gets the next number below its parent, whichever office adds it", async () => {
    expect(await adding()).toMatchObject({ code: "2529-L01" });
    const engineer = { title: { id: "Insinyur data", en: "Data engineer" } };
    expect(await adding(engineer, agency.statistician)).toMatchObject({ code: "2529-L02" });
    expect(await below()).toEqual(["2529.01", "2529-L01", "2529-L02"].toSorted());
  });

  test("two offices that add at once get two numbers", async () => {
    const titles = ["satu", "dua", "tiga", "empat"];
    const done = await Promise.all(
      titles.map((id, n) => adding({ title: { id, en: id } }, n % 2 ? statistician : agency.statistician)),
    );
    expect(done.map((outcome) => outcome.ok && outcome.code).toSorted()).toEqual(
      [1, 2, 3, 4].map((number) => `2529-L0${number}`),
    );
  });

  test("belongs to the version that was asked for, else to the current one", async () => {
    await addTestScheme(db, { scheme: "kbji", version: "2002", concepts: kbji });
    expect(await adding({ version: "2002" })).toMatchObject({ version: "2002", code: "2529-L01" });
    expect(await adding()).toMatchObject({ version: "2014", code: "2529-L01" });
  });

  test("has no names but its own: another list's local code of the same number is another one", async () => {
    await addTestScheme(db, {
      scheme: "jembatan",
      version: "2026.1",
      concepts: [
        {
          code: "2529-L01",
          labels: { id: "Analis pusat operasi keamanan" },
          alternatives: { id: ["SOC analyst"] },
        },
      ],
      references: [
        { code: "2529-L01", relation: "broader", scheme: "kbji", to: "2529" },
        { code: "2529-L01", relation: "broader", scheme: "isco", to: "2529" },
      ],
    });
    await addTestScheme(db, {
      scheme: "isco",
      version: "08",
      concepts: [{ code: "2529" }, { code: "2521" }],
    });
    await adding({ reference: { scheme: "isco", code: "2529", relation: "broader" } });
    await adding({
      title: { id: "Insinyur data", en: "Data engineer" },
      reference: { scheme: "isco", code: "2521", relation: "close" },
    });
    const coded = async (text: string, more: { scheme?: string; level?: "any" }) => {
      const done = await db.run(codeText, anonymous, { text, ...more });
      return done.ok ? done.hits.map(({ code }) => code) : [done.code];
    };
    const found = await coded("SOC analyst", { level: "any" });
    expect(found[0]).toBe("2529");
    for (const local of ["2529-L01", "2529-L02"]) expect(found).not.toContain(local);
    expect(await coded("Ilmuwan data", { level: "any" })).toContain("2529-L01");
    expect(await coded("Ilmuwan", { scheme: "jembatan" })).toEqual([]);
    const page = await db.run(readConcept, anonymous, {
      scheme: "kbji",
      version: "2014",
      code: "2529-L01",
    });
    expect(page.ok && page.labels.map(({ text }) => text).toSorted()).toEqual([
      "Data scientist",
      "Ilmuwan data",
    ]);
    expect(page).toMatchObject({ matches: [{ scheme: "isco", code: "2529" }] });
  });

  test("is not looked for in other versions: each counts its own", async () => {
    await addTestScheme(db, { scheme: "kbji", version: "2002", concepts: kbji });
    await adding();
    await adding({ version: "2002", title: { id: "Insinyur data", en: "Data engineer" } });
    const page = await db.run(readConcept, anonymous, {
      scheme: "kbji",
      version: "2014",
      code: "2529-L01",
    });
    expect(page).toMatchObject({ ok: true, elsewhere: [] });
  });

  test("is counted apart: the book's own counts stay as they are", async () => {
    const before = await stats();
    await adding();
    expect(await stats()).toEqual({ ...before, local: 1 });
    const coverage = await db.run(readCoverage, anonymous, {});
    expect(coverage.ok && coverage.coverage.map(({ concepts }) => concepts)).toEqual([1, 5]);
  });

  test("is in the audit, and makes every index old", async () => {
    const revision = async () =>
      (await db.sql<{ n: number }>`select number::int as n from vocabulary.revision`)[0];
    const before = await revision();
    await adding();
    expect((await revision())?.n).toBe((before?.n ?? 0) + 1);
    const [audit] = await db.sql`select use_case, records from identity.audit order by position desc limit 1`;
    expect(audit).toEqual({
      use_case: "vocabulary.add-extension",
      records: [{ kind: "vocabulary.concept", id: "kbji/2014/2529-L01" }],
    });
  });
});
