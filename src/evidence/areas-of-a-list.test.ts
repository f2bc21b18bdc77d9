import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { readThread } from "../thread/index.server.ts";
import { importClassification, importPlaces } from "../vocabulary/index.server.ts";
import { computeOccupationList } from "./compute-list.ts";
import { importSurvey } from "./import-survey.ts";
import type { Parameters } from "./parameters.ts";
import { readDossier } from "./read-dossier.ts";
import { readList } from "./read-list.ts";
import { readLists } from "./read-lists.ts";
import { readNumbers } from "./read-numbers.ts";
import { readIndicatorRecords } from "./read-records.ts";
import { releaseList } from "./release-list.ts";
import { smallClassification, smallMapping, smallPlaces, surveyRows } from "./survey.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { ministry, anonymous } = principals;
const mapping = folder.write("survey.yaml", smallMapping);

const importing = (content: string, name = "small") =>
  db.run(importSurvey, ministry.statistician, {
    path: folder.write("wave.csv", content),
    fileName: "wave.csv",
    mapping,
    name,
  });

const computing = (parameters: Partial<Parameters> = {}, dataset = "small") =>
  db.run(computeOccupationList, ministry.statistician, {
    dataset,
    parameters: { level: 1, minAvailable: 1, replicates: 50, ...parameters },
  });

async function computed(parameters: Partial<Parameters> = {}, dataset = "small"): Promise<string> {
  const made = await computing(parameters, dataset);
  if (!made.ok) throw new Error(made.code);
  db.clock.now = new Date(db.clock.now.getTime() + 60_000);
  return made.list;
}

let list = "";
let provinces = "";
beforeAll(async () => {
  const places = { path: folder.write("places.csv", smallPlaces), fileName: "places.csv" };
  await db.run(importPlaces, ministry.statistician, places);
  await db.run(importClassification, ministry.statistician, {
    scheme: "kbji",
    path: folder.write("kbji.csv", smallClassification),
    fileName: "kbji.csv",
  });
  for (const [period, professionals] of [
    ["2024-08", 60],
    ["2025-08", 90],
  ] as const)
    expect(await importing(surveyRows(period, professionals))).toMatchObject({ ok: true });
  list = await computed();
  provinces = await computed({ areas: ["31", "32"] });
});

describe("an area that a list does not have is refused, and no other takes its place", () => {
  const refused = { ok: false, code: "AREA_NOT_FOUND", params: { area: "99" } };

  test("by its page, its dossiers, its numbers and the rows under them", async () => {
    const asked = { list, area: "99" };
    expect(await db.run(readList, ministry.reader, asked)).toMatchObject(refused);
    expect(await db.run(readDossier, ministry.reader, { ...asked, code: "2" })).toMatchObject(refused);
    expect(await db.run(readNumbers, ministry.reader, asked)).toMatchObject(refused);
    const rows = { ...asked, code: "2", indicator: "employment" as const };
    expect(await db.run(readIndicatorRecords, ministry.statistician, rows)).toMatchObject(refused);
  });

  test("also where its name is one that every object has", async () => {
    expect(await db.run(readList, ministry.reader, { list, area: "constructor" })).toMatchObject({
      code: "AREA_NOT_FOUND",
    });
  });

  test("a computation that asks for it leaves no list", async () => {
    const before = await db.sql`select from evidence.list`;
    expect(await computing({ areas: ["31", "99"] })).toMatchObject(refused);
    expect(await db.sql`select from evidence.list`).toHaveLength(before.length);
  });

  test("an occupation that nobody was seen in is not in the list", async () => {
    expect(await db.run(readDossier, ministry.reader, { list, code: "7" })).toMatchObject({
      code: "OCCUPATION_NOT_FOUND",
    });
    const rows = { list, code: "7", indicator: "employment" as const };
    expect(await db.run(readIndicatorRecords, ministry.statistician, rows)).toMatchObject({
      code: "OCCUPATION_NOT_FOUND",
    });
  });
});

test("a window without a wave is refused, and leaves no list", async () => {
  expect(await computing({ window: { from: "2010-01", to: "2011-12" } })).toMatchObject({
    code: "WINDOW_WITHOUT_WAVES",
    params: { name: "small", from: "2010-01", to: "2011-12" },
  });
});

describe("the area that is read is named", () => {
  test("all together unless another is asked for", async () => {
    expect(await db.run(readList, ministry.reader, { list })).toMatchObject({ area: "national" });
    expect(await db.run(readNumbers, ministry.reader, { list, area: "32" })).toMatchObject({ area: "32" });
  });

  test("a list of provinces alone is read by its first one, and says so", async () => {
    expect(await db.run(readList, ministry.reader, { list: provinces })).toMatchObject({ area: "31" });
    expect(await db.run(readNumbers, ministry.reader, { list: provinces })).toMatchObject({ area: "31" });
    expect(await db.run(readDossier, ministry.reader, { list: provinces, code: "2" })).toMatchObject({
      entry: { area: "31" },
    });
  });
});

