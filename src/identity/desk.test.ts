import { afterAll, beforeEach, describe, expect, test } from "vitest";
import fc from "fast-check";
import { principals, testWorkbench } from "../test-database.ts";
import { membershipId, organisations, personId } from "../test-people.ts";
import { addMembership, addPerson } from "./add-person.ts";
import { endMembership } from "./end-membership.ts";
import { issueClaimCode } from "./issue-claim-code.ts";
import { listMembers, readMember } from "./list-members.ts";
import { dayAfter, isValidOn } from "./party.ts";
import { roles, type Principal } from "./principal.ts";
import { newToken } from "./session.ts";

const db = await testWorkbench();
afterAll(db.close);

const { ministry, agency } = principals;
const desk = ministry.registrar;
const today = "2026-03-02";
const absent = "01890000-0000-7000-8000-000000000000";
const newcomer = { name: "Sri Rahayu", jobTitle: { id: "Analis" }, role: "officer", from: today };

/** Adds a person to the ministry; a refusal is a failed test. */
async function add(changes: object = {}): Promise<string> {
  const outcome = await db.run(addPerson, desk, { ...newcomer, ...changes });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.personId;
}
const list = async (by: Principal, input: object = {}) => {
  const outcome = await db.run(listMembers, by, input);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome;
};
const rowsOf = (outcome: { ok: boolean; rows?: { column?: string; code: string }[] }) =>
  (outcome.rows ?? []).map(({ column, code }) => `${column} ${code}`);

beforeEach(async () => {
  await db.sql`delete from platform.notice`;
  await db.sql`delete from identity.membership where membership_id <> person_id`;
  await db.sql`delete from identity.person p
    where not exists (select from identity.membership m where m.person_id = p.person_id)`;
  await db.sql`delete from identity.claim_code`;
  await db.sql`update identity.membership set valid_until = null`;
});

