import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { z } from "zod";
import type { Refusal } from "../platform/index.ts";
import { explain } from "../errors.ts";
import { realFile, testFolder } from "../platform/test-files.ts";
import { zipOf } from "../platform/test-zip.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { refusedFor, said } from "../test-findings.ts";
import { importScheme } from "./import-scheme.ts";
import { readStats } from "./read-stats.ts";

const db = await testWorkbench();
afterAll(db.close);
beforeEach(async () => void (await db.sql`delete from vocabulary.version`));
const folder = testFolder();
const { anonymous, bureau } = principals;

const at = "http://data.europa.eu/esco";
const esco = {
  "occupations_en.csv":
    "conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,description,code\n" +
    `${at}/occupation/a1,2511,data analyst,"data examiner\nanalyst",dataanalist,released,Reads data.,2511.3\n`,
  "skills_en.csv":
    "conceptUri,skillType,preferredLabel\n" +
    `${at}/skill/b1,knowledge,SQL\n${at}/skill/b2,knowledge,read\u200B data\n${at}/skill/b3,knowledge,think\n`,
  "occupationSkillRelations.csv":
    "occupationUri,relationType,skillUri\n" +
    `${at}/occupation/a1,essential,${at}/skill/b1\n` +
    `${at}/occupation/a1,optional,${at}/skill/b2\n` +
    `${at}/occupation/a1,optional,${at}/skill/gone\n`,
  "broaderRelationsSkillPillar.csv":
    "conceptUri,broaderUri\n" +
    `${at}/skill/b1,${at}/skill/b3\n${at}/skill/b1,${at}/skill/b2\n${at}/skill/b3,${at}/skill/b1\n`,
};
type Files = Record<string, string>;
/** Another release of it: one skill more. */
const release = (version: string): Files => ({
  ...esco,
  "skills_en.csv": `${esco["skills_en.csv"]}${at}/skill/new,knowledge,new in ${version}\n`,
});

let folders = 0;
function laid(files: Files): string {
  const path = folder.path(`esco${++folders}`);
  mkdirSync(path);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return path;
}

type Options = Partial<z.input<typeof importScheme.input>>;
const importing = (files: Files | string = esco, options: Options = {}) =>
  db.run(importScheme, bureau.statistician, {
    format: "esco",
    path: typeof files === "string" ? files : laid(files),
    fileName: "esco",
    ...options,
  });
const current = async () => {
  const stats = await db.run(readStats, anonymous, {});
  return stats.ok ? stats.meant["esco"] : null;
};
const written = async () => {
  const [counted] = await db.sql<Record<string, number>>`select
    (select count(*)::int from vocabulary.version) as versions,
    (select count(*)::int from vocabulary.concept) as concepts,
    (select count(*)::int from vocabulary.label) as labels,
    (select count(*)::int from vocabulary.relation) as relations,
    (select count(*)::int from vocabulary.reference) as references,
    (select count(*)::int from vocabulary.dangling) as dangling,
    (select number::int from vocabulary.revision) as revision`;
  return counted;
};
const nothing = { versions: 0, concepts: 0, labels: 0, relations: 0, references: 0, dangling: 0 };

describe("what is refused", () => {
  test("files with one wrong row leave nothing behind", async () => {
    const wrong = { ...esco, "skills_en.csv": `${esco["skills_en.csv"]}${at}/skill/b1,knowledge,again\n` };
    const outcome = await importing(wrong);
    expect(refusedFor(outcome)).toMatchObject([{ code: "CODE_DUPLICATE", file: "skills_en.csv", row: 5 }]);
    expect(await written()).toMatchObject(nothing);
  });

  test("the same files under another name: they are no other release", async () => {
    await importing();
    const before = await written();
    expect(await importing(esco, { version: "1.3.0" })).toEqual({
      ok: false,
      code: "VERSION_SAME_FILE",
      params: { scheme: "ESCO", version: "1.3.0", other: "1.2.0" },
    });
    expect(await written()).toEqual(before);
  });

  test("other files under the name of an imported version; the sentence asks for another name", async () => {
    await importing();
    const before = await written();
    const other = { ...esco, "skills_en.csv": esco["skills_en.csv"].replace("think", "ponder") };
    const outcome = await importing(other);
    expect(outcome).toEqual({
      ok: false,
      code: "VERSION_TAKEN",
      params: { scheme: "ESCO", version: "1.2.0" },
    });
    expect(explain(outcome as Refusal, "id").sentence).toContain("beri nama lain");
    expect(await importing(other, { dryRun: true })).toEqual(outcome);
    expect(await written()).toEqual(before);
  });

  test("a format that there is not, and a version that cannot stand in an address", async () => {
    expect(await importing(esco, { format: "taxonomy" as "esco" })).toMatchObject({ code: "INPUT_INVALID" });
    expect(await importing(esco, { version: "1 2" })).toMatchObject({ code: "INPUT_INVALID" });
    expect(await written()).toMatchObject(nothing);
  });
});

