import { sql, type RawBuilder } from "kysely";
import type { Bilingual } from "../platform/index.ts";
import { json, type Tx } from "../platform/database.ts";
import type { CredentialKind } from "./instructor.ts";
import type { InstructorView } from "./instructor-words.ts";

export type Instructor = {
  organisationId: string;
  instructorId: string;
  centreKey: string;
  /** The organisation that oversees the centre and reads along. */
  overseer: string | null;
  /** The account of the instructor, where there is one. */
  personId: string | null;
  name: string;
  since: string;
  leftOn: string | null;
  synthetic: boolean;
};

export type UnitCode = { scheme: string; version: string | null; code: string };

export type Credential = {
  organisationId: string;
  credentialId: string;
  instructorId: string;
  overseer: string | null;
  personId: string | null;
  kind: CredentialKind;
  title: Bilingual;
  code: UnitCode | null;
  validFrom: string;
  validUntil: string | null;
  issuer: string;
  number: string | null;
  source: string;
  revokedOn: string | null;
  synthetic: boolean;
};

type Tables = { "roster.instructor": Instructor; "roster.instructorCredential": Credential };

/** What a list of instructors is narrowed to, as of a day. `soon`: the day until which an end counts as near. */
export type InstructorFilter = {
  text: string | null;
  centre: string | null;
  day: string;
  soon: string;
};

export type ListedInstructor = Instructor & { centreName: Bilingual };

/** Who may teach on a day: in service, with a valid credential of both kinds. The same as `mayTeachOn`. */
const teaches = (
  day: string,
) => sql<boolean>`(i.since <= ${day}::date and (i.left_on is null or i.left_on >= ${day}::date)
  and i.instructor_id in (select c.instructor_id from roster.instructor_credential c
    where c.valid_from <= ${day}::date and (c.valid_until is null or c.valid_until >= ${day}::date)
      and (c.revoked_on is null or c.revoked_on > ${day}::date)
    group by c.instructor_id having count(distinct c.kind) = 2))`;

/** Instructors and what proves their competence: the walls show them to their office, its overseer and themselves. */
export function instructorStore(tx: Tx) {
  const db = tx.withTables<Tables>();

  const inView: Record<InstructorView, (filter: InstructorFilter) => RawBuilder<boolean>> = {
    all: () => sql`true`,
    teaching: ({ day }) => teaches(day),
    ending: ({ day, soon }) => sql`(${teaches(day)} and not ${teaches(soon)})`,
    "not-teaching": ({ day }) => sql`(not ${teaches(day)})`,
  };
  const matching = ({ text, centre }: InstructorFilter) => {
    const words = (text ?? "").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8);
    const named = words.map(
      (word) => sql` and lower(i.name) like ${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`}`,
    );
    return sql`true${centre === null ? sql`` : sql` and i.centre_key = ${centre}`}${sql.join(named, sql``)}`;
  };

  return {
    instructor: (instructorId: string) =>
      db
        .selectFrom("roster.instructor")
        .selectAll()
        .where("instructorId", "=", instructorId)
        .executeTakeFirst(),

    /** The same, held until the transaction ends: two changes at once follow each other. Own ones alone can be held. */
    holdInstructor: (instructorId: string) =>
      db
        .selectFrom("roster.instructor")
        .selectAll()
        .where("instructorId", "=", instructorId)
        .forUpdate()
        .executeTakeFirst(),

    async addInstructor(instructor: Instructor) {
      await db.insertInto("roster.instructor").values(instructor).execute();
    },

    async changeInstructor({ instructorId, organisationId: _, synthetic: __, ...now }: Instructor) {
      await db.updateTable("roster.instructor").set(now).where("instructorId", "=", instructorId).execute();
      await db
        .updateTable("roster.instructorCredential")
        .set({ overseer: now.overseer, personId: now.personId })
        .where("instructorId", "=", instructorId)
        .execute();
    },

    /** Who oversees a centre reads its instructors along; own ones alone are changed. */
    async setOverseer(centreKey: string, overseer: string | null) {
      await sql`update roster.instructor_credential c set overseer = ${overseer}::uuid from roster.instructor i
        where i.instructor_id = c.instructor_id and i.centre_key = ${centreKey}
          and c.overseer is distinct from ${overseer}::uuid`.execute(tx);
      await sql`update roster.instructor set overseer = ${overseer}::uuid
        where centre_key = ${centreKey} and overseer is distinct from ${overseer}::uuid`.execute(tx);
    },

    async addCredential(credential: Credential) {
      await db
        .insertInto("roster.instructorCredential")
        .values({
          ...credential,
          title: json(credential.title),
          code: credential.code && json(credential.code),
        })
        .execute();
    },

    async revokeCredential(credentialId: string, revokedOn: string) {
      await db
        .updateTable("roster.instructorCredential")
        .set({ revokedOn })
        .where("credentialId", "=", credentialId)
        .execute();
    },

    async credentialsOf(instructorIds: readonly string[]): Promise<Credential[]> {
      if (instructorIds.length === 0) return [];
      return db
        .selectFrom("roster.instructorCredential")
        .selectAll()
        .where("instructorId", "in", [...instructorIds])
        .orderBy("instructorId")
        .orderBy("kind")
        .orderBy("validFrom", "desc")
        .orderBy("credentialId")
        .execute();
    },

    /** Instructors of an office with a credential that ends between two days. */
    async instructorsWithEnds(organisation: string, from: string, until: string): Promise<Instructor[]> {
      const found = await sql<Instructor>`select * from roster.instructor i
        where i.organisation_id = ${organisation}::uuid and i.instructor_id in (
          select c.instructor_id from roster.instructor_credential c
          where c.organisation_id = ${organisation}::uuid and c.revoked_on is null
            and c.valid_until between ${from}::date and ${until}::date)
        order by i.instructor_id`.execute(tx);
      return found.rows;
    },

    /** How many of those that the reader sees are in each view. */
    async countInstructors(filter: InstructorFilter): Promise<Record<InstructorView, number>> {
      // Each question is asked once: who teaches now, and who will.
      const found = await sql<{ all: number; teaching: number; ending: number }>`select count(*)::int as all,
          count(*) filter (where t.now)::int as teaching, count(*) filter (where t.now and not t.soon)::int as ending
        from (select ${teaches(filter.day)} as now, ${teaches(filter.soon)} as soon
          from roster.instructor i where ${matching(filter)}) t`.execute(tx);
      const { all = 0, teaching = 0, ending = 0 } = found.rows[0] ?? {};
      return { all, teaching, ending, "not-teaching": all - teaching };
    },

    /** A page of them by name. */
    async searchInstructors(
      filter: InstructorFilter,
      view: InstructorView,
      { limit, offset }: { limit: number; offset: number },
    ): Promise<ListedInstructor[]> {
      const found = await sql<ListedInstructor>`select i.*, k.name as centre_name
        from roster.instructor i join roster.centre k on k.key = i.centre_key
        where ${matching(filter)} and ${inView[view](filter)}
        order by lower(i.name), i.instructor_id limit ${limit} offset ${offset}`.execute(tx);
      return found.rows;
    },

    async removeSyntheticInstructors() {
      await sql`delete from roster.instructor where synthetic`.execute(tx);
    },
  };
}
