import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../identity/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { refusedFor } from "../test-findings.ts";
import { importClassification, importPlaces } from "../vocabulary/index.server.ts";
import { importSubmissions } from "./import-submissions.ts";
import { listSubmissions, readModeration } from "./list-submissions.ts";
import { acceptFileSubmissions, moderateSubmission } from "./moderate-submission.ts";
import { readBottomUp } from "./read-bottom-up.ts";
import { saveSubmission } from "./save-submission.ts";
import { sendSubmission } from "./send-submission.ts";
import { addTestRound, callClassification, callPlaces } from "./submission.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau, agency } = principals;
const organisation = ministry.officer.organisation;
const round = "2026";

beforeAll(async () => {
  const path = folder.write("kbji.csv", callClassification);
  await db.run(importClassification, ministry.statistician, { scheme: "kbji", path, fileName: "kbji.csv" });
  const places = { path: folder.write("places.csv", callPlaces), fileName: "places.csv" };
  await db.run(importPlaces, ministry.statistician, places);
  await addTestRound(db, organisation, { name: round });
  await addTestRound(db, organisation, { name: "late", stage: "validation" });
});
beforeEach(async () => {
  await db.sql`delete from evidence.submission`;
  await db.sql`update evidence.round set stage = 'evidence' where name = ${round}`;
});

type Answer = {
  respondent?: string;
  code?: string | null;
  interest?: string;
  send?: boolean;
  reason?: string;
};
/** Somebody fills in the form; @returns the id as the office knows it */
async function answer({ respondent = "PT Maju", code = "2512", interest, send = true, reason }: Answer = {}) {
  const save = async (part: unknown, resume?: string) => {
    const input = { round, ...(resume && { code: resume }), part: part as never };
    const done = await db.run(saveSubmission, anonymous, input);
    if (!done.ok) throw new Error(done.code);
    return done.code ?? "";
  };
  const declared = { hasInterest: interest !== undefined, interest };
  const resume = await save({ part: "who", kind: "firm", respondent, ...declared });
  await save({ part: "title", typed: "programmer" }, resume);
  await save({ part: "line", position: 1, code, vacancies: 3, openDays: 90, reason }, resume);
  await save({ part: "title", typed: "juru las" }, resume);
  if (send) await db.run(sendSubmission, anonymous, { round, code: resume });
  const [row] = await db.sql<{ submission_id: string }>`select submission_id from evidence.submission
    order by saved_at desc, ctid desc limit 1`;
  return row?.submission_id ?? "";
}
type Act = Parameters<typeof moderateSubmission.run>[1]["act"];
const moderate = (submission: string, act: unknown, who: Principal = ministry.officer) =>
  db.run(moderateSubmission, who, { round, submission, act: act as Act });
const accept = { step: "decide", decision: "accepted" } as const;
const reject = { step: "decide", decision: "rejected", reason: "Bukan pemberi kerja." } as const;
async function listed(input: object = {}, who: Principal = ministry.officer) {
  const done = await db.run(listSubmissions, who, { round, ...input });
  if (!done.ok) throw new Error(done.code);
  return done;
}
async function evidence() {
  const done = await db.run(readBottomUp, ministry.reader, { round });
  if (!done.ok) throw new Error(done.code);
  return done;
}

