import { sql } from "kysely";
import type { Bilingual } from "../platform/index.ts";
import type { Tx } from "../platform/database.ts";
import type { CentreFacts, CentreFigure } from "./centre.ts";
import type { CentreKind } from "./centre-words.ts";
import { provinces } from "./province.ts";

export type StoredFigure = CentreFigure & { figureId: string; centreKey: string; enteredAt: Date };
export type NewFigure = CentreFigure & {
  figureId: string;
  centreKey: string;
  enteredBy: string | null;
  enteredAt: Date;
  synthetic: boolean;
};
export type StoredVocation = {
  vocationId: string;
  centreKey: string;
  name: Bilingual;
  workshopPlaces: number | null;
  source: string;
  synthetic: boolean;
};
/** In which province a centre lay; both days included, `until` null: still. */
export type CentreProvince = {
  centreKey: string;
  provinceCode: string;
  since: string;
  until: string | null;
  source: string;
};

type Tables = {
  "roster.centre": CentreFacts;
  "roster.centreProvince": CentreProvince;
  "roster.centreFigure": NewFigure;
  "roster.vocation": StoredVocation;
};

/** What a list of centres is narrowed to; null: not. */
export type CentreFilter = {
  /** Words that all stand in name, key, regency, province or vocations. */
  text: string | null;
  province: string | null;
  kind: CentreKind | null;
  /** The state of a day: provinces of then, and centres that were there. */
  on: string | null;
};

export type CentreCount = { provinceCode: string; kind: CentreKind; count: number };
/** `provinceThen`: in which it lay on the day that was asked for. */
export type CentreLine = CentreFacts & { parentName: Bilingual | null; provinceThen: string };

