import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { commandLine } from "../test-command-line.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importClassification, importPlaces } from "../vocabulary/index.server.ts";
import { acceptFileSubmissions } from "./moderate-submission.ts";
import { addTestRound, callClassification, callPlaces } from "./submission.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
vi.setConfig({ testTimeout: 60_000 });
const folder = testFolder();
const { ministry } = principals;

const command = commandLine(db, "--organisation", "ministry", "--lang", "en");
const jembatan = (...words: string[]) => command(words);

beforeAll(async () => {
  const file = (name: string, content: string) => ({ path: folder.write(name, content), fileName: name });
  await db.run(importPlaces, ministry.statistician, file("places.csv", callPlaces));
  const kbji = { scheme: "kbji" as const, ...file("kbji.csv", callClassification) };
  await db.run(importClassification, ministry.statistician, kbji);
  await addTestRound(db, ministry.officer.organisation, { name: "2026" });
});

describe("submissions at the command line", () => {
  const table = folder.write(
    "survey.csv",
    "kind,respondent,title,code,reason\nfirm,PT Maju,juru las,7212,lacks-experience\nunion,Serikat Kita,pengembang web,,\n",
  );

  test("a file with a finding ends with 1 and names row and column; nothing is taken", async () => {
    const wrong = folder.write("wrong.csv", "kind,respondent,title\nboss,PT Maju,juru las\n");
    const { code, err } = await jembatan("col", "submissions", "import", wrong, "--round", "2026");
    expect(code).toBe(1);
    expect(err).toContain("“boss” in row 2 of wrong.csv (column kind)");
    expect(await db.sql`select from evidence.submission`).toHaveLength(0);
  });

  test("a round that is not here ends with 1, a forgotten one with 2", async () => {
    expect(await jembatan("col", "submissions", "list", "--round", "none")).toMatchObject({ code: 1 });
    expect(await jembatan("col", "submissions", "list")).toMatchObject({ code: 2 });
  });

  test("what looks like data of a person is told by row and column, without repeating it, and is no finding", async () => {
    const told = folder.write(
      "told.csv",
      "jenis,responden,jabatan,catatan\nperusahaan,PT Maju,juru las,hubungi 081234567890\n",
    );
    const { code, out } = await jembatan(
      "col",
      "submissions",
      "import",
      told,
      "--round",
      "2026",
      "--dry-run",
    );
    expect(code).toBe(0);
    expect(out).toMatch(/^1 passage seems to hold data of a person$/m);
    expect(out).toMatch(/^ {2}Column catatan in row 2 of told\.csv seems to hold a telephone number\./m);
    expect(out).not.toContain("081234567890");
  });

  test("an import counts, the list shows what waits, and what is accepted adds up", async () => {
    const done = await jembatan("--json", "col", "submissions", "import", table, "--round", "2026");
    expect(done.code).toBe(0);
    expect(JSON.parse(done.out)).toMatchObject({ rows: 2, submissions: 2, coded: 1, uncoded: 0 });
    await db.run(acceptFileSubmissions, ministry.officer, { round: "2026" });

    const listed = await jembatan(
      "--json",
      "col",
      "submissions",
      "list",
      "--round",
      "2026",
      "--status",
      "sent",
    );
    expect(JSON.parse(listed.out)).toMatchObject({
      counts: { sent: 1, accepted: 1 },
      total: 1,
      submissions: [{ respondent: "Serikat Kita", lines: 1, confirmed: 0 }],
    });
    const said = await jembatan("col", "submissions", "evidence", "--round", "2026");
    expect(said.out).toContain("Suitability gap → Action by employers, not a course");
  });
});
