import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testWorkbench } from "../test-database.ts";
import { addOffice, caseDays, caseGround, host, must, programme, sender } from "./case.fixture.ts";
import { endEarly } from "./end-placement.ts";
import {
  addTestRules,
  bookedPlacement,
  morningOf,
  people,
  revisionOf,
  underWay,
} from "./placement.fixture.ts";
import { readPlacementCalendar } from "./read-placement-calendar.ts";
import { readPlacement } from "./read-placement.ts";
import { readPlacements } from "./read-placements.ts";

const db = await testWorkbench();
afterAll(db.close);
const monday = db.clock.now;

let outsider = sender;
const at = { running: "", booked: "", terms: "" };
beforeAll(async () => {
  const ground = await caseGround(db, { weeks: 100 });
  await addTestRules(db);
  outsider = await addOffice(db, { key: "polytechnic", letter: "d", party: "SG" });
  const running = await underWay(db, ground, { asPerson: true });
  db.clock.now = monday;
  const booked = await bookedPlacement(db, ground, {
    terms: { fromDay: "2026-08-03", untilDay: "2026-08-30" },
  });
  Object.assign(at, { running: running.placement, booked: booked.placement, terms: booked.terms });
  // A sender that was invited to the second request and not chosen.
  await db.admin(
    `insert into placement.participant (organisation_id, terms_id, capacity, party, since)
      values ($1, $2, 'sender', 'SG', now())`,
    [outsider.officer.organisation, booked.terms],
  );
});

const list = async (who = host.officer, more: object = {}) => must(await db.run(readPlacements, who, more));
const read = (who = host.officer, placement = at.running) => db.run(readPlacement, who, { placement });

describe("a placement is read", () => {
  test("by nobody outside of it: neither a stranger nor a sender that was not chosen", async () => {
    for (const who of [outsider.head, outsider.officer, outsider.expert, programme.instructor])
      for (const placement of [at.running, at.booked, randomUUID()])
        expect(await read(who, placement)).toEqual({ ok: false, code: "CASE_NOT_FOUND" });
    expect(await list(outsider.head)).toMatchObject({ count: 0, placements: [], owed: [] });
    expect(must(await db.run(readPlacementCalendar, outsider.head, { month: "2026-08" })).lines).toEqual([]);
  });
  test("by the expert and the counterpart who are named in it, and no other of theirs", async () => {
    for (const who of [people.expert, people.counterpart]) {
      expect(must(await read(who)).placement.placementId).toBe(at.running);
      expect(await read(who, at.booked)).toMatchObject({ code: "CASE_NOT_FOUND" });
      expect((await list(who)).placements.map(({ placementId }) => placementId)).toEqual([at.running]);
    }
  });
  test("by its filing officer without the name of the expert, and by no filing officer of other cases", async () => {
    expect(await read(people.filing, at.booked)).toMatchObject({ code: "CASE_NOT_FOUND" });
    expect(must(await read(people.filing)).placement.expertName).toBeNull();
    expect((await list(people.filing)).placements.map(({ expertName }) => expertName)).toEqual([""]);
    expect(await list(people.filing, { text: "Mei Ling" })).toMatchObject({ count: 0 });
  });
  test("with the same state, next actor and due day by every office of it", async () => {
    const told = await Promise.all(
      [host.officer, programme.head, sender.reader].map(async (who) => {
        const { placement, next } = must(await read(who, at.booked));
        return { state: placement.state, next };
      }),
    );
    expect(told).toEqual(
      Array.from({ length: 3 }, () => ({
        state: "booked",
        next: { task: "check", capacity: "programme", dueOn: "2026-06-04" },
      })),
    );
    for (const who of [host.officer, programme.head, sender.reader])
      expect((await list(who)).placements.find(({ placementId }) => placementId === at.booked)?.next).toEqual(
        told[0]?.next,
      );
  });
});

test("whoever sees to a paper may enter it, and is told so; a rule that no longer holds is marked", async () => {
  const entered = async (who = host.officer) =>
    must(await read(who, at.booked))
      .checks.filter(({ mayEnter }) => mayEnter)
      .map(({ ruleKey }) => ruleKey);
  expect(await entered()).toEqual([]);
  expect(await entered(programme.officer)).toEqual(["letter", "permit"]);
  expect(await entered(sender.officer)).toEqual(["visa"]);
  expect(await entered(sender.reader)).toEqual([]);
  await db.sql`update placement.rule set valid_until = ${"2026-03-01"}::date where key = 'visa'`;
  const { checks } = must(await read(host.officer, at.booked));
  expect(checks.map(({ ruleKey, withdrawn }) => [ruleKey, withdrawn])).toEqual([
    ["letter", false],
    ["permit", false],
    ["visa", true],
  ]);
});

test("what one owes comes first, the most urgent on top; others owe what is theirs", async () => {
  const owed = async (who = host.officer) =>
    (await list(who)).owed.map(({ title, dueOn }) => [title.id, dueOn]);
  expect(await owed()).toEqual([
    ["Catat akhir penempatan", caseDays.untilDay],
    ["Mulai penempatan tenaga ahli", "2026-08-03"],
  ]);
  expect(await owed(sender.officer)).toEqual([["visa", "2026-07-20"]]);
  expect(await owed(programme.officer)).toEqual([
    ["letter", "2026-06-04"],
    ["permit", "2026-07-04"],
  ]);
  expect(await owed(host.reader)).toEqual([]);
});

test("a list is narrowed by how far placements are, by words, by province and by place", async () => {
  const found = async (more: object) =>
    (await list(host.officer, more)).placements.map(({ placementId }) => placementId);
  expect(await found({})).toEqual([at.running, at.booked]);
  expect(await found({ view: "coming" })).toEqual([at.booked]);
  expect(await found({ text: "BPVP" })).toEqual([at.running, at.booked]);
  expect(await found({ text: "nothing like it" })).toEqual([]);
  expect(await found({ province: "73", view: "under-way" })).toEqual([at.running]);
  expect(await found({ province: "31" })).toEqual([]);
  expect(await found({ centre: "uptd-uji" })).toEqual([]);
  const { counts, provinces } = await list();
  expect(counts).toEqual({ "under-way": 1, coming: 1, "to-close": 0, past: 0, all: 2 });
  expect(provinces.filter(({ count }) => count > 0)).toMatchObject([{ code: "73", count: 1 }]);
});

test("a calendar has a line for each place or expert of a month, and nothing of what was freed", async () => {
  const month = async (by: "centre" | "expert", of: string) =>
    must(await db.run(readPlacementCalendar, host.officer, { by, month: of }));
  expect(await month("centre", "2026-06")).toMatchObject({
    count: 1,
    lines: [{ line: "bpvp-uji", stretches: [{ placementId: at.running, untilDay: caseDays.untilDay }] }],
  });
  expect(await month("expert", "2026-08")).toMatchObject({
    lines: [{ name: { id: "Tan Mei Ling" }, stretches: [{ placementId: at.booked }] }],
  });
  expect((await month("expert", "2026-09")).lines).toEqual([]);
  db.clock.now = morningOf("2026-06-12");
  const revision = await revisionOf(db, at.running);
  must(
    await db.run(endEarly, host.head, { placement: at.running, revision, date: "2026-06-12", note: "Uji" }),
  );
  expect((await month("centre", "2026-06")).lines[0]?.stretches[0]?.untilDay).toBe("2026-06-12");
  expect(must(await read()).next).toEqual({ task: "close", capacity: "host", dueOn: "2026-06-26" });
  db.clock.now = monday;
});
