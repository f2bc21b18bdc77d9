import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anonymous } from "../identity/index.ts";
import { readThread } from "../thread/index.server.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { forward } from "./forward.ts";
import { addOffices, offices } from "./offices.fixture.ts";
import { must, openedProposal, released, releasedProposal } from "./proposal.fixture.ts";
import { makePackage } from "./make-package.ts";
import { openPackage } from "./open-package.ts";
import { packageSigned } from "./package-files.ts";
import { readArrived } from "./read-arrived.ts";
import { verifySeal } from "./read-seal.ts";
import { readPackageKey, verifyPackageFile } from "./verify-package.ts";
import { readInbox } from "./read-inbox.ts";
import { readLetter } from "./read-letter.ts";
import { readRoute } from "./read-route.ts";
import type { Route } from "./route.ts";
import { saveRoute } from "./save-route.ts";
import { sendVersion } from "./send-version.ts";
import { takeReceipt } from "./take-receipt.ts";

const db = await testWorkbench();
afterAll(db.close);
const { ministry, bureau, agency } = principals;
const today = "2026-03-02";
const letter = (number: string, date = today) => ({ number, date, channel: "letter" as const });
const hopOf = async (version: string, to: string | null) =>
  (
    await db.sql<{ id: string }>`select hop_id as id from agreement.hop
      where version_id = ${version} and to_organisation is not distinct from ${to}`
  )[0]?.id ?? "";

beforeAll(() => addOffices(db));

describe("the route of a proposal", () => {
  const stop = (office: string, more: Partial<Route[number]> = {}): Route[number] => ({
    ...{ office, organisation: null, agency: null, asked: "answer", optional: false },
    ...more,
  });

  test("begins as that of the corridor: channel, foreign ministry and embassy where wanted, desk", async () => {
    await openedProposal(db, { name: "alur" });
    const read = must(await db.run(readRoute, ministry.reader, { proposal: "alur" }));
    expect(read.route.map(({ organisation, asked, optional }) => [organisation, asked, optional])).toEqual([
      [bureau.officer.organisation, "relay", false],
      [null, "relay", true],
      [null, "relay", true],
      [agency.officer.organisation, "answer", false],
    ]);
  });

  test.each([
    ["nobody is asked to answer", [stop("MOM", { asked: "relay" })], "ROUTE_WITHOUT_ANSWER"],
    ["an office stands on it twice", [stop("MOM"), stop("mom")], "ROUTE_TWICE"],
    [
      "it comes back to who writes",
      [stop("x", { organisation: ministry.officer.organisation })],
      "ROUTE_OWN",
    ],
  ])("is refused where %s", async (_, route, code) => {
    expect(await db.run(saveRoute, ministry.officer, { proposal: "alur", route })).toMatchObject({ code });
  });

  test("is changed while it is drafted, by who writes it, and not afterwards", async () => {
    const route = [stop("MOM")];
    expect(await db.run(saveRoute, agency.officer, { proposal: "alur", route })).toMatchObject({
      code: "PROPOSAL_NOT_FOUND",
    });
    expect(await db.run(saveRoute, ministry.officer, { proposal: "alur", route })).toMatchObject({
      ok: true,
    });
    await released(db, "alur");
    expect(await db.run(saveRoute, ministry.officer, { proposal: "alur", route })).toMatchObject({
      code: "NOT_DRAFTING",
    });
  });
});

