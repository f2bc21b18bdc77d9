import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { createDatabase, onDatabase, startEmbedded } from "../src/platform/embedded.ts";
import { withClient } from "../src/platform/embedded-databases.ts";
import { migrate } from "../src/platform/migrations.ts";
import { peopleSql } from "../src/test-people.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const template = "template_of_tests";

/**
 * One PostgreSQL for the run, in a home that is removed at its end; one database is migrated and gets the members that
 * tests act as, and every test file works on a copy of it.
 */
export default async function startDatabase(project: TestProject): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), "jembatan-test-"));
  const started = await startEmbedded({ home, throwaway: true });
  if (!started.ok) throw new Error(`The database of the tests did not start: ${JSON.stringify(started)}`);
  const { url, adminUrl, release } = started.embedded;
  await createDatabase(adminUrl, template);
  const migrated = await migrate(onDatabase(adminUrl, template), join(root, "migrations"), "jembatan_app");
  if (!migrated.ok)
    throw new Error(`The database of the tests was not migrated: ${JSON.stringify(migrated)}`);
  await withClient(onDatabase(adminUrl, template), (client) => client.query(peopleSql()));
  await refuseSuperusers([url, adminUrl]);
  project.provide("database", { url, adminUrl, template });
  return async () => {
    const { place } = JSON.parse(await readFile(join(home, "database.json"), "utf8")) as {
      place: string | null;
    };
    await release();
    await rm(home, { recursive: true, force: true });
    if (place) await rm(place, { recursive: true, force: true });
  };
}

/** A superuser meets no wall: a test that connected as one would prove nothing. */
async function refuseSuperusers(urls: readonly string[]) {
  for (const url of urls) {
    const [role] = await withClient(url, async (client) => {
      const found = await client.query<{ name: string; super: boolean }>(
        "select rolname as name, rolsuper as super from pg_roles where rolname = current_user",
      );
      return found.rows;
    });
    if (!role || role.super) throw new Error(`Tests must not connect as the superuser ${role?.name}`);
  }
}