/** Centres with their provinces, vocations and figures; all of them are public. */
export function centreStore(tx: Tx) {
  const db = tx.withTables<Tables>();

  const provinceThen = (on: string | null) =>
    on === null
      ? sql`c.province_code`
      : sql`coalesce((select p.province_code from roster.centre_province p where p.centre_key = c.key
          and p.since <= ${on}::date and (p.until is null or p.until >= ${on}::date) limit 1), c.province_code)`;

  const matching = ({ text, on }: CentreFilter) => {
    const words = (text ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
    const named = words.map((word) => {
      const like = `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`;
      const codes = provinces
        .filter(({ name }) => `${name.id} ${name.en}`.toLowerCase().includes(word))
        .map(({ code }) => code);
      return sql` and (c.province_code = any (${codes}::text[])
        or lower(concat_ws(' ', c.key, c.name ->> 'id', c.name ->> 'en', c.regency)) like ${like}
        or c.key in (select v.centre_key from roster.vocation v
          where lower(coalesce(v.name ->> 'id', '') || ' ' || coalesce(v.name ->> 'en', '')) like ${like}))`;
    });
    const standing =
      on === null
        ? sql`true`
        : sql`(c.active_from is null or c.active_from <= ${on}::date)
            and (c.active_until is null or c.active_until >= ${on}::date)`;
    return sql`${standing}${sql.join(named, sql``)}`;
  };

  return {
    /** Every centre's facts: what an import compares with. */
    allCentres: () => db.selectFrom("roster.centre").selectAll().orderBy("key").execute(),

    centre: (key: string) =>
      db.selectFrom("roster.centre").selectAll().where("key", "=", key).executeTakeFirst(),

    /** The same, held until the transaction ends: two changes at once follow each other. */
    holdCentre: (key: string) =>
      db.selectFrom("roster.centre").selectAll().where("key", "=", key).forUpdate().executeTakeFirst(),

    /** The centres of an organisation of this installation, by key. */
    centresOfOffice: (organisationKey: string) =>
      db
        .selectFrom("roster.centre")
        .selectAll()
        .where("organisationKey", "=", organisationKey)
        .orderBy("key")
        .execute(),

    childrenOf: (key: string) =>
      db
        .selectFrom("roster.centre")
        .select(["key", "name", "kind", "provinceCode"])
        .where("parentKey", "=", key)
        .orderBy("key")
        .execute(),

    /** Adds centres, or puts these facts in the place of those that were there. Parents may stand anywhere among them. */
    async saveCentres(centres: readonly CentreFacts[]) {
      if (centres.length === 0) return;
      const rows = JSON.stringify(
        centres.map((one) => ({
          ...{ key: one.key, kind: one.kind, name: one.name, organisation_key: one.organisationKey },
          ...{ through_key: one.throughKey, overseer_key: one.overseerKey, regency: one.regency },
          ...{ province_code: one.provinceCode, zone: one.zone, active_from: one.activeFrom },
          ...{ active_until: one.activeUntil, source: one.source, synthetic: one.synthetic },
        })),
      );
      await sql`insert into roster.centre (key, kind, name, organisation_key, through_key, overseer_key, regency,
          province_code, zone, active_from, active_until, source, synthetic)
        select r.* from jsonb_to_recordset(${rows}::jsonb) as r(key text, kind text, name jsonb, organisation_key text,
          through_key text, overseer_key text, regency text, province_code text, zone text, active_from date,
          active_until date, source text, synthetic boolean)
        on conflict (key) do update set kind = excluded.kind, name = excluded.name,
          organisation_key = excluded.organisation_key, through_key = excluded.through_key,
          overseer_key = excluded.overseer_key, regency = excluded.regency, province_code = excluded.province_code,
          zone = excluded.zone, active_from = excluded.active_from, active_until = excluded.active_until,
          source = excluded.source, synthetic = excluded.synthetic`.execute(tx);
      const parents = JSON.stringify(centres.map(({ key, parentKey }) => ({ key, parent_key: parentKey })));
      await sql`update roster.centre c set parent_key = r.parent_key
        from jsonb_to_recordset(${parents}::jsonb) as r(key text, parent_key text)
        where c.key = r.key and c.parent_key is distinct from r.parent_key`.execute(tx);
    },

    /** In which provinces some centres lay, in the place of what was said before. */
    async setCentreProvinces(keys: readonly string[], spans: readonly CentreProvince[]) {
      if (keys.length === 0) return;
      await sql`delete from roster.centre_province where centre_key = any (${keys}::text[])`.execute(tx);
      const rows = JSON.stringify(
        spans.map((span) => ({
          ...{ centre_key: span.centreKey, province_code: span.provinceCode, since: span.since },
          ...{ until: span.until, source: span.source },
        })),
      );
      await sql`insert into roster.centre_province (centre_key, province_code, since, until, source)
        select * from jsonb_to_recordset(${rows}::jsonb)
          as r(centre_key text, province_code text, since date, until date, source text)`.execute(tx);
    },

    centreProvinces: (key: string) =>
      db
        .selectFrom("roster.centreProvince")
        .selectAll()
        .where("centreKey", "=", key)
        .orderBy("since", "desc")
        .execute(),

    async vocationsOfCentres(keys: readonly string[]): Promise<StoredVocation[]> {
      if (keys.length === 0) return [];
      const found =
        await sql<StoredVocation>`select vocation_id, centre_key, name, workshop_places, source, synthetic
        from roster.vocation where centre_key = any (${keys}::text[])
        order by centre_key, lower(coalesce(name ->> 'id', name ->> 'en')), vocation_id`.execute(tx);
      return found.rows;
    },

    async addVocations(vocations: readonly StoredVocation[]) {
      if (vocations.length === 0) return;
      const rows = JSON.stringify(
        vocations.map((one) => ({
          ...{ vocation_id: one.vocationId, centre_key: one.centreKey, name: one.name },
          ...{ workshop_places: one.workshopPlaces, source: one.source, synthetic: one.synthetic },
        })),
      );
      await sql`insert into roster.vocation (vocation_id, centre_key, name, workshop_places, source, synthetic)
        select * from jsonb_to_recordset(${rows}::jsonb) as r(vocation_id uuid, centre_key text, name jsonb,
          workshop_places int, source text, synthetic boolean)`.execute(tx);
    },

    async setWorkshopPlaces(
      vocations: readonly Pick<StoredVocation, "vocationId" | "workshopPlaces" | "source">[],
    ) {
      for (const { vocationId, workshopPlaces, source } of vocations)
        await db
          .updateTable("roster.vocation")
          .set({ workshopPlaces, source })
          .where("vocationId", "=", vocationId)
          .execute();
    },

    async removeVocations(ids: readonly string[]) {
      if (ids.length)
        await db
          .deleteFrom("roster.vocation")
          .where("vocationId", "in", [...ids])
          .execute();
    },

    async figuresOfCentres(keys: readonly string[]): Promise<StoredFigure[]> {
      if (keys.length === 0) return [];
      const found =
        await sql<StoredFigure>`select centre_key, figure_id, measure, period, value::float8 as value, source,
          source_year, entered_at
        from roster.centre_figure where centre_key = any (${keys}::text[])
        order by centre_key, measure, period, source_year, source`.execute(tx);
      return found.rows;
    },

    /** Adds figures beside those of other sources; @returns how many: what is said already is not said twice */
    async addFigures(figures: readonly NewFigure[]): Promise<number> {
      if (figures.length === 0) return 0;
      const rows = JSON.stringify(
        figures.map((one) => ({
          ...{ centre_key: one.centreKey, figure_id: one.figureId, measure: one.measure, period: one.period },
          ...{ value: one.value, source: one.source, source_year: one.sourceYear, entered_by: one.enteredBy },
          ...{ entered_at: one.enteredAt, synthetic: one.synthetic },
        })),
      );
      const added =
        await sql`insert into roster.centre_figure (centre_key, figure_id, measure, period, value, source,
          source_year, entered_by, entered_at, synthetic)
        select * from jsonb_to_recordset(${rows}::jsonb) as r(centre_key text, figure_id uuid, measure text, period text,
          value numeric, source text, source_year int, entered_by uuid, entered_at timestamptz, synthetic boolean)
        on conflict (centre_key, measure, period, source, source_year) do nothing`.execute(tx);
      return Number(added.numAffectedRows ?? 0);
    },

    /** How many centres there are in each province and of each kind: what the list can be narrowed to. */
    async countCentres(filter: CentreFilter): Promise<CentreCount[]> {
      const found = await sql<CentreCount>`select ${provinceThen(filter.on)} as province_code, c.kind,
          count(*)::int as count
        from roster.centre c where ${matching(filter)} group by 1, 2`.execute(tx);
      return found.rows;
    },

    /** A page of centres by name. */
    async searchCentres(
      filter: CentreFilter,
      { limit, offset }: { limit: number; offset: number },
    ): Promise<CentreLine[]> {
      const kind = filter.kind === null ? sql`` : sql` and c.kind = ${filter.kind}`;
      const province =
        filter.province === null ? sql`` : sql` and ${provinceThen(filter.on)} = ${filter.province}`;
      const found = await sql<CentreLine>`select c.*, p.name as parent_name
        from (select c.*, ${provinceThen(filter.on)} as province_then from roster.centre c where ${matching(filter)}${kind}${province}
          order by lower(coalesce(c.name ->> 'id', c.name ->> 'en')), c.key limit ${limit} offset ${offset}) c
          left join roster.centre p on p.key = c.parent_key
        order by lower(coalesce(c.name ->> 'id', c.name ->> 'en')), c.key`.execute(tx);
      return found.rows;
    },

    /** Two imports at once would each take the other's rows for old ones. */
    async oneCentreImportAtATime() {
      await sql`select pg_advisory_xact_lock(7245041)`.execute(tx);
    },

    async removeSyntheticCentres() {
      await sql`delete from roster.centre_figure where synthetic`.execute(tx);
      await sql`delete from roster.vocation where synthetic`.execute(tx);
      await sql`update roster.centre set parent_key = null where parent_key in (select key from roster.centre where synthetic)`.execute(
        tx,
      );
      await sql`delete from roster.centre where synthetic`.execute(tx);
    },
  };
}
