import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { readThread } from "../thread/index.server.ts";
import { addPanel } from "./add-panel.ts";
import { testEdition } from "./gap.fixture.ts";
import { importGapTerms } from "./import-gap-terms.ts";
import { readGap } from "./read-gap.ts";
import { repairGapThread } from "./repair-gap-thread.ts";
import { releaseGaps } from "./release-gaps.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau } = principals;

const heading = "code,area,year,term,value,source,assumed\n";
const load = async (fileName: string, rows: string, as = ministry.statistician) => {
  const path = folder.write(fileName, heading + rows);
  const done = await db.run(importGapTerms, as, { path, fileName, codeList: "kbji/2014" });
  expect(done).toMatchObject({ ok: true });
};
const read = async (as: typeof anonymous | typeof ministry.officer, code = "2512") => {
  const gap = await db.run(readGap, as, { edition: "2025", code });
  if (!gap.ok) throw new Error(gap.code);
  return gap;
};
const thread = (record: { kind: string; id: string }, as: typeof anonymous | typeof ministry.officer) =>
  db.run(readThread, as, { ...record, language: "en" });
const walked = async (
  record: { kind: string; id: string },
  as: typeof anonymous | typeof ministry.officer,
) => {
  const found = await thread(record, as);
  if (!found.ok) throw new Error(found.code);
  return found;
};
/** The record of one term of 2512, as an officer of the office finds it. */
async function termRecord(kind: string) {
  const { terms } = await read(ministry.officer);
  return terms.find((term) => term.kind === kind)!.record!;
}

beforeAll(async () => {
  await testEdition(db, folder);
  await load(
    "survey.csv",
    "2512,national,2025,unfilled,100,Lowongan,\n2512,national,2025,exit-rate,0.1,Ketetapan kantor,yes\n",
  );
});

describe("before the release", () => {
  test("nobody else finds the people short, a term or its file, and the page offers no way there", async () => {
    const { record } = await read(ministry.officer);
    expect(record).not.toBeNull();
    for (const ref of [record!, await termRecord("unfilled")])
      for (const other of [anonymous, bureau.officer])
        expect(await thread(ref, other)).toMatchObject({ code: "RECORD_NOT_FOUND" });
    expect(await read(anonymous)).toMatchObject({ record: null, terms: [] });
  });

  test("the office goes from the people short down to file and row", async () => {
    const { record } = await read(ministry.officer);
    const { down } = await walked(record!, ministry.officer);
    expect(down.map(({ kind, title, note }) => [kind, title.en, note?.en])).toEqual([
      [
        "evidence.gap-term",
        "posts open for more than 90 days, as reported, 2025 · Pengembang Perangkat Lunak · all of Indonesia",
        "100 · Lowongan · survey.csv, row 2",
      ],
      [
        "evidence.gap-term",
        "share that leaves a year, 2025 · Pengembang Perangkat Lunak · all of Indonesia",
        "10% (assumed) · Ketetapan kantor · survey.csv, row 3",
      ],
      expect.arrayContaining(["vocabulary.concept"]),
      ["evidence.file", "survey.csv", expect.stringMatching(/^File fingerprint [0-9a-f]{12}…$/)],
    ]);
  });
});

