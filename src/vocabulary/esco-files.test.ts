import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { realFile, testFolder } from "../platform/test-files.ts";
import { zipOf } from "../platform/test-zip.ts";
import { refusedFor, said } from "../test-findings.ts";
import { readEsco } from "./esco-files.ts";
import { countContent } from "./scheme-content.ts";

const folder = testFolder();
const at = "http://data.europa.eu/esco";
const uri = {
  analyst: `${at}/occupation/aaaa0001`,
  tester: `${at}/occupation/aaaa0002`,
  sql: `${at}/skill/bbbb0001`,
  data: `${at}/skill/bbbb0002`,
  group: `${at}/skill/cccc0001`,
};

/** A small ESCO of v1.1; cells with a comma or a line end are quoted by the writer of the row. */
const files = () => ({
  "ISCOGroups_en.csv": [
    "conceptType,conceptUri,code,preferredLabel,status,altLabels,inScheme,description",
    `ISCOGroup,${at}/isco/C2,2,Professionals,released,,,Those who know`,
    `ISCOGroup,${at}/isco/C25,25,ICT professionals,released,,,`,
    `ISCOGroup,${at}/isco/C2511,2511,Systems analysts,released,,,`,
  ],
  "occupations_en.csv": [
    "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,description,code,naceCode",
    `Occupation,${uri.analyst},2511,data analyst,"data examiner\nanalyst of data",dataanalist,released,Reads data.,2511.3,62.01`,
    `Occupation,${uri.tester},2511,data tester,tester of data | data checker,,released,,2511.3.1,`,
  ],
  "skills_en.csv": [
    "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,status,definition,description",
    `KnowledgeSkillCompetence,${uri.sql},knowledge,cross-sector,SQL,,released,The word.,The language.`,
    `KnowledgeSkillCompetence,${uri.data},skill/competence,transversal,read data,,obsolete,,`,
  ],
  "skillGroups_en.csv": [
    "conceptType,conceptUri,preferredLabel,altLabels,status,description,code",
    `SkillGroup,${uri.group},working with computers,,released,,S5`,
    `SkillGroup,${at}/isced-f/0611,computer use,,released,,`,
  ],
  "occupationSkillRelations.csv": [
    "occupationUri,relationType,skillType,skillUri",
    `${uri.analyst},essential,knowledge,${uri.sql}`,
    `${uri.analyst},optional,skill/competence,${uri.data}`,
    `${uri.tester},essential,knowledge,${uri.sql}`,
  ],
  "skillSkillRelations.csv": [
    "originalSkillUri,originalSkillType,relationType,relatedSkillType,relatedSkillUri",
    `${uri.data},skill/competence,optional,knowledge,${uri.sql}`,
  ],
  "broaderRelationsSkillPillar.csv": [
    "conceptType,conceptUri,broaderType,broaderUri",
    `KnowledgeSkillCompetence,${uri.sql},SkillGroup,${at}/isced-f/0611`,
    `KnowledgeSkillCompetence,${uri.sql},SkillGroup,${uri.group}`,
  ],
});
type Files = Record<string, string[]>;
let own: Files = files();
beforeEach(() => {
  own = files();
  rmSync(folder.path("esco"), { recursive: true, force: true });
});

/** Lines of one file of the small ESCO, to be changed before it is read. */
const lines = (name: string): string[] => (own[name] ??= []);
const bytesOf = (name: string) => `${lines(name).join("\n")}\n`;

function read(change: Record<string, string | Uint8Array> = {}) {
  mkdirSync(folder.path("esco"), { recursive: true });
  for (const name of Object.keys(own)) writeFileSync(join(folder.path("esco"), name), bytesOf(name));
  for (const [name, content] of Object.entries(change))
    writeFileSync(join(folder.path("esco"), name), content);
  return readEsco(folder.path("esco"), { fileName: "esco" });
}

async function content(change: Record<string, string | Uint8Array> = {}) {
  const outcome = await read(change);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.rows));
  said(outcome.warnings);
  const byCode = new Map(outcome.concepts.map((concept) => [concept.code, concept]));
  return { ...outcome, concept: (code: string) => byCode.get(code) };
}
const refused = async (change: Record<string, string | Uint8Array> = {}) => refusedFor(await read(change));

