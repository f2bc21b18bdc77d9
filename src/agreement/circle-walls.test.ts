import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { testWorkbench } from "../test-database.ts";
import {
  at,
  channel,
  coDrafter,
  commentRow,
  commitmentRow,
  desk,
  dispositionRow,
  drafted,
  hopRow,
  hops,
  id,
  invited,
  lead,
  offices,
  packageRow,
  receivedRow,
  replyRow,
  rowOf,
  scanRow,
  textRow,
  uninvited,
  versionRow,
} from "./circle-walls.fixture.ts";

// The walls alone, without any use case: what a program that is wrong, or meant ill, would reach.

const db = await testWorkbench();
afterAll(db.close);
const { as, arrange, arrangeAll } = offices(db);
await arrangeAll();

const ofDrafting = [
  "circle",
  "proposal",
  "clause",
  "paragraph",
  "paragraph_text",
  "received",
  "budget",
  "disposition",
  "package",
  "signed_scan",
].map((name) => `agreement.${name}`);
const ofAnswering = ["comment", "stance", "candidate", "reply_draft"].map((name) => `agreement.${name}`);
const inCircle = (table: string, circle: string) =>
  sql`select 1 from ${sql.table(table)} where circle_id = ${id[circle]}`;
const sees = (organisation: string | null, table: string, key: string, value: string) =>
  as(organisation, sql`select 1 from ${sql.table(table)} where ${sql.ref(key)} = ${value}`);

describe("what stays in a circle", () => {
  test.each(ofDrafting)(
    "%s is read by who drafts, and by no office outside, nor by a channel that has left",
    async (table) => {
      for (const inside of [lead, coDrafter]) expect(await as(inside, inCircle(table, "drafting"))).toBe(1);
      for (const outside of [desk, invited, uninvited, null])
        expect(await as(outside, inCircle(table, "drafting"))).toBe(0);
      const own = table === "agreement.package" ? 1 : 0;
      expect(await as(channel, inCircle(table, "drafting"))).toBe(own);
    },
  );

  test.each(ofAnswering)("%s is read by who answers alone, also after a reply has left", async (table) => {
    for (const inside of [desk, invited]) expect(await as(inside, inCircle(table, "answering"))).toBe(1);
    for (const outside of [lead, coDrafter, channel, uninvited, null])
      expect(await as(outside, inCircle(table, "answering"))).toBe(0);
  });

  test("who is in the other side's circle is not told; one's own membership is", async () => {
    const members = inCircle("agreement.circle_member", "answering");
    for (const outside of [lead, coDrafter, channel, uninvited, null])
      expect(await as(outside, members)).toBe(0);
    expect(await as(channel, inCircle("agreement.circle_member", "drafting"))).toBe(1);
  });

  test("a hop inside the answering side is not seen by the side whose paper it carries", async () => {
    for (const outside of [lead, coDrafter, channel, uninvited, null])
      expect(await sees(outside, "agreement.hop", "hop_id", hops.toInvited)).toBe(0);
    for (const end of [desk, invited])
      expect(await sees(end, "agreement.hop", "hop_id", hops.toInvited)).toBe(1);
  });

  test("a circle whose paper travels sees where it is", async () => {
    for (const inside of [lead, coDrafter])
      expect(await sees(inside, "agreement.hop", "hop_id", hops.toDesk)).toBe(1);
    expect(await sees(invited, "agreement.hop", "hop_id", hops.toDesk)).toBe(0);
  });
});

