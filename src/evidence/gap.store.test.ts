import pg from "pg";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { resetDemo } from "../reset-demo.server.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { refusedFor } from "../test-findings.ts";
import { organisations } from "../test-people.ts";
import { importPlaces } from "../vocabulary/index.server.ts";
import { addPanel } from "./add-panel.ts";
import { testEdition } from "./gap.fixture.ts";
import { importGapTerms } from "./import-gap-terms.ts";
import { readEdition } from "./read-edition.ts";
import { readGap } from "./read-gap.ts";
import { readGaps } from "./read-gaps.ts";
import { releaseGaps } from "./release-gaps.ts";
import { releasedList } from "./round.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau } = principals;
const office = organisations.ministry.organisationId;

const places = `code,name_id,name_en,zone,parent,valid_from,valid_until
31,DKI Jakarta,Jakarta,Asia/Jakarta,,2000-01-01,
32,Jawa Barat,West Java,Asia/Jakarta,,2000-01-01,
`;

beforeEach(async () => {
  await db.sql`delete from evidence.gap_term`;
  await db.sql`delete from evidence.panel`;
  await db.sql`alter table evidence.edition disable trigger keep_edition`;
  await db.sql`delete from evidence.edition`;
  await db.sql`delete from evidence.edition_name`;
  await db.sql`alter table evidence.edition enable trigger keep_edition`;
  await db.sql`delete from evidence.list`;
  const file = (name: string, content: string) => ({ path: folder.write(name, content), fileName: name });
  await db.run(importPlaces, ministry.commandLine, { list: "bps-provinces", ...file("places.csv", places) });
  await testEdition(db, folder);
});

const heading = "code,area,year,term,value,low,high,successes,trials,source,assumed\n";
/** 100/0.5 + 0 + 1,000 × 0.1 − (40 × 1 × 0.5 × 1 + 10) = 270. */
const whole = (area = "31") =>
  [
    "unfilled,100,,,,,Lowongan",
    "reporting-rate,0.5,,,,,Lowongan",
    "employed,1000,,,,,Survei",
    "growth,-0.01,,,,,Survei",
    "exit-rate,0.1,,,,,Asumsi kantor,ya",
    "seats:BLK Bekasi,40,,,,,BLK",
    "completion:BLK Bekasi,1,,,,,BLK",
    "certification:BLK Bekasi,0.5,,,,,BLK",
    "entry:BLK Bekasi,1,,,,,BLK",
    "inflow,10,,,,,Survei",
  ]
    .map((line) => `2512,${area},2025,${line}${line.endsWith("ya") ? "" : ","}\n`)
    .join("");
const load = (rows: string, more = {}, as = ministry.statistician) =>
  db.run(importGapTerms, as, {
    path: folder.write("gap.csv", heading + rows),
    fileName: "gap.csv",
    codeList: "kbji/2014",
    ...more,
  });
const read = (as = ministry.officer as typeof anonymous | typeof ministry.officer, more = {}) =>
  db.run(readGap, as, { edition: "2025", code: "2512", area: "31", ...more });
const panel = (more = {}, as = ministry.officer) =>
  db.run(addPanel, as, {
    edition: "2025",
    code: "2511",
    area: "31",
    year: 2025,
    low: 200,
    high: 350,
    members: "Ir. A, Politeknik X\nB, Asosiasi Y",
    metOn: "2026-02-01",
    ...more,
  });