describe("what is refused", () => {
  test("a folder without occupations or skills; the sentence names what is there", async () => {
    delete own["occupations_en.csv"];
    own["skills_fr.csv"] = lines("skills_en.csv");
    delete own["skills_en.csv"];
    expect(await refused()).toMatchObject([
      { code: "FILE_MISSING", file: "esco", expected: "occupations_en.csv", found: /skillGroups_en\.csv/ },
      { code: "FILE_MISSING", expected: "skills_en.csv" },
    ]);
  });

  test("an empty folder, a folder that is not there, and a file that is neither folder nor ZIP", async () => {
    own = {};
    expect(await refused()).toMatchObject([{ code: "FILE_MISSING", found: "–" }, {}]);
    const absent = await readEsco(folder.path("absent"), { fileName: "absent" });
    expect(refusedFor(absent)).toEqual([{ file: "absent", code: "FILE_NOT_FOUND" }]);
    const csv = await readEsco(folder.write("skills.csv", "a,b\n1,2\n"), { fileName: "skills.csv" });
    expect(refusedFor(csv)).toEqual([
      { file: "skills.csv", code: "FILE_NOT_FOLDER", expected: "occupations_en.csv, skills_en.csv" },
    ]);
  });

  test("two rows with one URI", async () => {
    lines("skills_en.csv").push(lines("skills_en.csv")[1] ?? "");
    expect(await refused()).toEqual([
      { code: "CODE_DUPLICATE", file: "skills_en.csv", row: 4, expected: "2", found: "bbbb0001" },
    ]);
  });

  test("a URI that is both a skill and an occupation", async () => {
    lines("skills_en.csv").push(`KnowledgeSkillCompetence,${uri.group},knowledge,,x,,,,`);
    lines("skillGroups_en.csv")[1] = `SkillGroup,${uri.group},working with computers,,released,,`;
    expect(await refused()).toMatchObject([
      { code: "CODE_DUPLICATE", file: "skills_en.csv", row: 4, expected: "2 (skillGroups_en.csv)" },
    ]);
  });

  test("a row without a URI, and one without a name", async () => {
    lines("skills_en.csv").push("KnowledgeSkillCompetence,,knowledge,,a,,,,", `K,${at}/skill/x,,,,,,,`);
    expect(await refused()).toMatchObject([
      { code: "CODE_EMPTY", row: 4, column: "conceptUri" },
      { code: "TITLE_EMPTY", row: 5, column: "preferredLabel" },
    ]);
  });

  test("zeros that Excel ate from the code of a group, and from the group of an occupation", async () => {
    lines("ISCOGroups_en.csv").push(`ISCOGroup,${at}/isco/C0110,110,Officers,released,,,`);
    expect(await refused()).toMatchObject([
      {
        code: "CODE_DIGITS_LOST",
        file: "ISCOGroups_en.csv",
        row: 5,
        column: "code",
        expected: "0110",
        found: "110",
      },
    ]);
    own = files();
    lines("ISCOGroups_en.csv").push(`ISCOGroup,${at}/isco/C0110,0110,Officers,released,,,`);
    lines("occupations_en.csv").push(`Occupation,${at}/occupation/x,110,officer,,,released,,,`);
    expect(await refused()).toMatchObject([
      { code: "CODE_DIGITS_LOST", row: 4, column: "iscoGroup", expected: "0110", found: "110" },
    ]);
    delete own["ISCOGroups_en.csv"];
    lines("occupations_en.csv")[3] = `Occupation,${at}/occupation/x,110,officer,,,released,,0110.1,`;
    expect(await refused()).toMatchObject([{ code: "CODE_DIGITS_LOST", expected: "0110" }]);
  });

  test("a relation that is neither essential nor optional", async () => {
    lines("occupationSkillRelations.csv").push(`${uri.tester},esential,knowledge,${uri.sql}`);
    expect(await refused()).toEqual([
      {
        code: "RELATION_UNKNOWN",
        file: "occupationSkillRelations.csv",
        row: 5,
        column: "relationType",
        expected: "essential, optional",
        found: "esential",
      },
    ]);
  });

  test("files that are no plain text, each with its name and place", async () => {
    const skills = bytesOf("skills_en.csv");
    const occupations = bytesOf("occupations_en.csv");
    const found = await refused({
      "skills_en.csv": Buffer.from(skills.replace("read data", "caf\u00E9"), "latin1"),
      "occupations_en.csv": occupations.replace("Reads", "R\0eads"),
      "skillGroups_en.csv": bytesOf("skillGroups_en.csv").slice(0, -9),
      "ISCOGroups_en.csv": Buffer.from(`\uFEFF${bytesOf("ISCOGroups_en.csv")}`, "utf16le"),
    });
    expect(found.map(({ file, code, row }) => [file, code, row])).toEqual([
      ["ISCOGroups_en.csv", "FILE_NOT_UTF8", 1],
      ["occupations_en.csv", "FILE_HAS_NUL", 3],
      ["skillGroups_en.csv", "FILE_ENDS_MID_ROW", 3],
      ["skills_en.csv", "FILE_NOT_UTF8", 3],
    ]);
  });

  test("a column that is needed and not there", async () => {
    lines("skills_en.csv")[0] = lines("skills_en.csv")[0]?.replace("conceptUri", "uri") ?? "";
    expect(await refused()).toMatchObject([
      { code: "COLUMN_MISSING", file: "skills_en.csv", row: 1, column: "conceptUri" },
    ]);
  });

  test("more findings than are listed are counted by kind over all files", async () => {
    for (let i = 0; i < 150; i++) lines("skills_en.csv").push("too,short");
    lines("skillGroups_en.csv").push("too,short");
    const outcome = await read();
    expect(outcome).toMatchObject({ params: { file: "esco", total: 151, listed: 100, ROW_CELLS: 151 } });
  });
});

