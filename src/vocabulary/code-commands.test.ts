import { existsSync, readFileSync } from "node:fs";
import { Command } from "commander";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Refused, type CommandLine } from "../identity/index.server.ts";
import type { Language } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { openTerminal } from "../platform/terminal.ts";
import { testFolder } from "../platform/test-files.ts";
import { principals, testWorkbench } from "../test-database.ts";
import { codeCommands } from "./code-commands.ts";
import { importClassification } from "./import-classification.ts";

const db = await testWorkbench();
afterAll(db.close);
const folder = testFolder();
const { commandLine, statistician } = principals.bureau;

const kbji = [
  "digit,kode,judul",
  "1,2,Profesional",
  "2,25,Profesional Teknologi Informasi",
  "3,251,Pengembang dan Analis",
  "4,2512,Pengembang Perangkat Lunak",
  "4,2514,Programmer Aplikasi",
  "6,2514.02,Pemrogram Basis Data",
];
beforeAll(async () => {
  const path = folder.write("kbji.csv", `${kbji.join("\n")}\n`);
  await db.run(importClassification, statistician, { scheme: "kbji", path, fileName: "kbji.csv" });
});
beforeEach(async () => void (await db.sql`delete from vocabulary.coding`));

/** Runs a command as the command line would; @returns what it answered, its refusal, or how it was misunderstood */
async function jembatan(words: string[], language: Language = "id") {
  let answer: unknown;
  let refusal: unknown = null;
  const refuse = (outcome: object): never => {
    refusal = outcome;
    throw new Refused(outcome as never);
  };
  const terminal = {
    ...openTerminal({ json: true, language }),
    answer: (value: object) => void (answer = value),
  };
  const cli: CommandLine = {
    root: ".",
    terminal: () => terminal,
    refuse,
    say: (id, values) => intlFor(language).formatMessage({ id }, values),
    explainRow: (row) => row.code,
    async perform(useCase, input) {
      const outcome = await db.run(useCase as never, commandLine, input as never);
      return outcome.ok ? (outcome as never) : refuse(outcome);
    },
  };
  const quiet = (command: Command) =>
    command.exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
  const program = quiet(new Command("jembatan"));
  codeCommands(program, program.command("import"), cli);
  for (const command of program.commands) quiet(command);
  let usage = false;
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof Refused)) usage = true;
  }
  return { answer, refusal, usage };
}

describe("what is not understood", () => {
  test.each([
    ["neither a text nor a file", ["code"]],
    ["a text and a file", ["code", "a", "--file", "x.csv", "--out", "y.csv"]],
    ["a file without a place for the result", ["code", "--file", "x.csv"]],
    ["a result that would overwrite its own input", ["code", "--file", "x.csv", "--out", "./x.csv"]],
    ["no code at all", ["code", "a", "--top", "0"]],
    ["a share beyond 1", ["code", "a", "--least", "1.5"]],
    ["a level that is none", ["code", "a", "--level", "ten"]],
    ["a text of nothing but blanks", ["code", " "]],
    ["a scheme that nothing can be called", ["code", "a", "--scheme", "My list"]],
    ["a paragraph and a file", ["spot", "a", "--file", "x.txt"]],
  ])("%s", async (_, words) => {
    expect(await jembatan(words)).toEqual({ answer: undefined, refusal: null, usage: true });
  });
});

describe("what is refused", () => {
  test("a version that is not here", async () => {
    const { refusal } = await jembatan(["code", "a", "--version", "1999"]);
    expect(refusal).toMatchObject({ code: "VERSION_NOT_FOUND" });
  });

  test("a level that the classification does not have, with those that it has", async () => {
    const { refusal } = await jembatan(["code", "a", "--level", "9"]);
    expect(refusal).toMatchObject({
      code: "LEVEL_NOT_THERE",
      params: { scheme: "KBJI", level: 9, levels: "1, 2, 3, 4, 6" },
    });
  });

  test("skills of a classification that is not here, by its name", async () => {
    const { refusal } = await jembatan(["spot", "basis data", "--scheme", "nope"]);
    expect(refusal).toMatchObject({ code: "SCHEME_EMPTY", params: { scheme: "NOPE" } });
  });

  test("a file without the column leaves no result", async () => {
    const out = folder.path("none.csv");
    const file = folder.write("titles.csv", "no,judul\n1,a\n");
    const { refusal } = await jembatan(["code", "--file", file, "--out", out, "--column", "jabatan"]);
    expect(refusal).toMatchObject({
      code: "FILE_REFUSED",
      rows: [{ code: "COLUMN_MISSING", found: "no, judul" }],
    });
    expect(existsSync(out)).toBe(false);
  });

  test("a result where nothing can be written", async () => {
    const file = folder.write("titles.csv", "judul\na\n");
    const { refusal } = await jembatan(["code", "--file", file, "--out", folder.path("titles.csv/out.csv")]);
    expect(refusal).toMatchObject({ code: "FILE_NOT_WRITTEN" });
  });
});

