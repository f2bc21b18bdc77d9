import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dayAfter, type Principal } from "../identity/index.ts";
import { testWorkbench } from "../test-database.ts";
import { cancelPlacement } from "./cancel-placement.ts";
import {
  addCommitment,
  addExpert,
  caseAt,
  caseDays,
  caseGround,
  host,
  must,
  programme,
  sender,
} from "./case.fixture.ts";
import { endEarly, endPlacement } from "./end-placement.ts";
import { endedEarlySchema } from "./ended-early.ts";
import { agreeExtension, approveExtension, askExtension, refuseExtension } from "./extend-placement.ts";
import {
  addTestRules,
  bookedPlacement,
  checksOf,
  morningOf,
  nameFiling,
  people,
  revisionOf,
  settleChecks,
  underWay,
  type AtPlacement,
} from "./placement.fixture.ts";
import { readTerms } from "./read-terms.ts";
import { dropCheck, settleCheck } from "./settle-check.ts";
import { startPlacement } from "./start-placement.ts";

const db = await testWorkbench();
afterAll(db.close);
const monday = db.clock.now;
beforeEach(() => {
  db.clock.now = monday;
});

let ground = { commitment: "" };
beforeAll(async () => {
  ground = await caseGround(db, { weeks: 400 });
  await addTestRules(db);
});

const drawn = async () =>
  Number(
    (
      await db.sql<{ drawn: string }>`select drawn from agreement.commitment_balance
        where commitment_id = ${ground.commitment}::uuid`
    )[0]?.drawn,
  );
const bookingOf = async (placement: string) =>
  (
    await db.sql<{ until: string }>`select until_day::text as until from roster.booking
      where record_id = ${placement}`
  )[0]?.until;
const rowOf = async (placement: string) => {
  const [row] = await db.sql<{
    state: string;
    until: string;
    ended: string | null;
    early: boolean;
    weeks: number;
  }>`
    select state, until_day::text as until, ended_on::text as ended, early, weeks_drawn as weeks
    from placement.placement where placement_id = ${placement}::uuid`;
  return row;
};
const dutiesOf = (terms: string) =>
  db.sql<{
    kind: string;
    office: string;
    role: string;
    due: string;
  }>`select d.record_kind as kind, o.key as office,
      d.role, d.due_on::text as due
    from duty.duty d join identity.organisation o using (organisation_id)
    where d.record_id like ${`${terms}%`} and d.state = 'open' and d.record_kind in ('placement.check', 'placement.placement')
    order by d.due_on, o.key`;
const at = async ({ placement }: AtPlacement) => ({ placement, revision: await revisionOf(db, placement) });
const start = async (one: AtPlacement, who: Principal = host.officer, date?: string) =>
  db.run(startPlacement, who, { ...(await at(one)), date });
const why = { note: "Alasan uji", writtenIn: "id" as const };
const early = async (one: AtPlacement, date: string, who: Principal = host.head) =>
  db.run(endEarly, who, { ...(await at(one)), date, ...why });
const cancel = async (one: AtPlacement, who: Principal = programme.head) =>
  db.run(cancelPlacement, who, { ...(await at(one)), ...why });
const check = async ({ placement }: AtPlacement, key: string) =>
  (await checksOf(db, placement)).find((one) => one.rule_key === key)?.check_id ?? "";
const settle = async (
  one: AtPlacement,
  key: string,
  who: Principal,
  entered: { reference?: string; date?: string } = {},
) =>
  db.run(settleCheck, who, {
    ...{ placement: one.placement, check: await check(one, key), reference: "B-1/2026", date: "2026-02-27" },
    ...entered,
  });

