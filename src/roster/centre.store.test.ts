import { afterAll, describe, expect, test } from "vitest";
import { realFile, testFolder } from "../platform/test-files.ts";
import { workbookOf } from "../platform/test-workbook.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importCentres, readCentreList } from "./import-centres.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { ministry, agency } = principals;

const head = "nama,jenis,provinsi,kabupaten/kota,balai induk";
const file = (name: string, content: string | Uint8Array) => ({
  path: folder.write(name, content),
  fileName: name,
});
const csv = (...rows: string[]) => file("balai.csv", `${head}\n${rows.join("\n")}\n`);
const stored = () => db.sql`select key from roster.centre`;

describe("a list of centres is refused whole", () => {
  test.each([
    ["where a province is none of the 38", "BLK A,UPTD,Jawa Raya,Kota X,", "CENTRE_PROVINCE_UNKNOWN"],
    ["where a kind is none", "BLK A,Sekolah,Jawa Barat,Kota X,", "WORD_UNKNOWN"],
    ["where the parent is nowhere", "BLK A,UPTD,Jawa Barat,Kota X,BBPVP Nirwana", "CENTRE_PARENT_UNKNOWN"],
    ["where a centre stands under itself", "BLK A,UPTD,Jawa Barat,Kota X,BLK A", "CENTRE_PARENT_ITSELF"],
    [
      "where two stand under each other",
      "BLK A,UPTD,Bali,X,BLK B\nBLK B,UPTD,Bali,X,BLK A",
      "CENTRE_PARENT_RING",
    ],
    [
      "where two rows of one centre contradict each other",
      "BLK A,UPTD,Bali,X,\nBLK A,BPVP,Bali,X,",
      "CENTRE_ROWS_DIFFER",
    ],
  ])("%s", async (_, rows, code) => {
    const outcome = await db.run(importCentres, ministry.commandLine, csv("BBPVP Baik,BBPVP,Aceh,,", rows));
    expect(outcome).toMatchObject({ ok: false, code: "FILE_REFUSED" });
    expect(new Set(outcome.ok ? [] : outcome.rows?.map((row) => row.code))).toEqual(new Set([code]));
    expect(outcome.ok ? null : outcome.params?.["rejected"]).toBeGreaterThanOrEqual(1);
    expect(await stored()).toHaveLength(0);
  });

  test("where a province's code alone means one thing to BPS and another to Home Affairs", async () => {
    const codes = file("kode.csv", "nama,kode provinsi\nBPVP Sorong,96\n");
    const outcome = await db.run(importCentres, ministry.commandLine, codes);
    expect(outcome).toMatchObject({ rows: [{ code: "CENTRE_PROVINCE_AMBIGUOUS", row: 2 }] });
  });

  test("where figures have no year", async () => {
    const seats = file("kapasitas.csv", "nama,provinsi,kapasitas\nBPVP Ambon,Maluku,120\n");
    const outcome = await db.run(importCentres, ministry.commandLine, seats);
    expect(outcome).toMatchObject({ rows: [{ code: "CENTRE_FIGURE_WITHOUT_YEAR", column: "kapasitas" }] });
  });

  test("where nobody can tell which column is the name", async () => {
    const list = file("aneh.csv", "warna,provinsi\nbiru,Maluku\n");
    expect(await db.run(importCentres, ministry.commandLine, list)).toMatchObject({
      ok: false,
      code: "CENTRES_UNMAPPED",
      params: { missing: "name" },
    });
  });

  test("where an office of the other party brings it", async () => {
    const asked = csv("BPVP Ambon,BPVP,Maluku,,");
    for (const useCase of [importCentres, readCentreList] as const)
      expect(await db.run(useCase, agency.officer, asked)).toMatchObject({
        ok: false,
        code: "CENTRES_OF_OTHER_PARTY",
      });
  });
});

test("Kemnaker's own list comes in whole; what is odd in it is told and not mended; again it changes nothing", async ({
  skip,
}) => {
  const path = realFile("training-centres/kemnaker-units.csv", skip);
  const input = { path, fileName: "kemnaker-units.csv" };
  expect(await db.run(importCentres, ministry.officer, { ...input, dryRun: true })).toMatchObject({
    added: 45,
  });
  expect(await stored()).toHaveLength(0);
  const done = await db.run(importCentres, ministry.officer, input);
  expect(done).toMatchObject({ ok: true, centres: 45, rejected: 0, added: 45, skipped: [] });
  expect(done.ok && done.warnings.filter(({ code }) => code === "CENTRE_PARENT_FAR")).toMatchObject([
    { row: 26, column: "Satuan Pelayanan Lubuklinggau", found: "BPVP Samarinda" },
  ]);
  const kinds = await db.sql<{ kind: string; count: number }>`
    select kind, count(*)::int as count from roster.centre group by kind order by kind`;
  expect(Object.fromEntries(kinds.map(({ kind, count }) => [kind, count]))).toEqual({
    ...{ BBPVP: 6, BPVP: 15, "service-unit": 21, workshop: 3 },
  });
  const [odd] = await db.sql`select parent_key, province_code from roster.centre
    where key = 'satuan-pelayanan-lubuklinggau'`;
  expect(odd).toEqual({ parent_key: "bpvp-samarinda", province_code: "16" });
  // The file has the codes of Home Affairs; the register has those of BPS, on which maps and surveys stand.
  const sorong = await db.sql`select province_code, since::text, until::text from roster.centre_province
    where centre_key = 'bpvp-sorong' order by since`;
  expect(sorong).toEqual([
    { province_code: "94", since: "1945-08-17", until: "1999-10-03" },
    { province_code: "91", since: "1999-10-04", until: "2022-12-07" },
    { province_code: "92", since: "2022-12-08", until: null },
  ]);
  const again = await db.run(importCentres, ministry.officer, input);
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 45, centres: 45, rejected: 0 });
});

