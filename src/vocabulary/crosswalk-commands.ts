import { basename, resolve } from "node:path";
import type { Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { refuse } from "../platform/index.ts";
import { importCrosswalk } from "./import-crosswalk.ts";
import { readVersionName } from "./version-diff.ts";
import { sourceValue } from "./option-values.ts";

/** Rows named on a terminal; JSON has a hundred. */
const named = 10;

/** Adds `import crosswalk`. */
export function crosswalkCommands(imports: Command, cli: CommandLine): void {
  imports
    .command("crosswalk")
    .description("join the codes of two versions that are here by a CSV file of pairs")
    .argument("<file>", "CSV file: from, to, relation")
    .requiredOption("--from <scheme/version>", "version of the first column, as kbji/2014")
    .requiredOption("--to <scheme/version>", "version of the second column, as isco/08")
    .option("--source <text>", "who says so", sourceValue)
    .option("--dry-run", "check and count everything, write nothing")
    .action((file: string, options: Options) => joinBy(cli, file, options));
}

type Options = { from: string; to: string; source?: string; dryRun?: boolean };

async function joinBy(cli: CommandLine, file: string, { source, dryRun = false, ...sides }: Options) {
  const [from, to] = [versionNamed(cli, sides.from), versionNamed(cli, sides.to)];
  const fileName = basename(file).slice(0, 255);
  const done = await cli.perform(
    importCrosswalk,
    { from, to, path: resolve(file), fileName, ...(source && { source }), dryRun },
    cli.say("vocabulary.cli.importing", { file: fileName }),
  );
  const { links, added, changed, assumed, skipped, dangling, warnings, unchanged } = done;
  const counts = { from: done.from, to: done.to, links, added, changed };
  cli
    .terminal()
    .answer(done, () => [
      unchanged
        ? cli.say("vocabulary.cli.crosswalkUnchanged", counts)
        : cli.say("vocabulary.cli.crosswalk", counts),
      ...(assumed ? [cli.say("vocabulary.cli.assumed", { count: assumed })] : []),
      ...(skipped ? [cli.say("vocabulary.cli.noMatch", { count: skipped })] : []),
      ...(dangling ? [cli.say("vocabulary.cli.dangling", { count: dangling })] : []),
      ...warnings.slice(0, named).map((row) => `  ${cli.explainRow(row)}`),
      ...(dangling > named ? [`  ${cli.say("vocabulary.cli.more", { count: dangling - named })}`] : []),
      ...(dryRun && !unchanged ? [cli.say("vocabulary.cli.dryRun")] : []),
    ]);
}

/** `kbji/2014` as scheme and version; anything else ends the command with a sentence. */
export function versionNamed(cli: CommandLine, text: string): { scheme: string; version: string } {
  return readVersionName(text) ?? cli.refuse(refuse("VERSION_NAME_INVALID", { found: text }));
}