describe("a placement does not begin", () => {
  test("while a paper is missing: each is named with the office that gives it", async () => {
    const one = await bookedPlacement(db, ground);
    db.clock.now = morningOf(caseDays.fromDay);
    await settle(one, "letter", programme.officer);
    const refused = await start(one);
    expect(refused).toMatchObject({ ok: false, code: "CHECKS_OPEN", params: { count: 2, title: "permit" } });
    if (!refused.ok)
      expect(refused.rows?.map(({ column, expected }) => [column, expected])).toEqual([
        ["permit", "programme"],
        ["visa", "sender"],
      ]);
    expect((await rowOf(one.placement))?.state).toBe("booked");
  });
  test("without a counterpart, whatever papers are there", async () => {
    const one = await bookedPlacement(db, ground);
    await settleChecks(db, one.placement);
    await db.sql`update placement.counterpart set until = ${"2026-03-02"}::date where terms_id = ${one.terms}::uuid`;
    db.clock.now = morningOf(caseDays.fromDay);
    expect(await start(one)).toMatchObject({ code: "PLACEMENT_WITHOUT_COUNTERPART" });
  });
  test("before its first day, after its last one, or on a day to come", async () => {
    const one = await bookedPlacement(db, ground);
    await settleChecks(db, one.placement);
    expect(await start(one)).toMatchObject({ code: "START_TOO_EARLY", params: { from: caseDays.fromDay } });
    expect(await start(one, host.officer, caseDays.fromDay)).toMatchObject({ code: "START_IN_FUTURE" });
    db.clock.now = morningOf(dayAfter(caseDays.untilDay, 1));
    expect(await start(one)).toMatchObject({ code: "START_AFTER_END", params: { until: caseDays.untilDay } });
  });
  test("on what somebody has read before it changed", async () => {
    const one = await bookedPlacement(db, ground);
    expect(
      await db.run(startPlacement, host.officer, { placement: one.placement, revision: 99 }),
    ).toMatchObject({
      code: "PLACEMENT_CHANGED",
    });
  });
});

describe("a paper of the checklist", () => {
  test("is entered by the office that sees to it and by no other", async () => {
    const one = await bookedPlacement(db, ground);
    expect(await settle(one, "visa", host.officer)).toMatchObject({
      code: "CHECK_OF_OTHERS",
      params: { by: "sender" },
    });
    expect(await settle(one, "letter", sender.officer)).toMatchObject({ params: { by: "programme" } });
    expect(must(await settle(one, "visa", sender.officer)).state).toBe("booked");
  });
  test("of identity is entered by the filing officer of the case, who enters no letter", async () => {
    const one = await bookedPlacement(db, ground);
    expect(await settle(one, "permit", people.filing)).toMatchObject({ code: "NOT_IN_CAPACITY" });
    await nameFiling(db, one.terms);
    expect(await settle(one, "letter", people.filing)).toMatchObject({ code: "CHECK_OF_OTHERS" });
    expect(await settle(one, "permit", people.filing)).toMatchObject({ ok: true });
  });
  test("has a day that has come, and is entered once", async () => {
    const one = await bookedPlacement(db, ground);
    expect(await settle(one, "visa", sender.officer, { date: "2026-03-03" })).toMatchObject({
      code: "CHECK_IN_FUTURE",
    });
    expect(await settle(one, "visa", sender.officer, { reference: " " })).toMatchObject({
      code: "INPUT_INVALID",
    });
    must(await settle(one, "visa", sender.officer));
    expect(await settle(one, "visa", sender.officer)).toMatchObject({ code: "CHECK_SETTLED" });
  });
  test("of another placement is none of this one", async () => {
    const one = await bookedPlacement(db, ground);
    const other = await bookedPlacement(db, ground);
    expect(
      await db.run(settleCheck, sender.officer, {
        ...{
          placement: one.placement,
          check: await check(other, "visa"),
          reference: "x",
          date: "2026-02-27",
        },
      }),
    ).toMatchObject({ code: "CHECK_NOT_FOUND" });
  });
  test("is dropped by the head of the programme office with a reason that everybody reads", async () => {
    const one = await bookedPlacement(db, ground);
    const drop = async (who: Principal, reason = "Tidak diperlukan") =>
      db.run(dropCheck, who, { placement: one.placement, check: await check(one, "visa"), reason });
    expect(await drop(host.head)).toMatchObject({ code: "NOT_IN_CAPACITY" });
    expect(await drop(programme.officer)).toMatchObject({ code: "NOT_PERMITTED" });
    expect(await drop(programme.head, "")).toMatchObject({ code: "INPUT_INVALID" });
    must(await drop(programme.head));
    const { history } = must(await db.run(readTerms, sender.officer, { terms: one.terms }));
    expect(history.find(({ event }) => event === "drop-check")).toMatchObject({
      ...{ note: "Tidak diperlukan", capacity: "programme", inside: false },
    });
    expect(await settle(one, "visa", sender.officer)).toMatchObject({ code: "CHECK_SETTLED" });
  });
});

