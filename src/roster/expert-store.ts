import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Bilingual } from "../platform/index.ts";
import { spanOf, type Days } from "./booking.ts";
import {
  languageLevels,
  type Clearance,
  type ExpertSkill,
  type LanguageLevel,
  type SpokenLanguage,
} from "./expert-words.ts";
import type { ExpertCost } from "./expert.ts";

/** An expert without what it costs: as the search finds them. */
export type ListedExpert = {
  expertId: string;
  organisationId: string;
  personId: string | null;
  name: string;
  headline: Bilingual;
  homeZone: string;
  clearance: Clearance;
  clearanceUntil: string | null;
  agreedOn: string | null;
  activeFrom: string;
  activeUntil: string | null;
  synthetic: boolean;
  skills: ExpertSkill[];
  languages: SpokenLanguage[];
};
export type Expert = ListedExpert & { cost: ExpertCost | null };

export type ExpertSearch = {
  /** Skills by code, with the lowest level that will do. The version does not matter: a code is looked for in any. */
  skills?: readonly { scheme: string; code: string; level?: number }[];
  /** `all`: only who has every skill; `any`: who has one or more, those with most of them first. */
  match?: "all" | "any";
  languages?: readonly { language: string; level?: LanguageLevel }[];
  /** Only who is on the roster and bound by nothing on all of these days. */
  free?: Days | null;
  /** Only who is on the roster on that day. */
  activeOn?: string | null;
  /** Only who agreed to be put forward to the other side. */
  agreed?: boolean;
  /** Part of the name or of the line under it. */
  text?: string | null;
  /** Part of a skill's title, or its code, with the lowest level that will do. */
  skillText?: { text: string; level: number } | null;
  limit: number;
  offset: number;
};
/** `covered`: which of the skills that were asked for, as `scheme/code`. */
export type FoundExpert = ListedExpert & { covered: string[] };

const listed = sql`e.expert_id, e.organisation_id, e.person_id, e.name, e.headline, e.home_zone, e.clearance,
  e.clearance_until, e.agreed_on, e.active_from, e.active_until, e.synthetic,
  coalesce((select jsonb_agg(jsonb_build_object('scheme', s.scheme, 'version', s.version, 'code', s.code,
      'title', s.title, 'level', s.level, 'evidence', s.evidence) order by s.level desc, s.code)
    from roster.expert_skill s where s.expert_id = e.expert_id), '[]'::jsonb) as skills,
  coalesce((select jsonb_agg(jsonb_build_object('language', l.language, 'level', l.level) order by l.level desc, l.language)
    from roster.expert_language l where l.expert_id = e.expert_id), '[]'::jsonb) as languages`;

/** A text anywhere in another one. */
const like = (text: string) => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;

