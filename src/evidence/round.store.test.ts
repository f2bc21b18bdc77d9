import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { readThread } from "../thread/index.server.ts";
import { testFolder } from "../platform/test-files.ts";
import { organisations } from "../test-people.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importClassification } from "../vocabulary/index.server.ts";
import { advanceRound } from "./advance-round.ts";
import { compareEditions } from "./compare-editions.ts";
import { decideOccupation } from "./decide-occupation.ts";
import type { Decision } from "./dovetailing.ts";
import { openRound } from "./open-round.ts";
import { readEdition } from "./read-edition.ts";
import { readRound } from "./read-round.ts";
import { readRoundOccupation } from "./read-round-occupation.ts";
import { recordTest } from "./record-test.ts";
import { registerEdition } from "./register-edition.ts";
import { accepted, releasedList } from "./round.fixture.ts";
import { roundTests, type RoundTest } from "./round.ts";
import { sealRound } from "./seal-round.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau } = principals;
const office = organisations.ministry.organisationId;

let list = "";
beforeEach(async () => {
  await db.sql`delete from evidence.round`;
  await db.sql`alter table evidence.edition disable trigger keep_edition`;
  await db.sql`delete from evidence.edition`;
  await db.sql`alter table evidence.edition enable trigger keep_edition`;
  await db.sql`delete from evidence.edition_name`;
  await db.sql`delete from evidence.list`;
  await db.sql`delete from thread.link`;
  await db.run(importClassification, ministry.statistician, {
    scheme: "kbji",
    version: "2014",
    path: folder.write(
      "kbji.csv",
      `digit,kode,judul
1,2,Profesional
2,25,Profesional Teknologi
3,251,Pengembang
4,2511,Analis Sistem
4,2512,Pengembang Perangkat Lunak
4,2513,Pengembang Web
4,2514,Pemrogram Aplikasi
`,
    ),
    fileName: "kbji.csv",
  });
  list = await releasedList(db.sql, office, {
    2511: "short",
    2512: "short",
    2513: "undetermined",
    2514: "not-short",
  });
});

const open = (name = "2026", more = {}) =>
  db.run(openRound, ministry.statistician, { name, list, closesOn: "2999-12-31", ...more });
const advance = (to: "evidence" | "first-dovetailing" | "validation" | "second-dovetailing", name = "2026") =>
  db.run(advanceRound, ministry.officer, { round: name, to });
const decide = (code: string, decision: Decision, reason = "", as = ministry.statistician) =>
  db.run(decideOccupation, as, { round: "2026", code, decision, reason });
const record = (code: string, test: RoundTest, more = {}) =>
  db.run(recordTest, ministry.officer, {
    round: "2026",
    code,
    test,
    met: true,
    evidence: `Bukti ${test}`,
    ...(test === "pipeline" && { commits: "Politeknik contoh" }),
    ...more,
  });
const seal = (as = ministry.head) => db.run(sealRound, as, { round: "2026" });

/** Opened, with three firms for 2511 and one for 2512, and in the first dovetailing. */
async function dovetailing() {
  await open();
  await advance("evidence");
  for (const firm of ["a", "b", "c"]) await accepted(db.sql, office, "2026", firm, ["2511"]);
  await accepted(db.sql, office, "2026", "d", ["2512"]);
  expect(await advance("first-dovetailing")).toMatchObject({ ok: true });
}
async function secondDovetailing() {
  await dovetailing();
  await advance("validation");
  expect(await advance("second-dovetailing")).toMatchObject({ ok: true });
}
async function decided() {
  await secondDovetailing();
  await decide("2511", "include");
  await decide("2512", "watch", "Bukti industri baru dari satu perusahaan.");
  for (const name of roundTests) await record("2511", name);
}

