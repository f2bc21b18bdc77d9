import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dayAfter, type Principal } from "../identity/index.ts";
import { testWorkbench } from "../test-database.ts";
import {
  addCommitment,
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
import { addTestRules, morningOf, standing, underWay, type AtPlacement } from "./placement.fixture.ts";

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

const why = { note: "Alasan uji", writtenIn: "id" as const };
const early = async (one: AtPlacement, date: string, who: Principal = host.head) =>
  db.run(endEarly, who, { ...(await at(one)), date, ...why });

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
