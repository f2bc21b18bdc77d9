import { randomUUID } from "node:crypto";
import { principals, type TestWorkbench } from "../test-database.ts";

type Bench = Pick<TestWorkbench, "run" | "admin">;

/** Who acts in cases of tests: the ministry is the host, the bureau the programme office, the agency the sender. */
export const { ministry: host, bureau: programme, agency: sender } = principals;

export const must = <Answer extends { ok: boolean }>(outcome: Answer): Extract<Answer, { ok: true }> => {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome as Extract<Answer, { ok: true }>;
};

/** Days of the case: four whole weeks at the centre, well after the tests' today (2026-03-02). */
export const caseDays = { fromDay: "2026-06-01", untilDay: "2026-06-28", weeks: 4, zone: "Asia/Makassar" };

export const unit = {
  scheme: "skkni",
  version: "2026",
  code: "J.62DMI00.001.1",
  title: { id: "Menyusun arsitektur", en: "Draw up an architecture" },
};

/**
 * A centre of the host (`bpvp-uji`), one of a local government whose Disnaker is the bureau (`uptd-uji`) and one without
 * (`uptd-sendiri`), and a signed commitment of the agency's party that the bureau drafted.
 * @param weeks person-weeks that are committed
 */
export async function caseGround({ admin }: Bench, { weeks = 120 } = {}): Promise<{ commitment: string }> {
  for (const [key, kind, organisation, through] of [
    ["bpvp-uji", "BPVP", "ministry", null],
    ["uptd-uji", "UPTD", "ministry", "bureau"],
    ["uptd-sendiri", "UPTD", "ministry", null],
    ["blk-lain", "BPVP", "agency", null],
  ])
    await admin(
      `insert into roster.centre (key, kind, name, organisation_key, through_key, province_code, zone, source)
        values ($1, $2, jsonb_build_object('id', $1::text, 'en', $1::text), $3, $4, '73', 'Asia/Makassar', 'test')
        on conflict do nothing`,
      [key, kind, organisation, through],
    );
  return { commitment: await addCommitment({ admin }, { weeks }) };
}

/** One more signed commitment, as it stands after the signature. */
export async function addCommitment(
  { admin }: Pick<Bench, "admin">,
  {
    weeks = 120,
    unit: counted = "person-week",
    party = "SG",
    from = "2026-01-01",
    until = "2027-12-31",
  } = {},
): Promise<string> {
  const [circle, proposal, version, clause, commitment] = Array.from({ length: 5 }, () => randomUUID());
  const office = programme.head.organisation;
  await admin("insert into agreement.circle values ($1, $2, $3, 'drafting')", [office, circle, proposal]);
  await admin(
    `insert into agreement.circle_member (organisation_id, circle_id, proposal_id, capacity, since)
      values ($1, $2, $3, 'lead', '2026-01-01')`,
    [office, circle, proposal],
  );
  await admin(
    `insert into agreement.version (organisation_id, circle_id, version_id, proposal_id, number, kind, content,
        content_hash, made_at) values ($1, $2, $3, $4, 1, 'release', '{}', 'test', now())`,
    [office, circle, version, proposal],
  );
  await admin(
    `insert into agreement.commitment (organisation_id, circle_id, commitment_id, proposal_id, version_id, clause_id,
        kind, title, party, quantity, unit, period_from, period_until, made_at)
      values ($1, $2, $3, $4, $5, $6, 'person-weeks', '{"id": "Tenaga ahli", "en": "Experts"}', $7, $8, $9, $10, $11, now())`,
    [office, circle, commitment, proposal, version, clause, party, weeks, counted, from, until],
  );
  return commitment ?? "";
}

/**
 * An expert of the agency who can do what the terms of tests ask for.
 * @param asPerson whether the expert has the account `agency.expert`
 */
export async function addExpert(
  { admin }: Pick<Bench, "admin">,
  {
    name = "Tan Mei Ling",
    agreedOn = "2026-02-01" as string | null,
    level = 6,
    languages = { en: "C1", id: "B1" } as Record<string, string>,
    asPerson = false,
    office = sender.officer.organisation,
  } = {},
): Promise<string> {
  const expert = randomUUID();
  const person = asPerson ? sender.expert.person : null;
  await admin(
    `insert into roster.expert (organisation_id, expert_id, person_id, name, headline, home_zone, agreed_on, active_from)
      values ($1, $2, $3, $4, '{"id": "Arsitek sistem", "en": "Systems architect"}', 'Asia/Singapore', $5, '2020-01-01')`,
    [office, expert, person, name, agreedOn],
  );
  await admin(
    `insert into roster.expert_skill (organisation_id, expert_id, scheme, version, code, title, level, evidence)
      values ($1, $2, $3, $4, $5, $6, $7, 'credential')`,
    [office, expert, unit.scheme, unit.version, unit.code, JSON.stringify(unit.title), level],
  );
  for (const [language, spoken] of Object.entries(languages))
    await admin("insert into roster.expert_language values ($1, $2, $3, $4)", [
      office,
      expert,
      language,
      spoken,
    ]);
  return expert;
}
