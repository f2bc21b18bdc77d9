import { afterAll, describe, expect, test } from "vitest";
import type { InputOf } from "../identity/index.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { rosterStep } from "./expert.fixture.ts";
import type { SaidPart } from "./hub.ts";
import { moveMilestone } from "./move-milestone.ts";
import { readHub, readHubs } from "./read-hubs.ts";
import { removePlanPart } from "./remove-plan-part.ts";
import { saveHub } from "./save-hub.ts";
import { savePlanPart } from "./save-plan-part.ts";

const db = await testWorkbench();
afterAll(db.close);
const { agency, anonymous, bureau, ministry } = principals;

const said = (key: string): InputOf<typeof saveHub> => ({
  key,
  kind: "innovation-center",
  name: { id: `Pusat ${key}` },
  province: "32",
  purpose: { id: "Gagasan menjadi purwarupa.", en: "Ideas become prototypes." },
});
const target = {
  part: "target",
  title: { en: "Prototypes" },
  unit: { en: "a year" },
  baseline: null,
  baselineOn: null,
  target: 12,
  targetOn: "2027-12-31",
  actual: null,
  actualOn: null,
  source: "Plan 2026",
} as const satisfies SaidPart;
const milestone = { part: "milestone", title: { id: "Laboratorium dibuka" }, dueOn: "2026-06-30" } as const;

async function aHub(key: string) {
  const saved = await db.run(saveHub, ministry.officer, said(key));
  if (!saved.ok) throw new Error(saved.code);
  return saved;
}
const duties = (id: string) =>
  db.sql<{ state: string; due_on: string }>`select state, due_on::text from duty.duty
    where record_kind = 'roster.milestone' and record_id = ${id} order by raised_at, state`;

describe("a hub is not saved", () => {
  test.each([
    ["in a province that is none", { province: "99" }, "HUB_PROVINCE"],
    ["in a centre that nobody knows", { centre: "nowhere" }, "HUB_CENTRE"],
    ["closed before it was opened", { openedOn: "2026-02-01", closedOn: "2026-01-01" }, "HUB_DAYS_REVERSED"],
    ["without a name in any language", { name: {} }, "INPUT_INVALID"],
  ])("%s", async (_, more, code) => {
    expect(await db.run(saveHub, ministry.officer, { ...said("wrong"), ...more })).toMatchObject({
      ok: false,
      code,
    });
  });

  test("under an address that another office uses, or where another office keeps it", async () => {
    const { hub, revision } = await aHub("taken");
    expect(await db.run(saveHub, bureau.officer, said("taken"))).toMatchObject({
      ok: false,
      code: "HUB_KEY_TAKEN",
    });
    for (const who of [bureau.head, agency.officer]) {
      expect(await db.run(saveHub, who, { ...said("taken"), hub, revision })).toMatchObject({
        code: "HUB_NOT_FOUND",
      });
      expect(await db.run(savePlanPart, who, { hub, revision, said: milestone })).toMatchObject({
        code: "HUB_NOT_FOUND",
      });
    }
  });
});

describe("a part of a plan is not saved", () => {
  test.each<[string, SaidPart, string]>([
    ["with a baseline that has no day", { ...target, baseline: 3 }, "HUB_BASELINE"],
    ["with a day on which nothing was measured", { ...target, actualOn: "2026-01-01" }, "HUB_BASELINE"],
    [
      "with a target before its baseline",
      { ...target, baseline: 3, baselineOn: "2028-01-01" },
      "HUB_DAYS_REVERSED",
    ],
    [
      "with more posts filled than planned",
      { part: "post", title: { en: "Engineer" }, planned: 2, filled: 3 },
      "HUB_POSTS",
    ],
    [
      "with a programme that ends before it begins",
      { part: "programme", title: { en: "IoT" }, about: [], startsOn: "2026-05-01", endsOn: "2026-04-01" },
      "HUB_DAYS_REVERSED",
    ],
    [
      "with a code that is in no classification",
      {
        part: "programme",
        title: { en: "IoT" },
        about: [{ scheme: "kbji", version: "2014", code: "9999" }],
        startsOn: "2026-05-01",
        endsOn: null,
      },
      "HUB_CODES",
    ],
  ])("%s", async (title, part, code) => {
    const { hub, revision } = await aHub(title.replaceAll(/[^a-z]+/g, "-"));
    expect(await db.run(savePlanPart, ministry.officer, { hub, revision, said: part })).toMatchObject({
      ok: false,
      code,
    });
  });
});

test("of two who edit a plan at once the second is told, and nothing of the first is lost", async () => {
  const { hub, key, revision } = await aHub("two-people");
  const [first, second] = [{ ...target }, { ...target, target: 20 }];
  const saved = await db.run(savePlanPart, ministry.officer, { hub, revision, said: first });
  expect(saved).toMatchObject({ ok: true, revision: revision + 1 });
  expect(await db.run(savePlanPart, ministry.head, { hub, revision, said: second })).toEqual({
    ok: false,
    code: "HUB_CHANGED",
  });
  expect(await db.run(saveHub, ministry.head, { ...said(key), hub, revision })).toMatchObject({
    code: "HUB_CHANGED",
  });
  const read = await db.run(readHub, ministry.head, { key });
  expect(read).toMatchObject({ plan: { targets: [{ baseline: null, target: 12, actual: null }] } });
});