describe("a spreadsheet of another office", () => {
  const sheet = () =>
    workbookOf({
      Petunjuk: [["Isi lembar Data"]],
      Data: [
        ["DAFTAR LEMBAGA PELATIHAN PROVINSI JAWA BARAT", null, null, null, null, null, null, null],
        [null, null, null, null, null, null, null, null],
        ["No", "Lembaga", "Wilayah", null, "Kejuruan", "Kapasitas 2026", null, "Jml Instruktur 2025"],
        [null, null, "Kab/Kota", "Provinsi", null, "TW I", "TW II", null],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
        [1, "UPTD BLK Karawang", "Kab. Karawang", "Jawa Barat", "Las", 32, 48, 12],
        [null, "UPTD BLK Karawang", "Kab. Karawang", "Jawa Barat", "Otomotif", 32, 48, 12],
        [2, "BLK Komunitas Al-Falah", "Kab. Garut", "Jabar", "Menjahit; Tata boga", "16 orang", "-", "1.002"],
        ["Jumlah", null, null, null, null, 48, 48, 1014],
      ],
    });

  test("comes in with two rows of headings, merged cells and vocations in rows", async () => {
    const done = await db.run(importCentres, ministry.officer, {
      ...file("jabar.xlsx", await sheet()),
      mapping: {
        columns: ["name", null, "regency", "province", "vocations", "seatsQ1", "seatsQ2", "instructors"].map(
          (field, at) => (at === 0 ? null : at === 1 ? "name" : (field as "regency")),
        ),
        source: "Disnakertrans Jawa Barat",
        sourceYear: 2026,
      },
    });
    expect(done).toMatchObject({ ok: true, sheet: "Data", centres: 2, figures: 5, vocations: 4 });
    expect(done.ok && done.skipped).toEqual([5, 9]);
    expect(done.ok && done.warningCounts).toEqual({ CENTRE_WITHOUT_DISNAKER: 1 });
    const figures = await db.sql`select centre_key, measure, period, value::int, source, source_year
      from roster.centre_figure order by 1, 2, 3`;
    expect(figures).toMatchObject([
      { centre_key: "blk-komunitas-al-falah", measure: "instructors", period: "2025", value: 1002 },
      { measure: "seats", period: "2026-Q1", value: 16 },
      { centre_key: "uptd-blk-karawang", measure: "instructors", period: "2025", value: 12 },
      {
        measure: "seats",
        period: "2026-Q1",
        value: 32,
        source: "Disnakertrans Jawa Barat",
        source_year: 2026,
      },
      { measure: "seats", period: "2026-Q2", value: 48 },
    ]);
  });

  test("stands beside another source, and overwrites no figure of the same one", async () => {
    const bps = file(
      "bps.csv",
      "nama,provinsi,sumber,tahun sumber,kapasitas 2026 tw 1\nUPTD BLK Karawang,Jawa Barat,BPS,2025,30\n",
    );
    expect(await db.run(importCentres, ministry.officer, bps)).toMatchObject({
      ok: true,
      figures: 1,
      added: 0,
    });
    const values = () =>
      db.sql`select value::int, source from roster.centre_figure
        where centre_key = 'uptd-blk-karawang' and period = '2026-Q1' order by 1`;
    expect(await values()).toEqual([
      { value: 30, source: "BPS" },
      { value: 32, source: "Disnakertrans Jawa Barat" },
    ]);
    const other = file(
      "bps2.csv",
      "nama,provinsi,sumber,tahun sumber,kapasitas 2026 tw 1\nUPTD BLK Karawang,Jawa Barat,BPS,2025,31\n",
    );
    expect(await db.run(importCentres, ministry.officer, other)).toMatchObject({
      ok: false,
      rows: [{ code: "CENTRE_FIGURE_OTHERWISE", expected: "30", found: "31" }],
    });
    expect(await values()).toHaveLength(2);
  });

  test("is looked at first: its headings, how they would be read, and what stands below them", async () => {
    const look = await db.run(readCentreList, ministry.officer, file("jabar.xlsx", await sheet()));
    expect(look).toMatchObject({ ok: true, sheet: "Data", head: { first: 3, last: 4 } });
    expect(look.ok && look.head.headings[5]).toBe("Kapasitas 2026 · TW I");
    expect(look.ok && look.mapping.columns).toEqual([
      ...[null, "name", "regency", "province", "vocations", "seatsQ1", "seatsQ2", "instructors"],
    ]);
  });
});
