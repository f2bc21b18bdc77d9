import { describe, expect, test } from "vitest";
import { said } from "../test-findings.ts";
import { at, smallEsco, uri } from "./test-esco.ts";

const esco = smallEsco();
const { lines, content } = esco;

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
    esco.own["skills_id.csv"] = [
      lines("skills_en.csv")[0] ?? "",
      `KnowledgeSkillCompetence,${uri.data},skill/competence,,membaca data,mengolah data,,,Uraian`,
    ];
    esco.own["skills_fr.csv"] = ["not", "even", "a table"];
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
    expect(said(warnings)).toMatchObject([
      { code: "CODE_CLASH", row: 2, found: "2511.3", expected: "aaaa0001" },
      { code: "CODE_CLASH", row: 3, found: "2511.3", expected: "aaaa0002" },
    ]);
  });

  test("a skill group with the code of an ISCO group leaves it to ISCO", async () => {
    lines("skillGroups_en.csv").push(`SkillGroup,${at}/skill/dddd0001,other,,released,,25`);
    const { concept, warnings } = await content();
    expect(concept("25")).toMatchObject({ labels: { en: "ICT professionals" } });
    expect(concept("dddd0001")).toMatchObject({ labels: { en: "other" } });
    expect(said(warnings)).toMatchObject([{ code: "CODE_CLASH", file: "skillGroups_en.csv", row: 4 }]);
  });

  test("the hierarchy lends codes, its rows may be short, and alone it is where groups come from", async () => {
    esco.own["skillsHierarchy_en.csv"] = [
      "Level 0 URI,Level 0 preferred term,Level 1 URI,Level 1 preferred term,Description,Level 0 code,Level 1 code",
      `${at}/skill/s,skills,,,Everything,S`,
      `${at}/skill/s,skills,${uri.group},working with computers,Screens,S,S5`,
    ];
    lines("skillGroups_en.csv")[1] = `SkillGroup,${uri.group},working with computers,,released,,`;
    expect((await content()).concept("S5")).toMatchObject({ labels: { en: "working with computers" } });
    esco.clear();
    delete esco.own["skillGroups_en.csv"];
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
    esco.own["broaderRelationsOccPillar.csv"] = [
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
    delete esco.own["ISCOGroups_en.csv"];
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
    expect(said(warnings)).toEqual([
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