describe("what is refused", () => {
  test("a file with findings is refused whole, each with its row", async () => {
    const outcome = await load(
      [
        "9999,31,2025,employed,1,,,,,Survei,",
        "2512,99,2025,employed,1,,,,,Survei,",
        "2512,31,25,employed,1,,,,,Survei,",
        "2512,31,2025,workers,1,,,,,Survei,",
        "2512,31,2025,employed,,,,,,Survei,",
        '2512,31,2025,employed,"1,5",,,,,Survei,',
        "2512,31,2025,employed,1,,,,,,",
        "2512,31,2025,employed,1,,,,,Survei,perhaps",
        "2512,31,2025,completion:BLK,1.2,,,,,BLK,",
        "2512,31,2025,employed,-5,,,,,Survei,",
        "2512,31,2025,reporting-rate,0,,,,,Lowongan,",
        "2512,31,2025,employed,100,120,150,,,Survei,",
        "2512,31,2025,employed,100,90,,,,Survei,",
        "2512,31,2025,employed,100,,,90,100,Survei,",
        "2512,31,2025,entry:BLK,,,,30,20,BLK,",
        "2512,31,2025,entry:BLK,0.9,,,10,20,BLK,",
        "2512,31,2025,inflow,5,,,,,Survei,",
        "2512,31,2025,inflow,6,,,,,Survei,",
        "",
      ].join("\n"),
    );
    expect(refusedFor(outcome).map(({ row, code }) => [row, code])).toEqual([
      [2, "CODE_UNKNOWN"],
      [3, "CODE_UNKNOWN"],
      [4, "NUMBER_INVALID"],
      [5, "VALUE_NOT_LISTED"],
      [6, "CELL_EMPTY"],
      [7, "NUMBER_INVALID"],
      [8, "CELL_EMPTY"],
      [9, "VALUE_NOT_LISTED"],
      [10, "TERM_IMPOSSIBLE"],
      [11, "TERM_IMPOSSIBLE"],
      [12, "TERM_IMPOSSIBLE"],
      [13, "INTERVAL_INVALID"],
      [14, "INTERVAL_INVALID"],
      [15, "COUNTS_INVALID"],
      [16, "COUNTS_INVALID"],
      [17, "COUNTS_INVALID"],
      [19, "KEY_DUPLICATE"],
    ]);
    expect(await db.sql`select from evidence.gap_term`).toHaveLength(0);
  });

  test("a code list that is not here, and a file without an edition to say which", async () => {
    expect(await load(whole(), { codeList: "kbji/1999" })).toMatchObject({ code: "VERSION_NOT_FOUND" });
    expect(await load(whole(), { codeList: null }, bureau.statistician)).toMatchObject({
      code: "EDITION_NOT_FOUND",
    });
  });

  test("a panel without names, with its ends turned round, on a day to come, of an unknown place or occupation", async () => {
    expect(await panel({ members: "Ir. A, Politeknik X" })).toMatchObject({ code: "PANEL_NAMELESS" });
    expect(await panel({ low: 400 })).toMatchObject({ code: "PANEL_RANGE" });
    expect(await panel({ metOn: "2026-03-03" })).toMatchObject({ code: "PANEL_LATER" });
    expect(await panel({ area: "99" })).toMatchObject({ code: "AREA_UNKNOWN" });
    expect(await panel({ code: "9999" })).toMatchObject({ code: "OCCUPATION_NOT_FOUND" });
    expect(await db.sql`select from evidence.panel`).toHaveLength(0);
  });

  test("a panel for an edition of another office", async () => {
    expect(await panel({}, bureau.officer)).toMatchObject({ code: "EDITION_NOT_FOUND" });
  });

  test("to release what nobody entered, or what one entered oneself", async () => {
    expect(await db.run(releaseGaps, ministry.head, { edition: "2025" })).toMatchObject({
      code: "GAPS_NONE_WAITING",
    });
    await load(whole());
    await db.sql`update evidence.gap_term set entered_by = ${ministry.head.person}`;
    expect(await db.run(releaseGaps, ministry.head, { edition: "2025" })).toMatchObject({
      code: "FOUR_EYES",
    });
    expect(await db.run(releaseGaps, bureau.head, { edition: "2025" })).toMatchObject({
      code: "EDITION_NOT_FOUND",
    });
  });

  test("to ask for an edition, place or occupation that is not here", async () => {
    expect(await read(ministry.officer, { edition: "1999" })).toMatchObject({ code: "EDITION_NOT_FOUND" });
    for (const read99 of [
      read(ministry.officer, { area: "99" }),
      db.run(readGaps, ministry.officer, { area: "99" }),
    ])
      expect(await read99).toMatchObject({ code: "AREA_NOT_FOUND" });
    expect(await read(ministry.officer, { code: "9999" })).toMatchObject({ code: "OCCUPATION_NOT_FOUND" });
  });
});