describe("an import", () => {
  test("counts what it wrote, and says what an officer should know", async () => {
    const outcome = await importing();
    if (!outcome.ok) throw new Error(outcome.code);
    expect(outcome).toMatchObject({
      scheme: "esco",
      version: "1.2.0",
      occupations: 1,
      skills: 3,
      relations: 2,
      broader: 1,
      references: 1,
      labels: 7,
      dangling: 1,
      warningCounts: { LABEL_MARKS: 1, BROADER_CYCLE: 1 },
      synthetic: false,
      unchanged: false,
      older: false,
      dryRun: false,
    });
    expect(said(outcome.warnings).map(({ code, file, row }) => [code, file, row])).toEqual([
      ["LABEL_MARKS", "skills_en.csv", 3],
      ["BROADER_CYCLE", "broaderRelationsSkillPillar.csv", 4],
    ]);
    expect(await written()).toMatchObject({
      versions: 1,
      concepts: 4,
      labels: 7,
      relations: 3,
      references: 1,
      dangling: 1,
    });
  });

  test("keeps labels by kind, definition, URI and further columns with the concept", async () => {
    await importing();
    const [concept] = await db.sql`select kind, level, parent, uri, definition, extra
      from vocabulary.concept where code = '2511.3'`;
    expect(concept).toEqual({
      kind: "occupation",
      level: 1,
      parent: null,
      uri: `${at}/occupation/a1`,
      definition: { en: "Reads data." },
      extra: { status: "released" },
    });
    const labels = await db.sql`select kind, language, origin, text from vocabulary.label
      where code = '2511.3' order by kind, text`;
    expect(labels).toEqual([
      { kind: "alternative", language: "en", origin: "file", text: "analyst" },
      { kind: "alternative", language: "en", origin: "file", text: "data examiner" },
      { kind: "hidden", language: "en", origin: "file", text: "dataanalist" },
      { kind: "preferred", language: "en", origin: "file", text: "data analyst" },
    ]);
  });

  test("keeps links, references, and what dangles with its file and row", async () => {
    await importing();
    expect(await db.sql`select from_code, kind, to_code from vocabulary.relation order by kind`).toEqual([
      { from_code: "b1", kind: "broader", to_code: "b2" },
      { from_code: "2511.3", kind: "essential", to_code: "b1" },
      { from_code: "2511.3", kind: "optional", to_code: "b2" },
    ]);
    expect(await db.sql`select code, relation, scheme, to_code from vocabulary.reference`).toEqual([
      { code: "2511.3", relation: "broader", scheme: "isco", to_code: "2511" },
    ]);
    expect(await db.sql`select file, row, from_code, kind, to_code from vocabulary.dangling`).toEqual([
      {
        file: "occupationSkillRelations.csv",
        row: 4,
        from_code: "2511.3",
        kind: "optional",
        to_code: `${at}/skill/gone`,
      },
    ]);
  });

  test("names its publisher as the publisher asks, unless the importer says otherwise; it is in the audit", async () => {
    await importing();
    await importing(release("1.2.1"), {
      version: "1.2.1",
      source: "From a partner",
      title: { id: "ESCO kami", en: "Our ESCO" },
    });
    expect(
      await db.sql`select title, source, file_name from vocabulary.version order by version`,
    ).toMatchObject([
      {
        title: { id: "ESCO 1.2.0" },
        source: "This service uses the ESCO classification of the European Commission.",
        file_name: "esco",
      },
      { title: { id: "ESCO kami", en: "Our ESCO" }, source: "From a partner" },
    ]);
    const [audit] = await db.sql`select use_case, records from identity.audit order by position desc limit 1`;
    expect(audit).toMatchObject({
      use_case: "vocabulary.import-scheme",
      records: [{ kind: "vocabulary.version" }],
    });
  });

  test("takes the release from the name of the download, unless the importer names it", async () => {
    const options = { fileName: "ESCO dataset - v1.1.1 - en.zip" };
    expect(await importing(esco, options)).toMatchObject({ version: "1.1.1" });
    expect(await importing(release("1.1.2"), { ...options, version: "1.1.2" })).toMatchObject({
      version: "1.1.2",
    });
  });

  test("the same files again change nothing, also packed as a ZIP", async () => {
    const first = await importing();
    const before = await written();
    expect(await importing()).toEqual({ ...first, unchanged: true });
    const files = Object.entries(esco).map(([name, content]) => ({ name, content }));
    const zip = folder.write("again.zip", zipOf(files));
    expect(await importing(zip)).toEqual({ ...first, unchanged: true });
    expect(await written()).toEqual(before);
  });

  test("a dry run counts the same and writes nothing, not even that something changed", async () => {
    const before = await written();
    const tried = await importing(esco, { dryRun: true });
    expect(await written()).toEqual(before);
    const done = await importing();
    expect(tried).toEqual({ ...done, dryRun: true });
    expect((await written())?.["revision"]).toBe((before?.["revision"] ?? 0) + 1);
  });

  test("an older release after a newer one stands beside it, and the newer one stays in use", async () => {
    await importing();
    expect(await importing(release("1.1.1"), { version: "1.1.1" })).toMatchObject({ ok: true, older: true });
    expect(await current()).toBe("1.2.0");
    expect(await importing(release("1.1.1"), { version: "1.1.1" })).toMatchObject({
      unchanged: true,
      older: true,
    });
    expect(await importing(release("1.10.0"), { version: "1.10.0" })).toMatchObject({ older: false });
    expect(await current()).toBe("1.10.0");
  });

  test("what is invented never becomes the version in use while a real one is here", async () => {
    await importing(release("9.9.9"), { version: "9.9.9", synthetic: true });
    expect(await current()).toBe("9.9.9");
    expect(await importing()).toMatchObject({ older: false, synthetic: false });
    expect(await current()).toBe("1.2.0");
  });

  test("two at once are one after the other: one writes, one changes nothing", async () => {
    await Promise.all([current(), current()]);
    const both = await Promise.all([importing(), importing()]);
    expect(both.filter((outcome) => outcome.ok && outcome.unchanged)).toHaveLength(1);
    expect(await written()).toMatchObject({ versions: 1 });
  });
});