describe("what a hop opens", () => {
  test("a version is read by who got it, and no other version with it", async () => {
    for (const got of [channel, desk, invited])
      for (const [key, count] of [
        ["release", 1],
        ["draft", 0],
        ["later", 0],
      ] as const)
        expect(await sees(got, "agreement.version", "version_id", id[key] ?? "")).toBe(count);
    for (const outside of [uninvited, null])
      expect(await sees(outside, "agreement.version", "version_id", id["release"] ?? "")).toBe(0);
  });

  test("a reply is read by who got it; by who drafts only when it has arrived there", async () => {
    expect(await sees(channel, "agreement.reply", "reply_id", id["reply"] ?? "")).toBe(1);
    for (const outside of [lead, coDrafter, uninvited, null])
      expect(await sees(outside, "agreement.reply", "reply_id", id["reply"] ?? "")).toBe(0);
  });

  test("a reply that has come back to the lead is read by the whole circle that asked, not by its channel that has left", async () => {
    const back = hopRow({
      organisation_id: channel,
      circle_id: id["answering"],
      version_id: null,
      reply_id: id["reply"],
      to_organisation: lead,
    });
    await arrange("agreement.hop", back);
    for (const inside of [lead, coDrafter])
      expect(await sees(inside, "agreement.reply", "reply_id", id["reply"] ?? "")).toBe(1);
    for (const outside of [uninvited, null])
      expect(await sees(outside, "agreement.reply", "reply_id", id["reply"] ?? "")).toBe(0);
    await db.sql`delete from agreement.hop where hop_id = ${back.hop_id}`;
  });

  test("a scan of a signed paper is read outside its circle when a second person has confirmed it", async () => {
    const confirmed = scanRow({ confirmed_at: at });
    await arrange("agreement.signed_scan", confirmed);
    expect(await as(desk, sql`select 1 from agreement.signed_scan`)).toBe(1);
    await db.sql`delete from agreement.signed_scan where scan_id = ${confirmed.scan_id}`;
  });

  test("a package is read by its maker, by its circle, and by whoever opens one", async () => {
    expect(await as(null, sql`select 1 from agreement.package`, "agreement.open-package")).toBe(1);
    expect(await as(desk, sql`select 1 from agreement.package`)).toBe(0);
  });
});

describe("nobody opens a paper to themselves", () => {
  const toMe = (organisation: string, values: Record<string, unknown>) =>
    as(organisation, rowOf("agreement.hop", hopRow({ organisation_id: organisation, ...values })));

  test.each([
    ["a draft", uninvited, "draft"],
    ["a release that did not reach them", uninvited, "release"],
    ["a later release", desk, "later"],
    ["a draft of a circle that one has left", channel, "draft"],
  ])("by a hop of one's own: %s", async (_, who, key) => {
    expect(await toMe(who, { version_id: id[key], to_organisation: who })).toBe("42501");
  });

  test("a draft is sent by nobody, not even by who leads", async () => {
    expect(await toMe(lead, { version_id: id["draft"], to_organisation: desk })).toBe("42501");
  });

  test("by answering what one cannot read", async () => {
    for (const version of ["draft", "later"])
      expect(await as(desk, rowOf("agreement.reply", replyRow({ version_id: id[version] })))).toBe("42501");
    expect(await as(desk, rowOf("agreement.reply", replyRow()))).toBe(1);
  });

  test("by a reply that did not reach them", async () => {
    expect(await toMe(lead, { version_id: null, reply_id: id["reply"], to_organisation: lead })).toBe(
      "42501",
    );
  });

  test("by coming into a circle, or back into one", async () => {
    const row = { ...drafted, capacity: "lead", since: "2026-03-03" };
    for (const who of [desk, uninvited, channel, coDrafter])
      expect(await as(who, rowOf("agreement.circle_member", { ...row, organisation_id: who }))).toBe("42501");
    expect(await as(channel, sql`update agreement.circle_member set left_on = null`)).toBe(0);
  });

  test("by moving a row into one's own circle, or to another office", async () => {
    const moved = sql`update agreement.comment set circle_id = ${id["drafting"]}`;
    expect(await as(desk, moved)).toBe("23001");
    expect(await as(coDrafter, sql`update agreement.proposal set organisation_id = ${coDrafter}`)).toBe(
      "23001",
    );
  });

  test("by showing a hop to a circle that is not its own", async () => {
    const shown = hopRow({ organisation_id: channel, circle_id: id["answering"], to_organisation: desk });
    expect(await as(channel, rowOf("agreement.hop", shown))).toBe("42501");
  });
});