test("a title is answered as an array of codes, each with its title, score and reason in the reader's language", async () => {
  const { answer } = await jembatan(["code", "pemrogram basis data", "--top", "1"]);
  expect(answer).toEqual([
    {
      code: "2514",
      title: "Programmer Aplikasi",
      score: expect.any(Number),
      reason: "Judul pekerjaan “Pemrogram Basis Data” (2514.02) sama dengan yang diketik",
    },
  ]);
  const english = await jembatan(["code", "programmer aplikasi", "--top", "1"], "en");
  expect(english.answer).toMatchObject([
    { code: "2514", score: 1, reason: "Occupation title “Programmer Aplikasi” is what was typed" },
  ]);
});

test("nothing found is an empty array", async () => {
  expect((await jembatan(["code", "zzzz qqqq"])).answer).toEqual([]);
});

describe("a file of titles", () => {
  const titles = [
    "no;judul;kode;catatan",
    "1;Programmer Aplikasi;x;=1+1",
    "2;;y;",
    "3;aplikasi pergudangan besar;z;a",
    `4;${"p".repeat(301)};z;a`,
  ].join("\n");
  const coding = async (...more: string[]) => {
    const out = folder.path("out.csv");
    const done = await jembatan([
      "code",
      "--file",
      folder.write("titles.csv", `${titles}\n`),
      "--out",
      out,
      ...more,
    ]);
    return { ...done, lines: readFileSync(out, "utf8").slice(1).split("\r\n").slice(0, -1) };
  };

  test("keeps its rows and columns, and each row says its code and how sure it is", async () => {
    const { answer, lines } = await coding("--least", "0.9");
    expect(answer).toMatchObject({ rows: 4, coded: 1, review: 1, none: 2, queued: null });
    expect(lines[0]).toBe("no;judul;kode;catatan;kode_2;judul_kode;skor;alasan;kode_kedua;status");
    expect(lines[1]).toMatch(
      /^1;Programmer Aplikasi;x;'=1\+1;2514;Programmer Aplikasi;1\.000;Judul .*;diberi kode$/,
    );
    expect(lines[2]).toBe("2;;y;;;;;Judul kosong;;tanpa kode");
    expect(lines[3]).toMatch(/^3;aplikasi pergudangan besar;z;a;2514;.*;perlu diperiksa$/);
    expect(lines[4]).toMatch(/;Judul terlalu panjang .*;;tanpa kode$/);
  });

  test("of one column may have rows without a title: each is a row of the result", async () => {
    const out = folder.path("one.csv");
    const file = folder.write("one-column.csv", "judul\nProgrammer Aplikasi\n\nzzzz\n\n");
    const { answer } = await jembatan(["code", "--file", file, "--out", out]);
    expect(answer).toMatchObject({ rows: 3, coded: 1, review: 0, none: 2 });
    expect(readFileSync(out, "utf8").split("\r\n")[2]).toBe(",,,,Judul kosong,,tanpa kode");
  });

  test("puts what is not sure enough into the queue, once", async () => {
    const first = await coding("--least", "0.9", "--queue");
    expect(first.answer).toMatchObject({ queued: { added: 1, open: 0, known: 0, rejected: 0 } });
    const again = await coding("--least", "0.9", "--queue");
    expect(again.answer).toMatchObject({ queued: { added: 0, open: 1 } });
    const waiting = await db.sql`select text, code, source from vocabulary.coding`;
    expect(waiting).toEqual([{ text: "aplikasi pergudangan besar", code: "2514", source: "titles.csv" }]);
  });

  test("puts a title for which nothing was found into the queue, without a code; without the option nothing", async () => {
    const file = folder.write("strange.csv", "judul\nzzzz qqqq\n\nProgrammer Aplikasi\n");
    const words = ["code", "--file", file, "--out", folder.path("strange-out.csv")];
    await jembatan(words);
    expect(await db.sql`select 1 from vocabulary.coding`).toEqual([]);
    const { answer } = await jembatan([...words, "--queue"]);
    expect(answer).toMatchObject({ coded: 1, none: 2, queued: { added: 1, open: 0 } });
    expect(await db.sql`select text, code, score from vocabulary.coding`).toEqual([
      { text: "zzzz qqqq", code: null, score: null },
    ]);
  });
});
