import { sql, type Generated } from "kysely";
import type { Bilingual } from "../platform/index.ts";
import { json, type Tx } from "../platform/database.ts";
import type { Member, Membership, Organisation, Party, Person } from "./party.ts";

type Tables = {
  "identity.party": Party;
  "identity.organisation": Organisation;
  "identity.corridor": { code: string; name: Bilingual; operator: string | null; synthetic: boolean };
  "identity.person": Person & { createdAt: Generated<Date> };
  "identity.membership": Membership;
  "identity.credential": { personId: string; passwordHash: string; setAt: Generated<Date> };
  "identity.signInFailure": { username: string; at: Generated<Date> };
  "identity.claimCode": {
    codeHash: Buffer;
    personId: string;
    organisationId: string;
    issuedBy: string | null;
    issuedAt: Generated<Date>;
    validUntil: string;
    usedAt: Date | null;
    press: string | null;
  };
  "identity.session": {
    tokenHash: Buffer;
    personId: string;
    membershipId: string;
    createdAt: Generated<Date>;
    expiresAt: Date;
  };
};

/** Which people of an organisation are asked for; `search` looks in name, username and job title. */
export type MemberFilter = {
  search: string;
  show: "current" | "ended" | "all";
  today: string;
  limit: number;
  offset: number;
};

export type IdentityStore = ReturnType<typeof identityStore>;

