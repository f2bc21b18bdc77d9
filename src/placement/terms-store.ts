import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { CaseEvent, CasePerson, Participant } from "./case.ts";
import type { Counterpart, Objective, RequiredSkill, Terms, TermsParts } from "./terms.ts";

type Tables = {
  "placement.terms": Terms;
  "placement.participant": Participant;
  "placement.casePerson": CasePerson;
  "placement.caseEvent": CaseEvent;
  "placement.objective": Objective;
  "placement.requiredSkill": RequiredSkill;
  "placement.counterpart": Counterpart;
};

/** What changes of terms when they move or are written anew. */
export type TermsChange = Partial<
  Omit<Terms, "organisationId" | "termsId" | "number" | "madeAt" | "revision">
>;

const written = ({ title, background, ...rest }: TermsChange) => ({
  ...rest,
  ...(title && { title: json(title) }),
  ...(background !== undefined && { background: background && json(background) }),
});

export type TermsStore = ReturnType<typeof termsStore>;

/** Terms of reference with what they name, who takes part, and what happened. */
export function termsStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    /** The number of the next terms of an office in a year; who asks at the same time waits. */
    async nextTermsNumber(organisation: string, year: string): Promise<string> {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`terms ${organisation}`}, 0))`.execute(tx);
      const prefix = `KAK-${year}-`;
      const { last } = await db
        .selectFrom("placement.terms")
        .select(sql<number | null>`max(substr(number, ${prefix.length + 1}::int)::int)`.as("last"))
        .where("organisationId", "=", organisation)
        .where(sql<boolean>`number ~ ${`^${prefix}[0-9]{3,6}$`}`)
        .executeTakeFirstOrThrow();
      return `${prefix}${String((last ?? 0) + 1).padStart(3, "0")}`;
    },
    async addTerms(terms: Terms) {
      await db
        .insertInto("placement.terms")
        .values({
          ...terms,
          title: json(terms.title),
          background: terms.background && json(terms.background),
        })
        .execute();
    },
    /** One's case; held until the end of the transaction where it is about to change. */
    terms: (termsId: string, use: "read" | "change" = "read") => {
      const found = db.selectFrom("placement.terms").selectAll().where("termsId", "=", termsId);
      return (use === "change" ? found.forUpdate() : found).executeTakeFirst();
    },
    /** Writes what changed; the revision goes up by one. */
    async changeTerms(termsId: string, change: TermsChange) {
      await db
        .updateTable("placement.terms")
        .set({ ...written(change), revision: sql`revision + 1` })
        .where("termsId", "=", termsId)
        .execute();
    },
    /** Who acts next and by when; no change of what the terms say. */
    async setNext(termsId: string, next: Pick<Terms, "nextCapacity" | "dueOn">) {
      await db.updateTable("placement.terms").set(next).where("termsId", "=", termsId).execute();
    },

    async addParticipants(participants: readonly Participant[]) {
      if (!participants.length) return;
      await db
        .insertInto("placement.participant")
        .values([...participants])
        .onConflict((on) => on.doNothing())
        .execute();
    },
    participants: (termsId: string) =>
      db
        .selectFrom("placement.participant")
        .selectAll()
        .where("termsId", "=", termsId)
        .orderBy("since")
        .orderBy("capacity")
        .orderBy("organisationId")
        .execute(),
    async addCasePerson(person: CasePerson) {
      await db
        .insertInto("placement.casePerson")
        .values(person)
        .onConflict((on) =>
          on
            .columns(["organisationId", "termsId", "personId", "capacity"])
            .doUpdateSet({ since: person.since, leftAt: null }),
        )
        .execute();
    },
    async leaveCase(termsId: string, personId: string, capacity: CasePerson["capacity"], at: Date) {
      await db
        .updateTable("placement.casePerson")
        .set({ leftAt: at })
        .where("termsId", "=", termsId)
        .where("personId", "=", personId)
        .where("capacity", "=", capacity)
        .execute();
    },
    casePeople: (termsId: string) =>
      db
        .selectFrom("placement.casePerson")
        .selectAll()
        .where("termsId", "=", termsId)
        .orderBy("since")
        .orderBy("personId")
        .execute(),

    async addCaseEvent(event: CaseEvent) {
      await db.insertInto("placement.caseEvent").values(event).execute();
    },
    /** What happened, the last first; what the other side said to itself is not among it. */
    caseEvents: (termsId: string) =>
      db
        .selectFrom("placement.caseEvent")
        .selectAll()
        .where("termsId", "=", termsId)
        .orderBy("at", "desc")
        .orderBy("eventId")
        .limit(500)
        .execute(),

    async termsParts(termsId: string): Promise<TermsParts> {
      const objectives = await db
        .selectFrom("placement.objective")
        .selectAll()
        .where("termsId", "=", termsId)
        .orderBy("position")
        .execute();
      const skills = await db
        .selectFrom("placement.requiredSkill")
        .selectAll()
        .where("termsId", "=", termsId)
        .orderBy("essential", "desc")
        .orderBy("scheme")
        .orderBy("code")
        .execute();
      const counterparts = await db
        .selectFrom("placement.counterpart")
        .selectAll()
        .where("termsId", "=", termsId)
        .where("until", "is", null)
        .orderBy("since")
        .orderBy("name")
        .execute();
      return { objectives, skills, counterparts };
    },
    /** Writes what terms name anew: what is no longer there goes, what stays keeps its id. */
    async saveTermsParts(termsId: string, { objectives, skills, counterparts }: TermsParts) {
      await db.deleteFrom("placement.requiredSkill").where("termsId", "=", termsId).execute();
      await db.deleteFrom("placement.objective").where("termsId", "=", termsId).execute();
      await db.deleteFrom("placement.counterpart").where("termsId", "=", termsId).execute();
      if (objectives.length)
        await db
          .insertInto("placement.objective")
          .values(
            objectives.map((one) => ({
              ...one,
              text: json(one.text),
              units: json(one.units),
              measure: one.measure && json(one.measure),
            })),
          )
          .execute();
      if (skills.length)
        await db
          .insertInto("placement.requiredSkill")
          .values(skills.map((one) => ({ ...one, title: json(one.title) })))
          .execute();
      if (counterparts.length)
        await db
          .insertInto("placement.counterpart")
          .values(counterparts.map((one) => ({ ...one, job: json(one.job) })))
          .execute();
    },
    /** Cases of the demo with everything that was said in them and who took part; what was drawn goes with its commitment. */
    async removeSyntheticCases() {
      for (const table of ["disclosure", "interview_note", "terms", "case_person", "participant"])
        await sql`delete from ${sql.table(`placement.${table}`)} where synthetic`.execute(tx);
    },
  };
}