describe("what is refused", () => {
  test("a submission counts for nothing before the office has looked at it", async () => {
    await answer();
    expect((await evidence()).codes).toEqual([]);
  });

  test("to reject without a reason", async () => {
    const id = await answer();
    for (const reason of [undefined, "", "  "])
      expect(await moderate(id, { ...reject, reason })).toEqual({
        ok: false,
        code: "SUBMISSION_REASON_MISSING",
      });
  });

  test("to accept while a declared interest is open; noted, it can be accepted", async () => {
    const id = await answer({ interest: "Kami menyelenggarakan pelatihan berbayar." });
    expect(await moderate(id, accept)).toEqual({ ok: false, code: "INTEREST_OPEN" });
    expect((await listed()).openInterests).toBe(1);
    expect(
      await moderate(id, { step: "interest", words: "Lowongan dicocokkan dengan laporan wajib." }),
    ).toMatchObject({
      ok: true,
    });
    expect((await listed()).openInterests).toBe(0);
    expect(await moderate(id, accept)).toMatchObject({ ok: true, status: "accepted" });
  });

  test("to deal with an interest that nobody declared", async () => {
    expect(await moderate(await answer(), { step: "interest", words: "x" })).toMatchObject({
      code: "INTEREST_NONE",
    });
  });

  test("to change a decision without a reason; with one it changes", async () => {
    const id = await answer();
    await moderate(id, reject);
    expect(await moderate(id, accept)).toMatchObject({ code: "SUBMISSION_REASON_MISSING" });
    expect(await moderate(id, { ...accept, reason: "Keliru dibaca." })).toMatchObject({ ok: true });
  });

  test("a draft is nobody's but its writer's", async () => {
    const id = await answer({ send: false });
    expect(await moderate(id, accept)).toMatchObject({ code: "SUBMISSION_NOT_FOUND" });
    const asked = { round, submission: id };
    expect(await db.run(readModeration, ministry.officer, asked)).toMatchObject({
      code: "SUBMISSION_NOT_FOUND",
    });
    expect(await listed()).toMatchObject({ submissions: [], total: 0, counts: { draft: 1 } });
  });

  test("another office: it neither lists, reads, decides, brings in nor hears the sum", async () => {
    const submission = await answer();
    const path = folder.write("survey.csv", "kind,respondent,title\nfirm,X,juru las\n");
    for (const other of [bureau, agency]) {
      const refused = { ok: false, code: "ROUND_NOT_FOUND" };
      expect(await db.run(listSubmissions, other.head, { round })).toMatchObject(refused);
      expect(await db.run(readModeration, other.officer, { round, submission })).toMatchObject(refused);
      expect(await moderate(submission, accept, other.officer)).toMatchObject(refused);
      expect(await db.run(acceptFileSubmissions, other.officer, { round })).toMatchObject(refused);
      expect(await db.run(readBottomUp, other.reader, { round })).toMatchObject(refused);
      const file = { round, path, fileName: "survey.csv" };
      expect(await db.run(importSubmissions, other.statistician, file)).toMatchObject(refused);
    }
    expect(await db.sql`select status from evidence.submission`).toEqual([{ status: "sent" }]);
  });

  test("an officer's own round does not open another round's submission", async () => {
    const submission = await answer();
    expect(
      await db.run(moderateSubmission, ministry.officer, { round: "late", submission, act: accept }),
    ).toMatchObject({
      code: "SUBMISSION_NOT_FOUND",
    });
  });

  test("anything, once the round is sealed", async () => {
    const id = await answer();
    await db.sql`update evidence.round set stage = 'sealed' where name = ${round}`;
    expect(await moderate(id, accept)).toMatchObject({ code: "ROUND_SEALED" });
    expect(await db.run(acceptFileSubmissions, ministry.officer, { round })).toMatchObject({
      code: "ROUND_SEALED",
    });
  });

  test("a line or a code that is not there, and a submission in which nothing would count", async () => {
    const id = await answer();
    expect(await moderate(id, { step: "code", position: 9, code: "2512" })).toMatchObject({
      code: "LINE_NOT_FOUND",
    });
    expect(await moderate(id, { step: "code", position: 1, code: "9999" })).toMatchObject({
      code: "CONCEPT_NOT_FOUND",
    });
    await db.sql`update evidence.submission_line set confirmed = false`;
    expect(await moderate(id, accept)).toMatchObject({ code: "SUBMISSION_UNCODED" });
    expect(await moderate(randomUUID(), accept)).toMatchObject({ code: "SUBMISSION_NOT_FOUND" });
  });
});

describe("what an accepted submission says", () => {
  test("its chosen codes count with driver and remedy, and a code that a moderator gives counts too", async () => {
    const id = await answer({ reason: "pay-or-place" });
    await moderate(id, accept);
    expect(await evidence()).toMatchObject({
      uncoded: 1,
      codes: [
        {
          code: "2512",
          title: { id: "Pengembang Perangkat Lunak" },
          ...{
            respondents: 1,
            weight: 1,
            vacancies: 3,
            leading: "retention",
            remedy: "pay",
            strength: "some",
          },
        },
      ],
    });
    await moderate(id, { step: "code", position: 2, code: "7212" }, ministry.statistician);
    expect((await evidence()).codes.map(({ code }) => code)).toEqual(["2512", "7212"]);
  });

  test("the same firm twice counts once, by what it sent last; the office sees both side by side", async () => {
    const first = await answer({ respondent: "PT Maju Jaya" });
    db.clock.now = new Date(db.clock.now.getTime() + 60_000);
    const second = await answer({ respondent: "Maju Jaya Tbk", code: "2513" });
    await moderate(first, accept);
    await moderate(second, accept);
    expect(await evidence()).toMatchObject({ replaced: 1, codes: [{ code: "2513", respondents: 1 }] });
    const read = await db.run(readModeration, ministry.head, { round, submission: first });
    expect(read).toMatchObject({ others: [{ submissionId: second, sameKey: true }] });
  });

  test("it says who decided and why, and the audit keeps it", async () => {
    const id = await answer();
    await moderate(id, reject);
    expect(await db.run(readModeration, ministry.head, { round, submission: id })).toMatchObject({
      submission: { status: "rejected", statusReason: reject.reason, moderator: "ministry officer" },
    });
    const [last] = await db.sql`select use_case, records from identity.audit order by position desc limit 1`;
    expect(last).toMatchObject({
      use_case: "evidence.moderate-submission",
      records: [{ kind: "evidence.submission", id }],
    });
  });
});

