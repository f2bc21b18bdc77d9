import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "../identity/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { countProposals } from "./count-proposals.ts";
import { importClassification } from "./import-classification.ts";
import { proposeCoding } from "./propose-coding.ts";
import { proposeSynonym } from "./propose-synonym.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau } = principals;

const waits = async (who: Principal) => {
  const counted = await db.run(countProposals, who, {});
  return counted.ok ? counted.waiting.map(({ what, count }) => [what, count]) : counted.code;
};

beforeAll(async () => {
  const path = folder.write("kbji.csv", "digit,kode,judul\n1,2,Profesional\n");
  await db.run(importClassification, ministry.statistician, { scheme: "kbji", path, fileName: "kbji.csv" });
});

test("whoever reviews nothing is told nothing", async () => {
  expect(await waits(ministry.reader)).toBe("NOT_PERMITTED");
  expect(await waits(anonymous)).toBe("NOT_SIGNED_IN");
  expect(await waits(ministry.officer)).toEqual([]);
});

test("proposals wait for all reviewers but their proposer; codings for those of the same office alone", async () => {
  const scheme = { scheme: "kbji", version: "2014" };
  const coding = await db.run(proposeCoding, ministry.officer, {
    ...scheme,
    codings: [{ text: "Juru taksir", code: "2" }],
  });
  expect(coding).toMatchObject({ ok: true });
  const synonym = await db.run(proposeSynonym, ministry.officer, {
    ...{ language: "id", kind: "abbreviation", form: "BLK", meaning: "balai latihan kerja" },
  });
  expect(synonym).toMatchObject({ ok: true });
  expect(await waits(ministry.officer)).toEqual([]);
  expect(await waits(ministry.head)).toEqual([
    ["codings", 1],
    ["synonyms", 1],
  ]);
  expect(await waits(bureau.officer)).toEqual([["synonyms", 1]]);
});
