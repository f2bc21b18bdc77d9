import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Principal } from "../identity/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { codeTexts } from "./code-texts.ts";
import { importClassification } from "./import-classification.ts";
import { importSynonyms } from "./import-synonyms.ts";
import { listCodings } from "./list-codings.ts";
import { proposeCoding } from "./propose-coding.ts";
import { proposeSynonym } from "./propose-synonym.ts";
import { reviewCoding } from "./review-coding.ts";
import { reviewSynonym } from "./review-synonym.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau, agency } = principals;
const synonym = { language: "id", kind: "synonym", form: "dosen", meaning: "pengajar" } as const;
const coding = { version: "2014", codings: [{ text: "tukang ngoding", code: "1" }] };
const someId = "00000000-0000-4000-8000-000000000009";

beforeAll(async () => {
  const path = folder.write("kbji.csv", "digit,kode,judul\n1,1,Manajer\n");
  await db.run(importClassification, bureau.statistician, { scheme: "kbji", path, fileName: "kbji.csv" });
});

describe("who contributes no words", () => {
  test.each<[string, Principal, string]>([
    ["somebody who has not signed in", anonymous, "NOT_SIGNED_IN"],
    ["a registrar", ministry.registrar, "NOT_PERMITTED"],
    ["a reader", ministry.reader, "NOT_PERMITTED"],
    ["the background worker", ministry.worker, "NOT_PERMITTED"],
  ])("%s", async (_, principal, code) => {
    const refused = { ok: false, code };
    expect(await db.run(proposeCoding, principal, coding)).toEqual(refused);
    expect(await db.run(reviewCoding, principal, { codingId: someId, decision: "accepted" })).toEqual(
      refused,
    );
    expect(await db.run(proposeSynonym, principal, synonym)).toEqual(refused);
    expect(await db.run(reviewSynonym, principal, { synonymId: someId, decision: "accepted" })).toEqual(
      refused,
    );
    expect(await db.sql`select from vocabulary.coding`).toHaveLength(0);
    expect(await db.sql`select from vocabulary.synonym`).toHaveLength(0);
  });

  test("an officer brings in no table of synonyms", async () => {
    const path = folder.write("synonyms.csv", "language,kind,form,meaning\nid,synonym,a b,c d\n");
    const done = await db.run(importSynonyms, ministry.officer, { path, fileName: "synonyms.csv" });
    expect(done).toEqual({ ok: false, code: "NOT_PERMITTED" });
    expect(await db.sql`select from vocabulary.synonym`).toHaveLength(0);
  });

  test("a job decides nothing: a person reviews", async () => {
    for (const job of [ministry.commandLine, ministry.demo]) {
      expect(await db.run(reviewSynonym, job, { synonymId: someId, decision: "accepted" })).toMatchObject({
        code: "NOT_PERMITTED",
      });
      expect(await db.run(reviewCoding, job, { codingId: someId, decision: "accepted" })).toMatchObject({
        code: "NOT_PERMITTED",
      });
    }
  });
});

describe("one rule for reviews", () => {
  const { head, officer, statistician } = ministry;

  test("a head proposes nothing", async () => {
    const refused = { ok: false, code: "NOT_PERMITTED" };
    expect(await db.run(proposeCoding, head, coding)).toEqual(refused);
    expect(await db.run(proposeSynonym, head, synonym)).toEqual(refused);
  });

  test("officer, statistician and head of an office review, each of what another proposed", async () => {
    for (const [author, reviewer, text] of [
      [statistician, head, "tukang data"],
      [officer, head, "tukang laporan"],
      [statistician, officer, "tukang basis data"],
      [officer, statistician, "tukang angka"],
    ] as const) {
      const word = { ...synonym, form: text };
      const done = await db.run(proposeSynonym, author, word);
      await db.run(proposeCoding, author, { version: "2014", codings: [{ text, code: "1" }] });
      const [row] = await db.sql`select coding_id from vocabulary.coding where text = ${text}`;
      const codingId = String(row?.coding_id);
      const synonymId = done.ok ? done.synonymId : "";
      for (const [by, answer] of [
        [author, { ok: false, code: "FOUR_EYES" }],
        [reviewer, { ok: true, decision: "accepted" }],
      ] as const) {
        expect(await db.run(reviewSynonym, by, { synonymId, decision: "accepted" })).toMatchObject(answer);
        expect(await db.run(reviewCoding, by, { codingId, decision: "accepted" })).toMatchObject(answer);
      }
    }
    await db.sql`delete from vocabulary.coding`;
    await db.sql`delete from vocabulary.synonym`;
  });
});

test("strangers code one title at a time, no lists", async () => {
  expect(await db.run(codeTexts, anonymous, { texts: ["a"] })).toEqual({ ok: false, code: "NOT_SIGNED_IN" });
  expect(await db.run(listCodings, anonymous, {})).toEqual({ ok: false, code: "NOT_SIGNED_IN" });
});

describe("the wall under the policies", () => {
  beforeAll(async () => {
    expect(await db.run(proposeCoding, ministry.officer, coding)).toMatchObject({ ok: true });
    expect(await db.run(proposeSynonym, ministry.officer, synonym)).toMatchObject({ ok: true });
  });

  /** Counts the rows that a statement reaches, as somebody in the middle of a use case. */
  const reach = (who: typeof agency.officer, purpose: string, statement: ReturnType<typeof sql>) =>
    db.database.transaction(
      {
        "jembatan.kind": "member",
        "jembatan.organisation": who.organisation,
        "jembatan.party": who.party ?? "",
        "jembatan.purpose": purpose,
      },
      async (tx) => {
        const { rows, numAffectedRows } = await statement.execute(tx);
        return Number(numAffectedRows ?? rows.length);
      },
      () => "rollback",
    );

  test.each(["vocabulary.propose-coding", "vocabulary.review-coding", "vocabulary.list-codings"])(
    "%s reaches no coding of another organisation, not even one of the same party",
    async (purpose) => {
      for (const who of [agency.officer, bureau.officer]) {
        expect(await reach(who, purpose, sql`select 1 from vocabulary.coding`)).toBe(0);
        expect(await reach(who, purpose, sql`update vocabulary.coding set text = 'x'`)).toBe(0);
        expect(await reach(who, purpose, sql`delete from vocabulary.coding`)).toBe(0);
      }
      expect(await reach(ministry.officer, purpose, sql`select 1 from vocabulary.coding`)).toBe(1);
    },
  );

  test("a synonym is read by everybody and changed by its own use cases alone", async () => {
    const { officer } = agency;
    expect(await reach(officer, "vocabulary.code-text", sql`select 1 from vocabulary.synonym`)).toBe(1);
    const decide = sql`update vocabulary.synonym set status = 'accepted', reviewed_at = now()`;
    expect(await reach(officer, "vocabulary.review-translation", decide)).toBe(0);
    expect(await reach(officer, "vocabulary.review-synonym", decide)).toBe(1);
  });
});