describe("what is refused", () => {
  test("a round upon a draft, upon a list of another office, or with the name of another round", async () => {
    const draft = await releasedList(db.sql, office, {}, { released: false });
    expect(await open("2026", { list: draft })).toMatchObject({ code: "LIST_DRAFT" });
    expect(await db.run(openRound, bureau.officer, { name: "2026", list })).toMatchObject({
      code: "LIST_NOT_FOUND",
    });
    await open();
    expect(await open()).toMatchObject({ code: "NAME_TAKEN" });
  });

  test("a stage is never skipped, and moved to once", async () => {
    await open();
    expect(await advance("validation")).toMatchObject({ code: "ROUND_STAGE", params: { stage: "open" } });
    expect(await advance("evidence")).toMatchObject({ ok: true });
    expect(await advance("evidence")).toMatchObject({ code: "ROUND_STAGE" });
  });

  test("a call for evidence without a last day, or with one that has passed", async () => {
    expect(await open("2026", { closesOn: "2020-01-01" })).toMatchObject({ code: "CALL_DATE_PAST" });
    await open("2026", { closesOn: null });
    expect(await advance("evidence")).toMatchObject({ code: "CALL_UNDATED" });
    expect(
      await db.run(advanceRound, ministry.officer, { round: "2026", to: "evidence", closesOn: "2020-01-01" }),
    ).toMatchObject({ code: "CALL_DATE_PAST" });
  });

  test("to go on while a submission waits for somebody to look at it", async () => {
    await open();
    await advance("evidence");
    await accepted(db.sql, office, "2026", "a", ["2511"], { status: "sent" });
    expect(await advance("first-dovetailing")).toMatchObject({
      code: "SUBMISSIONS_WAITING",
      params: { count: 1 },
    });
  });

  test("a decision before the dovetailing, upon an occupation that nobody named, or in another office's round", async () => {
    await open();
    expect(await decide("2511", "include")).toMatchObject({ code: "ROUND_STAGE" });
    await advance("evidence");
    await advance("first-dovetailing");
    expect(await decide("9999", "include")).toMatchObject({ code: "OCCUPATION_NOT_FOUND" });
    expect(
      await db.run(decideOccupation, bureau.officer, { round: "2026", code: "2511", decision: "watch" }),
    ).toMatchObject({ code: "ROUND_NOT_FOUND" });
  });

  test("a decision that differs from the proposal, without a reason", async () => {
    await dovetailing();
    expect(await decide("2511", "leave", "  ")).toMatchObject({
      code: "REASON_MISSING",
      params: { proposal: "include" },
    });
    expect(await decide("2511", "leave", "Sudah jenuh.")).toMatchObject({ ok: true });
  });

  test("a test without evidence, and a pipeline without who commits", async () => {
    await dovetailing();
    expect(await record("2511", "skilled", { evidence: "" })).toMatchObject({ code: "EVIDENCE_MISSING" });
    expect(await record("2511", "pipeline", { commits: "" })).toMatchObject({ code: "COMMITMENT_MISSING" });
    expect(await record("2511", "pipeline", { commits: "", met: false })).toMatchObject({ ok: true });
  });
});

describe("an address is given once", () => {
  const elsewhere = (name: string, publishedOn: string) =>
    db.run(registerEdition, bureau.officer, {
      name,
      title: { id: "Daftar lain", en: "Another list" },
      source: "Peraturan contoh",
      publishedOn,
      codeList: "kbji/2014",
      rows: [{ code: "2514" }],
    });

  test("no office takes the name of another office's edition, nor of its round", async () => {
    await decided();
    expect(await elsewhere("2026", "2025-01-01")).toMatchObject({ code: "NAME_TAKEN" });
    expect(await seal()).toMatchObject({ ok: true });
    expect(await elsewhere("2026", "2025-01-01")).toMatchObject({ code: "NAME_TAKEN" });
    const own = await releasedList(db.sql, organisations.bureau.organisationId, { 2511: "short" });
    expect(await db.run(openRound, bureau.officer, { name: "2026", list: own })).toMatchObject({
      code: "NAME_TAKEN",
    });
  });

  test("an edition of a round does not take the name that an edition has already", async () => {
    expect(await elsewhere("2026", "2025-01-01")).toMatchObject({ ok: true });
    expect(await open()).toMatchObject({ code: "NAME_TAKEN" });
  });

  test("a list of elsewhere is never the newest edition while one was sealed here, and has no date to come", async () => {
    expect(await elsewhere("2030", "2999-01-01")).toMatchObject({ code: "PUBLISHED_LATER" });
    await decided();
    expect(
      await db.run(sealRound, ministry.head, { round: "2026", publishedOn: "2999-01-01" }),
    ).toMatchObject({
      code: "PUBLISHED_LATER",
    });
    expect(
      await db.run(sealRound, ministry.head, { round: "2026", publishedOn: "2020-01-01" }),
    ).toMatchObject({ ok: true });
    expect(await elsewhere("2025", "2025-01-01")).toMatchObject({ ok: true });
    expect(await db.run(readEdition, anonymous, {})).toMatchObject({ edition: { name: "2026" } });
    expect(await db.run(readEdition, anonymous, { edition: "2025" })).toMatchObject({
      edition: { name: "2025" },
    });
  });
});

