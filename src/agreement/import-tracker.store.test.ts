import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { commandLine } from "../test-command-line.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { refusedFor, said } from "../test-findings.ts";
import { importTracker, readTracker } from "./import-tracker.ts";
import { readLedger } from "./read-ledger.ts";
import { changeLedgerEntry } from "./change-ledger-entry.ts";
import { readLedgerEntry } from "./read-ledger-entry.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { ministry, bureau } = principals;

beforeEach(async () => {
  await db.sql`delete from agreement.ledger_entry`;
  await db.sql`delete from agreement.tracker_mapping`;
  await db.sql`delete from duty.duty`;
  await db.sql`delete from platform.file`;
  await db.sql`delete from identity.audit`;
});

const head = "No Surat;Tanggal;Kepada;Perihal;PIC;Tenggat;No Balasan;Tgl Balasan;Status\n";
const first = "B-1/KS;12/01/2026;MOM;Data kebutuhan;ministry head;26/01/2026;15/MOM;20/01/2026;\n";
const second = "B-2/KS;13/01/2026;WSG;Daftar pengajar;Tim kecil;;;;belum\n";
const take = (content: string, more: object = {}, as = ministry.officer) =>
  db.run(importTracker, as, {
    ...{ path: folder.write("agenda.csv", content), fileName: "agenda.csv" },
    ...more,
  });
const entries = async () => {
  const found = await db.run(readLedger, ministry.reader, { limit: 1_000 });
  if (!found.ok) throw new Error(found.code);
  return found.entries;
};

describe("what is refused, and leaves nothing", () => {
  test("a file with one fault, whole, with the place of each", async () => {
    const refused = await take(`${head}${first}B-3;kemarin;MOM;Data;;;;;nanti\n`);
    expect(refusedFor(refused)).toMatchObject([
      { code: "DATE_INVALID", row: 3, column: "Tanggal" },
      { code: "WORD_UNKNOWN", row: 3, column: "Status", found: "nanti" },
    ]);
    expect(await entries()).toEqual([]);
    expect(await db.sql`select from agreement.tracker_mapping`).toHaveLength(0);
  });

  test("headings that tell neither a day nor a subject, and two that tell the same", async () => {
    expect(await take("No Surat;Kepada\nB-1;MOM\n")).toMatchObject({
      code: "TRACKER_UNMAPPED",
      params: { missing: "both" },
    });
    const columns = ["date", "date", "subject"];
    expect(
      await take("Tgl;Tgl terima;Hal\n12/01/26;13/01/26;Data\n", { mapping: { columns } }),
    ).toMatchObject({
      code: "TRACKER_FIELD_TWICE",
      params: { one: "Tgl", other: "Tgl terima" },
    });
  });

  test("an upload that is no longer kept", async () => {
    const gone = { fileName: "a.csv", upload: crypto.randomUUID() };
    expect(await db.run(importTracker, ministry.officer, gone)).toMatchObject({ code: "UPLOAD_GONE" });
    expect(await db.run(readTracker, ministry.officer, gone)).toMatchObject({ code: "UPLOAD_GONE" });
  });

  test("the file of a reader or a statistician", async () => {
    for (const who of [ministry.reader, ministry.statistician])
      expect(await take(head + first, {}, who as never)).toMatchObject({ code: "NOT_PERMITTED" });
  });
});

test("a dry run counts everything and writes nothing", async () => {
  expect(await take(head + first + second, { dryRun: true })).toMatchObject({
    ...{ ok: true, rows: 2, entries: { added: 2, changed: 0 }, replies: { added: 1 }, unchanged: false },
    ...{ mappedBefore: false, dryRun: true },
  });
  expect(await entries()).toEqual([]);
  expect(await db.sql`select from identity.audit`).toHaveLength(0);
  expect(await db.sql`select from platform.file`).toHaveLength(0);
});

