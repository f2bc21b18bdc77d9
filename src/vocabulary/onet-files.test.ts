import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { realFile, testFolder } from "../platform/test-files.ts";
import { zipOf } from "../platform/test-zip.ts";
import { refusedFor, said } from "../test-findings.ts";
import { readOnet } from "./onet-files.ts";
import { askedFor, elementsAbove } from "./onet-layout.ts";
import { countContent } from "./scheme-content.ts";

const folder = testFolder();
const developer = "15-1252.00";
const tester = "15-1253.00";

/** A small O*NET with the columns of the Excel edition; cells are parted by bars here and by tabs in the file. */
const files = () => ({
  "Occupation Data.txt": [
    "O*NET-SOC Code|Title|Description",
    `${developer}|Software Developers|Research and design software.`,
    `${tester}|Testers|Find what is wrong.`,
  ],
  "Alternate Titles.txt": [
    "O*NET-SOC Code|Title|Alternate Title|Short Title|Source(s)",
    `${developer}|Software Developers|Application Developer|App Dev|08`,
    `${developer}|Software Developers|Software "Guru"|n/a|08`,
  ],
  "Sample of Reported Titles.txt": [
    "O*NET-SOC Code|Title|Reported Job Title|Shown in My Next Move",
    `${developer}|Software Developers|Application Developer|Y`,
    `${developer}|Software Developers|DevOps Engineer|N`,
  ],
  "Job Zones.txt": [
    "O*NET-SOC Code|Title|Job Zone|Date|Domain Source",
    `${developer}|Software Developers|4|08/2023|Analyst`,
  ],
  "Skills.txt": [
    "O*NET-SOC Code|Title|Element ID|Element Name|Scale ID|Scale Name|Data Value|N|Recommend Suppress|Not Relevant|Date|Domain Source",
    `${developer}|x|2.A.1.a|Reading|IM|Importance|3.00|8|N||08/2023|Analyst`,
    `${developer}|x|2.A.1.a|Reading|LV|Level|4.12|8|N|N|08/2023|Analyst`,
    `${developer}|x|2.B.3.e|Programming|IM|Importance|4.5|8|Y||08/2023|Analyst`,
    `${developer}|x|2.B.1.a|Perceptiveness|IM|Importance|2.99|8|N||08/2023|Analyst`,
    `${developer}|x|2.B.3.h|Repairing|IM|Importance|1.99|8|N||08/2023|Analyst`,
  ],
  "Technology Skills.txt": [
    "O*NET-SOC Code|Title|Example|Commodity Code|Commodity Title|Hot Technology|In Demand",
    `${developer}|x|Fortran|43232402|Development software|N|N`,
    `${developer}|x|Python|43232402|Development software|Y|N`,
    `${tester}|x|Fortran|43232402|Development software|N|N`,
    `${tester}|x|Jira|43232201|Content workflow software|N|Y`,
  ],
  "Related Occupations.txt": [
    "O*NET-SOC Code|Title|Related O*NET-SOC Code|Related Title|Relatedness Tier|Index",
    `${developer}|x|${tester}|x|Primary-Short|1`,
    `${developer}|x|11-3021.00|x|Supplemental|12`,
  ],
});
type Files = Record<string, string[]>;
let own: Files = files();
beforeEach(() => {
  own = files();
  rmSync(folder.path("onet"), { recursive: true, force: true });
});

const lines = (name: string): string[] => (own[name] ??= []);
const bytesOf = (name: string) => lines(name).join("\r\n").replaceAll("|", "\t").concat("\r\n");

function read(change: Record<string, string | Uint8Array> = {}) {
  mkdirSync(folder.path("onet"), { recursive: true });
  for (const name of Object.keys(own)) writeFileSync(join(folder.path("onet"), name), bytesOf(name));
  for (const [name, content] of Object.entries(change))
    writeFileSync(join(folder.path("onet"), name), content);
  return readOnet(folder.path("onet"), { fileName: "onet" });
}
async function content() {
  const outcome = await read();
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.rows));
  said(outcome.warnings);
  const byCode = new Map(outcome.concepts.map((concept) => [concept.code, concept]));
  const relation = (from: string, to: string) =>
    outcome.relations.find((one) => one.from === from && one.to === to);
  return { ...outcome, relation, concept: (code: string) => byCode.get(code) };
}
const refused = async (change: Record<string, string | Uint8Array> = {}) => refusedFor(await read(change));