describe("a placement that is booked", () => {
  test("owes each paper so many days before the first day, by the office that sees to it, and then the start", async () => {
    const { terms } = await bookedPlacement(db, ground);
    expect(await dutiesOf(terms)).toEqual([
      { kind: "placement.check", office: "bureau", role: "officer", due: "2026-04-02" },
      { kind: "placement.check", office: "bureau", role: "filing", due: "2026-05-02" },
      { kind: "placement.check", office: "agency", role: "officer", due: "2026-05-18" },
      { kind: "placement.placement", office: "ministry", role: "officer", due: caseDays.fromDay },
    ]);
  });
  test("begins once everything is there; then its end is owed", async () => {
    const one = await underWay(db, ground);
    expect(await rowOf(one.placement)).toMatchObject({ state: "under-way" });
    expect(await dutiesOf(one.terms)).toEqual([
      { kind: "placement.placement", office: "ministry", role: "officer", due: caseDays.untilDay },
    ]);
    expect(await start(one)).toMatchObject({ code: "PLACEMENT_STATE" });
  });
  test("is cancelled by a head of the programme or of the sender alone", async () => {
    const one = await bookedPlacement(db, ground);
    expect(await cancel(one, host.head)).toMatchObject({ code: "NOT_IN_CAPACITY" });
    expect(await cancel(one, programme.officer)).toMatchObject({ code: "NOT_PERMITTED" });
    expect((await rowOf(one.placement))?.state).toBe("booked");
  });
  test.each([
    ["programme", programme.head],
    ["sender", sender.head],
  ] as const)(
    "that the %s cancels frees the days and opens the terms again; nothing is owed for it",
    async (_, who) => {
      const before = await drawn();
      const one = await bookedPlacement(db, ground);
      must(await cancel(one, who));
      expect(await rowOf(one.placement)).toMatchObject({ state: "cancelled" });
      expect(await bookingOf(one.placement)).toBeUndefined();
      expect(await dutiesOf(one.terms)).toEqual([]);
      expect(must(await db.run(readTerms, host.officer, { terms: one.terms })).terms).toMatchObject({
        state: "ready",
        nextCapacity: "sender",
      });
      // Its weeks stay drawn for the expert who comes instead.
      expect((await drawn()) - before).toBe(4);
    },
  );
  test("that has begun is not cancelled any more", async () => {
    expect(await cancel(await underWay(db, ground))).toMatchObject({ code: "PLACEMENT_STATE" });
  });
});

describe("the rules of a route", () => {
  test("are kept by a case as they were on the day on which its expert was booked", async () => {
    const old = await bookedPlacement(db, ground);
    await db.sql`update placement.rule set valid_until = ${"2026-03-02"}::date where key = 'visa'`;
    await db.sql`insert into placement.rule (route, key, valid_from, position, title, by_capacity, days_before)
      values ('technical-cooperation', 'medical', ${"2026-03-03"}::date, 9, '{"id": "Surat sehat"}', 'sender', 7)`;
    db.clock.now = morningOf("2026-03-03");
    const next = await bookedPlacement(db, ground);
    expect((await checksOf(db, old.placement)).map((one) => one.rule_key)).toEqual([
      "letter",
      "permit",
      "visa",
    ]);
    expect((await checksOf(db, next.placement)).map((one) => one.rule_key)).toEqual([
      "letter",
      "permit",
      "medical",
    ]);
    await settleChecks(db, next.placement);
    db.clock.now = morningOf(caseDays.fromDay);
    // The rule was withdrawn in mid-case: it stays, and holds the start until it is entered or dropped.
    await settle(old, "letter", programme.officer);
    await settle(old, "permit", programme.officer);
    expect(await start(old)).toMatchObject({ code: "CHECKS_OPEN", params: { count: 1, title: "visa" } });
    must(
      await db.run(dropCheck, programme.head, {
        ...{ placement: old.placement, check: await check(old, "visa"), reason: "Aturannya sudah dicabut" },
      }),
    );
    must(await start(old));
    must(await start(next));
    await db.sql`update placement.rule set valid_until = null where key = 'visa'`;
    await db.sql`delete from placement.rule where key = 'medical'`;
  });
  test("do not change a case in which they are written anew", async () => {
    const one = await bookedPlacement(db, ground);
    await db.sql`update placement.rule set title = '{"id": "lain"}' where key = 'letter'`;
    const kept = await db.sql<{
      title: string;
    }>`select rule -> 'title' ->> 'id' as title from placement.case_check
      where placement_id = ${one.placement}::uuid and rule_key = 'letter'`;
    expect(kept).toEqual([{ title: "letter" }]);
    await db.sql`update placement.rule set title = '{"id": "letter", "en": "letter"}' where key = 'letter'`;
  });
});

