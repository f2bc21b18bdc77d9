import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import type { Principal } from "../identity/index.ts";
import { testFolder } from "../platform/test-files.ts";
import { readThread } from "../thread/index.server.ts";
import { commandLine } from "../test-command-line.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { addPanel } from "./add-panel.ts";
import { confirmEdition } from "./confirm-edition.ts";
import { compareEditions } from "./compare-editions.ts";
import { exportEdition } from "./export-edition.ts";
import { readEdition } from "./read-edition.ts";
import { readEditionDocument } from "./read-edition-document.ts";
import { readEditionReview } from "./read-edition-review.ts";
import { readEditions } from "./read-editions.ts";
import { readGaps } from "./read-gaps.ts";
import { readWaitingEditions } from "./read-waiting-editions.ts";
import { registerEdition } from "./register-edition.ts";
import { roundWork } from "./round-work.fixture.ts";
import { withdrawEdition } from "./withdraw-edition.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { anonymous, ministry, bureau } = principals;
const { seal, decided } = roundWork(db);

/** A head who is the officer as well: offices are small. */
const officerAsHead: Principal = { ...ministry.head, person: ministry.officer.person };
const pdf = () => ({ path: folder.write("2018.pdf", "%PDF-1.7 contoh"), fileName: "2018.pdf" });
const register = (more = {}) =>
  db.run(registerEdition, ministry.officer, {
    name: "2018",
    title: { id: "Daftar 2018", en: "List of 2018" },
    source: "Peraturan contoh",
    publishedOn: "2018-05-01",
    codeList: "kbji/2014",
    rows: [{ code: "2511" }, { code: "2514", title: "Programmer" }],
    document: pdf(),
    ...more,
  });
const confirm = (as: Principal = ministry.head, more = {}) =>
  db.run(confirmEdition, as, { edition: "2018", ...more });
const withdraw = (as: Principal, more = {}) => db.run(withdrawEdition, as, { edition: "2018", ...more });
/** Entered, confirmed, and its withdrawal asked for by the officer. */
async function asked() {
  await register();
  await confirm();
  expect(await withdraw(ministry.officer, { reason: "Peraturannya dicabut." })).toMatchObject({
    done: "asked",
  });
}
const later = async <Done>(work: () => Promise<Done>): Promise<Done> => {
  const { now } = db.clock;
  db.clock.now = new Date(now.getTime() + 60_000);
  try {
    return await work();
  } finally {
    db.clock.now = now;
  }
};

describe("what is refused", () => {
  test("confirming what one entered oneself, what nobody entered, what another office entered, and what changed since it was read", async () => {
    expect(await confirm()).toMatchObject({ code: "EDITION_NOT_FOUND" });
    const entered = await register();
    expect(await confirm(officerAsHead)).toMatchObject({ code: "FOUR_EYES" });
    expect(await confirm(bureau.head)).toMatchObject({ code: "EDITION_NOT_FOUND" });
    expect(await confirm(ministry.statistician)).toMatchObject({ code: "NOT_PERMITTED" });
    expect(await confirm(ministry.head, { hash: "0".repeat(64) })).toMatchObject({ code: "EDITION_CHANGED" });
    if (!entered.ok) throw new Error(entered.code);
    expect(await confirm(ministry.head, { hash: entered.hash })).toMatchObject({ ok: true });
    expect(await confirm()).toMatchObject({ code: "EDITION_NOTHING_WAITS" });
  });

  test("a document that is no PDF", async () => {
    const path = folder.write("2018.txt", "no publication");
    expect(await register({ document: { path, fileName: "2018.pdf" } })).toMatchObject({
      code: "DOCUMENT_NO_PDF",
    });
  });

  test("taking back what somebody else entered, unless one is the head", async () => {
    await register();
    expect(await withdraw(ministry.statistician)).toMatchObject({ code: "EDITION_NOT_YOURS" });
    expect(await withdraw(bureau.head)).toMatchObject({ code: "EDITION_NOT_FOUND" });
    expect(await withdraw(ministry.head)).toMatchObject({ done: "entry" });
  });

  test("withdrawing a confirmed one without a reason, twice, alone, or when a round sealed it", async () => {
    await register();
    await confirm();
    expect(await withdraw(ministry.officer)).toMatchObject({ code: "WITHDRAWAL_WORDLESS" });
    expect(await withdraw(ministry.officer, { keep: true })).toMatchObject({ code: "EDITION_NOTHING_WAITS" });
    await withdraw(ministry.officer, { reason: "Dicabut." });
    expect(await withdraw(ministry.head, { reason: "Dicabut." })).toMatchObject({ code: "WITHDRAWAL_WAITS" });
    expect(await withdraw(ministry.statistician, { keep: true })).toMatchObject({
      code: "EDITION_NOT_YOURS",
    });
    expect(await confirm(officerAsHead)).toMatchObject({ code: "FOUR_EYES" });
    expect(await confirm()).toMatchObject({ done: "withdrawal" });
    expect(await withdraw(ministry.officer, { reason: "Dicabut." })).toMatchObject({
      code: "EDITION_WITHDRAWN",
    });
    await decided();
    await seal();
    expect(await db.run(withdrawEdition, ministry.head, { edition: "2026", reason: "x" })).toMatchObject({
      code: "EDITION_SEALED",
    });
  });

  test("by the database itself: one person alone, and bringing a withdrawn edition back", async () => {
    await asked();
    const alone = db.sql`update evidence.edition_withdrawal set withdrawn_by = asked_by, withdrawn_at = now()`;
    await expect(alone).rejects.toThrow("check");
    await confirm();
    const { organisation, person } = ministry.head;
    const settings = {
      "jembatan.kind": "member",
      "jembatan.organisation": organisation,
      "jembatan.person": person,
    };
    const reached = await db.database.transaction(
      settings,
      async (tx) => {
        const changed =
          await sql`update evidence.edition_withdrawal set reason = 'Keliru' returning 1`.execute(tx);
        const gone = await sql`delete from evidence.edition_withdrawal returning 1`.execute(tx);
        return [...changed.rows, ...gone.rows];
      },
      () => "rollback",
    );
    expect(reached).toEqual([]);
  });
});

