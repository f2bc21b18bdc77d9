import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../identity/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { codingsToReview } from "./coding.ts";
import { codeText } from "./code-text.ts";
import { importClassification } from "./import-classification.ts";
import { listCodings } from "./list-codings.ts";
import { proposeCoding } from "./propose-coding.ts";
import { reviewCoding } from "./review-coding.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, agency } = principals;

const kbji =
  "digit,kode,judul\n1,2,Profesional\n2,25,Profesional TIK\n3,251,Pengembang\n4,2512,Pengembang Perangkat Lunak\n4,2513,Pengembang Web\n";
beforeAll(async () => {
  const path = folder.write("kbji.csv", kbji);
  await db.run(importClassification, ministry.statistician, { scheme: "kbji", path, fileName: "kbji.csv" });
});
beforeEach(async () => {
  await db.sql`delete from vocabulary.coding`;
  await db.sql`delete from vocabulary.label where origin = 'coding'`;
  await db.sql`update vocabulary.revision set number = number + 1`;
});

type Row = { text: string; code: string | null; language?: "id" | "en" | null; score?: number | null };
const proposing = (codings: Row[], principal: Principal = ministry.officer) =>
  db.run(proposeCoding, principal, { version: "2014", codings });
const queue = async (input = {}, principal: Principal = ministry.statistician) => {
  const done = await db.run(listCodings, principal, input);
  if (!done.ok) throw new Error(done.code);
  return done;
};
async function propose(row: Row = { text: "tukang ngoding", code: "2512" }, principal?: Principal) {
  expect(await proposing([row], principal)).toMatchObject({ ok: true, added: 1 });
  const { lines } = await queue({}, principal ?? ministry.officer);
  const line = lines.find(({ text, status }) => text === row.text && status === "proposed");
  return line?.codingId ?? "";
}
type Review = { decision: "accepted" | "rejected"; as?: "hidden" | "alternative"; instead?: string };
const review = (codingId: string, input: Review, principal: Principal = ministry.statistician) =>
  db.run(reviewCoding, principal, { codingId, ...input });
const found = async (text: string) => {
  const done = await db.run(codeText, anonymous, { text });
  if (!done.ok) throw new Error(done.code);
  return done.hits;
};

describe("what is refused", () => {
  test("who proposes does not review", async () => {
    const id = await propose();
    expect(await review(id, { decision: "accepted" }, ministry.officer)).toEqual({
      ok: false,
      code: "FOUR_EYES",
    });
    expect(await found("tukang ngoding")).toEqual([]);
  });

  test("another organisation neither sees nor reviews it", async () => {
    const id = await propose();
    expect((await queue({}, agency.statistician)).lines).toEqual([]);
    expect(await review(id, { decision: "accepted" }, agency.statistician)).toEqual({
      ok: false,
      code: "CODING_NOT_FOUND",
    });
  });

  test("what was rejected does not come back, in whatever capitals; another code may", async () => {
    await review(await propose(), { decision: "rejected" });
    const again = { text: "Tukang Ngoding", code: "2512" };
    expect(await proposing([again])).toMatchObject({ ok: false, code: "CODING_REJECTED" });
    expect(await proposing([{ ...again, code: "2513" }])).toMatchObject({ ok: true, added: 1 });
  });

  test("a text waits once, and a label of the code needs no proposal", async () => {
    await propose();
    expect(await proposing([{ text: "tukang ngoding", code: "2513" }])).toMatchObject({
      code: "CODING_OPEN",
    });
    expect(await proposing([{ text: "pengembang web", code: "2513" }])).toMatchObject({
      code: "CODING_KNOWN",
    });
  });

  test("a code or a version that is not here, an empty text, a text of more than 300 characters", async () => {
    expect(await proposing([{ text: "x", code: "9999" }])).toMatchObject({
      code: "CONCEPT_NOT_FOUND",
      params: { code: "9999" },
    });
    const elsewhere = { version: "2099", codings: [{ text: "x", code: "2512" }] };
    expect(await db.run(proposeCoding, ministry.officer, elsewhere)).toMatchObject({
      code: "VERSION_NOT_FOUND",
    });
    for (const text of [" \u200B ", "x".repeat(301)])
      expect(await proposing([{ text, code: "2512" }])).toMatchObject({ code: "INPUT_INVALID" });
  });

  test("a second review", async () => {
    const id = await propose();
    await review(id, { decision: "accepted" });
    expect(await review(id, { decision: "rejected" })).toEqual({ ok: false, code: "ALREADY_REVIEWED" });
    expect(await review(randomUUID(), { decision: "rejected" })).toMatchObject({ code: "CODING_NOT_FOUND" });
  });
});

describe("an accepted coding", () => {
  test("is a label with its author, found from the next question on", async () => {
    expect(await found("tukang ngoding")).toEqual([]);
    await review(await propose({ text: "tukang ngoding", code: "2512", language: "id" }), {
      decision: "accepted",
    });
    const [hit] = await found("Tukang ngoding");
    expect(hit).toMatchObject({
      code: "2512",
      score: 1,
      reason: { label: "tukang ngoding", origin: "coding", labelKind: "hidden", step: "exact" },
    });
    const [label] = await db.sql`select author, organisation_id, kind from vocabulary.label
      where origin = 'coding'`;
    expect(label).toEqual({
      author: ministry.officer.person,
      organisation_id: ministry.officer.organisation,
      kind: "hidden",
    });
  });

  test("is a name that is shown where the reviewer says so", async () => {
    await review(await propose(), { decision: "accepted", as: "alternative" });
    expect((await found("tukang ngoding"))[0]?.reason.labelKind).toBe("alternative");
  });
});