describe("a placement that is under way", () => {
  test("ends on its last day and not before", async () => {
    const one = await underWay(db, ground);
    db.clock.now = morningOf(dayAfter(caseDays.untilDay, -1));
    const end = async () => db.run(endPlacement, host.officer, await at(one));
    expect(await end()).toMatchObject({ code: "END_TOO_EARLY", params: { until: caseDays.untilDay } });
    db.clock.now = morningOf(caseDays.untilDay);
    const before = await drawn();
    must(await end());
    expect(await rowOf(one.placement)).toMatchObject({
      state: "ended",
      ended: caseDays.untilDay,
      early: false,
    });
    expect(await drawn()).toBe(before);
    expect(await dutiesOf(one.terms)).toMatchObject([
      { office: "ministry", due: dayAfter(caseDays.untilDay, 14) },
    ]);
  });
  test("ends early by a head with a reason, on a day that has come, from its first day to the one before its last", async () => {
    const one = await underWay(db, ground);
    db.clock.now = morningOf("2026-06-10");
    expect(await early(one, "2026-06-10", host.officer)).toMatchObject({ code: "NOT_PERMITTED" });
    expect(await early(one, caseDays.untilDay)).toMatchObject({ code: "END_NOT_EARLY" });
    expect(await early(one, "2026-06-11")).toMatchObject({ code: "END_IN_FUTURE" });
    expect(await early(one, "2026-05-31")).toMatchObject({ code: "END_BEFORE_START" });
    expect(
      await db.run(endEarly, host.head, { ...(await at(one)), date: "2026-06-09", note: "" }),
    ).toMatchObject({
      code: "INPUT_INVALID",
    });
    expect(await bookingOf(one.placement)).toBe(caseDays.untilDay);
  });
  test.each([
    ["host", host.head],
    ["programme", programme.head],
    ["sender", sender.head],
  ] as const)(
    "that the %s ends early frees its days and whole weeks, and tells whoever plans",
    async (_, who) => {
      const one = await underWay(db, ground);
      const before = await drawn();
      db.clock.now = morningOf("2026-06-12");
      must(await early(one, "2026-06-12", who));
      expect(await rowOf(one.placement)).toEqual({
        ...{ state: "ended", until: "2026-06-12", ended: "2026-06-12", early: true, weeks: 2 },
      });
      expect(await bookingOf(one.placement)).toBe("2026-06-12");
      // Sixteen days are left: two whole weeks.
      expect((await drawn()) - before).toBe(-2);
      const [event] = await db.sql<{ payload: unknown }>`select payload from platform.outbox
      where topic = 'placement.ended-early' and payload ->> 'placement' = ${one.placement}`;
      expect(endedEarlySchema.parse(event?.payload)).toEqual({
        ...{ placement: one.placement, terms: one.terms, expert: one.expert, zone: caseDays.zone },
        ...{ lastDay: "2026-06-12", plannedUntil: caseDays.untilDay, weeks: 2 },
      });
    },
  );
  test("that has ended early leaves its expert free for the days after it, and for none before", async () => {
    const one = await underWay(db, ground);
    db.clock.now = morningOf("2026-06-12");
    must(await early(one, "2026-06-12"));
    db.clock.now = monday;
    const next = (fromDay: string) =>
      caseAt(db, "sourced", ground, { expert: one.expert, terms: { fromDay, untilDay: "2026-06-28" } });
    await expect(next("2026-06-12")).rejects.toThrow("EXPERT_ELSEWHERE");
    expect((await next("2026-06-13")).placement).not.toBeNull();
  });
});

