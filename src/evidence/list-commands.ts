import type { Command } from "commander";
import type { AnswerOf } from "../identity/index.ts";
import type { CommandLine } from "../identity/index.server.ts";
import { inLanguage, installationZone } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { textTable } from "../platform/terminal.ts";
import { areaName } from "./area-name.ts";
import { isThin } from "./broken-series.ts";
import { codeListName } from "./code-list-name.ts";
import { spanOf } from "./format.ts";
import { headline } from "./method.ts";
import { national } from "./area.ts";
import { computeOccupationList } from "./compute-list.ts";
import { indicatorIds } from "./indicator.ts";
import { listId, month, percentage, wholeNumber } from "./option-values.ts";
import { readLists } from "./read-lists.ts";
import { readNumbers } from "./read-numbers.ts";
import { readBreaks } from "./series-break-file.ts";
import { readDeflator } from "./deflator-file.ts";
import { isShaky } from "./verdict.ts";

type Settings = {
  dataset: string;
  level: number;
  vacancies?: string;
  fills?: string;
  breaks?: string;
  deflator?: string;
  from?: string;
  to?: string;
  minAvailable?: number;
  passShare?: number;
  replicates?: number;
  seed?: number;
};

/** Adds `col compute` and `col list`. */
export function listCommands(col: Command, cli: CommandLine): void {
  col
    .command("compute")
    .description("compute the top-down list from the waves of a data set")
    .requiredOption("--dataset <name>", "data set with the waves of the survey")
    .option("--level <digits>", "digits of the occupation code, 1 to 4", wholeNumber(cli, 1, 4), 4)
    .option("--vacancies <name>", "data set with vacancies of the same code list")
    .option("--fills <name>", "data set with filled vacancies of the same code list")
    .option("--breaks <file>", "YAML file that declares breaks of the series and what bridges them")
    .option(
      "--deflator <file>",
      "price index (YAML or CSV: source, base year, index by month or year): pay growth is then real",
    )
    .option("--from <month>", "first wave that counts, YYYY-MM (default: the first there is)", month(cli))
    .option("--to <month>", "last wave that counts, YYYY-MM (default: the last there is)", month(cli))
    .option(
      "--min-available <count>",
      "indicators that must be available for a verdict (default: half of what the data allow, at least 2)",
      wholeNumber(cli, 1, indicatorIds.length),
    )
    .option("--pass-share <percent>", "available indicators that must pass (default: 50)", percentage(cli))
    .option(
      "--replicates <count>",
      "bootstrap replicates, 10 to 2000 (default: 200)",
      wholeNumber(cli, 10, 2_000),
    )
    .option("--seed <number>", "seed of the replicates", wholeNumber(cli, 0, 2_147_483_647))
    .action(async (settings: Settings) => {
      const { dataset, level, from, to, minAvailable, passShare, replicates, seed } = settings;
      const declared = settings.breaks === undefined ? null : await readBreaks(settings.breaks);
      if (declared && !declared.ok) return cli.refuse(declared);
      const prices = settings.deflator === undefined ? null : await readDeflator(settings.deflator);
      if (prices && !prices.ok) return cli.refuse(prices);
      const made = await cli.perform(
        computeOccupationList,
        {
          dataset,
          vacancies: settings.vacancies ?? null,
          fills: settings.fills ?? null,
          parameters: {
            level,
            // One end alone is enough: before the first and after the last month there is nothing.
            ...((from || to) && { window: { from: from ?? "1900-01", to: to ?? "2999-12" } }),
            ...(declared && { breaks: declared.breaks }),
            ...(prices && { deflator: prices.deflator }),
            ...(minAvailable !== undefined && { minAvailable }),
            ...(passShare !== undefined && { passShare }),
            ...(replicates !== undefined && { replicates }),
          },
          ...(seed !== undefined && { seed }),
        },
        cli.say("evidence.cli.computing", { name: dataset }),
      );
      answer(cli, await cli.perform(readNumbers, { list: made.list }));
    });
  col
    .command("list")
    .description("the newest released list with every number (or the newest draft), or all lists with --all")
    .option("--all", "one line for each list")
    .option("--list <id>", "another list than the newest", listId(cli))
    .option("--area <code>", "place code", national)
    .action(async (options: { all?: boolean; list?: string; area: string }) => {
      if (options.all) {
        const { lists, places, count } = await cli.perform(readLists, { limit: 100 });
        cli.terminal().answer({ ok: true, count, lists }, () => listLines(cli, { lists, places }));
        return;
      }
      answer(cli, await cli.perform(readNumbers, { list: options.list ?? null, area: options.area }));
    });
}