describe("a rejected coding", () => {
  test("changes nothing that is found", async () => {
    await review(await propose(), { decision: "rejected" });
    expect(await found("tukang ngoding")).toEqual([]);
  });

  test("leads to another proposal, in the reviewer's name, that a further person decides", async () => {
    await review(await propose(), { decision: "rejected", instead: "2513" });
    const { lines } = await queue({ status: "proposed" });
    expect(lines).toMatchObject([{ text: "tukang ngoding", code: "2513", mine: true }]);
    const id = lines[0]?.codingId ?? "";
    expect(await review(id, { decision: "accepted" })).toMatchObject({ code: "FOUR_EYES" });
    expect(await review(id, { decision: "accepted" }, ministry.officer)).toMatchObject({ ok: true });
    expect((await found("tukang ngoding"))[0]?.code).toBe("2513");
  });

  test("stays undecided when the other code is not here", async () => {
    const id = await propose();
    expect(await review(id, { decision: "rejected", instead: "0000" })).toMatchObject({
      code: "CONCEPT_NOT_FOUND",
    });
    expect((await queue()).counts.proposed).toBe(1);
  });
});

describe("a title for which nothing was found", () => {
  const strange = { text: "tukang sihir angka", code: null };

  test("waits without a code, once, and not again after it was rejected", async () => {
    const id = await propose(strange);
    expect((await queue()).lines).toMatchObject([{ ...strange, score: null, title: {} }]);
    expect(await proposing([strange])).toMatchObject({ added: 0, open: 1 });
    await review(id, { decision: "rejected" });
    expect(await proposing([strange])).toMatchObject({ added: 0, rejected: 1 });
    expect(await proposing([{ ...strange, code: "2512" }])).toMatchObject({ added: 1 });
  });

  test("is not accepted before somebody has chosen a code", async () => {
    const id = await propose(strange);
    expect(await review(id, { decision: "accepted" })).toMatchObject({ code: "CODING_WITHOUT_CODE" });
    expect((await queue()).counts.proposed).toBe(1);
  });

  test("gets the code that a reviewer chooses, after another person's review", async () => {
    await review(await propose(strange), { decision: "rejected", instead: "2513" });
    const [line] = (await queue({ status: "proposed" })).lines;
    expect(line).toMatchObject({ text: strange.text, code: "2513", mine: true });
    await review(line?.codingId ?? "", { decision: "accepted" }, ministry.officer);
    expect((await found(strange.text))[0]).toMatchObject({ code: "2513", score: 1 });
  });
});

describe("rows of a coded list that a person should look at", () => {
  const first = { code: "2512", score: 0.4 };
  test("are those not sure enough, with their code, and those without any; what is no title is none", () => {
    const rows = codingsToReview(
      ["pasti", "ragu", "asing", " ", "x".repeat(301)],
      [
        { state: "coded", first: { code: "2513", score: 1 } },
        { state: "review", first },
        { state: "none", first: null },
        { state: "none", first: null },
        { state: "none", first: null },
      ],
    );
    expect(rows).toEqual([
      { text: "ragu", ...first },
      { text: "asing", code: null, score: null },
    ]);
  });
});

describe("rows of a bulk", () => {
  test("are counted by what became of them; a text that stands there twice is one", async () => {
    await propose({ text: "menunggu", code: "2512" });
    await review(await propose({ text: "ditolak", code: "2512" }), { decision: "rejected" });
    const done = await proposing([
      { text: "menunggu", code: "2513", score: 0.3 },
      { text: "ditolak", code: "2512", score: 0.3 },
      { text: "Pengembang WEB", code: "2513", score: 0.3 },
      { text: "baru", code: "2513", score: 0.25 },
      { text: "BARU", code: "2513", score: 0.25 },
    ]);
    expect(done).toEqual({ ok: true, added: 1, open: 1, known: 1, rejected: 1 });
  });

  test("that a job proposed are decided by any one person", async () => {
    expect(await proposing([{ text: "baru", code: "2513" }], ministry.commandLine)).toMatchObject({
      added: 1,
    });
    const [line] = (await queue()).lines;
    expect(line).toMatchObject({ mine: false, authorName: null });
    expect(await review(line?.codingId ?? "", { decision: "accepted" })).toMatchObject({ ok: true });
  });

  test("stand in pages, the newest first, with the name of whoever proposed", async () => {
    await proposing(Array.from({ length: 30 }, (_, i) => ({ text: `judul ${i}`, code: "2512", score: 0.2 })));
    db.clock.now = new Date(db.clock.now.getTime() + 1_000);
    await propose({ text: "terakhir", code: "2513" });
    const first = await queue();
    expect(first).toMatchObject({ total: 31, counts: { proposed: 31, accepted: 0, rejected: 0 } });
    expect(first.lines[0]).toMatchObject({
      text: "terakhir",
      title: { id: "Pengembang Web" },
      authorName: "ministry officer",
    });
    expect(first.lines).toHaveLength(25);
    expect((await queue({ offset: 25 })).lines).toHaveLength(6);
  });
});