test("all codes that a machine gave are confirmed at once; what has no code still has none", async () => {
  const id = await answer();
  await db.sql`update evidence.submission_line set confirmed = false`;
  expect(await moderate(id, { step: "codes" })).toMatchObject({ ok: true, status: "sent" });
  expect(await db.sql`select code, confirmed from evidence.submission_line order by position`).toEqual([
    { code: "2512", confirmed: true },
    { code: null, confirmed: false },
  ]);
});

describe("the office's list", () => {
  test("counts by state, those that wait first, a page at a time", async () => {
    const ids = [];
    for (const respondent of ["PT A", "PT B", "PT C"]) {
      db.clock.now = new Date(db.clock.now.getTime() + 1_000);
      ids.push(await answer({ respondent }));
    }
    await moderate(ids[2] ?? "", accept);
    await moderate(ids[0] ?? "", reject);
    const all = await listed();
    expect(all).toMatchObject({ total: 3, counts: { draft: 0, sent: 1, accepted: 1, rejected: 1 } });
    expect(all.submissions.map(({ respondent }) => respondent)).toEqual(["PT B", "PT C", "PT A"]);
    expect((await listed({ limit: 1, offset: 2 })).submissions.map(({ respondent }) => respondent)).toEqual([
      "PT A",
    ]);
    expect(await listed({ status: "sent" })).toMatchObject({
      total: 1,
      submissions: [{ lines: 2, confirmed: 1 }],
    });
  });

  test("tells no contact", async () => {
    await answer();
    await db.sql`update evidence.submission set contact = 'somebody@example.test'`;
    expect(JSON.stringify(await listed())).not.toContain("somebody@");
  });
});

