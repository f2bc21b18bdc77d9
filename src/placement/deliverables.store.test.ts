import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Principal } from "../identity/index.ts";
import { searchKnowledge } from "../knowledge/index.server.ts";
import { explainFindings } from "../errors.ts";
import { testWorkbench } from "../test-database.ts";
import { caseDays, host, must, programme, sender } from "./case.fixture.ts";
import { closePlacement } from "./close-placement.ts";
import { endPlacement } from "./end-placement.ts";
import { giveFeedback } from "./give-feedback.ts";
import { handInDeliverable } from "./hand-in-deliverable.ts";
import { issueCertificate } from "./issue-certificate.ts";
import {
  hubOfTests,
  morningOf,
  people,
  placementsOfTests,
  revisionOf,
  type AtPlacement,
} from "./placement.fixture.ts";
import { planDeliverable } from "./plan-deliverable.ts";
import { readCertificate } from "./read-certificate.ts";
import { readDeliverableFile } from "./read-deliverables.ts";
import { readDiary } from "./read-diary.ts";
import { readPlacementFeedback } from "./read-feedback.ts";
import { readMeasures } from "./read-measures.ts";
import { readPapers } from "./read-papers.ts";
import { readPlacementParts } from "./read-placement-parts.ts";
import { acceptDeliverable, dropDeliverable, returnDeliverable } from "./settle-deliverable.ts";
import { takeMeasure } from "./take-measure.ts";
import { writeDiary } from "./write-diary.ts";
import { writeHandover } from "./write-handover.ts";

const db = await testWorkbench();
afterAll(db.close);

const { hub, milestone } = hubOfTests;
const { expert, counterpart, filing } = people;
let booked: AtPlacement = { terms: "", placement: "", expert: "" };
let going: AtPlacement = booked;
beforeAll(async () => {
  ({ booked, going } = await placementsOfTests(db));
});
const lastDay = morningOf(caseDays.untilDay);
beforeEach(() => {
  db.clock.now = morningOf("2026-06-10");
});

const placementOf = () => ({ placement: going.placement });
const fileOf = async (name: string, bytes: string | Uint8Array) => {
  const path = join(tmpdir(), `jembatan-test-${crypto.randomUUID()}`);
  await writeFile(path, bytes);
  return { path, fileName: name };
};

describe("measures", () => {
  const measure = async (
    phase: "before" | "after",
    score: number,
    { who = host.officer as Principal, takenOn = "2026-06-10", unit = null as string | null } = {},
  ) => {
    const [line] = must(await db.run(readMeasures, host.officer, placementOf())).lines;
    return db.run(takeMeasure, who, {
      ...{ ...placementOf(), objective: line?.objectiveId ?? "", counterpart: line?.counterpartId ?? "" },
      ...{ unit: unit ?? line?.unit ?? "", phase, score, takenOn },
    });
  };
  test("are refused for a unit that the terms do not name, for oneself, for a day to come, and after before before", async () => {
    expect(await measure("before", 40, { unit: "skkni/2026/LAIN" })).toMatchObject({
      code: "MEASURE_UNKNOWN",
    });
    expect(await measure("before", 40, { who: counterpart })).toMatchObject({ code: "MEASURE_OWN" });
    expect(await measure("before", 40, { takenOn: "2026-06-11" })).toMatchObject({
      code: "MEASURE_IN_FUTURE",
    });
    expect(await measure("after", 40, { takenOn: "2026-05-31" })).toMatchObject({
      code: "MEASURE_TOO_EARLY",
    });
    expect(await measure("before", 140)).toMatchObject({ code: "INPUT_INVALID" });
    expect(await measure("before", 40, { who: sender.officer })).toMatchObject({ code: "NOT_IN_CAPACITY" });
    expect(must(await db.run(readMeasures, host.officer, placementOf())).transfer).toMatchObject({
      ...{ expected: 1, measured: 0, notMeasured: 1, perExpertDay: null },
    });
  });
  test("give what passed on for each day; a sender reads that, and no score of anybody", async () => {
    must(await measure("before", 40));
    expect(await measure("after", 60, { takenOn: "2026-06-05" })).toMatchObject({ code: "MEASURE_REVERSED" });
    must(await measure("after", 65));
    const read = must(await db.run(readMeasures, host.officer, placementOf()));
    // From 1 to 10 June are ten days.
    expect(read.transfer).toMatchObject({ measured: 1, gain: 25, days: 10, perExpertDay: 2.5 });
    expect(read.lines[0]).toMatchObject({ before: { score: 40 }, after: { score: 65 }, gain: 25 });
    const sent = must(await db.run(readMeasures, sender.head, placementOf()));
    expect(sent).toMatchObject({ lines: [], transfer: { measured: 1, gain: 25, perExpertDay: 2.5 } });
    expect(must(await db.run(readMeasures, counterpart, placementOf())).lines[0]?.before?.score).toBe(40);
  });
});

