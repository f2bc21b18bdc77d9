import { basename, resolve } from "node:path";
import type { Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import type { AnswerOf } from "../identity/index.ts";
import { importScheme } from "./import-scheme.ts";
import { conceptKinds } from "./scheme-content.ts";
import { formats, type Format } from "./scheme-formats.ts";
import { readers } from "./scheme-readers.ts";
import { sourceValue, versionValue } from "./option-values.ts";

type ImportOptions = { version?: string; source?: string; dryRun?: boolean };

/** Warnings that are said one by one; the rest is counted. */
const saidWarnings = 20;

/** Adds `import FORMAT PATH` for every format that has a reader. */
export function importCommands(imports: Command, cli: CommandLine): void {
  for (const format of formats) {
    const reader = readers[format];
    imports
      .command(format)
      .description(`import a version of ${reader.scheme.toUpperCase()}`)
      .argument("<path>", reader.files)
      .option(
        "--version <name>",
        `what this version is called (default: ${reader.defaultVersion})`,
        versionValue,
      )
      .option("--source <text>", "who published it", sourceValue)
      .option("--dry-run", "check and count everything, write nothing")
      .action((path: string, options: ImportOptions) => importFormat(cli, format, path, options));
  }
}

async function importFormat(cli: CommandLine, format: Format, path: string, options: ImportOptions) {
  const { version, source, dryRun = false } = options;
  const fileName = basename(resolve(path)).slice(0, 255);
  const began = performance.now();
  const done = await cli.perform(
    importScheme,
    {
      format,
      path: resolve(path),
      fileName,
      ...(version && { version }),
      ...(source && { source }),
      dryRun,
    },
    cli.say("vocabulary.cli.importing", { file: fileName }),
  );
  const seconds = Math.round(performance.now() - began) / 1_000;
  const warnings = done.warnings.map((row) => ({ ...row, message: cli.explainRow(row) }));
  const { asked: _asked, ...answer } = done;
  cli
    .terminal()
    .answer({ ...answer, warnings, seconds }, () => [
      ...importedLines(cli, done),
      cli.say("vocabulary.cli.seconds", { seconds }),
      ...warningLines(cli, done.warningCounts, warnings),
      ...(dryRun && !done.unchanged ? [cli.say("vocabulary.cli.dryRun")] : []),
    ]);
}

type Imported = Extract<AnswerOf<typeof importScheme>, { ok: true }>;

function importedLines(cli: CommandLine, done: Imported): string[] {
  const { scheme, version, relations, skillRelations, dangling, unchanged, older } = done;
  const kinds = conceptKinds
    .map((kind) => ({ kind, count: done[`${kind}s`] }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => cli.say(`vocabulary.count.${kind}`, { count }))
    .join(", ");
  return [
    cli.say(`vocabulary.cli.scheme.${unchanged ? "unchanged" : "imported"}`, { scheme, version, kinds }),
    ...(relations + skillRelations > 0
      ? [cli.say("vocabulary.cli.scheme.relations", { relations, skillRelations })]
      : []),
    ...(dangling > 0 ? [cli.say("vocabulary.cli.scheme.dangling", { dangling })] : []),
    ...(older ? [cli.say("vocabulary.cli.scheme.older", { scheme })] : []),
  ];
}

function warningLines(
  cli: CommandLine,
  counts: Record<string, number>,
  warnings: readonly { message: string }[],
): string[] {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const said = warnings.slice(0, saidWarnings);
  const more = total - said.length;
  return [
    cli.say("vocabulary.cli.scheme.warnings", { total }),
    ...said.map(({ message }) => `  ${message}`),
    ...(more > 0 ? [`  ${cli.say("vocabulary.cli.scheme.more", { more })}`] : []),
  ];
}
