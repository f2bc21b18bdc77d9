import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { TermSpread } from "./gap-term.ts";
import type { IndicatorValue, LevelValue } from "./indicator.ts";

/** A term as it is kept; `term` is its name, as `seats:BLK Bekasi`. */
export type StoredTerm = {
  organisationId: string;
  codeList: string;
  code: string;
  area: string;
  year: number;
  term: string;
  value: number;
  spread: TermSpread | null;
  source: string;
  assumed: boolean;
  enteredBy: string | null;
  enteredAt: Date;
  synthetic: boolean;
  releasedTo: string[];
};

export type StoredPanel = {
  panelId: string;
  organisationId: string;
  codeList: string;
  code: string;
  area: string;
  year: number;
  low: number;
  high: number;
  members: string;
  metOn: string;
  note: string | null;
  enteredBy: string | null;
  enteredAt: Date;
  synthetic: boolean;
  releasedTo: string[];
};

/** What a list says of the employed and their growth, of one code in one area. */
export type ListedTerms = {
  area: string;
  code: string;
  employment: LevelValue;
  growth: IndicatorValue | null;
};

/** Of these codes, and of the local codes below them. */
type Asked = {
  organisation: string;
  codeList: string;
  /** Null: all. */
  codes: readonly string[] | null;
};

/** Terms of the people short, and what panels say, seen through the walls of the transaction's principal. */
export function gapStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;
  const among = ({ organisation, codeList, codes }: Asked) => sql`organisation_id = ${organisation}::uuid
    and code_list = ${codeList}
    and (${codes}::text[] is null or code = any (${codes}::text[]) or split_part(code, '-L', 1) = any (${codes}::text[]))`;
  return {
    gapTerms: (asked: Asked) =>
      rows(sql<StoredTerm>`select organisation_id, code_list, code, area, year, term, value, spread, source, assumed,
          entered_by, entered_at, synthetic, released_to
        from evidence.gap_term where ${among(asked)} order by code, area, term, year desc, source`),
    panels: (asked: Asked) =>
      rows(sql<StoredPanel>`select panel_id, organisation_id, code_list, code, area, year, low, high, members,
          to_char(met_on, 'YYYY-MM-DD') as met_on, note, entered_by, entered_at, synthetic, released_to
        from evidence.panel where ${among(asked)} order by code, area, met_on desc, entered_at desc`),
    /** The people employed and their growth, as a list has them, of some codes in all areas. */
    listedTerms: (listId: string, codes: readonly string[]) =>
      rows(sql<ListedTerms>`select area, code, employment,
          jsonb_path_query_first(indicators, '$[*] ? (@.indicator == "employment-growth")') as growth
        from evidence.entry where list_id = ${listId}::uuid and code = any (${codes}::text[])`),
    /** Many terms in one statement; a term that is there already gets the new value, and waits again for its release. */
    async saveGapTerms(terms: readonly StoredTerm[]) {
      await sql`insert into evidence.gap_term (gap_term_id, organisation_id, code_list, code, area, year, term, value,
          spread, source, assumed, entered_by, entered_at, synthetic)
        select gen_random_uuid(), t."organisationId", t."codeList", t.code, t.area, t.year, t.term, t.value,
          nullif(t.spread, 'null'), t.source, t.assumed, t."enteredBy", t."enteredAt", t.synthetic
        from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) as t("organisationId" uuid, "codeList" text, code text,
          area text, year smallint, term text, value double precision, spread jsonb, source text, assumed boolean,
          "enteredBy" uuid, "enteredAt" timestamptz, synthetic boolean)
        on conflict (organisation_id, code_list, code, area, year, term, source) do update set value = excluded.value,
          spread = excluded.spread, assumed = excluded.assumed, entered_by = excluded.entered_by,
          entered_at = excluded.entered_at, synthetic = excluded.synthetic, released_to = '{}'`.execute(tx);
    },
    async addPanel(panel: StoredPanel) {
      await sql`insert into evidence.panel (panel_id, organisation_id, code_list, code, area, year, low, high, members,
          met_on, note, entered_by, entered_at, synthetic)
        values (${panel.panelId}::uuid, ${panel.organisationId}::uuid, ${panel.codeList}, ${panel.code}, ${panel.area},
          ${panel.year}, ${panel.low}, ${panel.high}, ${panel.members}, ${panel.metOn}::date, ${panel.note},
          ${panel.enteredBy}, ${panel.enteredAt}, ${panel.synthetic})`.execute(tx);
    },
    /**
     * Makes public what waits, but nothing that `person` entered.
     * @returns these terms and panels, and how many stay because they are the person's own
     */
    async releaseGaps(organisation: string, codeList: string, person: string | null, releasedTo: string[]) {
      const waits = sql`organisation_id = ${organisation}::uuid and code_list = ${codeList} and released_to = '{}'`;
      const ofOthers = sql`${waits} and entered_by is distinct from ${person}::uuid`;
      type Key = Pick<StoredTerm, "code" | "area" | "year" | "term" | "source">;
      const terms = await rows(sql<Key>`update evidence.gap_term set released_to = ${releasedTo}
        where ${ofOthers} returning code, area, year, term, source`);
      const panels = await rows(sql<Pick<StoredPanel, "panelId" | "code" | "area">>`update evidence.panel
        set released_to = ${releasedTo} where ${ofOthers} returning panel_id, code, area`);
      return {
        terms,
        panels,
        own: await gapStore(tx).waitingGaps(organisation, codeList),
      };
    },
    /** The code lists that an office has terms or panels of. */
    gapCodeLists: async (organisation: string) =>
      (
        await rows(sql<{ codeList: string }>`select code_list from evidence.gap_term
            where organisation_id = ${organisation}::uuid
          union select code_list from evidence.panel where organisation_id = ${organisation}::uuid
          order by 1`)
      ).map(({ codeList }) => codeList),
    /** Terms and panels that only their office sees yet. */
    async waitingGaps(organisation: string, codeList: string): Promise<number> {
      const [found] = await rows(sql<{ count: number }>`select (
          (select count(*) from evidence.gap_term where organisation_id = ${organisation}::uuid
            and code_list = ${codeList} and released_to = '{}')
          + (select count(*) from evidence.panel where organisation_id = ${organisation}::uuid
            and code_list = ${codeList} and released_to = '{}'))::int as count`);
      return found?.count ?? 0;
    },
    /** By code list what waits for a release and a person did not enter, named by an edition on whose page it is done. */
    gapsToRelease: (organisation: string, person: string | null) =>
      rows(sql<{
        name: string;
        count: number;
        since: Date;
      }>`select e.name, count(*)::int as count, min(w.entered_at) as since
        from (
          select code_list, entered_at from evidence.gap_term where organisation_id = ${organisation}::uuid
            and released_to = '{}' and entered_by is distinct from ${person}::uuid
          union all
          select code_list, entered_at from evidence.panel where organisation_id = ${organisation}::uuid
            and released_to = '{}' and entered_by is distinct from ${person}::uuid
        ) w cross join lateral (
          select name from evidence.edition e where organisation_id = ${organisation}::uuid and code_list = w.code_list
            and not exists (select from evidence.edition_withdrawal
              where edition_id = e.edition_id and withdrawn_at is not null)
          order by (method = 'rounds') desc, published_on desc, sealed_at desc limit 1
        ) e group by e.name order by e.name`),
    async removeSyntheticGaps() {
      await sql`delete from evidence.gap_term where synthetic`.execute(tx);
      await sql`delete from evidence.panel where synthetic`.execute(tx);
    },
  };
}