test("on day one an officer knows what was asked of whom and what came back", async () => {
  expect(await take(head + first + second)).toMatchObject({ ok: true, entries: { added: 2 } });
  const found = await entries();
  expect(found).toMatchObject([
    { number: "B-2/KS", receiver: "WSG", owner: "Tim kecil", state: "open", counting: 0 },
    { kind: "reply", number: "15/MOM", sender: "MOM" },
    {
      ...{ number: "B-1/KS", receiver: "MOM", ownerPerson: ministry.head.person, state: "answered" },
      ...{ counting: 1, replyNumber: "15/MOM", replyDate: "2026-01-20", enteredBy: ministry.officer.person },
    },
  ]);
  // The file itself is kept, and the change is in the audit.
  expect(await db.sql`select name from platform.file`).toEqual([{ name: "agenda.csv" }]);
  expect(await db.sql`select use_case from identity.audit`).toEqual([
    { use_case: "agreement.import-tracker" },
  ]);
  // Another office has none of it, and maps for itself.
  expect(await db.run(readLedger, bureau.head, {})).toMatchObject({ total: 0 });
  expect(await take(head + second, { dryRun: true }, bureau.officer)).toMatchObject({ mappedBefore: false });
});

describe("the same file again", () => {
  test("changes nothing, and leaves no trace", async () => {
    await take(head + first + second);
    const before = await db.sql`select * from agreement.ledger_entry order by entry_id`;
    expect(await take(head + first + second)).toMatchObject({
      ...{ ok: true, unchanged: true, mappedBefore: true },
      ...{ entries: { added: 0, changed: 0, unchanged: 2 }, replies: { added: 0, changed: 0, unchanged: 1 } },
    });
    expect(await db.sql`select * from agreement.ledger_entry order by entry_id`).toEqual(before);
    expect(await db.sql`select from identity.audit`).toHaveLength(1);
  });

  test("read in another way puts right what it brought", async () => {
    await take(head + first);
    const columns = ["number", "date", "receiver", "subject", "owner", "due", null, null, "state"];
    const kinds = await take(head + first, { mapping: { columns, kind: "ask" } });
    expect(kinds).toMatchObject({ entries: { added: 0, changed: 1 }, replies: { added: 0 } });
    expect((await entries()).find(({ number }) => number === "B-1/KS")).toMatchObject({ kind: "ask" });
  });
});

describe("a file that has changed", () => {
  test("adds and updates only what changed, told in counts; what it was stays in the history", async () => {
    await take(head + first + second);
    const [open] = await entries();
    const changed = second.replace(";belum", ";selesai");
    expect(await take(`${head}B-3/KS;14/01/2026;MOM;Undangan;;;;;\n${changed}${first}`)).toMatchObject({
      ...{ mappedBefore: true, entries: { added: 1, changed: 1, unchanged: 1 } },
      replies: { added: 0, changed: 0, unchanged: 1 },
    });
    const read = await db.run(readLedgerEntry, ministry.reader, { entry: open!.entryId });
    expect(read).toMatchObject({
      entry: { state: "done" },
      history: [{ was: { state: "open" }, source: "file", changedBy: ministry.officer.person }],
    });
  });

  test("duties follow: whoever answers for a row owes it until the file says that it is done", async () => {
    const row = "B-4/KS;14/01/2026;MOM;Undangan;ministry head;30/01/2026;;;belum\n";
    await take(head + row);
    expect(await db.sql`select person_id, due_on::text, state from duty.duty`).toEqual([
      { person_id: ministry.head.person, due_on: "2026-01-30", state: "open" },
    ]);
    await take(head + row.replace("belum", "selesai"));
    expect(await db.sql`select state from duty.duty`).toEqual([{ state: "done" }]);
  });

  test("what a person changed here meanwhile stays, and both are told", async () => {
    await take(head + second);
    const [entry] = await entries();
    await db.run(changeLedgerEntry, ministry.head, {
      entry: entry!.entryId,
      changes: { state: "cancelled" },
    });
    const done = await take(head + second.replace("belum", "selesai"));
    if (!done.ok) throw new Error(done.code);
    expect(said(done.warnings)).toEqual([
      {
        ...{ file: "agenda.csv", code: "TRACKER_KEPT", row: 2, column: "Status" },
        ...{ found: "selesai", expected: "dibatalkan" },
      },
    ]);
    expect((await entries())[0]?.state).toBe("cancelled");
  });
});

test("a number that the same sender used in that year is told and keeps nothing out", async () => {
  await take(head + first);
  const done = await take(`${head}b-1/ks;15/02/2026;MOM;Data lain;;;;;\n`);
  if (!done.ok) throw new Error(done.code);
  expect(said(done.warnings)).toMatchObject([
    { code: "TRACKER_NUMBER_TWICE", row: 2, column: "No Surat", expected: "2026-01-12" },
  ]);
  expect(done.entries.added).toBe(1);
});

