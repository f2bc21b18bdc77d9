import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { dayOption, type CommandLine } from "../identity/index.server.ts";
import { inLanguage } from "../platform/index.ts";
import { findAgencies } from "./find-agencies.ts";
import { importAgencies } from "./import-agencies.ts";

/** Adds `import agencies` and `agreement find-agencies`. */
export function agencyCommands(imports: Command, agreement: Command, cli: CommandLine): void {
  imports
    .command("agencies")
    .description("take in agencies with their dated mandates from a YAML file")
    .argument("<file>", "YAML: agencies, each with key, party, kind, name, source, mandates")
    .option("--dry-run", "check and count everything, write nothing")
    .action(async (file: string, { dryRun }: { dryRun?: boolean }) => {
      const done = await cli.perform(importAgencies, {
        path: resolve(file),
        fileName: basename(file).slice(0, 255),
        dryRun: dryRun === true,
      });
      const { agencies, mandates, added, changed } = done;
      const counts = { agencies, mandates, added: added.length, changed: changed.length };
      cli.terminal().answer(done, () => [cli.say("roster.cli.agencies", counts)]);
    });
  agreement
    .command("find-agencies")
    .description("which agencies may do what a text asks for, with mandate, words and source")
    .argument("<text>", "a scope line, in either language")
    .option("--date <day>", "YYYY-MM-DD (default: today)", dayOption(cli))
    .option("--party <code>", "agencies of one party alone, as SG")
    .option("--limit <number>", "at most so many", Number, 10)
    .action(async (text: string, options: { date?: string; party?: string; limit: number }) => {
      const found = await cli.perform(findAgencies, {
        text,
        on: options.date ?? null,
        party: options.party ?? null,
        limit: options.limit,
      });
      const { language } = cli.terminal();
      cli.terminal().answer(found, () =>
        found.agencies.length === 0
          ? [cli.say("roster.cli.noEvidence", { day: found.day })]
          : found.agencies.flatMap((one) => [
              `${inLanguage(one.name, language).text} (${one.party}) ${one.score}`,
              ...(one.reason.inheritedFrom
                ? [
                    `  ${cli.say("roster.agencies.inherited", { name: inLanguage(one.reason.inheritedFrom, language).text })}`,
                  ]
                : []),
              `  ${inLanguage(one.mandate.text, language).text}`,
              `  ${cli.say("roster.cli.reason", {
                words: one.reason.words.join(", "),
                from: one.mandate.from,
                until: one.mandate.until ?? "–",
                source: one.source,
              })}`,
            ]),
      );
    });
}
