import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { openAmendment } from "./open-amendment.ts";
import { must, releasedProposal } from "./proposal.fixture.ts";
import { readCommitments } from "./read-commitments.ts";
import { readSeal, verifySeal } from "./read-seal.ts";
import { confirmScan, readScan, recordScan } from "./record-scan.ts";
import { askSeal, sealVersion } from "./seal-version.ts";
import { confirmSigningKey, makeSigningKey, readSigningKeys, retireSigningKey } from "./signing-keys.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { ministry, bureau, agency } = principals;
const passphrase = { id: "pohon beringin di tepi danau", sg: "orchid garden by the quay" };
const scan = { path: folder.write("signed.pdf", "%PDF-1.7 made for a test"), fileName: "signed.pdf" };

let version = "";
let proposal = "";

beforeAll(async () => {
  const made = await releasedProposal(db, { channel: null });
  version = made.version;
  proposal = made.proposal;
  // The letters that bring it to the other side are tested with the route; here it has arrived, to be signed.
  await db.sql`insert into agreement.hop (organisation_id, hop_id, circle_id, proposal_id, version_id, position,
      to_organisation, to_agency, asked, letter_number, letter_date, channel, sent_at, onward)
    select organisation_id, gen_random_uuid(), circle_id, proposal_id, version_id, 0,
      ${agency.head.organisation}::uuid, 'desk', 'sign', 'B-1', '2026-03-02', 'letter', now(), '[]'
    from agreement.version where version_id = ${version}::uuid`;
});

const key = async (who: typeof ministry, words: string) => {
  const { keyId } = must(await db.run(makeSigningKey, who.head, { passphrase: words, again: words }));
  must(await db.run(confirmSigningKey, who.officer, { key: keyId }));
  return keyId;
};

describe("no key is made", () => {
  test.each([
    ["of two passphrases", { passphrase: passphrase.id, again: passphrase.sg }, "PASSPHRASES_DIFFER"],
    ["of a short passphrase", { passphrase: "beringin", again: "beringin" }, "PASSPHRASE_SHORT"],
    [
      "of one that is guessed",
      { passphrase: "passwordpassword", again: "passwordpassword" },
      "PASSPHRASE_GUESSABLE",
    ],
  ])("%s", async (_, input, code) => {
    expect(await db.run(makeSigningKey, ministry.head, input)).toMatchObject({ ok: false, code });
  });
});

describe("nothing is sealed", () => {
  test("while feedback is open", async () => {
    expect(await db.run(askSeal, ministry.officer, { version })).toMatchObject({ code: "FEEDBACK_OPEN" });
    await db.sql`update agreement.proposal set feedback_closed_at = now() where proposal_id = ${proposal}::uuid`;
  });
  test("without a key that a second person confirmed", async () => {
    expect(await db.run(askSeal, ministry.officer, { version })).toMatchObject({ code: "KEY_ABSENT" });
    const input = { passphrase: passphrase.id, again: passphrase.id };
    const { keyId } = must(await db.run(makeSigningKey, ministry.head, input));
    expect(await db.run(makeSigningKey, ministry.head, input)).toMatchObject({ code: "KEY_WAITS" });
    expect(await db.run(confirmSigningKey, ministry.head, { key: keyId })).toMatchObject({
      code: "FOUR_EYES",
    });
    expect(await db.run(confirmSigningKey, agency.officer, { key: keyId })).toMatchObject({
      code: "KEY_NOT_FOUND",
    });
    expect(await db.run(askSeal, ministry.officer, { version })).toMatchObject({ code: "KEY_ABSENT" });
    must(await db.run(confirmSigningKey, ministry.officer, { key: keyId }));
  });
  test("by a ministry that was not asked, which does not even learn that the version exists", async () => {
    await key(bureau, passphrase.id);
    expect(await db.run(askSeal, bureau.officer, { version })).toEqual({
      ok: false,
      code: "VERSION_NOT_FOUND",
    });
    expect(await db.run(readSeal, bureau.head, { version })).toEqual({
      ok: false,
      code: "VERSION_NOT_FOUND",
    });
  });
  test("before somebody asked, by who asked, or with a wrong passphrase", async () => {
    const seal = (words: string) => db.run(sealVersion, ministry.head, { version, passphrase: words });
    expect(await seal(passphrase.id)).toMatchObject({ code: "SEAL_NOT_ASKED" });
    must(await db.run(askSeal, ministry.head, { version }));
    expect(await db.run(askSeal, ministry.officer, { version })).toMatchObject({ code: "SEAL_ASKED" });
    expect(await seal(passphrase.id)).toMatchObject({ code: "FOUR_EYES" });
    await db.sql`update agreement.seal_request set asked_by = ${ministry.officer.person}::uuid`;
    expect(await seal(passphrase.sg)).toMatchObject({ code: "PASSPHRASE_WRONG" });
    expect(await db.sql`select from agreement.seal`).toHaveLength(0);
  });
});