describe("only a lead lets something out", () => {
  test("a release of a circle is made by its lead; a draft by everybody in it", async () => {
    const version = (kind: string) => ({
      ...versionRow(4, kind, "x"),
      version_id: randomUUID(),
      organisation_id: coDrafter,
    });
    expect(await as(coDrafter, rowOf("agreement.version", version("release")))).toBe("42501");
    expect(await as(coDrafter, rowOf("agreement.version", version("draft")))).toBe(1);
    expect(await as(lead, rowOf("agreement.version", { ...version("release"), organisation_id: lead }))).toBe(
      1,
    );
  });

  test("a reply of a circle is released by its lead, for its own party", async () => {
    const reply = replyRow({ organisation_id: invited });
    expect(await as(invited, rowOf("agreement.reply", reply))).toBe("42501");
    expect(await as(desk, rowOf("agreement.reply", replyRow({ party: "ID" })))).toBe("42501");
  });

  test("who is in the circle is changed by its lead", async () => {
    const leaves = sql`update agreement.circle_member set left_on = '2026-03-03' where organisation_id = ${lead}`;
    expect(await as(coDrafter, leaves)).toBe(0);
    const invites = { ...drafted, organisation_id: uninvited, capacity: "co-drafter", since: "2026-03-03" };
    expect(await as(coDrafter, rowOf("agreement.circle_member", invites))).toBe("42501");
    expect(await as(lead, rowOf("agreement.circle_member", invites))).toBe(1);
  });

  test("nobody writes in the name of another office of the circle", async () => {
    expect(await as(invited, rowOf("agreement.comment", commentRow()))).toBe("42501");
    expect(await as(invited, rowOf("agreement.comment", commentRow({ organisation_id: invited })))).toBe(1);
  });
});

describe("a refusal does not tell what is there", () => {
  // Each of these keys exists behind the wall: the answer has to be that of the wall, or that of a key of one's own.
  const foreign = { organisation_id: desk, circle_id: id["answering"] };
  test.each<[string, string, Record<string, unknown>]>([
    [
      "the name of a proposal",
      "agreement.proposal",
      { ...drafted, proposal_id: randomUUID(), name: "tech-talent", parties: "{}", route: "[]" },
    ],
    [
      "the same under one's own circle",
      "agreement.proposal",
      {
        ...drafted,
        circle_id: id["answering"],
        proposal_id: randomUUID(),
        name: "tech-talent",
        parties: "{}",
        route: "[]",
      },
    ],
  ])("%s", async (_, table, row) => {
    expect(await as(desk, rowOf(table, row))).toBe("42501");
  });

  test.each<[string, string, Record<string, unknown>]>([
    [
      "how many drafts there were",
      "agreement.version",
      { ...versionRow(1, "draft", "x"), version_id: randomUUID() },
    ],
    ["how often a paragraph was written", "agreement.paragraph_text", textRow],
    ["whether a comment was decided on", "agreement.disposition", dispositionRow],
    ["whether a file has come", "agreement.received", { ...receivedRow, received_id: randomUUID() }],
    [
      "whether a clause was drawn up as a commitment",
      "agreement.commitment",
      { ...commitmentRow, commitment_id: randomUUID() },
    ],
  ])("%s", async (_, table, row) => {
    expect(await as(desk, rowOf(table, { ...row, ...foreign }))).toBe(1);
  });
});

