import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { raiseDuty, remindDuties } from "./duty/index.server.ts";
import { dayAfter } from "./duty/index.ts";
import type { Principal } from "./identity/index.ts";
import { issueClaimCode } from "./identity/index.server.ts";
import { deliverNotices, readMailbox } from "./notices.server.ts";
import { noticeText } from "./platform/notices.ts";
import { principals, testWorkbench } from "./test-database.ts";
import { personId } from "./test-people.ts";

const db = await testWorkbench();
afterAll(db.close);

const { ministry, bureau, agency } = principals;
const today = "2026-03-02";

beforeEach(async () => {
  db.clock.now = new Date(`${today}T02:00:00Z`);
  await db.sql`delete from platform.notice`;
  await db.sql`delete from duty.duty`;
});

type Owed = {
  title: string;
  in: number;
  role?: "officer" | "head";
  person?: string;
  by?: typeof ministry.head;
};

/** Duties of the ministry unless another's head raises them, due some days from today. */
async function owe(...duties: Owed[]) {
  for (const { title, in: days, role, person, by = ministry.head } of duties) {
    const outcome = await db.run(raiseDuty, by, {
      title: { id: title, en: `${title} in English` },
      role: role ?? null,
      person: person ?? null,
      dueOn: dayAfter(today, days),
      record: { kind: "test", id: title },
    });
    if (!outcome.ok) throw new Error(outcome.code);
  }
}
const remind = (by: Principal = ministry.worker) => db.run(remindDuties, by, {});
const mailbox = async (by: Principal) => {
  const outcome = await db.run(readMailbox, by, {});
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome;
};

describe("who is not reminded", () => {
  test("whoever owes nothing, something later than in two days, or has done it", async () => {
    await owe({ title: "later", in: 3, role: "officer" }, { title: "done", in: 0, role: "head" });
    await db.sql`update duty.duty set state = 'done' where record_id = 'done'`;
    expect(await remind()).toEqual({ ok: true, reminders: 0 });
    expect(await db.sql`select from platform.notice`).toHaveLength(0);
  });

  test("another organisation than the one whose worker asks", async () => {
    await owe({ title: "theirs", in: 0, role: "officer" });
    expect(await remind(bureau.worker)).toEqual({ ok: true, reminders: 0 });
  });

  test("anybody twice on one day, however often the worker starts, also at once", async () => {
    await owe({ title: "now", in: 0, role: "officer" });
    await Promise.all([remind(), remind(), remind()]);
    await owe({ title: "more", in: 1, role: "officer" });
    expect(await remind()).toEqual({ ok: true, reminders: 0 });
    expect(await db.sql`select from platform.notice`).toHaveLength(1);
    db.clock.now = new Date("2026-03-03T02:00:00Z");
    expect(await remind()).toEqual({ ok: true, reminders: 1 });
  });
});

describe("a reminder", () => {
  test("goes to each role and each person that owes something, once for all of it", async () => {
    await owe(
      { title: "a", in: -3, role: "officer" },
      { title: "b", in: 2, role: "officer" },
      { title: "c", in: 0, role: "head" },
      { title: "d", in: 1, person: personId("ministry", "reader") },
      { title: "e", in: 1 },
    );
    expect(await remind()).toEqual({ ok: true, reminders: 4 });
    const { notices } = await mailbox(ministry.officer);
    const to = notices.map(({ role, person, params }) => [role ?? person, params["count"], params["late"]]);
    expect(to).toHaveLength(4);
    expect(to).toEqual(
      expect.arrayContaining([
        ["officer", 2, 1],
        ["head", 1, 0],
        ["ministry reader", 1, 0],
        [null, 1, 0],
      ]),
    );
  });

  test("names the first three duties in the reader's language and counts the others", async () => {
    await owe(
      { title: "empat", in: 2, role: "officer" },
      { title: "dua", in: -1, role: "officer" },
      { title: "satu", in: -2, role: "officer" },
      { title: "tiga", in: 1, role: "officer" },
    );
    await remind();
    const [notice] = (await mailbox(ministry.officer)).notices;
    if (!notice) throw new Error("no notice");
    expect(noticeText(notice, "id")).toEqual({
      subject: "4 tugas menunggu Anda, 2 lewat tenggat",
      body: expect.stringContaining("– satu\n– dua\n– tiga\n… dan 1 lagi"),
    });
    expect(noticeText(notice, "en").body).toContain("– satu in English\n– dua in English");
  });
});

describe("the mailbox", () => {
  test("shows no other organisation's notices", async () => {
    await owe({ title: "ours", in: 0, role: "officer" });
    await remind();
    expect((await mailbox(ministry.officer)).total).toBe(1);
    for (const by of [bureau.head, agency.head])
      expect(await mailbox(by)).toMatchObject({ total: 0, notices: [] });
  });

  test("shows the newest first, and who was written to about a claim code, without the code", async () => {
    await owe({ title: "x", in: 0, role: "officer" });
    await remind();
    const issued = await db.run(issueClaimCode, ministry.registrar, { people: ["ministry-reader"] });
    const { notices } = await mailbox(ministry.officer);
    const heard = notices.map(({ template, person, role }) => [template, person, role]);
    expect(heard.at(-1)).toEqual(["duty-reminder", null, "officer"]);
    // Both were said at once: in no order.
    expect(heard.slice(0, -1).toSorted()).toEqual([
      ["claim-code", "ministry reader", null],
      ["claim-codes-made", null, "head"],
    ]);
    const texts = notices.flatMap((notice) => Object.values(noticeText(notice, "en"))).join("\n");
    expect(texts).toContain("16 March 2026");
    expect(texts).not.toContain(issued.ok ? issued.codes[0]?.code : "");
  });
});

describe("delivery", () => {
  test("with nothing to deliver leaves no row in the audit", async () => {
    const rows = () => db.sql`select from identity.audit where use_case = 'platform.deliver-notices'`;
    const before = (await rows()).length;
    expect(await db.run(deliverNotices, ministry.worker, {})).toEqual({
      ok: false,
      code: "NOTHING_TO_DELIVER",
    });
    expect(await rows()).toHaveLength(before);
  });

  test("takes every organisation's notices, each once, also when two workers deliver at once", async () => {
    await owe(
      { title: "a", in: 0, role: "officer" },
      { title: "b", in: 0, role: "officer", by: agency.head },
    );
    await remind();
    await db.run(remindDuties, agency.worker, {});
    const both = await Promise.all([1, 2].map(() => db.run(deliverNotices, ministry.worker, {})));
    expect(both.flatMap((outcome) => (outcome.ok ? outcome.delivered : []))).toHaveLength(2);
    expect(await db.sql`select from platform.notice where delivered_at is null`).toHaveLength(0);
  });
});
