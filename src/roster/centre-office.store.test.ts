import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { addFigure } from "./add-figure.ts";
import { importCentres } from "./import-centres.ts";
import { readCentre } from "./read-centre.ts";
import { readCentres } from "./read-centres.ts";
import { saveCentre } from "./save-centre.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau } = principals;

beforeAll(async () => {
  const content =
    "nama,kode,provinsi,kunci organisasi,disnaker,kejuruan\nUPTD Uji,uptd-uji,Papua Selatan,ministry,bureau,Las\nBPVP Lain,bpvp-lain,Papua Barat Daya,,,Tata boga\nBPVP Padang,,Sumatera Barat,,,Las\n";
  const path = folder.write("balai.csv", content);
  const done = await db.run(importCentres, bureau.commandLine, { path, fileName: "balai.csv" });
  expect(done).toMatchObject({ ok: true, added: 3 });
});

const figure = {
  ...{ centre: "uptd-uji", measure: "seats" as const, period: "2026-Q1", value: 40 },
  ...{ source: "Laporan balai", sourceYear: 2026 },
};
const said = {
  ...{ centre: "uptd-uji", name: { id: "UPTD Uji", en: "Trial centre" }, regency: "Merauke" },
  ...{ activeFrom: "2001-01-01", activeUntil: null },
  vocations: [{ name: { id: "Las", en: "Welding" }, places: 16 }],
};

describe("what the register says of a centre is not changed", () => {
  test("by an office that is not the centre's own, be it the one that oversees it", async () => {
    for (const principal of [bureau.officer, principals.agency.head]) {
      expect(await db.run(saveCentre, principal, said)).toMatchObject({ code: "CENTRE_NOT_YOURS" });
      expect(await db.run(addFigure, principal, figure)).toMatchObject({ code: "CENTRE_NOT_YOURS" });
    }
    expect(await db.run(saveCentre, ministry.officer, { ...said, centre: "bpvp-lain" })).toMatchObject({
      code: "CENTRE_NOT_YOURS",
    });
    expect(await db.run(saveCentre, ministry.officer, { ...said, centre: "gaib" })).toMatchObject({
      code: "CENTRE_NOT_FOUND",
    });
  });

  test("by days that run backwards, a vocation that stands there twice, or a source of a year to come", async () => {
    const reversed = { ...said, activeUntil: "2000-12-31" };
    expect(await db.run(saveCentre, ministry.head, reversed)).toMatchObject({ code: "CENTRE_DAYS_REVERSED" });
    const twice = { ...said, vocations: [...said.vocations, { name: { id: "LAS" }, places: null }] };
    expect(await db.run(saveCentre, ministry.head, twice)).toMatchObject({ code: "VOCATION_TWICE" });
    expect(await db.run(addFigure, ministry.head, { ...figure, sourceYear: 2027 })).toMatchObject({
      code: "CENTRE_SOURCE_LATER",
    });
    const [stored] = await db.sql`select name from roster.centre where key = 'uptd-uji'`;
    expect(stored).toEqual({ name: { id: "UPTD Uji" } });
  });
});

test("a figure of the same source is never overwritten; another source's stands beside it", async () => {
  expect(await db.run(addFigure, ministry.officer, figure)).toMatchObject({ ok: true });
  expect(await db.run(addFigure, ministry.officer, figure)).toMatchObject({ code: "CENTRE_FIGURE_SAID" });
  expect(await db.run(addFigure, ministry.officer, { ...figure, value: 41 })).toMatchObject({
    code: "CENTRE_FIGURE_OTHERWISE",
  });
  expect(await db.run(addFigure, ministry.officer, { ...figure, value: 36, source: "BPS" })).toMatchObject({
    ok: true,
  });
  expect(await db.run(readCentre, anonymous, { centre: "uptd-uji" })).toMatchObject({
    figures: [
      {
        ...{ measure: "seats", period: "2026-Q1", differ: true },
        figures: [
          { value: 36, source: "BPS" },
          { value: 40, source: "Laporan balai" },
        ],
      },
    ],
  });
});

test("a centre's own office puts it right; a list that comes later leaves what it does not say", async () => {
  expect(await db.run(saveCentre, ministry.officer, said)).toMatchObject({ ok: true });
  const path = folder.write(
    "lagi.csv",
    "nama,kode,provinsi,kejuruan\nUPTD Uji,uptd-uji,Papua Selatan,Listrik\n",
  );
  expect(await db.run(importCentres, bureau.commandLine, { path, fileName: "lagi.csv" })).toMatchObject({
    ...{ changed: 1, vocations: 1 },
  });
  const read = await db.run(readCentre, ministry.officer, { centre: "uptd-uji" });
  expect(read).toMatchObject({
    ...{ ok: true, mine: true, through: { key: "bureau" } },
    centre: { name: { id: "UPTD Uji", en: "Trial centre" }, regency: "Merauke", throughKey: "bureau" },
    vocations: [{ name: { id: "Las", en: "Welding" }, places: 16 }, { name: { id: "Listrik" } }],
  });
});

test("centres are found by name, place, province and vocation, and lie in the provinces of the day that is asked for", async () => {
  const found = async (more: object) => {
    const read = await db.run(readCentres, anonymous, more);
    return read.ok && read.centres.map(({ key }) => key);
  };
  expect(await found({ text: "las" })).toEqual(["bpvp-padang", "uptd-uji"]);
  expect(await found({ text: "welding merauke" })).toEqual(["uptd-uji"]);
  expect(await found({ text: "papua" })).toEqual(["bpvp-lain", "uptd-uji"]);
  expect(await found({ text: "100%" })).toEqual([]);
  expect(await found({ province: "95" })).toEqual(["uptd-uji"]);
  expect(await found({ province: "94", on: "2022-07-24" })).toEqual(["uptd-uji"]);
  expect(await found({ province: "91", on: "2022-12-07" })).toEqual(["bpvp-lain"]);
  const then = await db.run(readCentres, anonymous, { on: "2022-07-24" });
  expect(then.ok && then.provinces).toHaveLength(34);
  expect(then.ok && then.centres.map(({ province }) => province.code)).toEqual(["91", "13", "94"]);
  expect(await found({ on: "2000-12-31", text: "uptd" })).toEqual([]);
  expect(await db.run(readCentres, anonymous, { kind: "UPTD" })).toMatchObject({ count: 1, all: 3 });
});