/** Rows of the identity module, seen through the walls of the transaction's principal. */
export function identityStore(tx: Tx) {
  const db = tx.withTables<Tables>();

  /** People with their roles in an organisation, the newest role first, and their last claim code. */
  async function asMembers(organisation: string, people: Omit<Person, "synthetic">[]): Promise<Member[]> {
    if (!people.length) return [];
    const ids = people.map((person) => person.personId);
    const memberships = await db
      .selectFrom("identity.membership")
      .selectAll()
      .where("organisationId", "=", organisation)
      .where("personId", "in", ids)
      .orderBy("validFrom", "desc")
      .orderBy("membershipId")
      .execute();
    const codes = await db
      .selectFrom("identity.claimCode")
      .select(["personId", "issuedAt", "validUntil", "usedAt"])
      .where("personId", "in", ids)
      .execute();
    return people.map(({ organisationId, ...person }) => ({
      ...person,
      guest: organisationId !== organisation,
      memberships: memberships.filter(({ personId }) => personId === person.personId),
      claim: codes.find(({ personId }) => personId === person.personId) ?? null,
    }));
  }

  return {
    corridor: () => db.selectFrom("identity.corridor").selectAll().limit(1).executeTakeFirst(),
    organisations: () => db.selectFrom("identity.organisation").selectAll().orderBy("key").execute(),
    organisation: (organisationId: string) =>
      db
        .selectFrom("identity.organisation")
        .selectAll()
        .where("organisationId", "=", organisationId)
        .executeTakeFirst(),
    organisationByKey: (key: string) =>
      db.selectFrom("identity.organisation").selectAll().where("key", "=", key).executeTakeFirst(),

    async saveCorridor(corridor: { code: string; name: Bilingual; operator: string; synthetic: boolean }) {
      await db
        .insertInto("identity.corridor")
        .values({ ...corridor, name: json(corridor.name) })
        .onConflict((on) => on.column("code").doUpdateSet({ operator: corridor.operator }))
        .execute();
    },
    async addParties(parties: Party[]) {
      if (!parties.length) return;
      await db
        .insertInto("identity.party")
        .values(parties.map((party) => ({ ...party, name: json(party.name) })))
        .onConflict((on) => on.doNothing())
        .execute();
    },
    async addOrganisations(organisations: Organisation[]) {
      if (!organisations.length) return;
      await db
        .insertInto("identity.organisation")
        .values(organisations.map((organisation) => ({ ...organisation, name: json(organisation.name) })))
        .execute();
    },
    async addPerson(person: Person) {
      await db
        .insertInto("identity.person")
        .values({ ...person, jobTitle: json(person.jobTitle) })
        .execute();
    },
    async addMembership(membership: Membership) {
      await db.insertInto("identity.membership").values(membership).execute();
    },

    /**
     * A page of the people of an organisation: whose account its desk keeps, and who has or had a role in it.
     * By name.
     * @param show `current` with a role that has not ended on `today`, `ended` without one
     * @returns the people with their roles in this organisation, and how many there are on all pages
     */
    async members(
      organisation: string,
      { search, show, today, limit, offset }: MemberFilter,
    ): Promise<{ people: Member[]; total: number }> {
      const roles = db
        .selectFrom("identity.membership as m")
        .select("m.personId")
        .where("m.organisationId", "=", organisation);
      const current = roles.where((e) =>
        e.or([e("m.validUntil", "is", null), e("m.validUntil", ">=", today)]),
      );
      let found = db
        .selectFrom("identity.person as p")
        .where((e) => e.or([e("p.organisationId", "=", organisation), e("p.personId", "in", roles)]));
      if (show === "current") found = found.where("p.personId", "in", current);
      if (show === "ended") found = found.where("p.personId", "not in", current);
      if (search) {
        const titles = sql`p.job_title ->> 'id', p.job_title ->> 'en'`;
        const known = sql`lower(concat_ws(' ', p.name, p.username, ${titles}))`;
        found = found.where(sql<boolean>`strpos(${known}, lower(${search})) > 0`);
      }
      const { total } = await found
        .select((e) => e.fn.countAll<number>().as("total"))
        .executeTakeFirstOrThrow();
      const people = await found
        .select(["p.personId", "p.organisationId", "p.name", "p.username", "p.jobTitle"])
        .orderBy("p.name")
        .orderBy("p.personId")
        .limit(limit)
        .offset(offset)
        .execute();
      return { people: await asMembers(organisation, people), total };
    },
    async member(organisation: string, personId: string): Promise<Member | undefined> {
      const person = await db
        .selectFrom("identity.person")
        .select(["personId", "organisationId", "name", "username", "jobTitle"])
        .where("personId", "=", personId)
        .executeTakeFirst();
      const [member] = person ? await asMembers(organisation, [person]) : [];
      return member && (!member.guest || member.memberships.length > 0) ? member : undefined;
    },
    /**
     * Whether the desk of an organisation keeps an account under this name already; capitals make no
     * difference.
     */
    hasNamesake: async (organisation: string, name: string) =>
      (await db
        .selectFrom("identity.person")
        .select("personId")
        .where("organisationId", "=", organisation)
        .where(sql<boolean>`lower(name) = lower(${name})`)
        .limit(1)
        .executeTakeFirst()) !== undefined,
    person: (personId: string) =>
      db.selectFrom("identity.person").selectAll().where("personId", "=", personId).executeTakeFirst(),
    names: async (personIds: string[]) =>
      personIds.length
        ? db
            .selectFrom("identity.person")
            .select(["personId", "name"])
            .where("personId", "in", personIds)
            .execute()
        : [],
    personByUsername: (username: string) =>
      db.selectFrom("identity.person").selectAll().where("username", "=", username).executeTakeFirst(),
    membershipsOf: (personId: string) =>
      db
        .selectFrom("identity.membership as m")
        .innerJoin("identity.organisation as o", "o.organisationId", "m.organisationId")
        .where("m.personId", "=", personId)
        .select([
          "m.membershipId",
          "m.personId",
          "m.organisationId",
          "m.role",
          "m.validFrom",
          "m.validUntil",
          "o.name as organisationName",
        ])
        .orderBy("m.validFrom")
        .orderBy("m.membershipId")
        .execute(),
    membership: (membershipId: string) =>
      db
        .selectFrom("identity.membership")
        .selectAll()
        .where("membershipId", "=", membershipId)
        .executeTakeFirst(),
    /**
     * Who keeps the desk of an organisation, now or later; whoever else asks for them waits for this
     * transaction.
     */
    registrarsHeld: (organisation: string) =>
      db
        .selectFrom("identity.membership")
        .selectAll()
        .where("organisationId", "=", organisation)
        .where("role", "=", "registrar")
        .orderBy("membershipId")
        .forUpdate()
        .execute(),
    async endMembership(membershipId: string, validUntil: string) {
      await db
        .updateTable("identity.membership")
        .set({ validUntil })
        .where("membershipId", "=", membershipId)
        .execute();
      await db.deleteFrom("identity.session").where("membershipId", "=", membershipId).execute();
    },
    /**
     * @returns false when somebody else took the name a moment ago; the transaction can then only be rolled
     * back
     */
    async setUsername(personId: string, username: string): Promise<boolean> {
      try {
        await db.updateTable("identity.person").set({ username }).where("personId", "=", personId).execute();
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },

    passwordHash: async (personId: string) =>
      (
        await db
          .selectFrom("identity.credential")
          .select("passwordHash")
          .where("personId", "=", personId)
          .executeTakeFirst()
      )?.passwordHash,
    async setPasswordHash(personId: string, passwordHash: string) {
      await db
        .insertInto("identity.credential")
        .values({ personId, passwordHash })
        .onConflict((on) => on.column("personId").doUpdateSet({ passwordHash, setAt: sql<Date>`now()` }))
        .execute();
    },
    async removePassword(personId: string) {
      await db.deleteFrom("identity.credential").where("personId", "=", personId).execute();
    },
    failuresSince: async (username: string, since: Date) =>
      (
        await db
          .selectFrom("identity.signInFailure")
          .select((e) => e.fn.countAll<number>().as("count"))
          .where("username", "=", username)
          .where("at", ">", since)
          .executeTakeFirstOrThrow()
      ).count,
    async addFailure(username: string, at: Date) {
      const dayBefore = new Date(at.getTime() - 86_400_000);
      await db.deleteFrom("identity.signInFailure").where("at", "<", dayBefore).execute();
      await db.insertInto("identity.signInFailure").values({ username, at }).execute();
    },

    /** Keeps a code; codes of that person before it are gone. */
    async addClaimCode(code: {
      codeHash: Buffer;
      personId: string;
      organisationId: string;
      issuedBy: string | null;
      issuedAt: Date;
      validUntil: string;
      press: string | null;
    }) {
      await db.deleteFrom("identity.claimCode").where("personId", "=", code.personId).execute();
      await db.insertInto("identity.claimCode").values(code).execute();
    },
    claimCodeOf: (personId: string) =>
      db
        .selectFrom("identity.claimCode")
        .select(["issuedAt", "press"])
        .where("personId", "=", personId)
        .executeTakeFirst(),
    /**
     * Uses up a code that is valid today; two people typing it at once get one account between them: only one
     * wins.
     */
    useClaimCode: (codeHash: Buffer, now: Date, today: string) =>
      db
        .updateTable("identity.claimCode")
        .set({ usedAt: now })
        .where("codeHash", "=", codeHash)
        .where("usedAt", "is", null)
        .where("validUntil", ">=", today)
        .returning(["personId", "organisationId"])
        .executeTakeFirst(),

    async addSession(session: {
      tokenHash: Buffer;
      personId: string;
      membershipId: string;
      expiresAt: Date;
    }) {
      await db.insertInto("identity.session").values(session).execute();
    },
    async removeSession(tokenHash: Buffer) {
      await db.deleteFrom("identity.session").where("tokenHash", "=", tokenHash).execute();
    },
    /** @param kept hash of the token of the session that stays */
    async removeSessionsOf(personId: string, kept?: Buffer) {
      let sessions = db.deleteFrom("identity.session").where("personId", "=", personId);
      if (kept) sessions = sessions.where("tokenHash", "!=", kept);
      await sessions.execute();
    },

    /** Synthetic people with their memberships, sessions and codes; organisations stay. */
    async removeSynthetic() {
      await db.deleteFrom("identity.person").where("synthetic", "=", true).execute();
    },

    /** The demo's people with a membership that is valid on a day. */
    demoPeople: (day: string) =>
      db
        .selectFrom("identity.person as p")
        .innerJoin("identity.membership as m", "m.personId", "p.personId")
        .innerJoin("identity.organisation as o", "o.organisationId", "m.organisationId")
        .where("p.synthetic", "=", true)
        .where("m.validFrom", "<=", day)
        .where((e) => e.or([e("m.validUntil", "is", null), e("m.validUntil", ">=", day)]))
        .select([
          "m.membershipId",
          "p.personId",
          "p.username",
          "p.name",
          "p.jobTitle",
          "m.role",
          "o.key as organisationKey",
          "o.name as organisationName",
          "o.party",
        ])
        .orderBy("o.party")
        .orderBy("o.key")
        .orderBy("p.name")
        .execute(),
  };
}

/** PostgreSQL's code for a value that must be the only one and is not. */
const isDuplicate = (error: unknown) =>
  error instanceof Error && (error as { code?: string }).code === "23505";