describe("terms come in from a file", () => {
  test("each with source and year; the sum is there, and the default is named", async () => {
    expect(await load(whole())).toMatchObject({ ok: true, added: 10, changed: 0, unchanged: false });
    expect(await read()).toMatchObject({
      ok: true,
      year: 2025,
      gap: { state: "measured", figure: { median: 270, low: 270, high: 270 }, assumed: ["exit-rate"] },
      account: { need: 300, supply: 30, programmes: [{ programme: "BLK Bekasi", people: 20 }] },
      horizons: [
        { horizon: 1, gap: { figure: { median: 270 } } },
        { horizon: 2, gap: { figure: { median: 340 } } },
        { horizon: 3, gap: { figure: { median: 410 } } },
      ],
    });
  });

  test("the same file again changes nothing; a check writes nothing", async () => {
    expect(await load(whole(), { dryRun: true })).toMatchObject({ added: 10, dryRun: true });
    expect(await db.sql`select from evidence.gap_term`).toHaveLength(0);
    const withSpread =
      "2511,31,2025,employed,100,90,115,,,Survei,\n2511,31,2025,exit-rate,,,,4,100,Survei,\n";
    await load(whole() + withSpread);
    expect(await load(whole() + withSpread)).toMatchObject({
      added: 0,
      changed: 0,
      known: 12,
      unchanged: true,
    });
    expect(await db.sql`select from evidence.gap_term`).toHaveLength(12);
  });

  test("another value replaces the one of the same source, and waits for its release again", async () => {
    await load(whole());
    await db.run(releaseGaps, ministry.head, { edition: "2025" });
    expect(await load(whole().replace("inflow,10", "inflow,60"))).toMatchObject({ changed: 1, known: 9 });
    expect(await read()).toMatchObject({ gap: { figure: { median: 220 } } });
    expect(await read(anonymous)).toMatchObject({
      gap: { state: "as-published" },
      missing: ["inflow"],
    });
  });

  test("the counts behind a rate give its value", async () => {
    await load("2512,31,2025,exit-rate,,,,40,1000,Survei,\n");
    expect(await read()).toMatchObject({
      terms: [
        {
          kind: "exit-rate",
          value: 0.04,
          spread: { kind: "counts", successes: 40, trials: 1_000 },
          year: 2025,
        },
      ],
    });
  });
});

describe("a list stands in for what nobody entered", () => {
  /** A list whose persons stand for province 31 alone. */
  async function listOf31() {
    const list = await releasedList(db.sql, office, { 2512: "short" });
    await db.sql`insert into evidence.entry
      select organisation_id, list_id, '31', code, rank, verdict, share, robustness, passes, fails, states, employment,
        indicators, trend, released_to from evidence.entry where list_id = ${list}`;
    return list;
  }

  test("its employed and their growth, with their intervals, and it is named as their source", async () => {
    const list = await listOf31();
    await load(whole().replace(/.*employed.*\n/, ""));
    expect(await read()).toMatchObject({
      list: { listId: list, year: 2025 },
      gap: { state: "measured" },
      terms: expect.arrayContaining([
        expect.objectContaining({
          kind: "employed",
          value: 12_000,
          source: null,
          list,
          spread: { kind: "interval", low: 11_000, high: 13_000 },
        }),
        // What was entered is not replaced.
        expect.objectContaining({ kind: "growth", value: -0.01, source: "Survei", list: null }),
      ]),
    });
  });

  test("not for a year before it, nor in an area that it does not have", async () => {
    await listOf31();
    expect(await read(ministry.officer, { year: 2024 })).toMatchObject({ list: null, terms: [] });
    expect(await read(ministry.officer, { area: "32" })).toMatchObject({ terms: [] });
  });

  test("nor for the country, where its persons do not stand for all of it", async () => {
    await listOf31();
    expect(await read(ministry.officer, { area: "national" })).toMatchObject({
      list: { country: false },
      terms: [],
    });
  });

  test("nor one of another office", async () => {
    await releasedList(db.sql, organisations.bureau.organisationId, { 2512: "short" });
    expect(await read()).toMatchObject({ list: null, terms: [] });
  });
});

