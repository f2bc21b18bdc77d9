import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { caseAt, caseGround, must } from "./case.fixture.ts";
import { importRules } from "./import-rules.ts";
import { readRules } from "./read-rules.ts";

const db = await testWorkbench();
const folder = await mkdtemp(join(tmpdir(), "jembatan-rules-"));
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

const { bureau, ministry, agency } = principals;
const rule = (more: object = {}) => ({
  ...{ route: "in-kind", key: "register", from: "2020-01-01", by: "programme", office: null },
  ...{ daysBefore: 30, paper: null, title: { id: "Register", en: "Register" }, source: null },
  ...more,
});
async function take(rules: unknown, who: Parameters<typeof db.run>[1] = bureau.commandLine, dryRun = false) {
  const path = join(folder, "rules.yaml");
  // JSON is YAML.
  await writeFile(path, typeof rules === "string" ? rules : JSON.stringify({ rules }));
  return db.run(importRules, who, { path, fileName: "rules.yaml", dryRun });
}
const on = async (day: string, route = "in-kind") =>
  must(await db.run(readRules, principals.anonymous, { on: day }))
    .routes.find((one) => one.route === route)
    ?.rules.map(({ key, daysBefore }) => [key, daysBefore]);
const stored = async () => (await db.sql`select from placement.rule`).length;

beforeAll(async () => {
  await caseAt(db, "draft", await caseGround(db));
});

describe("a file of rules is refused as a whole", () => {
  test.each([
    ["that is no YAML", "rules: [", "RULE_FIELD", undefined],
    ["with a route that there is not", [rule(), rule({ route: "tourist" })], "RULE_FIELD", "rules.1.route"],
    ["with days reversed", [rule({ until: "2019-01-01" })], "RULE_FIELD", "rules.0.until"],
    ["with a rule twice", [rule(), rule()], "RULE_TWICE", "rules.1"],
    [
      "with two stretches of one rule that overlap",
      [rule(), rule({ from: "2026-01-01" })],
      "RULE_OVERLAPS",
      "rules.1",
    ],
    ["with more than the form has", [rule({ fee: 1 })], "RULE_FIELD", "rules.0"],
  ])("%s", async (_, rules, code, column) => {
    const refused = await take(rules);
    expect(refused).toMatchObject({ ok: false, code: "FILE_REFUSED" });
    expect(refused.ok ? null : refused.rows?.[0]).toMatchObject({ code, ...(column && { column }) });
    expect(await stored()).toBe(0);
  });
  test("from an office that answers for no case as its programme", async () => {
    for (const who of [ministry.head, agency.head, bureau.head])
      expect(await take([rule()], who)).toMatchObject({ ok: false, code: "RULES_OF_PROGRAMME" });
    expect(await take([rule()], bureau.officer)).toMatchObject({ code: "NOT_PERMITTED" });
    expect(await stored()).toBe(0);
  });
});

test("a dry run counts and writes nothing", async () => {
  expect(must(await take([rule()], bureau.commandLine, true))).toMatchObject({
    rules: 1,
    added: ["in-kind/register 2020-01-01"],
  });
  expect(await stored()).toBe(0);
});

test("the same file again changes nothing", async () => {
  must(await take([rule(), rule({ key: "record", daysBefore: 14 })]));
  expect(must(await take([rule(), rule({ key: "record", daysBefore: 14 })]))).toMatchObject({
    ...{ added: [], changed: [], ended: [], withoutSource: 2 },
  });
});

test("a rule that begins anew ends the one before it the day before, and both are read on their days", async () => {
  expect(must(await take([rule({ from: "2026-07-01", daysBefore: 60 })]))).toMatchObject({
    ...{ added: ["in-kind/register 2026-07-01"], ended: ["in-kind/register 2020-01-01"] },
  });
  expect(await on("2026-06-30")).toEqual([
    ["register", 30],
    ["record", 14],
  ]);
  expect(await on("2026-07-01")).toEqual([
    ["register", 60],
    ["record", 14],
  ]);
  expect(await on("2019-12-31")).toEqual([]);
});

test("a rule that would hold beside a stored one is refused", async () => {
  expect(await take([rule({ from: "2025-01-01" })])).toMatchObject({
    ...{ code: "RULES_OVERLAP", params: { key: "register", from: "2025-01-01" } },
  });
  expect(await stored()).toBe(3);
});

test("a rule that is withdrawn has a last day", async () => {
  expect(
    must(await take([rule({ key: "record", daysBefore: 14, until: "2026-08-31" })])).changed,
  ).toHaveLength(1);
  expect(await on("2026-09-01")).toEqual([["register", 60]]);
});

test("the head of a programme office brings rules in", async () => {
  await caseAt(db, "review", { commitment: "" });
  expect(must(await take([rule({ key: "minutes" })], bureau.head)).added).toHaveLength(1);
});

test("the rules that come with the installation can be read, and each says whether it has a source", async () => {
  const path = fileURLToPath(new URL("../../templates/rules/placement.yaml", import.meta.url));
  await db.sql`delete from placement.rule`;
  const done = must(await db.run(importRules, bureau.demo, { path, fileName: "placement.yaml" }));
  const { routes, withoutSource } = must(await db.run(readRules, principals.anonymous, {}));
  expect(routes.map(({ rules }) => rules.length)).toEqual([4, 3, 4]);
  expect(withoutSource).toBe(done.withoutSource);
});
