import { Command, CommanderError, Option } from "commander";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { explain, explainFindings, explainRow } from "./errors.ts";
import { agreementCommands } from "./agreement/agreement-commands.ts";
import { evidenceCommands } from "./evidence/command-line.ts";
import { enterAtTerminal } from "./cli-person.ts";
import { deskCommands } from "./identity/desk-commands.ts";
import { operatorOrganisation, type Principal } from "./identity/index.ts";
import { readCorridor, Refused, type CommandLine } from "./identity/index.server.ts";
import { serveLongWork } from "./long-work-queue.ts";
import { serveNotices } from "./notice-rounds.ts";
import type { Language, Refusal } from "./platform/index.ts";
import { readConfig } from "./platform/config.ts";
import { databaseIsAway } from "./platform/database.ts";
import { newTrace } from "./platform/http.ts";
import { intlFor } from "./platform/intl.ts";
import { openLog } from "./platform/log.ts";
import { openTerminal, type Terminal } from "./platform/terminal.ts";
import { agencyCommands } from "./roster/agency-commands.ts";
import { vocabularyCommands } from "./vocabulary/command-line.ts";
import { hasDemo, openWorkbench, type Workbench } from "./workbench.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Exit codes: 0 done, 1 refused or failed (said in a sentence), 2 the command was not understood (usage). */
const exit = { done: 0, refused: 1, usage: 2 };

const program = new Command("jembatan")
  .description("The workbench of a tech-talent cooperation between two governments.")
  .addOption(new Option("--lang <language>", "language of sentences").choices(["id", "en"]))
  .option("--json", "answer as one JSON document on standard output")
  .option(
    "--as <username>",
    "sign in as a person, with the password in JEMBATAN_PASSWORD (an invented person of the demo needs none)",
  )
  .option("--organisation <key>", "organisation to act for (default: the corridor's operator)")
  .showHelpAfterError()
  .exitOverride();

let opened: Workbench | null = null;
let said: Terminal | null = null;

function terminal(): Terminal {
  const options = program.opts<{ lang?: Language; json?: boolean }>();
  const language = options.lang ?? ((process.env.LANG ?? "").startsWith("id") ? "id" : "en");
  said ??= openTerminal({ json: options.json === true, language });
  return said;
}

/** Says a refusal: a sentence and its findings, or one JSON document. */
function tell(refusal: Refusal): void {
  const { json, language, answer, complain } = terminal();
  const { sentence } = explain(refusal, language);
  const rows = refusal.rows ?? [];
  if (json) {
    const findings = rows.map((row) => ({ ...row, message: explainRow(row, language) }));
    answer(
      { ok: false, code: refusal.code, message: sentence, params: refusal.params ?? {}, findings },
      () => [],
    );
  } else {
    complain(sentence);
    // Where a page shows a finding at its field, a terminal says which one it is.
    const fields = refusal.code === "INPUT_INVALID";
    for (const { field, message } of explainFindings(refusal, language))
      complain(`  ${fields && field ? `${field}: ` : ""}${message}`);
  }
}

function fail(refusal: Refusal): never {
  tell(refusal);
  throw new Refused(refusal);
}

/** Opens the installation when the first command needs it. */
async function workbench(): Promise<Workbench> {
  if (opened) return opened;
  const config = readConfig(process.env, hasDemo(root));
  const outcome = await openWorkbench(root, config, openLog(process.env.LOG_LEVEL ?? "warn"));
  if (!outcome.ok) return fail(outcome);
  opened = outcome.workbench;
  return opened;
}

/** Ends the session of the person at the command line. */
let leave: (() => Promise<void>) | null = null;
let person: Principal | null = null;

async function principal(bench: Workbench): Promise<Principal> {
  const { as: username } = program.opts<{ as?: string }>();
  if (username === undefined) return job(bench);
  if (person) return person;
  const entered = await enterAtTerminal(bench, await job(bench), username, process.env.JEMBATAN_PASSWORD);
  if (!entered.ok) return fail(entered);
  leave = entered.leave;
  return (person = entered.principal);
}

