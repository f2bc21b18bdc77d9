import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resetDemo } from "../reset-demo.server.ts";
import { testWorkbench } from "../test-database.ts";
import { approveTerms } from "./approve-terms.ts";
import { askEdits } from "./ask-edits.ts";
import { cancelTerms } from "./cancel-terms.ts";
import {
  addCommitment,
  caseAt,
  caseDays,
  caseGround,
  endorsed,
  host,
  must,
  programme,
  sender,
  wholeTerms,
} from "./case.fixture.ts";
import { draftTerms } from "./draft-terms.ts";
import { inviteSender } from "./invite-sender.ts";
import { readTermsList } from "./read-terms-list.ts";
import { readTerms } from "./read-terms.ts";
import { saveTerms } from "./save-terms.ts";
import { submitTerms } from "./submit-terms.ts";

const db = await testWorkbench();
afterAll(db.close);

let ground = { commitment: "" };
beforeAll(async () => {
  ground = await caseGround(db);
});

const drawn = async (commitment = ground.commitment) =>
  Number(
    (
      await db.sql<{
        drawn: string;
      }>`select drawn from agreement.commitment_balance where commitment_id = ${commitment}::uuid`
    )[0]?.drawn,
  );
const read = async (terms: string, who = host.officer) => must(await db.run(readTerms, who, { terms }));
const draft = (more: object = {}) => db.run(draftTerms, host.officer, { ...wholeTerms, ...more });
const dutiesOf = (terms: string) =>
  db.sql<{ office: string; role: string; day: string }>`select o.key as office, d.role, d.due_on::text as day
    from duty.duty d join identity.organisation o using (organisation_id)
    where d.record_kind = 'placement.terms' and d.record_id = ${terms} and d.state = 'open' order by 1`;

describe("terms are not begun", () => {
  test.each([
    [
      "with the last day before the first",
      { fromDay: "2026-06-28", untilDay: "2026-06-01" },
      "TERMS_DAYS_REVERSED",
    ],
    ["for more than two years", { untilDay: "2029-01-01" }, "TERMS_TOO_LONG"],
    ["for a centre that nobody knows", { place: { centre: "tidak-ada" } }, "PLACE_NOT_FOUND"],
    ["for a centre of another office", { place: { centre: "blk-lain" } }, "PLACE_OF_OTHERS"],
    [
      "for a local government's centre without its Disnaker",
      { place: { centre: "uptd-sendiri" } },
      "CENTRE_WITHOUT_DISNAKER",
    ],
    [
      "with a skill that the vocabulary does not have",
      { skills: [{ scheme: "skkni", version: "2026", code: "X", level: 3 }] },
      "SKILL_UNKNOWN",
    ],
    [
      "with a counterpart without a name",
      { counterparts: [{ job: { id: "Instruktur" } }] },
      "COUNTERPART_WITHOUT_NAME",
    ],
    [
      "with an instructor of another office",
      { counterparts: [{ instructor: "0a000000-0000-4000-8000-000000000099", job: { id: "Instruktur" } }] },
      "INSTRUCTOR_NOT_OWN",
    ],
  ])("%s", async (_, more, code) => {
    expect(await draft(more)).toMatchObject({ ok: false, code });
    expect(await db.sql`select from placement.terms`).toHaveLength(0);
    expect(await db.sql`select from placement.counterpart`).toHaveLength(0);
  });
});