test("risks are read by the office alone; the rest by everybody", async () => {
  const { hub, key, revision } = await aHub("risky");
  const risk: SaidPart = {
    part: "risk",
    title: { id: "Tenaga ahli datang terlambat" },
    likelihood: 2,
    impact: 3,
    response: { id: "Siapkan pengganti" },
    state: "open",
  };
  const first = await db.run(savePlanPart, ministry.officer, { hub, revision, said: risk });
  expect(first).toMatchObject({ ok: true });
  await db.run(savePlanPart, ministry.officer, { hub, revision: revision + 1, said: target });
  expect(await db.run(readHub, ministry.reader, { key })).toMatchObject({
    own: true,
    plan: { risks: [{ impact: 3 }] },
  });
  for (const who of [anonymous, bureau.officer, agency.head, ministry.expert])
    expect(await db.run(readHub, who, { key })).toMatchObject({
      own: false,
      plan: { risks: [], targets: [{ target: 12 }] },
    });
  expect(await db.run(readHub, anonymous, { key: "absent" })).toEqual({ ok: false, code: "HUB_NOT_FOUND" });
  expect(await db.run(readHubs, anonymous, { text: "risky" })).toMatchObject({ total: 1, hubs: [{ key }] });
});

describe("a milestone", () => {
  test("is a duty of the hub's office until it is reached; by hand it moves with a reason that everybody reads", async () => {
    const { hub, key, revision } = await aHub("milestone");
    const saved = await db.run(savePlanPart, ministry.officer, { hub, revision, said: milestone });
    const id = saved.ok ? saved.id : "";
    await db.run(savePlanPart, ministry.officer, {
      hub,
      revision: revision + 1,
      said: { ...milestone, id, dueOn: "2026-07-31" },
    });
    expect(await duties(id)).toEqual([
      { state: "cancelled", due_on: "2026-06-30" },
      { state: "open", due_on: "2026-07-31" },
    ]);
    const move = {
      milestone: id,
      revision: revision + 2,
      to: "reached" as const,
      reason: "Diresmikan Menteri",
    };
    expect(await db.run(moveMilestone, bureau.head, move)).toMatchObject({ code: "MILESTONE_NOT_FOUND" });
    expect(await db.run(moveMilestone, ministry.head, { ...move, reason: " " })).toMatchObject({
      code: "INPUT_INVALID",
    });
    expect(await db.run(moveMilestone, ministry.head, { ...move, revision })).toMatchObject({
      code: "HUB_CHANGED",
    });
    expect(await db.run(moveMilestone, ministry.head, { ...move, to: "planned" })).toMatchObject({
      code: "MILESTONE_STANDS_SO",
    });
    expect(await db.run(moveMilestone, ministry.head, { ...move, on: "2026-03-03" })).toMatchObject({
      code: "MILESTONE_REACHED_LATER",
    });
    expect(await db.run(moveMilestone, ministry.head, { ...move, on: "2026-03-01" })).toMatchObject({
      ok: true,
    });
    expect(await db.run(readHub, anonymous, { key })).toMatchObject({
      plan: {
        milestones: [
          { state: "reached", reachedOn: "2026-03-01", movedBy: { reason: "Diresmikan Menteri" } },
        ],
      },
    });
    expect((await duties(id)).map(({ state }) => state).toSorted()).toEqual(["cancelled", "done"]);
    // What was moved has a history, and stays.
    const gone = { hub, revision: revision + 3, part: "milestone" as const, id };
    expect(await db.run(removePlanPart, ministry.officer, gone)).toMatchObject({ code: "MILESTONE_MOVED" });
    // Taken up again it is owed again.
    expect(
      await db.run(moveMilestone, ministry.head, { ...move, revision: revision + 3, to: "under-way" }),
    ).toMatchObject({ ok: true });
    expect((await duties(id)).filter(({ state }) => state === "open")).toHaveLength(1);
  });

  test("is moved by a record that says why, once; and is on the thread with its hub, for everybody", async () => {
    const { hub, revision } = await aHub("delivered");
    const saved = await db.run(savePlanPart, ministry.officer, { hub, revision, said: milestone });
    const id = saved.ok ? saved.id : "";
    const by = { kind: "placement.deliverable", id: "d1" };
    const move = (who = ministry.officer) =>
      rosterStep(db, who, (roster) => roster.moveMilestone(id, { to: "reached", on: "2026-03-02", by }));
    expect(await move(bureau.officer)).toMatchObject({ result: { ok: false, code: "MILESTONE_NOT_FOUND" } });
    expect(await move()).toMatchObject({
      result: { ok: true, moved: true, milestone: { hubKey: "delivered" } },
    });
    expect(await move()).toMatchObject({ result: { ok: true, moved: false } });
    const links =
      await db.sql`select from thread.link where from_kind = 'roster.milestone' and from_id = ${id}
      and to_kind = 'roster.hub' and to_id = ${hub} and released_to = '{public}'`;
    expect(links).toHaveLength(1);
  });
});