describe("what all together stand for", () => {
  test("the country, when each wave has every place that there was", async () => {
    expect(await db.run(readList, ministry.reader, { list })).toMatchObject({ coverage: { country: true } });
  });

  test("the one province of a survey that has one", async () => {
    await importing(surveyRows("2025-08", 90, [31]), "jakarta");
    const one = await computed({}, "jakarta");
    const coverage = { country: false, areas: ["31"] };
    expect(await db.run(readList, ministry.reader, { list: one })).toMatchObject({ coverage });
    expect(await db.run(readDossier, ministry.reader, { list: one, code: "2" })).toMatchObject({ coverage });
    expect(await db.run(readNumbers, ministry.reader, { list: one })).toMatchObject({ list: { coverage } });
  });
});

describe("a number of a province on the thread", () => {
  const walked = async (kind: string, id: string) => {
    const read = await db.run(readThread, ministry.reader, { kind, id });
    if (!read.ok) throw new Error(read.code);
    return read;
  };

  test("is there with its value, its interval and the respondents under it, in both languages", async () => {
    const { record, up } = await walked("evidence.value", `${list}/2/31/employment`);
    expect(record).toMatchObject({
      title: { id: "Orang bekerja · Profesional · DKI Jakarta" },
      path: `/col/${list}/2?area=31#employment`,
    });
    expect(record.note?.id).toMatch(/^450 orang · selang kepercayaan 95% \d+ s\.d\. \d+ · 45 responden$/);
    expect(record.note?.en).toMatch(/^450 people · 95% confidence interval \d+ to \d+ · 45 respondents$/);
    expect(up[0]).toMatchObject({ kind: "evidence.entry", id: `${list}/2/31` });
  });

  test("rests on the waves that it was computed from: a level on the last, a growth on both", async () => {
    const files = async (id: string) =>
      (await walked("evidence.value", id)).down
        .filter(({ kind }) => kind === "evidence.dataset")
        .map(({ title }) => title.id);
    expect(await files(`${list}/2/31/employment`)).toEqual(["Survei kecil · Agustus 2025"]);
    expect(await files(`${list}/2/31/employment-growth`)).toEqual([
      "Survei kecil · Agustus 2024",
      "Survei kecil · Agustus 2025",
    ]);
  });

  test("a value that is not shown has no record", async () => {
    const [hidden] = await db.sql`select from thread.record where id = ${`${list}/2/31/hours-growth`}`;
    expect(hidden).toBeUndefined();
  });

  test("is there for everybody once the list is released, and for nobody else before", async () => {
    const asked = { kind: "evidence.value", id: `${list}/2/31/employment` };
    expect(await db.run(readThread, anonymous, asked)).toMatchObject({ code: "RECORD_NOT_FOUND" });
    expect(await db.run(releaseList, ministry.head, { list })).toMatchObject({ ok: true });
    const read = await db.run(readThread, anonymous, asked);
    if (!read.ok) throw new Error(read.code);
    expect(read.down.map(({ kind }) => kind)).toEqual(["evidence.dataset", "evidence.file"]);
    expect(read.up.map(({ kind }) => kind)).toEqual(["evidence.entry", "evidence.list"]);
    const other = { kind: "evidence.value", id: `${provinces}/2/31/employment` };
    expect(await db.run(readThread, anonymous, other)).toMatchObject({ code: "RECORD_NOT_FOUND" });
  });
});

describe("the newest list", () => {
  test("is the newest that is released, though a draft is younger; drafts are told apart", async () => {
    expect(await db.run(readList, ministry.reader, {})).toMatchObject({ list: { listId: list } });
    expect(await db.run(readNumbers, ministry.reader, {})).toMatchObject({ list: { id: list } });
    const released = await db.run(readLists, ministry.reader, { released: true });
    expect(released).toMatchObject({ count: 1, lists: [{ listId: list }] });
    const all = await db.run(readLists, ministry.reader, {});
    if (!all.ok) throw new Error(all.code);
    expect(all.lists.length).toBeGreaterThan(1);
    expect(all.lists.filter(({ releasedAt }) => releasedAt !== null)).toHaveLength(1);
  });

  test("tells nobody who computed it, who released it, or an organisation's id", async () => {
    for (const read of [
      await db.run(readLists, anonymous, {}),
      await db.run(readList, anonymous, {}),
      await db.run(readDossier, anonymous, { list, code: "2" }),
      await db.run(readNumbers, anonymous, {}),
    ]) {
      expect(read.ok).toBe(true);
      const text = JSON.stringify(read);
      for (const id of [ministry.statistician.person, ministry.head.person, ministry.head.organisation])
        expect(text).not.toContain(id);
    }
  });
});
