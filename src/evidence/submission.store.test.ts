import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { importClassification, importPlaces } from "../vocabulary/index.server.ts";
import { largestAttachment } from "./attachment.ts";
import { readAttachment } from "./read-attachment.ts";
import { readCall, readSubmission } from "./read-submission.ts";
import { mostFormsAnHour, saveSubmission } from "./save-submission.ts";
import { sendSubmission } from "./send-submission.ts";
import { mostLines } from "./submission.ts";
import { addTestRound, callClassification, callPlaces } from "./submission.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, agency } = principals;
const organisation = ministry.officer.organisation;

const who = {
  part: "who",
  kind: "firm",
  respondent: "PT Maju Jaya",
  registration: "9120-3344",
  area: "32",
  contact: "hrd@maju.example",
  hasInterest: false,
} as const;
const chosen = {
  part: "line",
  position: 1,
  code: "2512",
  vacancies: 4,
  openDays: 120,
  reason: "lacks-training-years",
  note: null,
} as const;

const save = (part: Parameters<typeof saveSubmission.input.parse>[0], code?: string, round = "2026") =>
  db.run(saveSubmission, anonymous, { round, ...(code !== undefined && { code }), part: part as typeof who });
async function begin(round = "2026", part: object = who) {
  const done = await save(part, undefined, round);
  if (!done.ok) throw new Error(done.code);
  return done.code ?? "";
}
const read = (code: string, round = "2026") => db.run(readSubmission, anonymous, { round, code });
const send = (code: string, round = "2026") => db.run(sendSubmission, anonymous, { round, code });
async function whole() {
  const code = await begin();
  await save({ part: "title", typed: "programmer" }, code);
  await save(chosen, code);
  return code;
}

beforeAll(async () => {
  const path = folder.write("kbji.csv", callClassification);
  await db.run(importClassification, ministry.statistician, { scheme: "kbji", path, fileName: "kbji.csv" });
  const places = { path: folder.write("places.csv", callPlaces), fileName: "places.csv" };
  expect(await db.run(importPlaces, ministry.statistician, places)).toMatchObject({ ok: true });
  await addTestRound(db, organisation, { name: "2026" });
  await addTestRound(db, organisation, { name: "other" });
  await addTestRound(db, organisation, { name: "early", stage: "open" });
  await addTestRound(db, organisation, { name: "late", stage: "first-dovetailing" });
  await addTestRound(db, organisation, { name: "over", closesOn: "2026-03-01" });
});
beforeEach(async () => {
  await db.sql`delete from evidence.submission`;
});

