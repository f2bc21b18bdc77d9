import { afterAll, describe, expect, test } from "vitest";
import { organisations } from "../test-people.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { advanceRound } from "./advance-round.ts";
import { countWaiting } from "./count-waiting.ts";
import { decideOccupation } from "./decide-occupation.ts";
import { openRound } from "./open-round.ts";
import { readEdition } from "./read-edition.ts";
import { readRound } from "./read-round.ts";
import { readRoundOccupation } from "./read-round-occupation.ts";
import { confirmEdition } from "./confirm-edition.ts";
import { registerEdition } from "./register-edition.ts";
import { accepted, releasedList } from "./round.fixture.ts";
import { roundTests } from "./round.ts";
import { roundWork } from "./round-work.fixture.ts";
import { sealRound } from "./seal-round.ts";

const db = await testWorkbench();
afterAll(db.close);
const { anonymous, ministry, bureau } = principals;
const office = organisations.ministry.organisationId;
const { list, open, advance, decide, record, seal, dovetailing, secondDovetailing, decided } = roundWork(db);

describe("what is refused", () => {
  test("a round upon a draft, upon a list of another office, or with the name of another round", async () => {
    const draft = await releasedList(db.sql, office, {}, { released: false });
    expect(await open("2026", { list: draft })).toMatchObject({ code: "LIST_DRAFT" });
    expect(await db.run(openRound, bureau.officer, { name: "2026", list: list() })).toMatchObject({
      code: "LIST_NOT_FOUND",
    });
    await open();
    expect(await open()).toMatchObject({ code: "NAME_TAKEN" });
  });

  test("weights below 0, above 100, all of 0, and evidence that is strong from 0 on", async () => {
    const weights = { firm: 1, association: 3, union: 2, "training-provider": 0.5 };
    const none = { firm: 0, association: 0, union: 0, "training-provider": 0 };
    for (const [code, settings] of [
      ["WEIGHT_RANGE", { weights: { ...weights, union: -1 } }],
      ["WEIGHT_RANGE", { weights: { ...weights, firm: 100.5 } }],
      ["WEIGHTS_ZERO", { weights: none }],
      ["STRONG_RANGE", { strongAt: 0 }],
      ["STRONG_RANGE", { strongAt: 1_001 }],
    ] as const)
      expect(await open("2026", { settings })).toMatchObject({ code });
    expect(await open("2026", { settings: { weights: { ...none, firm: 100 } } })).toMatchObject({ ok: true });
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
    expect(await db.run(confirmEdition, bureau.head, { edition: "2025" })).toMatchObject({ ok: true });
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

  test("weighs respondents as it was opened to, shows how, and its edition says so", async () => {
    const weights = { firm: 0.25, association: 3, union: 2, "training-provider": 0 };
    await open("2026", { settings: { weights, strongAt: 0.5 } });
    await advance("evidence");
    for (const firm of ["a", "b"]) await accepted(db.sql, office, "2026", firm, ["2511"]);
    await accepted(db.sql, office, "2026", "d", ["2512"]);
    for (const stage of ["first-dovetailing", "validation", "second-dovetailing"] as const)
      await advance(stage);
    const read = await db.run(readRound, ministry.reader, { round: "2026" });
    if (!read.ok) throw new Error(read.code);
    expect(read.round.settings).toEqual({ weights, strongAt: 0.5 });
    expect(read.lines.map(({ code, bottomUp, weight }) => [code, bottomUp, weight])).toEqual([
      ["2511", "strong", 0.5],
      ["2512", "some", 0.25],
    ]);
    await decide("2511", "include");
    await decide("2512", "watch", "Satu perusahaan.");
    for (const name of roundTests) await record("2511", name);
    expect(await seal()).toMatchObject({ ok: true });
    const edition = await db.run(readEdition, anonymous, { edition: "2026" });
    expect(edition).toMatchObject({ content: { from: { weighing: { weights, strongAt: 0.5 } } } });
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

  test("keeps the language of the page that a reason and the evidence of a test were written on, into its edition", async () => {
    await secondDovetailing();
    const decide = (code: string, decision: "include" | "watch", more: object) =>
      db.run(decideOccupation, ministry.officer, { round: "2026", code, decision, ...more });
    await decide("2511", "include", { writtenIn: "id" });
    await decide("2512", "watch", { reason: "One firm alone.", writtenIn: "en" });
    for (const test of roundTests)
      await record("2511", test, test === "strategic" ? { writtenIn: "id" } : {});
    const read = await db.run(readRoundOccupation, ministry.reader, { round: "2026", code: "2512" });
    expect(read).toMatchObject({ decisions: [{ reason: "One firm alone.", writtenIn: "en" }] });
    expect(await seal()).toMatchObject({ ok: true });
    const edition = await db.run(readEdition, anonymous, { edition: "2026" });
    if (!edition.ok) throw new Error(edition.code);
    const [entry] = edition.content.entries;
    // Without words there is no language of them.
    expect(entry!.decided).not.toHaveProperty("writtenIn");
    expect(entry!.tests.map(({ test, writtenIn }) => [test, writtenIn])).toEqual([
      ["skilled", undefined],
      ["short", undefined],
      ["strategic", "id"],
      ["pipeline", undefined],
    ]);
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

describe("what a round asks of somebody", () => {
  const waits = async (who: Parameters<typeof db.run>[1]) => {
    const counted = await db.run(countWaiting, who, {});
    return counted.ok ? counted.waiting.map(({ what, name, count }) => [what, name, count]) : counted.code;
  };

  test("nothing before its dovetailing, and nothing of another office", async () => {
    await open();
    expect(await waits(ministry.officer)).toEqual([]);
    await advance("evidence");
    expect(await waits(ministry.officer)).toEqual([]);
    await advance("first-dovetailing");
    expect(await waits(ministry.officer)).toEqual([["decisions", "2026", 2]]);
    expect(await waits(bureau.officer)).toEqual([]);
  });

  test("a decision of whoever decides, on each occupation that somebody speaks for", async () => {
    await dovetailing();
    for (const who of [ministry.officer, ministry.statistician])
      expect(await waits(who)).toEqual([["decisions", "2026", 2]]);
    expect(await waits(ministry.head)).toEqual([]);
    await decide("2511", "include");
    await decide("2512", "watch", "Bukti industri baru dari satu perusahaan.");
    expect(await waits(ministry.officer)).toEqual([["tests", "2026", 1]]);
  });

  test("its seal of the head alone, when all is decided and tested and no answer waits; who decided does not seal", async () => {
    await decided();
    expect(await waits(ministry.officer)).toEqual([]);
    expect(await waits(ministry.head)).toEqual([["seals", "2026", 1]]);
    expect(await waits({ ...ministry.head, person: ministry.statistician.person })).toEqual([]);
    await accepted(db.sql, office, "2026", "e", ["2513"], { status: "sent" });
    expect(await waits(ministry.head)).toEqual([]);
    await db.sql`delete from evidence.submission where status = 'sent'`;
    expect(await seal()).toMatchObject({ ok: true });
    expect(await waits(ministry.head)).toEqual([]);
  });
});
