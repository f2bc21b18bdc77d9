import { sql } from "kysely";
import type { Bilingual } from "../platform/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Duty } from "./duty.ts";

type Row = Duty & { raisedBy: string | null; closedAt: Date | null };
type Tables = { "duty.duty": Row };

export type DutyStore = ReturnType<typeof dutyStore>;

export type NewDuty = Omit<Duty, "state"> & { raisedBy: string | null };

export function dutyStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  const mine = (who: { organisation: string; person: string | null; role: string | null }) =>
    db
      .selectFrom("duty.duty")
      .where("organisationId", "=", who.organisation)
      .where("state", "=", "open")
      .where((e) =>
        e.or([
          e("personId", "=", who.person),
          e.and([e("personId", "is", null), e.or([e("role", "is", null), e("role", "=", who.role)])]),
        ]),
      );
  return {
    async raise(duties: readonly NewDuty[]) {
      if (!duties.length) return;
      await db
        .insertInto("duty.duty")
        .values(
          duties.map((duty) => ({
            ...duty,
            state: "open" as const,
            closedAt: null,
            title: json(duty.title),
            note: json(duty.note),
            nextActor: json(duty.nextActor),
          })),
        )
        .execute();
    },
    /** Closes the open duties about a record; @returns how many there were */
    async close(record: { kind: string; id: string }, state: "done" | "cancelled", now: Date) {
      const closed = await db
        .updateTable("duty.duty")
        .set({ state, closedAt: now })
        .where("recordKind", "=", record.kind)
        .where("recordId", "=", record.id)
        .where("state", "=", "open")
        .executeTakeFirst();
      return Number(closed.numUpdatedRows);
    },
    /** Moves the day on which the open duties about a record fall due; @returns how many there were */
    async moveDue(record: { kind: string; id: string }, dueOn: string) {
      const moved = await db
        .updateTable("duty.duty")
        .set({ dueOn })
        .where("recordKind", "=", record.kind)
        .where("recordId", "=", record.id)
        .where("state", "=", "open")
        .executeTakeFirst();
      return Number(moved.numUpdatedRows);
    },
    /** Those of some records about which a duty is open. */
    async openAbout(kind: string, ids: readonly string[]): Promise<Set<string>> {
      if (ids.length === 0) return new Set();
      const found = await db
        .selectFrom("duty.duty")
        .select("recordId")
        .where("recordKind", "=", kind)
        .where("recordId", "in", [...ids])
        .where("state", "=", "open")
        .execute();
      return new Set(found.map(({ recordId }) => recordId));
    },
    async removeSynthetic() {
      await db.deleteFrom("duty.duty").where("synthetic", "=", true).execute();
    },
    /** Open duties of an organisation that are due on a day or earlier, the most urgent first. */
    dueBy: (organisation: string, day: string) =>
      db
        .selectFrom("duty.duty")
        .selectAll()
        .where("organisationId", "=", organisation)
        .where("state", "=", "open")
        .where("dueOn", "<=", day)
        .orderBy("dueOn")
        .orderBy("dutyId")
        .execute(),
    /** What waits for a person in a role of an organisation, the most urgent first. */
    waiting: (
      who: { organisation: string; person: string | null; role: string | null },
      limit: number,
      offset: number,
    ) => mine(who).selectAll().orderBy("dueOn").orderBy("dutyId").limit(limit).offset(offset).execute(),
    count: async (
      who: { organisation: string; person: string | null; role: string | null },
      today: string,
    ) => {
      const found = await mine(who)
        .select((e) => [
          e.fn.countAll<number>().as("open"),
          e.fn.countAll<number>().filterWhere("dueOn", "<", today).as("late"),
        ])
        .executeTakeFirstOrThrow();
      return found;
    },
  };
}

const json = (value: Bilingual | null) => sql<Bilingual>`${value && JSON.stringify(value)}::jsonb`;
