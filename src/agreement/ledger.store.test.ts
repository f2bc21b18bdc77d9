import pg from "pg";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { readDuties } from "../duty/index.server.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { personId } from "../test-people.ts";
import { addLedgerEntry } from "./add-ledger-entry.ts";
import { answerAsk } from "./answer-ask.ts";
import { attachLedgerScan, readLedgerScan } from "./attach-ledger-scan.ts";
import { changeLedgerEntry } from "./change-ledger-entry.ts";
import { chooseAnswer } from "./choose-answer.ts";
import { countWaitingAgreement } from "./count-waiting-agreement.ts";
import { pasteLedger } from "./paste-ledger.ts";
import { readLedgerEntry } from "./read-ledger-entry.ts";
import { readLedger, readLedgerChoices } from "./read-ledger.ts";

// A Monday, the second of March 2026.
const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau, agency } = principals;

beforeEach(async () => {
  await db.sql`delete from agreement.ledger_entry`;
  await db.sql`delete from duty.duty`;
  await db.sql`delete from thread.record`;
});

type Input = Parameters<typeof addLedgerEntry.input.parse>[0] & object;
const ask = {
  kind: "ask" as const,
  onDate: "2026-02-02",
  receiver: "MOM",
  subject: { id: "Data kebutuhan tenaga ahli" },
  dueOn: "2026-02-16",
};
const add = (input: object, as = ministry.officer) => db.run(addLedgerEntry, as, input as Input as never);
async function added(input: object, as = ministry.officer): Promise<string> {
  const done = await add(input, as);
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.entry;
}
const change = (entry: string, changes: object, more = {}, as = ministry.officer) =>
  db.run(changeLedgerEntry, as, { entry, changes, ...more });
/** A minute later each time: replies stand in the order in which they were entered. */
const answer = (askId: string, more: object = {}, as = ministry.officer) => {
  db.clock.now = new Date(db.clock.now.getTime() + 60_000);
  return db.run(answerAsk, as, { ask: askId, onDate: "2026-02-20", ...more });
};
const read = async (entry: string, as = ministry.reader) => {
  const found = await db.run(readLedgerEntry, as, { entry });
  if (!found.ok) throw new Error(found.code);
  return found;
};
const duties = async (as: typeof ministry.officer) => {
  const found = await db.run(readDuties, as, {});
  return found.ok ? found.duties.map(({ title, dueOn, path }) => ({ title, dueOn, path })) : found.code;
};

describe("what is refused, and leaves nothing", () => {
  test.each([
    [
      "a letter of a day to come",
      { ...ask, kind: "letter", onDate: "2026-03-03", dueOn: null },
      "ENTRY_IN_FUTURE",
    ],
    ["due before its day", { ...ask, dueOn: "2026-02-01" }, "DUE_BEFORE_DATE"],
    [
      "an owner who is of another office",
      { ...ask, owner: { person: personId("bureau", "head") } },
      "LEDGER_OWNER_UNKNOWN",
    ],
    ["under a meeting that is not here", { ...ask, under: crypto.randomUUID() }, "LEDGER_UNDER_UNKNOWN"],
    ["without a subject", { ...ask, subject: { id: "  " } }, "INPUT_INVALID"],
    ["a reply without what it answers", { ...ask, kind: "reply" }, "INPUT_INVALID"],
  ])("an entry: %s", async (_, input, code) => {
    expect(await add(input)).toMatchObject({ ok: false, code });
    expect(await db.sql`select from agreement.ledger_entry`).toHaveLength(0);
  });

  test("a reply dated before what it answers, or of a day to come", async () => {
    const id = await added(ask);
    expect(await answer(id, { onDate: "2026-02-01" })).toMatchObject({ code: "REPLY_BEFORE_ASK" });
    expect(await answer(id, { onDate: "2026-03-03" })).toMatchObject({ code: "ENTRY_IN_FUTURE" });
    expect((await read(id)).replies).toEqual([]);
  });

  test("a reply to a meeting, and an item under an ask", async () => {
    const meeting = await added({ kind: "meeting", onDate: "2026-02-01", subject: { id: "Rapat" } });
    expect(await answer(meeting)).toMatchObject({ code: "LEDGER_NOT_ANSWERABLE" });
    const under = await added(ask);
    expect(await add({ ...ask, under })).toMatchObject({ code: "LEDGER_UNDER_UNKNOWN" });
  });

  test("an ask moved behind its reply", async () => {
    const id = await added(ask);
    await answer(id);
    expect(await change(id, { onDate: "2026-02-21", dueOn: null })).toMatchObject({
      code: "REPLY_BEFORE_ASK",
    });
  });

  test("a change by who has not seen the last one", async () => {
    const id = await added(ask);
    expect(await change(id, { nextActor: "MOM" }, { seen: null })).toMatchObject({ ok: true, changed: 1 });
    expect(await change(id, { nextActor: "WSG" }, { seen: null })).toMatchObject({
      code: "LEDGER_ENTRY_MEANWHILE",
    });
    expect((await read(id)).entry.nextActor).toBe("MOM");
  });
});

