import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { getConstructionPlans } from "pg-boss";
import { type Outcome, refuse } from "./outcome.ts";

/** Schema in which pg-boss keeps its jobs; installed by the admin role, used by the app role. */
export const jobSchema = "job";

/**
 * Brings a database to the newest form, each file in a transaction of its own, under one lock, so that several
 * processes may start at once. Runs as the admin role; the app role gets what the files grant.
 * Refusals: MIGRATION_CHANGED (a file that was applied is not the same any more), MIGRATION_FAILED (with the reason).
 */
export async function migrate(
  adminUrl: string,
  folder: string,
  appUser: string,
  onStep: (name: string) => void = () => {},
): Promise<Outcome<{ applied: string[] }>> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on("error", () => {});
  await client.connect();
  const applied: string[] = [];
  try {
    await client.query("select pg_advisory_lock(7245001)");
    await prepareRole(client, appUser);
    await client.query(
      "create table if not exists public.migration (name text primary key, hash text not null, at timestamptz not null default now())",
    );
    const done = new Map(
      (
        await client.query<{ name: string; hash: string }>("select name, hash from public.migration")
      ).rows.map((row) => [row.name, row.hash]),
    );
    const steps = await readSteps(folder);
    for (const { name, text, hash } of steps) {
      const before = done.get(name);
      if (before === hash) continue;
      if (before !== undefined) return refuse("MIGRATION_CHANGED", { name });
      onStep(name);
      try {
        await client.query(`begin;\n${text}`);
        // In the same transaction: a kill leaves both the change and its record, or neither.
        await client.query("insert into public.migration (name, hash) values ($1, $2)", [name, hash]);
        await client.query("commit");
      } catch (error) {
        await client.query("rollback");
        return refuse("MIGRATION_FAILED", {
          name,
          reason: error instanceof Error ? error.message : String(error),
        });
      }
      applied.push(name);
    }
    return { ok: true, applied };
  } finally {
    await client.end();
  }
}

async function prepareRole(client: pg.Client, appUser: string) {
  const roles = await client.query<{ rolname: string }>(
    "select rolname from pg_roles where rolname = any ($1)",
    [["jembatan_app", appUser]],
  );
  const names = roles.rows.map((row) => row.rolname);
  if (!names.includes("jembatan_app")) await client.query("create role jembatan_app nologin");
  if (appUser !== "jembatan_app" && names.includes(appUser)) {
    await client.query(`grant jembatan_app to ${pg.escapeIdentifier(appUser)}`);
  }
}

async function readSteps(folder: string) {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })),
  );
  return [{ name: "0000_jobs", text: jobsText() }, ...files].map((step) => ({
    ...step,
    // The queue's own text changes with its version: its name is its identity here.
    hash: step.name === "0000_jobs" ? "pg-boss" : createHash("sha256").update(step.text).digest("hex"),
  }));
}

/** pg-boss brings its own tables; the app role may use them and owns none. */
function jobsText() {
  const plan = getConstructionPlans(jobSchema)
    .replace(/^\s*BEGIN;/i, "")
    .replace(/COMMIT;\s*$/i, "");
  return `${plan};
    grant usage on schema ${jobSchema} to jembatan_app;
    grant select, insert, update, delete on all tables in schema ${jobSchema} to jembatan_app;
    grant execute on all functions in schema ${jobSchema} to jembatan_app;
    grant usage, select on all sequences in schema ${jobSchema} to jembatan_app;`;
}
