import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { NewSynonym, ReviewState, SynonymLine } from "./synonym.ts";

export type SynonymFilter = { status: ReviewState | null; q: string };

type Added = Pick<
  SynonymLine,
  "organisationId" | "author" | "proposedAt" | "status" | "reviewedAt" | "synthetic"
>;

/** Synonyms and abbreviations: what people proposed, and what became of it. */
export function synonymStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;
  const line = sql`s.synonym_id, s.language, s.kind, s.form, s.meaning, s.status, s.organisation_id, s.author,
    s.proposed_at, s.reviewer, s.reviewed_at, s.synthetic`;

  return {
    /** Waits until nobody else adds: two who propose the same at once make one line. */
    async oneSynonymAtATime() {
      await sql`select pg_advisory_xact_lock(7245003)`.execute(tx);
    },
    /** Every line of some languages and kinds, briefly: what is known, whatever became of it. */
    knownSynonyms: () =>
      rows(sql<NewSynonym & { status: ReviewState }>`select language, kind, form, meaning, status
        from vocabulary.synonym`),
    async addSynonyms(synonyms: readonly (NewSynonym & { synonymId: string })[], added: Added) {
      await sql`insert into vocabulary.synonym (synonym_id, language, kind, form, meaning, status,
          organisation_id, author, proposed_at, reviewed_at, synthetic)
        select s."synonymId", s.language, s.kind, s.form, s.meaning, ${added.status},
          ${added.organisationId}::uuid, ${added.author}::uuid, ${added.proposedAt}, ${added.reviewedAt},
          ${added.synthetic}
        from jsonb_to_recordset(${JSON.stringify(synonyms)}::jsonb)
          as s("synonymId" uuid, language text, kind text, form text, meaning text)`.execute(tx);
    },
    /** The line, kept from others until this transaction ends. */
    synonymToReview: async (synonymId: string) =>
      (
        await rows(sql<SynonymLine>`select ${line} from vocabulary.synonym s
          where s.synonym_id = ${synonymId}::uuid for update`)
      )[0],
    async decideSynonym(
      synonymId: string,
      review: { status: "accepted" | "rejected"; reviewer: string | null; reviewedAt: Date },
    ) {
      await sql`update vocabulary.synonym set status = ${review.status}, reviewer = ${review.reviewer}::uuid,
        reviewed_at = ${review.reviewedAt} where synonym_id = ${synonymId}::uuid`.execute(tx);
    },
    /** A page of the table by form, and how many lines of each state there are. */
    async listSynonyms({ status, q }: SynonymFilter, limit: number, offset: number) {
      const like = `%${q.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
      const narrowed = sql`(${q} = '' or lower(s.form) like ${like} or lower(s.meaning) like ${like})`;
      const lines = await rows(sql<SynonymLine>`select ${line} from vocabulary.synonym s
        where ${narrowed} and (${status}::text is null or s.status = ${status})
        order by lower(s.form), s.form, s.meaning, s.synonym_id limit ${limit} offset ${offset}`);
      const counted = await rows(sql<{ status: ReviewState; count: number }>`select s.status,
          count(*)::int as count from vocabulary.synonym s where ${narrowed} group by s.status`);
      const counts = { proposed: 0, accepted: 0, rejected: 0 };
      for (const { status: state, count } of counted) counts[state] = count;
      return { lines, counts };
    },
    acceptedSynonyms: () =>
      rows(sql<NewSynonym>`select language, kind, form, meaning from vocabulary.synonym
        where status = 'accepted' order by language, kind, form, meaning`),
  };
}