describe("a release on its way", async () => {
  let version = "";
  let proposal = "";
  beforeAll(async () => {
    const made = await releasedProposal(db, { name: "jalan", letter: { number: "B-1", date: today } });
    version = made.version;
    proposal = made.proposal;
  });
  const toChannel = () => hopOf(version, bureau.officer.organisation);

  test("has gone to the channel, which reads exactly this version and nothing of the proposal", async () => {
    const inbox = must(await db.run(readInbox, bureau.officer, {}));
    expect(inbox.letters).toMatchObject([
      { letter: { number: "B-1" }, asked: "relay", next: "receipt", version },
    ]);
    expect(must(await db.run(readArrived, bureau.reader, { version })).drafting).toBeNull();
    expect(await db.run(readRoute, bureau.officer, { proposal })).toMatchObject({
      code: "PROPOSAL_NOT_FOUND",
    });
  });

  test("is not there for whoever it has not reached", async () => {
    for (const other of [agency.head, offices.invited.officer, offices.coDrafter.officer]) {
      expect(await db.run(readArrived, other, { version })).toEqual({ ok: false, code: "VERSION_NOT_FOUND" });
      expect(await db.run(readLetter, other, { hop: await toChannel() })).toMatchObject({
        code: "HOP_NOT_FOUND",
      });
    }
  });

  test("is not relayed before its receipt is given", async () => {
    const given = { hop: await toChannel(), next: { place: 0 }, letter: letter("K-1") };
    expect(await db.run(forward, bureau.officer, given)).toMatchObject({ code: "HOP_UNRECEIVED" });
  });

  test.each([
    ["by somebody else", agency.officer, {}, "HOP_NOT_FOUND"],
    ["for a day before the letter", bureau.officer, { date: "2026-03-01" }, "RECEIPT_BEFORE_LETTER"],
    ["for a day to come", bureau.officer, { date: "2026-03-03" }, "RECEIPT_IN_FUTURE"],
  ])("its receipt is not given %s", async (_, who, more, code) => {
    expect(await db.run(takeReceipt, who, { hop: await toChannel(), ...more })).toMatchObject({ code });
  });

  test("its receipt is given once; the sender waits no longer, and the receiver's thread begins", async () => {
    const hop = await toChannel();
    const waiting = () =>
      db.sql`select state from duty.duty where record_kind = 'agreement.receipt' and record_id = ${hop}`;
    expect(await waiting()).toEqual([{ state: "open" }]);
    // What is to be done with a letter is done on its page.
    expect(await db.sql`select distinct path from duty.duty where record_id = ${hop}`).toEqual([
      { path: `/agreement/letters/${hop}` },
    ]);
    expect(await db.run(takeReceipt, bureau.officer, { hop, note: "Lengkap" })).toMatchObject({ ok: true });
    expect(await waiting()).toEqual([{ state: "done" }]);
    expect(await db.run(takeReceipt, bureau.head, { hop })).toMatchObject({ code: "HOP_RECEIVED" });
    const records = await db.sql`select kind from thread.record
      where organisation_id = ${bureau.officer.organisation} and kind like 'agreement.%' order by kind`;
    expect(records).toEqual([{ kind: "agreement.letter" }, { kind: "agreement.version" }]);
    const read = must(await db.run(readRoute, ministry.officer, { proposal }));
    expect(read.letters).toMatchObject([{ receivedNote: "Lengkap", late: false }]);
  });

  test.each([
    [
      "a letter older than the one before",
      { next: { place: 2 }, letter: letter("K-1", "2026-03-01") },
      "LETTER_BEFORE_RELEASE",
    ],
    [
      "a letter of a day to come",
      { next: { place: 2 }, letter: letter("K-1", "2026-03-03") },
      "LETTER_IN_FUTURE",
    ],
    ["a place that is not on the route", { next: { place: 9 }, letter: letter("K-1") }, "STOP_NOT_FOUND"],
    [
      "an office off the route without a reason",
      {
        next: {
          stop: {
            office: "Setneg",
            organisation: null,
            agency: null,
            asked: "inform" as const,
            optional: true,
          },
          reason: " ",
        },
        letter: letter("K-1"),
      },
      "STOP_OFF_ROUTE",
    ],
  ])("relaying is refused with %s", async (_, given, code) => {
    expect(await db.run(forward, bureau.officer, { hop: await toChannel(), ...given })).toMatchObject({
      code,
    });
    expect(await hopOf(version, agency.officer.organisation)).toBe("");
  });

  test("it is relayed word for word, past offices that may be passed by, and by the relay alone", async () => {
    const hop = await toChannel();
    const given = { hop, next: { place: 2 }, letter: letter("K-1") };
    expect(await db.run(forward, ministry.officer, given)).toMatchObject({ code: "HOP_NOT_FOUND" });
    expect(await db.run(forward, bureau.officer, given)).toMatchObject({ ok: true });
    const [sent] = await db.sql`select version_id, position, circle_id =
        (select circle_id from agreement.version v where v.version_id = hop.version_id) as watched
      from agreement.hop where to_organisation = ${agency.officer.organisation}`;
    expect(sent).toEqual({ version_id: version, position: 1, watched: true });
    const before = must(await db.run(readArrived, ministry.officer, { version })).version;
    const arrived = must(await db.run(readArrived, agency.officer, { version })).version;
    expect(arrived.content).toEqual(before.content);
    expect(arrived.hash).toBe(before.hash);
  });

  test("the same paper does not go twice to one office", async () => {
    const given = { hop: await toChannel(), next: { place: 2 }, letter: letter("K-2") };
    expect(await db.run(forward, bureau.officer, given)).toMatchObject({ code: "HOP_TWICE" });
  });

  test("an office that is asked to answer does not relay", async () => {
    const hop = await hopOf(version, agency.officer.organisation);
    must(await db.run(takeReceipt, agency.officer, { hop }));
    const stop = { office: "uninvited", organisation: offices.uninvited.officer.organisation, agency: null };
    const next = { stop: { ...stop, asked: "inform" as const, optional: true }, reason: "untuk diketahui" };
    expect(await db.run(forward, agency.officer, { hop, next, letter: letter("M-1") })).toMatchObject({
      code: "HOP_NOT_FOR_RELAY",
    });
  });

  test("who leads sends a copy to an office off the route, with a reason", async () => {
    const stop = {
      office: "Setneg",
      organisation: null,
      agency: null,
      asked: "inform" as const,
      optional: true,
    };
    const given = { proposal, version, next: { stop, reason: "tembusan" }, letter: letter("B-2") };
    expect(await db.run(sendVersion, bureau.officer, given)).toMatchObject({ code: "PROPOSAL_NOT_FOUND" });
    expect(await db.run(sendVersion, ministry.officer, given)).toMatchObject({ ok: true });
    expect(await db.run(sendVersion, ministry.officer, given)).toMatchObject({ code: "HOP_TWICE" });
  });

  test("the circle that wrote it sees every letter of its way", async () => {
    const read = must(await db.run(readRoute, ministry.reader, { proposal }));
    expect(read.letters.map(({ letter: { number } }) => number).toSorted()).toEqual(["B-1", "B-2", "K-1"]);
  });
});

