import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "kysely";
import type { Principal } from "../identity/index.ts";
import { searchKnowledge } from "../knowledge/index.server.ts";
import { testWorkbench } from "../test-database.ts";
import { cancelPlacement } from "./cancel-placement.ts";
import { addOffice, caseDays, caseGround, host, must, programme, sender } from "./case.fixture.ts";
import { closePlacement } from "./close-placement.ts";
import { endPlacement } from "./end-placement.ts";
import { giveFeedback } from "./give-feedback.ts";
import { handInDeliverable } from "./hand-in-deliverable.ts";
import { handInPaper } from "./hand-in-paper.ts";
import { issueCertificate } from "./issue-certificate.ts";
import { nameFilingOfficer } from "./name-filing-officer.ts";
import { openPaper } from "./open-paper.ts";
import {
  addTestRules,
  bookedPlacement,
  morningOf,
  people,
  revisionOf,
  underWay,
  type AtPlacement,
} from "./placement.fixture.ts";
import { planDeliverable } from "./plan-deliverable.ts";
import { readCertificate } from "./read-certificate.ts";
import { readDeliverableFile, readDeliverables } from "./read-deliverables.ts";
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

const hub = "0d000000-0000-4000-8000-000000000001";
const milestone = "0d000000-0000-4000-8000-000000000002";
const { expert, counterpart, filing } = people;
let ground = { commitment: "" };
let booked: AtPlacement = { terms: "", placement: "", expert: "" };
let going: AtPlacement = booked;
beforeAll(async () => {
  ground = await caseGround(db, { weeks: 400 });
  await addTestRules(db);
  await db.admin(
    `insert into roster.hub (organisation_id, hub_id, key, kind, name, centre_key, province_code, purpose)
      values ($1, $2, 'hub-uji', 'talent-hub', '{"id": "Hub"}', 'bpvp-uji', '73', '{"id": "Uji"}')`,
    [host.officer.organisation, hub],
  );
  await db.admin(
    `insert into roster.milestone (organisation_id, hub_id, milestone_id, title, due_on)
      values ($1, $2, $3, '{"id": "Modul pertama"}', '2026-06-20')`,
    [host.officer.organisation, hub, milestone],
  );
  booked = await bookedPlacement(db, ground);
  going = await underWay(db, ground, { asPerson: true, terms: { place: { hub } } });
});
const lastDay = morningOf(caseDays.untilDay);
beforeEach(() => {
  db.clock.now = morningOf("2026-06-10");
});

const marked = "PASPOR-E1234567-RAHASIA";
const passport = Buffer.from(`%PDF-1.7\n${marked.repeat(40)}`);
const placementOf = () => ({ placement: going.placement });
const handIn = (who: Principal = expert, bytes: Uint8Array = passport) =>
  db.run(handInPaper, who, { ...placementOf(), kind: "passport", bytes });
const fileOf = async (name: string, bytes: string | Uint8Array) => {
  const path = join(tmpdir(), `jembatan-test-${crypto.randomUUID()}`);
  await writeFile(path, bytes);
  return { path, fileName: name };
};

describe("who has no part in a placement finds nothing of it", () => {
  const reads = [
    readPapers,
    readMeasures,
    readDiary,
    readDeliverables,
    readPlacementFeedback,
    readCertificate,
  ];
  test("a sender that was invited and not chosen", async () => {
    const other = await addOffice(db, { key: "poly", letter: "e", party: "SG" });
    await db.admin(
      `insert into placement.participant (organisation_id, terms_id, capacity, party, since)
        values ($1, $2, 'sender', 'SG', now())`,
      [other.officer.organisation, going.terms],
    );
    for (const one of [...reads, readPlacementParts])
      expect(await db.run(one, other.head, placementOf())).toMatchObject({ code: "CASE_NOT_FOUND" });
    const revision = await revisionOf(db, going.placement);
    expect(
      await db.run(cancelPlacement, other.head, { ...placementOf(), revision, note: "Bukan kami" }),
    ).toMatchObject({ ok: false });
    expect(await handIn(other.officer)).toMatchObject({ ok: false });
    await db.admin("delete from placement.participant where organisation_id = $1", [
      other.officer.organisation,
    ]);
  });
  test("an expert of another case", async () => {
    for (const one of reads)
      expect(await db.run(one, expert, { placement: booked.placement })).toMatchObject({
        code: "CASE_NOT_FOUND",
      });
  });
  test("a filing officer reads the papers, and nothing else", async () => {
    expect(await db.run(readPapers, filing, placementOf())).toMatchObject({ ok: true });
    expect(await db.run(readPlacementParts, filing, placementOf())).toMatchObject({ ok: true, parts: null });
    for (const one of [readMeasures, readDiary, readDeliverables, readCertificate])
      expect(await db.run(one, filing, placementOf())).toMatchObject({ code: "CASE_NOT_FOUND" });
  });
});