describe("what the desk refuses", () => {
  test("another organisation's person is not there: to be read, given a role, ended or let in", async () => {
    const [theirs, role] = [personId("bureau", "officer"), membershipId("bureau", "officer")];
    for (const by of [ministry.registrar, agency.registrar]) {
      const give = { role: "reader", from: today };
      expect(await db.run(readMember, by, { personId: theirs })).toEqual(
        await db.run(readMember, by, { personId: absent }),
      );
      expect(await db.run(readMember, by, { personId: theirs })).toEqual({
        ok: false,
        code: "PERSON_NOT_FOUND",
      });
      expect(await db.run(addMembership, by, { personId: theirs, ...give })).toEqual({
        ok: false,
        code: "PERSON_NOT_FOUND",
      });
      expect(await db.run(endMembership, by, { membershipId: role, lastDay: today })).toEqual(
        await db.run(endMembership, by, { membershipId: absent, lastDay: today }),
      );
      expect(await db.run(issueClaimCode, by, { people: ["bureau-officer"] })).toEqual({
        ok: false,
        code: "PERSON_NOT_FOUND",
      });
    }
    expect(await db.sql`select from identity.membership where valid_until is not null`).toHaveLength(0);
    expect(await db.sql`select from identity.claim_code`).toHaveLength(0);
  });

  test.each(["officer", "statistician", "reader"] as const)(
    "a %s has no business at the desk",
    async (role) => {
      expect(await db.run(listMembers, ministry[role], {})).toEqual({ ok: false, code: "NOT_PERMITTED" });
      expect(await db.run(addPerson, ministry[role], newcomer)).toEqual({ ok: false, code: "NOT_PERMITTED" });
    },
  );

  test("the head looks and changes nothing", async () => {
    expect((await list(ministry.head)).total).toBe(roles.length);
    expect(await db.run(addPerson, ministry.head, newcomer)).toEqual({ ok: false, code: "NOT_PERMITTED" });
  });

  test("an account without name, job title, role or day; every gap is named at its field", async () => {
    const nothing = { name: " \t ", jobTitle: { id: " " }, role: "boss", from: "2026-02-30", until: "x" };
    expect(rowsOf(await db.run(addPerson, desk, nothing))).toEqual([
      "name NAME_MISSING",
      "jobTitle JOB_TITLE_MISSING",
      "role ROLE_MISSING",
      "from DATE_UNREADABLE",
      "until DATE_UNREADABLE",
    ]);
    const reversed = { ...newcomer, until: "2026-03-01" };
    expect(rowsOf(await db.run(addPerson, desk, reversed))).toEqual(["until DATES_REVERSED"]);
  });

  test("a second account under the same name, unless it is said to be somebody else", async () => {
    await add();
    const again = await db.run(addPerson, desk, { ...newcomer, name: " sri  RAHAYU " });
    expect(again).toEqual({ ok: false, code: "SAME_NAME", params: { name: "sri RAHAYU" } });
    await add({ namesake: true });
    expect((await list(desk, { search: "sri rahayu" })).total).toBe(2);
  });

  test("a role for oneself", async () => {
    const outcome = await db.run(addMembership, desk, { personId: desk.person, role: "head", from: today });
    expect(outcome).toEqual({ ok: false, code: "OWN_ROLE" });
  });

  test("the same role twice on the same day; one after the other is right", async () => {
    const person = await add({ until: "2026-03-31" });
    const give = (from: string) => db.run(addMembership, desk, { personId: person, role: "officer", from });
    expect(await give("2026-03-31")).toEqual({ ok: false, code: "ROLE_HELD" });
    expect(await give("2026-04-01")).toMatchObject({ ok: true });
  });

  test("a last day before the first, and one that would prolong a role that ends", async () => {
    const end = (lastDay: string) =>
      db.run(endMembership, desk, { membershipId: membershipId("ministry", "officer"), lastDay });
    expect(await end("2019-12-31")).toEqual({ ok: false, code: "LAST_DAY_EARLY" });
    expect(await end("31-12-2026")).toEqual({ ok: false, code: "DATE_UNREADABLE" });
    expect(await end("2026-06-30")).toMatchObject({ ok: true });
    expect(await end("2026-06-30")).toEqual({ ok: false, code: "MEMBERSHIP_ENDED" });
    expect(await end("2026-12-31")).toEqual({ ok: false, code: "MEMBERSHIP_ENDED" });
    expect(await end("2026-03-01")).toMatchObject({ ok: true });
  });

  test("nobody ends their own last desk role, also when somebody else keeps the desk", async () => {
    const own = { membershipId: membershipId("ministry", "registrar"), lastDay: today };
    expect(await db.run(endMembership, desk, own)).toEqual({ ok: false, code: "OWN_LAST_REGISTRAR_ROLE" });
    await add({ role: "registrar" });
    expect(await db.run(endMembership, desk, own)).toEqual({ ok: false, code: "OWN_LAST_REGISTRAR_ROLE" });
  });

  test("the last desk role of all is not ended, whoever asks; with a successor it is", async () => {
    const last = { membershipId: membershipId("ministry", "registrar"), lastDay: "2026-03-31" };
    expect(await db.run(endMembership, ministry.commandLine, last)).toEqual({
      ok: false,
      code: "LAST_REGISTRAR_ROLE",
    });
    await add({ role: "registrar", from: "2026-04-01" });
    expect(await db.run(endMembership, ministry.commandLine, last)).toMatchObject({ ok: true });
  });

  test("two who end each other's desk role at once do not leave the desk empty", async () => {
    const other = await add({ role: "registrar" });
    const [theirs] = await db.sql<{ id: string }>`select membership_id as id from identity.membership
      where person_id = ${other}`;
    for (let round = 0; round < 10; round++) {
      const both = await Promise.all([
        db.run(endMembership, desk, { membershipId: theirs?.id ?? "", lastDay: today }),
        db.run(endMembership, { ...desk, person: other }, { membershipId: desk.person, lastDay: today }),
      ]);
      expect(both.filter((outcome) => outcome.ok)).toHaveLength(1);
      await db.sql`update identity.membership set valid_until = null where role = 'registrar'`;
    }
  });

  test("a claim code for oneself, for one without a role, for more than sixty at once", async () => {
    const issue = (people: string[]) => db.run(issueClaimCode, desk, { people });
    expect(await issue([desk.person])).toEqual({ ok: false, code: "OWN_CLAIM_CODE" });
    const later = await add({ from: "2026-03-17" });
    expect(await issue([later])).toEqual({ ok: false, code: "NO_ROLE_FOR_CODE" });
    expect(await issue([])).toMatchObject({ code: "INPUT_INVALID" });
    expect(await issue(Array.from({ length: 61 }, () => later))).toMatchObject({ code: "INPUT_INVALID" });
  });

  test("one of several who cannot have a code: then nobody gets one and no password is lost", async () => {
    const good = personId("ministry", "officer");
    await db.sql`insert into identity.credential (person_id, password_hash) values (${good}, 'x')`;
    const outcome = await db.run(issueClaimCode, desk, { people: [good, absent] });
    expect(outcome).toEqual({ ok: false, code: "PERSON_NOT_FOUND" });
    expect(await db.sql`select from identity.credential where person_id = ${good}`).toHaveLength(1);
    expect(await db.sql`select from identity.claim_code`).toHaveLength(0);
    expect(await db.sql`select from platform.notice`).toHaveLength(0);
  });

  test("the same press a second time: the letter already printed stays good", async () => {
    const press = "0191a0de-0000-7000-8000-00000000000a";
    const ask = { people: [personId("ministry", "officer")], press };
    expect(await db.run(issueClaimCode, desk, ask)).toMatchObject({ ok: true });
    const [before] = await db.sql`select code_hash from identity.claim_code`;
    expect(await db.run(issueClaimCode, desk, ask)).toEqual({ ok: false, code: "CLAIM_CODE_PRINTED" });
    expect(await db.sql`select code_hash from identity.claim_code`).toEqual([before]);
  });
});

