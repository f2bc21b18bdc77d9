import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import { refuse, type Bilingual, type Outcome } from "../platform/index.ts";
import type {
  Hub,
  HubKind,
  HubPlan,
  HubPost,
  HubProgramme,
  HubRisk,
  HubTarget,
  Milestone,
  MilestoneState,
  MovedBy,
  PlanPart,
} from "./hub-words.ts";

export type ListedHub = Hub & {
  centreName: Bilingual | null;
  milestones: number;
  reached: number;
  nextDue: string | null;
};
/** A milestone with the hub that it belongs to. */
export type HeldMilestone = Milestone & { organisationId: string; hubId: string; hubKey: string };

const columns = sql`h.organisation_id, h.hub_id, h.key, h.kind, h.name, h.centre_key, h.province_code, h.purpose,
  h.opened_on, h.closed_on, h.revision, h.synthetic`;

const tables = {
  target: { table: sql`roster.hub_target`, id: sql`target_id` },
  post: { table: sql`roster.hub_post`, id: sql`post_id` },
  programme: { table: sql`roster.hub_programme`, id: sql`programme_id` },
  milestone: { table: sql`roster.milestone`, id: sql`milestone_id` },
  risk: { table: sql`roster.hub_risk`, id: sql`risk_id` },
} as const satisfies Record<PlanPart, unknown>;