describe("the diary", () => {
  const write = (day: string, who: Principal = expert) =>
    db.run(writeDiary, who, { ...placementOf(), day, text: "Membuka lokakarya.", writtenIn: "id" });
  test("is the expert's, for days of the placement that have come", async () => {
    expect(await write("2026-06-11")).toMatchObject({ code: "DIARY_IN_FUTURE" });
    expect(await write("2026-05-30")).toMatchObject({ code: "DIARY_OUTSIDE" });
    expect(await write("2026-06-09", host.officer)).toMatchObject({ code: "NOT_PERMITTED" });
    must(await write("2026-06-09"));
    const { entries, total } = must(await db.run(readDiary, sender.officer, placementOf()));
    expect([entries[0]?.writtenIn, total]).toEqual(["id", 1]);
  });
});

describe("deliverables", () => {
  const plan = (more: object = {}) =>
    db.run(planDeliverable, host.officer, {
      ...{ ...placementOf(), title: { id: "Modul ajar" }, dueOn: "2026-06-20", ...more },
    });
  const give = async (
    deliverable: string,
    name: string,
    bytes: string | Uint8Array,
    who: Principal = expert,
  ) => db.run(handInDeliverable, who, { ...placementOf(), deliverable, file: await fileOf(name, bytes) });
  test("are planned within the placement, for a milestone of its own hub", async () => {
    expect(await plan({ dueOn: "2026-07-20" })).toMatchObject({ code: "DELIVERABLE_OUTSIDE" });
    expect(await plan({ milestone: hub })).toMatchObject({ code: "MILESTONE_NOT_FOUND" });
  });
  test("a photo of a passport is none, nor what is called so, nor a text with its number; nothing of it is kept", async () => {
    const { deliverable } = must(await plan());
    const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]);
    const refused = { ok: false, code: "DELIVERABLE_IS_IDENTITY_PAPER" };
    expect(await give(deliverable, "laporan.pdf", photo)).toMatchObject(refused);
    expect(await give(deliverable, "Paspor Tan.pdf", "%PDF-1.7")).toMatchObject(refused);
    expect(await give(deliverable, "laporan.txt", "NIK 3174 0101 0190 0001")).toMatchObject(refused);
    const files = (
      await readdir((await db.files.scratch("x")).replace(/scratch.*/, ""), { recursive: true })
    ).filter((name) => /[0-9a-f]{64}/.test(name));
    expect(files).toEqual([]);
    must(await db.run(dropDeliverable, host.officer, { ...placementOf(), deliverable, note: "Uji" }));
  });
  test("one is returned with a reason, handed in again and accepted; that moves the milestone of the hub", async () => {
    const { deliverable } = must(await plan({ milestone }));
    const on = { ...placementOf(), deliverable };
    expect(await db.run(acceptDeliverable, host.officer, on)).toMatchObject({
      code: "DELIVERABLE_NOT_HANDED_IN",
    });
    must(await give(deliverable, "modul.csv", "unit,jam\nA,3\n"));
    expect(await db.run(acceptDeliverable, programme.officer, on)).toMatchObject({ code: "NOT_IN_CAPACITY" });
    must(await db.run(returnDeliverable, host.officer, { ...on, note: "Tambahkan jam praktik" }));
    must(await give(deliverable, "modul.csv", "unit,jam\nA,4\n"));
    must(await db.run(acceptDeliverable, host.officer, on));
    expect(await give(deliverable, "modul.csv", "x,y\n")).toMatchObject({ code: "DELIVERABLE_SETTLED" });
    const [moved] = await db.sql<{
      state: string;
      moved_by: object;
    }>`select state, moved_by from roster.milestone
      where milestone_id = ${milestone}::uuid`;
    expect(moved).toMatchObject({
      state: "reached",
      moved_by: { kind: "placement.deliverable", id: deliverable },
    });
    expect(must(await db.run(readDeliverableFile, sender.reader, on)).name).toBe("modul.csv");
    expect(
      await db.sql`select from duty.duty where record_kind = 'placement.deliverable' and state = 'open'`,
    ).toHaveLength(0);
  });
});