describe("terms are not submitted", () => {
  test.each([
    [
      "without a counterpart",
      { counterparts: [], objectives: wholeTerms.objectives.map((one) => ({ ...one, counterparts: [] })) },
      "TERMS_WITHOUT_COUNTERPART",
    ],
    ["without days", { fromDay: null, untilDay: null }, "TERMS_WITHOUT_DAYS"],
    ["when the first day is today", { fromDay: "2026-03-02" }, "TERMS_BEGUN"],
    ["without an objective", { objectives: [] }, "TERMS_WITHOUT_OBJECTIVE"],
    [
      "when an objective names no unit",
      { objectives: [{ ...wholeTerms.objectives[0], units: [] }] },
      "OBJECTIVE_WITHOUT_UNIT",
    ],
    [
      "when nobody says how transfer is measured",
      { objectives: [{ ...wholeTerms.objectives[0], measure: null }] },
      "OBJECTIVE_WITHOUT_MEASURE",
    ],
    [
      "with nothing but a title",
      { counterparts: [], objectives: [], skills: [], languages: [], route: null },
      "TERMS_INCOMPLETE",
    ],
  ])("%s", async (_, more, code) => {
    const { terms } = must(await draft(more));
    const outcome = await db.run(submitTerms, host.officer, { terms, revision: 1, programme: "bureau" });
    expect(outcome).toMatchObject({ ok: false, code });
    expect((await read(terms)).terms).toMatchObject({ state: "draft", revision: 1, nextCapacity: "host" });
  });
  test("without a programme office of the host's own party", async () => {
    const { terms } = must(await draft());
    const submit = (office: string | null) =>
      db.run(submitTerms, host.officer, { terms, revision: 1, programme: office });
    expect(await submit(null)).toMatchObject({ code: "PROGRAMME_MISSING" });
    expect(await submit("agency")).toMatchObject({ code: "PROGRAMME_OF_OTHER_PARTY" });
    expect(await submit("nobody")).toMatchObject({ code: "OFFICE_NOT_HERE", params: { key: "nobody" } });
  });
});

test("an office outside of a case does not learn that it exists", async () => {
  const { terms } = must(await draft());
  for (const who of [programme.head, sender.head, sender.expert, host.filing, host.instructor])
    expect(await db.run(readTerms, who, { terms })).toEqual({ ok: false, code: "CASE_NOT_FOUND" });
  expect(await db.run(submitTerms, programme.officer, { terms, revision: 1 })).toEqual({
    ok: false,
    code: "CASE_NOT_FOUND",
  });
});

test("of two people who edit at once the second one is told, and nothing of the first is lost", async () => {
  const { terms } = must(await draft());
  const { template: _, ...same } = { ...wholeTerms, template: null };
  const first = { id: "Judul pertama", en: "First title" };
  must(await db.run(saveTerms, host.officer, { terms, revision: 1, ...same, title: first }));
  const second = await db.run(saveTerms, host.head, { terms, revision: 1, ...same, title: { id: "Kedua" } });
  expect(second).toEqual({ ok: false, code: "TERMS_CHANGED" });
  const after = await read(terms);
  expect(after.terms).toMatchObject({ title: first, revision: 2 });
  expect(after.objectives[0]?.counterparts).toEqual([after.counterparts[0]?.counterpartId]);
  expect(await db.run(submitTerms, host.officer, { terms, revision: 1 })).toEqual({
    ok: false,
    code: "TERMS_CHANGED",
  });
});

test("next actor and due day are the same for every office of the case, and are its open duty", async () => {
  const { terms } = must(await draft());
  expect(await dutiesOf(terms)).toEqual([{ office: "ministry", role: "officer", day: "2026-03-16" }]);
  must(await db.run(submitTerms, host.officer, { terms, revision: 1, programme: "bureau" }));
  expect(await dutiesOf(terms)).toEqual([{ office: "bureau", role: "head", day: "2026-03-12" }]);
  const next = { capacity: "programme", dueOn: "2026-03-12" };
  expect((await read(terms)).next).toMatchObject(next);
  expect((await read(terms, programme.reader)).next).toMatchObject(next);
  const waits = must(await db.run(readTermsList, programme.head, { view: "ours" }));
  expect(waits.terms.map((one) => one.termsId)).toEqual([terms]);
  const others = must(await db.run(readTermsList, host.head, { view: "theirs" }));
  expect(others.terms[0]).toMatchObject({
    termsId: terms,
    nextCapacity: "programme",
    dueOn: "2026-03-12",
    ours: false,
  });
  must(await db.run(askEdits, programme.officer, { terms, note: "Sebutkan ruang praktik" }));
  expect(await dutiesOf(terms)).toEqual([{ office: "ministry", role: "officer", day: "2026-03-09" }]);
});