describe("a table of an earlier survey", () => {
  const head = "kind,respondent,registration,area,title,code,vacancies,open_days,reason,note,interest\n";
  const table =
    head +
    "firm,PT Maju,123,32,programmer,2512,4,90,lacks-training-years,,\n" +
    "firm,PT MAJU TBK,123,32,pengembang web,,2,30,,,\n" +
    "asosiasi,Asosiasi Las,,,juru las,7212,70,200,lacks-experience,,Menyelenggarakan pelatihan\n" +
    "union,Serikat Kita,,31,zzxxqq,,,,,,\n";
  const importing = (content = table, more: object = {}, who: Principal = ministry.statistician) =>
    db.run(importSubmissions, who, {
      round,
      path: folder.write("survey.csv", content),
      fileName: "survey.csv",
      ...more,
    });

  test("one wrong cell and nothing is taken: each is named with its row and column", async () => {
    const wrong =
      head +
      "boss,PT A,,,programmer,,,,,,\nfirm,,,,programmer,,,,,,\nfirm,PT B,,99,programmer,8888,-1,x,because,,\n" +
      "firm,PT C,5,,x,,,,,,\nunion,PT C,5,,y,,,,,,\n";
    const done = await importing(wrong);
    expect(done).toMatchObject({ ok: false, code: "FILE_REFUSED" });
    if (done.ok) return;
    expect(done.rows?.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, "kind", "VALUE_NOT_LISTED"],
      [3, "respondent", "CELL_EMPTY"],
      [4, "area", "CODE_UNKNOWN"],
      [4, "code", "CODE_UNKNOWN"],
      [4, "vacancies", "NUMBER_INVALID"],
      [4, "open_days", "NUMBER_INVALID"],
      [4, "reason", "VALUE_NOT_LISTED"],
      [6, "kind", "RESPONDENT_TWO_KINDS"],
    ]);
    expect(await db.sql`select from evidence.submission`).toHaveLength(0);
  });

  test("one respondent tells an occupation once: a second row of the same code, or title without a code, is named with the first", async () => {
    const twice =
      head +
      "firm,PT Maju,123,32,programmer,2512,4,90,,,\nfirm,PT MAJU Tbk,123,31,pengembang,2512,6,,,,\n" +
      "firm,PT Lain,,,programmer,2512,1,,,,\n" +
      "union,Serikat Kita,,,Juru Las,,3,,,,\nunion,Serikat Kita,,,juru  las,,3,,,,\nunion,Serikat Kita,,,juru las,7212,3,,,,\n";
    expect(refusedFor(await importing(twice))).toMatchObject([
      { row: 3, column: "code", code: "KEY_DUPLICATE", expected: "2", found: "PT MAJU Tbk · 2512" },
      { row: 6, column: "title", code: "KEY_DUPLICATE", expected: "5", found: "Serikat Kita · juru las" },
    ]);
    expect(await db.sql`select from evidence.submission`).toHaveLength(0);
  });

  test("not when decisions have begun, and not from a day to come", async () => {
    expect(await importing(table, { round: "late" })).toMatchObject({ code: "SUBMISSIONS_LATE" });
    expect(await importing(table, { collectedOn: "2027-01-01" })).toMatchObject({ code: "COLLECTED_LATER" });
  });

  test("rows of one respondent are one submission; a title without a code gets one that waits for a person", async () => {
    expect(await importing()).toMatchObject({
      ok: true,
      ...{ rows: 4, submissions: 3, interest: 1, coded: 1, uncoded: 1, unchanged: false },
    });
    const lines = await db.sql`select typed, code, confirmed from evidence.submission_line order by typed`;
    expect(lines).toEqual([
      { typed: "juru las", code: "7212", confirmed: true },
      { typed: "pengembang web", code: "2513", confirmed: false },
      { typed: "programmer", code: "2512", confirmed: true },
      { typed: "zzxxqq", code: null, confirmed: false },
    ]);
    expect(await listed()).toMatchObject({ counts: { sent: 3 }, openInterests: 1 });
  });

  test("the same file again changes nothing, and a dry run neither", async () => {
    expect(await importing(table, { dryRun: true })).toMatchObject({
      ok: true,
      submissions: 3,
      dryRun: true,
    });
    expect(await db.sql`select from evidence.submission`).toHaveLength(0);
    await importing();
    expect(await importing()).toMatchObject({ ok: true, unchanged: true });
    expect(await db.sql`select from evidence.submission`).toHaveLength(3);
  });

  test("an older survey does not replace what the firm wrote in the form since", async () => {
    const id = await answer({ respondent: "PT Maju", code: "7212" });
    await moderate(id, accept);
    await importing(`${head}firm,PT Maju,,32,programmer,2512,4,,,,\n`, { collectedOn: "2025-06-30" });
    await db.run(acceptFileSubmissions, ministry.officer, { round });
    expect(await evidence()).toMatchObject({ replaced: 1, codes: [{ code: "7212" }] });
  });

  test("what came whole is accepted together; a declared interest and a machine's code wait for a person", async () => {
    await importing(`${table}firm,PT Lengkap,,31,juru las,7212,1,,,,\n`);
    expect((await listed()).whole).toBe(1);
    expect(await db.run(acceptFileSubmissions, ministry.officer, { round })).toEqual({
      ok: true,
      accepted: 1,
      waiting: 3,
    });
    expect(await evidence()).toMatchObject({ codes: [{ code: "7212", respondents: 1 }] });
  });
});

describe("who may not", () => {
  test.each<[string, Principal, string]>([
    ["a stranger", anonymous, "NOT_SIGNED_IN"],
    ["a head decides on none", ministry.head, "NOT_PERMITTED"],
    ["a registrar", ministry.registrar, "NOT_PERMITTED"],
    ["a reader", ministry.reader, "NOT_PERMITTED"],
    ["the command line: a person decides", ministry.commandLine, "NOT_PERMITTED"],
  ])("%s", async (_, who, code) => {
    const id = await answer();
    expect(await moderate(id, accept, who)).toEqual({ ok: false, code });
    expect(await db.run(acceptFileSubmissions, who, { round })).toEqual({ ok: false, code });
  });
});
