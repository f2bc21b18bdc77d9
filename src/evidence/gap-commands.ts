import { basename, resolve } from "node:path";
import type { Command } from "commander";
import type { AnswerOf } from "../identity/index.ts";
import type { CommandLine } from "../identity/index.server.ts";
import { inLanguage } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { textTable } from "../platform/terminal.ts";
import { writeOut } from "../platform/whole-file.ts";
import { national } from "./area.ts";
import { gapYears } from "./gap-asked.ts";
import {
  gapNote,
  gapText,
  peopleText,
  rangeText,
  stateText,
  termsYearText,
  termTitle,
  valueText,
  peopleOfGaps,
  peopleOfTotals,
  provincesText,
} from "./gap-words.ts";
import { importGapTerms } from "./import-gap-terms.ts";
import { gapFileName, gapTable } from "./gap-export.ts";
import { printGap, printGaps } from "./gap-print.ts";
import { codeList, oneOf, wholeNumber } from "./option-values.ts";
import { readGap } from "./read-gap.ts";
import { readGaps } from "./read-gaps.ts";
import { releaseGaps } from "./release-gaps.ts";
import { repairGapThread } from "./repair-gap-thread.ts";

type Asked = { edition?: string; area: string; code?: string; horizon: number; year?: number };

const formats = ["csv", "pdf"] as const;

/** Adds `col gap`, `col gap export`, `col gap import` and `col gap release`. */
export function gapCommands(col: Command, cli: CommandLine): void {
  const gap = col
    .command("gap")
    .description("how many people are short, by occupation and place, with every term")
    .option("--edition <name>", "default: the newest")
    .option("--area <code>", "province code", national)
    .option("--code <code>", "one occupation, with its terms; default: all of the edition")
    .option("--horizon <years>", "years that are counted over, 1 to 3", wholeNumber(cli, 1, 3), 1)
    .option(
      "--year <year>",
      "first of these years (default: that of the edition)",
      wholeNumber(cli, gapYears.first, gapYears.last),
    )
    .action(async ({ code, ...options }: Asked) => {
      const asked = askedOf(options);
      if (code !== undefined) {
        const { places: _, mine: __, role: ___, ...read } = await cli.perform(readGap, { ...asked, code });
        cli.terminal().answer(read, () => accountLines(cli, read));
        return;
      }
      const { places: _, mine: __, role: ___, ...read } = await cli.perform(readGaps, asked);
      cli.terminal().answer(read, () => gapLines(cli, read));
    });

  gap
    .command("import")
    .argument("<file>", "CSV: code, area, year, term, value, low, high, successes, trials, source, assumed")
    .description("take in terms of the people short; the office's own until a head releases them")
    .option("--code-list <list>", "default: that of the newest edition", codeList(cli))
    .option("--dry-run", "check everything, write nothing")
    .action(async (file: string, options: { codeList?: string; dryRun?: boolean }) => {
      const done = await cli.perform(
        importGapTerms,
        {
          ...{ path: resolve(file), fileName: basename(file), dryRun: options.dryRun === true },
          codeList: options.codeList ?? null,
        },
        cli.say("evidence.cli.reading", { file: basename(file) }),
      );
      const { added, changed, known } = done;
      cli
        .terminal()
        .answer(done, () => [
          cli.say("evidence.gapImport.counts", { rows: done.rows, added, changed, known }),
          ...(done.unchanged ? [cli.say("evidence.cli.unchanged")] : []),
          ...(done.dryRun ? [cli.say("evidence.cli.dryRun")] : []),
        ]);
    });

  gap
    .command("export")
    .description("write the people short as a file, with the options of `col gap`; of one occupation as pdf")
    .requiredOption("--format <format>", formats.join(", "), oneOf(cli, formats))
    .option("--out <file>", "default: standard output, a name of its own for pdf")
    .action(async ({ format, out }: { format: (typeof formats)[number]; out?: string }) => {
      const { code, ...options } = gap.opts<Asked>();
      const asked = askedOf(options);
      const { language, json } = cli.terminal();
      let written: { name: string; content: Uint8Array | string };
      if (code !== undefined && format === "pdf") {
        const read = await cli.perform(readGap, { ...asked, code });
        written = { name: gapFileName(read, `${code}.pdf`), content: await printGap(read, language) };
      } else {
        const read = await cli.perform(readGaps, asked);
        written = {
          name: gapFileName(read, format),
          content: format === "pdf" ? await printGaps(read, language) : gapTable(read),
        };
      }
      const { name, content } = written;
      if (out === undefined && !json && format === "csv") {
        cli.terminal().out.write(content);
        return;
      }
      const file = resolve(out ?? name);
      const done = await writeOut(file, content);
      if (!done.ok) cli.refuse(done);
      cli.terminal().answer({ ok: true, file, bytes: Buffer.byteLength(content) }, () => [file]);
    });

  gap
    .command("repair")
    .description(
      "put terms and panels on the thread that were taken in before there was one; again changes nothing",
    )
    .action(async () => {
      const done = await cli.perform(repairGapThread, {});
      const { terms, panels } = done;
      cli
        .terminal()
        .answer(done, () => [
          done.unchanged
            ? cli.say("evidence.gap.threadWhole")
            : cli.say("evidence.gap.repaired", { terms, panels }),
        ]);
    });

  gap
    .command("release")
    .argument("<edition>", "name of an edition of the code list")
    .description("let everybody read the terms and panels that others entered; needs --as, a head")
    .action(async (edition: string) => {
      const done = await cli.perform(releaseGaps, { edition });
      const { terms, panels, own } = done;
      cli.terminal().answer(done, () => [cli.say("evidence.gap.released", { terms, panels, own })]);
    });
}

