import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { Heard } from "./bottom-up.ts";
import type { TextPlace } from "./personal-data.ts";
import type { Respondent, Submission, SubmissionLine, SubmissionState } from "./submission.ts";

/** A submission in the office's list: no contact, and its lines as numbers. */
export type SubmissionHead = Pick<
  Submission,
  | "submissionId"
  | "kind"
  | "respondent"
  | "area"
  | "interest"
  | "interestResolved"
  | "status"
  | "source"
  | "sentAt"
> & { lines: number; confirmed: number };

export type StateCounts = Record<SubmissionState, number>;
type NewSubmission = Omit<Submission, "statusReason" | "moderatedBy" | "moderatedAt" | "interestResolved"> & {
  resumeHash: string | null;
};

const columns = sql`s.organisation_id, s.submission_id, s.round_id, s.kind, s.respondent, s.respondent_key, s.area,
  s.contact, s.interest, s.interest_resolved, s.status, s.status_reason, s.source, s.file_hash, s.saved_at, s.sent_at,
  s.moderated_by, s.moderated_at, s.synthetic`;

/** Of a file, waiting, with a code for every line and no interest: nobody needs to look at it once more. */
const isWhole = sql`s.source = 'file' and s.status = 'sent' and s.interest is null
  and not exists (select 1 from evidence.submission_line l
    where l.submission_id = s.submission_id and not (l.confirmed and l.code is not null))`;

/** That a passage was taken out of a text of a submission. */
type Blanked = {
  place: TextPlace;
  line: number | null;
  reason: string;
  blankedBy: string | null;
  blankedAt: Date;
};

type ContactsDue = {
  organisation: string;
  now: Date;
  /** `YYYY-MM-DD` where the installation is kept. */
  today: string;
  /** After the seal, or the cancellation. */
  months: number;
  /** After the last day of the call of a round that was never sealed. */
  unsealedMonths: number;
};
const contactsGo = ({ organisation, now, today, months, unsealedMonths }: ContactsDue) => sql`
  select e.round_id from evidence.edition e
    where e.organisation_id = ${organisation}::uuid and e.method = 'rounds' and e.round_id is not null
      and e.sealed_at <= ${now}::timestamptz - make_interval(months => ${months}::int)
  union select c.round_id from evidence.round_cancellation c
    where c.organisation_id = ${organisation}::uuid
      and c.cancelled_at <= ${now}::timestamptz - make_interval(months => ${months}::int)
  union select r.round_id from evidence.round r
    where r.organisation_id = ${organisation}::uuid and r.stage <> 'sealed'
      and r.closes_on + make_interval(months => ${unsealedMonths}::int) < ${today}::date`;

const isOpen = sql`s.interest is not null and s.interest_resolved is null`;

