import { randomUUID } from "node:crypto";
import type { InputOf } from "../identity/index.ts";
import { principals, type TestWorkbench } from "../test-database.ts";
import {
  addExpert,
  caseAt,
  caseDays,
  caseGround,
  host,
  must,
  programme,
  sender,
  wholeTerms,
} from "./case.fixture.ts";
import type { draftTerms } from "./draft-terms.ts";
import { readTerms } from "./read-terms.ts";
import type { Check } from "./rule.ts";
import { settleCheck } from "./settle-check.ts";
import { startPlacement } from "./start-placement.ts";

type Bench = Pick<TestWorkbench, "run" | "admin" | "clock">;
type Ground = { commitment: string };
export type AtPlacement = { terms: string; placement: string; expert: string };

/** Nine in the morning at the centre of the tests, on a day. */
export const morningOf = (day: string): Date => new Date(`${day}T02:00:00Z`);

/** Two rules of the route of tests: a letter of the programme office, and a paper of identity that its filing officer sees to. */
const testRules = [
  { key: "letter", by: "programme", office: null, daysBefore: 60, paper: "letter" },
  { key: "permit", by: "programme", office: null, daysBefore: 30, paper: "identity" },
  { key: "visa", by: "sender", office: null, daysBefore: 14, paper: null },
] as const;

/** Puts the rules of tests into a database, as an import would. */
export async function addTestRules({ admin }: Pick<Bench, "admin">, from = "2020-01-01"): Promise<void> {
  for (const [position, { key, by, daysBefore, paper }] of testRules.entries())
    await admin(
      `insert into placement.rule (route, key, valid_from, position, title, by_capacity, days_before, paper)
        values ('technical-cooperation', $1, $2, $3, jsonb_build_object('id', $1::text, 'en', $1::text), $4, $5, $6)
        on conflict do nothing`,
      [key, from, position, by, daysBefore, paper],
    );
}

/** The instructor of the host who has the account `ministry.instructor`. */
async function addInstructor({ admin }: Pick<Bench, "admin">): Promise<string> {
  const [known] = await admin<{ instructor_id: string }>(
    "select instructor_id from roster.instructor where person_id = $1",
    [host.instructor.person],
  );
  const instructor = known?.instructor_id ?? randomUUID();
  if (!known)
    await admin(
      `insert into roster.instructor (organisation_id, instructor_id, centre_key, person_id, name, since)
        values ($1, $2, 'bpvp-uji', $3, 'Siti Rahma', '2020-01-01')`,
      [host.officer.organisation, instructor, host.instructor.person],
    );
  return instructor;
}

/**
 * A placement that is booked, made by what people do.
 * @param asPerson the expert has the account `agency.expert`, the counterpart is `ministry.instructor` and the filing
 *   officer is `bureau.filing`: once in a database
 */
export async function bookedPlacement(
  db: Bench,
  ground: Ground,
  {
    asPerson = false,
    terms: input = {},
  }: { asPerson?: boolean; terms?: Partial<InputOf<typeof draftTerms>> } = {},
): Promise<AtPlacement> {
  const expert = await addExpert(db, { asPerson });
  const counterparts = asPerson
    ? [{ instructor: await addInstructor(db), job: { id: "Instruktur TIK", en: "ICT instructor" } }]
    : wholeTerms.counterparts;
  const made = await caseAt(db, "sourced", ground, { expert, terms: { counterparts, ...input } });
  const { terms, placement } = made;
  if (!placement) throw new Error("no placement was opened");
  if (asPerson) await nameFiling(db, terms);
  return { terms, placement, expert };
}

/** `bureau.filing` files the papers of a case. */
export async function nameFiling({ admin }: Pick<Bench, "admin">, terms: string): Promise<void> {
  await admin(
    `insert into placement.case_person (organisation_id, terms_id, person_id, capacity, since)
      values ($1, $2, $3, 'filing', now()) on conflict do nothing`,
    [programme.officer.organisation, terms, programme.filing.person],
  );
}

export const checksOf = (db: Bench, placement: string) =>
  db.admin<{
    check_id: string;
    rule_key: string;
    capacity: Check["capacity"];
    state: Check["state"];
    due: string;
  }>(
    `select check_id, rule_key, capacity, state, due_on::text as due from placement.case_check
      where placement_id = $1 order by due_on, rule_key`,
    [placement],
  );

