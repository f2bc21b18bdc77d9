import { sql } from "kysely";
import { json, type Tx } from "../platform/database.ts";
import type { Check, Rule } from "./rule.ts";

type RuleRow = {
  route: string;
  key: string;
  validFrom: string;
  validUntil: string | null;
  position: number;
  title: Rule["title"];
  help: Rule["help"];
  officeKey: string | null;
  byCapacity: Rule["by"];
  daysBefore: number;
  paper: Rule["paper"];
  source: string | null;
  synthetic: boolean;
};
type Tables = { "placement.rule": RuleRow; "placement.caseCheck": Check };

/** What the routes ask for, and what each case has to show. */
export function checkStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    /** Every rule, also of days gone by, in the order of the files. */
    async rules(): Promise<Rule[]> {
      const rows = await db
        .selectFrom("placement.rule")
        .selectAll()
        .orderBy("route")
        .orderBy("position")
        .orderBy("key")
        .orderBy("validFrom")
        .execute();
      return rows.map(
        ({
          route,
          key,
          validFrom,
          validUntil,
          title,
          help,
          officeKey,
          byCapacity,
          daysBefore,
          paper,
          source,
        }) => ({
          ...{ key, title, help, daysBefore, paper, source },
          ...{ route: route as Rule["route"], from: validFrom, until: validUntil },
          ...{ by: byCapacity, office: officeKey },
        }),
      );
    },
    /** Rules as a file has them: what it says of a rule from a day on takes the place of what was said before. */
    async saveRules(rules: readonly Rule[], synthetic: boolean) {
      await db
        .insertInto("placement.rule")
        .values(
          rules.map((one, position) => ({
            ...{ route: one.route, key: one.key, validFrom: one.from, validUntil: one.until, position },
            ...{ title: json(one.title), help: one.help && json(one.help), officeKey: one.office },
            ...{
              byCapacity: one.by,
              daysBefore: one.daysBefore,
              paper: one.paper,
              source: one.source,
              synthetic,
            },
          })),
        )
        .onConflict((on) =>
          on.columns(["route", "key", "validFrom"]).doUpdateSet((e) => ({
            validUntil: e.ref("excluded.validUntil"),
            position: e.ref("excluded.position"),
            title: e.ref("excluded.title"),
            help: e.ref("excluded.help"),
            officeKey: e.ref("excluded.officeKey"),
            byCapacity: e.ref("excluded.byCapacity"),
            daysBefore: e.ref("excluded.daysBefore"),
            paper: e.ref("excluded.paper"),
            source: e.ref("excluded.source"),
            synthetic: e.ref("excluded.synthetic"),
          })),
        )
        .execute();
    },

    /** The last day of rules in whose place others come. */
    async endRules(rules: readonly Pick<Rule, "route" | "key" | "from" | "until">[]) {
      for (const { route, key, from, until } of rules)
        await db
          .updateTable("placement.rule")
          .set({ validUntil: until })
          .where("route", "=", route)
          .where("key", "=", key)
          .where("validFrom", "=", from)
          .execute();
    },
    /** Whether an office answers for some case as its programme office. */
    isProgramme: async (organisation: string): Promise<boolean> =>
      (
        await sql`select from placement.participant
          where organisation_id = ${organisation}::uuid and capacity = 'programme' limit 1`.execute(tx)
      ).rows.length > 0,
    oneRuleImportAtATime: async () => {
      await sql`select pg_advisory_xact_lock(7245044, 1)`.execute(tx);
    },

    async addChecks(checks: readonly Check[]) {
      if (!checks.length) return;
      await db
        .insertInto("placement.caseCheck")
        .values(checks.map((one) => ({ ...one, rule: json(one.rule) })))
        .execute();
    },
    /** What a placement has to show, what is due first on top. */
    checks: (placementId: string) =>
      db
        .selectFrom("placement.caseCheck")
        .selectAll()
        .where("placementId", "=", placementId)
        .orderBy("dueOn")
        .orderBy("ruleKey")
        .execute(),
    check: (checkId: string) =>
      db.selectFrom("placement.caseCheck").selectAll().where("checkId", "=", checkId).executeTakeFirst(),
    async settleCheck(
      checkId: string,
      settled: Pick<Check, "state" | "reference" | "doneOn" | "reason" | "doneBy" | "at">,
    ) {
      await db.updateTable("placement.caseCheck").set(settled).where("checkId", "=", checkId).execute();
    },
    async removeSyntheticRules() {
      await db.deleteFrom("placement.rule").where("synthetic", "=", true).execute();
    },
  };
}