describe("columns are mapped once", () => {
  const own = "Ref;Hari;Lawan bicara;Butir\nX-1;12 Jan 2026;MOM;Data\n";
  const columns = ["number", "date", "receiver", "subject"];

  test("what headings mean is proposed, chosen by a person, and kept for the next file of these headings", async () => {
    const path = folder.write("own.csv", own);
    const read = await db.run(readTracker, ministry.officer, { path, fileName: "own.csv" });
    if (!read.ok) throw new Error(read.code);
    expect(read.mapping.columns).toEqual(["number", "date", null, "subject"]);
    expect(read).toMatchObject({
      known: false,
      head: { headings: ["Ref", "Hari", "Lawan bicara", "Butir"] },
    });
    // The upload is kept for the steps that follow.
    const taken = await db.run(importTracker, ministry.officer, {
      ...{ upload: read.upload, fileName: "own.csv" },
      mapping: { columns: columns as never, kind: "ask" },
    });
    expect(taken).toMatchObject({ ok: true, entries: { added: 1 } });
    const next = await take(own.replace("X-1", "X-2").replace("Ref;", "REF. ;"));
    expect(next).toMatchObject({
      mappedBefore: true,
      mapping: { columns, kind: "ask" },
      entries: { added: 1 },
    });
    expect((await entries()).map(({ kind, receiver }) => [kind, receiver])).toEqual([
      ["ask", "MOM"],
      ["ask", "MOM"],
    ]);
  });

  test("a word of the office's own is asked for, and known from then on", async () => {
    const path = folder.write("s.csv", "Tanggal;Perihal;Status\n12/01/26;Data;di meja Dirjen\n");
    expect(await db.run(readTracker, ministry.officer, { path, fileName: "s.csv" })).toMatchObject({
      unknown: { states: ["di meja Dirjen"] },
    });
    const mapping = {
      columns: ["date", "subject", "state"] as never,
      states: { "di meja Dirjen": "open" as const },
    };
    expect(await db.run(importTracker, ministry.officer, { path, fileName: "s.csv", mapping })).toMatchObject(
      {
        ok: true,
      },
    );
    const next = "Tanggal;Perihal;Status\n13/01/26;Data lain;Di Meja Dirjen\n";
    expect(await take(next)).toMatchObject({ ok: true, entries: { added: 1 } });
  });
});

describe("at the command line", () => {
  const ledger = commandLine(db, "--json", "--organisation", "ministry", "ledger");

  test("a tracker goes in, is listed, comes out as a file and changes nothing when it goes in again", async () => {
    const file = folder.write("tracker.csv", head + first + second);
    const taken = await ledger(["import", file]);
    expect([taken.code, JSON.parse(taken.out)]).toMatchObject([
      0,
      { ok: true, rows: 2, entries: { added: 2 } },
    ]);
    const listed = await ledger(["list", "--view", "ours"]);
    expect(JSON.parse(listed.out)).toMatchObject({ ok: true, counts: { all: 3 }, total: 0 });
    const out = folder.path("out.xlsx");
    expect(JSON.parse((await ledger(["export", out])).out)).toMatchObject({ ok: true, entries: 3 });
    expect(JSON.parse((await ledger(["import", out])).out)).toMatchObject({
      ok: true,
      unchanged: true,
      rows: 2,
    });
  }, 60_000);

  test("a mapping file says what columns tell; what it names wrongly is refused", async () => {
    const file = folder.write("m.csv", "Hari;Yang dibahas\n12/01/26;Data\n");
    const mapping = folder.write("m.yaml", "kind: action\ncolumns: { date: Hari, subject: Yang dibahas }\n");
    expect(JSON.parse((await ledger(["import", file, "--mapping", mapping, "--dry-run"])).out)).toMatchObject(
      {
        ...{ ok: true, dryRun: true, mapping: { kind: "action", columns: ["date", "subject"] } },
      },
    );
    const wrong = folder.write("w.yaml", "columns: { date: Tanggal, subject: Yang dibahas }\n");
    const refused = await ledger(["import", file, "--mapping", wrong]);
    expect([refused.code, JSON.parse(refused.out)]).toMatchObject([1, { code: "TRACKER_HEADING_ABSENT" }]);
    const broken = await ledger(["import", file, "--mapping", folder.write("b.yaml", "kind: surat\n")]);
    expect(JSON.parse(broken.out)).toMatchObject({
      code: "FILE_REFUSED",
      findings: [{ code: "MAPPING_INVALID" }, {}],
    });
  }, 60_000);
});
