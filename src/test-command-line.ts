import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll } from "vitest";
import { runCommand } from "./command-line.ts";

/** What a command came to: its exit code, and what it said. */
export type Said = { code: number; out: string; err: string };

/**
 * Runs commands as a person in a terminal would, on a test's database and in a home that goes with the test file.
 * They run in the process of the test: a start of their own costs each most of a second, and `cli.test.ts` sees to what
 * only a process of its own can show.
 * @param first words that every command begins with
 */
export function commandLine(db: { url: string }, ...first: string[]) {
  const home = mkdtempSync(join(tmpdir(), "jembatan-command-"));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  return async (words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Said> => {
    const [stdout, stderr] = [listener(), listener()];
    const own = { DATABASE_URL: db.url, JEMBATAN_HOME: home, JEMBATAN_DEMO: "0", LANG: "en_GB.UTF-8" };
    const around = { env: { ...own, ...env }, stdout, stderr, untilEnd: () => Promise.resolve() };
    const code = await runCommand([...first, ...words], around);
    return { code, out: stdout.said(), err: stderr.said() };
  };
}

/** A stream that keeps what it is told. */
function listener(): Writable & { said(): string } {
  const heard: Buffer[] = [];
  const stream = new Writable({
    write(bytes: Buffer, _encoding, done) {
      heard.push(bytes);
      done();
    },
  });
  return Object.assign(stream, { said: () => Buffer.concat(heard).toString("utf8") });
}