describe("what was sent stays as it was sent", () => {
  test.each(["version", "reply", "hop", "paragraph_text", "received", "stance", "package", "disposition"])(
    "%s: no row is taken away by an office",
    async (name) => {
      for (const who of [lead, coDrafter, channel, desk, invited])
        expect(await as(who, sql`delete from ${sql.table(`agreement.${name}`)}`)).toBe(0);
    },
  );

  test.each(["version", "reply"])("%s: no row changes", async (name) => {
    expect(await as(lead, sql`update ${sql.table(`agreement.${name}`)} set content = '{}'`)).toBe("42501");
  });

  test("a receipt is given by who got the letter, once, and changes nothing else", async () => {
    const receipt = (hop: string) => sql`update agreement.hop set received_at = ${at} where hop_id = ${hop}`;
    for (const other of [lead, channel, invited, uninvited])
      expect(await as(other, receipt(hops.toDesk))).toBe(0);
    expect(await as(desk, receipt(hops.toDesk))).toBe(1);
    expect(
      await as(desk, sql`update agreement.hop set letter_number = 'X' where hop_id = ${hops.toDesk}`),
    ).toBe("23001");
    await db.sql`update agreement.hop set received_at = ${at} where hop_id = ${hops.toDesk}`;
    expect(await as(desk, receipt(hops.toDesk))).toBe("23001");
  });

  test("where an office has no account its receipt is entered by who sent the letter", async () => {
    const receipt = sql`update agreement.hop set received_at = ${at} where hop_id = ${hops.onPaper}`;
    expect(await as(lead, receipt)).toBe(0);
    expect(await as(channel, receipt)).toBe(1);
  });

  test("a letter does not leave as received", async () => {
    const row = hopRow({ to_organisation: desk, received_at: at });
    expect(await as(lead, rowOf("agreement.hop", row))).toBe("42501");
  });

  test("a package keeps its page; a signature is put under it once", async () => {
    expect(await as(channel, sql`update agreement.package set page = '{"x": 1}'`)).toBe("23001");
    expect(await as(null, sql`update agreement.package set opened_count = 1`, "agreement.open-package")).toBe(
      1,
    );
    expect(await as(channel, sql`update agreement.package set signature = 's'`)).toBe(1);
    expect(await as(desk, sql`update agreement.package set revoked_at = ${at}`)).toBe(0);
  });

  test("a package is made by who sends on paper what it shows", async () => {
    const made = { ...packageRow, package_id: randomUUID(), code_hash: "d" };
    expect(await as(channel, rowOf("agreement.package", made))).toBe(1);
    expect(await as(channel, rowOf("agreement.package", { ...made, hop_id: hops.toDesk }))).toBe("42501");
    expect(await as(lead, rowOf("agreement.package", { ...made, organisation_id: lead }))).toBe("42501");
    expect(await as(channel, rowOf("agreement.package", { ...made, version_id: id["later"] }))).toBe("42501");
  });

  test("a seal is put by one's own party on what one reads", async () => {
    await arrange("agreement.signing_key", {
      organisation_id: desk,
      key_id: "k",
      party: "SG",
      public_key: "p",
      made_at: at,
    });
    const seal = {
      organisation_id: desk,
      circle_id: id["drafting"],
      version_id: id["release"],
      party: "SG",
      content_hash: "h",
      key_id: "k",
      signature: "s",
      sealed_at: at,
    };
    expect(await as(desk, rowOf("agreement.seal", seal))).toBe(1);
    expect(await as(desk, rowOf("agreement.seal", { ...seal, party: "ID" }))).toBe("42501");
    expect(await as(desk, rowOf("agreement.seal", { ...seal, version_id: id["later"] }))).toBe("42501");
    expect(await as(uninvited, rowOf("agreement.seal", { ...seal, organisation_id: uninvited }))).toBe(
      "42501",
    );
  });
});

describe("duties at the other end", async () => {
  for (const [organisation, key] of [lead, channel, desk, uninvited].map((one, index) => [
    one,
    `office-${index}`,
  ]))
    await arrange("identity.organisation", {
      organisation_id: organisation,
      key,
      kind: "office",
      name: "{}",
    });
  const duty = (organisation: string, kind: string, record: string) => ({
    duty_id: randomUUID(),
    organisation_id: organisation,
    title: "{}",
    record_kind: kind,
    record_id: record,
    path: "/",
    due_on: "2026-03-09",
  });

  test("a duty is raised for another office about a letter between the two, and about nothing else", async () => {
    expect(await as(lead, rowOf("duty.duty", duty(channel, "agreement.hop", hops.toChannel)))).toBe(1);
    expect(await as(lead, rowOf("duty.duty", duty(uninvited, "agreement.hop", hops.toChannel)))).toBe(
      "42501",
    );
    expect(await as(uninvited, rowOf("duty.duty", duty(desk, "agreement.hop", hops.toDesk)))).toBe("42501");
    expect(await as(lead, rowOf("duty.duty", duty(channel, "evidence.round", hops.toChannel)))).toBe("42501");
    expect(
      await as(lead, rowOf("duty.duty", duty(channel, "agreement.circle", `${id["drafting"]}/${channel}`))),
    ).toBe(1);
    expect(
      await as(desk, rowOf("duty.duty", duty(channel, "agreement.circle", `${id["drafting"]}/${channel}`))),
    ).toBe("42501");
  });

  test("the sender's duty is closed by the receipt; what else an office owes is not seen", async () => {
    await arrange("duty.duty", duty(channel, "agreement.receipt", hops.toDesk));
    await arrange("duty.duty", duty(channel, "evidence.round", hops.toDesk));
    const close = sql`update duty.duty set state = 'done' where record_id = ${hops.toDesk}`;
    expect(await as(desk, close)).toBe(0);
    expect(await as(desk, close, "agreement.take-receipt")).toBe(1);
    for (const other of [uninvited, lead]) expect(await as(other, close, "agreement.take-receipt")).toBe(0);
  });
});