/** Hubs and their development plans. Everybody reads them but for the risks; an office writes its own. */
export function hubStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  const milestone = async (milestoneId: string) =>
    (
      await rows(sql<HeldMilestone>`select m.milestone_id, m.title, m.due_on, m.state, m.reached_on, m.moved_by,
          m.organisation_id, m.hub_id, h.key as hub_key
        from roster.milestone m join roster.hub h using (hub_id) where m.milestone_id = ${milestoneId}::uuid`)
    )[0];

  return {
    milestone,

    hubByKey: async (key: string) =>
      (
        await rows(sql<Hub & { centreName: Bilingual | null }>`select ${columns}, c.name as centre_name
          from roster.hub h left join roster.centre c on c.key = h.centre_key where h.key = ${key}`)
      )[0],

    hub: async (hubId: string) =>
      (await rows(sql<Hub>`select ${columns} from roster.hub h where h.hub_id = ${hubId}::uuid`))[0],

    /** The same of one's own office; until the transaction ends nobody else changes it or its plan. */
    holdHub: async (hubId: string) =>
      (
        await rows(sql<Hub>`select ${columns} from roster.hub h where h.hub_id = ${hubId}::uuid for update`)
      )[0],

    /** Hubs by name, with how far each is. @returns a page, and how many there are */
    async findHubs(
      search: { kind: HubKind | null; province: string | null; text: string | null },
      { language, limit, offset }: { language: "id" | "en"; limit: number; offset: number },
    ): Promise<{ hubs: ListedHub[]; total: number }> {
      const found = await rows(sql<ListedHub & { total: number }>`select ${columns}, c.name as centre_name,
          coalesce(m.meant, 0) as milestones, coalesce(m.reached, 0) as reached, m.next_due,
          count(*) over ()::int as total
        from roster.hub h left join roster.centre c on c.key = h.centre_key
          left join lateral (select count(*) filter (where state <> 'dropped')::int as meant,
              count(*) filter (where state = 'reached')::int as reached,
              min(due_on) filter (where state in ('planned', 'under-way')) as next_due
            from roster.milestone where hub_id = h.hub_id) m on true
        where (${search.kind}::text is null or h.kind = ${search.kind})
          and (${search.province}::text is null or h.province_code = ${search.province})
          and (${search.text}::text is null or strpos(lower(concat_ws(' ', h.name ->> 'id', h.name ->> 'en',
            c.name ->> 'id', c.name ->> 'en')), lower(${search.text})) > 0)
        order by lower(coalesce(h.name ->> ${language}, h.name ->> 'id', h.name ->> 'en')), h.key
        limit ${limit} offset ${offset}`);
      return { hubs: found.map(({ total: _, ...one }) => one), total: found[0]?.total ?? 0 };
    },

    /** @returns false where the key is another hub's, also one of another office */
    async addHub(hub: Hub): Promise<boolean> {
      const added = await rows(sql<{
        hubId: string;
      }>`insert into roster.hub (organisation_id, hub_id, key, kind, name,
          centre_key, province_code, purpose, opened_on, closed_on, revision, synthetic)
        values (${hub.organisationId}::uuid, ${hub.hubId}::uuid, ${hub.key}, ${hub.kind}, ${json(hub.name)},
          ${hub.centreKey}, ${hub.provinceCode}, ${json(hub.purpose)}, ${hub.openedOn}::date, ${hub.closedOn}::date,
          1, ${hub.synthetic})
        on conflict do nothing returning hub_id`);
      return added.length > 0;
    },
    async changeHub(hub: Hub) {
      await sql`update roster.hub set kind = ${hub.kind}, name = ${json(hub.name)}, centre_key = ${hub.centreKey},
          province_code = ${hub.provinceCode}, purpose = ${json(hub.purpose)}, opened_on = ${hub.openedOn}::date,
          closed_on = ${hub.closedOn}::date, revision = revision + 1 where hub_id = ${hub.hubId}::uuid`.execute(
        tx,
      );
    },
    async nextRevision(hubId: string) {
      await sql`update roster.hub set revision = revision + 1 where hub_id = ${hubId}::uuid`.execute(tx);
    },
    centreExists: async (key: string) =>
      (await rows(sql<{ key: string }>`select key from roster.centre where key = ${key}`)).length > 0,

    async plan(hubId: string): Promise<HubPlan> {
      const of = sql`where hub_id = ${hubId}::uuid`;
      return {
        targets: await rows(sql<HubTarget>`select target_id, title, unit, baseline::float8, baseline_on,
          target::float8, target_on, actual::float8, actual_on, source from roster.hub_target ${of}
          order by target_on, target_id`),
        posts: await rows(sql<HubPost>`select post_id, title, planned, filled from roster.hub_post ${of}
          order by title ->> 'id', post_id`),
        programmes: await rows(sql<HubProgramme>`select programme_id, title, about, starts_on, ends_on
          from roster.hub_programme ${of} order by starts_on, programme_id`),
        milestones: await rows(sql<Milestone>`select milestone_id, title, due_on, state, reached_on, moved_by
          from roster.milestone ${of} order by due_on, milestone_id`),
        risks: await rows(sql<HubRisk>`select risk_id, title, likelihood, impact, response, state
          from roster.hub_risk ${of} order by state desc, likelihood * impact desc, risk_id`),
      };
    },

    async saveTarget({ organisationId, hubId }: Hub, one: HubTarget) {
      await sql`insert into roster.hub_target (organisation_id, hub_id, target_id, title, unit, baseline, baseline_on,
          target, target_on, actual, actual_on, source)
        values (${organisationId}::uuid, ${hubId}::uuid, ${one.targetId}::uuid, ${json(one.title)}, ${json(one.unit)},
          ${one.baseline}, ${one.baselineOn}::date, ${one.target}, ${one.targetOn}::date, ${one.actual},
          ${one.actualOn}::date, ${one.source})
        on conflict (target_id) do update set title = excluded.title, unit = excluded.unit,
          baseline = excluded.baseline, baseline_on = excluded.baseline_on, target = excluded.target,
          target_on = excluded.target_on, actual = excluded.actual, actual_on = excluded.actual_on,
          source = excluded.source`.execute(tx);
    },
    async savePost({ organisationId, hubId }: Hub, one: HubPost) {
      await sql`insert into roster.hub_post (organisation_id, hub_id, post_id, title, planned, filled)
        values (${organisationId}::uuid, ${hubId}::uuid, ${one.postId}::uuid, ${json(one.title)}, ${one.planned},
          ${one.filled})
        on conflict (post_id) do update set title = excluded.title, planned = excluded.planned,
          filled = excluded.filled`.execute(tx);
    },
    async saveProgramme({ organisationId, hubId }: Hub, one: HubProgramme) {
      await sql`insert into roster.hub_programme (organisation_id, hub_id, programme_id, title, about, starts_on, ends_on)
        values (${organisationId}::uuid, ${hubId}::uuid, ${one.programmeId}::uuid, ${json(one.title)},
          ${json(one.about)}, ${one.startsOn}::date, ${one.endsOn}::date)
        on conflict (programme_id) do update set title = excluded.title, about = excluded.about,
          starts_on = excluded.starts_on, ends_on = excluded.ends_on`.execute(tx);
    },
    /** Its words and its day; where it stands is moved apart. */
    async saveMilestone(
      { organisationId, hubId }: Hub,
      one: Pick<Milestone, "milestoneId" | "title" | "dueOn">,
    ) {
      await sql`insert into roster.milestone (organisation_id, hub_id, milestone_id, title, due_on)
        values (${organisationId}::uuid, ${hubId}::uuid, ${one.milestoneId}::uuid, ${json(one.title)},
          ${one.dueOn}::date)
        on conflict (milestone_id) do update set title = excluded.title, due_on = excluded.due_on`.execute(
        tx,
      );
    },
    async saveRisk({ organisationId, hubId }: Hub, one: HubRisk) {
      await sql`insert into roster.hub_risk (organisation_id, hub_id, risk_id, title, likelihood, impact, response, state)
        values (${organisationId}::uuid, ${hubId}::uuid, ${one.riskId}::uuid, ${json(one.title)}, ${one.likelihood},
          ${one.impact}, ${json(one.response)}, ${one.state})
        on conflict (risk_id) do update set title = excluded.title, likelihood = excluded.likelihood,
          impact = excluded.impact, response = excluded.response, state = excluded.state`.execute(tx);
    },
    /** Takes a part out of a hub's plan. @returns whether it was there */
    async removePart(hubId: string, part: PlanPart, id: string): Promise<boolean> {
      const { table, id: column } = tables[part];
      const gone = await rows(sql<{ id: string }>`delete from ${table}
        where hub_id = ${hubId}::uuid and ${column} = ${id}::uuid returning ${column} as id`);
      return gone.length > 0;
    },
    hasPart: async (hubId: string, part: PlanPart, id: string) => {
      const { table, id: column } = tables[part];
      const found = await rows(sql<{ one: number }>`select 1 as one from ${table}
        where hub_id = ${hubId}::uuid and ${column} = ${id}::uuid`);
      return found.length > 0;
    },

    /**
     * Moves a milestone: by hand, or because a deliverable was accepted.
     * @param on the day on which it was reached; of another state it says nothing
     * @param by the record that moved it; a reason where a person did it by hand
     * @returns the milestone as it stood before. What stands so already stays
     * Refusal: MILESTONE_NOT_FOUND (also where one may not move it).
     */
    async moveMilestone(
      milestoneId: string,
      { to, on, by }: { to: MilestoneState; on: string; by: MovedBy },
    ): Promise<Outcome<{ milestone: HeldMilestone; moved: boolean }>> {
      const before = await milestone(milestoneId);
      if (!before) return refuse("MILESTONE_NOT_FOUND");
      if (before.state === to) return { ok: true, milestone: before, moved: false };
      const moved = await rows(sql<{ milestoneId: string }>`update roster.milestone set state = ${to},
          reached_on = ${to === "reached" ? on : null}::date, moved_by = ${json(by)}
        where milestone_id = ${milestoneId}::uuid returning milestone_id`);
      return moved.length ? { ok: true, milestone: before, moved: true } : refuse("MILESTONE_NOT_FOUND");
    },

    async removeSyntheticHubs() {
      await sql`delete from roster.hub where synthetic`.execute(tx);
    },
  };
}
