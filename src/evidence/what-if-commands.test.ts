import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { commandLine } from "../test-command-line.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importClassification, importPlaces } from "../vocabulary/index.server.ts";
import { compareVerdicts } from "./compare-verdicts.ts";
import { computeOccupationList } from "./compute-list.ts";
import { importSurvey } from "./import-survey.ts";
import { readThread } from "../thread/index.server.ts";
import { importVerdicts } from "./import-verdicts.ts";
import { listVerdicts } from "./list-verdicts.ts";
import { readNumbers } from "./read-numbers.ts";
import { readWhatIf } from "./read-what-if.ts";
import { smallClassification, smallMapping, smallPlaces, surveyRows } from "./survey.fixture.ts";

// What another list would say, and how it agrees with another body's: use cases behind the walls, and the commands.

const db = await testWorkbench();
afterAll(db.close);
vi.setConfig({ testTimeout: 60_000 });
const folder = testFolder();
const { ministry, bureau, agency, anonymous } = principals;

const command = commandLine(db, "--organisation", "ministry");
const jembatan = (...words: string[]) => command(words);

// Professionals (2) double and earn three times as much: short. Labourers (9) are fewer each year: not short.
let list = "";
beforeAll(async () => {
  const file = (name: string, content: string) => ({ path: folder.write(name, content), fileName: name });
  const all: { ok: boolean }[] = [
    await db.run(importPlaces, ministry.statistician, file("places.csv", smallPlaces)),
    await db.run(importClassification, ministry.statistician, {
      scheme: "kbji",
      ...file("kbji.csv", smallClassification),
    }),
  ];
  for (const [period, professionals] of [
    ["2024-08", 40],
    ["2025-08", 80],
  ] as const) {
    all.push(
      await db.run(importSurvey, ministry.statistician, {
        ...file(`${period}.csv`, surveyRows(period, professionals)),
        mapping: folder.write("survey.yaml", smallMapping),
      }),
    );
  }
  expect(all.every(({ ok }) => ok)).toBe(true);
  const made = await db.run(computeOccupationList, ministry.statistician, {
    dataset: "small",
    parameters: { level: 1, minAvailable: 1, replicates: 20 },
  });
  if (!made.ok) throw new Error(made.code);
  list = made.list;
});

const theirs = (content: string) => ({ path: folder.write("theirs.csv", content), fileName: "theirs.csv" });
const agreeing = "code,title,rating\n2,Professionals,S\n9,Labourers,NS\n7,Craft workers,S\n";

describe("who may ask", () => {
  test("a draft of another organisation is not there to ask about", async () => {
    for (const other of [anonymous, bureau.head, agency.statistician])
      expect(await db.run(readWhatIf, other, { list })).toMatchObject({ ok: false, code: "LIST_NOT_FOUND" });
  });

  test("an area that the list does not have is refused", async () => {
    expect(await db.run(readWhatIf, ministry.officer, { list, area: "99" })).toMatchObject({
      code: "AREA_NOT_FOUND",
    });
  });

  test.each([
    ["somebody who has not signed in", anonymous, "NOT_SIGNED_IN"],
    ["an officer", ministry.officer, "NOT_PERMITTED"],
    ["a head", ministry.head, "NOT_PERMITTED"],
  ])("%s does not keep the list of another body", async (_, principal, code) => {
    const outcome = await db.run(importVerdicts, principal, { ...theirs(agreeing), codeList: "kbji/2014" });
    expect(outcome).toEqual({ ok: false, code });
    expect(await db.sql`select from evidence.verdict_list`).toHaveLength(0);
  });
});

describe("another threshold, asked of a list that is stored", () => {
  test("with no change nobody enters or leaves, in any area", async () => {
    const answer = await db.run(readWhatIf, ministry.officer, { list });
    expect(answer).toMatchObject({ ok: true, entering: [], leaving: [], area: "national" });
    const numbers = await db.run(readNumbers, ministry.officer, { list });
    if (!answer.ok || !numbers.ok) throw new Error("not there");
    const short = numbers.occupations.filter(({ verdict }) => verdict === "short").length;
    expect(answer.areas.find(({ area }) => area === "national")).toMatchObject({
      before: { short },
      after: { short },
    });
    expect(answer.areas.map(({ area }) => area)).toEqual(["31", "32", "national"]);
  });

  test("nothing is written: lists, entries and the audit are as they were", async () => {
    const counted = () => db.sql`select (select md5(string_agg(e::text, '' order by area, code))
      from evidence.entry e) as entries, (select count(*) from identity.audit) as audit`;
    const before = await counted();
    const changes = {
      indicators: { "pay-premium": { weight: 0 }, "employment-growth": { threshold: Math.log(2) } },
    };
    const answer = await db.run(readWhatIf, ministry.officer, { list, changes });
    if (!answer.ok) throw new Error(answer.code);
    expect(answer.leaving).toContainEqual({ area: "national", code: "2", title: { id: "Profesional" } });
    expect(await counted()).toEqual(before);
  });
});