describe("terms are not approved", () => {
  let terms = "";
  beforeAll(async () => {
    ({ terms } = await caseAt(db, "review", ground));
  });
  const approve = (more: object = {}, who = programme.head) =>
    db.run(approveTerms, who, { terms, revision: 2, commitment: ground.commitment, ...more });

  test("by an officer, by the host, or by a head who has read something else", async () => {
    expect(await approve({}, programme.officer)).toMatchObject({ code: "NOT_PERMITTED" });
    expect(await approve({}, host.head)).toMatchObject({
      code: "NOT_IN_CAPACITY",
      params: { by: "programme" },
    });
    expect(await approve({ revision: 1 })).toEqual({ ok: false, code: "TERMS_CHANGED" });
  });
  test("by who submitted them, also where host and programme are one office", async () => {
    await db.sql`update placement.terms set submitted_by = ${programme.head.person}::uuid where terms_id = ${terms}::uuid`;
    expect(await approve()).toEqual({ ok: false, code: "FOUR_EYES" });
    await db.sql`update placement.terms set submitted_by = ${host.officer.person}::uuid where terms_id = ${terms}::uuid`;
  });
  test.each([
    [
      "a commitment that nobody knows",
      async () => "0a000000-0000-4000-8000-000000000099",
      "COMMITMENT_NOT_FOUND",
    ],
    ["one that counts money", () => addCommitment(db, { unit: "IDR" }), "COMMITMENT_UNIT"],
    ["one of one's own party", () => addCommitment(db, { party: "ID" }), "COMMITMENT_OF_OWN_PARTY"],
    [
      "one that ends before the placement does",
      () => addCommitment(db, { until: "2026-06-27" }),
      "COMMITMENT_PERIOD",
    ],
    ["one that has too little left", () => addCommitment(db, { weeks: 3 }), "COMMITMENT_SPENT"],
  ])("on %s", async (_, made, code) => {
    const commitment = await made();
    expect(await approve({ commitment })).toMatchObject({ ok: false, code });
    expect((await read(terms)).terms).toMatchObject({ state: "review", commitmentId: null });
    expect(await db.sql`select from agreement.drawdown`).toHaveLength(0);
  });
});

test("an approval draws whole weeks from the commitment, the host reads what is left, and a cancellation gives all back", async () => {
  const before = await drawn();
  const { terms } = await caseAt(db, "approved", ground);
  expect(await drawn()).toBe(before + caseDays.weeks);
  const { commitment, terms: approved } = await read(terms);
  expect(commitment).toMatchObject({ commitmentId: ground.commitment, left: 120 - before - caseDays.weeks });
  expect(approved).toMatchObject({ approvedBy: programme.head.person, zone: "Asia/Makassar" });
  expect(await db.run(inviteSender, programme.officer, { terms, sender: "ministry" })).toMatchObject({
    code: "EXPERT_WITHOUT_AGREEMENT",
  });
  must(await db.run(cancelTerms, programme.head, { terms, note: "Anggaran ditunda" }));
  expect(await drawn()).toBe(before);
  expect(await dutiesOf(terms)).toEqual([]);
});

test("a request of a local government's centre goes to its Disnaker first, which names the programme office", async () => {
  const { terms } = await caseAt(db, "routing", ground);
  const routing = await read(terms);
  expect(routing.offices.map(({ capacity, key }) => [capacity, key])).toEqual([
    ["host", "ministry"],
    ["router", "bureau"],
  ]);
  expect(routing.next).toMatchObject({ capacity: "router" });
  expect(
    await db.run(approveTerms, programme.head, { terms, revision: 2, commitment: ground.commitment }),
  ).toMatchObject({ code: "NOT_IN_CAPACITY" });
  await endorsed(db, terms);
  expect((await read(terms)).offices.map(({ capacity }) => capacity).toSorted()).toEqual([
    "host",
    "programme",
    "router",
  ]);
  must(await db.run(askEdits, programme.officer, { terms, note: "Perjelas" }));
  const { revision } = (await read(terms)).terms;
  must(await db.run(submitTerms, host.officer, { terms, revision }));
  expect((await read(terms)).terms.state).toBe("routing");
});