describe("sealing is refused", () => {
  test("before the second dovetailing", async () => {
    await dovetailing();
    expect(await seal()).toMatchObject({ code: "ROUND_STAGE" });
  });

  test("with an occupation that asks for a decision and has none", async () => {
    await secondDovetailing();
    await decide("2511", "include");
    expect(await seal()).toMatchObject({
      code: "DECISIONS_MISSING",
      rows: [{ file: "2512", code: "DECISION_MISSING" }],
    });
  });

  test("when the evidence changed after a decision", async () => {
    await decided();
    await accepted(db.sql, office, "2026", "e", ["2512"]);
    await accepted(db.sql, office, "2026", "f", ["2512"]);
    expect(await seal()).toMatchObject({ code: "DECISIONS_STALE", rows: [{ file: "2512" }] });
  });

  test("with one of the four tests missing: the occupation is not critical", async () => {
    await decided();
    await record("2511", "strategic", { met: false });
    expect(await seal()).toMatchObject({
      code: "TESTS_INCOMPLETE",
      rows: [{ file: "2511", code: "TEST_OPEN", expected: "strategic" }],
    });
  });

  test("with a declared conflict of interest that nobody has dealt with", async () => {
    await decided();
    await accepted(db.sql, office, "2026", "a", ["2511"], { interest: "Pemilik lembaga kursus." });
    expect(await seal()).toMatchObject({ code: "CONFLICTS_OPEN", params: { count: 1 } });
  });

  test("an edition in which nothing stands", async () => {
    await secondDovetailing();
    await decide("2511", "watch", "Ditunda.");
    await decide("2512", "watch", "Ditunda.");
    expect(await seal()).toMatchObject({ code: "EDITION_EMPTY" });
  });

  test("by whoever decided upon any occupation of the round, as head of the office too", async () => {
    await decided();
    await db.sql`update evidence.decision set decided_by = ${ministry.head.person} where code = '2512'`;
    expect(await seal()).toMatchObject({ code: "FOUR_EYES" });
  });

  test("by the head of another office, and a second time", async () => {
    await decided();
    expect(await seal(bureau.head)).toMatchObject({ code: "ROUND_NOT_FOUND" });
    expect(await seal()).toMatchObject({ ok: true, entries: 1 });
    expect(await seal()).toMatchObject({ code: "ROUND_SEALED" });
  });
});

describe("a round", () => {
  test("shows both sides in nine cells, and asks only where one of them speaks", async () => {
    await dovetailing();
    const read = await db.run(readRound, ministry.reader, { round: "2026" });
    if (!read.ok) throw new Error(read.code);
    expect(read.matrix).toEqual({
      short: { strong: 1, some: 1, none: 0 },
      undetermined: { strong: 0, some: 0, none: 1 },
      "not-short": { strong: 0, some: 0, none: 1 },
    });
    expect(read.lines.map(({ code, proposal }) => [code, proposal])).toEqual([
      ["2511", "include"],
      ["2512", "include"],
    ]);
    expect(read.progress).toMatchObject({ missing: 2, decided: 0 });
    expect(await db.run(readRound, bureau.head, { round: "2026" })).toMatchObject({
      code: "ROUND_NOT_FOUND",
    });
  });

  test("an occupation that only employers name stands in it too", async () => {
    await open();
    await advance("evidence");
    await accepted(db.sql, office, "2026", "a", ["2513"]);
    await db.sql`delete from evidence.entry where code = '2513'`;
    await advance("first-dovetailing");
    expect(
      await db.run(readRoundOccupation, ministry.officer, { round: "2026", code: "2513" }),
    ).toMatchObject({
      topDown: "undetermined",
      bottomUp: "some",
      proposal: "watch",
      entry: null,
    });
  });

  test("keeps every decision with who took it, and the last one holds", async () => {
    await dovetailing();
    await decide("2511", "watch", "Menunggu validasi.");
    await decide("2511", "include", "", ministry.officer);
    const read = await db.run(readRoundOccupation, ministry.reader, { round: "2026", code: "2511" });
    if (!read.ok) throw new Error(read.code);
    expect(read.decisions.map(({ decision, by }) => [decision, by])).toEqual([
      ["include", "ministry officer"],
      ["watch", "ministry statistician"],
    ]);
  });
});