describe("identity papers", () => {
  test("only somebody with that role in the programme's own office is named filing officer, once", async () => {
    const name = (who: Principal, person: string) =>
      db.run(nameFilingOfficer, who, { placement: booked.placement, person });
    expect(await name(host.head, host.filing.person)).toMatchObject({ code: "NOT_IN_CAPACITY" });
    expect(await name(programme.officer, programme.reader.person)).toMatchObject({
      code: "FILING_OFFICER_UNKNOWN",
    });
    expect(await name(programme.officer, host.filing.person)).toMatchObject({
      code: "FILING_OFFICER_UNKNOWN",
    });
    must(await name(programme.officer, filing.person));
    expect(await name(programme.officer, filing.person)).toMatchObject({ code: "FILING_OFFICER_NAMED" });
    must(
      await db.run(nameFilingOfficer, programme.head, {
        placement: booked.placement,
        person: filing.person,
        on: false,
      }),
    );
    expect(await db.run(readPapers, filing, { placement: booked.placement })).toMatchObject({
      code: "CASE_NOT_FOUND",
    });
  });

  test("what is no PDF, JPEG or PNG is not taken, nor what is too large, nor from the host", async () => {
    expect(await handIn(expert, Buffer.from("PASPOR"))).toMatchObject({ code: "PAPER_KIND" });
    expect(await handIn(expert, Buffer.from("<svg onload=alert(1)>"))).toMatchObject({ code: "PAPER_KIND" });
    expect(await handIn(expert, new Uint8Array())).toMatchObject({ code: "PAPER_EMPTY" });
    const large = Buffer.alloc(10 * 1024 * 1024 + 1);
    large.write("%PDF-");
    expect(await handIn(expert, large)).toMatchObject({ code: "PAPER_TOO_LARGE" });
    expect(await handIn(host.officer)).toMatchObject({ code: "NOT_IN_CAPACITY" });
    expect(await db.sql`select from placement.identity_paper`).toHaveLength(0);
  });

  test("the filing officer of the case alone opens one, and says for what; the expert reads each opening", async () => {
    const { paper } = must(await handIn());
    const open = (who: Principal, purpose = "Berkas KTLN") =>
      db.run(openPaper, who, { ...placementOf(), paper, purpose });
    for (const who of [programme.head, host.head, sender.officer, expert, counterpart])
      expect(await open(who)).toMatchObject({ code: "NOT_PERMITTED" });
    for (const who of [host.filing, sender.filing]) expect((await open(who)).ok).toBe(false);
    expect(await open(filing, "")).toMatchObject({ code: "INPUT_INVALID" });
    expect(
      await db.run(openPaper, filing, { placement: booked.placement, paper, purpose: "Berkas" }),
    ).toMatchObject({ ok: false });
    const opened = must(await open(filing));
    expect(Buffer.compare(opened.bytes, passport)).toBe(0);
    expect(opened.name).toBe("passport.pdf");
    const read = must(await db.run(readPapers, expert, placementOf()));
    expect(read.papers).toMatchObject([{ kind: "passport", paperId: paper }]);
    expect(read.notes.map(({ act, purpose }) => [act, purpose])).toEqual([
      ["opened", "Berkas KTLN"],
      ["handed-in", null],
    ]);
    expect(read.mayOpen).toBe(false);
  });

  test("after it was handed in no store, audit row, duty, notice, thread or search holds a byte of it", async () => {
    must(await handIn());
    const tables = await db.sql<{ name: string }>`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$)'`;
    const inHex = Buffer.from(marked).toString("hex");
    for (const { name } of tables) {
      const found = await db.admin(
        `select from ${name} as t where strpos(to_jsonb(t)::text, $1) > 0 or strpos(to_jsonb(t)::text, $2) > 0
          or strpos(to_jsonb(t)::text, $3) > 0`,
        [marked, inHex, Buffer.from(marked.repeat(3)).toString("base64").slice(0, 40)],
      );
      expect({ name, rows: found.length }).toEqual({ name, rows: 0 });
    }
    const kept = (await db.files.scratch("x")).replace(/scratch.*/, "");
    for (const file of await readdir(kept, { recursive: true, withFileTypes: true }))
      if (file.isFile())
        expect((await readFile(join(file.parentPath, file.name))).includes(marked)).toBe(false);
    for (const who of [programme.head, host.head, expert])
      expect(await db.run(searchKnowledge, who, { text: marked })).toMatchObject({ total: 0 });
  });

  test("they are destroyed when the placement is cancelled, and that is written down", async () => {
    db.clock.now = morningOf("2026-03-02");
    const one = await bookedPlacement(db, ground);
    must(
      await db.run(handInPaper, sender.officer, {
        placement: one.placement,
        kind: "passport",
        bytes: passport,
      }),
    );
    must(
      await db.run(nameFilingOfficer, programme.officer, { placement: one.placement, person: filing.person }),
    );
    const [row] = await db.sql<{ paper_id: string }>`select paper_id from placement.identity_paper
      where terms_id = ${one.terms}::uuid`;
    const revision = await revisionOf(db, one.placement);
    must(await db.run(cancelPlacement, sender.head, { placement: one.placement, revision, note: "Sakit" }));
    expect(
      await db.sql`select from placement.identity_paper where terms_id = ${one.terms}::uuid`,
    ).toHaveLength(0);
    expect(
      await db.sql`select act from placement.paper_note where terms_id = ${one.terms}::uuid order by act`,
    ).toEqual([{ act: "destroyed" }, { act: "handed-in" }]);
    expect(
      (
        await db.run(openPaper, filing, {
          placement: one.placement,
          paper: row?.paper_id ?? "",
          purpose: "KTLN",
        })
      ).ok,
    ).toBe(false);
  });

  test("nobody destroys them but whoever closes or cancels", async () => {
    const there = await db.sql`select from placement.identity_paper`;
    const rows = await db.database.transaction(
      {
        ...{ "jembatan.kind": "member", "jembatan.organisation": host.head.organisation },
        ...{ "jembatan.person": host.head.person, "jembatan.role": "head", "jembatan.party": "ID" },
        "jembatan.purpose": "placement.read-papers",
        transaction_read_only: "off",
      },
      async (tx) => {
        return (await sql`select * from placement.destroy_papers(${going.terms}::uuid)`.execute(tx)).rows;
      },
      () => "commit",
    );
    expect(rows).toHaveLength(0);
    expect(await db.sql`select from placement.identity_paper`).toHaveLength(there.length);
  });
});

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
    expect(await close()).toMatchObject({ code: "DELIVERABLES_OPEN", rows: [{ found: "Laporan akhir" }] });
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