describe("the end of a placement", () => {
  const say = (who: Principal) =>
    db.run(giveFeedback, who, { ...placementOf(), rating: 4, wentWell: "Jelas." });
  const close = async () =>
    db.run(closePlacement, host.officer, {
      ...placementOf(),
      revision: await revisionOf(db, going.placement),
    });
  test("is closed with a handover note and with every deliverable settled; then everybody reads what was said", async () => {
    must(await say(expert));
    expect(await say(expert)).toMatchObject({ code: "FEEDBACK_GIVEN" });
    must(await say(host.officer));
    expect(must(await db.run(readPlacementFeedback, host.officer, placementOf())).feedback).toHaveLength(1);
    expect(await db.run(issueCertificate, host.head, placementOf())).toMatchObject({
      code: "PLACEMENT_STATE",
    });
    const { deliverable } = must(
      await db.run(planDeliverable, host.officer, {
        ...{ ...placementOf(), title: { id: "Laporan akhir" }, dueOn: "2026-06-27" },
      }),
    );
    db.clock.now = lastDay;
    must(
      await db.run(endPlacement, host.officer, {
        ...placementOf(),
        revision: await revisionOf(db, going.placement),
      }),
    );
    expect(await close()).toMatchObject({ code: "HANDOVER_MISSING" });
    const note = { ...placementOf(), text: "Mulailah dari modul pertama.", writtenIn: "id" as const };
    expect(await db.run(writeHandover, host.officer, note)).toMatchObject({ code: "NOT_PERMITTED" });
    expect(await db.run(writeHandover, expert, { ...note, text: "NIK 3174010101900001" })).toMatchObject({
      code: "IDENTITY_NIK",
    });
    const { item } = must(await db.run(writeHandover, expert, note));
    expect(await db.run(writeHandover, expert, note)).toMatchObject({ code: "HANDOVER_WRITTEN" });
    expect(await db.run(searchKnowledge, host.officer, { text: "modul pertama" })).toMatchObject({
      total: 1,
    });
    expect(
      await db.sql`select to_id from thread.link where from_id = ${item} and relation = 'made-by'`,
    ).toMatchObject([{ to_id: going.placement }]);
    const open = await close();
    expect(open).toMatchObject({ code: "DELIVERABLES_OPEN", rows: [{ found: "Laporan akhir" }] });
    expect(open.ok ? [] : explainFindings(open, "id")).toMatchObject([
      { message: expect.stringContaining("Laporan akhir") },
    ]);
    must(
      await db.run(dropDeliverable, host.officer, { ...placementOf(), deliverable, note: "Ada di catatan" }),
    );
    must(await close());
    expect(
      await db.sql`select from placement.identity_paper where terms_id = ${going.terms}::uuid`,
    ).toHaveLength(0);
    expect(
      await db.sql`select from duty.duty where record_id like ${`${going.terms}%`} and state = 'open'
        and record_kind like 'placement.%'`,
    ).toHaveLength(0);
    expect(must(await db.run(readPlacementFeedback, sender.head, placementOf())).feedback).toHaveLength(2);
    expect((await db.run(readPapers, filing, placementOf())).ok).toBe(false);
  });
  test("the host's head alone issues its certificate, once, numbered by host and year, from the facts", async () => {
    db.clock.now = lastDay;
    expect(await db.run(issueCertificate, host.officer, placementOf())).toMatchObject({
      code: "NOT_PERMITTED",
    });
    expect(await db.run(issueCertificate, programme.head, placementOf())).toMatchObject({
      code: "NOT_IN_CAPACITY",
    });
    expect(must(await db.run(issueCertificate, host.head, placementOf())).number).toBe("SKP-2026-001");
    expect(await db.run(issueCertificate, host.head, placementOf())).toMatchObject({
      code: "CERTIFICATE_ISSUED",
    });
    const { certificate } = must(await db.run(readCertificate, expert, placementOf()));
    expect(certificate?.content).toMatchObject({
      ...{ expert: "Tan Mei Ling", from: "2026-06-01", until: "2026-06-28", days: 28, early: false },
      ...{ deliverables: [{ id: "Modul ajar" }], transfer: { gain: 25, measured: 1, notMeasured: 0 } },
    });
    expect(certificate?.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(must(await db.run(readPlacementParts, host.reader, placementOf())).parts).toMatchObject({
      ...{ handover: true, certificate: "SKP-2026-001", deliverables: { accepted: 1, open: 0 } },
    });
  });
});
