import { afterAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { findAgencies } from "./find-agencies.ts";
import { importAgencies } from "./import-agencies.ts";
import { readAgencies, readAgency } from "./read-agencies.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, agency } = principals;

const body = (key: string, party: string, more = "") => `  - key: ${key}
    party: ${party}
    kind: agency
    name: { id: ${key}, en: ${key} }
    source: Act 1
${more}`;
const mandate = `    mandates:
      - text: { id: Penempatan kerja, en: Job placement }
        from: "2016-10-04"
        source: Act 2
`;
const file = (content: string) => ({
  path: folder.write("agencies.yaml", content),
  fileName: "agencies.yaml",
});
const two = `agencies:\n${body("wsg", "SG", mandate)}${body("merged", "SG", '    succeeds: [{ key: wsg, since: "2026-10-01", source: Letter }]\n')}`;

describe("a file of agencies is refused whole", () => {
  test.each([
    ["where it is no YAML", "agencies: [", "AGENCY_FIELD"],
    [
      "where a day is none",
      `agencies:\n${body("wsg", "SG", mandate.replace("2016-10-04", "2016-13-04"))}`,
      "AGENCY_FIELD",
    ],
    [
      "where a mandate has no source",
      `agencies:\n${body("wsg", "SG", mandate.replace("        source: Act 2\n", ""))}`,
      "AGENCY_FIELD",
    ],
    ["where one stands there twice", `agencies:\n${body("wsg", "SG")}${body("wsg", "SG")}`, "AGENCY_TWICE"],
    [
      "where one succeeds a body that nobody knows",
      two.replace("key: wsg, since", "key: gone, since"),
      "AGENCY_UNKNOWN",
    ],
  ])("%s", async (_, content, code) => {
    const outcome = await db.run(importAgencies, agency.officer, file(content));
    expect(outcome).toMatchObject({ ok: false, code: "FILE_REFUSED", rows: [{ code }] });
    expect(await db.sql`select from roster.agency`).toHaveLength(0);
  });

  test("where it names a body of the other party", async () => {
    const outcome = await db.run(importAgencies, ministry.officer, file(two));
    expect(outcome).toMatchObject({ ok: false, code: "AGENCIES_OF_OTHER_PARTY" });
    expect(await db.sql`select from roster.agency`).toHaveLength(0);
  });
});

test("a dry run counts and writes nothing; the file itself writes once, and again changes nothing", async () => {
  const counts = { agencies: 2, mandates: 1, added: ["wsg", "merged"], changed: [] };
  expect(await db.run(importAgencies, agency.officer, { ...file(two), dryRun: true })).toMatchObject(counts);
  expect(await db.sql`select from roster.agency`).toHaveLength(0);
  expect(await db.run(importAgencies, agency.officer, file(two))).toMatchObject(counts);
  const again = await db.run(importAgencies, agency.officer, file(two));
  expect(again).toMatchObject({ ok: true, added: [], changed: [] });
  expect(await db.sql`select from identity.audit where use_case = 'roster.import-agencies'`).toHaveLength(1);
});

test("everybody reads the directory of a day, one body through time, and finds one with its source", async () => {
  const on = async (day: string) => {
    const read = await db.run(readAgencies, anonymous, { on: day });
    return read.ok && read.agencies.map(({ key }) => key);
  };
  expect(await on("2026-09-30")).toEqual(["merged", "wsg"]);
  expect(await on("2026-10-01")).toEqual(["merged"]);
  expect(await db.run(readAgency, anonymous, { key: "wsg" })).toMatchObject({
    ok: true,
    after: [{ key: "merged", since: "2026-10-01", source: "Letter" }],
  });
  expect(await db.run(readAgency, anonymous, { key: "gone" })).toEqual({
    ok: false,
    code: "AGENCY_NOT_FOUND",
  });
  expect(await db.run(findAgencies, anonymous, { text: "penempatan", on: "2025-06-01" })).toMatchObject({
    count: 1,
    agencies: [{ key: "wsg", source: "Act 2", reason: { words: ["penempatan"] } }],
  });
});
