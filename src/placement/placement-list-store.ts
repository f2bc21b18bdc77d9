import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { Bilingual } from "../platform/index.ts";
import type { CalendarSide, PlacementView } from "./placement-list.ts";
import type { Placement } from "./placement.ts";

/** What a list is narrowed to; null: not. */
export type PlacementFilter = {
  view: PlacementView;
  text: string | null;
  province: string | null;
  centre: string | null;
  expert: string | null;
};

/** A placement in a list. */
export type PlacementLine = Pick<
  Placement,
  | ("placementId" | "termsId" | "expertId" | "expertName" | "centreKey" | "hubId" | "fromDay" | "untilDay")
  | ("zone" | "state" | "endedOn" | "early" | "synthetic" | "sender")
> & { number: string; title: Bilingual; place: Bilingual; provinceCode: string };

/** A duty of one's own about a placement. */
export type OwedLine = {
  dutyId: string;
  title: Bilingual;
  note: Bilingual | null;
  path: string;
  dueOn: string;
  recordKind: string;
};

/** On which days of a stretch somebody is somewhere. */
export type CalendarStretch = Pick<
  Placement,
  "placementId" | "expertId" | "expertName" | "fromDay" | "untilDay" | "zone" | "state"
> & { line: string; place: Bilingual };

/** Who only passed a request on, and who files its papers, read no name of an expert in a list. */
const shownName = sql`case when identity.role() <> 'filing' and ((select identity.organisation()) is null
    or exists (select from placement.participant q where q.terms_id = p.terms_id
      and q.organisation_id = (select identity.organisation()) and q.capacity <> 'router'))
  then p.expert_name else '' end`;
const columns = sql`p.placement_id, p.terms_id, p.expert_id, ${shownName} as expert_name, p.centre_key, p.hub_id,
  p.from_day, p.until_day, p.zone, p.state, p.ended_on, p.early, p.synthetic, p.sender, t.number, t.title,
  coalesce(h.name, c.name, '{}') as place, coalesce(h.province_code, c.province_code, '') as province_code`;
const places = sql`left join roster.hub h on h.hub_id = p.hub_id left join roster.centre c on c.key = p.centre_key`;
const joined = sql`placement.placement p join placement.terms t on t.terms_id = p.terms_id ${places}`;

/** A filing officer reads the cases that name them, and no other of the office. */
const own = sql`(identity.role() <> 'filing' or p.terms_id in (select placement.my_files()))`;

const states: Record<PlacementView, readonly string[]> = {
  "under-way": ["under-way"],
  coming: ["booked"],
  "to-close": ["ended"],
  past: ["closed", "cancelled"],
  all: ["booked", "under-way", "ended", "closed", "cancelled"],
};
const viewed = (view: PlacementView) => sql`p.state = any (${[...states[view]]}::text[])`;
/** What is under way by its end, what comes by its beginning, what is over by its end, the last first. */
const order = sql`array_position(array['under-way', 'booked', 'ended', 'closed', 'cancelled'], p.state),
  case p.state when 'under-way' then p.until_day when 'booked' then p.from_day end,
  p.until_day desc, p.placement_id`;

