import { randomUUID } from "node:crypto";
import type { InputOf, Principal, Role } from "../identity/index.ts";
import { principals, type TestWorkbench } from "../test-database.ts";
import { approveTerms } from "./approve-terms.ts";
import { askEdits } from "./ask-edits.ts";
import { cancelTerms } from "./cancel-terms.ts";
import { decideSelection } from "./decide-selection.ts";
import { declineTerms } from "./decline-terms.ts";
import { draftTerms } from "./draft-terms.ts";
import { endorseTerms } from "./endorse-terms.ts";
import { inviteSender } from "./invite-sender.ts";
import { nominateExpert } from "./nominate-expert.ts";
import { readTerms } from "./read-terms.ts";
import { shortlistExpert } from "./shortlist-expert.ts";
import { sourceTerms } from "./source-terms.ts";
import { submitTerms } from "./submit-terms.ts";
import type { TermsState } from "./terms-states.ts";
import { withdrawTerms } from "./withdraw-terms.ts";

type Bench = Pick<TestWorkbench, "run" | "admin">;

/** Who acts in cases of tests: the ministry is the host, the bureau the programme office, the agency the sender. */
export const { ministry: host, bureau: programme, agency: sender } = principals;

export const must = <Answer extends { ok: boolean }>(outcome: Answer): Extract<Answer, { ok: true }> => {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome as Extract<Answer, { ok: true }>;
};

/** Days of the case: four whole weeks at the centre, well after the tests' today (2026-03-02). */
export const caseDays = { fromDay: "2026-06-01", untilDay: "2026-06-28", weeks: 4, zone: "Asia/Makassar" };