describe("what is refused, and leaves nothing", () => {
  test.each([
    ["a round that is not here", "none", "CALL_NOT_FOUND"],
    ["before the round takes answers", "early", "CALL_NOT_OPEN"],
    ["after the round has gone on", "late", "CALL_CLOSED"],
    ["on the day after the closing day", "over", "CALL_CLOSED"],
  ])("an answer: %s", async (_, round, code) => {
    expect(await save(who, undefined, round)).toMatchObject({ ok: false, code });
    expect(await db.sql`select from evidence.submission`).toHaveLength(0);
  });

  test("an interest without a word of what it is", async () => {
    expect(await save({ ...who, hasInterest: true })).toMatchObject({ code: "INTEREST_WORDLESS" });
  });

  test("a province that is not on the list", async () => {
    expect(await save({ ...who, area: "99" })).toMatchObject({ code: "AREA_UNKNOWN" });
  });

  test("a respondent without a name", async () => {
    expect(await save({ ...who, respondent: " \u0007 " })).toMatchObject({ code: "INPUT_INVALID" });
  });

  test("an occupation before it is said who answers", async () => {
    expect(await save({ part: "title", typed: "programmer" })).toMatchObject({
      code: "SUBMISSION_NOT_FOUND",
    });
  });

  test("a code that is wrong, of another form, or of another round", async () => {
    const code = await begin();
    for (const [wrong, round] of [
      ["AAAA-BBBB-CCCC", "2026"],
      ["' or true --", "2026"],
      [code, "other"],
    ] as const) {
      expect(await read(wrong, round)).toEqual({ ok: false, code: "SUBMISSION_NOT_FOUND" });
      expect(await save(who, wrong, round)).toEqual({ ok: false, code: "SUBMISSION_NOT_FOUND" });
      expect(await send(wrong, round)).toEqual({ ok: false, code: "SUBMISSION_NOT_FOUND" });
    }
  });

  test("a code that the classification of the round does not have", async () => {
    const code = await begin();
    await save({ part: "title", typed: "programmer" }, code);
    expect(await save({ ...chosen, code: "9999" }, code)).toMatchObject({ code: "CONCEPT_NOT_FOUND" });
    expect(await read(code)).toMatchObject({ lines: [{ code: null, confirmed: false }] });
  });

  test("more occupations than a form holds", async () => {
    const code = await begin();
    for (let line = 0; line < mostLines; line++) await save({ part: "title", typed: `t${line}` }, code);
    expect(await save({ part: "title", typed: "one more" }, code)).toMatchObject({ code: "LINES_TOO_MANY" });
  });

  test("to send an answer without an occupation", async () => {
    const code = await begin();
    expect(await send(code)).toEqual({ ok: false, code: "SUBMISSION_EMPTY" });
    expect(await db.sql`select status from evidence.submission`).toEqual([{ status: "draft" }]);
  });

  test("to send what looks like data of a person, until its writer has looked; then it goes", async () => {
    const code = await whole();
    await save({ ...chosen, note: "Hubungi 0812-3456-7890" }, code);
    expect(await send(code)).toMatchObject({ code: "PERSONAL_SEEN", params: { count: 1 } });
    expect(await read(code)).toMatchObject({ submission: { status: "draft" } });
    expect(await db.run(sendSubmission, anonymous, { round: "2026", code, looked: true })).toMatchObject({
      ok: true,
    });
  });

  test("to change or send what was sent", async () => {
    const code = await whole();
    expect(await send(code)).toMatchObject({ ok: true, lines: 1 });
    expect(await send(code)).toEqual({ ok: false, code: "SUBMISSION_SENT" });
    expect(await save(who, code)).toEqual({ ok: false, code: "SUBMISSION_SENT" });
    expect(await save({ part: "remove", position: 1 }, code)).toEqual({ ok: false, code: "SUBMISSION_SENT" });
  });

  test("a draft whose call has closed meanwhile; it can still be read", async () => {
    const code = await whole();
    await db.sql`update evidence.round set stage = 'first-dovetailing' where name = '2026'`;
    expect(await send(code)).toMatchObject({ code: "CALL_CLOSED" });
    expect(await save(chosen, code)).toMatchObject({ code: "CALL_CLOSED" });
    expect(await read(code)).toMatchObject({ ok: true, state: "closed" });
    await db.sql`update evidence.round set stage = 'evidence' where name = '2026'`;
  });

  test("more forms within an hour than people can write; an hour later they are taken again", async () => {
    await begin();
    await db.admin(`insert into evidence.submission (organisation_id, submission_id, round_id, kind, respondent,
        respondent_key, source, saved_at)
      select s.organisation_id, gen_random_uuid(), s.round_id, 'firm', 'x', 'name:x', 'form', s.saved_at
      from evidence.submission s, generate_series(2, ${mostFormsAnHour})`);
    expect(await save(who)).toEqual({ ok: false, code: "CALL_BUSY" });
    const { now } = db.clock;
    db.clock.now = new Date(now.getTime() + 3_600_001);
    expect(await save(who)).toMatchObject({ ok: true });
    db.clock.now = now;
  });
});

describe("a form that saves as it goes", () => {
  test("is taken up again with its code, in whatever capitals and with or without hyphens", async () => {
    const code = await begin();
    await save({ part: "title", typed: "  programmer \n senior " }, code);
    for (const typed of [code, code.toLowerCase(), code.replaceAll("-", " ")])
      expect(await read(typed)).toMatchObject({
        ok: true,
        submission: { kind: "firm", respondent: "PT Maju Jaya", registration: "91203344", area: "32" },
        lines: [{ position: 1, typed: "programmer senior", code: null }],
      });
  });

  test("keeps the hash of the code alone", async () => {
    const code = await begin();
    const [row] = await db.sql<{
      all: string;
    }>`select row_to_json(s)::text as all from evidence.submission s`;
    expect(row?.all).not.toContain(code);
    expect(row?.all).not.toContain(code.replaceAll("-", ""));
  });

  test("an answer whose titles none of the offered codes fitted is sent: the office looks for their codes", async () => {
    const code = await begin();
    await save({ part: "title", typed: "asdf qwer" }, code);
    await save({ ...chosen, code: null }, code);
    expect(await send(code)).toMatchObject({ ok: true, lines: 1 });
  });

  test("an interest that is declared is kept, and one that is taken back is gone", async () => {
    const code = await begin("2026", { ...who, hasInterest: true, interest: "Kami menjual pelatihan las." });
    expect(await read(code)).toMatchObject({ submission: { interest: "Kami menjual pelatihan las." } });
    await save({ ...who, interest: "left over" }, code);
    expect(await read(code)).toMatchObject({ submission: { interest: null } });
  });

  test("a code that was chosen counts as confirmed; another title takes it away", async () => {
    const code = await whole();
    expect(await read(code)).toMatchObject({
      lines: [{ code: "2512", confirmed: true, title: { id: "Pengembang Perangkat Lunak" }, openDays: 120 }],
    });
    await save({ part: "title", typed: "tukang las", position: 1 }, code);
    expect(await read(code)).toMatchObject({
      lines: [{ typed: "tukang las", code: null, confirmed: false }],
    });
  });

  test("a line is taken out, and the others keep their places", async () => {
    const code = await begin();
    for (const typed of ["a", "b", "c"]) await save({ part: "title", typed }, code);
    await save({ part: "remove", position: 2 }, code);
    await save({ part: "title", typed: "d" }, code);
    const found = await read(code);
    if (!found.ok) throw new Error(found.code);
    expect(found.lines.map(({ position, typed }) => [position, typed])).toEqual([
      [1, "a"],
      [3, "c"],
      [4, "d"],
    ]);
  });

  test("sent, its writer still sees what became of it", async () => {
    const code = await whole();
    await send(code);
    expect(await read(code)).toMatchObject({ submission: { status: "sent", sentAt: db.clock.now } });
  });

  test("whoever is signed in answers like everybody else", async () => {
    const done = await db.run(saveSubmission, agency.reader, { round: "2026", part: who });
    expect(done).toMatchObject({ ok: true });
    expect(await db.sql`select organisation_id from evidence.submission`).toEqual([
      { organisation_id: organisation },
    ]);
  });

  test("each saving is in the audit, with an id and nothing of what was said", async () => {
    const before = await db.sql`select from identity.audit where use_case = 'evidence.save-submission'`;
    await whole();
    const after = await db.sql<{ records: unknown }>`select records from identity.audit
      where use_case = 'evidence.save-submission' order by position`;
    expect(after).toHaveLength(before.length + 3);
    expect(JSON.stringify(after)).not.toContain("Maju");
  });
});