describe("an office without an account on the way", async () => {
  test("its receipt and its own letter are entered by the office that sent it there", async () => {
    const { version, proposal } = await releasedProposal(db, {
      name: "kemlu",
      letter: { number: "B-9", date: today },
    });
    const toChannel = await hopOf(version, bureau.officer.organisation);
    must(await db.run(takeReceipt, bureau.officer, { hop: toChannel }));
    must(
      await db.run(forward, bureau.officer, { hop: toChannel, next: { place: 0 }, letter: letter("K-9") }),
    );
    const onPaper = await hopOf(version, null);
    expect(await db.run(takeReceipt, ministry.officer, { hop: onPaper })).toMatchObject({
      code: "HOP_NOT_FOUND",
    });
    must(await db.run(takeReceipt, bureau.officer, { hop: onPaper }));
    const inbox = must(await db.run(readInbox, bureau.officer, {}));
    expect(inbox.sent).toMatchObject([{ letter: { number: "K-9" }, next: "relay" }]);
    must(await db.run(forward, bureau.officer, { hop: onPaper, next: { place: 1 }, letter: letter("KL-1") }));
    const [arrived] = must(await db.run(readInbox, agency.officer, {})).letters;
    expect(arrived).toMatchObject({ letter: { number: "KL-1" }, from: { id: "Kementerian Luar Negeri" } });
    expect(must(await db.run(readRoute, ministry.officer, { proposal })).letters).toHaveLength(3);
  });
});

