import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import type { z } from "zod";
import { anonymous, type Principal, type Role, type UseCase } from "./identity/index.ts";
import { createRun } from "./identity/index.server.ts";
import type { Outcome } from "./platform/index.ts";
import { openDatabase, type Database } from "./platform/database.ts";
import { createCopy, onDatabase } from "./platform/embedded.ts";
import { openFileStore, type FileStore } from "./platform/file-store.ts";
import { installationKeys } from "./platform/installation-key.ts";
import { openLog } from "./platform/log.ts";
import { paperKeys } from "./placement/index.server.ts";
import { wireStores, type Stores } from "./stores.ts";
import { organisations, personId } from "./test-people.ts";
import { openLabelIndexes } from "./vocabulary/index.server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The run's PostgreSQL: the role that owns nothing, the one that migrates, and the database that is copied. */
    database: { url: string; adminUrl: string; template: string };
  }
}

/** A Monday morning, 09:00 in Jakarta: the instant at which tests begin unless they choose another. */
const monday = new Date("2026-03-02T02:00:00Z");

export type TestWorkbench = {
  /** Runs a use case as production does: policy, input, one transaction with the principal, audit, COMMIT. */
  run<Schema extends z.ZodType, Result extends object>(
    useCase: UseCase<Stores, Schema, Result>,
    principal: Principal,
    input: z.input<Schema>,
    at?: Date,
  ): Promise<Outcome<Result>>;
  /** The role of the application: it owns nothing and meets every wall. */
  database: Database;
  /** Arranges and looks past the walls, as the role that migrates; values are bound, never pasted. */
  sql<Row = Record<string, unknown>>(text: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>;
  /** The same for a statement that the test puts together itself. */
  admin<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** What use cases read as now; it stands still until a test moves it. */
  clock: { now: Date };
  files: FileStore;
  url: string;
  adminUrl: string;
  close(): Promise<void>;
};

/**
 * A database of this test file's own: migrated, with the members of `principals` and nothing else.
 *
 *     const db = await testWorkbench();
 *     afterAll(db.close);
 *     test("a reader cannot import a survey", async () => {
 *       const outcome = await db.run(importSurvey, principals.bureau.reader, { … });
 *       expect(outcome).toMatchObject({ ok: false, code: "NOT_PERMITTED" });
 *       expect(await db.sql`select from evidence.dataset`).toHaveLength(0);
 *     });
 *
 * A file that imports this one is a store test: it runs where PostgreSQL has been started.
 */
export async function testWorkbench({ now = monday } = {}): Promise<TestWorkbench> {
  const { url, adminUrl, template } = inject("database");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await createCopy(adminUrl, name, template);
  const database = openDatabase(onDatabase(url, name), openLog("silent"), 6);
  const pool = new pg.Pool({ connectionString: onDatabase(adminUrl, name), max: 2 });
  pool.on("error", () => {});
  const admin = async <Row>(text: string, values: readonly unknown[] = []) =>
    (await pool.query(text, [...values])).rows as Row[];
  const folder = await mkdtemp(join(tmpdir(), "jembatan-files-"));
  const files = openFileStore(folder);
  const clock = { now };
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Jakarta" });
  const labelIndexes = openLabelIndexes();
  const papers = paperKeys(join(folder, "keys", "papers.key"));
  const signing = installationKeys(join(folder, "keys", "signing.pem"));
  const run = createRun({
    database,
    wire: (tx) => wireStores(tx, files, labelIndexes, signing, papers),
    clock: () => clock.now,
    today: (at) => day.format(at),
  });
  return {
    database,
    clock,
    files,
    url: onDatabase(url, name),
    adminUrl: onDatabase(adminUrl, name),
    run: (useCase, principal, input, at) =>
      run(useCase, { principal, trace: "test", ...(at && { at }) }, input),
    admin,
    sql: (text, ...values) =>
      admin(
        text.reduce((all, part, index) => `${all}$${index}${part}`),
        values,
      ),
    async close() {
      // The database goes with the server of the run: dropped here, its hundreds of files would be in the way of the
      // next ones, for which the disk looks past every place that was freed within seconds.
      await Promise.all([database.close(), pool.end()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const memberOf = (key: keyof typeof organisations) => {
  const { organisationId, party } = organisations[key];
  const member = (role: Role): Principal & { kind: "member" } => ({
    kind: "member",
    person: personId(key, role),
    name: `${key} ${role}`,
    organisation: organisationId,
    organisationKey: key,
    party,
    role,
  });
  return {
    officer: member("officer"),
    statistician: member("statistician"),
    head: member("head"),
    registrar: member("registrar"),
    reader: member("reader"),
    filing: member("filing"),
    expert: member("expert"),
    instructor: member("instructor"),
    commandLine: { kind: "job", name: "command-line", organisation: organisationId, party, person: null },
    demo: { kind: "job", name: "demo", organisation: organisationId, party, person: null },
    worker: { kind: "job", name: "worker", organisation: organisationId, party, person: null },
  } as const satisfies Record<string, Principal>;
};

/**
 * Whoever a test may act as. `ministry` and `bureau` are of one party (ID), `agency` is of the other (SG); each has a
 * member in every role, `<organisation>.<role>`, and the installation's jobs acting for it.
 */
export const principals = {
  anonymous,
  ministry: memberOf("ministry"),
  bureau: memberOf("bureau"),
  agency: memberOf("agency"),
} as const;
