import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Principal } from "../identity/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { commandLine } from "../test-command-line.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { readThread } from "../thread/index.server.ts";
import { importClassification } from "../vocabulary/index.server.ts";
import { computeOccupationList } from "./compute-list.ts";
import { importFills } from "./import-fills.ts";
import { importSurvey } from "./import-survey.ts";
import { readDataset } from "./read-datasets.ts";
import { readNumbers } from "./read-numbers.ts";
import { smallClassification, smallMapping, surveyRows } from "./survey.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
vi.setConfig({ testTimeout: 60_000 });
const folder = testFolder();
const { ministry, anonymous } = principals;

const good = [
  "kode,provinsi,dibuka,ditutup,hasil,jumlah",
  "2,31,2025-01-01,2025-01-31,terisi,2",
  "2,32,2025-01-01,2025-03-31,kedaluwarsa,1",
  "9,31,2025-02-01,2025-02-05,terisi,10",
].join("\n");
const path = folder.write("portal.csv", `${good}\n`);

const importing = (
  principal: Principal = ministry.statistician,
  more: Partial<{ dryRun: boolean; path: string; synthetic: boolean; name: string }> = {},
) => db.run(importFills, principal, { path, fileName: "portal.csv", codeList: "kbji/2014", ...more });
const datasets = () => db.sql`select from evidence.dataset`;

beforeAll(async () => {
  const kbji = { path: folder.write("kbji.csv", smallClassification), fileName: "kbji.csv" };
  await db.run(importClassification, ministry.statistician, { scheme: "kbji", ...kbji });
});

/** Runs a command for the ministry, as a person in a terminal would. */
const command = commandLine(db, "--organisation", "ministry");
const jembatan = (...words: string[]) => command(words);

describe("what is refused, and leaves nothing", () => {
  test("a reader, a head of unit and a visitor do not import", async () => {
    for (const principal of [ministry.reader, ministry.head, anonymous])
      expect(await importing(principal)).toMatchObject({ ok: false });
    expect(await datasets()).toHaveLength(0);
  });

  test("a code that the loaded classification does not have is named with its row", async () => {
    const wrong = folder.write("wrong.csv", `${good.replace("9,31", "7,31")}\n`);
    expect(await importing(ministry.statistician, { path: wrong })).toMatchObject({
      code: "FILE_REFUSED",
      rows: [{ code: "CODE_UNKNOWN", row: 4, column: "kode", found: "7" }],
    });
    const { code, err } = await jembatan("--lang", "id", "import", "fills", wrong);
    expect(code).toBe(1);
    expect(err).toContain("Kode “7” pada baris 4 berkas wrong.csv");
    expect(await datasets()).toHaveLength(0);
  });

  test("a check counts, and writes nothing", async () => {
    expect(await importing(ministry.statistician, { dryRun: true })).toMatchObject({
      ok: true,
      dryRun: true,
      dataset: null,
      closings: 3,
      filled: 2,
      posts: 13,
    });
    expect(await datasets()).toHaveLength(0);
  });
});