describe("what the desk does", () => {
  test("opens an account in one language, without password, synthetic as its organisation is", async () => {
    const id = await add({ jobTitle: { en: "Analyst", source: "id" } });
    const [row] = await db.sql`select username, job_title, organisation_id, synthetic
      from identity.person where person_id = ${id}`;
    expect(row).toEqual({
      username: null,
      job_title: { en: "Analyst", source: "en" },
      organisation_id: organisations.ministry.organisationId,
      synthetic: true,
    });
    expect(await db.sql`select from identity.credential where person_id = ${id}`).toHaveLength(0);
  });

  test("lists its people by name, a page at a time, and finds them by name, username or title", async () => {
    await add({ name: "Aaisyah", jobTitle: { id: "Penyusun 100% rencana" } });
    const first = await list(desk, { limit: 2 });
    expect(first.total).toBe(roles.length + 1);
    expect(first.people.map((person) => person.name)).toEqual(["Aaisyah", "ministry expert"]);
    expect(first.people[1]?.memberships).toMatchObject([
      { role: "expert", validFrom: "2020-01-01", validUntil: null },
    ]);
    const found = async (search: string) =>
      (await list(desk, { search })).people.map((person) => person.name);
    expect(await found("AISYAH")).toEqual(["Aaisyah"]);
    expect(await found("ministry-reader")).toEqual(["ministry reader"]);
    expect(await found("0% rencana")).toEqual(["Aaisyah"]);
    expect(await found("_")).toEqual([]);
    expect((await list(desk, { offset: 50 })).people).toEqual([]);
  });

  test("tells who still has a role from whose roles have ended; the last day still counts", async () => {
    const end = { membershipId: membershipId("ministry", "reader"), lastDay: today };
    await db.run(endMembership, desk, end);
    expect((await list(desk, { show: "ended" })).total).toBe(0);
    await db.run(endMembership, desk, { ...end, lastDay: dayAfter(today, -1) });
    expect((await list(desk, { show: "ended" })).people.map((person) => person.name)).toEqual([
      "ministry reader",
    ]);
    expect((await list(desk)).total).toBe(roles.length - 1);
    expect((await list(desk, { show: "all" })).total).toBe(roles.length);
  });

  test("knows by name whoever has a role in it, though another desk keeps the account", async () => {
    const guest = personId("bureau", "statistician");
    await db.sql`insert into identity.membership (membership_id, person_id, organisation_id, role, valid_from)
      values (gen_random_uuid(), ${guest}, ${organisations.ministry.organisationId}, 'reader', '2025-01-01')`;
    const read = await db.run(readMember, desk, { personId: guest });
    expect(read).toMatchObject({ ok: true, member: { guest: true, memberships: [{ role: "reader" }] } });
    expect(read.ok && read.member.memberships).toHaveLength(1);
    expect(await db.run(issueClaimCode, desk, { people: [guest] })).toEqual({
      ok: false,
      code: "PERSON_NOT_FOUND",
    });
    expect(await db.run(readMember, agency.registrar, { personId: guest })).toMatchObject({
      code: "PERSON_NOT_FOUND",
    });
  });

  test("a role that ends takes its sessions along and leaves the others", async () => {
    const officer = personId("ministry", "officer");
    const [second] = await db.sql<{ id: string }>`insert into identity.membership
      (membership_id, person_id, organisation_id, role, valid_from)
      values (gen_random_uuid(), ${officer}, ${organisations.ministry.organisationId}, 'reader', '2025-01-01')
      returning membership_id as id`;
    for (const membership of [officer, second?.id]) {
      await db.sql`insert into identity.session (token_hash, person_id, membership_id, expires_at)
        values (${newToken().tokenHash}, ${officer}, ${membership}, now() + interval '1 hour')`;
    }
    await db.run(endMembership, desk, { membershipId: officer, lastDay: today });
    expect(
      await db.sql`select membership_id as id from identity.session where person_id = ${officer}`,
    ).toEqual([second]);
  });

  test("codes for several at once, each with a notice that does not hold the code", async () => {
    const people = [personId("ministry", "officer"), "ministry-reader", personId("ministry", "officer")];
    const issued = await db.run(issueClaimCode, desk, { people });
    if (!issued.ok) throw new Error(issued.code);
    expect(issued.codes.map(({ name, validUntil, roles }) => ({ name, validUntil, roles }))).toEqual([
      { name: "ministry officer", validUntil: "2026-03-16", roles: ["officer"] },
      { name: "ministry reader", validUntil: "2026-03-16", roles: ["reader"] },
    ]);
    const notices = await db.sql<{ person: string | null; role: string | null }>`
      select person_id as person, role from platform.notice order by role nulls first`;
    expect(notices).toEqual([
      { person: personId("ministry", "officer"), role: null },
      { person: personId("ministry", "reader"), role: null },
      // Whoever holds a code can sign in as its person: the head of unit hears of every code.
      { person: null, role: "head" },
    ]);
    const everything = await db.sql<{ all: string }>`
      select string_agg(t::text, ' ') as all from (
        select to_jsonb(n) as t from platform.notice n union all select to_jsonb(a) from identity.audit a
        union all select to_jsonb(c) from identity.claim_code c
        union all select to_jsonb(o) from platform.outbox o) s`;
    for (const { code } of issued.codes) {
      expect(everything[0]?.all).not.toContain(code);
      expect(everything[0]?.all).not.toContain(code.replaceAll("-", ""));
    }
  });
});

