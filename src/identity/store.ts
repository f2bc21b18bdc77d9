import { sql, type Generated } from "kysely";
import type { Bilingual } from "../platform/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Membership, Organisation, Party, Person } from "./party.ts";
import type { Role } from "./principal.ts";

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
    expiresAt: Date;
    usedAt: Date | null;
  };
  "identity.session": {
    tokenHash: Buffer;
    personId: string;
    membershipId: string;
    createdAt: Generated<Date>;
    expiresAt: Date;
  };
};

export type IdentityStore = ReturnType<typeof identityStore>;

/** Rows of the identity module, seen through the walls of the transaction's principal. */
export function identityStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    corridor: () => db.selectFrom("identity.corridor").selectAll().limit(1).executeTakeFirst(),
    organisations: () => db.selectFrom("identity.organisation").selectAll().orderBy("key").execute(),
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

    /** People with a membership in an organisation, each membership a row, newest first. */
    members: (organisation: string) =>
      db
        .selectFrom("identity.membership as m")
        .innerJoin("identity.person as p", "p.personId", "m.personId")
        .where("m.organisationId", "=", organisation)
        .select([
          "p.personId",
          "p.name",
          "p.username",
          "p.jobTitle",
          "m.membershipId",
          "m.role",
          "m.validFrom",
          "m.validUntil",
        ])
        .orderBy("p.name")
        .orderBy("m.validFrom", "desc")
        .execute(),
    person: (personId: string) =>
      db.selectFrom("identity.person").selectAll().where("personId", "=", personId).executeTakeFirst(),
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
    async endMembership(membershipId: string, validUntil: string) {
      await db
        .updateTable("identity.membership")
        .set({ validUntil })
        .where("membershipId", "=", membershipId)
        .execute();
      await db.deleteFrom("identity.session").where("membershipId", "=", membershipId).execute();
    },
    async setUsername(personId: string, username: string) {
      await db.updateTable("identity.person").set({ username }).where("personId", "=", personId).execute();
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
    async addFailure(username: string) {
      await db
        .deleteFrom("identity.signInFailure")
        .where("at", "<", sql<Date>`now() - interval '1 day'`)
        .execute();
      await db.insertInto("identity.signInFailure").values({ username }).execute();
    },

    async addClaimCode(code: {
      codeHash: Buffer;
      personId: string;
      organisationId: string;
      issuedBy: string | null;
      expiresAt: Date;
    }) {
      await db.deleteFrom("identity.claimCode").where("personId", "=", code.personId).execute();
      await db.insertInto("identity.claimCode").values(code).execute();
    },
    /** Uses up a code that is valid now; two people typing it at once get one account between them: only one wins. */
    useClaimCode: (codeHash: Buffer, now: Date) =>
      db
        .updateTable("identity.claimCode")
        .set({ usedAt: now })
        .where("codeHash", "=", codeHash)
        .where("usedAt", "is", null)
        .where("expiresAt", ">", now)
        .returning(["personId", "organisationId"])
        .executeTakeFirst(),

    async addSession(session: { tokenHash: Buffer; personId: string; membershipId: string; expiresAt: Date }) {
      await db.insertInto("identity.session").values(session).execute();
    },
    async removeSession(tokenHash: Buffer) {
      await db.deleteFrom("identity.session").where("tokenHash", "=", tokenHash).execute();
    },
    async removeSessionsOf(personId: string) {
      await db.deleteFrom("identity.session").where("personId", "=", personId).execute();
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

/** The driver writes a JavaScript array or object as jsonb only when told that it is JSON. */
const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;