/** Placements in lists and calendars. */
export function placementListStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;
  const narrowed = ({ text, province, centre, expert }: Omit<PlacementFilter, "view">) =>
    sql.join(
      [
        own,
        ...(text
          ? [
              sql`strpos(lower(concat_ws(' ', t.number, t.title ->> 'id', t.title ->> 'en', ${shownName},
                h.name ->> 'id', h.name ->> 'en', c.name ->> 'id', c.name ->> 'en', c.key)), lower(${text})) > 0`,
            ]
          : []),
        ...(province ? [sql`coalesce(h.province_code, c.province_code) = ${province}`] : []),
        ...(centre ? [sql`(p.centre_key = ${centre} or p.hub_id::text = ${centre})`] : []),
        ...(expert ? [sql`p.expert_id = ${expert}::uuid`] : []),
      ],
      sql` and `,
    );
  return {
    /** A page is chosen first, by what the filter needs, and only then told in full. */
    placementPage: (
      { view, ...filter }: PlacementFilter,
      { limit, offset }: { limit: number; offset: number },
    ) =>
      rows(sql<PlacementLine>`with page as materialized (
          select p.placement_id from ${sourceOf(filter)} where ${viewed(view)} and ${narrowed(filter)}
          order by ${order} limit ${limit} offset ${offset})
        select ${columns} from ${joined} where p.placement_id in (select placement_id from page) order by ${order}`),
    /** How many there are of each state in each province. */
    countPlacements: (filter: Omit<PlacementFilter, "view">) =>
      rows(sql<{ state: Placement["state"]; provinceCode: string; count: number }>`select n.state,
          coalesce(h.province_code, c.province_code, '') as province_code, sum(n.count)::int as count
        from (select p.state, p.hub_id, p.centre_key, count(*) as count from ${sourceOf(filter)}
          where ${narrowed(filter)} group by 1, 2, 3) n
        left join roster.hub h on h.hub_id = n.hub_id left join roster.centre c on c.key = n.centre_key
        group by 1, 2`),
    /** The open paper that is due first in each of some placements. */
    firstChecks: (placementIds: readonly string[]) =>
      rows(sql<{ placementId: string; capacity: string; dueOn: string }>`select distinct on (placement_id)
          placement_id, capacity, due_on from placement.case_check
        where placement_id = any (${[...placementIds]}::uuid[]) and state = 'open'
        order by placement_id, due_on, rule_key`),
    /** Requests for more days that are still being answered, with the day of the last step. */
    openExtensions: (placementIds: readonly string[]) =>
      rows(sql<{ placementId: string; state: "asked" | "approved"; since: Date }>`select placement_id, state,
          coalesce(settled_at, asked_at) as since from placement.extension
        where placement_id = any (${[...placementIds]}::uuid[]) and state in ('asked', 'approved')`),
    /** Placements at a hub that are booked or under way, the next first; no name of an expert stands there. */
    comingTo: (hubId: string) =>
      rows(sql<{ id: string; title: Bilingual; fromDay: string; untilDay: string; zone: string }>`select
          p.placement_id as id, t.title, p.from_day, p.until_day, p.zone
        from placement.placement p join placement.terms t on t.terms_id = p.terms_id
        where p.hub_id = ${hubId}::uuid and p.state in ('booked', 'under-way')
        order by p.from_day, p.placement_id limit 20`),
    /** What somebody owes in placements, the most urgent first. */
    owedInPlacements: (
      who: { organisation: string; person: string | null; role: string | null },
      limit: number,
    ) =>
      rows(sql<
        OwedLine & { total: number }
      >`select d.duty_id, d.title, d.note, d.path, d.due_on, d.record_kind,
          (count(*) over ())::int as total
        from duty.duty d where d.organisation_id = ${who.organisation}::uuid and d.state = 'open'
          and d.path like '/placements/%'
          and (d.person_id = ${who.person}::uuid
            or (d.person_id is null and (d.role is null or d.role = ${who.role})))
        order by d.due_on, d.duty_id limit ${limit}`),
    /** Places or experts who have a placement in a stretch of days: a page of them, by name. */
    calendarLines: (
      side: CalendarSide,
      { from, until }: { from: string; until: string },
      { limit, offset }: { limit: number; offset: number },
    ) =>
      rows(sql<{
        line: string;
        name: Bilingual;
        total: number;
      }>`select line, name, (count(*) over ())::int as total from (
          select distinct on (1) ${lineOf(side)} as line,
            ${side === "expert" ? sql`jsonb_build_object('id', ${shownName}, 'en', ${shownName})` : sql`coalesce(h.name, c.name, '{}')`} as name
          from ${joined} where ${own} and p.state <> 'cancelled' and p.from_day <= ${until}::date and p.until_day >= ${from}::date
          order by 1, p.from_day desc) l
        order by lower(coalesce(name ->> 'id', name ->> 'en')), line limit ${limit} offset ${offset}`),
    /** The placements of some lines of a calendar in a stretch of days. */
    calendarStretches: (
      side: CalendarSide,
      lines: readonly string[],
      { from, until }: { from: string; until: string },
    ) =>
      rows(sql<CalendarStretch>`select p.placement_id, p.expert_id, ${shownName} as expert_name, p.from_day, p.until_day, p.zone,
          p.state, ${lineOf(side)} as line, coalesce(h.name, c.name, '{}') as place
        from ${joined} where ${lineOf(side)} = any (${[...lines]}::text[]) and ${own} and p.state <> 'cancelled'
          and p.from_day <= ${until}::date and p.until_day >= ${from}::date
        order by p.from_day, p.placement_id limit 2000`),
  };
}

/** The tables that a filter asks about: words ask about the terms, words and provinces about the place. */
const sourceOf = ({ text, province }: Pick<PlacementFilter, "text" | "province">) =>
  text ? joined : province ? sql`placement.placement p ${places}` : sql`placement.placement p`;

const lineOf = (side: CalendarSide) =>
  side === "expert" ? sql`p.expert_id::text` : sql`coalesce(p.hub_id::text, p.centre_key)`;
