import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { DuckDBConnection, DuckDBDataChunk, DuckDBValue } from "@duckdb/node-api";
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

export type Column = Float64Array | Int32Array | Uint8Array | Int8Array;

/** Copies a result of numbers without NULLs into typed arrays that are as long as it, chunk by chunk. */
export async function fillColumns(
  db: DuckDB,
  sql: string,
  values: Record<string, DuckDBValue>,
  columns: readonly Column[],
): Promise<void> {
  const result = await db.connection.stream(sql, values);
  let offset = 0;
  for await (const chunk of result) {
    for (const [i, column] of columns.entries()) copyVector(chunk, i, column, offset);
    offset += chunk.rowCount;
  }
}

/**
 * A numeric vector of the client keeps its values in a typed array `items`; where it does not, they are read
 * one by one.
 */
function copyVector(chunk: DuckDBDataChunk, index: number, column: Column, offset: number): void {
  const vector = chunk.getColumnVector(index);
  const items: unknown = Reflect.get(vector, "items");
  if (ArrayBuffer.isView(items) && !(items instanceof DataView) && !(items instanceof BigInt64Array)) {
    column.set(items as Column, offset);
    return;
  }
  for (let i = 0; i < vector.itemCount; i++) column[offset + i] = Number(vector.getItem(i));
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
