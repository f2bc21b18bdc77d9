import { CamelCasePlugin, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import type { Log } from "./log.ts";

/** A transaction without tables: each store narrows it to its own (`tx.withTables<…>()`). */
export type Tx = Kysely<object>;

export type Database = {
  /**
   * One transaction whose settings (`jembatan.*`) are set for its duration. It commits when `decide` says so after
   * `work`, else it rolls back; the answer is given only after COMMIT.
   */
  transaction<T>(
    settings: Readonly<Record<string, string>>,
    work: (tx: Tx) => Promise<T>,
    decide: (result: T) => "commit" | "rollback",
  ): Promise<T>;
  /** One statement outside any principal, for functions that need none. */
  query<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
  pool: pg.Pool;
  close(): Promise<void>;
};

// A DATE is a day, not an instant: it stays the text that PostgreSQL sent. Counts fit a JavaScript number.
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.DATE, (value: string) => value);
types.setTypeParser(pg.types.builtins.INT8, Number);

const setting = (name: string, value: string) =>
  `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`;

export function openDatabase(url: string, log: Log, max = 10): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: 4_000,
    idle_in_transaction_session_timeout: 300_000,
  });
  const lost = (error: Error) => log.warn({ reason: error.message }, "database connection lost");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  const kysely = new Kysely<object>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return {
    pool,
    transaction: (settings, work, decide) =>
      kysely.connection().execute(async (connection) => {
        const tx = connection as Tx;
        // Settings and beginning in one message: a page has few statements, and each costs a round trip.
        const set = Object.entries(settings).map(([name, value]) => setting(name, value));
        await sql.raw(`begin; select ${set.join(", ")}`).execute(tx);
        try {
          const result = await work(tx);
          await sql.raw(decide(result)).execute(tx);
          return result;
        } catch (error) {
          // The first error is the one to tell; a connection that is gone has rolled back by itself.
          await sql
            .raw("rollback")
            .execute(tx)
            .catch(() => {});
          throw error;
        }
      }),
    async query<Row>(text: string, values: readonly unknown[]) {
      return (await pool.query(text, [...values])).rows as Row[];
    },
    close: () => kysely.destroy(),
  };
}

const unreachable = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "ENOTFOUND", "EPIPE", "ETIMEDOUT"]);

/** Says whether an error means that the database cannot be reached or is stopping, so that 503 is the true answer. */
export function databaseIsAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code ?? "";
  // 57P01–57P03: shutting down or starting; 08…: connection; 53…: out of connections, memory or disk.
  return (
    unreachable.has(code) ||
    /^(57P0|08|53)/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|not queryable/.test(error.message)
  );
}

/** The driver writes a JavaScript array or object as jsonb only when told that it is JSON. */
export const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;
