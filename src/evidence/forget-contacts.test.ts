import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { forgetContacts } from "./forget-contacts.ts";
import { addTestRound } from "./submission.fixture.ts";

const db = await testWorkbench();
afterAll(db.close);
const { ministry, bureau } = principals;
const { organisation } = ministry.officer;
const sealed = "2025-01-31T04:00:00Z";

/**
 * A round with an accepted, a rejected and a draft answer, each with a contact; sealed or cancelled at a time, or neither.
 * The last day of its call is 31 March 2026 unless another is given.
 */
async function roundWithContacts(
  name: string,
  sealedAt: string | null,
  { cancelledAt = null, ...more }: { cancelledAt?: string | null; closesOn?: string | null } = {},
) {
  const office = organisation;
  const stage = sealedAt ? "sealed" : cancelledAt ? "cancelled" : "evidence";
  const roundId = await addTestRound(db, office, { name, stage, ...more });
  if (cancelledAt)
    await db.admin(
      `insert into evidence.round_cancellation (organisation_id, round_id, stage, reason, cancelled_at)
        values ($1, $2, 'evidence', 'Batal.', $3)`,
      [office, roundId, cancelledAt],
    );
  for (const status of ["accepted", "rejected", "draft"])
    await db.admin(
      `insert into evidence.submission (organisation_id, submission_id, round_id, kind, respondent, respondent_key, contact,
        status, source) values ($1, $2, $3, 'firm', 'PT Maju', 'pt maju', 'kontak@contoh.test', $4, 'form')`,
      [office, randomUUID(), roundId, status],
    );
  if (sealedAt)
    await db.admin(
      `insert into evidence.edition (organisation_id, edition_id, name, title, method, round_id, code_list, published_on,
        content_hash, content, sealed_at, released_to)
        values ($1, $2, $3, '{}', 'rounds', $4, 'kbji/2014', '2025-01-31', 'x', '{}', $5, '{public}')`,
      [office, randomUUID(), name, roundId, sealedAt],
    );
  return roundId;
}
const kept = async () => {
  const rows = await db.admin(`select r.name, count(s.contact)::int as contacts from evidence.submission s
    join evidence.round r using (round_id) group by r.name order by r.name`);
  return Object.fromEntries(
    (rows as { name: string; contacts: number }[]).map((row) => [row.name, row.contacts]),
  );
};
const at = (time: string) => {
  db.clock.now = new Date(time);
};

beforeEach(async () => {
  await db.admin("delete from evidence.submission");
  await db.admin("alter table evidence.edition disable trigger keep_edition");
  await db.admin("delete from evidence.edition");
  await db.admin("alter table evidence.edition enable trigger keep_edition");
  await db.admin("delete from evidence.list");
});

describe("what stays", () => {
  test("contacts of a round sealed less than twelve months ago, and of one that is not sealed", async () => {
    await roundWithContacts("2025", sealed);
    await roundWithContacts("2026", null);
    at("2026-01-31T03:59:00Z");
    expect(await db.run(forgetContacts, ministry.worker, {})).toMatchObject({ contacts: 0, rounds: [] });
    expect(await kept()).toEqual({ "2025": 3, "2026": 3 });
  });

  test("contacts of a round cancelled less than twelve months ago", async () => {
    await roundWithContacts("2026", null, { cancelledAt: "2026-02-10T04:00:00Z" });
    at("2027-02-10T03:59:00Z");
    expect(await db.run(forgetContacts, ministry.worker, {})).toMatchObject({ contacts: 0 });
    expect(await kept()).toEqual({ "2026": 3 });
  });

  test("those of a round that is not sealed, to the last day of the twenty-fourth month after its call", async () => {
    await roundWithContacts("2026", null);
    at("2028-03-31T16:59:00Z");
    expect(await db.run(forgetContacts, ministry.worker, {})).toMatchObject({ contacts: 0 });
    expect(await kept()).toEqual({ "2026": 3 });
  });

  test("those of a round without a call", async () => {
    await roundWithContacts("2026", null, { closesOn: null });
    at("2040-01-01T00:00:00Z");
    expect(await db.run(forgetContacts, ministry.worker, {})).toMatchObject({ contacts: 0 });
  });

  test("those of another office: each deletes its own", async () => {
    await roundWithContacts("2025", sealed);
    at("2026-03-01T00:00:00Z");
    expect(await db.run(forgetContacts, bureau.worker, {})).toMatchObject({ contacts: 0 });
    expect(await kept()).toEqual({ "2025": 3 });
  });

  test("all of them where one only asks how many would go", async () => {
    await roundWithContacts("2025", sealed);
    at("2026-03-01T00:00:00Z");
    const asked = await db.run(forgetContacts, ministry.commandLine, { dryRun: true });
    expect(asked).toMatchObject({ contacts: 3, dryRun: true });
    expect(await kept()).toEqual({ "2025": 3 });
  });

  test("the answers themselves, with the name of the firm that gave them", async () => {
    await roundWithContacts("2025", sealed);
    at("2026-03-01T00:00:00Z");
    await db.run(forgetContacts, ministry.worker, {});
    expect(await db.admin("select from evidence.submission where respondent = 'PT Maju'")).toHaveLength(3);
  });
});

describe("twelve months after the round was sealed", () => {
  test("every contact goes, of answers that counted, that did not, and of drafts; once", async () => {
    const roundId = await roundWithContacts("2025", sealed);
    at("2026-01-31T04:00:00Z");
    expect(await db.run(forgetContacts, ministry.worker, {})).toEqual({
      ok: true,
      rounds: [{ name: "2025", contacts: 3 }],
      contacts: 3,
      dryRun: false,
    });
    expect(await kept()).toEqual({ "2025": 0 });
    expect(await db.run(forgetContacts, ministry.worker, {})).toMatchObject({ contacts: 0 });
    const audit = await db.admin(`select records::text as records from identity.audit
      where use_case = 'evidence.forget-contacts' order by at`);
    const said = (audit as { records: string }[]).map(({ records }) => records).join("\n");
    expect(said).toContain(roundId);
    expect(said).not.toContain("kontak@contoh.test");
  });

  test("of one that was sealed on a leap day, on the first of March", async () => {
    await roundWithContacts("2024", "2024-02-29T04:00:00Z");
    at("2025-02-28T23:59:00Z");
    expect(await db.run(forgetContacts, ministry.worker, {})).toMatchObject({ contacts: 0 });
    at("2025-03-01T03:00:00Z");
    expect(await db.run(forgetContacts, ministry.worker, {})).toMatchObject({ contacts: 3 });
  });
});

describe("without a seal", () => {
  test("every contact goes twelve months after the round was cancelled", async () => {
    await roundWithContacts("2026", null, { cancelledAt: "2026-02-10T04:00:00Z" });
    at("2027-02-10T04:00:00Z");
    expect(await db.run(forgetContacts, ministry.worker, {})).toMatchObject({ contacts: 3 });
    expect(await kept()).toEqual({ "2026": 0 });
  });

  test("and at the latest twenty-four months after the last day of its call, cancelled late or never", async () => {
    await roundWithContacts("2026", null);
    await roundWithContacts("2027", null, { cancelledAt: "2028-03-01T00:00:00Z" });
    // The first of April where the installation is kept.
    at("2028-03-31T17:01:00Z");
    expect(await db.run(forgetContacts, ministry.worker, {})).toMatchObject({
      rounds: [
        { name: "2026", contacts: 3 },
        { name: "2027", contacts: 3 },
      ],
    });
    expect(await kept()).toEqual({ "2026": 0, "2027": 0 });
  });
});