test("a call says to everybody whose it is, until when, and whether answers are taken", async () => {
  expect(await db.run(readCall, anonymous, { round: "2026" })).toMatchObject({
    ok: true,
    state: "open",
    round: { title: { en: "Round 2026" }, closesOn: "2026-03-31" },
    office: { id: "ministry" },
  });
  expect(await db.run(readCall, anonymous, { round: "late" })).toMatchObject({ state: "closed" });
});

describe("the wall under the use cases", () => {
  const reach = (purpose: string, statement: ReturnType<typeof sql>, who: Record<string, string> = {}) =>
    db.database.transaction(
      { "jembatan.kind": "anonymous", "jembatan.purpose": purpose, ...who },
      async (tx) => (await statement.execute(tx)).rows.length,
      () => "rollback",
    );
  const all = sql`select 1 from evidence.submission`;

  test("strangers reach no submission but through the form's own use cases", async () => {
    await begin();
    expect(await reach("evidence.read-call", all)).toBe(0);
    expect(await reach("evidence.list-submissions", all)).toBe(0);
    expect(await reach("evidence.read-submission", all)).toBe(1);
  });

  test("another office reaches none, whatever it is about to do", async () => {
    await begin();
    const agencyMember = {
      "jembatan.kind": "member",
      "jembatan.organisation": agency.officer.organisation,
      "jembatan.party": "SG",
    };
    for (const purpose of [
      "evidence.list-submissions",
      "evidence.moderate-submission",
      "evidence.read-bottom-up",
    ])
      expect(await reach(purpose, all, agencyMember)).toBe(0);
  });
});

describe("a document that goes along", () => {
  const attach = (content: string, code: string) =>
    save({ part: "file", path: folder.write("document", content) } as never, code);
  const asked = async () => {
    const [row] = await db.sql<{ submission_id: string }>`select submission_id from evidence.submission`;
    return { round: "2026", submission: row?.submission_id ?? "" };
  };

  test("is refused by what it is and how large, not by what it is called", async () => {
    const code = await whole();
    expect(await attach("<script>,\n,</script>", code)).toEqual({ ok: false, code: "ATTACHMENT_KIND" });
    expect(await attach(`%PDF-${"x".repeat(largestAttachment)}`, code)).toMatchObject({
      code: "ATTACHMENT_LARGE",
    });
    expect(await read(code)).toMatchObject({ submission: { attached: false } });
  });

  test("reaches the office with the answers, and not before; no other office ever", async () => {
    const code = await whole();
    await attach("%PDF-1.7 rekap", code);
    const { officer } = ministry;
    expect(await db.run(readAttachment, officer, await asked())).toMatchObject({
      code: "SUBMISSION_NOT_FOUND",
    });
    await send(code);
    expect(await db.run(readAttachment, officer, await asked())).toMatchObject({ ok: true, kind: "pdf" });
    expect(await db.run(readAttachment, agency.officer, await asked())).toMatchObject({
      code: "ROUND_NOT_FOUND",
    });
    expect(await db.run(readAttachment, anonymous, await asked())).toMatchObject({ code: "NOT_SIGNED_IN" });
  });

  test("is replaced by another, and can be taken away again", async () => {
    const code = await whole();
    await attach("%PDF-1.7 rekap", code);
    await attach("jabatan,jumlah\nlas,3\n", code);
    expect(await db.sql`select from evidence.submission where file_hash is not null`).toHaveLength(1);
    await save({ part: "file", path: null } as never, code);
    await send(code);
    expect(await db.run(readAttachment, ministry.officer, await asked())).toMatchObject({
      code: "ATTACHMENT_ABSENT",
    });
  });
});