describe("once released by a head who entered none of it", () => {
  beforeAll(async () => {
    expect(await db.run(releaseGaps, ministry.head, { edition: "2025" })).toMatchObject({ terms: 2 });
  });

  test("everybody goes down to the file, and from the file back up to the people short", async () => {
    const { record } = await read(anonymous);
    const { down } = await walked(record!, anonymous);
    const file = down.find(({ kind }) => kind === "evidence.file")!;
    const { up } = await walked(file, anonymous);
    expect(up.map(({ kind }) => kind)).toEqual(["evidence.gap-term", "evidence.gap-term", "evidence.gap"]);
    expect(up.at(-1)).toMatchObject({ id: record!.id, path: "/col/gap/2025/2512" });
  });

  test("a term with another value waits again, and rests on its new file alone; the people short stay public", async () => {
    await load("correction.csv", "2512,national,2025,unfilled,120,Lowongan,\n");
    const ref = await termRecord("unfilled");
    expect(await thread(ref, anonymous)).toMatchObject({ code: "RECORD_NOT_FOUND" });
    const { record, down } = await walked(ref, ministry.officer);
    expect(record.note).toMatchObject({ id: "120 · Lowongan · correction.csv, baris 2" });
    expect(down.map(({ title }) => title.en)).toEqual(["correction.csv"]);

    const seenByAll = await read(anonymous);
    const { down: seen } = await walked(seenByAll.record!, anonymous);
    expect(seen.flatMap(({ kind, title }) => (kind === "evidence.file" ? [title.en] : []))).toEqual([
      "survey.csv",
    ]);
  });

  test("another office's file of the same terms is on its own thread", async () => {
    await load("bureau.csv", "2512,national,2025,unfilled,70,Lowongan,\n", bureau.statistician);
    const { record } = await read(ministry.officer);
    const { down } = await walked(record!, ministry.officer);
    expect(down.map(({ title }) => title.en)).not.toContain("bureau.csv");
  });
});

test("what a panel said is on the thread by its day and range, without the names of its experts", async () => {
  const added = await db.run(addPanel, ministry.officer, {
    ...{ edition: "2025", code: "2511", year: 2025, low: 200, high: 350, metOn: "2026-02-01" },
    members: "Ir. A, Politeknik X\nB, Asosiasi Y",
  });
  expect(added).toMatchObject({ ok: true });
  const { record, panels } = await read(ministry.officer, "2511");
  expect(panels).toMatchObject([{ record: { kind: "evidence.panel" } }]);
  const { down } = await walked(record!, ministry.officer);
  const panel = down.find(({ kind }) => kind === "evidence.panel")!;
  expect(panel).toMatchObject({
    title: { en: "Expert panel, 1 February 2026 · Analis Sistem · all of Indonesia" },
    path: "/col/gap/2025/2511#panel",
  });
  expect(JSON.stringify(down)).not.toMatch(/Politeknik X|Asosiasi Y/);
});

describe("what was taken in before there was a thread of it", () => {
  const repair = (as = ministry.statistician) => db.run(repairGapThread, as, {});
  const gone = () =>
    db.sql`delete from thread.record where kind in ('evidence.gap', 'evidence.gap-term', 'evidence.panel')`;

  test("is put there, as far as it was released, and says that its file is not recorded; once more changes nothing", async () => {
    await load("waits.csv", "2511,national,2025,unfilled,5,Lowongan,\n");
    await gone();
    await db.sql`delete from thread.link`;
    expect(await read(anonymous)).toMatchObject({ record: null });
    const done = await repair();
    expect(done).toMatchObject({ ok: true, unchanged: false, terms: 3, panels: 1 });
    expect(await repair()).toMatchObject({ terms: 0, panels: 0, unchanged: true });

    const { record } = await read(anonymous);
    const { down } = await walked(record!, anonymous);
    expect(down.filter(({ kind }) => kind === "evidence.gap-term").map(({ note }) => note?.en)).toEqual([
      "10% (assumed) · Ketetapan kantor · its file is not recorded",
    ]);
    // What waits for its release is the office's own there as well.
    const waits = await read(ministry.officer, "2511");
    expect(await thread(waits.terms[0]!.record!, anonymous)).toMatchObject({ code: "RECORD_NOT_FOUND" });
    expect(await thread(waits.terms[0]!.record!, ministry.officer)).toMatchObject({ ok: true });
  });

  test("is left alone where it is there: a term keeps the file that it rests on", async () => {
    await load("kept.csv", "2511,national,2025,unfilled,6,Lowongan,\n");
    expect(await repair()).toMatchObject({ unchanged: true });
    const [term] = (await read(ministry.officer, "2511")).terms;
    const { down } = await walked(term!.record!, ministry.officer);
    expect(down.map(({ title }) => title.en)).toEqual(["kept.csv"]);
  });

  test("of another office is not touched", async () => {
    await gone();
    await repair();
    expect(await repair(bureau.statistician)).toMatchObject({ terms: 1 });
  });
});