describe("`col whatif`", () => {
  test("an unknown setting is a usage sentence and exit 2, and so is a number that cannot be", async () => {
    const key = await jembatan("col", "whatif", "--set", "salary.threshold=1");
    expect(key.code).toBe(2);
    expect(key.err).toContain("there is no setting “salary.threshold”");
    const value = await jembatan("--lang", "id", "col", "whatif", "--set", "passShare=2");
    expect(value.code).toBe(2);
    expect(value.err).toContain("“passShare” memerlukan angka");
    expect((await jembatan("col", "whatif", "--set", "passShare")).code).toBe(2);
    const slip = await jembatan("--lang", "id", "col", "whatif", "--set", "wage.threshold=3");
    expect(slip.code).toBe(2);
    expect(slip.err).toContain("“wage.threshold” harus antara −50% dan +100% per tahun");
  });

  test("plain words, weights and shares, as JSON", async () => {
    const words = ["col", "whatif", "--set", "wage.weight=0", "--set", "premium.threshold=400%"];
    const { code, out } = await jembatan("--json", ...words, "--set", "employment.threshold=1");
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ ok: true, entering: [], list: { listId: list } });
    expect(answer.leaving).toContainEqual({ area: "national", code: "2", title: { id: "Profesional" } });
    expect(answer.changes.indicators["employment-growth"]).toEqual({ threshold: Math.log(2) });
    expect(typeof answer.milliseconds).toBe("number");
  });

  test("in words, it says that nothing is changed", async () => {
    const { code, out } = await jembatan("--lang", "id", "col", "whatif", "--set", "premium.weight=0");
    expect(code).toBe(0);
    expect(out).toContain("tidak ada daftar atau edisi yang berubah");
    expect(out).toMatch(/^Indikator +Ambang +Lebih ketat/m);
  });
});

