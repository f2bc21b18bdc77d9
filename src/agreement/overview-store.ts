import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { Capacity } from "./circle.ts";
import type { Hop } from "./hop.ts";
import type { ProposalState, Title } from "./proposal.ts";

/** A proposal in a list, with what is to be done. */
export type ProposalLine = {
  organisationId: string;
  proposalId: string;
  name: string;
  title: Title;
  state: ProposalState;
  parties: string[];
  synthetic: boolean;
  releaseAskedAt: Date | null;
  /** As what one is in its circle. */
  capacity: Capacity;
  clauses: number;
  stale: number;
  /** Whether something came back from the other side, and whether every comment in it has ended. */
  answered: boolean;
  closed: boolean;
  /** When words or figures changed last. */
  changedAt: Date | null;
  /** Number and day of the newest release; null: none yet. */
  release: { number: number; madeAt: string } | null;
  /** The letter of a release that went out last. */
  letter:
    | (Pick<Hop, "toAgency" | "toOrganisation" | "agencyKey" | "asked" | "letterDate" | "dueOn"> & {
        received: boolean;
      })
    | null;
};

/** What lists show of proposals. */
export function overviewStore(tx: Tx) {
  return {
    /** Proposals of the circles that an organisation is in; those that are drafted first, then as they changed last. */
    async proposalLines(organisation: string, page: { limit: number; offset: number }) {
      const found = await sql<ProposalLine & { total: number }>`
        select p.organisation_id, p.proposal_id, p.name, p.title, p.state, p.parties, p.synthetic, p.release_asked_at,
          p.feedback_closed_at is not null as closed,
          exists (select from agreement.received r where r.proposal_id = p.proposal_id)
            or exists (select from agreement.reply r where r.proposal_id = p.proposal_id and r.circle_id <> p.circle_id)
            as answered,
          m.capacity, c.clauses, t.stale, greatest(c.changed_at, t.changed_at) as changed_at,
          (select jsonb_build_object('number', v.number, 'madeAt', v.made_at) from agreement.version v
            where v.circle_id = p.circle_id and v.kind = 'release' order by v.number desc limit 1) as release,
          (select jsonb_build_object('toAgency', h.to_agency, 'toOrganisation', h.to_organisation, 'agencyKey', h.agency_key, 'asked', h.asked, 'letterDate', h.letter_date,
              'dueOn', h.due_on, 'received', h.received_at is not null)
            from agreement.hop h join agreement.version v on v.version_id = h.version_id
            where v.circle_id = p.circle_id order by v.number desc, h.sent_at desc limit 1) as letter,
          count(*) over ()::int as total
        from agreement.proposal p
          join agreement.circle_member m on m.circle_id = p.circle_id
            and m.organisation_id = ${organisation}::uuid and m.left_on is null
          cross join lateral (select count(*) filter (where withdrawn_at is null)::int as clauses,
              max(changed_at) as changed_at
            from agreement.clause where proposal_id = p.proposal_id) c
          cross join lateral (select count(*) filter (where stale is not null and withdrawn_at is null)::int as stale,
              max(changed_at) as changed_at
            from agreement.paragraph where proposal_id = p.proposal_id) t
        order by p.state <> 'drafting', coalesce(greatest(c.changed_at, t.changed_at), p.opened_at) desc, p.proposal_id
        limit ${page.limit} offset ${page.offset}`.execute(tx);
      return {
        total: found.rows[0]?.total ?? 0,
        proposals: found.rows.map(({ total: _, ...line }): ProposalLine => line),
      };
    },
  };
}
