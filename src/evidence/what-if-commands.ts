import { InvalidArgumentError, type Command } from "commander";
import type { AnswerOf } from "../identity/index.ts";
import type { CommandLine } from "../identity/index.server.ts";
import { inLanguage, trueMinus, type Bilingual } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { textTable } from "../platform/terminal.ts";
import { national } from "./area.ts";
import { areaName } from "./area-name.ts";
import { listId } from "./option-values.ts";
import { readWhatIf } from "./read-what-if.ts";
import { indicatorIds } from "./indicator.ts";
import { indicatorName } from "./indicator-name.ts";
import { shownFinely } from "./shown-value.ts";
import { rangeWords } from "./threshold-range.ts";
import { readChanges } from "./what-if-changes.ts";

type Pairs = [string, string][];
type Titled = { code: string; title: Bilingual };
type Answer = Extract<AnswerOf<typeof readWhatIf>, { ok: true }>;

/** Adds `col whatif`. */
export function whatIfCommands(col: Command, cli: CommandLine): void {
  col
    .command("whatif")
    .description("who would enter and leave a list with other thresholds, weights or shares; changes nothing")
    .option("--list <id>", "another list than the newest", listId(cli))
    .option("--area <code>", "place code, for the nearest thresholds", national)
    .option(
      "--set <setting>",
      "wage.threshold=3% (a growth is per cent a year; a plain number is a fraction: 0.03), pay-growth.shift=1%, " +
        "days.threshold=60, vacancies.weight=2, passShare=40%, minAvailable=5; may be repeated",
      setting(cli),
      [],
    )
    .action(async (options: { list?: string; area: string; set: Pairs }) => {
      const read = readChanges(options.set);
      const answer = await cli.perform(readWhatIf, {
        list: options.list ?? null,
        area: options.area,
        changes: read.ok ? read.changes : { indicators: {} },
      });
      const { places: _, coverage: __, mine: ___, ...given } = answer;
      cli.terminal().answer(given, () => lines(cli, answer));
    });
}

/** One `key=value`; what is not understood is said at once, with what is. */
function setting({ say }: Pick<CommandLine, "say">) {
  return (written: string, before: Pairs): Pairs => {
    const [key = "", ...rest] = written.split("=");
    const pair: [string, string] = [key.trim(), rest.join("=").trim()];
    const read = readChanges([pair]);
    if (!read.ok && read.wrong === "range")
      throw new InvalidArgumentError(
        say("evidence.error.SETTING_RANGE", { key: pair[0], value: pair[1], ...rangeWords(read.range) }),
      );
    if (rest.length === 0 || pair[1] === "" || !read.ok)
      throw new InvalidArgumentError(
        say(!read.ok && read.wrong === "key" ? "evidence.option.whatIfKey" : "evidence.option.whatIfValue", {
          key: pair[0],
          most: indicatorIds.length,
        }),
      );
    return [...before, pair];
  };
}

function lines(cli: CommandLine, answer: Answer): string[] {
  const { language } = cli.terminal();
  const intl = intlFor(language);
  const { say } = cli;
  const { list, area, entering, leaving, areas, sensitivity, milliseconds, coverage, places } = answer;
  const titleOf = ({ code, title }: Titled) => inLanguage(title, language).text || code;
  const named = (some: readonly Titled[]) => some.map(titleOf).join(", ");
  const flips = (heading: string, some: typeof entering) =>
    some.length === 0
      ? []
      : [
          "",
          heading,
          ...textTable(
            [say("evidence.cli.code"), say("evidence.column.occupation"), say("evidence.whatIf.area")],
            some.map((one) => [
              one.code,
              titleOf(one).slice(0, 60),
              areaName(intl, one.area, coverage, places),
            ]),
          ),
        ];
  const here = areas.find((one) => one.area === area);
  const near = sensitivity.indicators.map(({ indicator, threshold, leaving, entering }) => {
    const shown = (raw: number) => {
      const { value, format } = shownFinely(indicator, raw);
      return trueMinus(intl.formatNumber(value, format));
    };
    return [
      indicatorName(intl, indicator, list.pay),
      threshold === null ? "–" : shown(threshold),
      leaving ? `${shown(leaving.at)} · ${named(leaving.codes)}` : "–",
      entering ? `${shown(entering.at)} · ${named(entering.codes)}` : "–",
    ];
  });
  return [
    say("evidence.whatIf.nothingChanged"),
    say("evidence.whatIf.counted", {
      entering: entering.length,
      leaving: leaving.length,
      list: inLanguage(list.title, language).text,
    }),
    say("evidence.whatIf.counts", {
      area: areaName(intl, area, coverage, places),
      before: here?.before.short ?? 0,
      after: here?.after.short ?? 0,
    }),
    ...flips(say("evidence.whatIf.entering"), entering),
    ...flips(say("evidence.whatIf.leaving"), leaving),
    "",
    ...textTable(
      [
        say("evidence.whatIf.indicator"),
        say("evidence.whatIf.threshold"),
        say("evidence.whatIf.stricter"),
        say("evidence.whatIf.looser"),
      ],
      near,
    ),
    "",
    say("evidence.cli.milliseconds", { milliseconds: intl.formatNumber(milliseconds) }),
  ];
}