describe("the list of another body", () => {
  test("codes of a code list that the list does not use are refused", async () => {
    const kept = await db.run(importVerdicts, ministry.statistician, {
      ...theirs(agreeing),
      codeList: "anzsco/2013",
      name: "abroad",
    });
    if (!kept.ok || !kept.verdicts) throw new Error("not kept");
    expect(await db.run(compareVerdicts, ministry.officer, { verdicts: kept.verdicts, list })).toMatchObject({
      code: "CODE_LISTS_DIFFER",
      params: { list: "kbji/2014", verdicts: "anzsco/2013" },
    });
  });

  test("it is kept once; the same file again changes nothing, and another one needs another name", async () => {
    const input = {
      codeList: "kbji/2014",
      name: "occupation-shortage",
      source: "Another office",
      year: 2025,
    };
    const first = await db.run(importVerdicts, ministry.statistician, { ...theirs(agreeing), ...input });
    expect(first).toMatchObject({ ok: true, rows: 3, short: 2, unknown: 1, unchanged: false });
    expect(
      await db.run(importVerdicts, ministry.statistician, { ...theirs(agreeing), ...input }),
    ).toMatchObject({
      ok: true,
      unchanged: true,
    });
    const other = theirs("code,rating\n2,no\n9,yes\n");
    expect(await db.run(importVerdicts, ministry.statistician, { ...other, ...input })).toMatchObject({
      code: "VERDICTS_NAME_TAKEN",
    });
    expect(await db.sql`select from evidence.verdict_list where name = 'occupation-shortage'`).toHaveLength(
      1,
    );
  });

  test("it stays with the organisation that keeps it", async () => {
    const own = await db.run(listVerdicts, ministry.officer, {});
    if (!own.ok) throw new Error(own.code);
    const kept = own.verdicts.find(({ name }) => name === "occupation-shortage");
    expect(kept).toMatchObject({ source: "Another office", year: 2025, count: 3, short: 2 });
    for (const other of [anonymous, bureau.statistician])
      expect(await db.run(listVerdicts, other, {})).toMatchObject({ verdicts: [] });
    const compared = await db.run(compareVerdicts, ministry.officer, { verdicts: kept!.verdictListId, list });
    expect(compared).toMatchObject({
      ok: true,
      whole: { auc: 1, n: 2, confusion: { both: 1, neither: 1 } },
      apart: [{ code: "7", reason: "code-not-in-list" }],
    });
  });

  test("the office goes from a comparison to the rows and the file, and from a row back up to the list", async () => {
    const own = await db.run(listVerdicts, ministry.officer, {});
    const kept = own.ok && own.verdicts.find(({ name }) => name === "occupation-shortage");
    if (!kept) throw new Error("not kept");
    const compared = await db.run(compareVerdicts, ministry.officer, { verdicts: kept.verdictListId, list });
    if (!compared.ok || !compared.record) throw new Error("not on the thread");
    expect(await db.run(readThread, bureau.statistician, compared.record)).toMatchObject({
      code: "RECORD_NOT_FOUND",
    });
    const whole = await db.run(readThread, ministry.officer, compared.record);
    if (!whole.ok) throw new Error(whole.code);
    expect(whole.down.filter(({ kind }) => kind === "evidence.verdict-row")).toHaveLength(3);
    expect(whole.down.filter(({ kind }) => kind === "evidence.file")).toHaveLength(1);
    const [apart] = compared.apart;
    const row = await db.run(readThread, ministry.officer, apart!.record!);
    if (!row.ok) throw new Error(row.code);
    expect(row.record.title.en).toMatch(/^7\b/);
    expect(row.record.note?.en).toMatch(/^short · entry no\. \d$/);
    expect(row.up).toMatchObject([{ kind: "evidence.verdict-list", title: { id: "occupation-shortage" } }]);
  });

  test("one occupation is nothing to compare, and neither are many of one kind: each refused by its code", async () => {
    const compare = async (content: string) => {
      const { path } = theirs(content);
      return jembatan("--json", "col", "compare", "--verdicts", path);
    };
    const one = await compare("code,rating\n2,S\n7,NS\n");
    expect(one.code).toBe(1);
    expect(JSON.parse(one.out)).toMatchObject({ ok: false, code: "VERDICTS_TOO_FEW", params: { n: 1 } });
    expect(JSON.parse((await compare("code,rating\n2,S\n9,S\n")).out)).toMatchObject({
      code: "VERDICTS_ONE_SIDED",
    });
  });

  test("`col compare` answers with area, interval and number, and keeps nothing", async () => {
    const before = (await db.sql`select from evidence.verdict_list`).length;
    const { path } = theirs("kode;nilai\n2;4\n9;1\n");
    const { code, out } = await jembatan("--json", "col", "compare", "--verdicts", path, "--short-from", "3");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, auc: 1, ci: null, reason: "few", n: 2, ordered: true });
    expect(await db.sql`select from evidence.verdict_list`).toHaveLength(before);
    expect(JSON.parse(out)).toMatchObject({ spearman: null });
    const scale = await jembatan("col", "compare", "--verdicts", path);
    expect(scale.code).toBe(1);
    expect(scale.err).toContain("a scale from 1 to 4");
  });

  test("a row that could not be compared is named with its reason, and who says what stands by indicator", async () => {
    const { path } = theirs("code,rating,area\n2,S,31\n9,NS,31\n7,NS,99\n");
    const { out } = await jembatan("col", "compare", "--verdicts", path);
    expect(out).toMatch(/row 3: 7 · .*99: area not in the list/);
    expect(out).toMatch(/The whole verdict +1 +0 +0 +1 +1/);
    expect(out).toContain("too few for an interval");
    expect(out).toContain("fewer than three occupations");
    const { apart } = JSON.parse((await jembatan("--json", "col", "compare", "--verdicts", path)).out);
    expect(apart).toMatchObject([{ row: 3, code: "7", area: "99", reason: "area-not-in-list" }]);
  });

  test("`import verdicts` keeps it for the office", async () => {
    const { path } = theirs("code,rating,area\n2,yes,31\n9,no,31\n");
    const words = ["import", "verdicts", path, "--code-list", "kbji/2014", "--name", "by-area"];
    const { code, out } = await jembatan(...words);
    expect(code).toBe(0);
    expect(out).toContain("by-area: 2 rows, 1 of them short");
    expect((await jembatan(...words)).out).toContain("by-area");
    expect(await db.sql`select from evidence.verdict_list where name = 'by-area'`).toHaveLength(1);
  });
});
