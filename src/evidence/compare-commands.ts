import { basename, resolve } from "node:path";
import { InvalidArgumentError, type Command } from "commander";
import type { AnswerOf } from "../identity/index.ts";
import type { CommandLine } from "../identity/index.server.ts";
import { inLanguage } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { textTable } from "../platform/terminal.ts";
import { areaName } from "./area-name.ts";
import { compareVerdictFile } from "./compare-verdicts.ts";
import { importVerdicts } from "./import-verdicts.ts";
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

function lines(cli: CommandLine, answer: Answer): string[] {
  const { language } = cli.terminal();
  const intl = intlFor(language);
  const { say } = cli;
  const { list, whole, indicators, areas, apart, coverage, places, ordered, rows } = answer;
  const number = (value: number | null) =>
    value === null ? "–" : intl.formatNumber(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const cells = ({ auc, ci, n, spearman }: Agreement) => [
    number(auc),
    ci ? `${number(ci[0])} – ${number(ci[1])}` : "–",
    ...(ordered ? [number(spearman)] : []),
    intl.formatNumber(n),
  ];
  const head = [
    say("evidence.compare.auc"),
    say("evidence.compare.interval"),
    ...(ordered ? [say("evidence.compare.spearman")] : []),
    say("evidence.compare.n"),
  ];
  const { both, onlyOurs, onlyTheirs, neither } = whole.confusion;
  return [
    say("evidence.cli.compared", {
      list: inLanguage(list.title, language).text,
      n: whole.n,
      rows,
      apart: apart.length,
    }),
    say("evidence.compare.sentence", { both, onlyOurs, onlyTheirs, neither }),
    "",
    ...textTable(
      [say("evidence.whatIf.indicator"), ...head],
      [
        [say("evidence.compare.whole"), ...cells(whole)],
        ...indicators.map((one) => [say(`evidence.indicator.${one.indicator}`), ...cells(one)]),
      ],
    ),
    ...(areas.length > 0
      ? [
          "",
          ...textTable(
            [say("evidence.whatIf.area"), ...head],
            areas.map((one) => [areaName(intl, one.area, coverage, places), ...cells(one)]),
          ),
        ]
      : []),
  ];
}