const askedOf = ({ edition, area, horizon, year }: Omit<Asked, "code">) => ({
  edition: edition ?? null,
  area,
  horizon,
  year: year ?? null,
});

type Lines = Omit<Extract<AnswerOf<typeof readGaps>, { ok: true }>, "places" | "mine" | "role">;
type Account = Omit<Extract<AnswerOf<typeof readGap>, { ok: true }>, "places" | "mine" | "role">;

function gapLines(cli: CommandLine, read: Lines): string[] {
  const { language } = cli.terminal();
  const intl = intlFor(language);
  const { lines, totals, area } = read;
  const total = totals[area];
  const aged = termsYearText(intl, read);
  const provinces = provincesText(intl, peopleOfTotals(totals));
  return [
    ...textTable(
      [
        cli.say("evidence.cli.code"),
        cli.say("evidence.column.occupation"),
        cli.say("evidence.gap.people"),
        cli.say("evidence.gap.interval"),
        cli.say("evidence.gap.state"),
      ],
      lines.map(({ code, title, gap }) => [
        code,
        inLanguage(title, language).text.slice(0, 50),
        gapText(intl, gap) ?? "–",
        "figure" in gap ? rangeText(intl, gap.figure) : "–",
        stateText(intl, gap),
      ]),
      [2, 3],
    ),
    "",
    total
      ? cli.say("evidence.gap.total", {
          people: peopleText(intl, total.figure.median),
          range: rangeText(intl, total.figure),
          counted: total.counted,
          all: lines.length,
        })
      : cli.say("evidence.gap.totalNone"),
    ...(aged ? [aged] : []),
    ...(area === national && provinces ? [provinces] : []),
  ];
}

function accountLines(cli: CommandLine, read: Account): string[] {
  const { language } = cli.terminal();
  const intl = intlFor(language);
  const { gap, occupation, terms, list, missing, year, horizon } = read;
  const text = gapText(intl, gap);
  const aged = termsYearText(intl, read);
  const provinces = provincesText(intl, peopleOfGaps(read.areas));
  const note = gapNote(intl, gap, occupation.code, missing);
  return [
    `${occupation.code} ${inLanguage(occupation.title, language).text} · ${horizon === 1 ? year : `${year}–${year + horizon - 1}`}`,
    `${cli.say("evidence.gap.people")}: ${text ?? "–"} · ${stateText(intl, gap)}`,
    ...("figure" in gap ? [`${cli.say("evidence.gap.interval")}: ${rangeText(intl, gap.figure)}`] : []),
    ...(aged ? [aged] : []),
    ...(note ? [note] : []),
    ...(read.area === national && provinces ? [provinces] : []),
    "",
    ...textTable(
      [
        cli.say("evidence.gap.term"),
        cli.say("evidence.gap.value"),
        cli.say("evidence.gap.year"),
        cli.say("evidence.gap.source"),
      ],
      terms.map((term) => [
        termTitle(intl, term),
        valueText(intl, term.kind, term.value),
        String(term.year),
        `${term.source ?? (list ? inLanguage(list.title, language).text : "–")}${
          term.assumed ? ` (${cli.say("evidence.gap.isAssumed")})` : ""
        }`,
      ]),
      [1],
    ),
  ];
}