test("another office's entry answers as one that is not there, whatever is asked of it", async () => {
  const id = await added(ask);
  const reply = await answer(id);
  if (!reply.ok) throw new Error(reply.code);
  const path = folder.write("scan.pdf", "%PDF-1.7 x");
  for (const other of [bureau.officer, agency.officer]) {
    const absent = { ok: false, code: "LEDGER_ENTRY_NOT_FOUND" };
    expect(await db.run(readLedgerEntry, other, { entry: id })).toEqual(absent);
    expect(await db.run(readLedgerScan, other, { entry: id })).toEqual(absent);
    expect(await db.run(pasteLedger, other, { entry: id })).toEqual(absent);
    expect(await change(id, { state: "done" }, {}, other)).toEqual(absent);
    expect(await answer(id, {}, other)).toEqual(absent);
    expect(await db.run(chooseAnswer, other, { ask: id, reply: reply.reply })).toEqual(absent);
    expect(await db.run(attachLedgerScan, other, { entry: id, path, fileName: "s.pdf" })).toEqual(absent);
    expect(await add({ ...ask, under: id }, other)).toMatchObject({ code: "LEDGER_UNDER_UNKNOWN" });
    expect(await db.run(readLedger, other, {})).toMatchObject({ entries: [], counterparts: [] });
    expect(await db.run(readLedgerChoices, other, { under: id })).toMatchObject({
      above: null,
      answerable: [],
    });
  }
  expect(await db.run(readLedger, anonymous, {})).toMatchObject({ code: "NOT_SIGNED_IN" });
});

describe("a number that the same sender used in that year", () => {
  const letter = { kind: "letter", onDate: "2026-01-05", number: "B-1/KS", subject: { id: "Undangan" } };

  test("is told, and goes in when a person has confirmed it", async () => {
    await added(letter);
    const twin = { ...letter, onDate: "2026-01-09", number: "b-1 / ks" };
    expect(await add(twin)).toMatchObject({
      code: "LEDGER_NUMBER_TWICE",
      params: { number: "b-1 / ks", date: "2026-01-05" },
    });
    const id = await added({ ...twin, confirmed: true });
    // What was confirmed once is not asked again.
    expect(await change(id, { state: "done" })).toMatchObject({ changed: 1 });
  });

  test("is no surprise in another year, or from another sender", async () => {
    await added({ ...letter, sender: "MOM" });
    expect(await add({ ...letter, onDate: "2025-01-05", sender: "MOM" })).toMatchObject({ ok: true });
    expect(await add({ ...letter, sender: "WSG" })).toMatchObject({ ok: true });
  });
});

describe("an ask and what came back", () => {
  test("waits until a reply is entered, which names what it answers", async () => {
    const id = await added({ ...ask, sender: "Biro Kerja Sama" });
    expect((await read(id)).entry).toMatchObject({ state: "waiting", answerCounts: true });
    expect(await answer(id, { number: "15/MOM" })).toMatchObject({ ok: true, undecided: false });
    const { entry, replies } = await read(id);
    expect(entry.state).toBe("answered");
    expect(replies).toMatchObject([
      {
        ...{ kind: "reply", sender: "MOM", receiver: "Biro Kerja Sama", state: "done", answerCounts: true },
        subject: { id: "Balasan: Data kebutuhan tenaga ahli" },
      },
    ]);
  });

  test("two replies are kept, both, until a person says which counts; the choice can be seen later", async () => {
    const id = await added(ask);
    const first = await answer(id);
    const second = await answer(id, { number: "16/MOM", body: { en: "The first one was a draft." } });
    if (!first.ok || !second.ok) throw new Error("no reply");
    expect(second.undecided).toBe(true);
    const list = (view: "undecided") => db.run(readLedger, ministry.head, { view });
    expect(await list("undecided")).toMatchObject({
      total: 1,
      entries: [{ entryId: id, replies: 2, counting: 2 }],
    });
    expect(await db.run(chooseAnswer, ministry.head, { ask: id, reply: id })).toMatchObject({
      code: "LEDGER_REPLY_NOT_HERE",
    });
    expect(await db.run(chooseAnswer, ministry.head, { ask: id, reply: second.reply })).toMatchObject({
      changed: 1,
    });
    expect((await read(id)).replies.map(({ answerCounts }) => answerCounts)).toEqual([false, true]);
    expect(await list("undecided")).toMatchObject({ total: 0 });
    expect((await read(first.reply)).history).toMatchObject([
      { was: { answerCounts: true }, changedBy: ministry.head.person },
    ]);
    // A third one asks again.
    expect(await answer(id)).toMatchObject({ undecided: true });
  });
});

