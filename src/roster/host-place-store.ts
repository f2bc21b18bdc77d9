import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { Bilingual } from "../platform/index.ts";

/** A centre or a hub at which an expert can be: whose it is, and through whom it is asked. */
export type HostPlace = {
  centreKey: string | null;
  hubId: string | null;
  kind: string;
  name: Bilingual;
  organisationKey: string | null;
  throughKey: string | null;
  overseerKey: string | null;
  provinceCode: string;
  /** Null for a hub that stands alone: its province says. */
  zone: string | null;
};

/** An instructor whom one reads, who can be a counterpart. */
export type InstructorHere = {
  instructorId: string;
  personId: string | null;
  name: string;
  centreKey: string;
};

const centre = sql`select c.key as centre_key, null::uuid as hub_id, c.kind, c.name, c.organisation_key, c.through_key,
  c.overseer_key, c.province_code, c.zone from roster.centre c`;
/** A hub inside a centre is asked as its centre is. */
const hub = sql`select h.centre_key, h.hub_id, h.kind, h.name, o.key as organisation_key, c.through_key, c.overseer_key,
  h.province_code, c.zone from roster.hub h join identity.organisation o on o.organisation_id = h.organisation_id
  left join roster.centre c on c.key = h.centre_key`;

/** Places where an expert can be asked for, and who works there. */
export function hostPlaceStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;
  return {
    hostPlace: async ({
      centreKey,
      hubId,
    }: {
      centreKey: string | null;
      hubId: string | null;
    }): Promise<HostPlace | undefined> =>
      hubId
        ? (await rows(sql<HostPlace>`${hub} where h.hub_id = ${hubId}::uuid`))[0]
        : (await rows(sql<HostPlace>`${centre} where c.key = ${centreKey}`))[0],
    /** Places for which an office may ask: its own, those that ask through it, those that it oversees. */
    hostPlacesOf: (organisationKey: string, today: string): Promise<HostPlace[]> =>
      rows(sql<HostPlace>`select * from (
          ${hub} where o.key = ${organisationKey} and coalesce(h.closed_on >= ${today}::date, true)
          union all
          ${centre} where ${organisationKey} in (c.organisation_key, c.through_key, c.overseer_key)
            and coalesce(c.active_until >= ${today}::date, true)
        ) p order by (p.hub_id is null), lower(p.name ->> 'id'), p.centre_key limit 500`),
    hostPlaces: async (
      asked: readonly { centreKey: string | null; hubId: string | null }[],
    ): Promise<HostPlace[]> => {
      const centres = asked.flatMap(({ centreKey }) => centreKey ?? []);
      const hubs = asked.flatMap(({ hubId }) => hubId ?? []);
      return rows(sql<HostPlace>`${hub} where h.hub_id = any (${hubs}::uuid[])
        union all ${centre} where c.key = any (${centres}::text[])`);
    },
    instructorsHere: (): Promise<InstructorHere[]> =>
      rows(sql<InstructorHere>`select i.instructor_id, i.person_id, i.name, i.centre_key from roster.instructor i
        where i.left_on is null order by lower(i.name), i.instructor_id limit 500`),
  };
}