describe("a file that is taken in", () => {
  let dataset = "";

  test("is a data set of its office, with what it counts", async () => {
    const outcome = await importing();
    expect(outcome).toMatchObject({ ok: true, unchanged: false, codesChecked: true, name: "portal" });
    dataset = (outcome.ok && outcome.dataset) || "";
    expect(await db.run(readDataset, ministry.reader, { dataset })).toMatchObject({
      dataset: {
        kind: "fills",
        periods: ["2025-01", "2025-03"],
        facts: { codes: 2, areas: 2, closings: 3, filled: 2, posts: 13 },
        synthetic: false,
      },
    });
    expect(await db.run(readDataset, anonymous, { dataset })).toMatchObject({ code: "DATASET_NOT_FOUND" });
  });

  test("stands on the thread upon the file as it came", async () => {
    const thread = await db.run(readThread, ministry.statistician, {
      kind: "evidence.dataset",
      id: dataset,
    });
    expect(JSON.stringify(thread)).toContain("portal.csv");
    expect(JSON.stringify(thread)).toContain("3 lowongan ditutup");
  });

  test("changes nothing when it comes again, from the page or the command line", async () => {
    expect(await importing()).toMatchObject({ ok: true, unchanged: true, dataset });
    const { code, out } = await jembatan("--lang", "en", "import", "fills", path);
    expect(code).toBe(0);
    expect(out).toContain("portal: 3 vacancies closed, 2 of them filled; 2 codes");
    expect(await datasets()).toHaveLength(1);
  });

  test("is synthetic when it says so in every row", async () => {
    const invented = good
      .split("\n")
      .map((line, i) => `${i === 0 ? "SINTETIS" : "1"},${line}`)
      .join("\n");
    const made = await importing(ministry.statistician, {
      path: folder.write("invented.csv", `${invented}\n`),
      name: "invented",
    });
    const id = (made.ok && made.dataset) || "";
    expect(await db.run(readDataset, ministry.reader, { dataset: id })).toMatchObject({
      dataset: { synthetic: true },
    });
  });
});

describe("a list that is computed with it", () => {
  const compute = (fills: string | null) =>
    db.run(computeOccupationList, ministry.statistician, {
      dataset: "small",
      fills,
      parameters: { level: 1, minAvailable: 1, replicates: 20 },
    });
  async function lastTwo(list: string) {
    const read = await db.run(readNumbers, ministry.statistician, { list });
    if (!read.ok) throw new Error(read.code);
    const { indicators, passes, fails } = read.occupations.find(({ code }) => code === "2")!;
    const counted = indicators.filter(({ state }) => state === "pass" || state === "fail").length;
    return { values: indicators.slice(-2), counted, available: passes + fails, kinds: read.list.datasets };
  }

  beforeAll(async () => {
    await db.run(importSurvey, ministry.statistician, {
      path: folder.write("wave.csv", surveyRows("2025-08", 80)),
      fileName: "wave.csv",
      mapping: folder.write("survey.yaml", smallMapping),
      name: "small",
    });
    const closings = Array.from({ length: 72 }, (_, i) => {
      const month = String((i % 12) + 1).padStart(2, "0");
      const hard = `2,31,2025-01-01,2025-${month}-28,${i % 2 ? "terisi" : "ditarik"}`;
      return `${hard}\n9,31,2025-${month}-01,2025-${month}-05,terisi`;
    });
    await importing(ministry.statistician, {
      path: folder.write("year.csv", `kode,provinsi,dibuka,ditutup,hasil\n${closings.join("\n")}\n`),
      name: "year",
    });
  });

  test("refuses one that is not there", async () => {
    expect(await compute("nothing")).toMatchObject({
      code: "DATASET_NOT_FOUND",
      params: { name: "nothing" },
    });
  });

  test("has no fill rate without one, says why, and counts it on neither side", async () => {
    const made = await compute(null);
    const { values, counted, available } = await lastTwo((made.ok && made.list) || "");
    expect(values.map(({ state, reason }) => [state, reason])).toEqual([
      ["missing", "no-fills"],
      ["missing", "no-fills"],
    ]);
    expect(available).toBe(counted);
  });

  test("has fill rate and days to fill, and each number rests on the file of filled vacancies alone", async () => {
    const made = await compute("year");
    const list = (made.ok && made.list) || "";
    const { values, kinds, counted, available } = await lastTwo(list);
    expect(values).toMatchObject([
      { indicator: "fill-rate", state: "pass", value: 0.5, n: 72, threshold: 0.75 },
      { indicator: "days-to-fill", state: "pass", n: 36 },
    ]);
    expect(available).toBe(counted);
    const fills = kinds.find(({ kind }) => kind === "fills")!;
    const grounds = await db.sql<{ to_id: string }>`select to_id from thread.link
      where from_kind = 'evidence.value' and from_id like ${`${list}/%fill-rate`} and relation = 'rests-on'`;
    expect(new Set(grounds.map(({ to_id }) => to_id))).toEqual(new Set([fills.datasetId]));
  });
});