describe("real publications", () => {
  const counted = async (versionKinds: string) => {
    const rows = await db.admin<{ kind: string; n: number }>(
      `select kind, count(*)::int as n from vocabulary.${versionKinds} group by kind`,
    );
    return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]));
  };

  test("ESCO's tech slice: what is answered is what is in the database", async ({ skip }) => {
    const path = realFile("esco-1.1.1-tech-slice", skip);
    const outcome = await importing(path, { fileName: "esco-1.1.1-tech-slice" });
    expect(outcome).toMatchObject({
      version: "1.1.1",
      occupations: 284,
      skills: 2_925,
      relations: 15_573,
      skillRelations: 1_091,
      dangling: 1_183,
      warnings: [],
    });
    if (!outcome.ok) return;
    const { broader, labels, references, dangling } = outcome;
    expect(await counted("concept")).toEqual({ occupation: 284, skill: 2_925, group: 519 });
    const links = await counted("relation");
    expect(links["broader"]).toBe(broader);
    expect((links["essential"] ?? 0) + (links["optional"] ?? 0)).toBe(15_573 + 1_091);
    expect(await written()).toMatchObject({ labels, references, dangling });
  });

  test("O*NET's tech slice", async ({ skip }) => {
    const path = realFile("onet-29.3-tech-slice", skip);
    const outcome = await importing(path, { format: "onet", fileName: "onet-29.3-tech-slice" });
    expect(outcome).toMatchObject({
      scheme: "onet",
      version: "29.3",
      occupations: 40,
      skills: 173,
      dangling: 312,
    });
    expect(await counted("concept")).toEqual({ occupation: 40, skill: 173 });
  });
});
