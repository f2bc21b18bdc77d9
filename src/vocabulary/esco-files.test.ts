import { describe, expect, test } from "vitest";
import { realFile } from "../platform/test-files.ts";
import { zipOf } from "../platform/test-zip.ts";
import { refusedFor } from "../test-findings.ts";
import { readEsco } from "./esco-files.ts";
import { countContent } from "./scheme-content.ts";
import { at, smallEsco, uri, type Content } from "./test-esco.ts";

const esco = smallEsco();
const { lines, bytesOf, read, content } = esco;
const refused = async (change: Record<string, Content> = {}) => refusedFor(await read(change));

describe("what is refused", () => {
  test("a folder without occupations or skills; the sentence names what is there", async () => {
    delete esco.own["occupations_en.csv"];
    esco.own["skills_fr.csv"] = lines("skills_en.csv");
    delete esco.own["skills_en.csv"];
    expect(await refused()).toMatchObject([
      { code: "FILE_MISSING", file: "esco", expected: "occupations_en.csv", found: /skillGroups_en\.csv/ },
      { code: "FILE_MISSING", expected: "skills_en.csv" },
    ]);
  });

  test("an empty folder, a folder that is not there, and a file that is neither folder nor ZIP", async () => {
    esco.own = {};
    expect(await refused()).toMatchObject([{ code: "FILE_MISSING", found: "–" }, {}]);
    esco.own = { "Occupation Data.txt": ["a"], "readme.txt": ["b"] };
    expect(await refused()).toMatchObject([{ found: "Occupation Data.txt, readme.txt" }, {}]);
    const absent = await readEsco(esco.folder.path("absent"), { fileName: "absent" });
    expect(refusedFor(absent)).toEqual([{ file: "absent", code: "FILE_NOT_FOUND" }]);
    const csv = await readEsco(esco.folder.write("skills.csv", "a,b\n1,2\n"), { fileName: "skills.csv" });
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
    esco.own = esco.original();
    lines("ISCOGroups_en.csv").push(`ISCOGroup,${at}/isco/C0110,0110,Officers,released,,,`);
    lines("occupations_en.csv").push(`Occupation,${at}/occupation/x,110,officer,,,released,,,`);
    expect(await refused()).toMatchObject([
      { code: "CODE_DIGITS_LOST", row: 4, column: "iscoGroup", expected: "0110", found: "110" },
    ]);
    delete esco.own["ISCOGroups_en.csv"];
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

describe("the forms that ESCO comes in", () => {
  test("v1.2: relations carry a language and repeat names, which are not kept again", async () => {
    const before = await content();
    esco.clear();
    const rows = lines("occupationSkillRelations.csv");
    esco.own["occupationSkillRelations_en.csv"] = rows.map(
      (row, i) => `${row},${i ? "some name" : "skillLabel"}`,
    );
    delete esco.own["occupationSkillRelations.csv"];
    expect((await content()).relations).toEqual(before.relations);
  });

  test("names without a language, and capitals that differ", async () => {
    const before = await content();
    esco.clear();
    esco.own = Object.fromEntries(
      Object.entries(esco.own).map(([name, rows]) => [name.replace("_en", "").toLowerCase(), rows]),
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
    const packed = Object.keys(esco.own).map((name) => ({
      name: `ESCO v1.1.1/${name}`,
      content: bytesOf(name),
    }));
    const path = esco.folder.write("esco.zip", zipOf([...packed, { name: "readme.pdf", content: "%PDF-" }]));
    const { concept: _concept, ...expected } = asFolder;
    expect(await readEsco(path, { fileName: "esco.zip" })).toEqual(expected);
  });

  test("progress goes up to the end of all files", async () => {
    const shares: number[] = [];
    await read();
    await readEsco(esco.place, { fileName: "esco", onProgress: (share) => shares.push(share) });
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
