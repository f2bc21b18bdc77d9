import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dayAfter, type Principal } from "../identity/index.ts";
import { testWorkbench } from "../test-database.ts";
import { cancelPlacement } from "./cancel-placement.ts";
import { addExpert, caseAt, caseDays, caseGround, host, must, programme, sender } from "./case.fixture.ts";
import {
  addTestRules,
  bookedPlacement,
  checksOf,
  morningOf,
  nameFiling,
  people,
  settleChecks,
  standing,
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
const here = standing(db);
const { bookingOf, rowOf, dutiesOf, at } = here;
const drawn = () => here.drawn(ground.commitment);

const start = async (one: AtPlacement, who: Principal = host.officer, date?: string) =>
  db.run(startPlacement, who, { ...(await at(one)), date });
const why = { note: "Alasan uji", writtenIn: "id" as const };
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
    const rows = refused.ok ? [] : refused.rows;
    expect(rows?.map(({ column, expected }) => [column, expected])).toEqual([
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
      { kind: "placement.check", office: "bureau", role: "officer", due: "2026-05-02" },
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
