import { basename, resolve } from "node:path";
import { InvalidArgumentError, type Command } from "commander";
import type { AnswerOf } from "../identity/index.ts";
import type { CommandLine } from "../identity/index.server.ts";
import { inLanguage } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { textTable } from "../platform/terminal.ts";
import { areaName } from "./area-name.ts";
import { areaUnderCurve, correlationOf, intervalOf, says } from "./comparison-words.ts";
import { compareVerdictFile } from "./compare-verdicts.ts";
import { importVerdicts } from "./import-verdicts.ts";
import { indicatorName } from "./indicator-name.ts";
import { codeList, listId, wholeNumber } from "./option-values.ts";
import type { Agreement } from "./verdict-comparison.ts";

type Answer = Extract<AnswerOf<typeof compareVerdictFile>, { ok: true }>;

/** Adds `col compare`. */
export function compareCommands(col: Command, cli: CommandLine): void {
  col
    .command("compare")
    .description("how a list agrees with the list of another body; keeps nothing")
    .requiredOption("--verdicts <file>", "CSV file: code, rating, and where there are any title and area")
    .option("--list <id>", "another list than the newest", listId(cli))
    .option("--short-from <rating>", "of an ordered scale the least rating that means short", rating(cli))
    .action(async (options: { verdicts: string; list?: string; shortFrom?: number }) => {
      const { verdicts, list, shortFrom } = options;
      const answer = await cli.perform(
        compareVerdictFile,
        { ...onDisk(verdicts), list: list ?? null, shortFrom: shortFrom ?? null },
        cli.say("evidence.cli.reading", { file: basename(verdicts) }),
      );
      const { places: _, coverage: __, whole, ...given } = answer;
      cli.terminal().answer({ ...given, ...whole }, () => lines(cli, answer));
    });
}

/** Adds `import verdicts`. */
export function importVerdictsCommand(imports: Command, cli: CommandLine): void {
  imports
    .command("verdicts")
    .description("keep the list of another body, to be compared with")
    .argument("<file>", "CSV file: code, rating, and where there are any title and area")
    .requiredOption("--code-list <list>", "list that the codes belong to, such as kbji/2014", codeList(cli))
    .option("--name <name>", "name of the list (default: the file's name)")
    .option("--source <text>", "whose list it is")
    .option("--year <year>", "year that it speaks of", wholeNumber(cli, 1980, 2100))
    .option("--short-from <rating>", "of an ordered scale the least rating that means short", rating(cli))
    .option("--dry-run", "check and count everything, write nothing")
    .action(
      async (
        file: string,
        options: {
          codeList: string;
          name?: string;
          source?: string;
          year?: number;
          shortFrom?: number;
          dryRun?: boolean;
        },
      ) => {
        const { name, source, year, shortFrom, dryRun } = options;
        const done = await cli.perform(
          importVerdicts,
          {
            ...onDisk(file),
            codeList: options.codeList,
            shortFrom: shortFrom ?? null,
            year: year ?? null,
            dryRun: dryRun === true,
            ...(name !== undefined && { name }),
            ...(source !== undefined && { source }),
          },
          cli.say("evidence.cli.reading", { file: basename(file) }),
        );
        cli
          .terminal()
          .answer(done, () => [
            cli.say("evidence.cli.verdicts", { name: done.name, rows: done.rows, short: done.short }),
            ...(done.unknown > 0 ? [cli.say("evidence.cli.verdictsUnknown", { unknown: done.unknown })] : []),
            ...(done.unchanged
              ? [cli.say("evidence.cli.unchanged")]
              : done.dryRun
                ? [cli.say("evidence.cli.dryRun")]
                : []),
          ]);
      },
    );
}

const onDisk = (file: string) => ({ path: resolve(file), fileName: basename(file) });

function rating({ say }: Pick<CommandLine, "say">) {
  return (value: string): number => {
    if (!/^-?\d{1,6}([.,]\d{1,6})?$/.test(value))
      throw new InvalidArgumentError(say("evidence.option.rating"));
    return Number(value.replace(",", "."));
  };
}

/** Rows that are named one by one; a program reads all of them. */
const mostApart = 20;

function lines(cli: CommandLine, answer: Answer): string[] {
  const { language } = cli.terminal();
  const intl = intlFor(language);
  const { say } = cli;
  const { list, whole, indicators, areas, apart, coverage, places, rows } = answer;
  const place = (area: string) => areaName(intl, area, coverage, places);
  const count = (value: number) => intl.formatNumber(value);
  const cells = (one: Agreement) => [
    ...[areaUnderCurve, intervalOf, correlationOf].map((read) => read(intl, one, 3).text),
    count(one.n),
  ];
  const head = ["auc", "interval", "spearman", "n"].map((name) => say(`evidence.compare.${name}`));
  const confusion = (one: Agreement) => says.map((name) => count(one.confusion[name]));
  const left = ({ apart }: Answer["indicators"][number]) =>
    count(Object.values(apart).reduce((sum, some) => sum + some, 0));
  const named = indicators.map((one) => ({ ...one, name: indicatorName(intl, one.indicator, list.pay) }));
  const whatIsWhole = say("evidence.compare.whole");
  return [
    say("evidence.cli.compared", {
      list: inLanguage(list.title, language).text,
      n: whole.n,
      rows,
      apart: apart.length,
    }),
    ...apart.slice(0, mostApart).map((one) => {
      const title = inLanguage(one.known, language).text || one.title;
      const row = say("evidence.compare.rowOf", { row: one.row });
      const what = [one.code, ...(title ? [title] : []), place(one.area)].join(" · ");
      return `  ${row}: ${what}: ${say(`evidence.compare.apart.${one.reason}`)}`;
    }),
    ...(apart.length > mostApart
      ? [`  ${say("evidence.compare.apartMore", { count: apart.length - mostApart })}`]
      : []),
    say("evidence.compare.sentence", whole.confusion),
    "",
    ...textTable(
      [say("evidence.whatIf.indicator"), ...head],
      [[whatIsWhole, ...cells(whole)], ...named.map((one) => [one.name, ...cells(one)])],
    ),
    "",
    say("evidence.compare.confusion"),
    ...textTable(
      [
        say("evidence.whatIf.indicator"),
        ...says.map((name) => say(`evidence.compare.${name}`)),
        say("evidence.compare.notCompared"),
      ],
      [
        [whatIsWhole, ...confusion(whole), count(apart.length)],
        ...named.map((one) => [one.name, ...confusion(one), left(one)]),
      ],
      [1, 2, 3, 4, 5],
    ),
    ...(areas.length > 0
      ? [
          "",
          ...textTable(
            [say("evidence.whatIf.area"), ...head],
            areas.map((one) => [place(one.area), ...cells(one)]),
          ),
        ]
      : []),
  ];
}
