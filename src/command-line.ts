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
import { leakTestCommand } from "./leak-test.ts";
import { serveLongWork } from "./long-work-queue.ts";
import { serveNotices } from "./notice-rounds.ts";
import { knowledgeCommands } from "./knowledge/knowledge-commands.ts";
import type { Language, Refusal } from "./platform/index.ts";
import { readConfig } from "./platform/config.ts";
import { databaseIsAway } from "./platform/database.ts";
import { newTrace } from "./platform/http.ts";
import { intlFor } from "./platform/intl.ts";
import { openLog } from "./platform/log.ts";
import { openTerminal, type Output, type Terminal } from "./platform/terminal.ts";
import { overdrawStormCommand } from "./overdraw-storm.ts";
import { placementCommands } from "./placement/placement-commands.ts";
import { simulationCommand } from "./placement-simulation.ts";
import { agencyCommands } from "./roster/agency-commands.ts";
import { centreCommands } from "./roster/centre-commands.ts";
import { vocabularyCommands } from "./vocabulary/command-line.ts";
import { hasDemo, openWorkbench, type Workbench } from "./workbench.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Exit codes: 0 done, 1 refused or failed (said in a sentence), 2 the command was not understood (usage). */
const exit = { done: 0, refused: 1, usage: 2 };

/** What a command has around it: a process has one of its own, a test gives another. */
export type Surroundings = {
  env: NodeJS.ProcessEnv;
  stdout: Output;
  stderr: Output;
  /** Resolves when the one command that goes on by itself shall end. */
  untilEnd(): Promise<void>;
};

/**
 * Runs one command to its end and closes what it opened. It leaves nothing behind in the process, so that one process
 * can run many.
 * @param words as typed after the program's name
 * @returns the exit code
 */
export async function runCommand(words: readonly string[], around: Surroundings): Promise<number> {
  const { stdout, stderr } = around;
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
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
      getOutHelpWidth: () => stdout.columns ?? 80,
      getErrHelpWidth: () => stderr.columns ?? 80,
    })
    .exitOverride();
  const session = openSession(program, around);
  const { cli } = session;

  const imports = program
    .command("import")
    .description("take in a file; the same file again changes nothing");
  vocabularyCommands(program, imports, cli);
  evidenceCommands(program, imports, cli);
  const agreement = agreementCommands(program, cli);
  agencyCommands(imports, agreement, cli);
  const roster = program.command("roster").description("who there is to do the work: centres, hubs, experts");
  centreCommands(roster, cli);
  leakTestCommand(agreement, cli);
  knowledgeCommands(program, cli);
  const placement = placementCommands(program, imports, cli);
  overdrawStormCommand(placement, cli);
  simulationCommand(placement, cli);
  deskCommands(program, cli);
  demoCommands(program, session);
  workCommand(program, session, around);
  const bench = benchCommand(program, cli);

  try {
    await program.parseAsync(words, { from: "user" });
    return bench.code;
  } catch (error) {
    return session.exitCodeOf(error);
  } finally {
    await session.close();
  }
}

type Session = ReturnType<typeof openSession>;

/** The terminal, the installation and the person of one command, each opened when it is first needed. */
function openSession(program: Command, { env, stdout, stderr }: Surroundings) {
  let opened: Workbench | null = null;
  let said: Terminal | null = null;
  let person: { principal: Principal; leave(): Promise<void> } | null = null;

  function terminal(): Terminal {
    const options = program.opts<{ lang?: Language; json?: boolean }>();
    const language = options.lang ?? ((env.LANG ?? "").startsWith("id") ? "id" : "en");
    said ??= openTerminal({ json: options.json === true, language }, { stdout, stderr });
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
    const config = readConfig(env, hasDemo(root));
    const outcome = await openWorkbench(root, config, openLog(env.LOG_LEVEL ?? "warn", stderr));
    if (!outcome.ok) return fail(outcome);
    opened = outcome.workbench;
    return opened;
  }

  async function principal(bench: Workbench): Promise<Principal> {
    const { as: username } = program.opts<{ as?: string }>();
    if (username === undefined) return job(bench);
    if (person) return person.principal;
    const entered = await enterAtTerminal(bench, await job(bench), username, env.JEMBATAN_PASSWORD);
    if (!entered.ok) return fail(entered);
    person = entered;
    return entered.principal;
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

  return {
    cli,
    workbench,
    /** Says what went wrong, unless it was said; @returns the exit code */
    exitCodeOf(error: unknown): number {
      if (error instanceof Refused) return exit.refused;
      if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage;
      const trace = newTrace();
      const code = databaseIsAway(error) ? "DATABASE_AWAY" : diskIsFull(error) ? "DISK_FULL" : "BUG";
      tell({ ok: false, code, params: { trace } });
      openLog(env.LOG_LEVEL ?? "silent", stderr).error({ trace, err: error }, "command failed");
      return exit.refused;
    },
    async close(): Promise<void> {
      await person?.leave();
      await opened?.close();
    },
  };
}

function diskIsFull(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === "ENOSPC";
}

function demoCommands(program: Command, { cli, workbench }: Session): void {
  const demo = program.command("demo").description("the demo corridor: synthetic data to look around with");
  for (const [name, description] of [
    ["load", "load the demo corridor; what is there already stays as it is"],
    ["reset", "remove everything synthetic and load the demo corridor again"],
  ] as const) {
    demo
      .command(name)
      .description(description)
      .action(async () => {
        if (!hasDemo(root)) return cli.refuse({ ok: false, code: "DEMO_OFF", params: { why: "folder" } });
        const { loadDemo } = (await import(pathToFileURL(join(root, "demo", "load.ts")).href)) as {
          loadDemo: (
            bench: Workbench,
            terminal: Terminal,
            options: { reset: boolean },
          ) => Promise<object | Refusal>;
        };
        const result = await loadDemo(await workbench(), cli.terminal(), { reset: name === "reset" });
        if ("ok" in result && result.ok === false) return cli.refuse(result as Refusal);
        const counts = result as Record<string, string | number>;
        cli
          .terminal()
          .answer(result, () => [
            "removed" in result
              ? cli.say("demo.cli.removed")
              : cli.say("list" in result ? "demo.cli.loaded" : "demo.cli.unchanged", counts),
          ]);
      });
  }
}

function workCommand(program: Command, { workbench }: Session, { untilEnd }: Surroundings): void {
  program
    .command("work")
    .description("do the long work that pages queued (the web server starts this itself)")
    .action(async () => {
      const bench = await workbench();
      await serveLongWork(bench);
      const stopNotices = serveNotices(bench);
      await untilEnd();
      await stopNotices();
    });
}

/** @returns where the exit code of the bench is found, when one was run */
function benchCommand(program: Command, cli: CommandLine): { code: number } {
  const ended = { code: exit.done };
  program
    .command("bench")
    .description("measure speed: a bench by name, with its options")
    .argument("[name]")
    .argument("[options...]")
    .allowUnknownOption()
    .action((_name: string | undefined, _options: string[], _flags: object, command: Command) => {
      // Benches look at the product from outside: a process of their own, with everything but the language.
      const json = cli.terminal().json ? ["--json"] : [];
      const words = [join(root, "bench", "run.ts"), ...command.args, ...json];
      ended.code = spawnSync(process.execPath, words, { stdio: "inherit" }).status ?? exit.refused;
    });
  return ended;
}