/** What firms, associations and unions say in a round; each office sees what was said to it. */
export function submissionStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  return {
    /** How many forms of a round were saved since then, sent or not. */
    formsSince: async (roundId: string, since: Date) =>
      (
        await rows(sql<{ forms: number }>`select count(*)::int as forms from evidence.submission
          where round_id = ${roundId}::uuid and source = 'form' and saved_at >= ${since}`)
      )[0]?.forms ?? 0,
    /** The submission that a code opens, kept from others until this transaction ends where it is about to change. */
    submissionByCode: async (roundId: string, resumeHash: string, use: "read" | "change") =>
      (
        await rows(sql<Submission>`select ${columns} from evidence.submission s
          where s.round_id = ${roundId}::uuid and s.resume_hash = ${resumeHash}
          ${use === "change" ? sql`for update` : sql``}`)
      )[0],
    submission: async (submissionId: string, use: "read" | "change") =>
      (
        await rows(sql<Submission>`select ${columns} from evidence.submission s
          where s.submission_id = ${submissionId}::uuid ${use === "change" ? sql`for update` : sql``}`)
      )[0],
    linesOf: (submissionId: string) =>
      rows(sql<SubmissionLine>`select position, typed, code, confirmed, vacancies, open_days, reason, note
        from evidence.submission_line where submission_id = ${submissionId}::uuid order by position`),
    /** Many submissions in one statement. */
    async addSubmissions(submissions: readonly NewSubmission[]) {
      await sql`insert into evidence.submission (organisation_id, submission_id, round_id, kind, respondent,
          respondent_key, area, contact, interest, status, source, resume_hash, file_hash, saved_at, sent_at, synthetic)
        select s."organisationId", s."submissionId", s."roundId", s.kind, s.respondent, s."respondentKey", s.area,
          s.contact, s.interest, s.status, s.source, s."resumeHash", s."fileHash", s."savedAt", s."sentAt", s.synthetic
        from jsonb_to_recordset(${JSON.stringify(submissions)}::jsonb) as s("organisationId" uuid,
          "submissionId" uuid, "roundId" uuid, kind text, respondent text, "respondentKey" text, area text,
          contact text, interest text, status text, source text, "resumeHash" text, "fileHash" text,
          "savedAt" timestamptz, "sentAt" timestamptz, synthetic boolean)`.execute(tx);
    },
    async addLines(organisationId: string, lines: readonly (SubmissionLine & { submissionId: string })[]) {
      await sql`insert into evidence.submission_line (organisation_id, submission_id, position, typed, code, confirmed,
          vacancies, open_days, reason, note)
        select ${organisationId}::uuid, l."submissionId", l.position, l.typed, l.code, l.confirmed, l.vacancies,
          l."openDays", l.reason, l.note
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l("submissionId" uuid, position smallint,
          typed text, code text, confirmed boolean, vacancies int, "openDays" int, reason text, note text)`.execute(
        tx,
      );
    },
    async saveRespondent(submissionId: string, { kind, respondent, respondentKey, ...more }: Respondent) {
      await sql`update evidence.submission set kind = ${kind}, respondent = ${respondent},
          respondent_key = ${respondentKey}, area = ${more.area}, contact = ${more.contact}, interest = ${more.interest}
        where submission_id = ${submissionId}::uuid`.execute(tx);
    },
    async saveLine(submissionId: string, line: SubmissionLine) {
      await sql`update evidence.submission_line set typed = ${line.typed}, code = ${line.code},
          confirmed = ${line.confirmed}, vacancies = ${line.vacancies}, open_days = ${line.openDays},
          reason = ${line.reason}, note = ${line.note}
        where submission_id = ${submissionId}::uuid and position = ${line.position}`.execute(tx);
    },
    async saveInterest(submissionId: string, interest: string) {
      await sql`update evidence.submission set interest = ${interest}
        where submission_id = ${submissionId}::uuid`.execute(tx);
    },
    async addBlanked(blanked: Blanked & { organisationId: string; submissionId: string }) {
      await sql`insert into evidence.blanked_passage (organisation_id, submission_id, place, line, reason, blanked_by,
          blanked_at)
        values (${blanked.organisationId}, ${blanked.submissionId}, ${blanked.place}, ${blanked.line},
          ${blanked.reason}, ${blanked.blankedBy}, ${blanked.blankedAt})`.execute(tx);
    },
    /** What was taken out of a submission, in the order that it was. */
    blankedIn: (submissionId: string) =>
      rows(sql<Blanked>`select place, line, reason, blanked_by, blanked_at from evidence.blanked_passage
        where submission_id = ${submissionId}::uuid order by position`),
    async confirmCodes(submissionId: string) {
      await sql`update evidence.submission_line set confirmed = true
        where submission_id = ${submissionId}::uuid and code is not null`.execute(tx);
    },
    async removeLine(submissionId: string, position: number) {
      await sql`delete from evidence.submission_line
        where submission_id = ${submissionId}::uuid and position = ${position}`.execute(tx);
    },
    async saveAttachment(submissionId: string, fileHash: string | null) {
      await sql`update evidence.submission set file_hash = ${fileHash}
        where submission_id = ${submissionId}::uuid`.execute(tx);
    },
    async markSaved(submissionId: string, savedAt: Date) {
      await sql`update evidence.submission set saved_at = ${savedAt}
        where submission_id = ${submissionId}::uuid`.execute(tx);
    },
    async markSent(submissionId: string, sentAt: Date) {
      await sql`update evidence.submission set status = 'sent', sent_at = ${sentAt}, saved_at = ${sentAt}
        where submission_id = ${submissionId}::uuid`.execute(tx);
    },

    /** How many submissions of a round are in each state. */
    async countSubmissions(roundId: string): Promise<StateCounts> {
      const found = await rows(sql<{
        status: SubmissionState;
        count: number;
      }>`select status, count(*)::int as count
        from evidence.submission where round_id = ${roundId}::uuid group by status`);
      const counts: StateCounts = { draft: 0, sent: 0, accepted: 0, rejected: 0 };
      for (const { status, count } of found) counts[status] = count;
      return counts;
    },
    /** Submissions that were sent, those that wait first, then the last sent first; a draft is its writer's. */
    sentSubmissions: (
      roundId: string,
      { status, limit, offset }: { status: SubmissionState | null; limit: number; offset: number },
    ) =>
      rows(sql<SubmissionHead>`select s.submission_id, s.kind, s.respondent, s.area, s.interest, s.interest_resolved,
          s.status, s.source, s.sent_at, l.lines, l.confirmed
        from evidence.submission s cross join lateral (select count(*)::int as lines,
          (count(*) filter (where confirmed and code is not null))::int as confirmed
          from evidence.submission_line where submission_id = s.submission_id) l
        where s.round_id = ${roundId}::uuid and s.status <> 'draft' and (${status}::text is null or s.status = ${status})
        order by (s.status = 'sent') desc, s.sent_at desc, s.submission_id limit ${limit} offset ${offset}`),
    /** Others of the same respondent in the round, or of the same name: one of them will count. */
    sameRespondent: (
      submission: Pick<Submission, "roundId" | "submissionId" | "respondent" | "respondentKey">,
    ) =>
      rows(sql<
        Pick<Submission, "submissionId" | "respondent" | "status" | "sentAt"> & { sameKey: boolean }
      >`select
          submission_id, respondent, status, sent_at, respondent_key = ${submission.respondentKey} as same_key
        from evidence.submission
        where round_id = ${submission.roundId}::uuid and status <> 'draft'
          and submission_id <> ${submission.submissionId}::uuid
          and (respondent_key = ${submission.respondentKey} or lower(respondent) = lower(${submission.respondent}))
        order by sent_at desc, submission_id limit 10`),
    async decideSubmission(
      submissionId: string,
      decided: { status: "accepted" | "rejected"; reason: string | null; by: string | null; at: Date },
    ) {
      await sql`update evidence.submission set status = ${decided.status}, status_reason = ${decided.reason},
          moderated_by = ${decided.by}::uuid, moderated_at = ${decided.at}
        where submission_id = ${submissionId}::uuid`.execute(tx);
    },
    async resolveInterest(submissionId: string, words: string) {
      await sql`update evidence.submission set interest_resolved = ${words}
        where submission_id = ${submissionId}::uuid`.execute(tx);
    },
    /** How many were sent that nobody has decided on yet. */
    submissionsWaiting: async (roundId: string) =>
      (
        await rows(sql<{ waiting: number }>`select count(*)::int as waiting from evidence.submission
          where round_id = ${roundId}::uuid and status = 'sent'`)
      )[0]?.waiting ?? 0,
    /** Sent submissions of a round whose declared interest the office has not dealt with yet. */
    openInterests: async (roundId: string) =>
      (
        await rows(sql<{ open: number }>`select count(*)::int as open from evidence.submission
          where round_id = ${roundId}::uuid and status in ('sent', 'accepted') and interest is not null
            and interest_resolved is null`)
      )[0]?.open ?? 0,

    /** By round of an office that is not over: what waits for a decision, and interests nobody dealt with. */
    answersWaiting: (organisation: string) =>
      rows(sql<{
        name: string;
        answers: number;
        answersSince: Date | null;
        interests: number;
        interestsSince: Date | null;
      }>`select r.name, (count(*) filter (where s.status = 'sent'))::int as answers,
          min(s.sent_at) filter (where s.status = 'sent') as answers_since,
          (count(*) filter (where ${isOpen}))::int as interests,
          min(s.sent_at) filter (where ${isOpen}) as interests_since
        from evidence.round r join evidence.submission s on s.round_id = r.round_id
        where r.organisation_id = ${organisation}::uuid and r.stage not in ('sealed', 'cancelled') and s.status in ('sent', 'accepted')
        group by r.name order by r.name`),

    /** Rounds of an office that ended so many months ago that contacts go, and how many they hold. */
    contactsDue: (due: ContactsDue) =>
      rows(sql<{
        roundId: string;
        name: string;
        contacts: number;
      }>`select r.round_id, r.name, count(*)::int as contacts
        from evidence.submission s join evidence.round r on r.round_id = s.round_id
        where s.round_id in (${contactsGo(due)}) and s.contact is not null
        group by r.round_id, r.name order by r.name`),
    async forgetContacts(due: ContactsDue) {
      await sql`update evidence.submission set contact = null
        where contact is not null and round_id in (${contactsGo(due)})`.execute(tx);
    },

    /** Accepts what came from a file whole; @returns the ids */
    async acceptWhole(roundId: string, decided: { by: string | null; at: Date }): Promise<string[]> {
      const found = await rows(sql<{
        submissionId: string;
      }>`update evidence.submission s set status = 'accepted',
          moderated_by = ${decided.by}::uuid, moderated_at = ${decided.at}
        where s.round_id = ${roundId}::uuid and ${isWhole} returning s.submission_id`);
      return found.map((row) => row.submissionId);
    },
    countWhole: async (roundId: string) =>
      (
        await rows(sql<{ whole: number }>`select count(*)::int as whole from evidence.submission s
          where s.round_id = ${roundId}::uuid and ${isWhole}`)
      )[0]?.whole ?? 0,

    hasImportedSubmissions: async (roundId: string, fileHash: string) =>
      (
        await rows(sql`select 1 from evidence.submission
          where round_id = ${roundId}::uuid and source = 'file' and file_hash = ${fileHash} limit 1`)
      ).length > 0,

    /** Everything that counts in a round, with its lines, in one statement. */
    heardIn: (roundId: string) =>
      rows(sql<Heard>`select s.submission_id, s.kind, s.respondent_key, s.sent_at, s.saved_at, coalesce((
          select jsonb_agg(jsonb_build_object('code', l.code, 'confirmed', l.confirmed, 'vacancies', l.vacancies,
            'reason', l.reason) order by l.position)
          from evidence.submission_line l where l.submission_id = s.submission_id), '[]'::jsonb) as lines
        from evidence.submission s
        where s.round_id = ${roundId}::uuid and s.status = 'accepted' order by s.submission_id`),
  };
}