test("each party seals by two persons; the file verifies, and with a letter changed it does not", async () => {
  const { hash } = must(await db.run(sealVersion, ministry.head, { version, passphrase: passphrase.id }));
  expect(must(await db.run(readSeal, agency.reader, { version })).verification).toMatchObject({
    sound: false,
    missing: ["SG"],
  });
  await key(agency, passphrase.sg);
  must(await db.run(askSeal, agency.officer, { version }));
  must(await db.run(sealVersion, agency.head, { version, passphrase: passphrase.sg }));
  expect(await db.run(askSeal, agency.officer, { version })).toMatchObject({ code: "SEALED_ALREADY" });

  const read = must(await db.run(readSeal, ministry.reader, { version }));
  expect(read.verification).toMatchObject({ sound: true, documentSound: true, missing: [], hash });
  const file = JSON.stringify(read.file);
  expect(await db.run(verifySeal, agency.reader, { file })).toMatchObject({ ok: true, valid: true });
  const other = file.replace("120", "121");
  expect(other).not.toBe(file);
  expect(await db.run(verifySeal, agency.reader, { file: other })).toMatchObject({ ok: true, valid: false });
  expect(await db.run(verifySeal, agency.reader, { file: "{" })).toMatchObject({
    code: "SEALED_FILE_UNREADABLE",
  });
});

describe("the signed paper", () => {
  const signed = {
    signedOn: "2026-03-02",
    place: "Jakarta",
    signatories: [
      { party: "ID", name: "Menteri", office: "Menteri Ketenagakerjaan" },
      { party: "SG", name: "Minister", office: "Minister for Manpower" },
    ],
    fullPowers: [
      { party: "ID", number: "SKP-7", date: "2026-02-20", notNeeded: null },
      { party: "SG", number: null, date: null, notNeeded: "Minister of the department" },
    ],
    prevailing: "en" as const,
    differences: [],
    scan,
  };
  const record = (more: object = {}) => db.run(recordScan, ministry.officer, { version, ...signed, ...more });

  test.each([
    ["that was signed before the text was released", { signedOn: "2026-03-01" }, "SIGNED_BEFORE_RELEASE"],
    ["of a day to come", { signedOn: "2026-03-03" }, "SIGNED_IN_FUTURE"],
    ["that one party has not signed", { signatories: signed.signatories.slice(0, 1) }, "SIGNATORY_ABSENT"],
    [
      "without full powers, or why none were needed",
      { fullPowers: signed.fullPowers.slice(0, 1) },
      "POWERS_ABSENT",
    ],
    ["without a scan", { scan: null }, "SCAN_ABSENT"],
    [
      "whose scan is something else",
      { scan: { path: folder.write("a.pdf", "MZ program"), fileName: "a.pdf" } },
      "SCAN_UNREADABLE",
    ],
  ])("is not written down %s", async (_, more, code) => {
    expect(await record(more)).toMatchObject({ ok: false, code });
    expect(await db.sql`select from agreement.signed_scan`).toHaveLength(0);
  });

  test("is written down by one and confirmed by another; where it has another figure, that figure is owed", async () => {
    const read = must(await db.run(readSeal, ministry.officer, { version }));
    const clause = read.clauses.find(({ figures }) => "weeks" in figures)?.id ?? "";
    const figure = {
      name: "weeks",
      as: { type: "number" as const, value: 96, unit: "person-week" as const },
    };
    const differences = [{ clause, language: "id" as const, sealed: "120", signed: "96", figure }];
    must(await record({ differences }));
    expect(await db.run(readScan, agency.reader, { version })).toMatchObject({ code: "SCAN_ABSENT" });
    const same =
      await db.sql`update agreement.signed_scan set recorded_by = ${ministry.head.person}::uuid returning 1`;
    expect(same).toHaveLength(1);
    expect(await db.run(confirmScan, ministry.head, { version })).toMatchObject({ code: "FOUR_EYES" });
    await db.sql`update agreement.signed_scan set recorded_by = ${ministry.officer.person}::uuid`;
    expect(await db.run(confirmScan, ministry.head, { version })).toMatchObject({ ok: true, commitments: 2 });
    expect(await record()).toMatchObject({ code: "SCAN_CONFIRMED" });

    for (const who of [ministry.reader, agency.reader]) {
      const { commitments } = must(await db.run(readCommitments, who, {}));
      expect(commitments.map(({ party, quantity, unit }) => [party, quantity, unit]).toSorted()).toEqual([
        ["ID", 2_500_000_000, "IDR"],
        ["SG", 96, "person-week"],
      ]);
    }
    expect(must(await db.run(readCommitments, bureau.reader, {})).count).toBe(0);
    expect(must(await db.run(readScan, agency.reader, { version })).kind).toBe("pdf");
  });

  test("is amended clause by clause: the amendment begins with what was signed", async () => {
    expect(await db.run(openAmendment, agency.officer, { proposal, name: "amandemen-1" })).toEqual({
      ok: false,
      code: "PROPOSAL_NOT_FOUND",
    });
    const amendment = must(await db.run(openAmendment, ministry.officer, { proposal, name: "amandemen-1" }));
    const figures = await db.sql<{ weeks: number }>`select (figures -> 'weeks' ->> 'value')::int as weeks
      from agreement.clause where proposal_id = ${amendment.proposal}::uuid and figures ? 'weeks'`;
    expect(figures).toEqual([{ weeks: 96 }]);
  });
});

test("a key out of use seals no more, and what it sealed stays sound", async () => {
  const { keys } = must(await db.run(readSigningKeys, ministry.reader, {}));
  const own = keys.find((one) => one.own)?.keyId ?? "";
  must(await db.run(retireSigningKey, ministry.head, { key: own }));
  expect(await db.run(retireSigningKey, ministry.head, { key: own })).toMatchObject({ code: "KEY_RETIRED" });
  expect(must(await db.run(readSeal, ministry.reader, { version })).verification.sound).toBe(true);
});
