import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { principals, testWorkbench } from "../test-database.ts";
import { membershipId } from "../test-people.ts";
import { resolveVisitor } from "./session.ts";
import { setPassword } from "./set-password.ts";
import { countSignInFailure, signIn } from "./sign-in.ts";
import { signOut } from "./sign-out.ts";

const db = await testWorkbench({ now: new Date() });
afterAll(db.close);

const { anonymous, ministry } = principals;
const right = { username: "ministry-officer", password: "hujan di bulan juni" };
const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Jakarta" }).format(db.clock.now);
const enter = (input: { username: string; password: string }) => db.run(signIn, anonymous, input);

/** Signs in and returns the token; a refusal is a failed test. */
async function token(): Promise<string> {
  const outcome = await enter(right);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.token;
}

beforeEach(async () => {
  db.clock.now = new Date();
  await db.sql`delete from identity.sign_in_failure`;
  await db.sql`update identity.membership set valid_until = null`;
  const chosen = { ...right, current: right.password, keepSession: "" };
  expect(await db.run(setPassword, ministry.officer, chosen)).toEqual({ ok: true });
});

describe("who may not sign in", () => {
  test("a wrong name and a wrong password are answered alike", async () => {
    const wrongName = await enter({ ...right, username: "nobody-here" });
    const wrongPassword = await enter({ ...right, password: "hujan di bulan juli" });
    expect(wrongName).toEqual({ ok: false, code: "SIGN_IN_FAILED" });
    expect(wrongPassword).toEqual(wrongName);
  });

  test("an account without a password answers like one that does not exist", async () => {
    expect(await enter({ ...right, username: "ministry-head" })).toEqual({
      ok: false,
      code: "SIGN_IN_FAILED",
    });
  });

  test("after eight failures in a quarter of an hour even the right password waits", async () => {
    for (let n = 0; n < 7; n++) await db.run(countSignInFailure, anonymous, { username: right.username });
    expect(await enter(right)).toMatchObject({ ok: true });
    await db.run(countSignInFailure, anonymous, { username: " Ministry-Officer " });
    expect(await enter(right)).toEqual({ ok: false, code: "SIGN_IN_THROTTLED", params: { minutes: 15 } });
    expect(await enter({ ...right, username: "ministry-head" })).toMatchObject({ code: "SIGN_IN_FAILED" });
    db.clock.now = new Date(Date.now() + 16 * 60_000);
    expect(await enter(right)).toMatchObject({ ok: true });
  });

  test("somebody whose role ended yesterday; on its last day it still holds", async () => {
    await db.sql`update identity.membership set valid_until = ${today()}::date where person_id = ${ministry.officer.person}`;
    expect(await enter(right)).toMatchObject({ ok: true });
    await db.sql`update identity.membership set valid_until = ${today()}::date - 1
      where person_id = ${ministry.officer.person}`;
    expect(await enter(right)).toEqual({ ok: false, code: "NO_VALID_MEMBERSHIP" });
  });
});

describe("a session", () => {
  test("belongs to its person, organisation, party and role; names are read in any case", async () => {
    const outcome = await enter({ ...right, username: " MINISTRY-Officer " });
    expect(outcome).toMatchObject({ ok: true });
    const visitor = await resolveVisitor(db.database, outcome.ok ? outcome.token : "", today());
    expect(visitor?.principal).toEqual({ ...ministry.officer, name: "ministry officer" });
  });

  test("is kept by the hash of its token alone", async () => {
    const secret = await token();
    const [row] = await db.sql<{
      all: string;
    }>`select string_agg(s::text, ' ') as all from identity.session s`;
    expect(row?.all).not.toContain(secret);
    expect(row?.all).not.toContain(Buffer.from(secret).toString("hex"));
  });

  test("of a guessed token is nobody's", async () => {
    expect(await resolveVisitor(db.database, "guessed", today())).toBe(null);
  });

  test("ends when one signs out, and ending it again is no error", async () => {
    const secret = await token();
    expect(await db.run(signOut, anonymous, { token: secret })).toEqual({ ok: true });
    expect(await db.run(signOut, anonymous, { token: secret })).toEqual({ ok: true });
    expect(await resolveVisitor(db.database, secret, today())).toBe(null);
  });

  test("ends with the membership it was opened for", async () => {
    const secret = await token();
    expect(await resolveVisitor(db.database, secret, today())).not.toBe(null);
    await db.sql`update identity.membership set valid_until = ${today()}::date - 1
      where membership_id = ${membershipId("ministry", "officer")}`;
    expect(await resolveVisitor(db.database, secret, today())).toBe(null);
  });

  test("ends when a new password is chosen in another; the one in which it was chosen stays", async () => {
    const [here, elsewhere] = [await token(), await token()];
    await db.run(setPassword, ministry.officer, { ...right, current: right.password, keepSession: here });
    expect(await resolveVisitor(db.database, elsewhere, today())).toBe(null);
    expect(await resolveVisitor(db.database, here, today())).not.toBe(null);
  });

  test("ends after its twelve hours", async () => {
    const secret = await token();
    await db.sql`update identity.session set expires_at = now() - interval '1 second'`;
    expect(await resolveVisitor(db.database, secret, today())).toBe(null);
  });
});