describe("who sees what", () => {
  test("what was entered is its office's own until a head who did not enter it releases it", async () => {
    await load(whole());
    await panel();
    expect(await read(anonymous)).toMatchObject({
      gap: { state: "as-published", published: null },
      terms: [],
    });
    expect(await db.run(readGaps, ministry.officer, { edition: "2025" })).toMatchObject({ waiting: 11 });
    expect(await db.run(releaseGaps, ministry.head, { edition: "2025" })).toMatchObject({
      ok: true,
      terms: 10,
      panels: 1,
      own: 0,
    });
    expect(await read(anonymous)).toMatchObject({ gap: { state: "measured", figure: { median: 270 } } });
    expect(await read(anonymous, { code: "2511" })).toMatchObject({ gap: { state: "panel" } });
  });

  test("another office does not see it either, and never adds to it", async () => {
    await load(whole());
    expect(await read(bureau.officer as never)).toMatchObject({
      gap: { state: "as-published" },
      mine: false,
    });
    await load("2512,31,2025,inflow,9999,,,,,Survei,\n", {}, bureau.statistician as never);
    expect(await read()).toMatchObject({ gap: { figure: { median: 270 } } });
  });
});

describe("a panel's range", () => {
  test("stands with its names, its day and its year, and is no interval", async () => {
    await panel();
    const outcome = await read(ministry.officer, { code: "2511" });
    expect(outcome).toMatchObject({
      gap: {
        state: "panel",
        panel: {
          low: 200,
          high: 350,
          year: 2025,
          metOn: "2026-02-01",
          members: "Ir. A, Politeknik X; B, Asosiasi Y",
        },
      },
      account: null,
    });
    expect(outcome.ok && outcome.gap).not.toHaveProperty("figure");
  });

  test("gives way when every term is there", async () => {
    await panel({ code: "2512" });
    await load(whole());
    expect(await read()).toMatchObject({ gap: { state: "measured" }, panels: [{ low: 200 }] });
  });
});

describe("all occupations of an edition", () => {
  test("each with its state, and the sum of a province over what can be counted", async () => {
    await load(whole("31") + whole("32"));
    await panel();
    expect(await db.run(readGaps, ministry.officer, { edition: null, area: "31" })).toMatchObject({
      ok: true,
      edition: { name: "2025" },
      lines: [
        { code: "2511", gap: { state: "panel" } },
        { code: "2512", gap: { state: "measured" } },
      ],
      totals: {
        31: { figure: { median: 270 }, counted: 1 },
        32: { figure: { median: 270 }, counted: 1 },
      },
    });
  });

  test("the page of an edition asks the database as often for many occupations and provinces as for one", async () => {
    const asked = vi.spyOn(pg.Client.prototype, "query");
    const statements = async () => {
      asked.mockClear();
      await db.run(readEdition, anonymous, { edition: "2025" });
      await db.run(readGaps, anonymous, { edition: "2025" });
      return asked.mock.calls.length;
    };
    await load(whole("31"));
    await db.run(releaseGaps, ministry.head, { edition: "2025" });
    const few = await statements();
    await load(
      ["national", "32"].flatMap((area) => [whole(area), whole(area).replaceAll("2512,", "2511,")]).join(""),
    );
    await db.run(releaseGaps, ministry.head, { edition: "2025" });
    expect(few).toBeGreaterThan(4);
    expect(await statements()).toBe(few);
    asked.mockRestore();
  });

  test("the newest year of the terms that count, and all years that have some", async () => {
    await load(`${whole()}2512,31,2027,inflow,5,,,,,Survei,\n2511,31,2029,inflow,5,,,,,Survei,\n`);
    const ask = (year: number, area = "31") => db.run(readGaps, ministry.officer, { area, year });
    expect(await ask(2026)).toMatchObject({ termsYear: 2025, years: [2025, 2027, 2029] });
    // What counts nowhere, as other terms of its occupation are missing, makes no number newer.
    expect(await ask(2030)).toMatchObject({ termsYear: 2027, years: [2025, 2027, 2029] });
    expect(await ask(2024)).toMatchObject({ termsYear: null });
    expect(await ask(2030, "32")).toMatchObject({ termsYear: null, years: [] });
    expect(await read(ministry.officer, { year: 2030 })).toMatchObject({
      termsYear: 2027,
      years: [2025, 2027],
    });
  });

  test("what is invented goes when the demo is reset, what is real stays", async () => {
    await load(whole(), { synthetic: true });
    await load("2511,31,2025,inflow,5,,,,,Survei,\n");
    await panel({ synthetic: true });
    await db.run(resetDemo, ministry.demo, {});
    expect(await db.sql`select from evidence.panel`).toHaveLength(0);
    expect(await db.sql`select code from evidence.gap_term`).toEqual([{ code: "2511" }]);
  });
});
