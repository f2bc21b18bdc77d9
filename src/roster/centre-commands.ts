import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { dayOption, type CommandLine } from "../identity/index.server.ts";
import { inLanguage } from "../platform/index.ts";
import { textTable } from "../platform/terminal.ts";
import { readCentreMappingFile } from "./centre-mapping-file.ts";
import type { CentreKind } from "./centre-words.ts";
import { importCentres } from "./import-centres.ts";
import { provinceName } from "./province.ts";
import { readCentres } from "./read-centres.ts";

/** Adds `import` and `list` to `roster`. */
export function centreCommands(roster: Command, cli: CommandLine): void {
  roster
    .command("import")
    .description("take in an office's list of training centres: XLSX, CSV or text pasted from a spreadsheet")
    .argument("<file>", "headings may stand in one row or two; what they mean is found, or said by --mapping")
    .option(
      "--mapping <file>",
      "YAML: columns (field: heading), headings, sheet, kind, year, source, sourceYear",
    )
    .option("--overseer <key>", "organisation that oversees these centres and reads their instructors along")
    .option("--dry-run", "check and count everything, write nothing")
    .action(async (file: string, options: { mapping?: string; overseer?: string; dryRun?: boolean }) => {
      const mapping = options.mapping ? await readCentreMappingFile(resolve(options.mapping)) : null;
      if (mapping && !mapping.ok) return cli.refuse(mapping);
      const done = await cli.perform(importCentres, {
        ...{ path: resolve(file), fileName: basename(file).slice(0, 255) },
        ...(mapping && { declared: mapping.declared }),
        ...{ overseer: options.overseer ?? null, dryRun: options.dryRun === true },
      });
      const { centres, rejected, added, changed, unchanged, figures, vocations, warnings, dryRun } = done;
      const told = warnings.map((row) => ({ ...row, message: cli.explainRow(row) }));
      cli
        .terminal()
        .answer({ ...done, warnings: told }, () => [
          cli.say("roster.cli.centres", { centres, rejected, added, changed, unchanged, figures, vocations }),
          ...(told.length ? [cli.say("roster.cli.centreWarnings", { count: told.length })] : []),
          ...told.map(({ message }) => `  ${message}`),
          ...(dryRun ? [cli.say("roster.cli.centreDryRun")] : []),
        ]);
    });
  roster
    .command("list")
    .description("training centres by name, narrowed by words, province and kind")
    .argument("[text]", "words of name, regency or vocation")
    .option("--province <code>", "two digits, as the statistics office (BPS) has them")
    .option("--kind <kind>", "BBPVP, BPVP, UPTP, UPTD, BLK-K, service-unit, workshop")
    .option("--on <day>", "YYYY-MM-DD: provinces and centres of that day", dayOption(cli))
    .option("--limit <number>", "at most so many", Number, 25)
    .option("--offset <number>", "after so many", Number, 0)
    .action(
      async (
        text: string | undefined,
        options: { province?: string; kind?: string; on?: string; limit: number; offset: number },
      ) => {
        const { province, kind, on, limit, offset } = options;
        const found = await cli.perform(readCentres, {
          ...{
            text: text ?? null,
            province: province ?? null,
            kind: (kind as CentreKind | undefined) ?? null,
          },
          ...{ on: on ?? null, limit, offset },
        });
        const { language } = cli.terminal();
        cli.terminal().answer(found, () => [
          cli.say("roster.cli.centreList", { count: found.count }),
          ...textTable(
            ["", "", "", ""],
            found.centres.map((one) => [
              ...[one.key, inLanguage(one.name, language).text],
              ...[one.kind, inLanguage(provinceName(one.provinceCode), language).text],
            ]),
          ).slice(1),
        ]);
      },
    );
}