async function job(bench: Workbench): Promise<Principal> {
  const base = { kind: "job", name: "command-line", person: null, party: null } as const;
  const asOperator: Principal = { ...base, organisation: operatorOrganisation };
  const found = await bench.run(readCorridor, { principal: asOperator, trace: newTrace() }, {});
  if (!found.ok) return fail(found);
  const { organisation: key } = program.opts<{ organisation?: string }>();
  const organisation = key
    ? found.organisations.find((candidate) => candidate.key === key)
    : found.organisations.find((candidate) => candidate.organisationId === found.corridor?.operator);
  if (key && !organisation) return fail({ ok: false, code: "ORGANISATION_UNKNOWN", params: { key } });
  if (!organisation) return asOperator;
  return { ...base, organisation: organisation.organisationId, party: organisation.party };
}

const cli: CommandLine = {
  root,
  terminal,
  refuse: fail,
  say: (key, values) => intlFor(terminal().language).formatMessage({ id: key }, values),
  explainRow: (row) => explainRow(row, terminal().language),
  async perform(useCase, input, title) {
    const bench = await workbench();
    const caller = { principal: await principal(bench), trace: newTrace() };
    const bar = terminal().bar(title ?? useCase.name);
    const outcome = await bench.run(useCase as never, { ...caller, onProgress: bar.move }, input as never);
    bar.end();
    if (!outcome.ok) return fail(outcome);
    return outcome as never;
  },
};

const imports = program.command("import").description("take in a file; the same file again changes nothing");
vocabularyCommands(program, imports, cli);
evidenceCommands(program, imports, cli);
agencyCommands(imports, agreementCommands(program, cli), cli);
deskCommands(program, cli);

const demo = program.command("demo").description("the demo corridor: synthetic data to look around with");
for (const [name, description] of [
  ["load", "load the demo corridor; what is there already stays as it is"],
  ["reset", "remove everything synthetic and load the demo corridor again"],
] as const) {
  demo
    .command(name)
    .description(description)
    .action(async () => {
      const { loadDemo } = (await import(pathToFileURL(join(root, "demo", "load.ts")).href)) as {
        loadDemo: (
          bench: Workbench,
          terminal: Terminal,
          options: { reset: boolean },
        ) => Promise<object | Refusal>;
      };
      const result = await loadDemo(await workbench(), terminal(), { reset: name === "reset" });
      if ("ok" in result && result.ok === false) return fail(result as Refusal);
      const counts = result as Record<string, string | number>;
      terminal().answer(result, () => [
        cli.say("list" in result ? "demo.cli.loaded" : "demo.cli.unchanged", counts),
      ]);
    });
}

program
  .command("work")
  .description("do the long work that pages queued (the web server starts this itself)")
  .action(async () => {
    const bench = await workbench();
    await serveLongWork(bench);
    const stopNotices = serveNotices(bench);
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
      process.once("disconnect", () => resolve());
      // The server may have ended while this process was still opening.
      if (process.connected === false) resolve();
    });
    await stopNotices();
    // The channel to the server would keep this process alive.
    if (process.connected) process.disconnect();
  });

program
  .command("bench")
  .description("measure speed: a bench by name, with its options")
  .argument("[name]")
  .argument("[options...]")
  .allowUnknownOption()
  .action((_name: string | undefined, _options: string[], _flags: object, command: Command) => {
    // Benches look at the product from outside: a process of their own, with everything but the language.
    const json = terminal().json ? ["--json"] : [];
    const words = [join(root, "bench", "run.ts"), ...command.args, ...json];
    process.exitCode = spawnSync(process.execPath, words, { stdio: "inherit" }).status ?? exit.refused;
  });

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
} finally {
  await (leave as (() => Promise<void>) | null)?.();
  await (opened as Workbench | null)?.close();
}

function exitCodeOf(error: unknown): number {
  if (error instanceof Refused) return exit.refused;
  if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage;
  const trace = newTrace();
  const code = databaseIsAway(error) ? "DATABASE_AWAY" : diskIsFull(error) ? "DISK_FULL" : "BUG";
  tell({ ok: false, code, params: { trace } });
  openLog(process.env.LOG_LEVEL ?? "silent").error({ trace, err: error }, "command failed");
  return exit.refused;
}

function diskIsFull(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === "ENOSPC";
}
