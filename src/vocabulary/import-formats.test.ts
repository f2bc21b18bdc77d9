import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { realFile, testFolder } from "../platform/test-files.ts";
import { workbookOf } from "../platform/test-workbook.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importScheme } from "./import-scheme.ts";
import { readConcept } from "./read-concept.ts";
import type { Format } from "./scheme-formats.ts";
import { searchConcepts } from "./search-concepts.ts";
import { unitElements } from "./unit-elements.ts";

const db = await testWorkbench();
afterAll(db.close);
beforeEach(async () => void (await db.sql`delete from vocabulary.version`));
const folder = testFolder();
const { anonymous, bureau } = principals;

const importing = (format: Format, path: string, more: { version?: string; dryRun?: boolean } = {}) =>
  db.run(importScheme, bureau.statistician, { format, path, fileName: "file", ...more });

const units = `decree,field,code,title,element,criterion
Kepmenaker Nomor 126 Tahun 2023,Desain,M74DKV13.015.3,Membuat Materi,Menyiapkan bahan,Bahan dipilih.
Kepmenaker Nomor 126 Tahun 2023,Desain,M74DKV13.015.3,Membuat Materi,Menyiapkan bahan,Bahan diperiksa.
`;

describe("units of competence", () => {
  test("are a version named after the newest decree; the same file again changes nothing", async () => {
    const path = folder.write("units.csv", units);
    const first = await importing("skkni", path);
    expect(first).toMatchObject({ ok: true, scheme: "skkni", version: "2023", units: 1, groups: 1 });
    expect(await importing("skkni", path)).toMatchObject({ ok: true, unchanged: true, version: "2023" });
    const other = folder.write("units.csv", units.replace("Materi", "Bahan").replace("Materi", "Bahan"));
    expect(await importing("skkni", other)).toMatchObject({ ok: false, code: "VERSION_TAKEN" });
    db.clock.now = new Date(db.clock.now.getTime() + 60_000);
    expect(await importing("skkni", other, { version: "2023-b" })).toMatchObject({ ok: true, older: false });
  });

  test("are read with their elements and criteria, and found by the code as printed", async () => {
    await importing("skkni", folder.write("units.csv", units));
    const at = { scheme: "skkni", version: "2023" };
    const unit = await db.run(readConcept, anonymous, { ...at, code: "M.74DKV13.015.3" });
    if (!unit.ok) throw new Error(unit.code);
    expect(unitElements(unit.extra)).toEqual([
      { title: "Menyiapkan bahan", criteria: ["Bahan dipilih.", "Bahan diperiksa."] },
    ]);
    expect(await db.run(searchConcepts, anonymous, { ...at, q: "M74DKV13.015.3" })).toMatchObject({
      ok: true,
      lines: [{ code: "M.74DKV13.015.3" }],
    });
  });

  test("a dry run of all 109 counts and writes nothing", async ({ skip }) => {
    const path = realFile("skkni/units.csv", skip);
    expect(await importing("skkni", path, { dryRun: true })).toMatchObject({
      ok: true,
      version: "2026",
      units: 109,
      warningCounts: { SKKNI_CODE_MENDED: 1 },
    });
    expect(await db.sql`select from vocabulary.version`).toHaveLength(0);
  });
});

test("the Skills Framework is written with its own levels and none of KKNI's", async () => {
  const book = await workbookOf({
    "Job Role_TCS_CCS": [
      ["Sector", "Track", "Job Role", "TSC_CCS Title", "TSC_CCS Code", "Proficiency Level"],
      ["Infocomm", "Data", "Data Analyst", "Data Analytics", "ICT-DIT-3001-1.1", "3"],
    ],
  });
  const path = folder.write("framework.xlsx", book);
  expect(await importing("ssg", path)).toMatchObject({ ok: true, occupations: 1, skills: 1, relations: 1 });
  expect(await db.sql`select from_code, kind, to_code, level, extra from vocabulary.relation`).toEqual([
    {
      from_code: "infocomm.data-analyst",
      kind: "essential",
      to_code: "ICT-DIT-3001-1.1",
      level: null,
      extra: { proficiency: "3" },
    },
  ]);
});

test("our own vocabulary points to the unit groups of ISCO and KBJI, also before these are here", async () => {
  const place = folder.path("starter");
  mkdirSync(place);
  const write = (name: string, text: string) => writeFileSync(`${place}/${name}`, text);
  write("occupations.csv", "code,group,isco,title_id,title_en\n2519-L01,,2519,Penguji,Tester\n");
  write("skills.csv", "code,group,title_id,title_en\nS-01,,Pengujian,Testing\n");
  write("occupation-skills.csv", "occupation,skill,relation,level\n2519-L01,S-01,essential,5\n");
  cpSync(place, folder.path("copy"), { recursive: true });
  expect(await importing("jembatan", place)).toMatchObject({ ok: true, version: "2026.1", occupations: 1 });
  expect(await importing("jembatan", folder.path("copy"))).toMatchObject({ ok: true, unchanged: true });
  expect(
    await db.sql`select code, relation, scheme, to_code from vocabulary.reference order by scheme`,
  ).toEqual(
    ["isco", "kbji"].map((scheme) => ({ code: "2519-L01", relation: "broader", scheme, to_code: "2519" })),
  );
  expect(await db.sql`select level from vocabulary.relation`).toEqual([{ level: 5 }]);
});