describe("concepts", () => {
  test("occupations have ESCO's code, skills the end of their URI, groups ISCO's or ESCO's code", async () => {
    const { concepts, warnings } = await content();
    expect(concepts.map(({ code, kind }) => [code, kind])).toEqual([
      ["2", "group"],
      ["25", "group"],
      ["2511", "group"],
      ["2511.3", "occupation"],
      ["2511.3.1", "occupation"],
      ["S5", "group"],
      ["isced-f-0611", "group"],
      ["bbbb0001", "skill"],
      ["bbbb0002", "skill"],
    ]);
    expect(warnings).toEqual([]);
  });

  test("keep labels of all kinds, the description, the URI, and every column that nobody takes", async () => {
    const { concept } = await content();
    expect(concept("2511.3")).toEqual({
      code: "2511.3",
      kind: "occupation",
      level: 4,
      parent: "2511",
      uri: uri.analyst,
      labels: { en: "data analyst" },
      alternatives: { en: ["data examiner", "analyst of data"] },
      hidden: { en: ["dataanalist"] },
      definition: { en: "Reads data." },
      extra: { status: "released", naceCode: "62.01" },
    });
    expect(concept("2511.3.1")).toMatchObject({ alternatives: { en: ["tester of data", "data checker"] } });
    expect(concept("bbbb0001")).toMatchObject({
      definition: { en: "The language." },
      extra: { skillType: "knowledge", reuseLevel: "cross-sector", definition: "The word." },
    });
    expect(concept("bbbb0002")).toMatchObject({
      extra: { status: "obsolete", skillType: "skill/competence" },
    });
  });

  test("an Indonesian file beside the English one adds its labels; other languages are passed over", async () => {
    own["skills_id.csv"] = [
      lines("skills_en.csv")[0] ?? "",
      `KnowledgeSkillCompetence,${uri.data},skill/competence,,membaca data,mengolah data,,,Uraian`,
    ];
    own["skills_fr.csv"] = ["not", "even", "a table"];
    const { concept } = await content();
    expect(concept("bbbb0002")).toMatchObject({
      labels: { en: "read data", id: "membaca data" },
      alternatives: { id: ["mengolah data"] },
      definition: { id: "Uraian" },
    });
  });

  test("two that claim one code are called by their URIs, with a warning", async () => {
    lines("occupations_en.csv")[2] = `Occupation,${uri.tester},2511,data tester,,,released,,2511.3,`;
    const { concepts, warnings } = await content();
    expect(concepts.filter(({ kind }) => kind === "occupation").map(({ code }) => code)).toEqual([
      "aaaa0001",
      "aaaa0002",
    ]);
    expect(warnings).toMatchObject([
      { code: "CODE_CLASH", row: 2, found: "2511.3", expected: "aaaa0001" },
      { code: "CODE_CLASH", row: 3, found: "2511.3", expected: "aaaa0002" },
    ]);
  });

  test("a skill group with the code of an ISCO group leaves it to ISCO", async () => {
    lines("skillGroups_en.csv").push(`SkillGroup,${at}/skill/dddd0001,other,,released,,25`);
    const { concept, warnings } = await content();
    expect(concept("25")).toMatchObject({ labels: { en: "ICT professionals" } });
    expect(concept("dddd0001")).toMatchObject({ labels: { en: "other" } });
    expect(warnings).toMatchObject([{ code: "CODE_CLASH", file: "skillGroups_en.csv", row: 4 }]);
  });

  test("the hierarchy lends codes, its rows may be short, and alone it is where groups come from", async () => {
    own["skillsHierarchy_en.csv"] = [
      "Level 0 URI,Level 0 preferred term,Level 1 URI,Level 1 preferred term,Description,Level 0 code,Level 1 code",
      `${at}/skill/s,skills,,,Everything,S`,
      `${at}/skill/s,skills,${uri.group},working with computers,Screens,S,S5`,
    ];
    lines("skillGroups_en.csv")[1] = `SkillGroup,${uri.group},working with computers,,released,,`;
    expect((await content()).concept("S5")).toMatchObject({ labels: { en: "working with computers" } });
    rmSync(folder.path("esco"), { recursive: true });
    delete own["skillGroups_en.csv"];
    const { concept } = await content();
    expect(concept("S")).toMatchObject({ kind: "group", level: 1, definition: { en: "Everything" } });
    expect(concept("S5")).toMatchObject({ level: 2, parent: "S", definition: { en: "Screens" } });
  });
});