test("whatever registrars end, somebody keeps the desk on every day after", async () => {
  const helpers = [
    await add({ name: "Ayu", role: "registrar" }),
    await add({ name: "Budi", role: "registrar" }),
  ];
  const keepers = [desk.person, ...helpers];
  const step = fc.record({ by: fc.nat(2), whose: fc.nat(2), inDays: fc.integer({ min: -1, max: 3 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      await db.sql`update identity.membership set valid_until = null, valid_from = '2020-01-01'
        where role = 'registrar'`;
      const held = () => db.sql<{
        personId: string;
        id: string;
        validFrom: string;
        validUntil: string | null;
      }>`
        select person_id as "personId", membership_id as id,
          valid_from::text as "validFrom", valid_until::text as "validUntil"
        from identity.membership
        where role = 'registrar' and organisation_id = ${organisations.ministry.organisationId}`;
      for (const { by, whose, inDays } of steps) {
        const before = await held();
        const mine = before.find((one) => one.personId === keepers[by]);
        const target = before.find((one) => one.personId === keepers[whose]);
        if (!mine || !target || !isValidOn(mine, today)) continue;
        const lastDay = dayAfter(today, inDays);
        await db.run(endMembership, { ...desk, person: mine.personId }, { membershipId: target.id, lastDay });
        const after = await held();
        for (const days of [0, 1, 2, 3, 4, 400]) {
          expect(after.filter((one) => isValidOn(one, dayAfter(today, days))).length).toBeGreaterThan(0);
        }
      }
    }),
    { numRuns: 40 },
  );
});