describe("an edition that was entered and not confirmed", () => {
  test("is the office's own: no page, no list, no number, no document of others tells of it", async () => {
    await register();
    for (const who of [anonymous, bureau.head]) {
      expect(await db.run(readEdition, who, { edition: "2018" })).toMatchObject({
        code: "EDITION_NOT_FOUND",
      });
      expect(await db.run(readEditions, who, {})).toMatchObject({ count: 0, editions: [] });
      expect(await db.run(readEditionDocument, who, { edition: "2018" })).toMatchObject({
        code: "EDITION_NOT_FOUND",
      });
      expect(await db.run(readGaps, who, {})).toMatchObject({ code: "EDITION_NOT_FOUND" });
    }
    expect(await db.run(readWaitingEditions, bureau.head, {})).toMatchObject({ waiting: [] });
    expect(await db.run(readEditionReview, bureau.head, { edition: "2018" })).toMatchObject({
      code: "EDITION_NOT_FOUND",
    });
    expect(await db.sql`select from thread.record where kind = 'evidence.edition'`).toEqual([]);
  });

  test("is read by its office with its rows and its document, and who entered it is told that another confirms", async () => {
    await register();
    expect(await db.run(readWaitingEditions, ministry.statistician, {})).toMatchObject({
      waiting: [{ waits: "entry", name: "2018" }],
    });
    expect(await db.run(readEditionReview, ministry.officer, { edition: "2018" })).toMatchObject({
      ...{ waits: "entry", own: true, mayConfirm: false, mayTakeBack: true },
      edition: { hasDocument: true, entries: [{ code: "2511", printed: null }, { printed: "Programmer" }] },
    });
    expect(await db.run(readEditionReview, ministry.head, { edition: "2018" })).toMatchObject({
      ...{ own: false, mayConfirm: true, mayTakeBack: true },
    });
    const document = await db.run(readEditionDocument, ministry.head, { edition: "2018" });
    if (!document.ok) throw new Error(document.code);
    expect(await readFile(document.path, "utf8")).toBe("%PDF-1.7 contoh");
  });

  test("is gone when who entered it takes it back, and its name is free again", async () => {
    await register();
    expect(await register()).toMatchObject({ code: "NAME_TAKEN" });
    expect(await withdraw(ministry.officer)).toMatchObject({ done: "entry" });
    expect(await confirm()).toMatchObject({ code: "EDITION_NOT_FOUND" });
    expect(await register()).toMatchObject({ ok: true });
  });

  test("is public once it is confirmed, as of that moment, and rests on the thread on its publication", async () => {
    await register();
    await later(() => confirm());
    const read = await db.run(readEdition, anonymous, { edition: "2018" });
    if (!read.ok) throw new Error(read.code);
    expect(read).toMatchObject({ intact: true, edition: { withdrawn: null, hasDocument: true } });
    expect(read.edition.sealedAt.getTime()).toBe(db.clock.now.getTime() + 60_000);
    const walked = await db.run(readThread, anonymous, {
      kind: "evidence.edition",
      id: read.edition.editionId,
    });
    if (!walked.ok) throw new Error(walked.code);
    expect(walked.down.map(({ kind, path }) => [kind, path])).toContainEqual([
      "evidence.file",
      "/col/editions/2018/document",
    ]);
  });
});

