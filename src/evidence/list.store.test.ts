import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDuties } from "../duty/index.server.ts";
import type { Principal } from "../identity/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { readThread } from "../thread/index.server.ts";
import { importClassification, importPlaces } from "../vocabulary/index.server.ts";
import { computeOccupationList } from "./compute-list.ts";
import { importSurvey } from "./import-survey.ts";
import { readDossier } from "./read-dossier.ts";
import { readList } from "./read-list.ts";
import { readNumbers } from "./read-numbers.ts";
import { readDataset, readDatasets } from "./read-datasets.ts";
import { readIndicatorRecords } from "./read-records.ts";
import { releaseList } from "./release-list.ts";
import { smallClassification, smallMapping, smallPlaces, surveyRows } from "./survey.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { ministry, bureau, agency, anonymous } = principals;

const mapping = folder.write("survey.yaml", smallMapping);
const provinces = folder.write("provinces.csv", smallPlaces);
const kbji = folder.write("kbji.csv", smallClassification);
const wave = surveyRows;

const importing = (content: string, principal: Principal = ministry.statistician, dryRun = false) =>
  db.run(importSurvey, principal, {
    path: folder.write("wave.csv", content),
    fileName: "wave.csv",
    mapping,
    dryRun,
  });
const counted = async (table: string) =>
  (await db.admin<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;
const computing = (principal: Principal = ministry.statistician) =>
  db.run(computeOccupationList, principal, {
    dataset: "small",
    parameters: { level: 1, minAvailable: 1, replicates: 50 },
  });

let list = "";
beforeAll(async () => {
  const loaded = await db.run(importClassification, ministry.statistician, {
    scheme: "kbji",
    path: kbji,
    fileName: "kbji.csv",
  });
  expect(loaded).toMatchObject({ ok: true });
  const places = { path: provinces, fileName: "provinces.csv" };
  expect(await db.run(importPlaces, ministry.statistician, places)).toMatchObject({ ok: true });
});

describe("what is refused, and leaves nothing", () => {
  test("an occupation that the classification does not have is named with its row", async () => {
    const outcome = await importing(wave("2024-08", 40).replace(",1,9,", ",1,7,"));
    expect(outcome).toMatchObject({ ok: false, code: "FILE_REFUSED" });
    expect(outcome).toMatchObject({ rows: [{ code: "CODE_UNKNOWN", column: "O", found: "7" }] });
    expect(await counted("evidence.dataset")).toBe(0);
  });

  test("a province that the list of places does not have is named with its row", async () => {
    const outcome = await importing(wave("2024-08", 40).replace("2024-08,31,", "2024-08,99,"));
    expect(outcome).toMatchObject({
      ok: false,
      code: "FILE_REFUSED",
      rows: [{ code: "CODE_UNKNOWN", row: 3, column: "A", found: "99" }],
    });
  });

  test("a check writes nothing, not even in the audit", async () => {
    const before = await counted("identity.audit");
    expect(await importing(wave("2024-08", 40), ministry.statistician, true)).toMatchObject({
      ok: true,
      persons: 200,
      weightSum: 2000,
      dataset: null,
    });
    expect(await counted("evidence.dataset")).toBe(0);
    expect(await counted("identity.audit")).toBe(before);
  });

  test("a list from a data set that another organisation has cannot be computed", async () => {
    expect(await computing(bureau.statistician)).toMatchObject({ ok: false, code: "DATASET_NOT_FOUND" });
  });

  test("a level finer than the codes of the file cannot be computed", async () => {
    await importing(wave("2024-08", 40));
    const outcome = await db.run(computeOccupationList, ministry.statistician, { dataset: "small" });
    expect(outcome).toMatchObject({ ok: false, code: "DATASET_COARSE", params: { digits: 1, level: 4 } });
  });
});

describe("from a wave to a list that everybody reads", () => {
  test("the same file again changes nothing", async () => {
    expect(await importing(wave("2024-08", 40))).toMatchObject({ ok: true, unchanged: true });
    expect(await counted("evidence.dataset")).toBe(1);
  });

  test("an import raises one duty for the statisticians, and the list closes it", async () => {
    expect(await importing(wave("2025-08", 80))).toMatchObject({ ok: true, unchanged: false });
    expect(await db.run(readDuties, ministry.statistician, {})).toMatchObject({ ok: true, open: 1 });
    const made = await computing();
    if (!made.ok) throw new Error(made.code);
    list = made.list;
    expect(made).toMatchObject({ short: 1, notShort: 1, undetermined: 0 });
    expect(await db.run(readDuties, ministry.statistician, {})).toMatchObject({ open: 0 });
    expect(await db.run(readDuties, ministry.head, {})).toMatchObject({ open: 1 });
  });

  test("twice as many professionals in a year is a growth of ln 2, and they are paid three times as much", async () => {
    const read = await db.run(readNumbers, ministry.reader, { list });
    if (!read.ok) throw new Error(read.code);
    const [first] = read.occupations;
    expect(first).toMatchObject({ code: "2", verdict: "short", employment: { value: 800, n: 80 } });
    const growth = first?.indicators.find((one) => one.indicator === "employment-growth");
    expect(growth?.value).toBeCloseTo(Math.log(2), 2);
    expect(growth?.state).toBe("pass");
  });

  test("a draft is not there for anybody else", async () => {
    for (const other of [anonymous, bureau.head, agency.head]) {
      expect(await db.run(readList, other, { list })).toMatchObject({ ok: false, code: "LIST_NOT_FOUND" });
      expect(await db.run(readThread, other, { kind: "evidence.list", id: list })).toMatchObject({
        code: "RECORD_NOT_FOUND",
      });
    }
  });

  test("another organisation's head cannot release it", async () => {
    expect(await db.run(releaseList, bureau.head, { list })).toMatchObject({
      ok: false,
      code: "LIST_NOT_FOUND",
    });
  });

  test("who computed a list does not release it", async () => {
    const author = { ...ministry.head, person: ministry.statistician.person };
    expect(await db.run(releaseList, author, { list })).toMatchObject({ ok: false, code: "FOUR_EYES" });
  });

  test("released, everybody reads the list, the dossier and the thread down to the file", async () => {
    expect(await db.run(releaseList, ministry.head, { list })).toMatchObject({ ok: true });
    expect(await db.run(readList, anonymous, { list })).toMatchObject({ ok: true, own: false });
    expect(await db.run(readDossier, agency.officer, { list, code: "2" })).toMatchObject({ ok: true });
    const walked = await db.run(readThread, anonymous, {
      kind: "evidence.value",
      id: `${list}/2/employment-growth`,
    });
    if (!walked.ok) throw new Error(walked.code);
    expect(new Set(walked.down.map((station) => station.kind))).toEqual(
      new Set(["evidence.dataset", "evidence.file"]),
    );
    expect(walked.up.map((station) => station.kind)).toEqual(["evidence.entry", "evidence.list"]);
    expect(await db.run(readDuties, ministry.head, {})).toMatchObject({ open: 0 });
  });

  test("a list is released once", async () => {
    expect(await db.run(releaseList, ministry.head, { list })).toMatchObject({ code: "LIST_RELEASED" });
  });

  test("the weights of the rows under a number add up to it, for its own organisation alone", async () => {
    const asked = { list, code: "2", indicator: "employment" as const };
    expect(await db.run(readIndicatorRecords, ministry.statistician, asked)).toMatchObject({
      ok: true,
      count: 80,
      weightSum: 800,
    });
    expect(await db.run(readIndicatorRecords, bureau.statistician, asked)).toMatchObject({
      ok: false,
      code: "RECORDS_NOT_YOURS",
    });
  });

  test("a reader of the other party sees that a data set is there, and nothing of its own organisation's", async () => {
    const read = await db.run(readDatasets, agency.reader, {});
    if (!read.ok) throw new Error(read.code);
    expect(read.datasets).toHaveLength(2);
    const [first] = read.datasets;
    expect(await db.run(readDataset, anonymous, { dataset: first?.datasetId ?? "" })).toMatchObject({
      own: false,
    });
  });
});

test("an occupation with few respondents is suppressed: no page, no interface and no row holds its value", async () => {
  await importing(wave("2026-08", 5));
  const made = await computing();
  if (!made.ok) throw new Error(made.code);
  const read = await db.run(readNumbers, ministry.reader, { list: made.list });
  if (!read.ok) throw new Error(read.code);
  const few = read.occupations.find((one) => one.code === "2");
  expect(few?.employment).toMatchObject({ state: "suppressed", value: null, ci: null });
  const suppressed = few?.indicators.filter((one) => one.state === "suppressed") ?? [];
  expect(suppressed.length).toBeGreaterThan(0);
  expect(suppressed.every((one) => one.value === null && one.ci === null)).toBe(true);
  expect(few?.verdict).toBe("undetermined");
});
