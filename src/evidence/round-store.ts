import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Language } from "../platform/index.ts";
import type { DecisionLine } from "./dovetailing.ts";
import {
  decidingStages,
  type Cancellation,
  type Criterion,
  type DecidingStage,
  type Round,
  type RoundStage,
} from "./round.ts";

/** One decision as it was taken; the last one of an occupation holds. */
export type Decided = DecisionLine & {
  stage: DecidingStage;
  /** Language of the page that the reason was written on; null: not known. */
  writtenIn: Language | null;
  decidedBy: string | null;
  decidedAt: Date;
};

type Tables = {
  "evidence.round": Round;
  "evidence.round_cancellation": Cancellation;
  "evidence.decision": Decided & { organisationId: string; roundId: string };
  "evidence.criterion": Criterion & { organisationId: string; roundId: string };
};

const decisionColumns = [
  "code",
  "stage",
  "topDown",
  "bottomUp",
  "proposal",
  "decision",
  "reason",
  "writtenIn",
  "decidedBy",
  "decidedAt",
] as const;
const criterionColumns = [
  "code",
  "test",
  "met",
  "evidence",
  "source",
  "commits",
  "writtenIn",
  "author",
  "at",
] as const;
/** A date stays the text that it is. */
const closesOn = sql<string | null>`to_char(closes_on, 'YYYY-MM-DD')`.as("closesOn");
const roundColumns = [
  "roundId",
  "organisationId",
  "name",
  "title",
  "stage",
  "listId",
  "codeList",
  "settings",
  "openedBy",
  "openedAt",
  "synthetic",
  "releasedTo",
] as const;

/** Rounds, their decisions and tests, seen through the walls of the transaction's principal. */
export function roundStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  const rounds = () => db.selectFrom("evidence.round").select([...roundColumns, closesOn]);
  return {
    rounds: ({ limit, offset }: { limit: number; offset: number }) =>
      rounds().orderBy("openedAt", "desc").orderBy("roundId").limit(limit).offset(offset).execute(),
    async countRounds() {
      const { count } = await db
        .selectFrom("evidence.round")
        .select((e) => e.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      return count;
    },
    /** By its name; of several that a reader may see, the first that was opened. */
    roundNamed: (name: string, organisation?: string) => {
      let query = rounds().where("name", "=", name);
      if (organisation) query = query.where("organisationId", "=", organisation);
      return query.orderBy("openedAt").limit(1).executeTakeFirst();
    },
    /** The same, and nobody else moves it until this transaction ends. */
    holdRound: (name: string, organisation: string) =>
      rounds()
        .where("name", "=", name)
        .where("organisationId", "=", organisation)
        .forUpdate()
        .executeTakeFirst(),
    /** Rounds of an office that are decided upon, and since when: their opening, or the last answer that was looked at. */
    roundsInWork: (organisation: string) =>
      rounds()
        .select(
          sql<Date>`greatest(opened_at, (select max(s.moderated_at) from evidence.submission s
            where s.round_id = round.round_id))`.as("since"),
        )
        .where("organisationId", "=", organisation)
        .where("stage", "in", decidingStages)
        .orderBy("openedAt")
        .execute(),
    async addRound(round: Round) {
      await db
        .insertInto("evidence.round")
        .values({ ...round, title: json(round.title), settings: json(round.settings) })
        .execute();
    },
    async moveRound(roundId: string, stage: RoundStage, more: { closesOn?: string; releasedTo?: string[] }) {
      await db
        .updateTable("evidence.round")
        .set({ stage, ...more })
        .where("roundId", "=", roundId)
        .execute();
    },

    async addCancellation(cancellation: Cancellation) {
      await db.insertInto("evidence.round_cancellation").values(cancellation).execute();
    },
    cancellationOf: (roundId: string) =>
      db
        .selectFrom("evidence.round_cancellation")
        .select(["stage", "reason", "writtenIn", "cancelledBy", "cancelledAt"])
        .where("roundId", "=", roundId)
        .executeTakeFirst(),

    async addDecision(organisationId: string, roundId: string, decided: Decided) {
      await db
        .insertInto("evidence.decision")
        .values({ organisationId, roundId, ...decided })
        .execute();
    },
    /** All decisions of a round, or of one of its occupations, in the order they were taken. */
    decisionsOf: (roundId: string, code?: string) => {
      let query = db.selectFrom("evidence.decision").select(decisionColumns).where("roundId", "=", roundId);
      if (code) query = query.where("code", "=", code);
      return query.orderBy(sql`position`).execute();
    },
    async addCriterion(organisationId: string, roundId: string, criterion: Criterion) {
      await db
        .insertInto("evidence.criterion")
        .values({ organisationId, roundId, ...criterion })
        .execute();
    },
    criteriaOf: (roundId: string, code?: string) => {
      let query = db.selectFrom("evidence.criterion").select(criterionColumns).where("roundId", "=", roundId);
      if (code) query = query.where("code", "=", code);
      return query.orderBy(sql`position`).execute();
    },
  };
}
