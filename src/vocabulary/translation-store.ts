import { sql } from "kysely";
import type { Language } from "../platform/index.ts";
import type { Tx } from "../platform/database.ts";
import { inOrder, titleOf } from "./concept-store.ts";
import type { LabelOrigin, VersionFacts } from "./concept.ts";
import type { ConceptKind } from "./scheme-content.ts";
import {
  otherLanguage,
  type Coverage,
  type Suggestion,
  type TranslationEntry,
  type TranslationLine,
  type TranslationOrigin,
  type TranslationShow,
  type TranslationState,
  type TranslationStatus,
} from "./translation.ts";

export type TranslationFilter = {
  versionId: string;
  language: Language;
  show: TranslationShow;
  kind: ConceptKind | null;
  words: readonly string[];
  /** Whose proposals are `mine`. */
  person: string | null;
  limit: number;
  offset: number;
};

export type QueueFilter = {
  status: TranslationStatus;
  language: Language | null;
  versionId: string | null;
  limit: number;
  offset: number;
};

/** A concept, and the language that is meant. */
export type TranslationKey = { versionId: string; code: string; language: Language };

export type NewTranslation = TranslationKey & {
  translationId: string;
  text: string;
  origin: TranslationOrigin;
  organisationId: string;
  author: string | null;
  proposedAt: Date;
};

export type ExportLine = {
  uri: string | null;
  code: string;
  id: string | null;
  en: string | null;
  status: LabelOrigin | TranslationStatus | "missing";
  reviewer: string | null;
};

type Entry = Omit<TranslationEntry, "label"> & {
  versionId: string;
  labelText: string | null;
  labelOrigin: LabelOrigin | null;
};

const title = sql`${titleOf("c")} as title`;

