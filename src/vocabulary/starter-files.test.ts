import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { zipOf } from "../platform/test-zip.ts";
import { refusedFor, said } from "../test-findings.ts";
import { countContent } from "./scheme-content.ts";
import { readStarter } from "./starter-files.ts";

const folder = testFolder();
let made = 0;

const starter: Record<string, string> = {
  "groups.csv": `code,parent,kind_of,title_id,title_en
O-A,,occupation,Pekerjaan TIK,ICT occupations
O-SW,O-A,occupation,Pekerjaan perangkat lunak,Software occupations
S-A,,skill,Keterampilan TIK,ICT skills
`,
  "occupations.csv": `code,group,isco,relation,title_id,title_en,alternatives_id,alternatives_en,definition_id,definition_en,kkni
2512,O-SW,2512,exact,Pengembang perangkat lunak,Software developer,programmer| pengembang ,,Menulis perangkat lunak.,,6
2512-L01,O-SW,2512,,Pengembang back-end,Back-end developer,,,,,
2519-L01,O-SW,2519,close,Penguji,Tester,,,,,5
`,
  "skills.csv": `code,group,title_id,title_en,alternatives_id,alternatives_en,definition_id,definition_en
S-01,S-A,Pemrograman,Programming,ngoding|coding,,,
S-02,S-A,Algoritma,Algorithms,,,,
`,
  "occupation-skills.csv": "occupation,skill,relation,level\n2512,S-01,essential,6\n2512,S-02,optional,4\n",
  "skill-skills.csv": "skill,relation,to\nS-02,broader,S-01\nS-01,related,S-02\n",
  "levels.csv": "framework,level,title_id,title_en\nkkni,6,KKNI 6,KKNI 6\ntsc,6,TSC 6,TSC 6\n",
};

async function reading(changed: Record<string, string | null> = {}) {
  const place = folder.path(`starter-${++made}`);
  mkdirSync(place);
  for (const [name, text] of Object.entries({ ...starter, ...changed }))
    if (text !== null) writeFileSync(join(place, name), text);
  return readStarter(place, { fileName: "starter" });
}
async function read(changed: Record<string, string | null> = {}) {
  const outcome = await reading(changed);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  said(outcome.warnings);
  return outcome;
}
const refused = async (changed: Record<string, string | null>) => refusedFor(await reading(changed));
const changed = (file: string, from: string, to: string) => ({
  [file]: (starter[file] ?? "").replace(from, to),
});

describe("what is refused", () => {
  test("a folder without occupations, naming what is there", async () => {
    expect(await refused({ "occupations.csv": null })).toMatchObject([
      { code: "FILE_MISSING", file: "starter", expected: "occupations.csv", found: /skills.csv/ },
    ]);
  });

  test("a file without a column that it must have, and all other findings with it", async () => {
    const rows = await refused({
      ...changed("skills.csv", "title_id", "judul"),
      ...changed("occupation-skills.csv", "essential,6", "essential,10"),
    });
    expect(rows).toMatchObject([
      { code: "LEVEL_UNKNOWN", file: "occupation-skills.csv", row: 2, column: "level", expected: "1–9" },
      { code: "COLUMN_MISSING", file: "skills.csv", column: "title_id" },
    ]);
  });

  test.each([
    [
      "a unit group whose zero a spreadsheet took",
      "2512,O-SW,2512",
      "0110,O-SW,110",
      "CODE_DIGITS_LOST",
      "isco",
    ],
    ["a unit group that is no number", "2512,O-SW,2512", "2512,O-SW,25XX", "CODE_NOT_DIGITS", "isco"],
    [
      "a code that is neither a unit group nor below one",
      "2512,O-SW,2512",
      "DEV,O-SW,",
      "CODE_NOT_DIGITS",
      "code",
    ],
    ["a relation that no scheme knows", "2512,exact", "2512,same", "RELATION_UNKNOWN", "relation"],
    ["a level that KKNI does not have", "lunak.,,6", "lunak.,,12", "LEVEL_UNKNOWN", "kkni"],
  ])("%s", async (_, from, to, code, column) => {
    expect(await refused(changed("occupations.csv", from, to))).toMatchObject([
      { code, file: "occupations.csv", row: 2, column },
    ]);
  });

  test("an occupation that asks for a skill in a way that is none", async () => {
    expect(await refused(changed("occupation-skills.csv", "optional", "broader"))).toMatchObject([
      { code: "RELATION_UNKNOWN", row: 3, expected: "essential, optional", found: "broader" },
    ]);
    expect(await refused(changed("skill-skills.csv", "related", "essential"))).toMatchObject([
      { code: "RELATION_UNKNOWN", row: 3, expected: "related, broader" },
    ]);
  });
});

