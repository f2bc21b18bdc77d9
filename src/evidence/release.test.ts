import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readDuties } from "../duty/index.server.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importClassification } from "../vocabulary/index.server.ts";
import { computeOccupationList } from "./compute-list.ts";
import { importSurvey } from "./import-survey.ts";
import { readReleaseReview } from "./read-release-review.ts";
import { releaseList } from "./release-list.ts";
import { smallClassification, smallMapping, surveyRows } from "./survey.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { ministry, bureau } = principals;

let list = "";
beforeAll(async () => {
  await db.run(importClassification, ministry.statistician, {
    scheme: "kbji",
    path: folder.write("kbji.csv", smallClassification),
    fileName: "kbji.csv",
  });
  const older = smallMapping.replace("kbji/2014", "kbji/1982");
  for (const [period, mapping] of [
    ["2019-08", folder.write("older.yaml", older)],
    ["2025-08", folder.write("survey.yaml", smallMapping)],
  ] as const)
    await db.run(importSurvey, ministry.statistician, {
      path: folder.write("wave.csv", surveyRows(period, 80)),
      fileName: "wave.csv",
      mapping,
      name: "small",
    });
  const made = await db.run(computeOccupationList, ministry.statistician, {
    dataset: "small",
    parameters: { level: 1, replicates: 50, minAvailable: 2 },
  });
  if (!made.ok) throw new Error(made.code);
  list = made.list;
});

describe("before a release", () => {
  test("another office cannot look, and does not hear that there is a draft", async () => {
    expect(await db.run(readReleaseReview, bureau.head, { list })).toMatchObject({ code: "LIST_NOT_FOUND" });
  });

  test("the duty of the head of unit calls it a draft and leads to what must be checked", async () => {
    expect(await db.run(readDuties, ministry.head, {})).toMatchObject({
      duties: [
        {
          path: `/col/${list}/release`,
          title: { id: "Periksa lalu rilis draf daftar pekerjaan" },
          note: {
            id: "Daftar awal pekerjaan · Survei kecil · Agustus 2019 – Agustus 2025 · golongan pokok (1 digit) · dihitung 2 Maret 2026",
          },
        },
      ],
    });
  });

  test("the head sees what could not be determined, which series are broken, which waves are left out, and all settings", async () => {
    const read = await db.run(readReleaseReview, ministry.head, { list });
    if (!read.ok) throw new Error(read.code);
    expect(read.counts).toEqual({ short: 0, notShort: 0, undetermined: 2 });
    expect(read.states["employment-growth"]).toEqual({
      pass: 0,
      fail: 0,
      suppressed: 0,
      missing: 0,
      broken: 2,
    });
    expect(read.states["hours-growth"].broken).toBe(2);
    expect(read.states["pay-premium"]).toMatchObject({ pass: 1, fail: 1 });
    expect(read.leftOut).toEqual(["2019-08"]);
    expect(read.list.parameters).toMatchObject({ level: 1, minAvailable: 2, replicates: 50, minN: 25 });
    expect(read.datasets.map(({ fileHash }) => fileHash)).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
    expect(read.own).toBe(false);
  });

  test("who computed it hears that another person must release it", async () => {
    expect(await db.run(readReleaseReview, ministry.statistician, { list })).toMatchObject({ own: true });
  });
});

test("after it there is nothing left to check", async () => {
  expect(await db.run(releaseList, ministry.head, { list })).toMatchObject({ ok: true });
  expect(await db.run(readReleaseReview, ministry.head, { list })).toMatchObject({ code: "LIST_RELEASED" });
});

test("a list keeps the number of indicators that the data allowed, not the rule that it came from", async () => {
  const made = await db.run(computeOccupationList, ministry.statistician, {
    dataset: "small",
    parameters: { level: 1, replicates: 50 },
  });
  if (!made.ok) throw new Error(made.code);
  const [row] = await db.sql`select parameters from evidence.list where list_id = ${made.list}`;
  expect(row).toMatchObject({ parameters: { minAvailable: 2 } });
});