describe("an edition", () => {
  test("is public with its hash, and says how each occupation came in; no person is named", async () => {
    await decided();
    const sealed = await seal();
    if (!sealed.ok) throw new Error(sealed.code);
    const read = await db.run(readEdition, anonymous, {});
    if (!read.ok) throw new Error(read.code);
    expect(read).toMatchObject({
      intact: true,
      before: null,
      edition: { name: "2026", hash: sealed.hash },
      content: {
        entries: [
          {
            code: "2511",
            figures: { verdict: "short", passes: 3, employed: 12_000 },
            voices: { strength: "strong", respondents: 3, vacancies: 6, drivers: { "short-gap": 3 } },
            decided: { proposal: "include", reason: null },
            tests: roundTests.map((name) => ({ test: name, evidence: `Bukti ${name}` })),
          },
        ],
      },
    });
    expect(JSON.stringify(read)).not.toMatch(/ministry (head|officer|statistician)/);
  });

  test("rests on the thread on its entries, these on the list, and each is about its concept", async () => {
    await decided();
    await seal();
    const read = await db.run(readEdition, anonymous, {});
    if (!read.ok) throw new Error(read.code);
    const walked = await db.run(readThread, anonymous, {
      kind: "evidence.edition",
      id: read.edition.editionId,
    });
    if (!walked.ok) throw new Error(walked.code);
    expect(walked.down.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["evidence.edition-entry", "vocabulary.concept"]),
    );
  });

  test("never changes and never goes: not by its office, not by the operator", async () => {
    await decided();
    await seal();
    await expect(db.sql`delete from evidence.edition`).rejects.toThrow("sealed");
  });

  test("one published elsewhere is registered with what is known of it, and counts as the edition before", async () => {
    const register = (rows: { code: string }[]) =>
      db.run(registerEdition, ministry.officer, {
        name: "2018",
        title: { id: "Daftar 2018", en: "List of 2018" },
        source: "Peraturan contoh",
        publishedOn: "2018-05-01",
        codeList: "kbji/2014",
        rows,
      });
    expect(await register([{ code: "9999" }])).toMatchObject({
      code: "CODES_UNKNOWN",
      rows: [{ file: "9999" }],
    });
    expect(await register([{ code: "2511" }, { code: "2511" }])).toMatchObject({ code: "CODES_TWICE" });
    expect(await register([{ code: "2511" }, { code: "2514" }])).toMatchObject({ ok: true, entries: 2 });
    expect(await register([{ code: "2511" }])).toMatchObject({ code: "NAME_TAKEN" });
    await decided();
    await seal();
    expect(await db.run(readEdition, anonymous, {})).toMatchObject({
      before: { name: "2018", entries: 2 },
      changes: { added: [], left: [{ code: "2514" }], persistent: [{ code: "2511", running: 2 }] },
    });
    expect(await db.run(compareEditions, anonymous, { from: "2018", to: "2026" })).toMatchObject({
      new: [],
      left: [{ code: "2514" }],
      persistent: [{ code: "2511" }],
    });
    expect(await db.run(compareEditions, anonymous, { from: "2018", to: "1999" })).toMatchObject({
      code: "EDITION_NOT_FOUND",
    });
  });

  test("one that is registered after the sealing, though published before, changes nothing of what the sealed one says", async () => {
    await decided();
    await seal();
    const before = await db.run(readEdition, anonymous, { edition: "2026" });
    expect(before).toMatchObject({ ok: true, before: null, changes: null });
    const { now } = db.clock;
    db.clock.now = new Date(now.getTime() + 60_000);
    const registered = await db.run(registerEdition, ministry.officer, {
      ...{ name: "2018", title: { id: "Daftar 2018", en: "List of 2018" }, source: "Peraturan contoh" },
      ...{ publishedOn: "2018-05-01", codeList: "kbji/2014", rows: [{ code: "2511" }] },
    });
    db.clock.now = now;
    expect(registered).toMatchObject({ ok: true });
    expect(await db.run(readEdition, anonymous, { edition: "2026" })).toMatchObject({
      before: null,
      changes: null,
    });
  });

  test("keeps what somebody needs to compute its figures again: parameters, seed, code version and files", async () => {
    await decided();
    await seal();
    expect(await db.run(readEdition, anonymous, {})).toMatchObject({
      content: {
        from: {
          list,
          round: "2026",
          computed: { level: 4, seed: expect.any(Number), files: expect.any(Array) },
        },
      },
    });
  });
});
