import { existsSync } from "node:fs";
import { join } from "node:path";
import { createRun, type Caller, type Run } from "./identity/index.server.ts";
import { dayOf, type Outcome } from "./platform/index.ts";
import type { Config } from "./platform/config.ts";
import { openDatabase, type Database } from "./platform/database.ts";
import { startEmbedded } from "./platform/embedded.ts";
import { openFileStore, type FileStore } from "./platform/file-store.ts";
import { installationKeys } from "./platform/installation-key.ts";
import { openQueue, type Queue } from "./platform/jobs.ts";
import type { Log } from "./platform/log.ts";
import { migrate } from "./platform/migrations.ts";
import { refuse } from "./platform/outcome.ts";
import { paperKeys } from "./placement/index.server.ts";
import { wireStores, type Stores } from "./stores.ts";
import { registerUseCases } from "./use-cases.ts";
import { openLabelIndexes } from "./vocabulary/index.server.ts";

/** One installation, opened: what both composition roots (web process, command line) work with. */
export type Workbench = {
  /** Folder of the installation: migrations, mappings, demo. */
  root: string;
  config: Config;
  log: Log;
  database: Database;
  files: FileStore;
  queue: Queue;
  run: Run<Stores>;
  useCases: ReadonlyMap<string, { name: string; kind: "read" | "change" }>;
  today(now?: Date): string;
  close(): Promise<void>;
};

export type OpeningStep = { step: "initdb" | "start" | "ready" | "migration"; name?: string };

/** Use cases that exist in demo mode only. */
const demoOnly = ["identity.list-demo-people", "identity.enter-as-demo-person"];

/**
 * Opens an installation: database (embedded unless DATABASE_URL is set), migrations, files, queue, use cases.
 * Refusals: the codes of the embedded database, DATABASE_AWAY, and those of `migrate`.
 */
export async function openWorkbench(
  root: string,
  config: Config,
  log: Log,
  onStep: (step: OpeningStep) => void = () => {},
): Promise<Outcome<{ workbench: Workbench }>> {
  const connection = await connect(config, onStep);
  if (!connection.ok) return connection;
  const { url, adminUrl, release } = connection;
  try {
    if (adminUrl) {
      const migrated = await migrate(adminUrl, join(root, "migrations"), new URL(url).username, (name) =>
        onStep({ step: "migration", name }),
      );
      if (!migrated.ok) {
        await release();
        return migrated;
      }
    }
  } catch (error) {
    await release();
    return refuse("DATABASE_AWAY", { reason: error instanceof Error ? error.message : String(error) });
  }
  const database = openDatabase(url, log);
  const queue = openQueue(url, log);
  const files = openFileStore(join(config.home, "files"));
  const labelIndexes = openLabelIndexes();
  const papers = paperKeys(join(config.home, "keys", "papers.key"), config.paperKey);
  const signing = installationKeys(config.signingKey ?? join(config.home, "keys", "signing.pem"));
  const useCases = registerUseCases();
  if (!config.demo) for (const name of demoOnly) useCases.delete(name);
  const today = (now = new Date()) => dayOf(now);
  const runRegistered = createRun({
    database,
    wire: (tx) => wireStores(tx, files, labelIndexes, signing, papers),
    clock: () => new Date(),
    today,
  });
  const workbench: Workbench = {
    root,
    config,
    log,
    database,
    files,
    queue,
    useCases,
    today,
    async run(useCase, caller: Caller, input) {
      if (!useCases.has(useCase.name)) return refuse("NOT_PERMITTED");
      return runRegistered(useCase, caller, input);
    },
    async close() {
      await queue.close();
      await database.close();
      await release();
    },
  };
  return { ok: true, workbench };
}

async function connect(config: Config, onStep: (step: OpeningStep) => void) {
  if (config.databaseUrl) {
    return {
      ok: true as const,
      url: config.databaseUrl,
      adminUrl: config.databaseAdminUrl,
      release: async () => {},
    };
  }
  const started = await startEmbedded({ home: config.home, onProgress: (step) => onStep({ step }) });
  if (!started.ok) return started;
  const { url, adminUrl } = started.embedded;
  return { ok: true as const, url, adminUrl, release: () => started.embedded.release() };
}

/** Whether the folder `demo/` is there: without it the product starts clean. */
export const hasDemo = (root: string): boolean => existsSync(join(root, "demo", "load.ts"));