const unit = {
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
  await addUnit({ admin });
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

/** The vocabulary of tests: the one unit that terms and experts speak of. */
async function addUnit({ admin }: Pick<Bench, "admin">): Promise<void> {
  const version = randomUUID();
  await admin(
    `insert into vocabulary.version (version_id, scheme, version, title, file_name, file_hash, organisation_id)
      values ($1, $2, $3, '{"id": "SKKNI", "en": "SKKNI"}', 'test.csv', 'test', $4)`,
    [version, unit.scheme, unit.version, host.officer.organisation],
  );
  await admin("insert into vocabulary.concept (version_id, code, kind, level) values ($1, $2, 'skill', 1)", [
    version,
    unit.code,
  ]);
  for (const [language, text] of Object.entries(unit.title))
    await admin(
      `insert into vocabulary.label (version_id, code, language, kind, origin, text)
        values ($1, $2, $3, 'preferred', 'file', $4)`,
      [version, unit.code, language, text],
    );
}

/** What the form of terms says in tests: everything that a submission needs. */
export const wholeTerms = {
  place: { centre: "bpvp-uji" },
  title: { id: "Tenaga ahli arsitektur sistem", en: "Systems architecture expert" },
  background: { id: "Balai membuka kejuruan baru.", en: "The centre opens a new vocation." },
  fromDay: caseDays.fromDay,
  untilDay: caseDays.untilDay,
  route: "technical-cooperation",
  languages: ["en"],
  objectives: [
    {
      text: {
        id: "Instruktur menyusun arsitektur sendiri",
        en: "Instructors draw up an architecture themselves",
      },
      units: [{ scheme: unit.scheme, version: unit.version, code: unit.code }],
      measure: { id: "Tugas dinilai dua penguji", en: "A task, marked by two assessors" },
      counterparts: [0],
    },
  ],
  skills: [{ scheme: unit.scheme, version: unit.version, code: unit.code, level: 5, essential: true }],
  counterparts: [{ name: "Siti Rahma", job: { id: "Instruktur TIK", en: "ICT instructor" } }],
} satisfies InputOf<typeof draftTerms>;

/**
 * A case at a state, made by what people do: the host drafts and submits, the programme office approves and invites, the
 * sender puts an expert forward, the host chooses, the sender books. `routing` begins at the local government's centre.
 * @param ground what `caseGround` made in this database
 */
export async function caseAt(
  db: Bench,
  state: TermsState,
  ground: { commitment: string },
  { terms: input = {}, expert }: { terms?: Partial<InputOf<typeof draftTerms>>; expert?: string } = {},
): Promise<{ terms: string; placement: string | null; nomination: string | null }> {
  const place = state === "routing" ? { centre: "uptd-uji" } : wholeTerms.place;
  const { terms } = must(await db.run(draftTerms, host.officer, { ...wholeTerms, place, ...input }));
  const revision = async () => must(await db.run(readTerms, host.officer, { terms })).terms.revision;
  const at = { terms, placement: null, nomination: null };
  if (state === "draft") return at;
  must(await db.run(submitTerms, host.officer, { terms, revision: await revision(), programme: "bureau" }));
  if (state === "routing" || state === "review") return at;
  const why = { terms, note: "Alasan uji" };
  if (state === "edits") must(await db.run(askEdits, programme.officer, why));
  if (state === "declined") must(await db.run(declineTerms, programme.officer, why));
  if (state === "withdrawn") must(await db.run(withdrawTerms, host.officer, why));
  if (["edits", "declined", "withdrawn"].includes(state)) return at;
  const { commitment } = ground;
  must(await db.run(approveTerms, programme.head, { terms, revision: await revision(), commitment }));
  if (state === "approved") return at;
  if (state === "cancelled") {
    must(await db.run(cancelTerms, programme.head, why));
    return at;
  }
  must(await db.run(inviteSender, programme.officer, { terms, sender: "agency" }));
  if (state === "ready") return at;
  const sent = expert ?? (await addExpert(db));
  const { nomination } = must(await db.run(nominateExpert, sender.officer, { terms, expert: sent }));
  must(await db.run(shortlistExpert, host.officer, { terms, nomination }));
  must(await db.run(decideSelection, host.officer, { terms, nomination, reasons: [] }));
  const { placement } = must(await db.run(sourceTerms, sender.officer, { terms }));
  return { terms, placement, nomination };
}

/** The Disnaker of the local government's centre passes on what waits for it. */
export const endorsed = async (db: Bench, terms: string) => {
  const { revision } = must(await db.run(readTerms, programme.officer, { terms })).terms;
  return must(await db.run(endorseTerms, programme.officer, { terms, revision, programme: "bureau" }));
};

/** One more office with an officer, a head and a reader. @param letter with which its ids begin, after `0` */
export async function addOffice(
  { admin }: Pick<Bench, "admin">,
  { key, letter, party }: { key: string; letter: string; party: string },
): Promise<typeof sender> {
  const organisation = `0${letter}000000-0000-7000-8000-000000000000`;
  await admin(
    `insert into identity.organisation (organisation_id, key, party, kind, name, synthetic)
      values ($1, $2, $3, 'agency', jsonb_build_object('id', $2::text, 'en', $2::text), true)`,
    [organisation, key, party],
  );
  const acting = Object.fromEntries(
    Object.entries(sender).map(([role, who]) => [
      role,
      who.kind === "member"
        ? {
            ...who,
            organisation,
            organisationKey: key,
            party,
            name: `${key} ${role}`,
            person: who.person.replace(/^0./, `0${letter}`),
          }
        : { ...who, organisation, party },
    ]),
  ) as unknown as typeof sender;
  for (const role of ["officer", "head", "reader", "expert"] as const satisfies readonly Role[]) {
    const { person, name } = acting[role] satisfies Principal;
    await admin(
      `insert into identity.person (person_id, organisation_id, username, name, job_title, synthetic)
        values ($1, $2, $3, $4, '{}', false)`,
      [person, organisation, `${key}-${role}`, name],
    );
    await admin(
      `insert into identity.membership (membership_id, person_id, organisation_id, role, valid_from)
        values ($1, $1, $2, $3, '2020-01-01')`,
      [person, organisation, role],
    );
  }
  return acting;
}
