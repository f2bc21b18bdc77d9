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

const sourceInUse = "55006";

/**
 * Creates a database that the role of `adminUrl` owns, as a copy of `template` (extensions, tables, rows
 * and rights). A template that still has sessions is waited for, at most ten seconds.
 */
export async function createDatabase(adminUrl: string, name: string, template = "template1"): Promise<void> {
  const deadline = Date.now() + 10_000;
  await withClient(onDatabase(adminUrl, "postgres"), async (client) => {
    const [made, source] = [name, template].map(pg.escapeIdentifier);
    const statement = `create database ${made} template ${source}`;
    for (;;) {
      try {
        await client.query(statement);
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== sourceInUse || Date.now() > deadline) throw error;
        await wait(100);
      }
    }
  });
}

/** Drops a database, if it exists, with the sessions on it. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  await withClient(onDatabase(adminUrl, "postgres"), (client) =>
    client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  );
}

/**
 * A fresh copy of `template` under `name`, in place of an earlier one: one for each worker of the store
 * tests.
 */
export async function createCopy(adminUrl: string, name: string, template: string): Promise<void> {
  await dropDatabase(adminUrl, name);
  await createDatabase(adminUrl, name, template);
}