describe("links", () => {
  test("say what an occupation asks for, what a skill asks for, and what stands above", async () => {
    const { relations, concept, dangling } = await content();
    expect(relations).toEqual([
      { from: "bbbb0001", kind: "broader", to: "S5" },
      { from: "2511.3", kind: "essential", to: "bbbb0001" },
      { from: "2511.3", kind: "optional", to: "bbbb0002" },
      { from: "2511.3.1", kind: "essential", to: "bbbb0001" },
      { from: "bbbb0002", kind: "optional", to: "bbbb0001" },
    ]);
    expect(concept("bbbb0001")).toMatchObject({ parent: "isced-f-0611", level: 2 });
    expect(dangling).toEqual([]);
  });

  test("occupations and ISCO groups refer to ISCO", async () => {
    expect((await content()).references).toEqual([
      { code: "2", relation: "exact", scheme: "isco", to: "2" },
      { code: "25", relation: "exact", scheme: "isco", to: "25" },
      { code: "2511", relation: "exact", scheme: "isco", to: "2511" },
      { code: "2511.3", relation: "broader", scheme: "isco", to: "2511" },
      { code: "2511.3.1", relation: "broader", scheme: "isco", to: "2511" },
    ]);
  });

  test("ISCO's digits place a group where no file does, also over a level that is left out", async () => {
    const { concept } = await content();
    expect(concept("2")).toMatchObject({ parent: null, level: 1 });
    expect(concept("25")).toMatchObject({ parent: "2", level: 2 });
    expect(concept("2511")).toMatchObject({ parent: "25", level: 3 });
    expect(concept("2511.3.1")).toMatchObject({ parent: "2511", level: 4 });
  });

  test("the file of broader occupations goes before that", async () => {
    own["broaderRelationsOccPillar.csv"] = [
      "conceptType,conceptUri,broaderType,broaderUri",
      `Occupation,${uri.tester},Occupation,${uri.analyst}`,
      `ISCOGroup,${at}/isco/C2511,ISCOGroup,${at}/isco/C2`,
    ];
    const { concept } = await content();
    expect(concept("2511.3.1")).toMatchObject({ parent: "2511.3", level: 4 });
    expect(concept("2511.3")).toMatchObject({ parent: "2511", level: 3 });
    expect(concept("2511")).toMatchObject({ parent: "2", level: 2 });
  });

  test("an end that is in no file is reported with file and row, and the rest is kept", async () => {
    lines("occupationSkillRelations.csv").push(`${uri.tester},optional,knowledge,${at}/skill/gone`);
    lines("occupations_en.csv").push(`Occupation,${at}/occupation/x,2599,other,,,released,,,`);
    const { dangling, relations, concept } = await content();
    expect(dangling).toEqual([
      {
        file: "occupationSkillRelations.csv",
        row: 5,
        from: "2511.3.1",
        kind: "optional",
        to: `${at}/skill/gone`,
      },
      { file: "occupations_en.csv", row: 4, from: "x", kind: "broader", to: "2599" },
    ]);
    expect(relations).toHaveLength(5);
    expect(concept("x")).toMatchObject({ parent: null, level: 1 });
  });

  test("without a file of groups no occupation dangles; its reference to ISCO stays", async () => {
    delete own["ISCOGroups_en.csv"];
    const { dangling, references } = await content();
    expect(dangling).toEqual([]);
    expect(references).toHaveLength(2);
  });

  test("a cycle of broader skills is opened at the link that leads back", async () => {
    lines("broaderRelationsSkillPillar.csv").push(
      `K,${uri.data},K,${uri.sql}`,
      `SkillGroup,${at}/isced-f/0611,K,${uri.data}`,
    );
    const { warnings, concept } = await content();
    expect(warnings).toEqual([
      {
        code: "BROADER_CYCLE",
        file: "broaderRelationsSkillPillar.csv",
        row: 4,
        expected: "bbbb0001",
        found: "bbbb0002",
      },
    ]);
    expect(concept("bbbb0002")).toMatchObject({ parent: null, level: 1 });
    expect(concept("bbbb0001")).toMatchObject({ parent: "isced-f-0611", level: 3 });
  });
});

