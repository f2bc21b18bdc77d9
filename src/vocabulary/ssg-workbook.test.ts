import { describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { workbookOf } from "../platform/test-workbook.ts";
import { refusedFor, said } from "../test-findings.ts";
import { countContent } from "./scheme-content.ts";
import { readProficiency, readSsgHeader, ssgVersion } from "./ssg-layout.ts";
import { readSsg } from "./ssg-workbook.ts";
import { unitElements } from "./unit-elements.ts";

const folder = testFolder();
type Sheets = Parameters<typeof workbookOf>[0];

const reading = async (sheets: Sheets, fileName = "framework.xlsx") =>
  readSsg(folder.write("framework.xlsx", await workbookOf(sheets)), { fileName });
async function read(sheets: Sheets, fileName?: string) {
  const outcome = await reading(sheets, fileName);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  said(outcome.warnings);
  return outcome;
}
const refused = async (sheets: Sheets) => refusedFor(await reading(sheets));

// A framework of our own, in the layout of the published one.
const roles = [
  ["Sector", "Track", "Job Role", "Job Role Description", "Performance Expectation"],
  ["Infocomm", "Data", "Data Analyst", "Turns data into answers.", "By law"],
  ["Infocomm", "Data", "Data Engineer", "Keeps data flowing.", ""],
  ["Infocomm", "Software", "Data Engineer", "Keeps data flowing.", ""],
];
const tasks = [
  ["Sector", "Track", "Job Role", "Critical Work Function", "Key Tasks"],
  ["Infocomm", "Data", "Data Analyst", "Answer questions", "Collect data"],
  ["Infocomm", "Data", "Data Analyst", "Answer questions", "Draw charts"],
  ["Infocomm", "Data", "Data Analyst", "Keep quality", "Check data"],
];
const roleSkills = [
  ["Sector", "Track", "Job Role", "TSC_CCS Title", "TSC_CCS Type", "Proficiency Level", "TSC_CCS Code"],
  ["Infocomm", "Data", "Data Analyst", "Data Analytics", "tsc", "3", "ICT-DIT-3001-1.1"],
  ["Infocomm", "Data", "Data Engineer", "Data Engineering", "tsc", "4", "ICT-DIT-4002-1.1"],
  ["Infocomm", "Software", "Data Engineer", "Data Engineering", "tsc", "4", "ICT-DIT-4002-1.1"],
  ["Infocomm", "Data", "Data Analyst", "Communication", "ccs", "Intermediate", ""],
];
const skills = [
  [
    "TSC Code",
    "Sector",
    "TSC_CCS Category",
    "TSC_CCS Title",
    "TSC_CCS Description",
    "TSC_CCS Type",
    "Latest Update Date",
  ],
  ["ICT-DIT-3001-1.1", "Infocomm", "Data", "Data Analytics", "Finds answers.", "tsc", "2025-06-30"],
  ["ICT-DIT-4002-1.1", "Infocomm", "Data", "Data Engineering", "Builds flows.", "tsc", "2025-09-30"],
  ["CCS-COM-1001", "", "Interacting", "Communication", "Says it.", "ccs", "2024-01-31"],
];
const items = [
  [
    "TSC_CCS Type",
    "TSC_CCS Code",
    "TSC_CCS Title",
    "Proficiency Level",
    "Proficiency Description",
    "Knowledge / Ability Items",
    "Knowledge / Ability Classification",
  ],
  ["tsc", "ICT-DIT-3001-1.1", "Data Analytics", "3", "Analyses alone", "Statistics", "knowledge"],
  ["tsc", "ICT-DIT-3001-1.1", "Data Analytics", "3", "Analyses alone", "Draw a chart", "ability"],
];
const framework = {
  "Job Role_Description": roles,
  "Job Role_CWF_KT": tasks,
  "Job Role_TCS_CCS": roleSkills,
  TSC_CCS_Key: skills,
  "TSC_CCS_K&A": items,
};

describe("a workbook that is refused", () => {
  test("one that is no workbook", async () => {
    const outcome = await readSsg(folder.write("framework.xlsx", "Sector,Job Role\n"), {
      fileName: "a.xlsx",
    });
    expect(refusedFor(outcome)).toMatchObject([{ code: "FILE_NOT_WORKBOOK", file: "a.xlsx" }]);
  });

  test("one without skills says which sheets are looked for and which are there", async () => {
    expect(await refused({ "Job Role_Description": roles, Notes: [["x"]] })).toEqual([
      {
        file: "framework.xlsx",
        code: "SHEET_ABSENT",
        expected: "Job Role_Description, Job Role_TCS_CCS, TSC_CCS_Key",
        found: "Job Role_Description, Notes",
      },
    ]);
  });

  test("a sheet whose name is known and whose headings are not is not passed over in silence", async () => {
    const renamed = [["Kode", "Nama"], ...skills.slice(1)];
    expect(await refused({ ...framework, TSC_CCS_Key: renamed })).toMatchObject([
      { code: "SHEET_UNKNOWN", found: "TSC_CCS_Key", expected: "TSC Code, TSC_CCS Title" },
    ]);
  });

  test("a sheet that is not understood: the finding names the columns that are missing, and only those", async () => {
    const [, ...rows] = skills;
    expect(await refused({ ...framework, TSC_CCS_Key: [["TSC Code", "Nama"], ...rows] })).toMatchObject([
      { code: "SHEET_UNKNOWN", expected: "TSC_CCS Title" },
    ]);
    expect(
      await refused({
        ...framework,
        "Job Role_Description": [
          ["Sector", "Peran"],
          ["Infocomm", "x"],
        ],
      }),
    ).toMatchObject([
      {
        code: "SHEET_UNKNOWN",
        expected: "Job Role, TSC Code / TSC_CCS Title / Critical Work Function / Job Role Description",
      },
    ]);
  });

  test("the code's heading as the list of skills of 2025 has it is known", () => {
    expect(readSsgHeader("TSC_CCS_Key", ["TSC Code/Unique ID", "TSC_CCS Title"])?.part).toBe("skills");
  });

  test("a role or a skill without a title, by sheet, row and heading", async () => {
    const nameless = {
      "Job Role_TCS_CCS": [...roleSkills, ["Infocomm", "Data", "", "Data Analytics", "tsc", "3", "X-1"]],
      TSC_CCS_Key: [...skills, ["X-1", "Infocomm", "Data", "", "", "tsc", ""]],
    };
    expect(await refused(nameless)).toMatchObject([
      { code: "TITLE_EMPTY", file: "framework.xlsx (Job Role_TCS_CCS)", row: 6, column: "Job Role" },
      { code: "TITLE_EMPTY", file: "framework.xlsx (TSC_CCS_Key)", row: 5, column: "TSC_CCS Title" },
    ]);
  });
});

describe("the framework", () => {
  test("becomes roles, skills, groups and what roles ask for", async () => {
    const outcome = await read(framework);
    expect(countContent(outcome)).toMatchObject({
      occupations: 2,
      skills: 3,
      // The sector, two tracks, a category of it and one of no sector.
      groups: 5,
      relations: 3,
      broader: 1,
    });
    expect(outcome.dangling).toEqual([]);
    expect(outcome.warnings).toEqual([]);
  });

  test("names roles by sector and title, which stay the same from edition to edition", async () => {
    const { concepts, relations } = await read(framework);
    expect(concepts).toContainEqual({
      code: "infocomm.data-engineer",
      kind: "occupation",
      level: 3,
      parent: "infocomm.track-data",
      labels: { en: "Data Engineer" },
      definition: { en: "Keeps data flowing." },
      extra: null,
    });
    expect(relations).toContainEqual({
      from: "infocomm.data-engineer",
      kind: "broader",
      to: "infocomm.track-software",
    });
    const again = await read({ ...framework, "Job Role_Description": roles.toReversed().toSorted() });
    expect(again.concepts.map(({ code }) => code).toSorted()).toEqual(
      concepts.map(({ code }) => code).toSorted(),
    );
  });

  test("keeps a level as the framework's own, and asserts none of the nine of KKNI", async () => {
    const { relations } = await read(framework);
    expect(relations).toContainEqual({
      from: "infocomm.data-analyst",
      kind: "essential",
      to: "ICT-DIT-3001-1.1",
      extra: { proficiency: "3" },
    });
    expect(relations.filter(({ level }) => level !== undefined)).toEqual([]);
  });

  test("finds a skill without a code by its title", async () => {
    const { relations } = await read(framework);
    expect(relations).toContainEqual({
      from: "infocomm.data-analyst",
      kind: "essential",
      to: "CCS-COM-1001",
      extra: { proficiency: "Intermediate" },
    });
  });

  test("keeps tasks of a role, knowledge and abilities of a skill, and columns that nobody knows", async () => {
    const priced = roles.map((row, i) => [...row, i ? `${i}000` : "Wage"]);
    const { concepts } = await read({ ...framework, "Job Role_Description": priced });
    const find = (code: string) => concepts.find((one) => one.code === code)?.extra ?? {};
    expect(unitElements(find("infocomm.data-analyst"))).toEqual([
      { title: "Answer questions", criteria: ["Collect data", "Draw charts"] },
      { title: "Keep quality", criteria: ["Check data"] },
    ]);
    expect(find("infocomm.data-analyst")).toMatchObject({
      "Performance Expectation": "By law",
      Wage: "1000",
    });
    expect(find("ICT-DIT-3001-1.1")).toEqual({
      "TSC_CCS Type": "tsc",
      "Latest Update Date": "2025-06-30",
      "Proficiency Description 3": "Analyses alone",
      proficiency: "3",
      knowledge: "Statistics",
      abilities: "Draw a chart",
    });
  });

  test("is known by its headings, wherever they stand and however sheets and headings are called", async () => {
    const renamed = (rows: typeof roles, names: Record<string, string>) => [
      ["Skills Framework 2027"],
      [],
      rows[0]?.map((heading) => names[heading ?? ""] ?? heading ?? "") ?? [],
      ...rows.slice(1),
    ];
    const outcome = await read({
      Cover: [["Skills Framework"]],
      Roles: renamed(roles, { "Job Role": "JOB ROLE TITLE" }),
      "Role skills": renamed(roleSkills, { "TSC_CCS Code": "TSC Code", "TSC_CCS Title": "TSC Title" }),
      "Skills list": renamed(skills, { "TSC Code": "Skill Code", "TSC_CCS Title": "Skill Title" }),
    });
    expect(countContent(outcome)).toMatchObject({ occupations: 2, skills: 3, relations: 3 });
  });

  test("without a list of skills takes what roles ask for as the list", async () => {
    const outcome = await read({ "Job Role_TCS_CCS": roleSkills });
    expect(countContent(outcome)).toMatchObject({ occupations: 2, skills: 3, relations: 3 });
    expect(outcome.concepts.find(({ code }) => code === "skill.communication")).toMatchObject({
      labels: { en: "Communication" },
      extra: { proficiency: "Intermediate" },
    });
  });

  test("keeps retired skills, as retired, unless they are in use again", async () => {
    const retired = [
      ["TSC Code", "Sector", "TSC_CCS Title", "Retired Date"],
      ["ICT-OLD-1001-1.0", "Infocomm", "Punch cards", "2020-12-31"],
      ["ICT-DIT-3001-1.1", "Infocomm", "Data Analytics", "2019-12-31"],
    ];
    for (const sheets of [
      { ...framework, TSC_CCS_Key_Retired: retired },
      { TSC_CCS_Key_Retired: retired, ...framework },
    ]) {
      const { concepts } = await read(sheets);
      const find = (code: string) => concepts.find((one) => one.code === code)?.extra?.["retired"];
      expect([find("ICT-OLD-1001-1.0"), find("ICT-DIT-3001-1.1")]).toEqual(["2020-12-31", undefined]);
    }
  });

  test("is called after the quarter in its file's name, else the month of its latest update", async () => {
    expect((await read(framework)).version).toBe("2025-09");
    expect((await read(framework, "Skills-Framework-Dataset-Q3-2025.xlsx")).version).toBe("2025-Q3");
    expect(ssgVersion("framework.xlsx", ["soon", ""])).toBeNull();
  });
});

describe("what an officer should know and what stops nothing", () => {
  test("a skill that is not in the list dangles, by sheet and row", async () => {
    const more = [
      ...roleSkills,
      ["Infocomm", "Data", "Data Analyst", "Magic", "tsc", "3", "ICT-ZZZ-3001-1.1"],
    ];
    const outcome = await read({ ...framework, "Job Role_TCS_CCS": more });
    expect(outcome.dangling).toEqual([
      {
        file: "framework.xlsx (Job Role_TCS_CCS)",
        row: 6,
        from: "infocomm.data-analyst",
        kind: "essential",
        to: "ICT-ZZZ-3001-1.1",
      },
    ]);
  });

  test("one code with two names keeps both", async () => {
    const more = [...skills, ["ICT-DIT-3001-1.1", "Infocomm", "Data", "Data Science", "", "tsc", ""]];
    const { concepts, warnings } = await read({ ...framework, TSC_CCS_Key: more });
    expect(concepts.find(({ code }) => code === "ICT-DIT-3001-1.1")).toMatchObject({
      labels: { en: "Data Analytics" },
      alternatives: { en: ["Data Science"] },
    });
    expect(warnings).toMatchObject([
      { code: "SKILL_RETITLED", row: 5, expected: "Data Analytics", found: "Data Science" },
    ]);
  });

  test("a code that the spreadsheet holds as a number may have lost its zeros", async () => {
    const numbered = [skills[0] ?? [], [251, "Infocomm", "Data", "Data Analytics", "", "tsc", ""]];
    const { warnings } = await read({ TSC_CCS_Key: numbered });
    expect(warnings).toMatchObject([{ code: "CODE_IS_NUMBER", row: 2, column: "TSC Code", found: "251" }]);
  });

  test("a level that the framework does not have is kept as it stands", async () => {
    const odd = [
      roleSkills[0] ?? [],
      ["Infocomm", "Data", "Data Analyst", "Data Analytics", "tsc", "7", "X-1"],
    ];
    const { warnings, relations } = await read({ "Job Role_TCS_CCS": odd });
    expect(warnings).toMatchObject([
      {
        code: "LEVEL_UNKNOWN",
        row: 2,
        column: "Proficiency Level",
        expected: "1–6, Basic, Intermediate, Advanced",
      },
    ]);
    expect(relations).toMatchObject([{ extra: { proficiency: "7" } }]);
  });
});

test("levels of the framework are one to six, or three words", () => {
  expect(["3", " Level 4 ", "5.0", "basic", "Advanced"].map(readProficiency)).toEqual([
    "3",
    "4",
    "5",
    "basic",
    "Advanced",
  ]);
  expect(["0", "7", "", "Expert", "3-4"].map(readProficiency)).toEqual([null, null, null, null, null]);
});

test("a sheet that maps skills to another list is passed over, and so is one about nothing here", async () => {
  const mapping = [
    ["TSC Code", "TSC_CCS Title", "Unique Skill"],
    ["ICT-DIT-9999-1.1", "Data Analytics", "Analytics"],
  ];
  const outcome = await read({
    ...framework,
    "TSC to Unique Skill Mapping": mapping,
    Contents: [["Sheet", "Content"]],
  });
  expect(countContent(outcome).skills).toBe(3);
});