describe("what is refused", () => {
  test("a folder without occupations or without skills", async () => {
    delete own["Occupation Data.txt"];
    delete own["Skills.txt"];
    expect(await refused()).toMatchObject([
      { code: "FILE_MISSING", file: "onet", expected: "Occupation Data.txt", found: /Job Zones\.txt/ },
      { code: "FILE_MISSING", expected: "Skills.txt" },
    ]);
  });

  test("an occupation that stands twice", async () => {
    lines("Occupation Data.txt").push(`${tester}|Testers|`);
    expect(await refused()).toMatchObject([{ code: "CODE_DUPLICATE", row: 4, expected: "3", found: tester }]);
  });

  test("codes that have lost digits, that are no codes, and that are missing", async () => {
    lines("Occupation Data.txt").push("15-1254|Web|", "151254|Web|", "|Web|");
    lines("Related Occupations.txt").push(`${tester}|x|15-1252.0|x||`);
    expect(await refused()).toMatchObject([
      {
        code: "CODE_DIGITS_LOST",
        row: 4,
        column: "O*NET-SOC Code",
        expected: "15-1252.00",
        found: "15-1254",
      },
      { code: "CODE_NOT_SOC", row: 5, found: "151254" },
      { code: "CODE_EMPTY", row: 6 },
      { code: "CODE_DIGITS_LOST", file: "Related Occupations.txt", row: 4, column: "Related O*NET-SOC Code" },
    ]);
  });

  test("a rating that is no number of its scale, and one that stands twice", async () => {
    const row = `${tester}|x|2.A.1.a|Reading|IM|Importance`;
    lines("Skills.txt").push(
      `${row}|3,88|8||||`,
      `${row}|6|8||||`,
      `${row}||8||||`,
      `${row}|3|8||||`,
      `${row}|3|8||||`,
    );
    expect(await refused()).toMatchObject([
      { code: "NUMBER_INVALID", row: 7, column: "Data Value", expected: "3.88 (1–5)", found: "3,88" },
      { code: "NUMBER_INVALID", row: 8, found: "6" },
      { code: "NUMBER_INVALID", row: 9, found: "–" },
      { code: "KEY_DUPLICATE", row: 11, expected: "10", found: `${tester} 2.A.1.a IM` },
    ]);
  });

  test("elements without a name: the text edition needs its content model", async () => {
    const header = "O*NET-SOC Code|Element ID|Scale ID|Data Value|N|Recommend Suppress";
    own["Skills.txt"] = [header, `${developer}|2.A.1.a|IM|3.5|8|N`];
    expect(await refused()).toEqual([
      {
        code: "ELEMENT_UNNAMED",
        file: "Skills.txt",
        row: 2,
        expected: "Content Model Reference.txt",
        found: "2.A.1.a",
      },
    ]);
  });

  test("files that are no plain text or end in the middle of a row", async () => {
    const found = await refused({
      "Occupation Data.txt": Buffer.from(
        bytesOf("Occupation Data.txt").replace("Find", "Caf\u00E9"),
        "latin1",
      ),
      "Skills.txt": bytesOf("Skills.txt").replace("Reading", "Rea\0ding"),
      "Job Zones.txt": bytesOf("Job Zones.txt").slice(0, -20),
    });
    expect(found.map(({ file, code, row }) => [file, code, row])).toEqual([
      ["Occupation Data.txt", "FILE_NOT_UTF8", 3],
      ["Job Zones.txt", "FILE_ENDS_MID_ROW", 2],
      ["Skills.txt", "FILE_HAS_NUL", 2],
    ]);
  });
});

describe("the rule of what an occupation asks for", () => {
  test.each([
    [5, false, "essential"],
    [3, false, "essential"],
    [2.99, false, "optional"],
    [2, false, "optional"],
    [1.99, false, null],
    [4.5, true, "optional"],
    [1.5, true, null],
  ] as const)("importance %s, suppressed %s: %s", (importance, suppressed, kind) =>
    expect(askedFor({ importance, suppressed })).toBe(kind),
  );

  test("importance decides, and level, sample and date stay with the link", async () => {
    const { relation, concept } = await content();
    expect(relation(developer, "2.A.1.a")).toEqual({
      from: developer,
      kind: "essential",
      to: "2.A.1.a",
      extra: { importance: "3.00", level: "4.12", n: "8", date: "08/2023", source: "Analyst" },
    });
    expect(relation(developer, "2.B.3.e")).toMatchObject({ kind: "optional", extra: { suppress: "Y" } });
    expect(relation(developer, "2.B.1.a")).toMatchObject({ kind: "optional" });
    expect(relation(developer, "2.B.3.h")).toBeUndefined();
    expect(concept("2.B.3.h")).toMatchObject({ kind: "skill", labels: { en: "Repairing" } });
  });

  test("technology is essential where any of its products is hot or in demand", async () => {
    const { relation } = await content();
    expect(relation(developer, "T-43232402")).toMatchObject({
      kind: "essential",
      extra: { examples: "Fortran; Python", hot: "Python" },
    });
    expect(relation(tester, "T-43232402")).toMatchObject({
      kind: "optional",
      extra: { examples: "Fortran" },
    });
    expect(relation(tester, "T-43232201")).toMatchObject({ kind: "essential", extra: { inDemand: "Jira" } });
  });
});

