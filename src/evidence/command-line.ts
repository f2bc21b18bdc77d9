import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import type { Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { compareCommands, importVerdictsCommand } from "./compare-commands.ts";
import { gapCommands } from "./gap-commands.ts";
import { importSurvey } from "./import-survey.ts";
import { mappingPath } from "./mapping-folder.ts";
import { importFills } from "./import-fills.ts";
import { importVacancies } from "./import-vacancies.ts";
import { listCommands } from "./list-commands.ts";
import { codeList } from "./option-values.ts";
import { monthText } from "./record-words.ts";
import { roundCommands } from "./round-commands.ts";
import { submissionCommands } from "./submission-commands.ts";
import { whatIfCommands } from "./what-if-commands.ts";

/** Adds `import survey`, `import vacancies`, `import fills`, and `col` with all that it has. */
export function evidenceCommands(program: Command, imports: Command, cli: CommandLine): void {
  imports
    .command("survey")
    .description("import one file of a labour-force survey through a mapping file")
    .argument("<file>", "CSV file, UTF-8")
    .requiredOption("--mapping <name>", "name of a file in mappings/, or a path to one")
    .option("--dataset <name>", "data set that this wave belongs to (default: the mapping's name)")
    .option("--dry-run", "check and count everything, write nothing")
    .action(async (file: string, options: { mapping: string; dataset?: string; dryRun?: boolean }) => {
      const mapping = existsSync(options.mapping)
        ? resolve(options.mapping)
        : mappingPath(cli.root, options.mapping);
      const done = await cli.perform(
        importSurvey,
        {
          ...onDisk(file),
          mapping: mapping ?? options.mapping,
          ...(options.dataset ? { name: options.dataset } : {}),
          dryRun: options.dryRun === true,
        },
        cli.say("evidence.cli.reading", { file: basename(file) }),
      );
      const { persons, weightSum, periods, name } = done;
      cli.terminal().answer(done, () => [
        cli.say("evidence.cli.survey", {
          name,
          persons,
          weightSum,
          periods: periods.map((period) => monthText(period, cli.terminal().language)).join(", "),
        }),
        ...endings(cli, done),
      ]);
    });

  imports
    .command("vacancies")
    .description("import a monthly series of vacancies, wide or long")
    .argument("<file>", "CSV file: code, area, and a column a month; or code, area, month, count")
    .option(
      "--code-list <list>",
      "list that the occupation codes belong to, such as kbji/2014",
      codeList(cli),
      "anzsco/2013",
    )
    .option("--dataset <name>", "name of the data set (default: the file's name)")
    .option("--dry-run", "check and count everything, write nothing")
    .action(async (file: string, options: { codeList: string; dataset?: string; dryRun?: boolean }) => {
      const done = await cli.perform(
        importVacancies,
        {
          ...onDisk(file),
          codeList: options.codeList,
          ...(options.dataset ? { name: options.dataset } : {}),
          dryRun: options.dryRun === true,
        },
        cli.say("evidence.cli.reading", { file: basename(file) }),
      );
      const { codes, areas, months, name } = done;
      cli.terminal().answer(done, () => [
        cli.say("evidence.cli.vacancies", {
          name,
          codes,
          areas,
          months: months.count,
          first: monthText(months.first, cli.terminal().language),
          last: monthText(months.last, cli.terminal().language),
        }),
        ...endings(cli, done),
      ]);
    });

  imports
    .command("fills")
    .description("import vacancies that were closed, filled or not")
    .argument("<file>", "CSV file, a row a vacancy: code, opened (or days), closed, outcome; area, posts, id")
    .option("--code-list <list>", "list that the occupation codes belong to", codeList(cli), "kbji/2014")
    .option("--dataset <name>", "name of the data set (default: the file's name)")
    .option("--dry-run", "check and count everything, write nothing")
    .action(async (file: string, options: { codeList: string; dataset?: string; dryRun?: boolean }) => {
      const done = await cli.perform(
        importFills,
        {
          ...onDisk(file),
          codeList: options.codeList,
          ...(options.dataset ? { name: options.dataset } : {}),
          dryRun: options.dryRun === true,
        },
        cli.say("evidence.cli.reading", { file: basename(file) }),
      );
      const { codes, closings, filled, months, name } = done;
      cli.terminal().answer(done, () => [
        cli.say("evidence.cli.fills", {
          name,
          closings,
          filled,
          codes,
          first: monthText(months.first, cli.terminal().language),
          last: monthText(months.last, cli.terminal().language),
        }),
        ...endings(cli, done),
      ]);
    });

  const col = program.command("col").description("Critical Occupation List");
  listCommands(col, cli);
  whatIfCommands(col, cli);
  compareCommands(col, cli);
  importVerdictsCommand(imports, cli);
  roundCommands(col, cli);
  gapCommands(col, cli);
  submissionCommands(col, cli);
}

const onDisk = (file: string) => ({ path: resolve(file), fileName: basename(file) });

function endings(cli: CommandLine, done: { unchanged: boolean; rechecked?: boolean; dryRun: boolean }) {
  if (done.rechecked) return [cli.say("evidence.cli.rechecked")];
  if (done.unchanged) return [cli.say("evidence.cli.unchanged")];
  return done.dryRun ? [cli.say("evidence.cli.dryRun")] : [];
}
