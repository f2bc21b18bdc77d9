import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { resetDemo } from "../reset-demo.server.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { addLedgerEntry } from "./add-ledger-entry.ts";
import { answerAsk } from "./answer-ask.ts";
import { attachLedgerScan, readLedgerScan } from "./attach-ledger-scan.ts";
import { pasteLedger } from "./paste-ledger.ts";
import { readLedgerEntry } from "./read-ledger-entry.ts";

// A Monday, the second of March 2026.
const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { ministry } = principals;

beforeEach(async () => {
  await db.sql`delete from agreement.ledger_entry`;
  await db.sql`delete from duty.duty`;
  await db.sql`delete from thread.record`;
});

type Input = Parameters<typeof addLedgerEntry.input.parse>[0] & object;
const ask = {
  kind: "ask" as const,
  onDate: "2026-02-02",
  receiver: "MOM",
  subject: { id: "Data kebutuhan tenaga ahli" },
  dueOn: "2026-02-16",
};
const add = (input: object, as = ministry.officer) => db.run(addLedgerEntry, as, input as Input as never);
async function added(input: object, as = ministry.officer): Promise<string> {
  const done = await add(input, as);
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.entry;
}
/** A minute later each time: replies stand in the order in which they were entered. */
const answer = (askId: string, more: object = {}, as = ministry.officer) => {
  db.clock.now = new Date(db.clock.now.getTime() + 60_000);
  return db.run(answerAsk, as, { ask: askId, onDate: "2026-02-20", ...more });
};
const read = async (entry: string, as = ministry.reader) => {
  const found = await db.run(readLedgerEntry, as, { entry });
  if (!found.ok) throw new Error(found.code);
  return found;
};

describe("the scan of a letter", () => {
  const letter = {
    kind: "letter",
    onDate: "2026-02-02",
    number: "B-9/KS",
    sender: "Biro",
    subject: { id: "Undangan" },
  };
  const attach = (entry: string, name: string, content: string | Uint8Array) =>
    db.run(attachLedgerScan, ministry.officer, {
      ...{ entry, fileName: name, path: folder.write("upload", content) },
    });

  test("is refused when its bytes are no PDF, JPG or PNG, whatever it is called", async () => {
    const id = await added(letter);
    for (const content of ["<svg/>", "PK\u0003\u0004", ""])
      expect(await attach(id, "surat.pdf", content)).toMatchObject({ code: "SCAN_KIND" });
    expect(await db.run(readLedgerScan, ministry.reader, { entry: id })).toMatchObject({
      code: "LEDGER_SCAN_ABSENT",
    });
  });

  test("is kept as it came; another one takes its place, and the history knows the one before", async () => {
    const id = await added(letter);
    expect(
      await attach(id, "surat.png", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)),
    ).toMatchObject({ ok: true, kind: "png" });
    await attach(id, "surat (2).pdf", "%PDF-1.7 kedua");
    const found = await db.run(readLedgerScan, ministry.reader, { entry: id });
    if (!found.ok) throw new Error(found.code);
    expect([new TextDecoder().decode(found.bytes), found.mediaType]).toEqual([
      "%PDF-1.7 kedua",
      "application/pdf",
    ]);
    const { entry, history } = await read(id);
    expect(entry.fileLabel).toBe("surat (2).pdf");
    expect(history.map(({ was }) => was.fileLabel).toSorted()).toEqual(["surat.png", null].toSorted());
    expect(await db.sql`select name from platform.file order by name`).toEqual([
      { name: "surat (2).pdf" },
      { name: "surat.png" },
    ]);
  });

  test("puts the letter on the thread of its own office; a reply with its scan answers it there", async () => {
    const id = await added(letter);
    await attach(id, "a.pdf", "%PDF-1.7 a");
    const reply = await answer(id, { number: "3/MOM" });
    if (!reply.ok) throw new Error(reply.code);
    await attach(reply.reply, "b.pdf", "%PDF-1.7 b");
    const records =
      await db.sql`select id, path, released_to from thread.record where kind = 'agreement.letter'`;
    expect(records).toHaveLength(2);
    expect(records).toContainEqual({ id, path: `/ledger/${id}`, released_to: [] });
    expect(await db.sql`select from_id, relation, to_id from thread.link where to_id = ${id}`).toEqual([
      { from_id: reply.reply, relation: "answers", to_id: id },
    ]);
  });
});

describe("a text to paste into a chat", () => {
  const paste = async (entry: string | null, language: "id" | "en" = "id") => {
    const done = await db.run(pasteLedger, ministry.reader, { entry, language });
    return done.ok ? done.text : done.code;
  };
  test("names offices and roles, and nobody", async () => {
    const id = await added({
      ...ask,
      ...{ number: "B-2/KS", sender: "Biro Kerja Sama", receiver: "Tan Wei Ming" },
      subject: { id: "Permintaan ministry head kepada Bapak Andi Wijaya, 0812-3456-7890" },
    });
    expect(await paste(id)).toBe(
      [
        "*Permintaan: Permintaan [nama] kepada [nama], [nama]*",
        "B-2/KS, 2 Februari 2026",
        "Dari Biro Kerja Sama",
        "Balasan: belum ada",
        "Menunggu: pihak terkait; lewat tenggat 16 Februari 2026",
        "Keadaan: menunggu balasan",
      ].join("\n"),
    );
    await answer(id, { number: "15/MOM" });
    expect(await paste(id, "en")).toContain("Reply: 15/MOM, 20 February 2026");
  });

  const todo = { kind: "action", onDate: "2026-02-27" };

  test("of all that waits says what this office has to do and what it waits for", async () => {
    await added({ ...ask, receiver: "Ministry of Manpower" });
    await added({
      ...todo,
      subject: { en: "Draft the budget" },
      owner: { role: "head" },
      dueOn: "2026-03-05",
    });
    await added({ ...todo, subject: { en: "Call" }, owner: { person: ministry.officer.person } });
    expect(await paste(null, "en")).toBe(
      [
        "*Ledger of ministry, 2 March 2026*",
        "",
        "*Waiting for us (2)*",
        "1. Head of unit: Draft the budget (due 5 March 2026)",
        "2. Call",
        "",
        "*Waiting for others (1)*",
        "1. Ministry of Manpower: Data kebutuhan tenaga ahli (was due 16 February 2026)",
      ].join("\n"),
    );
  });
});

test("what is invented goes with the demo, and with its scan; what is real stays", async () => {
  const real = await added(ask);
  const invented = await added({ ...ask, subject: { id: "contoh" }, synthetic: true });
  const path = folder.write("c.pdf", "%PDF-1.7 contoh");
  const scan = await db.run(attachLedgerScan, ministry.officer, { entry: invented, path, fileName: "c.pdf" });
  if (!scan.ok) throw new Error(scan.code);
  expect(await db.run(resetDemo, ministry.commandLine, {})).toMatchObject({ ok: true });
  expect(await db.sql`select entry_id from agreement.ledger_entry`).toEqual([{ entry_id: real }]);
  expect(await db.files.pathOf(scan.scan)).toBeNull();
});