/** What people propose as titles in the other language. Everybody reads it; two different people make a title of it. */
export function translationStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  const entries = async (where: ReturnType<typeof sql>): Promise<(TranslationEntry & TranslationKey)[]> => {
    const found = await rows(sql<Entry>`select t.translation_id, t.version_id, v.scheme, v.version,
        v.synthetic, t.code, c.kind, t.language, t.text, t.origin, t.status, t.organisation_id, t.author,
        t.proposed_at, t.reviewed_at, t.note, ${title}, o.text as label_text, o.origin as label_origin
      from vocabulary.translation t
      join vocabulary.version v on v.version_id = t.version_id
      join vocabulary.concept c on c.version_id = t.version_id and c.code = t.code
      left join vocabulary.label o on o.version_id = t.version_id and o.code = t.code
        and o.language = t.language and o.kind = 'preferred'
      where ${where}`);
    return found.map(({ labelText, labelOrigin, ...entry }) => ({
      ...entry,
      label: labelText !== null && labelOrigin !== null ? { text: labelText, origin: labelOrigin } : null,
    }));
  };

  return {
    /** Titles by language and open proposals, by version and kind; local codes, which have both titles, left out. */
    async coverage(versionId: string | null = null): Promise<Coverage[]> {
      type Row = Omit<Coverage, "withLabel" | "proposed"> &
        Record<"withId" | "withEn" | "proposedId" | "proposedEn", number>;
      const found = await rows(sql<Row>`select v.scheme, v.version, v.title, v.synthetic, c.kind,
          count(*)::int as concepts, count(i.code)::int as with_id, count(e.code)::int as with_en,
          count(ti.code)::int as proposed_id, count(te.code)::int as proposed_en
        from vocabulary.version v join vocabulary.concept c using (version_id)
        left join vocabulary.label i on i.version_id = c.version_id and i.code = c.code
          and i.language = 'id' and i.kind = 'preferred'
        left join vocabulary.label e on e.version_id = c.version_id and e.code = c.code
          and e.language = 'en' and e.kind = 'preferred'
        left join vocabulary.translation ti on ti.version_id = c.version_id and ti.code = c.code
          and ti.language = 'id' and ti.status = 'proposed'
        left join vocabulary.translation te on te.version_id = c.version_id and te.code = c.code
          and te.language = 'en' and te.status = 'proposed'
        where c.local_organisation is null and (${versionId}::uuid is null or v.version_id = ${versionId}::uuid)
        group by v.version_id, c.kind
        order by v.scheme, v.imported_at desc, v.version, concepts desc, c.kind`);
      return found.map(({ withId, withEn, proposedId, proposedEn, ...line }) => ({
        ...line,
        withLabel: { id: withId, en: withEn },
        proposed: { id: proposedId, en: proposedEn },
      }));
    },

    /**
     * A page of the translation table, by code, or by the title that is there where codes are a machine's, and how
     * many lines there are in all.
     */
    async translationLines({
      versionId,
      language,
      show,
      kind,
      words,
      person,
      limit,
      offset,
    }: TranslationFilter) {
      type Row = Pick<TranslationLine, "code" | "kind" | "title"> & {
        labelText: string | null;
        labelOrigin: LabelOrigin | null;
        translationId: string | null;
        text: string;
        origin: TranslationOrigin;
        author: string | null;
        organisationId: string;
        proposedAt: Date;
        rejectedText: string | null;
        rejectedNote: string | null;
        rejectedAt: Date;
        total: number;
      };
      const shown = {
        missing: sql`o.code is null and t.code is null`,
        proposed: sql`t.code is not null`,
        mine: sql`t.author = ${person}::uuid`,
        rejected: sql`o.code is null and t.code is null and r.text is not null`,
        taken: sql`o.origin in ('join', 'translation') and t.code is null`,
      }[show];
      const matching = words.map((word) => {
        const like = `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`;
        return sql`(lower(c.code) like ${like} or exists (select from vocabulary.label w
          where w.version_id = c.version_id and w.code = c.code and lower(w.text) like ${like}))`;
      });
      const where = sql.join(
        [
          sql`c.version_id = ${versionId}::uuid and c.local_organisation is null`,
          shown,
          sql`(${kind}::text is null or c.kind = ${kind}::text)`,
          ...matching,
        ],
        sql` and `,
      );
      const from = sql`vocabulary.concept c
        left join vocabulary.label o on o.version_id = c.version_id and o.code = c.code
          and o.language = ${language} and o.kind = 'preferred'
        left join vocabulary.translation t on t.version_id = c.version_id and t.code = c.code
          and t.language = ${language} and t.status = 'proposed'
        left join lateral (select text, note, reviewed_at from vocabulary.translation x
          where x.version_id = c.version_id and x.code = c.code and x.language = ${language}
            and x.status = 'rejected' order by reviewed_at desc limit 1) r on true`;
      const found = await rows(sql<Row>`select c.code, c.kind, ${title}, o.text as label_text,
          o.origin as label_origin, t.translation_id, t.text, t.origin, t.author, t.organisation_id,
          t.proposed_at, r.text as rejected_text, r.note as rejected_note, r.reviewed_at as rejected_at
        from ${from} where ${where} order by ${inOrder(otherLanguage(language))} limit ${limit} offset ${offset}`);
      const counted = await rows(
        sql<{
          total: number;
        }>`select count(*)::int as total from ${from} where ${where}`,
      );
      const lines = found.map((row): TranslationLine => {
        const { code, kind: kindOfRow, title: titles, labelText, labelOrigin, translationId } = row;
        const { text, origin, author, organisationId, proposedAt } = row;
        const { rejectedText, rejectedNote: note, rejectedAt: reviewedAt } = row;
        return {
          code,
          kind: kindOfRow,
          title: titles,
          label: labelText !== null && labelOrigin !== null ? { text: labelText, origin: labelOrigin } : null,
          open: translationId ? { translationId, text, origin, author, organisationId, proposedAt } : null,
          rejected: rejectedText === null ? null : { text: rejectedText, note, reviewedAt },
        };
      });
      return { lines, total: counted[0]?.total ?? 0 };
    },

    /**
     * Titles in a language of what the crosswalk or a reference calls the same or nearly so: exact before close, one a
     * code. Invented titles are suggested to invented versions only.
     * @param current the current version of each scheme, which a reference means
     */
    async suggestions(
      { versionId, scheme, synthetic }: Pick<VersionFacts, "versionId" | "scheme" | "synthetic">,
      codes: readonly string[],
      language: Language,
      current: readonly string[],
    ): Promise<Map<string, Suggestion>> {
      const isCurrent = current.includes(versionId);
      const found = await rows(sql<Suggestion & { from: string }>`select distinct on (k.code)
          k.code as "from", l.text, x.relation, v.scheme, v.version, x.code
        from unnest(${codes}::text[]) as k(code),
        lateral (
          select relation, to_version as version_id, to_code as code from vocabulary.crosswalk
            where from_version = ${versionId}::uuid and from_code = k.code
          union all select relation, from_version, from_code from vocabulary.crosswalk
            where to_version = ${versionId}::uuid and to_code = k.code
          union all select r.relation, w.version_id, r.to_code from vocabulary.reference r
            join vocabulary.version w on w.scheme = r.scheme and w.version_id = any (${current}::uuid[])
            where r.version_id = ${versionId}::uuid and r.code = k.code
          union all select r.relation, r.version_id, r.code from vocabulary.reference r
            where ${isCurrent} and r.scheme = ${scheme} and r.to_code = k.code
              and r.version_id = any (${current}::uuid[])
        ) x
        join vocabulary.version v on v.version_id = x.version_id and (${synthetic} or not v.synthetic)
        join vocabulary.label l on l.version_id = x.version_id and l.code = x.code
          and l.language = ${language} and l.kind = 'preferred'
        where x.relation in ('exact', 'close')
        order by k.code, x.relation = 'exact' desc, v.synthetic, v.imported_at desc, x.code`);
      return new Map(found.map(({ from, ...suggestion }) => [from, suggestion]));
    },

    /** What stands at each of these concepts; what is no concept has no answer. The answers carry the key. */
    async translationStates(keys: readonly TranslationKey[]): Promise<(TranslationState & TranslationKey)[]> {
      type Row = TranslationKey & {
        labelText: string | null;
        labelOrigin: LabelOrigin | null;
        translationId: string | null;
        text: string;
        author: string | null;
        organisationId: string;
        rejected: string[];
      };
      const found = await rows(sql<Row>`select c.version_id, c.code, k.language, o.text as label_text,
          o.origin as label_origin, t.translation_id, t.text, t.author, t.organisation_id,
          array(select x.text from vocabulary.translation x where x.version_id = c.version_id
            and x.code = c.code and x.language = k.language and x.status = 'rejected') as rejected
        from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k("versionId" uuid, code text, language text)
        join vocabulary.concept c on c.version_id = k."versionId" and c.code = k.code
        left join vocabulary.label o on o.version_id = c.version_id and o.code = c.code
          and o.language = k.language and o.kind = 'preferred'
        left join vocabulary.translation t on t.version_id = c.version_id and t.code = c.code
          and t.language = k.language and t.status = 'proposed'`);
      return found.map(({ versionId, code, language, labelText, labelOrigin, rejected, ...open }) => ({
        versionId,
        code,
        language,
        label: labelText !== null && labelOrigin !== null ? { text: labelText, origin: labelOrigin } : null,
        open: open.translationId ? { ...open, translationId: open.translationId } : null,
        rejected,
      }));
    },

    /** Writes open proposals. @returns the ids of those that nobody else forestalled */
    async addTranslations(added: readonly NewTranslation[]): Promise<Set<string>> {
      const written = await rows(sql<{
        translationId: string;
      }>`insert into vocabulary.translation (translation_id,
          version_id, code, language, text, origin, organisation_id, author, proposed_at)
        select n."translationId", n."versionId", n.code, n.language, n.text, n.origin, n."organisationId",
          n.author, n."proposedAt"
        from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as n("translationId" uuid, "versionId" uuid,
          code text, language text, text text, origin text, "organisationId" uuid, author uuid,
          "proposedAt" timestamptz)
        on conflict (version_id, code, language) where status = 'proposed' do nothing
        returning translation_id`);
      return new Set(written.map((row) => row.translationId));
    },
    /** @returns the ids of those that were still open */
    async changeTranslations(
      changed: readonly Pick<NewTranslation, "translationId" | "text" | "origin" | "proposedAt">[],
    ): Promise<Set<string>> {
      const written = await rows(sql<{ translationId: string }>`update vocabulary.translation t
        set text = n.text, origin = n.origin, proposed_at = n."proposedAt"
        from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as n("translationId" uuid, text text,
          origin text, "proposedAt" timestamptz)
        where t.translation_id = n."translationId" and t.status = 'proposed' returning t.translation_id`);
      return new Set(written.map((row) => row.translationId));
    },

    /** Proposals of one status: open ones by scheme and code, decided ones the last first. */
    async translations({ status, language, versionId, limit, offset }: QueueFilter) {
      const where = sql`t.status = ${status} and (${language}::text is null or t.language = ${language}::text)
        and (${versionId}::uuid is null or t.version_id = ${versionId}::uuid)`;
      const order =
        status === "proposed"
          ? sql`v.scheme, v.version, t.code, t.language`
          : sql`t.reviewed_at desc, v.scheme, t.code`;
      const list = await entries(sql`${where} order by ${order} limit ${limit} offset ${offset}`);
      const counted = await rows(
        sql<{
          total: number;
        }>`select count(*)::int as total from vocabulary.translation t where ${where}`,
      );
      return { list, total: counted[0]?.total ?? 0 };
    },
    /** Proposals by id, held until the transaction ends. */
    heldTranslations: (ids: readonly string[]) =>
      entries(sql`t.translation_id = any (${ids}::uuid[]) order by t.translation_id for update of t`),
    async decideTranslations(
      ids: readonly string[],
      decision: { status: TranslationStatus; reviewer: string | null; reviewedAt: Date; note: string | null },
    ) {
      await sql`update vocabulary.translation set status = ${decision.status}, reviewer = ${decision.reviewer},
          reviewed_at = ${decision.reviewedAt}, note = ${decision.note}
        where translation_id = any (${ids}::uuid[])`.execute(tx);
    },
    /** Makes titles of proposals, in place of those that were taken over or translated before. */
    async labelTranslations(ids: readonly string[], at: Date) {
      await sql`delete from vocabulary.label l using vocabulary.translation t
        where t.translation_id = any (${ids}::uuid[]) and l.version_id = t.version_id and l.code = t.code
          and l.language = t.language and l.kind = 'preferred' and l.origin in ('join', 'translation')`.execute(
        tx,
      );
      await sql`insert into vocabulary.label (version_id, code, language, kind, origin, text, author,
          organisation_id, added_at)
        select version_id, code, language, 'preferred', 'translation', text, author, organisation_id, ${at}
        from vocabulary.translation where translation_id = any (${ids}::uuid[])`.execute(tx);
    },

    /** Titles of a version with what is proposed in one language, by code, for a table outside. */
    exportLines: (
      versionId: string,
      language: Language,
      { kind, missing }: { kind: ConceptKind | null; missing: boolean },
    ) =>
      rows(sql<ExportLine>`select c.uri, c.code,
          case when ${language} = 'id' then coalesce(t.text, i.text) else i.text end as id,
          case when ${language} = 'en' then coalesce(t.text, e.text) else e.text end as en,
          case when t.code is not null then 'proposed' when o.origin = 'translation' then 'accepted'
            when o.code is not null then o.origin when r.code is not null then 'rejected'
            else 'missing' end as status,
          case when t.code is null then r.reviewer end as reviewer
        from vocabulary.concept c
        left join vocabulary.label i on i.version_id = c.version_id and i.code = c.code
          and i.language = 'id' and i.kind = 'preferred'
        left join vocabulary.label e on e.version_id = c.version_id and e.code = c.code
          and e.language = 'en' and e.kind = 'preferred'
        left join vocabulary.label o on o.version_id = c.version_id and o.code = c.code
          and o.language = ${language} and o.kind = 'preferred'
        left join vocabulary.translation t on t.version_id = c.version_id and t.code = c.code
          and t.language = ${language} and t.status = 'proposed'
        left join lateral (select code, reviewer from vocabulary.translation x
          where x.version_id = c.version_id and x.code = c.code and x.language = ${language}
            and x.status = case when o.origin = 'translation' then 'accepted' else 'rejected' end
          order by reviewed_at desc limit 1) r on true
        where c.version_id = ${versionId}::uuid and c.local_organisation is null
          and (${kind}::text is null or c.kind = ${kind}::text)
          and (not ${missing} or o.code is null)
        order by c.code`),

    /** Concepts by the identifier that their publisher gave; one may be in several versions. */
    conceptsByUri: (uris: readonly string[]) =>
      rows(sql<{ uri: string; versionId: string; code: string }>`select uri, version_id, code
        from vocabulary.concept where uri = any (${uris}::text[])`),
  };
}