describe("a withdrawn edition", () => {
  test("stands until a second person confirms it, and again when the request is taken back", async () => {
    await asked();
    expect(await db.run(readEdition, anonymous, {})).toMatchObject({
      edition: { name: "2018", withdrawn: null },
    });
    expect(await withdraw(ministry.officer, { keep: true })).toMatchObject({ done: "kept" });
    expect(await confirm()).toMatchObject({ code: "EDITION_NOTHING_WAITS" });
  });

  test("stays reachable and says since when and why, also in its files and on the thread", async () => {
    await asked();
    await confirm();
    const withdrawn = { on: "2026-03-02", reason: "Peraturannya dicabut." };
    const read = await db.run(readEdition, anonymous, { edition: "2018" });
    if (!read.ok) throw new Error(read.code);
    expect(read).toMatchObject({ intact: true, edition: { withdrawn } });
    expect(await db.run(readEditions, anonymous, {})).toMatchObject({
      editions: [{ name: "2018", withdrawnOn: "2026-03-02" }],
    });
    const file = async (format: "csv" | "jsonld" | "case") => {
      const done = await db.run(exportEdition, anonymous, { edition: "2018", format });
      return done.ok ? done.text : done.code;
    };
    expect(await file("csv")).toContain("2026-03-02");
    expect(JSON.parse(await file("jsonld"))).toMatchObject({ withdrawn });
    expect(JSON.parse(await file("case"))).toMatchObject({ CFDocument: { adoptionStatus: "Deprecated" } });
    const [record] = await db.sql<{ note: { en: string } }>`select note from thread.record
      where kind = 'evidence.edition'`;
    expect(record?.note.en).toContain("withdrawn");
  });

  test("is not the newest edition any more, and no number of people short rests on it", async () => {
    await asked();
    await confirm();
    expect(await db.run(readEdition, anonymous, {})).toMatchObject({ code: "EDITION_NOT_FOUND" });
    expect(await db.run(readGaps, anonymous, {})).toMatchObject({ code: "EDITION_NOT_FOUND" });
    expect(await db.run(readGaps, anonymous, { edition: "2018" })).toMatchObject({
      code: "EDITION_WITHDRAWN",
    });
    const panel = { edition: "2018", code: "2511", year: 2026, low: 1, high: 2, metOn: "2026-01-05" };
    expect(await db.run(addPanel, ministry.officer, { ...panel, members: "A; B" })).toMatchObject({
      code: "EDITION_WITHDRAWN",
    });
  });

  test("is not what a later edition is compared with, and stays what one sealed before was compared with", async () => {
    await register();
    await confirm();
    await decided();
    await later(() => seal());
    await withdraw(ministry.officer, { reason: "Dicabut." });
    const sealed = await db.run(readEdition, anonymous, { edition: "2026" });
    expect(sealed).toMatchObject({ before: { name: "2018" }, changes: { left: [{ code: "2514" }] } });
    await later(() => later(() => confirm()));
    const after = await db.run(readEdition, anonymous, { edition: "2026" });
    if (!sealed.ok || !after.ok) throw new Error("The sealed edition is gone");
    expect({ ...after, editions: null }).toEqual({ ...sealed, editions: null });
    expect(await db.run(compareEditions, anonymous, { from: "2018", to: "2026" })).toMatchObject({
      from: { withdrawn: true },
      to: { withdrawn: false },
    });
  });

  test("that was withdrawn before an edition is sealed is not what that is compared with", async () => {
    await asked();
    await confirm();
    await decided();
    await later(() => seal());
    expect(await db.run(readEdition, anonymous, { edition: "2026" })).toMatchObject({ before: null });
  });
});

describe("from the command line", () => {
  const jembatan = commandLine(db, "--organisation", "ministry", "--json");
  const enter = (rows: string) =>
    jembatan([
      ...["col", "edition", "register", "2018", "--title", "Daftar 2018", "--source", "Peraturan contoh"],
      ...["--published", "2018-05-01", "--code-list", "kbji/2014", "--rows", folder.write("rows.txt", rows)],
      ...["--document", pdf().path],
    ]);

  test("lines without a code are refused with their numbers, and nothing is entered", async () => {
    const { code, out } = await enter("2511\tAnalis Sistem\ntanpa kode 7\n");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ code: "ROWS_WITHOUT_CODE", params: { lines: "2" } });
    expect(await db.sql`select from evidence.edition_proposal`).toHaveLength(0);
  });

  test("a list is entered with its publication, taken back, entered again and confirmed by a head", async () => {
    expect(JSON.parse((await enter("2511\tAnalis Sistem\n")).out)).toMatchObject({ ok: true, entries: 1 });
    const back = await jembatan(["col", "edition", "withdraw", "2018"]);
    expect(JSON.parse(back.out)).toMatchObject({ ok: true, done: "entry" });
    await enter("2511\tAnalis Sistem\n2514\n");
    // A job of the installation entered it: any head is another person.
    expect(await confirm(officerAsHead)).toMatchObject({ done: "entry", entries: 2 });
    const asks = await jembatan(["col", "edition", "withdraw", "2018", "--reason", "Dicabut."]);
    expect(JSON.parse(asks.out)).toMatchObject({ ok: true, done: "asked" });
    const keeps = await jembatan(["col", "edition", "withdraw", "2018", "--keep"]);
    expect(JSON.parse(keeps.out)).toMatchObject({ ok: true, done: "kept" });
  });
});
