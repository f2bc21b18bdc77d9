import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { dayOption, type CommandLine } from "../identity/index.server.ts";
import { inLanguage } from "../platform/index.ts";
import { textTable } from "../platform/terminal.ts";
import { importPlaces } from "./import-places.ts";
import { provinceList, zones, type Place } from "./place.ts";
import { readPlaceHistory } from "./read-place-history.ts";
import { listValue } from "./option-values.ts";

/** Adds `import places` and `vocabulary places`. */
export function placeCommands(imports: Command, vocabulary: Command, cli: CommandLine): void {
  imports
    .command("places")
    .description("import provinces or other places from a CSV file")
    .argument("<file>", "CSV file: code, name_id, name_en, zone")
    .option("--list <name>", "list that they belong to", listValue, provinceList)
    .option("--dry-run", "check and count everything, write nothing")
    .action((file: string, options: { list: string; dryRun?: boolean }) => take(cli, file, options));
  vocabulary
    .command("places")
    .description("places of a list on a day, and how the list became what it is")
    .option("--list <name>", "list that they belong to", listValue, provinceList)
    .option("--on <day>", "YYYY-MM-DD (default: today)", dayOption(cli))
    .action((options: { list: string; on?: string }) => show(cli, options));
}

async function take(
  cli: CommandLine,
  file: string,
  { list, dryRun = false }: { list: string; dryRun?: boolean },
) {
  const fileName = basename(file).slice(0, 255);
  const done = await cli.perform(importPlaces, { list, path: resolve(file), fileName, dryRun });
  const { places, added, changed } = done;
  cli
    .terminal()
    .answer(done, () => [
      cli.say("vocabulary.cli.places", { list, places, added, changed }),
      ...(dryRun ? [cli.say("vocabulary.cli.dryRun")] : []),
    ]);
}

async function show(cli: CommandLine, { list, on }: { list: string; on?: string }) {
  const found = await cli.perform(readPlaceHistory, { list, ...(on && { on }) });
  const { language } = cli.terminal();
  const nameOf = ({ name }: Place) => inLanguage(name, language).text;
  const zoneOf = ({ zone }: Place) => Object.entries(zones).find(([, iana]) => iana === zone)?.[0] ?? zone;
  const { places, changes, all } = found;
  cli.terminal().answer(found, () => {
    if (all === 0) return [cli.say("vocabulary.cli.noPlaces", { list })];
    return [
      cli.say("vocabulary.cli.placesOn", { list, day: found.on, count: places.length }),
      ...textTable(
        ["", "", "", ""],
        places.map((place) => [place.code, nameOf(place), zoneOf(place), place.validFrom ?? ""]),
      ).slice(1),
      ...changes.map(({ day, before, after }) =>
        cli.say("vocabulary.cli.placeChange", { day, before, after }),
      ),
    ];
  });
}
