import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";

/** The same server, role and password with another database. */
export function onDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(database)}`;
  return other.href;
}

/**
 * Connects for the duration of `work`. Rejects with the error of PostgreSQL, whose `code` is the SQLSTATE.
 */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks outside a query would end the process; inside one, the query rejects anyway.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Creates a database that the role of `adminUrl` owns, as a copy of `template` (extensions, tables, rows
 * and rights). A template that still has sessions is waited for, at most ten seconds.
 */
export async function createDatabase(adminUrl: string, name: string, template = "template1"): Promise<void> {
  await withClient(onDatabase(adminUrl, "postgres"), async (client) => {
    const [made, source] = [name, template].map(pg.escapeIdentifier);
    await untilUnused(() => client.query(`create database ${made} template ${source}`));
  });
}

/**
 * Drops a database, if it exists, with the sessions on it. Not `with (force)`: that asks for a right over every
 * session, and a vacuum, which PostgreSQL ends by itself for a drop, is nobody's.
 */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(onDatabase(adminUrl, "postgres"), (client) =>
    untilUnused(async () => {
      await client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usesysid is not null",
        [name],
      );
      await client.query(`drop database if exists ${pg.escapeIdentifier(name)}`);
    }),
  );
}

const inUse = "55006";

/** Tries again while others use the database, at most ten seconds. */
async function untilUnused(attempt: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== inUse || Date.now() > deadline) throw error;
      await wait(100);
    }
  }
}

/**
 * A fresh copy of `template` under `name`, in place of an earlier one: one for each worker of the store
 * tests.
 */
export async function createCopy(adminUrl: string, name: string, template: string): Promise<void> {
  await dropDatabase(adminUrl, name);
  await createDatabase(adminUrl, name, template);
}
