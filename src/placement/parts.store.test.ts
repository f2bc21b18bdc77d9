import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sql } from "kysely";
import type { Principal } from "../identity/index.ts";
import { searchKnowledge } from "../knowledge/index.server.ts";
import { testWorkbench } from "../test-database.ts";
import { cancelPlacement } from "./cancel-placement.ts";
import { addOffice, host, must, programme, sender } from "./case.fixture.ts";
import { handInPaper } from "./hand-in-paper.ts";
import { nameFilingOfficer } from "./name-filing-officer.ts";
import { openPaper } from "./open-paper.ts";
import {
  bookedPlacement,
  morningOf,
  people,
  placementsOfTests,
  revisionOf,
  type AtPlacement,
} from "./placement.fixture.ts";
import { readCertificate } from "./read-certificate.ts";
import { readDeliverables } from "./read-deliverables.ts";
import { readDiary } from "./read-diary.ts";
import { readPlacementFeedback } from "./read-feedback.ts";
import { readMeasures } from "./read-measures.ts";
import { readPapers } from "./read-papers.ts";
import { readPlacementParts } from "./read-placement-parts.ts";

const db = await testWorkbench();
afterAll(db.close);

const { expert, counterpart, filing } = people;
let ground = { commitment: "" };
let booked: AtPlacement = { terms: "", placement: "", expert: "" };
let going: AtPlacement = booked;
beforeAll(async () => {
  ({ ground, booked, going } = await placementsOfTests(db));
});
beforeEach(() => {
  db.clock.now = morningOf("2026-06-10");
});

const marked = "PASPOR-E1234567-RAHASIA";
const passport = new Uint8Array(Buffer.from(`%PDF-1.7\n${marked.repeat(40)}`));
const placementOf = () => ({ placement: going.placement });
const handIn = (who: Principal = expert, bytes: Uint8Array<ArrayBuffer> = passport) =>
  db.run(handInPaper, who, { ...placementOf(), kind: "passport", bytes });
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
    db.clock.now = new Date(db.clock.now.getTime() + 60_000);
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
    const files = (await readdir(kept, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    for (const file of files)
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
