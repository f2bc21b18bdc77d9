import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { commandLine } from "../test-command-line.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { openRound } from "./open-round.ts";
import { readDossier } from "./read-dossier.ts";
import { readReleaseReview } from "./read-release-review.ts";
import { readList } from "./read-list.ts";
import { readRoundOccupation } from "./read-round-occupation.ts";
import { releaseList } from "./release-list.ts";
import { smallMapping, surveyRows } from "./survey.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
vi.setConfig({ testTimeout: 60_000 });
const folder = testFolder();
const { ministry } = principals;

const command = commandLine(db, "--organisation", "ministry", "--lang", "en");
const jembatan = (...words: string[]) => command([...words, "--json"]);

const compute = (breaks?: string) =>
  jembatan(
    ...["col", "compute", "--dataset", "small", "--level", "1", "--replicates", "20", "--min-available", "1"],
    ...(breaks === undefined ? [] : ["--breaks", folder.write("breaks.yaml", breaks)]),
  );

type Printed = {
  broken: object | null;
  list: { id: string };
  occupations: { code: string; indicators: { indicator: string; state: string; value: number | null }[] }[];
};
const growthOf = ({ occupations }: Printed) =>
  occupations
    .find(({ code }) => code === "2")!
    .indicators.find(({ indicator }) => indicator === "employment-growth")!;

beforeAll(async () => {
  const older = smallMapping.replace("kbji/2014", "kbji/2002");
  for (const [period, professionals, mapping] of [
    ["2024-08", 60, older],
    ["2025-08", 90, smallMapping],
  ] as const)
    await jembatan(
      ...["import", "survey", folder.write(`${period}.csv`, surveyRows(period, professionals))],
      ...["--dataset", "small", "--mapping", folder.write(`${period}.yaml`, mapping)],
    );
});

test("a file of breaks that is not as it should be is refused with the place, and nothing is computed", async () => {
  const { code, out } = await compute("breaks: [{ from: 2025-08, columns: [wages] }]\n");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ ok: false, code: "FILE_REFUSED" });
  expect(out).toContain("breaks.0.columns.0");
  expect(await db.sql`select from evidence.list`).toHaveLength(0);
});

test("growth across two code lists is broken; over an overlap it is computed, and the dossier names its source", async () => {
  const without = JSON.parse((await compute()).out) as Printed;
  expect(growthOf(without)).toMatchObject({ state: "broken", value: null });
  expect(without.broken).toEqual({ values: 8, indicators: 4, usual: 3, least: 1, thin: 2 });
  const page = await db.run(readList, ministry.statistician, { list: without.list.id });
  expect(page).toMatchObject({ broken: without.broken });
  // Replicates do not draw what is broken: neither the dossier nor the head before a release hears how many agree.
  const alone = await db.run(readDossier, ministry.statistician, { list: without.list.id, code: "2" });
  expect(alone).toMatchObject({ thin: true });
  const review = await db.run(readReleaseReview, ministry.head, { list: without.list.id });
  expect(review).toMatchObject({ shaky: 0, thin: 2 });
  await db.run(releaseList, ministry.head, { list: without.list.id });
  await db.run(openRound, ministry.officer, { name: "2026", list: without.list.id });
  const weighed = await db.run(readRoundOccupation, ministry.officer, { round: "2026", code: "2" });
  expect(weighed).toMatchObject({ entry: { robustness: null } });

  const bridge = '{ overlap: { "*": [1000, 1000], 2: [300, 330] }, source: "Coded both ways, 2025" }';
  const { out } = await compute(`breaks: [{ from: 2025-08, columns: [employment], bridge: ${bridge} }]\n`);
  const made = JSON.parse(out) as Printed;
  expect(growthOf(made).value).toBeCloseTo(Math.log(900 / (600 * 1.1)), 12);
  expect(growthOf(made).state).toBe("pass");

  const dossier = await db.run(readDossier, ministry.statistician, { list: made.list.id, code: "2" });
  expect(dossier).toMatchObject({
    list: {
      periods: ["2024-08", "2025-08"],
      parameters: {
        breaks: [{ bridge: { overlap: { "2": [300, 330] }, source: "Coded both ways, 2025" } }],
      },
    },
  });
});