test("a sender reads a case from its invitation on, and nothing of what the other side said to itself", async () => {
  const { terms } = must(await draft());
  must(
    await db.run(submitTerms, host.officer, {
      terms,
      revision: 1,
      programme: "bureau",
      note: "Mohon segera",
    }),
  );
  must(await db.run(askEdits, programme.officer, { terms, note: "Kuota tahun ini hampir habis" }));
  must(await db.run(submitTerms, host.officer, { terms, revision: 3 }));
  const { revision } = (await read(terms)).terms;
  must(
    await db.run(approveTerms, programme.head, {
      terms,
      revision,
      commitment: ground.commitment,
      note: "Ambil dari sisa",
    }),
  );
  expect(await db.run(readTerms, sender.officer, { terms })).toMatchObject({ code: "CASE_NOT_FOUND" });
  must(await db.run(inviteSender, programme.officer, { terms, sender: "agency", note: "Kami mohon usulan" }));
  const seen = await read(terms, sender.reader);
  expect(seen.history.map(({ event, note }) => [event, note])).toEqual(
    expect.arrayContaining([
      ["invite", "Kami mohon usulan"],
      ["draft", null],
    ]),
  );
  expect(JSON.stringify(seen)).not.toMatch(/hampir habis|Mohon segera|sisa/);
  expect(seen.next).toMatchObject({ capacity: "sender", dueOn: "2026-03-16" });
  expect((await read(terms, host.reader)).history.map(({ note }) => note)).toContain(
    "Kuota tahun ini hampir habis",
  );
});

test("with the demo go its cases, and no other", async () => {
  await db.sql`update placement.terms set synthetic = false`;
  const { terms } = await caseAt(db, "sourced", ground, { terms: { synthetic: true } });
  const [kept] = await db.sql<{
    count: number;
  }>`select count(*)::int as count from placement.terms where not synthetic`;
  must(await db.run(resetDemo, host.demo, {}));
  expect(await db.sql`select count(*)::int as count from placement.terms`).toEqual([kept]);
  for (const table of ["participant", "nomination", "placement", "case_event"])
    expect(await db.admin(`select from placement.${table} where terms_id = $1`, [terms])).toHaveLength(0);
});

test("a case is on the thread of each office that acted in it, resting on the commitment", async () => {
  const { terms } = await caseAt(db, "approved", ground);
  const links =
    await db.sql`select o.key, l.to_kind from thread.link l join identity.organisation o using (organisation_id)
    where l.from_kind = 'placement.terms' and l.from_id = ${terms} order by 1, 2`;
  expect(links).toEqual([
    { key: "bureau", to_kind: "agreement.commitment" },
    { key: "bureau", to_kind: "roster.centre" },
    { key: "ministry", to_kind: "roster.centre" },
  ]);
});

test("of approvals at the same time as many go through as the commitment has weeks for", async () => {
  const commitment = await addCommitment(db, { weeks: 3 * caseDays.weeks });
  const waiting: string[] = [];
  for (let at = 0; at < 6; at++) waiting.push((await caseAt(db, "review", ground)).terms);
  const ended = await Promise.all(
    waiting.map((terms) => db.run(approveTerms, programme.head, { terms, revision: 2, commitment })),
  );
  const codes = ended.map((one) => (one.ok ? "approved" : one.code)).toSorted();
  expect(codes).toEqual([...Array(3).fill("COMMITMENT_SPENT"), ...Array(3).fill("approved")]);
  expect(await drawn(commitment)).toBe(3 * caseDays.weeks);
});