describe("concepts", () => {
  test("occupations have their alternate, short and reported titles, each once, and their job zone", async () => {
    const { concept } = await content();
    expect(concept(developer)).toEqual({
      code: developer,
      kind: "occupation",
      level: 1,
      parent: null,
      labels: { en: "Software Developers" },
      alternatives: { en: ["Application Developer", "App Dev", 'Software "Guru"', "DevOps Engineer"] },
      definition: { en: "Research and design software." },
      extra: { "Job Zone": "4" },
    });
  });

  test("kinds of technology are skills, found also by their products, hot ones first", async () => {
    expect((await content()).concept("T-43232402")).toMatchObject({
      kind: "skill",
      labels: { en: "Development software" },
      alternatives: { en: ["Python", "Fortran"] },
    });
  });

  test("the content model names and describes elements, and places them", async () => {
    own["Content Model Reference.txt"] = [
      "Element ID|Element Name|Description",
      "2|Worker Requirements|What a worker brings",
      "2.A|Basic Skills|Learn",
      "2.A.1.a|Reading Comprehension|Understand sentences",
      "4.A|Work Activities|not asked for here",
    ];
    const { concept, concepts } = await content();
    expect(concept("2.A.1.a")).toMatchObject({
      labels: { en: "Reading" },
      definition: { en: "Understand sentences" },
      parent: "2.A",
      level: 3,
    });
    expect(concept("2.A")).toMatchObject({ kind: "group", parent: "2", level: 2 });
    expect(concepts.some(({ code }) => code === "4.A")).toBe(false);
    expect(elementsAbove("2.A.1.a")).toEqual(["2.A.1", "2.A", "2"]);
  });

  test("a title of an occupation that is not there is said and passed over", async () => {
    lines("Alternate Titles.txt").push("15-9999.00|x|Nobody||08");
    expect((await content()).warnings).toEqual([
      {
        code: "OCCUPATION_ABSENT",
        file: "Alternate Titles.txt",
        row: 4,
        expected: "Occupation Data.txt",
        found: "15-9999.00",
      },
    ]);
  });
});

test("a related occupation outside the files dangles, with file and row", async () => {
  const { relation, dangling } = await content();
  expect(relation(developer, tester)).toMatchObject({
    kind: "related",
    extra: { tier: "Primary-Short", index: "1" },
  });
  expect(dangling).toEqual([
    { file: "Related Occupations.txt", row: 3, from: developer, kind: "related", to: "11-3021.00" },
  ]);
});

describe("the forms that O*NET comes in", () => {
  test("the text edition, with codes and a content model in place of names, says the same", async () => {
    const before = await content();
    rmSync(folder.path("onet"), { recursive: true });
    const names = new Map(
      lines("Skills.txt")
        .slice(1)
        .map((row) => row.split("|").slice(2, 4) as [string, string]),
    );
    const without = (name: string, ...columns: string[]) => {
      const header = (lines(name)[0] ?? "").split("|");
      own[name] = lines(name).map((row) =>
        row
          .split("|")
          .filter((_, i) => !columns.includes(header[i] ?? ""))
          .join("|"),
      );
    };
    for (const name of Object.keys(own))
      if (name !== "Occupation Data.txt") without(name, "Title", "Related Title");
    without("Skills.txt", "Element Name", "Scale Name");
    own["Content Model Reference.txt"] = [
      "Element ID|Element Name|Description",
      ...[...names].map(([id, name]) => `${id}|${name}|`),
    ];
    const { concepts, relations, dangling } = await content();
    expect({ concepts, relations, dangling }).toEqual({
      concepts: before.concepts,
      relations: before.relations,
      dangling: before.dangling,
    });
  });

  test("a ZIP with a folder in it; its name tells the release", async () => {
    const packed = Object.keys(own).map((name) => ({ name: `db_29_3_text/${name}`, content: bytesOf(name) }));
    const path = folder.write("db_29_3_text.zip", zipOf(packed));
    const outcome = await readOnet(path, { fileName: "db_29_3_text.zip" });
    expect(outcome).toMatchObject({ ok: true, version: "29.3" });
    expect((await read()).ok && outcome.ok && outcome.fileHash).toBe((await content()).fileHash);
  });

  test("files with underscores in their names", async () => {
    own = Object.fromEntries(Object.entries(own).map(([name, rows]) => [name.replaceAll(" ", "_"), rows]));
    expect((await content()).concepts).toHaveLength(2 + 4 + 2);
  });

  test("the tech slice of 29.3, whole", async ({ skip }) => {
    const path = realFile("onet-29.3-tech-slice", skip);
    const outcome = await readOnet(path, { fileName: "onet-29.3-tech-slice" });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    // Counted apart from this program: 35 skills, 33 fields of knowledge, 105 commodities;
    // ratings of at least 2, commodities of occupations; related rows with an end outside.
    expect(countContent(outcome)).toMatchObject({
      occupations: 40,
      skills: 35 + 33 + 105,
      groups: 0,
      relations: 1_525 + 1_552,
      occupationRelations: 780 - 312,
    });
    expect(outcome.dangling).toHaveLength(312);
    expect(outcome.version).toBe("29.3");
    expect(outcome.warnings).toEqual([]);
  });
});