/** Enters every check that is open, each by the office that sees to it. */
export async function settleChecks(db: Bench, placement: string): Promise<void> {
  const offices = { host, router: programme, programme, sender };
  for (const { check_id: check, capacity, state } of await checksOf(db, placement))
    if (state === "open")
      must(
        await db.run(settleCheck, offices[capacity].officer, {
          ...{ placement, check, reference: "B-12/2026", date: "2026-02-27" },
        }),
      );
}

export const revisionOf = async (db: Bench, placement: string): Promise<number> =>
  (
    await db.admin<{ revision: number }>("select revision from placement.placement where placement_id = $1", [
      placement,
    ])
  )[0]?.revision ?? 0;

/** A placement that is under way since its first day; the clock stands on that day afterwards. */
export async function underWay(
  db: Bench,
  ground: Ground,
  options: Parameters<typeof bookedPlacement>[2] = {},
): Promise<AtPlacement> {
  const at = await bookedPlacement(db, ground, options);
  await settleChecks(db, at.placement);
  const { fromDay } = must(await db.run(readTerms, host.officer, { terms: at.terms })).terms;
  db.clock.now = morningOf(fromDay ?? caseDays.fromDay);
  const revision = await revisionOf(db, at.placement);
  must(await db.run(startPlacement, host.officer, { placement: at.placement, revision }));
  return at;
}

/** The people of a case that `asPerson` makes. */
export const people = {
  expert: principals.agency.expert,
  counterpart: principals.ministry.instructor,
  filing: principals.bureau.filing,
} as const;

/** The hub of tests and its milestone, which a deliverable moves. */
export const hubOfTests = {
  hub: "0d000000-0000-4000-8000-000000000001",
  milestone: "0d000000-0000-4000-8000-000000000002",
};

/** One placement that is booked, and one under way at the hub of tests whose people have accounts. */
export async function placementsOfTests(
  db: Bench,
): Promise<{ ground: Ground; booked: AtPlacement; going: AtPlacement }> {
  const ground = await caseGround(db, { weeks: 400 });
  await addTestRules(db);
  const { hub, milestone } = hubOfTests;
  const office = host.officer.organisation;
  await db.admin(
    `insert into roster.hub (organisation_id, hub_id, key, kind, name, centre_key, province_code, purpose)
      values ($1, $2, 'hub-uji', 'talent-hub', '{"id": "Hub"}', 'bpvp-uji', '73', '{"id": "Uji"}')`,
    [office, hub],
  );
  await db.admin(
    `insert into roster.milestone (organisation_id, hub_id, milestone_id, title, due_on)
      values ($1, $2, $3, '{"id": "Modul pertama"}', '2026-06-20')`,
    [office, hub, milestone],
  );
  const booked = await bookedPlacement(db, ground);
  return { ground, booked, going: await underWay(db, ground, { asPerson: true, terms: { place: { hub } } }) };
}

/** How a placement and its booking stand in the database. */
export const standing = (db: Bench) => ({
  drawn: async (commitment: string) =>
    Number(
      (
        await db.admin<{ drawn: string }>(
          "select drawn from agreement.commitment_balance where commitment_id = $1",
          [commitment],
        )
      )[0]?.drawn,
    ),
  bookingOf: async (placement: string) =>
    (
      await db.admin<{ until: string }>(
        "select until_day::text as until from roster.booking where record_id = $1",
        [placement],
      )
    )[0]?.until,
  rowOf: async (placement: string) =>
    (
      await db.admin<{ state: string; until: string; ended: string | null; early: boolean; weeks: number }>(
        `select state, until_day::text as until, ended_on::text as ended, early, weeks_drawn as weeks
          from placement.placement where placement_id = $1`,
        [placement],
      )
    )[0],
  dutiesOf: (terms: string) =>
    db.admin<{ kind: string; office: string; role: string; due: string }>(
      `select d.record_kind as kind, o.key as office, d.role, d.due_on::text as due
        from duty.duty d join identity.organisation o using (organisation_id)
        where d.record_id like $1 and d.state = 'open'
          and d.record_kind in ('placement.check', 'placement.placement')
        order by d.due_on, o.key`,
      [`${terms}%`],
    ),
  at: async ({ placement }: AtPlacement) => ({ placement, revision: await revisionOf(db, placement) }),
});
