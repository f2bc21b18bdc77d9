import { sql } from "kysely";
import type { Language } from "../platform/index.ts";
import type { Tx } from "../platform/database.ts";
import type { CodingLine, NewCoding } from "./coding.ts";
import type { ReviewState } from "./synonym.ts";

/** What a text came to before, in the organisation that asks; a text is compared without its capitals. */
export type CodedBefore = { text: string; code: string | null; state: "open" | "label" | "rejected" };

/** Codes that people give to typed texts, and what became of them; each organisation sees its own. */
export function codingStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  return {
    /** Waits until nobody else proposes: two who code one text at once make one line. */
    async oneCodingAtATime() {
      await sql`select pg_advisory_xact_lock(7245004)`.execute(tx);
    },
    /**
     * Which of these texts wait for a review already (`open`), are a label of that code (`label`), or were
     * rejected for it.
     */
    codedBefore: (organisationId: string, versionId: string, codings: readonly NewCoding[]) =>
      rows(sql<CodedBefore>`with asked as (
          select c.text, c.code from jsonb_to_recordset(${JSON.stringify(codings)}::jsonb)
            as c(text text, code text))
        select a.text, a.code, case c.status when 'rejected' then 'rejected' else 'open' end as state
        from asked a join vocabulary.coding c on c.organisation_id = ${organisationId}::uuid
          and c.version_id = ${versionId}::uuid and lower(c.text) = lower(a.text)
          and (c.status = 'proposed' or (c.status = 'rejected' and c.code is not distinct from a.code))
        union
        select a.text, a.code, 'label' from asked a
        join vocabulary.label l on l.version_id = ${versionId}::uuid and l.code = a.code
          and lower(l.text) = lower(a.text)`),
    async addCodings(
      codings: readonly NewCoding[],
      added: { organisationId: string; author: string | null; codedAt: Date; source: string | null },
    ) {
      await sql`insert into vocabulary.coding (coding_id, text, language, version_id, code, score, source,
          organisation_id, author, coded_at)
        select c."codingId", c.text, c.language, c."versionId", c.code, c.score, ${added.source},
          ${added.organisationId}::uuid, ${added.author}::uuid, ${added.codedAt}
        from jsonb_to_recordset(${JSON.stringify(codings)}::jsonb) as c("codingId" uuid, text text,
          language text, "versionId" uuid, code text, score real)`.execute(tx);
    },
    hasCode: async (versionId: string, code: string) =>
      (
        await rows(sql`select 1 from vocabulary.concept
          where version_id = ${versionId}::uuid and code = ${code}`)
      ).length > 0,
    /** The proposal, kept from others until this transaction ends; another organisation's is not found. */
    codingToReview: async (organisationId: string | null, codingId: string) =>
      (
        await rows(sql<
          NewCoding & Pick<CodingLine, "status" | "source" | "author"> & { organisationId: string }
        >`select coding_id, text, language, version_id, code, score, status, source, organisation_id, author
          from vocabulary.coding where coding_id = ${codingId}::uuid and organisation_id = ${organisationId}::uuid for update`)
      )[0],
    async decideCoding(
      codingId: string,
      review: { status: "accepted" | "rejected"; reviewer: string | null; reviewedAt: Date },
    ) {
      await sql`update vocabulary.coding set status = ${review.status}, reviewer = ${review.reviewer}::uuid,
        reviewed_at = ${review.reviewedAt} where coding_id = ${codingId}::uuid`.execute(tx);
    },
    /** An accepted text becomes a label of its code, with its author. */
    async addCodedLabel(
      coding: Pick<NewCoding, "versionId" | "text"> & { code: string },
      label: {
        language: Language;
        kind: "hidden" | "alternative";
        author: string | null;
        organisationId: string;
        addedAt: Date;
      },
    ) {
      await sql`insert into vocabulary.label (version_id, code, language, kind, origin, text, author,
          organisation_id, added_at)
        values (${coding.versionId}::uuid, ${coding.code}, ${label.language}, ${label.kind}, 'coding',
          ${coding.text}, ${label.author}::uuid, ${label.organisationId}::uuid, ${label.addedAt})
        on conflict do nothing`.execute(tx);
    },
    /** A page of an organisation's queue, the newest first, and how many lines of each state there are. */
    async listCodings(
      organisationId: string,
      { status, codingId }: { status: ReviewState | null; codingId: string | null },
      limit: number,
      offset: number,
    ) {
      const lines = await rows(sql<CodingLine>`select c.coding_id, c.text, c.language, c.code, c.score,
          c.status, c.source, c.author, c.coded_at, c.reviewer, c.reviewed_at, v.scheme, v.version, v.synthetic,
          coalesce((select jsonb_object_agg(l.language, l.text) from vocabulary.label l
            where l.version_id = c.version_id and l.code = c.code and l.kind = 'preferred'),
            '{}'::jsonb) as title
        from vocabulary.coding c join vocabulary.version v using (version_id)
        where c.organisation_id = ${organisationId}::uuid and (${status}::text is null or c.status = ${status})
          and (${codingId}::text is null or c.coding_id::text = ${codingId})
        order by c.coded_at desc, c.score nulls first, c.coding_id limit ${limit} offset ${offset}`);
      const counted = await rows(sql<{ status: ReviewState; count: number }>`select c.status,
          count(*)::int as count from vocabulary.coding c
        where c.organisation_id = ${organisationId}::uuid group by c.status`);
      const counts = { proposed: 0, accepted: 0, rejected: 0 };
      for (const { status: state, count } of counted) counts[state] = count;
      return { lines, counts };
    },
  };
}
