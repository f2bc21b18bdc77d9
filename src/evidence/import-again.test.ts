import { afterAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importClassification } from "../vocabulary/index.server.ts";
import { importSurvey } from "./import-survey.ts";
import { readDataset } from "./read-datasets.ts";
import { smallClassification, smallMapping, surveyRows } from "./survey.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { ministry, anonymous } = principals;
const mapping = folder.write("survey.yaml", smallMapping);
const wave = surveyRows("2025-08", 80);

const importing = (content = wave, dryRun = false) =>
  db.run(importSurvey, ministry.statistician, {
    path: folder.write("wave.csv", content),
    fileName: "wave.csv",
    mapping,
    dryRun,
  });

async function facts(dataset: string) {
  const read = await db.run(readDataset, ministry.reader, { dataset });
  if (!read.ok) throw new Error(read.code);
  return read.dataset.facts;
}

describe("a survey that came before its classification", () => {
  let dataset = "";
  const strange = wave.replace(",1,9,", ",1,7,");

  test("is taken in, and said to be checked for the form of its codes only", async () => {
    const outcome = await importing();
    expect(outcome).toMatchObject({ ok: true, unchanged: false, rechecked: false, codesChecked: false });
    dataset = (outcome.ok && outcome.dataset) || "";
    expect(await facts(dataset)).toMatchObject({ codesChecked: false });
    expect(await importing(strange)).toMatchObject({ ok: true, codesChecked: false });
  });

  test("the same file before the classification is here changes nothing", async () => {
    expect(await importing()).toMatchObject({ unchanged: true, rechecked: false, dataset });
  });

  test("the same file once the classification is here is checked again, and what is known of it is brought up to date", async () => {
    const loaded = await db.run(importClassification, ministry.statistician, {
      scheme: "kbji",
      path: folder.write("kbji.csv", smallClassification),
      fileName: "kbji.csv",
    });
    expect(loaded).toMatchObject({ ok: true });
    expect(await importing(wave, true)).toMatchObject({ rechecked: true, dryRun: true });
    expect(await facts(dataset)).toMatchObject({ codesChecked: false });
    expect(await importing()).toMatchObject({ ok: true, rechecked: true, unchanged: false, dataset });
    expect(await facts(dataset)).toMatchObject({ codesChecked: true, persons: 200 });
    expect(await db.sql`select from evidence.dataset`).toHaveLength(2);
    const [audit] = await db.sql`select use_case, records from identity.audit order by position desc limit 1`;
    expect(audit).toMatchObject({
      use_case: "evidence.import-survey",
      records: [{ kind: "evidence.dataset", id: dataset }],
    });
  });

  test("once more changes nothing", async () => {
    expect(await importing()).toMatchObject({ unchanged: true, rechecked: false });
  });

  test("a code that the classification turns out not to have is named, and nothing is brought up to date", async () => {
    expect(await importing(strange)).toMatchObject({
      ok: false,
      code: "FILE_REFUSED",
      rows: [{ code: "CODE_UNKNOWN", found: "7" }],
    });
  });
});

test("a file of another organisation is not there, and tells nobody who imported it or where its rows lie", async () => {
  const [{ dataset_id, columnar_hash } = { dataset_id: "", columnar_hash: "" }] = await db.sql<{
    dataset_id: string;
    columnar_hash: string;
  }>`select dataset_id, columnar_hash from evidence.dataset limit 1`;
  const asked = { dataset: dataset_id };
  expect(await db.run(readDataset, anonymous, asked)).toMatchObject({ code: "DATASET_NOT_FOUND" });
  const text = JSON.stringify(await db.run(readDataset, ministry.reader, asked));
  for (const hidden of [columnar_hash, ministry.statistician.person, ministry.reader.organisation])
    expect(text).not.toContain(hidden);
});
