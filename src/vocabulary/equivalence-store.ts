import { sql } from "kysely";
import type { Bilingual } from "../platform/index.ts";
import type { Tx } from "../platform/database.ts";
import { titleOf } from "./concept-store.ts";
import type { Claimed, EquivalenceStatus, LevelName } from "./equivalence.ts";

export type NewEquivalence = {
  equivalenceId: string;
  from: LevelName;
  to: LevelName;
  basis: string;
  source: string | null;
  status: EquivalenceStatus;
};

/** A claim as it is kept. */
export type KeptEquivalence = NewEquivalence & {
  organisationId: string;
  claimedAt: Date;
  dispute: string | null;
  disputedOrganisation: string | null;
  disputedAt: Date | null;
};

/** A level as the current version of its scheme has it. */
export type LevelLine = LevelName & { version: string; level: number; title: Bilingual; synthetic: boolean };

type Flat = Omit<KeptEquivalence, "from" | "to"> &
  Record<"fromScheme" | "fromCode" | "toScheme" | "toCode", string>;

const columns = sql`equivalence_id, from_scheme, from_code, to_scheme, to_code, basis, source, status,
  organisation_id, claimed_at, dispute, disputed_organisation, disputed_at`;

const nested = ({ fromScheme, fromCode, toScheme, toCode, ...rest }: Flat): KeptEquivalence => ({
  ...rest,
  from: { scheme: fromScheme, code: fromCode },
  to: { scheme: toScheme, code: toCode },
});

/** Claims that a level of one framework is a level of another; everybody reads them. */
export function equivalenceStore(tx: Tx) {
  const rows = async <Row>(query: ReturnType<typeof sql<Row>>) => (await query.execute(tx)).rows;

  return {
    /** Waits until nobody else claims: an organisation says one thing once. */
    async oneClaimAtATime() {
      await sql`select pg_advisory_xact_lock(7245006)`.execute(tx);
    },
    /** All claims, or those about one level; the last made first. */
    async equivalences(about: LevelName | null): Promise<KeptEquivalence[]> {
      const found = await rows(sql<Flat>`select ${columns} from vocabulary.equivalence
        where ${
          about
            ? sql`(from_scheme, from_code) = (${about.scheme}, ${about.code})
                or (to_scheme, to_code) = (${about.scheme}, ${about.code})`
            : sql`true`
        }
        order by claimed_at desc, from_scheme, from_code, to_scheme, to_code, equivalence_id`);
      return found.map(nested);
    },
    /** What an organisation claimed, whatever became of it. */
    async claimsOf(organisationId: string): Promise<(Claimed & Pick<KeptEquivalence, "from" | "to">)[]> {
      const found = await rows(sql<Flat>`select ${columns} from vocabulary.equivalence
        where organisation_id = ${organisationId}::uuid`);
      return found.map((flat) => {
        const { equivalenceId, basis, source, status, from, to } = nested(flat);
        return { equivalenceId, basis, source: source ?? "", status, from, to };
      });
    },
    /** One claim, held until the transaction ends. */
    async heldEquivalence(equivalenceId: string): Promise<KeptEquivalence | undefined> {
      const [found] = await rows(sql<Flat>`select ${columns} from vocabulary.equivalence
        where equivalence_id = ${equivalenceId}::uuid for update`);
      return found && nested(found);
    },
    async addEquivalences(
      added: readonly NewEquivalence[],
      by: { organisationId: string; author: string | null; at: Date },
    ) {
      await sql`insert into vocabulary.equivalence (equivalence_id, from_scheme, from_code, to_scheme,
          to_code, basis, source, status, organisation_id, author, claimed_at)
        select n."equivalenceId", n."from"->>'scheme', n."from"->>'code', n."to"->>'scheme', n."to"->>'code',
          n.basis, n.source, n.status, ${by.organisationId}::uuid, ${by.author}::uuid, ${by.at}
        from jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as n("equivalenceId" uuid, "from" jsonb,
          "to" jsonb, basis text, source text, status text)`.execute(tx);
    },
    async referenceEquivalences(
      changed: readonly Pick<NewEquivalence, "equivalenceId" | "basis" | "source">[],
      by: { author: string | null; at: Date },
    ) {
      await sql`update vocabulary.equivalence e set status = 'referenced', basis = n.basis, source = n.source,
          author = ${by.author}::uuid, claimed_at = ${by.at}
        from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as n("equivalenceId" uuid, basis text,
          source text)
        where e.equivalence_id = n."equivalenceId"`.execute(tx);
    },
    async disputeEquivalence(
      equivalenceId: string,
      by: { reason: string; organisationId: string; person: string | null; at: Date },
    ) {
      await sql`update vocabulary.equivalence set status = 'disputed', dispute = ${by.reason},
          disputed_organisation = ${by.organisationId}::uuid, disputed_by = ${by.person}::uuid,
          disputed_at = ${by.at}
        where equivalence_id = ${equivalenceId}::uuid`.execute(tx);
    },

    /** Levels of all frameworks, each as the named (current) version of its scheme has it. */
    frameworkLevels: (current: readonly string[]) =>
      rows(sql<LevelLine>`select v.scheme, v.version, v.synthetic, c.code, c.level, ${titleOf("c")} as title
        from vocabulary.concept c join vocabulary.version v using (version_id)
        where c.kind = 'level' and c.version_id = any (${current}::uuid[])
        order by v.scheme, c.level, c.code`),
    /** Claims about levels that only an invented version had go with it. */
    async removeSyntheticEquivalences() {
      await sql`delete from vocabulary.equivalence e where exists (
          select from (values (e.from_scheme), (e.to_scheme)) as side(scheme)
          where exists (select from vocabulary.version v where v.scheme = side.scheme and v.synthetic)
            and not exists (select from vocabulary.version v
              where v.scheme = side.scheme and not v.synthetic))`.execute(tx);
    },
  };
}
