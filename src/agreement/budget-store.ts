import { json, type Tx } from "../platform/database.ts";
import type { Budget } from "./budget-taken.ts";

type Tables = { "agreement.budget": Budget };

/** Workbooks out of which figures of money clauses were taken. */
export function budgetStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    async addBudget(budget: Budget) {
      await db
        .insertInto("agreement.budget")
        .values({ ...budget, figures: json(budget.figures), facts: json(budget.facts) })
        .execute();
    },
    /** Those of a clause, the newest first. */
    budgetsOf: (clauseId: string) =>
      db
        .selectFrom("agreement.budget")
        .selectAll()
        .where("clauseId", "=", clauseId)
        .orderBy("enteredAt", "desc")
        .orderBy("budgetId")
        .limit(20)
        .execute(),
    budget: (budgetId: string) =>
      db.selectFrom("agreement.budget").selectAll().where("budgetId", "=", budgetId).executeTakeFirst(),
  };
}