describe("what comes from a meeting", () => {
  test("its decisions and actions are entered with it, each on its own line", async () => {
    const id = await added({
      ...{ kind: "meeting", onDate: "2026-03-09", subject: { en: "Bilateral meeting" }, channel: "meeting" },
      ...{ agenda: { en: "1. Experts" }, decisions: ["Twelve experts", " "], actions: ["Send the list"] },
    });
    const { entry, under } = await read(id);
    expect(entry).toMatchObject({ state: "done", agenda: { en: "1. Experts" } });
    expect(under.map(({ kind, state, subject, underId }) => [kind, state, subject, underId])).toEqual([
      ["action", "open", { en: "Send the list" }, id],
      ["decision", "done", { en: "Twelve experts" }, id],
    ]);
  });
});

describe("what an entry was", () => {
  test("stays in its history, and the audit names the entry", async () => {
    const id = await added({ ...ask, owner: { words: "Tim kecil" } });
    await change(id, { state: "done", dueOn: null, owner: { role: "head" } });
    const { entry, history } = await read(id);
    expect(entry).toMatchObject({ state: "done", dueOn: null, owner: null, ownerRole: "head" });
    expect(history).toMatchObject([
      {
        was: { state: "waiting", dueOn: "2026-02-16", owner: "Tim kecil", ownerRole: null },
        changedBy: ministry.officer.person,
      },
    ]);
    const audit = await db.sql`select use_case from identity.audit where records @> ${JSON.stringify([
      { kind: "agreement.ledger", id },
    ])}::jsonb order by use_case`;
    expect(audit.map((row) => row["use_case"])).toEqual([
      "agreement.add-ledger-entry",
      "agreement.change-ledger-entry",
    ]);
  });

  test("a change that says what stands there already is none", async () => {
    const id = await added(ask);
    expect(await change(id, { state: "waiting", dueOn: "2026-02-16" })).toMatchObject({ changed: 0 });
    expect((await read(id)).history).toEqual([]);
  });
});

describe("who answers for an entry", () => {
  test("finds it at home with its due day, and no longer when it is done", async () => {
    const id = await added({ ...ask, owner: { person: ministry.head.person } });
    expect(await duties(ministry.head)).toEqual([
      { title: ask.subject, dueOn: "2026-02-16", path: `/ledger/${id}` },
    ]);
    expect(await duties(ministry.officer)).toEqual([]);
    await change(id, { owner: { role: "officer" }, dueOn: null });
    expect(await duties(ministry.head)).toEqual([]);
    // Without a due day the office looks within a week.
    expect(await duties(ministry.officer)).toMatchObject([{ dueOn: "2026-03-09" }]);
    await answer(id);
    expect(await duties(ministry.officer)).toEqual([]);
    expect(await db.sql`select state from duty.duty order by due_on`).toMatchObject([
      { state: "cancelled" },
      { state: "done" },
    ]);
  });

  test("when it is somebody outside nobody here owes it", async () => {
    await added({ ...ask, owner: { words: "MOM" } });
    expect(await db.sql`select from duty.duty`).toHaveLength(0);
  });
});

describe("what waits for the office", () => {
  const waits = async (who = ministry.officer) => {
    const counted = await db.run(countWaitingAgreement, who, {});
    return counted.ok ? counted.waiting.map(({ what, count, dueOn }) => [what, count, dueOn]) : counted.code;
  };
  test("nothing while nothing is late and every reply is settled", async () => {
    await added({ ...ask, dueOn: "2026-03-02" });
    await added({ ...ask, kind: "letter" });
    expect(await waits()).toEqual([]);
    expect(await waits(ministry.reader as never)).toBe("NOT_PERMITTED");
  });

  test("asks past their due day without a reply, the oldest day first; and two replies to one ask", async () => {
    await added(ask);
    const replied = await added({ ...ask, dueOn: "2026-02-10" });
    expect(await waits()).toEqual([["asks", 2, "2026-02-10"]]);
    await answer(replied);
    await change(replied, { state: "waiting" });
    expect(await waits()).toEqual([["asks", 1, "2026-02-16"]]);
    await answer(replied);
    expect(await waits()).toEqual([
      ["asks", 1, "2026-02-16"],
      ["replies", 1, undefined],
    ]);
    expect(await waits(bureau.officer)).toEqual([]);
  });
});

