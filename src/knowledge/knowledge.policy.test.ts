import { afterAll, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { addItem } from "./add-item.ts";
import { commentItem } from "./comment-item.ts";
import { readItem, readItemFileBytes } from "./read-item.ts";
import { releaseItem } from "./release-item.ts";
import { sayReuse } from "./say-reuse.ts";
import { searchKnowledge } from "./search-knowledge.ts";
import { withdrawItem } from "./withdraw-item.ts";

const db = await testWorkbench();
afterAll(db.close);
const { anonymous, ministry, bureau, agency } = principals;

const given = {
  kind: "playbook" as const,
  title: { id: "Panduan" },
  licence: "CC-BY-4.0",
  author: "x",
  language: "id" as const,
  text: "Isi.",
};

describe("who may not add, open, take back, or say anything", () => {
  test.each([
    ["somebody who has not signed in", anonymous, "NOT_SIGNED_IN"],
    ["a statistician", ministry.statistician, "NOT_PERMITTED"],
    ["a registrar", ministry.registrar, "NOT_PERMITTED"],
    ["a reader", agency.reader, "NOT_PERMITTED"],
    ["a filing officer", bureau.filing, "NOT_PERMITTED"],
    ["the background worker", ministry.worker, "NOT_PERMITTED"],
  ])("%s", async (_, principal, code) => {
    const refused = { ok: false, code };
    const item = crypto.randomUUID();
    expect(await db.run(addItem, principal, given)).toEqual(refused);
    expect(await db.run(releaseItem, principal, { item, to: "party" })).toEqual(refused);
    expect(await db.run(withdrawItem, principal, { item, why: "x" })).toEqual(refused);
    expect(await db.run(sayReuse, principal, { item, course: "x", usedOn: "2026-03-01" })).toEqual(refused);
    expect(await db.run(commentItem, principal, { item, text: "x", language: "id" })).toEqual(refused);
    expect(await db.sql`select from knowledge.item`).toHaveLength(0);
  });

  test.each([
    ["an expert", ministry.expert],
    ["an instructor", ministry.instructor],
    ["the command line", ministry.commandLine],
  ])("%s opens nothing and takes nothing back", async (_, principal) => {
    const item = crypto.randomUUID();
    expect(await db.run(releaseItem, principal, { item, to: "party" })).toMatchObject({
      code: "NOT_PERMITTED",
    });
    expect(await db.run(withdrawItem, principal, { item, why: "x" })).toMatchObject({
      code: "NOT_PERMITTED",
    });
  });
});

test("everybody may search and read; what is not open to them is not there", async () => {
  const added = await db.run(addItem, ministry.officer, given);
  if (!added.ok) throw new Error(added.code);
  const { item } = added;
  for (const principal of [anonymous, bureau.head, agency.officer, agency.expert, bureau.filing]) {
    expect(await db.run(searchKnowledge, principal, { text: "panduan" })).toMatchObject({
      ok: true,
      total: 0,
    });
    expect(await db.run(readItem, principal, { item })).toEqual({ ok: false, code: "ITEM_NOT_FOUND" });
    expect(await db.run(readItemFileBytes, principal, { item, version: item })).toMatchObject({
      code: "VERSION_NOT_FOUND",
    });
  }
});