type Found<U> = Extract<AnswerOf<U>, { ok: true }>;

/** Lists, each told apart by what it covers, when it was computed and in what state it is. */
function listLines(
  cli: CommandLine,
  { lists, places }: Pick<Found<typeof readLists>, "lists" | "places">,
): string[] {
  const { language } = cli.terminal();
  const intl = intlFor(language);
  const { say } = cli;
  const rows = lists.map((list) => {
    const { short, notShort } = list.verdicts ?? { short: 0, notShort: 0 };
    return [
      list.listId,
      spanOf(intl, list.periods),
      say(`evidence.level.${list.level}`),
      codeListName(list.codeList),
      intl.formatDate(list.computedAt, {
        dateStyle: "medium",
        timeStyle: "short",
        timeZone: installationZone,
      }),
      say(list.releasedAt ? "evidence.lists.released" : "evidence.lists.draft"),
      say("evidence.lists.shortOf", { short, decided: short + notShort }),
      areaName(intl, national, list.coverage, places),
      inLanguage(list.title, language).text,
    ];
  });
  const head = [
    say("evidence.method.list"),
    say("evidence.datasets.periods"),
    say("evidence.lists.level"),
    say("evidence.datasets.codeList"),
    say("evidence.lists.computed"),
    say("evidence.lists.state"),
    say("evidence.lists.short"),
    say("evidence.print.coverage"),
    say("evidence.lists.list"),
  ];
  return textTable(head, rows);
}

/** Every number for a program; for a person a table. The names of places are for the person alone. */
function answer(cli: CommandLine, numbers: Found<typeof readNumbers>): void {
  const { places: _, ...given } = numbers;
  cli.terminal().answer(given, () => numberLines(cli, numbers));
}

function numberLines(
  cli: CommandLine,
  { list, area, occupations, places, broken }: Found<typeof readNumbers>,
): string[] {
  const { language } = cli.terminal();
  const intl = intlFor(language);
  const { say } = cli;
  const count = (verdict: string) => occupations.filter((one) => one.verdict === verdict).length;
  const rows = occupations.map((one) => [
    one.rank === null ? "–" : intl.formatNumber(one.rank),
    one.code,
    inLanguage(one.title, language).text.slice(0, 60) || one.code,
    say(`evidence.verdict.${one.verdict}`),
    `${one.passes}/${one.passes + one.fails}`,
    one.robustness === null || isThin(one, broken)
      ? `–${isThin(one, broken) ? "†" : ""}`
      : `${intl.formatNumber(one.robustness, { style: "percent", maximumFractionDigits: 0 })}${isShaky(one.robustness) ? "*" : ""}`,
    one.employment.value === null
      ? "–"
      : intl.formatNumber(one.employment.value, { maximumFractionDigits: 0 }),
  ]);
  const head = [
    say("evidence.print.rank"),
    say("evidence.cli.code"),
    say("evidence.column.occupation"),
    say("evidence.column.verdict"),
    say("evidence.cli.indicators"),
    say("evidence.cli.robustness"),
    say("evidence.column.employment"),
  ];
  const counts = { short: count("short"), notShort: count("not-short"), undetermined: count("undetermined") };
  const about = [
    inLanguage(list.title, language).text,
    areaName(intl, area, list.coverage, places),
    spanOf(intl, list.periods),
    say(list.releasedAt ? "evidence.lists.released" : "evidence.lists.draft"),
    list.id,
  ];
  return [
    headline(intl, counts),
    about.join(" · "),
    "",
    ...textTable(head, rows, [0, 4, 5, 6]),
    ...(occupations.some((one) => isShaky(one.robustness) && !isThin(one, broken))
      ? ["", say("evidence.cli.shaky")]
      : []),
    ...(broken ? ["", say("evidence.broken.series", broken)] : []),
    ...(broken && broken.thin > 0 ? [`† ${say("evidence.broken.thin", broken)}`] : []),
  ];
}