/** Experts are their office's: another's are not found. */
export function expertStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  const expert = async (expertId: string) =>
    (
      await rows(
        sql<Expert>`select ${listed}, e.cost from roster.expert e where e.expert_id = ${expertId}::uuid`,
      )
    )[0];

  return {
    expert,

    /** The same, and until the transaction ends nobody else changes them or books them. */
    async holdExpert(expertId: string): Promise<Expert | undefined> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${expertId}::text, 7245021))`.execute(tx);
      return expert(expertId);
    },

    /** The expert who a person is. */
    expertOfPerson: async (personId: string) =>
      (
        await rows(sql<Expert>`select ${listed}, e.cost from roster.expert e
          where e.person_id = ${personId}::uuid order by e.active_from desc limit 1`)
      )[0],

    /**
     * Experts of one's own roster by skill, language and free days: who covers most of the skills first, then by name.
     * @returns a page of them, without what they cost, and how many there are
     */
    async findExperts(search: ExpertSearch): Promise<{ experts: FoundExpert[]; total: number }> {
      const {
        skills = [],
        match = "all",
        languages = [],
        free,
        activeOn,
        agreed,
        text,
        skillText,
        limit,
        offset,
      } = search;
      const asked = JSON.stringify(skills.map(({ scheme, code, level = 1 }) => ({ scheme, code, level })));
      const covered = sql`select s.expert_id, array_agg(distinct s.scheme || '/' || s.code) as codes
        from jsonb_to_recordset(${asked}::jsonb) as a(scheme text, code text, level int)
          join roster.expert_skill s on s.scheme = a.scheme and s.code = a.code and s.level >= a.level
        group by s.expert_id`;
      const range = free && spanOf(free);
      const conditions = [
        sql`true`,
        ...(skills.length && match === "all" ? [sql`cardinality(c.codes) = ${skills.length}`] : []),
        ...languages.map(
          ({ language, level = "A1" }) => sql`e.expert_id in (select l.expert_id from roster.expert_language l
            where l.language = ${language} and l.level = any (${languageLevels.slice(languageLevels.indexOf(level))}))`,
        ),
        ...(free && range
          ? [
              sql`e.active_from <= ${free.from}::date and coalesce(e.active_until >= ${free.until}::date, true)`,
              sql`e.expert_id not in (select b.expert_id from roster.booking b where b.during && tstzrange(
                ${range.begins.toISOString()}::timestamptz, ${range.ends.toISOString()}::timestamptz, '[)'))`,
            ]
          : []),
        ...(activeOn
          ? [sql`e.active_from <= ${activeOn}::date and coalesce(e.active_until >= ${activeOn}::date, true)`]
          : []),
        ...(skillText
          ? [
              sql`e.expert_id in (select s.expert_id from roster.expert_skill s where s.level >= ${skillText.level}
                and (lower(s.code) = lower(${skillText.text}) or s.title ->> 'id' ilike ${like(skillText.text)}
                  or s.title ->> 'en' ilike ${like(skillText.text)}))`,
            ]
          : []),
        ...(agreed ? [sql`e.agreed_on is not null`] : []),
        ...(text
          ? [
              sql`strpos(lower(concat_ws(' ', e.name, e.headline ->> 'id', e.headline ->> 'en')), lower(${text})) > 0`,
            ]
          : []),
      ];
      const from = sql`from roster.expert e
        ${skills.length ? sql`join (${covered}) c on c.expert_id = e.expert_id` : sql`cross join (select '{}'::text[] as codes) c`}
        where ${sql.join(conditions, sql` and `)}`;
      const found = await rows(sql<FoundExpert & { total: number }>`with found as (
          select e.expert_id, e.name, c.codes, count(*) over ()::int as total ${from}
          order by cardinality(c.codes) desc, e.name, e.expert_id limit ${limit} offset ${offset}
        )
        select ${listed}, f.codes as covered, f.total from found f join roster.expert e on e.expert_id = f.expert_id
        order by cardinality(f.codes) desc, e.name, e.expert_id`);
      const total = found[0]?.total ?? (offset > 0 ? await countOf(from) : 0);
      return { experts: found.map(({ total: _, ...one }) => one), total };
    },

    /** How many experts one may read, whatever they can do. */
    countExperts: async () =>
      (await rows(sql<{ count: number }>`select count(*)::int as count from roster.expert`))[0]?.count ?? 0,

    /**
     * Writes an expert as given, with skills and languages in place of those before. @returns false where the account is
     * another expert's, also one of another office
     */
    async saveExpert({ skills, languages, ...one }: Expert): Promise<boolean> {
      await sql`savepoint expert`.execute(tx);
      try {
        await sql`insert into roster.expert (organisation_id, expert_id, person_id, name, headline, home_zone, clearance,
            clearance_until, cost, agreed_on, active_from, active_until, synthetic)
          values (${one.organisationId}::uuid, ${one.expertId}::uuid, ${one.personId}::uuid, ${one.name},
            ${json(one.headline)}, ${one.homeZone}, ${one.clearance}, ${one.clearanceUntil}::date,
            ${one.cost && JSON.stringify(one.cost)}::jsonb, ${one.agreedOn}::date, ${one.activeFrom}::date,
            ${one.activeUntil}::date, ${one.synthetic})
          on conflict (expert_id) do update set person_id = excluded.person_id, name = excluded.name,
            headline = excluded.headline, home_zone = excluded.home_zone, clearance = excluded.clearance,
            clearance_until = excluded.clearance_until, cost = excluded.cost, agreed_on = excluded.agreed_on,
            active_from = excluded.active_from, active_until = excluded.active_until`.execute(tx);
        await sql`release savepoint expert`.execute(tx);
      } catch (error) {
        if (!(error instanceof Error) || (error as { code?: string }).code !== "23505") throw error;
        await sql`rollback to savepoint expert`.execute(tx);
        return false;
      }
      await sql`delete from roster.expert_skill where expert_id = ${one.expertId}::uuid`.execute(tx);
      await sql`insert into roster.expert_skill (organisation_id, expert_id, scheme, version, code, title, level, evidence)
        select ${one.organisationId}::uuid, ${one.expertId}::uuid, s.*
        from jsonb_to_recordset(${JSON.stringify(skills)}::jsonb)
          as s(scheme text, version text, code text, title jsonb, level int, evidence text)`.execute(tx);
      await sql`delete from roster.expert_language where expert_id = ${one.expertId}::uuid`.execute(tx);
      await sql`insert into roster.expert_language (organisation_id, expert_id, language, level)
        select ${one.organisationId}::uuid, ${one.expertId}::uuid, l.*
        from jsonb_to_recordset(${JSON.stringify(languages)}::jsonb) as l(language text, level text)`.execute(
        tx,
      );
      // The expert reads the own bookings by the account.
      await sql`update roster.booking set person_id = ${one.personId}::uuid
        where expert_id = ${one.expertId}::uuid and person_id is distinct from ${one.personId}::uuid`.execute(
        tx,
      );
      return true;
    },

    async addSkill(expert: Pick<Expert, "organisationId" | "expertId">, skill: ExpertSkill) {
      await sql`insert into roster.expert_skill (organisation_id, expert_id, scheme, version, code, title, level, evidence)
        values (${expert.organisationId}::uuid, ${expert.expertId}::uuid, ${skill.scheme}, ${skill.version},
          ${skill.code}, ${json(skill.title)}, ${skill.level}, ${skill.evidence})
        on conflict (organisation_id, expert_id, scheme, code) do update set version = excluded.version,
          title = excluded.title, level = excluded.level, evidence = excluded.evidence`.execute(tx);
    },
    /** @returns whether the skill was there */
    async dropSkill(
      expertId: string,
      { scheme, code }: Pick<ExpertSkill, "scheme" | "code">,
    ): Promise<boolean> {
      const gone = await rows(sql<{ code: string }>`delete from roster.expert_skill
        where expert_id = ${expertId}::uuid and scheme = ${scheme} and code = ${code} returning code`);
      return gone.length > 0;
    },

    async removeSyntheticExperts() {
      await sql`delete from roster.expert where synthetic`.execute(tx);
    },
  };

  async function countOf(from: ReturnType<typeof sql>) {
    return (await rows(sql<{ count: number }>`select count(*)::int as count ${from}`))[0]?.count ?? 0;
  }
}
