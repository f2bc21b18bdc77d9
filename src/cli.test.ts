import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test, vi } from "vitest";
import { commandLine } from "./test-command-line.ts";
import { testWorkbench } from "./test-database.ts";

const db = await testWorkbench();
afterAll(db.close);
vi.setConfig({ testTimeout: 60_000 });

/** Runs a command in this process, on this file's database or another. */
const command = commandLine(db);
const jembatan = (words: string, env?: NodeJS.ProcessEnv) => command(words.split(" ").filter(Boolean), env);

const nowhere = { DATABASE_URL: "postgres://jembatan_app:x@127.0.0.1:9/jembatan" };

describe("what is not understood", () => {
  test.each([
    ["no command at all", ""],
    ["an unknown command", "nonsense"],
    ["an unknown word after a command", "vocabulary nonsense"],
    ["an unknown option", "vocabulary stats --nonsense"],
    ["a word too many", "vocabulary stats nonsense"],
    ["an argument that is missing", "import kbji"],
    ["a language that there is not", "--lang fr vocabulary stats"],
  ])("%s: usage, exit 2, and nothing else happens", async (_, words) => {
    const { code, out, err } = await jembatan(words, nowhere);
    expect(err).toMatch(/Usage: jembatan/);
    expect(err).not.toMatch(/\n\s+at /);
    expect({ code, out }).toEqual({ code: 2, out: "" });
  });
});

describe("an option that cannot be right", () => {
  test.each([
    ["vocabulary stats --on 2025-13-45", "'--on <day>'", "2025-13-45", "YYYY-MM-DD"],
    ["import places x.csv --list My", "'--list <name>'", "My", "small letters"],
    ["vocabulary compare a b", "'a'", "a", "scheme/version/code"],
  ])("%s: is named with what is allowed, exit 2", async (words, option, typed, allowed) => {
    const { code, err } = await jembatan(words, nowhere);
    expect(code).toBe(2);
    for (const part of [option, `'${typed}'`, allowed]) expect(err).toContain(part);
  });
});

describe("what cannot be done", () => {
  test("a database that is away is said in one sentence, exit 1, without a stack trace", async () => {
    const { code, out, err } = await jembatan("vocabulary stats", nowhere);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toBe("The database cannot be reached at the moment. Nothing is lost; try again shortly.\n");
  });

  test("the same in Indonesian", async () => {
    const { code, err } = await jembatan("--lang id vocabulary stats", nowhere);
    expect(code).toBe(1);
    expect(err).toMatch(/^Basis data .+\n$/);
  });

  test("the demo where it is off: the setting is named, and what is invented can still be taken away", async () => {
    const { code, out, err } = await jembatan("demo load");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("JEMBATAN_DEMO");
    expect(await jembatan("demo reset --json")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/"removed": true/),
    });
  });

  test("with --json an error is one JSON document, also when the database is away", async () => {
    const { code, out } = await jembatan("--json vocabulary stats", nowhere);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, code: "DATABASE_AWAY" });
  });

  test("with --json a refusal is one JSON document with its code and its sentence", async () => {
    const { code, out, err } = await jembatan("--json --organisation nobody vocabulary stats");
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(JSON.parse(out)).toEqual({
      ok: false,
      code: "ORGANISATION_UNKNOWN",
      message: "There is no organisation with the key “nobody”.",
      params: { key: "nobody" },
      findings: [],
    });
  });
});

test("--help explains itself and is no error", async () => {
  const { code, out, err } = await jembatan("--help", nowhere);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(/^Usage: jembatan/);
});

test("an answer with --json is one JSON document on standard output", async () => {
  const { code, out, err } = await jembatan("--json vocabulary stats");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(JSON.parse(out)).toBeTypeOf("object");
});

describe("as a program of its own", () => {
  const program = fileURLToPath(new URL("../bin/jembatan.js", import.meta.url));
  const own = { PATH: process.env.PATH, DATABASE_URL: db.url, JEMBATAN_DEMO: "0" };
  /** Runs it as a shell would; @returns its exit code and what it said */
  const run = (words: string, env: NodeJS.ProcessEnv) =>
    new Promise<object>((resolve) => {
      execFile(
        process.execPath,
        [program, ...words.split(" ")],
        { env: { ...own, ...env } },
        (error, out, err) => resolve({ code: error?.code ?? 0, out, err }),
      );
    });

  test("what is not understood is said on standard error, exit 2", async () => {
    const misread = await run("vocabulary nonsense", nowhere);
    expect(misread).toMatchObject({ code: 2, out: "", err: expect.stringContaining("Usage: jembatan") });
  });

  test("what cannot be done is said in the language of the system, exit 1", async () => {
    const away = await run("vocabulary stats", { ...nowhere, LANG: "id_ID.UTF-8" });
    expect(away).toMatchObject({ code: 1, out: "", err: expect.stringMatching(/^Basis data .+\n$/) });
  });

  test("an answer is on standard output, exit 0", async () => {
    const answered = await run("--json vocabulary stats", {});
    expect(answered).toMatchObject({ code: 0, out: expect.stringMatching(/^\{[^]*\}\n$/), err: "" });
  });
});
