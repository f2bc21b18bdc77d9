import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { zipOf } from "../platform/test-zip.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importClassification } from "./import-classification.ts";
import { importPlaces } from "./import-places.ts";
import { importScheme } from "./import-scheme.ts";
import { readConcept } from "./read-concept.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau, agency } = principals;

const path = folder.write("list.csv", "digit,kode,judul\n1,1,Manajer\n");
const places = folder.write("places.csv", "code,name_id,zone\n11,Aceh,WIB\n");
const esco = folder.write(
  "esco.zip",
  zipOf([
    { name: "occupations.csv", content: "conceptUri,preferredLabel,iscoGroup\nu/a,analyst,2511\n" },
    { name: "skills.csv", content: "conceptUri,preferredLabel\nu/b,SQL\n" },
    {
      name: "occupationSkillRelations.csv",
      content: "occupationUri,relationType,skillUri\nu/a,optional,u/b\nu/a,optional,u/gone\n",
    },
  ]),
);
const scheme = { format: "esco" as const, path: esco, fileName: "esco.zip" };
const list = { scheme: "kbji" as const, path, fileName: "list.csv" };

describe("who may not import", () => {
  test.each([
    ["somebody who has not signed in", anonymous, "NOT_SIGNED_IN"],
    ["an officer", ministry.officer, "NOT_PERMITTED"],
    ["a head", bureau.head, "NOT_PERMITTED"],
    ["a registrar", bureau.registrar, "NOT_PERMITTED"],
    ["a reader", agency.reader, "NOT_PERMITTED"],
    ["the background worker", bureau.worker, "NOT_PERMITTED"],
  ])("%s", async (_, principal, code) => {
    expect(await db.run(importClassification, principal, list)).toEqual({ ok: false, code });
    expect(await db.run(importPlaces, principal, { path: places, fileName: "places.csv" })).toEqual({
      ok: false,
      code,
    });
    expect(await db.run(importScheme, principal, scheme)).toEqual({ ok: false, code });
    expect(await db.sql`select from vocabulary.version`).toHaveLength(0);
    expect(await db.sql`select from vocabulary.place`).toHaveLength(0);
  });
});

describe("what everybody may", () => {
  test("read what a statistician of any party brought in", async () => {
    expect(await db.run(importClassification, agency.statistician, list)).toMatchObject({ ok: true });
    for (const principal of [anonymous, ministry.reader, bureau.officer, agency.head]) {
      const read = await db.run(readConcept, principal, { scheme: "kbji", version: "2014", code: "1" });
      expect(read).toMatchObject({ ok: true, concept: { title: { id: "Manajer" } } });
    }
  });
});

describe("the wall under the policies", () => {
  const as = (purpose: string) => ({
    "jembatan.kind": "member",
    "jembatan.organisation": agency.statistician.organisation,
    "jembatan.party": "SG",
    "jembatan.purpose": purpose,
  });
  const tables = [
    "version",
    "concept",
    "label",
    "crosswalk",
    "place",
    "relation",
    "reference",
    "dangling",
  ].map((name) => sql.table(`vocabulary.${name}`));

  test("no other use case changes or removes a row, not even one of its own organisation", async () => {
    expect(await db.run(importScheme, agency.statistician, scheme)).toMatchObject({ ok: true, dangling: 1 });
    for (const table of tables) {
      const removed = await db.database.transaction(
        as("evidence.import-survey"),
        async (tx) => (await sql`delete from ${table}`.execute(tx)).numAffectedRows,
        () => "commit",
      );
      expect(removed).toBe(0n);
    }
    expect(await db.sql`select from vocabulary.concept`).toHaveLength(3);
    for (const table of ["relation", "reference", "dangling"])
      expect(await db.admin(`select from vocabulary.${table}`)).toHaveLength(1);
  });

  test("no other use case adds one", async () => {
    const adding = db.database.transaction(
      as("evidence.import-survey"),
      (tx) =>
        sql`insert into vocabulary.concept (version_id, code, level)
        select version_id, '2', 1 from vocabulary.version`.execute(tx),
      () => "commit",
    );
    await expect(adding).rejects.toMatchObject({ code: "42501" });
  });
});
