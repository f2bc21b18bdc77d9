import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { claimAccount } from "./claim-account.ts";
import { issueClaimCode } from "./issue-claim-code.ts";
import { resolveVisitor } from "./session.ts";
import { setPassword } from "./set-password.ts";
import { signIn } from "./sign-in.ts";

const db = await testWorkbench({ now: new Date() });
afterAll(db.close);

const { anonymous, ministry, bureau, agency } = principals;
const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Jakarta" }).format(new Date());
const claim = (code: string) => db.run(claimAccount, anonymous, { code });

/** The code that a desk prints for the officer of the ministry; a refusal is a failed test. */
async function printCode(): Promise<string> {
  const outcome = await db.run(issueClaimCode, ministry.registrar, { people: [ministry.officer.person] });
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.codes[0]?.code ?? "";
}

beforeEach(async () => {
  db.clock.now = new Date();
  await db.sql`delete from identity.claim_code`;
  await db.sql`update identity.membership set valid_until = null`;
});

describe("who gets no code", () => {
  test.each([
    ["the desk of another organisation", bureau.registrar],
    ["the desk of the other party", agency.registrar],
  ])("%s cannot print one, and is told what it is told of a person that does not exist", async (_, desk) => {
    const outcome = await db.run(issueClaimCode, desk, { people: [ministry.officer.person] });
    expect(outcome).toEqual({ ok: false, code: "PERSON_NOT_FOUND" });
    const absent = await db.run(issueClaimCode, desk, { people: ["01890000-0000-7000-8000-000000000000"] });
    expect(absent).toEqual(outcome);
    expect(await db.sql`select from identity.claim_code`).toHaveLength(0);
  });
});

describe("a code that does not open the account", () => {
  test("one that cannot be a code is told from one that is not valid", async () => {
    expect(await claim("not a code")).toEqual({ ok: false, code: "CLAIM_CODE_UNREADABLE" });
    expect(await claim("ABCD-EFGH-JKMN")).toEqual({ ok: false, code: "CLAIM_CODE_INVALID" });
  });

  test("one that was used: a code works once", async () => {
    const code = await printCode();
    expect(await claim(code)).toMatchObject({ ok: true });
    expect(await claim(code)).toEqual({ ok: false, code: "CLAIM_CODE_INVALID" });
  });

  test("of two who type it at once, one is let in", async () => {
    const code = await printCode();
    const outcomes = await Promise.all([claim(code), claim(code), claim(code)]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });

  test("one that is older than its fourteen days", async () => {
    const code = await printCode();
    db.clock.now = new Date(Date.now() + 15 * 86_400_000);
    expect(await claim(code)).toEqual({ ok: false, code: "CLAIM_CODE_INVALID" });
    db.clock.now = new Date(Date.now() + 13 * 86_400_000);
    expect(await claim(code)).toMatchObject({ ok: true });
  });

  test("one that a newer code replaced", async () => {
    const older = await printCode();
    const newer = await printCode();
    expect(await claim(older)).toEqual({ ok: false, code: "CLAIM_CODE_INVALID" });
    expect(await claim(newer)).toMatchObject({ ok: true });
  });

  test("one whose role has ended, and it stays unused", async () => {
    const code = await printCode();
    await db.sql`update identity.membership set valid_until = '2020-12-31'`;
    expect(await claim(code)).toEqual({ ok: false, code: "NO_VALID_MEMBERSHIP" });
    expect(await db.sql`select from identity.claim_code where used_at is null`).toHaveLength(1);
  });
});

describe("a code that opens the account", () => {
  test("signs its person in, however it is typed", async () => {
    const code = await printCode();
    const outcome = await claim(` ${code.toLowerCase().replaceAll("-", " ")} `);
    const visitor = await resolveVisitor(db.database, outcome.ok ? outcome.token : "", today());
    expect(visitor?.principal.person).toBe(ministry.officer.person);
  });

  test("is stored as a hash alone", async () => {
    const code = await printCode();
    const [row] = await db.sql<{
      all: string;
    }>`select string_agg(c::text, ' ') as all from identity.claim_code c`;
    expect(row?.all).not.toContain(code);
    expect(row?.all).not.toContain(code.replaceAll("-", ""));
  });

  test("ends the old password and every open session", async () => {
    const right = { username: "ministry-officer", password: "hujan di bulan juni" };
    await db.run(setPassword, ministry.officer, { ...right, keepSession: "" });
    const before = await db.run(signIn, anonymous, right);
    await printCode();
    expect(await db.run(signIn, anonymous, right)).toEqual({ ok: false, code: "SIGN_IN_FAILED" });
    expect(await resolveVisitor(db.database, before.ok ? before.token : "", today())).toBe(null);
  });
});