describe("the list", () => {
  test("shows what waits first, the most urgent before the rest, then the newest", async () => {
    await added({ ...ask, subject: { id: "kelak" }, dueOn: "2026-05-01" });
    await added({ ...ask, subject: { id: "lama" }, state: "done", onDate: "2026-01-01" });
    await added({ ...ask, subject: { id: "tanpa tenggat" }, dueOn: null });
    await added({ ...ask, subject: { id: "baru" }, state: "done", onDate: "2026-02-03" });
    await added({ ...ask, subject: { id: "terlambat" } });
    const found = await db.run(readLedger, ministry.reader, {});
    if (!found.ok) throw new Error(found.code);
    expect(found.entries.map(({ subject }) => subject.id)).toEqual([
      "terlambat",
      "kelak",
      "tanpa tenggat",
      "baru",
      "lama",
    ]);
    expect(found.counts).toEqual({ all: 5, ours: 0, theirs: 3, late: 1, undecided: 0 });
  });

  test("is narrowed by kind, state, office and words, and counts what is left", async () => {
    await added(ask);
    await added({
      ...ask,
      kind: "action",
      receiver: null,
      owner: { role: "officer" },
      body: { id: "susun RAB" },
    });
    await added({ ...ask, kind: "letter", sender: "mom", receiver: null, number: "7/100%", dueOn: null });
    const count = async (filter: object) => {
      const found = await db.run(readLedger, ministry.reader, filter);
      return found.ok ? [found.total, found.entries.length] : found.code;
    };
    expect(await count({ counterpart: "Mom" })).toEqual([2, 2]);
    expect(await count({ kind: "action" })).toEqual([1, 1]);
    expect(await count({ state: "waiting" })).toEqual([1, 1]);
    expect(await count({ text: "rab" })).toEqual([1, 1]);
    expect(await count({ text: "100%" })).toEqual([1, 1]);
    expect(await count({ text: "%" })).toEqual([1, 1]);
    expect(await count({ view: "ours" })).toEqual([2, 2]);
    expect(await count({ view: "late", kind: "letter" })).toEqual([0, 0]);
    expect(await count({ limit: 1, offset: 1 })).toEqual([3, 1]);
  });

  test("a reply stands in the line of what it answers, and apart only where it is asked for", async () => {
    const id = await added(ask);
    await answer(id, { number: "15/MOM" });
    const found = await db.run(readLedger, ministry.reader, { repliesApart: false });
    expect(found).toMatchObject({ total: 1, entries: [{ entryId: id, replyNumber: "15/MOM", counting: 1 }] });
    expect(await db.run(readLedger, ministry.reader, {})).toMatchObject({ total: 2 });
  });

  test("of a thousand entries costs no more statements than of one", async () => {
    const statements = async () => {
      const query = vi.spyOn(pg.Client.prototype, "query");
      const found = await db.run(readLedger, ministry.reader, {});
      const count = query.mock.calls.length;
      query.mockRestore();
      return [found.ok, count];
    };
    await added({ ...ask, owner: { person: ministry.head.person } });
    const few = await statements();
    await db.sql`insert into agreement.ledger_entry (organisation_id, entry_id, kind, on_date, subject, state, source,
        receiver) select ${ministry.officer.organisation}::uuid, gen_random_uuid(), 'ask', date '2026-01-01' + n % 60,
        jsonb_build_object('id', 'Permintaan ' || n), 'waiting', 'typed', 'Kantor ' || n % 30
      from generate_series(1, 1000) n`;
    expect(few[1]).toBeLessThanOrEqual(7);
    expect(await statements()).toEqual(few);
    const plan = await db.sql<{ "QUERY PLAN": string }>`explain select 1 from agreement.ledger_entry
      where organisation_id = ${ministry.officer.organisation} and state in ('open', 'waiting') and due_on < '2026-01-01'`;
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("ledger_due");
  });
});
