import { afterAll, describe, expect, test } from "vitest";
import { explainRow } from "../errors.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importPlaces } from "./import-places.ts";
import { isDay, readZone } from "./place.ts";
import { readPlaces } from "./read-places.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, bureau } = principals;

const header = "code,name_id,name_en,zone,valid_from,parent,note";
const papua = [header, "94,Papua,Papua,WIT,,,", "95,Papua Selatan,South Papua,WIT,2022-07-25,94,UU 14/2022"];

const importing = (rows: readonly string[], dryRun = false) =>
  db.run(importPlaces, bureau.statistician, {
    path: folder.write("provinces.csv", `${rows.join("\n")}\n`),
    fileName: "provinces.csv",
    dryRun,
  });
const places = async () => {
  const read = await db.run(readPlaces, anonymous, {});
  if (!read.ok) throw new Error(read.code);
  return read.places;
};

describe("a file of places that is refused", () => {
  test.each([
    ["a time zone that is none of the corridor's", "94,Papua,,WAST,,,", "ZONE_UNKNOWN", "zone"],
    ["a day that is not in the calendar", "94,Papua,,WIT,2022-02-30,,", "DAY_INVALID", "valid_from"],
    ["a place without a name", "94,,Papua,WIT,,,", "TITLE_EMPTY", "name_id"],
    ["a code with a blank in it", "9 4,Papua,,WIT,,,", "PLACE_CODE_INVALID", "code"],
    ["a parent that is not in the file", "95,Papua Selatan,,WIT,,94,", "PARENT_ABSENT", "parent"],
  ])("%s", async (_, row, code, column) => {
    const outcome = await importing([header, row]);
    expect(outcome).toMatchObject({ ok: false, code: "FILE_REFUSED", rows: [{ code, row: 2, column }] });
    const [finding] = outcome.ok ? [] : (outcome.rows ?? []);
    if (!finding) throw new Error("no finding");
    expect(explainRow(finding, "id")).toContain("provinces.csv");
    expect(explainRow(finding, "en")).toMatch(/row 2/i);
    expect(await places()).toEqual([]);
  });

  test("a code that stands twice", async () => {
    const outcome = await importing([...papua, "94,Papua,,WIT,,,"]);
    expect(outcome).toMatchObject({ rows: [{ code: "CODE_DUPLICATE", row: 4, expected: "2", found: "94" }] });
  });
});

describe("places", () => {
  test("a dry run counts and writes nothing", async () => {
    expect(await importing(papua, true)).toMatchObject({ ok: true, places: 2, added: 2, dryRun: true });
    expect(await places()).toEqual([]);
  });

  test("are kept with zone, origin and day; a DATE stays the day that was written", async () => {
    expect(await importing(papua)).toMatchObject({ ok: true, added: 2, changed: 0 });
    expect(await places()).toEqual([
      {
        code: "94",
        name: { id: "Papua", en: "Papua" },
        zone: "Asia/Jayapura",
        parent: null,
        validFrom: null,
        validUntil: null,
      },
      {
        code: "95",
        name: { id: "Papua Selatan", en: "South Papua" },
        zone: "Asia/Jayapura",
        parent: "94",
        validFrom: "2022-07-25",
        validUntil: null,
      },
    ]);
  });

  test("the same file again changes nothing; a corrected one changes what it corrects", async () => {
    expect(await importing(papua)).toMatchObject({ unchanged: true, added: 0, changed: 0 });
    const renamed = papua.map((row) => row.replace("South Papua", "Southern Papua"));
    expect(await importing(renamed)).toMatchObject({ unchanged: false, added: 0, changed: 1 });
  });

  test("a zone is known by the name that people use", () => {
    expect(["WIB", "wita", "WIT", "SGT", "Asia/Makassar", "CET", ""].map(readZone)).toEqual([
      "Asia/Jakarta",
      "Asia/Makassar",
      "Asia/Jayapura",
      "Asia/Singapore",
      "Asia/Makassar",
      null,
      null,
    ]);
  });

  test("a leap day is a day in a leap year only", () => {
    expect(["2024-02-29", "2023-02-29", "2024-2-9", "2024-13-01"].map(isDay)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
