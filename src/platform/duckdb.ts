import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { DuckDBInstance } from "@duckdb/node-api";

export type DuckDBOptions = {
  /** Folders that statements may read from and write to; everything else on the machine is closed to them. */
  folders: readonly string[];
  /** Memory that DuckDB may hold before it spills to its own temporary folder. */
  memoryMebibytes?: number;
  threads?: number;
};

/** An open DuckDB. Values go in as `$name` parameters; names that cannot be parameters through `sqlName`. */
export type DuckDB = {
  connection: DuckDBConnection;
  run: (sql: string, values?: Record<string, DuckDBValue>) => Promise<void>;
  /** Rows as objects with plain JavaScript values; integers wider than 32 bits come as bigint. */
  rows: (sql: string, values?: Record<string, DuckDBValue>) => Promise<Record<string, unknown>[]>;
};

/**
 * Opens an in-memory DuckDB for the time of `use`, and closes it and removes its temporary folder whatever
 * happens. It reaches no network, loads no extension beyond those built in, and sees only `folders`.
 */
export async function withDuckDB<T>(options: DuckDBOptions, use: (db: DuckDB) => Promise<T>): Promise<T> {
  const temporary = await mkdtemp(join(tmpdir(), "jembatan-duckdb-"));
  try {
    const instance = await DuckDBInstance.create(":memory:", {
      memory_limit: `${options.memoryMebibytes ?? 1024}MiB`,
      threads: String(options.threads ?? 2),
      temp_directory: temporary,
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      allow_community_extensions: "false",
      preserve_insertion_order: "true",
    });
    try {
      const connection = await instance.connect();
      try {
        const folders = options.folders.map((folder) => sqlText(`${resolve(folder)}/`));
        await connection.run(`SET allowed_directories = [${folders.join(", ")}]`);
        await connection.run("SET enable_external_access = false");
        await connection.run("SET lock_configuration = true");
        return await use({
          connection,
          run: async (sql, values) => void (await connection.run(sql, values)),
          rows: async (sql, values) => (await connection.runAndReadAll(sql, values)).getRowObjectsJS(),
        });
      } finally {
        connection.closeSync();
      }
    } finally {
      instance.closeSync();
    }
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** A column or table name inside a statement. */
export function sqlName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text inside a statement, for the places where DuckDB takes no parameter (COPY, options, types). */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Whether a statement failed because the disk has no room left. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && /no space left|disk is full|ENOSPC/i.test(error.message);
}
