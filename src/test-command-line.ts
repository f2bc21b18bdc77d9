import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

const cli = fileURLToPath(new URL("cli.ts", import.meta.url));

/** What a command came to: its exit code, and what it said. */
export type Said = { code: number; out: string; err: string };

/**
 * Runs commands as a person in a terminal would, on a test's database and in a home that goes with the test file.
 * @param first words that every command begins with
 */
export function commandLine(db: { url: string }, ...first: string[]) {
  const home = mkdtempSync(join(tmpdir(), "jembatan-command-"));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  return (words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Said> => {
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const own = { DATABASE_URL: db.url, JEMBATAN_HOME: home, JEMBATAN_DEMO: "0", LANG: "en_GB.UTF-8" };
    return new Promise((resolve) => {
      const options = { env: { PATH, NODE_COMPILE_CACHE, ...own, ...env } };
      execFile(process.execPath, [cli, ...first, ...words], options, (error, out, err) =>
        resolve({ code: typeof error?.code === "number" ? error.code : error ? 1 : 0, out, err }),
      );
    });
  };
}