describe("an extension", () => {
  const later = "2026-07-10";
  const ask = async (one: AtPlacement, until = later, who: Principal = host.officer) =>
    db.run(askExtension, who, { ...(await at(one)), until, ...why });
  const approve = async (one: AtPlacement, who: Principal = programme.head) =>
    db.run(approveExtension, who, await at(one));
  const agree = async (one: AtPlacement, who: Principal = sender.officer) =>
    db.run(agreeExtension, who, await at(one));
  const say = async (one: AtPlacement, who: Principal) =>
    db.run(refuseExtension, who, { ...(await at(one)), ...why });

  test("is asked for by the host, for a later day, one at a time", async () => {
    const one = await underWay(db, ground);
    expect(await ask(one, later, sender.officer)).toMatchObject({ code: "NOT_IN_CAPACITY" });
    expect(await ask(one, caseDays.untilDay)).toMatchObject({ code: "EXTENSION_NOT_LATER" });
    expect(await ask(one, "2027-12-31")).toMatchObject({ code: "EXTENSION_TOO_LONG" });
    must(await ask(one));
    expect(await ask(one)).toMatchObject({ code: "EXTENSION_OPEN" });
  });
  test("is not approved before it is asked for, nor agreed to before it is approved", async () => {
    const one = await underWay(db, ground);
    expect(await approve(one)).toMatchObject({ code: "EXTENSION_NOT_ASKED" });
    expect(await say(one, sender.officer)).toMatchObject({ code: "EXTENSION_NOT_ASKED" });
    must(await ask(one));
    expect(await agree(one)).toMatchObject({ code: "EXTENSION_NOT_APPROVED" });
    expect(await approve(one, programme.officer)).toMatchObject({ code: "NOT_PERMITTED" });
  });
  test("draws its weeks when it is approved, and lengthens the placement when the sender agrees", async () => {
    const one = await underWay(db, ground);
    const before = await drawn();
    must(await ask(one));
    expect(await drawn()).toBe(before);
    expect(await dutiesOf(one.terms)).toMatchObject([{ office: "bureau", role: "head", due: "2026-06-08" }]);
    must(await approve(one));
    expect((await drawn()) - before).toBe(2);
    expect(await bookingOf(one.placement)).toBe(caseDays.untilDay);
    expect(await dutiesOf(one.terms)).toMatchObject([{ office: "agency", role: "officer" }]);
    must(await agree(one));
    expect(await bookingOf(one.placement)).toBe(later);
    expect(await rowOf(one.placement)).toMatchObject({ until: later, weeks: 6 });
    expect(await dutiesOf(one.terms)).toMatchObject([{ office: "ministry", due: later }]);
  });
  test.each([
    ["the programme before it approved", programme.head, false],
    ["the sender after it was approved", sender.officer, true],
  ] as const)(
    "that %s refuses leaves everything as it was: what it drew goes back",
    async (_, who, approved) => {
      const one = await underWay(db, ground);
      const before = await drawn();
      must(await ask(one));
      if (approved) must(await approve(one));
      must(await say(one, who));
      expect(await drawn()).toBe(before);
      expect(await rowOf(one.placement)).toMatchObject({
        until: caseDays.untilDay,
        weeks: 4,
        state: "under-way",
      });
      must(await ask(one));
    },
  );
  test("is not agreed to where the expert is elsewhere by then; its weeks stay drawn until it is refused", async () => {
    const one = await underWay(db, ground);
    db.clock.now = monday;
    await caseAt(db, "sourced", ground, {
      expert: one.expert,
      terms: { fromDay: "2026-07-06", untilDay: "2026-07-12" },
    });
    db.clock.now = morningOf(caseDays.fromDay);
    const before = await drawn();
    must(await ask(one));
    must(await approve(one));
    expect(await agree(one)).toMatchObject({
      ...{ code: "EXPERT_ELSEWHERE", params: { from: "2026-07-06", until: "2026-07-12" } },
    });
    must(await say(one, sender.officer));
    expect(await drawn()).toBe(before);
  });
  test("is not approved outside of the commitment's days", async () => {
    const short = { commitment: await addCommitment(db, { until: "2026-07-01" }) };
    const one = await underWay(db, short);
    must(await ask(one));
    expect(await approve(one)).toMatchObject({ code: "COMMITMENT_PERIOD", params: { until: "2026-07-01" } });
  });
  test("is not approved beyond what is left of the commitment", async () => {
    const little = { commitment: await addCommitment(db, { weeks: 5 }) };
    const one = await underWay(db, little);
    must(await ask(one));
    expect(await approve(one)).toMatchObject({ code: "COMMITMENT_SPENT", params: { left: 1, weeks: 2 } });
    must(await say(one, programme.head));
    must(await ask(one, "2026-07-05"));
    must(await approve(one));
  });
  test("that is still being answered ends with the placement, and what it drew goes back", async () => {
    const one = await underWay(db, ground);
    const before = await drawn();
    must(await ask(one));
    must(await approve(one));
    db.clock.now = morningOf("2026-06-07");
    must(await early(one, "2026-06-07"));
    // Two weeks of the extension, three of the placement.
    expect((await drawn()) - before).toBe(-3);
    expect(await agree(one)).toMatchObject({ code: "PLACEMENT_STATE" });
  });
});

test("two who act at once act one after the other: the second finds what the first left", async () => {
  const one = await bookedPlacement(db, ground);
  await settleChecks(db, one.placement);
  db.clock.now = morningOf(caseDays.fromDay);
  const read = await at(one);
  const both = await Promise.all([
    db.run(startPlacement, host.officer, read),
    db.run(cancelPlacement, programme.head, { ...read, ...why }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ code: "PLACEMENT_CHANGED" });
});

test("an expert who is booked once is not booked a second time for the same days", async () => {
  const expert = await addExpert(db);
  await caseAt(db, "sourced", ground, { expert });
  await expect(caseAt(db, "sourced", ground, { expert })).rejects.toThrow("EXPERT_ELSEWHERE");
});