describe("a vocabulary of our own", () => {
  test("has occupations, skills, levels and groups with their links", async () => {
    expect(countContent(await read())).toMatchObject({
      occupations: 3,
      skills: 2,
      levels: 2,
      groups: 3,
      relations: 2,
      skillRelations: 1,
      broader: 1,
      references: 6,
    });
  });

  test("names an occupation in both languages, with all its other names, its definition and usual level", async () => {
    const { concepts } = await read();
    expect(concepts.find(({ code }) => code === "2512")).toMatchObject({
      kind: "occupation",
      parent: "O-SW",
      level: 3,
      labels: { id: "Pengembang perangkat lunak", en: "Software developer" },
      alternatives: { id: ["programmer", "pengembang"] },
      definition: { id: "Menulis perangkat lunak." },
      extra: { kkni: "6" },
    });
  });

  test("stands for unit groups of ISCO and KBJI: its own code is the group, a local one is below it", async () => {
    const { references } = await read();
    expect(references).toEqual(
      [
        { code: "2512", relation: "exact", to: "2512" },
        { code: "2512-L01", relation: "broader", to: "2512" },
        { code: "2519-L01", relation: "close", to: "2519" },
      ].flatMap((one) => ["isco", "kbji"].map((scheme) => ({ ...one, scheme }))),
    );
  });

  test("without the column isco stands for the group that its code begins with", async () => {
    const { references } = await read(changed("occupations.csv", "2519-L01,O-SW,2519", "2519-L01,O-SW,"));
    expect(references.filter(({ code }) => code === "2519-L01").map(({ to }) => to)).toEqual([
      "2519",
      "2519",
    ]);
  });

  test("asks for skills at one of the nine levels of KKNI", async () => {
    const { relations } = await read();
    expect(relations).toContainEqual({ from: "2512", kind: "essential", to: "S-01", level: 6 });
  });

  test("keeps columns that the format does not know", async () => {
    const { concepts } = await read({
      "skills.csv": "code,group,title_id,title_en,sumber\nS-01,S-A,Pemrograman,Programming,SKKNI\n",
    });
    expect(concepts.find(({ code }) => code === "S-01")?.extra).toEqual({ sumber: "SKKNI" });
  });

  test("reports a link to what is not here, and is read all the same", async () => {
    const outcome = await read(changed("occupation-skills.csv", "2512,S-02", "2512,S-99"));
    expect(outcome.dangling).toEqual([
      { file: "occupation-skills.csv", row: 3, from: "2512", kind: "optional", to: "S-99" },
    ]);
  });

  test("may be a ZIP of its folder, with the same hash; files of other parts do not matter", async () => {
    const files = Object.entries({ ...starter, "synonyms.csv": "x\n" });
    const zip = zipOf(files.map(([name, content]) => ({ name: `vocabulary/${name}`, content })));
    const outcome = await readStarter(folder.write("starter.zip", zip), { fileName: "starter.zip" });
    expect(outcome).toMatchObject({ ok: true, fileHash: (await read()).fileHash });
  });
});

test("the vocabulary that comes with the demo is read without a warning", async ({ skip }) => {
  const place = join(dirname(fileURLToPath(import.meta.url)), "../../demo/vocabulary");
  if (!existsSync(place)) skip("the demo is not here");
  const outcome = await readStarter(place, { fileName: "vocabulary" });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  const { occupations, skills } = countContent(outcome);
  expect(occupations).toBeGreaterThanOrEqual(60);
  expect(skills).toBeGreaterThanOrEqual(300);
  expect([outcome.dangling, outcome.warnings]).toEqual([[], []]);
});
