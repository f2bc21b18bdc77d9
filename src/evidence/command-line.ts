import { existsSync } from "node:fs";
import { basename, resolve } from "node:path";
import { InvalidArgumentError, type Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { inLanguage } from "../platform/index.ts";
import { textTable, type Terminal } from "../platform/terminal.ts";
import { computeOccupationList } from "./compute-list.ts";
import { importSurvey, mappingPath } from "./import-survey.ts";
import { importVacancies } from "./import-vacancies.ts";
import { national } from "./area.ts";
import { readLists, readNumbers } from "./read-list.ts";

/** Adds `import survey`, `import vacancies`, `col compute` and `col list`. */
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
      cli
        .terminal()
        .answer(done, () => [
          cli.say("evidence.cli.survey", { name, persons, weightSum, periods: periods.join(", ") }),
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
      codeList,
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
          first: months.first,
          last: months.last,
        }),
        ...endings(cli, done),
      ]);
    });

  const col = program.command("col").description("Critical Occupation List: compute, list");
  col
    .command("compute")
    .description("compute the top-down list from the waves of a data set")
    .requiredOption("--dataset <name>", "data set with the waves of the survey")
    .option("--level <digits>", "digits of the occupation code, 1 to 4", wholeNumber, 4)
    .option("--vacancies <name>", "data set with vacancies of the same code list")
    .option("--replicates <count>", "bootstrap replicates", wholeNumber)
    .option("--seed <number>", "seed of the replicates", wholeNumber)
    .action(
      async (options: {
        dataset: string;
        level: number;
        vacancies?: string;
        replicates?: number;
        seed?: number;
      }) => {
        const made = await cli.perform(
          computeOccupationList,
          {
            dataset: options.dataset,
            vacancies: options.vacancies ?? null,
            parameters: {
              level: options.level,
              ...(options.replicates ? { replicates: options.replicates } : {}),
            },
            ...(options.seed === undefined ? {} : { seed: options.seed }),
          },
          cli.say("evidence.cli.computing", { name: options.dataset }),
        );
        const numbers = await cli.perform(readNumbers, { list: made.list });
        cli.terminal().answer(numbers, () => numberLines(cli.terminal(), numbers));
      },
    );
  col
    .command("list")
    .description("the newest list with every number, or all lists with --all")
    .option("--all", "one line for each list")
    .option("--list <id>", "another list than the newest")
    .option("--area <code>", "place code", national)
    .action(async (options: { all?: boolean; list?: string; area: string }) => {
      if (options.all) {
        const { lists, count } = await cli.perform(readLists, { limit: 100 });
        const { language } = cli.terminal();
        cli
          .terminal()
          .answer({ ok: true, count, lists }, () =>
            lists.map((list) => `${list.listId}  ${inLanguage(list.title, language).text}`),
          );
        return;
      }
      const numbers = await cli.perform(readNumbers, { list: options.list ?? null, area: options.area });
      cli.terminal().answer(numbers, () => numberLines(cli.terminal(), numbers));
    });
}

const onDisk = (file: string) => ({ path: resolve(file), fileName: basename(file) });

function endings(cli: CommandLine, done: { unchanged: boolean; dryRun: boolean }) {
  if (done.unchanged) return [cli.say("evidence.cli.unchanged")];
  return done.dryRun ? [cli.say("evidence.cli.dryRun")] : [];
}

type Numbers = {
  occupations: readonly {
    rank: number;
    code: string;
    title: { id?: string; en?: string };
    verdict: string;
    passes: number;
    fails: number;
    employment: { value: number | null };
  }[];
};

function numberLines({ language }: Terminal, { occupations }: Numbers): string[] {
  const whole = new Intl.NumberFormat(language === "id" ? "id-ID" : "en-SG", { maximumFractionDigits: 0 });
  const rows = occupations.map((one) => [
    String(one.rank),
    one.code,
    inLanguage(one.title, language).text.slice(0, 60),
    one.verdict,
    `${one.passes}/${one.passes + one.fails}`,
    one.employment.value === null ? "–" : whole.format(one.employment.value),
  ]);
  return textTable(["#", "KBJI", "", "", "", "E"], rows, [0, 4, 5]);
}

function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("a whole number is expected");
  return Number(value);
}

function codeList(value: string): string {
  if (!/^[a-z0-9-]{2,30}\/[A-Za-z0-9._-]{1,30}$/.test(value))
    throw new InvalidArgumentError("such as kbji/2014");
  return value;
}