describe("the forms that ESCO comes in", () => {
  test("v1.2: relations carry a language and repeat names, which are not kept again", async () => {
    const before = await content();
    rmSync(folder.path("esco"), { recursive: true });
    const rows = lines("occupationSkillRelations.csv");
    own["occupationSkillRelations_en.csv"] = rows.map((row, i) => `${row},${i ? "some name" : "skillLabel"}`);
    delete own["occupationSkillRelations.csv"];
    expect((await content()).relations).toEqual(before.relations);
  });

  test("names without a language, and capitals that differ", async () => {
    const before = await content();
    rmSync(folder.path("esco"), { recursive: true });
    own = Object.fromEntries(
      Object.entries(own).map(([name, rows]) => [name.replace("_en", "").toLowerCase(), rows]),
    );
    const { concepts, relations } = await content();
    expect({ concepts, relations }).toEqual({ concepts: before.concepts, relations: before.relations });
  });

  test("a column of links that nobody knows stays with the link", async () => {
    lines("skillSkillRelations.csv")[0] += ",weight";
    lines("skillSkillRelations.csv")[1] += ",0.7";
    expect((await content()).relations.at(-1)).toMatchObject({ extra: { weight: "0.7" } });
  });

  test("a file with headings only, such as a slice without links, is no reason to refuse", async () => {
    lines("skillSkillRelations.csv").length = 1;
    expect((await content()).relations).toHaveLength(4);
    lines("skills_en.csv").length = 1;
    expect(await refused()).toMatchObject([{ code: "FILE_WITHOUT_ROWS", file: "skills_en.csv" }]);
  });

  test("a ZIP is the same version as the folder that was packed", async () => {
    const asFolder = await content();
    const packed = Object.keys(own).map((name) => ({ name: `ESCO v1.1.1/${name}`, content: bytesOf(name) }));
    const path = folder.write("esco.zip", zipOf([...packed, { name: "readme.pdf", content: "%PDF-" }]));
    const { concept: _concept, ...expected } = asFolder;
    expect(await readEsco(path, { fileName: "esco.zip" })).toEqual(expected);
  });

  test("progress goes up to the end of all files", async () => {
    const shares: number[] = [];
    await read();
    await readEsco(folder.path("esco"), { fileName: "esco", onProgress: (share) => shares.push(share) });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeCloseTo(1);
  });

  test("the tech slice of v1.1.1, whole", async ({ skip }) => {
    const path = realFile("esco-1.1.1-tech-slice", skip);
    const outcome = await readEsco(path, { fileName: "esco" });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    expect(countContent(outcome)).toMatchObject({
      occupations: 284,
      skills: 2_925,
      groups: 61 + 458,
      relations: 15_573,
      skillRelations: 1_091,
    });
    // Counted apart from this program: rows of broaderRelationsSkillPillar with an end in no other file.
    expect(outcome.dangling).toHaveLength(1_183);
    expect(outcome.warnings).toEqual([]);
    expect(outcome.concepts.find(({ code }) => code === "2511.17")).toMatchObject({ parent: "2511" });
  });
});
