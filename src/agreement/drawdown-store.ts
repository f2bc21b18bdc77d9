import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../platform/database.ts";
import type { Balance, Drawdown, OpenCommitment } from "./drawdown.ts";

type Tables = { "agreement.drawdown": Drawdown };

/** For what is drawn, by whom. */
type Draw = Pick<
  Drawdown,
  "organisationId" | "recordKind" | "recordId" | "path" | "drawnBy" | "drawnAt" | "synthetic"
>;

const open = sql`c.commitment_id, c.title, c.party, c.quantity::float8 as quantity, c.unit, c.period_from, c.period_until,
  c.replaced_by, b.drawn::float8 as drawn
  from agreement.commitment c join agreement.commitment_balance b on b.commitment_id = c.commitment_id`;

/** What was drawn from commitments, and what they still have. */
export function drawdownStore(tx: Tx) {
  const db = tx.withTables<Tables>();
  return {
    /**
     * Takes so much from a commitment, in its unit; less than nothing gives back. One statement moves the balance, so
     * whoever draws at the same time waits and then finds what is left.
     * @returns false when too little is left (or, giving back, when less was drawn); nothing is written then
     */
    async draw(commitmentId: string, quantity: number, { organisationId, ...draw }: Draw): Promise<boolean> {
      const moved = await sql<{
        circleId: string;
      }>`update agreement.commitment_balance set drawn = drawn + ${quantity}
        where commitment_id = ${commitmentId}::uuid and drawn + ${quantity} between 0 and quantity
        returning circle_id`.execute(tx);
      const circleId = moved.rows[0]?.circleId;
      if (circleId === undefined) return false;
      await db
        .insertInto("agreement.drawdown")
        .values({ organisationId, circleId, drawdownId: randomUUID(), commitmentId, quantity, ...draw })
        .execute();
      return true;
    },
    /** Commitments in one unit that one may see, those of one party alone where it is named; what ends first on top. */
    openCommitments: async (unit: string, party: string | null = null): Promise<OpenCommitment[]> =>
      (
        await sql<OpenCommitment>`select ${open} where c.unit = ${unit} and c.replaced_by is null
          ${party ? sql`and c.party = ${party}` : sql``} order by c.period_until, c.commitment_id limit 200`.execute(
          tx,
        )
      ).rows,
    openCommitment: async (commitmentId: string): Promise<OpenCommitment | undefined> =>
      (await sql<OpenCommitment>`select ${open} where c.commitment_id = ${commitmentId}::uuid`.execute(tx))
        .rows[0],
    balances: async (commitmentIds: readonly string[]): Promise<Balance[]> =>
      commitmentIds.length
        ? (
            await sql<Balance>`select commitment_id, quantity::float8 as quantity, drawn::float8 as drawn
              from agreement.commitment_balance where commitment_id = any (${[...commitmentIds]}::uuid[])`.execute(
              tx,
            )
          ).rows
        : [],
    /** What was drawn for each record, what was given back taken off; the last record first. */
    drawnBy: async (commitmentIds: readonly string[]) =>
      commitmentIds.length
        ? (
            await sql<{
              commitmentId: string;
              recordKind: string;
              recordId: string;
              path: string;
              quantity: number;
            }>`
              select commitment_id, record_kind, record_id, max(path) as path, sum(quantity)::float8 as quantity
              from agreement.drawdown where commitment_id = any (${[...commitmentIds]}::uuid[])
              group by commitment_id, record_kind, record_id having sum(quantity) <> 0
              order by max(drawn_at) desc, record_id`.execute(tx)
          ).rows
        : [],
  };
}