describe("a letter without a day of its own", () => {
  const dueOf = async (version: string) =>
    (
      await db.sql<{ due: string }>`select d.due_on::text as due from duty.duty d
        join agreement.hop h on h.hop_id::text = d.record_id
        where d.record_kind = 'agreement.hop' and h.version_id = ${version}`
    ).map(({ due }) => due);

  test("gives whoever has to act its days from the receipt, however old the letter", async () => {
    const { version } = await releasedProposal(db, { name: "lama", letter: letter("L-1") });
    const before = db.clock.now;
    db.clock.now = new Date("2026-03-20T02:00:00Z");
    must(
      await db.run(takeReceipt, bureau.officer, { hop: await hopOf(version, bureau.officer.organisation) }),
    );
    db.clock.now = before;
    expect(await dueOf(version)).toEqual(["2026-03-23"]);
  });

  test("and one with a day keeps it", async () => {
    const dated = { ...letter("L-2"), dueOn: "2026-04-30" };
    const { version } = await releasedProposal(db, { name: "bertanggal", letter: dated });
    must(
      await db.run(takeReceipt, bureau.officer, { hop: await hopOf(version, bureau.officer.organisation) }),
    );
    expect(await dueOf(version)).toEqual(["2026-04-30"]);
  });
});

describe("the page of a package", () => {
  test("is signed when it is made, and whoever has its file verifies it without an account", async () => {
    const { version } = await releasedProposal(db, { name: "paket", letter: letter("P-1") });
    must(
      await db.run(takeReceipt, bureau.officer, { hop: await hopOf(version, bureau.officer.organisation) }),
    );
    const sent = await db.run(forward, bureau.officer, {
      ...{
        hop: await hopOf(version, bureau.officer.organisation),
        next: { place: 0 },
        letter: letter("P-2"),
      },
    });
    must(sent);
    const { code } = must(await db.run(makePackage, bureau.officer, { hop: await hopOf(version, null) }));
    const { page, signature } = must(await db.run(openPackage, anonymous, { code }));
    const { keyId } = must(await db.run(readPackageKey, anonymous, {}));
    expect(signature?.keyId).toBe(keyId);
    const file = signature ? packageSigned(page, signature) : "";
    expect(await db.run(verifyPackageFile, anonymous, { file })).toMatchObject({
      ...{ ok: true, kind: "package", valid: true, letter: "P-2", hash: page.release.hash },
    });
    const altered = file.replace('"P-2"', '"P-3"');
    expect(await db.run(verifyPackageFile, anonymous, { file: altered })).toMatchObject({
      finding: "changed",
    });
    expect(await db.run(verifyPackageFile, anonymous, { file: "{}" })).toMatchObject({
      code: "PACKAGE_FILE_UNREADABLE",
    });
    // No party's seal is in it, and it does not pass as a sealed text.
    expect(await db.run(verifySeal, agency.reader, { file })).toMatchObject({
      code: "SEALED_FILE_UNREADABLE",
    });
  });
});

test("a filing officer finds no draft, letter or text of the own office on the thread", async () => {
  await openedProposal(db, { name: "berkas" });
  const rows = await db.sql<{ kind: string; id: string }>`select kind, id from thread.record
    where kind like 'agreement.%' and organisation_id = ${ministry.officer.organisation}`;
  expect(rows.length).toBeGreaterThan(1);
  for (const { kind, id } of rows.slice(0, 12)) {
    expect(await db.run(readThread, ministry.reader, { kind, id })).toMatchObject({ ok: true });
    expect(await db.run(readThread, ministry.filing, { kind, id })).toMatchObject({
      code: "RECORD_NOT_FOUND",
    });
  }
});
