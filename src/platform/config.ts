import { resolve } from "node:path";

/** Where this process runs and what it may use; read once, at the start, from the environment. */
export type Config = {
  /** Folder for the embedded database, files and logs (`JEMBATAN_HOME`, default `./var`). */
  home: string;
  /** File of the key by which this installation signs what it hands out (`JEMBATAN_SIGNING_KEY`; default: in its home). */
  signingKey?: string | undefined;
  /** Key that wraps the keys of identity papers (`JEMBATAN_PAPER_KEY`, 32 bytes); default: a file in its home. */
  paperKey?: string | undefined;
  host: string;
  port: number;
  /** Role that owns nothing; null: the embedded database is started. */
  databaseUrl: string | null;
  /** Role that migrates, backs up and restores (BYPASSRLS). */
  databaseAdminUrl: string | null;
  /** The demo corridor is loaded at the start and its people may be entered without a password. */
  demo: boolean;
  /** Served over HTTPS: cookies get the `__Host-` prefix and `Secure`. */
  secure: boolean;
  logLevel: string;
};

export function readConfig(env: NodeJS.ProcessEnv, demoPresent: boolean): Config {
  const port = Number(env.PORT ?? 8080);
  return {
    home: resolve(env.JEMBATAN_HOME ?? "var"),
    signingKey: env.JEMBATAN_SIGNING_KEY && resolve(env.JEMBATAN_SIGNING_KEY),
    paperKey: env.JEMBATAN_PAPER_KEY || undefined,
    host: env.HOST ?? "127.0.0.1",
    port: Number.isInteger(port) && port >= 0 && port < 65_536 ? port : 8080,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseAdminUrl: env.DATABASE_ADMIN_URL ?? null,
    demo: env.JEMBATAN_DEMO === undefined ? demoPresent : env.JEMBATAN_DEMO === "1",
    secure: env.JEMBATAN_HTTPS === "1",
    logLevel: env.LOG_LEVEL ?? "info",
  };
}
