import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { dayOption, type CommandLine } from "../identity/index.server.ts";
import type { Language } from "../platform/index.ts";
import { inLanguage } from "../platform/index.ts";
import { textTable } from "../platform/terminal.ts";
import { schemeSchema, shapes, schemes, type Scheme } from "./classification.ts";
import type { Version } from "./concept.ts";
import { compareCommands } from "./compare-commands.ts";
import { codeCommands } from "./code-commands.ts";
import { contributionCommands } from "./contribution-commands.ts";
import { crosswalkCommands } from "./crosswalk-commands.ts";
import { importCommands } from "./import-commands.ts";
import { exportCommands } from "./export-commands.ts";
import { importClassification } from "./import-classification.ts";
import { diffCommands } from "./diff-commands.ts";
import { placeCommands } from "./place-commands.ts";
import { readStats } from "./read-stats.ts";
import { conceptKinds } from "./scheme-content.ts";
import { sourceValue, versionValue } from "./option-values.ts";

type ImportOptions = { version?: string; source?: string; dryRun?: boolean };

/**
 * Adds `import kbji`, `import isco`, `import places` and one import for each format of schemes to the parent
 * command of all importers, and `vocabulary stats`.
 */
export function vocabularyCommands(program: Command, imports: Command, cli: CommandLine): void {
  for (const scheme of schemes) {
    imports
      .command(scheme)
      .description(`import a version of ${scheme.toUpperCase()} from a CSV file`)
      .argument("<file>", "CSV file: level, code, title")
      .option(
        "--version <name>",
        `what this version is called (default: ${shapes[scheme].defaultVersion})`,
        versionValue,
      )
      .option("--source <text>", "who published the list", sourceValue)
      .option("--dry-run", "check and count everything, write nothing")
      .action((file: string, options: ImportOptions) => importScheme(cli, scheme, file, options));
  }
  importCommands(imports, cli);
  crosswalkCommands(imports, cli);
  codeCommands(program, imports, cli);

  const vocabulary = program.command("vocabulary").description("classifications and places");
  exportCommands(vocabulary, cli);
  contributionCommands(vocabulary, imports, cli);
  vocabulary
    .command("stats")
    .description("versions and their counts, and how KBJI and ISCO overlap")
    .option("--on <day>", "which versions were meant on that day, YYYY-MM-DD", dayOption(cli))
    .action(async ({ on }: { on?: string }) => {
      const stats = await cli.perform(readStats, on ? { on } : {});
      cli.terminal().answer(stats, () => statsLines(cli, stats));
    });
  diffCommands(vocabulary, cli);
  compareCommands(vocabulary, cli);
  placeCommands(imports, vocabulary, cli);
}

async function importScheme(cli: CommandLine, scheme: Scheme, file: string, options: ImportOptions) {
  const { version, source, dryRun = false } = options;
  const input = { scheme, ...onDisk(file), ...(version && { version }), ...(source && { source }), dryRun };
  const done = await cli.perform(
    importClassification,
    input,
    cli.say("vocabulary.cli.importing", { file: input.fileName }),
  );
  const { concepts, levels, shared, added, missing, skipped, unchanged } = done;
  cli.terminal().answer(done, () => [
    cli.say(`vocabulary.cli.${unchanged ? "unchanged" : "imported"}`, {
      scheme,
      version: done.version,
      concepts,
    }),
    ...levelLines(cli, levels),
    ...(skipped ? [cli.say("vocabulary.cli.skipped", { skipped })] : []),
    ...overlapLines(cli, { shared, added, missing }),
    ...noteDryRun(cli, dryRun && !unchanged),
  ]);
}

const onDisk = (file: string) => ({ path: resolve(file), fileName: basename(file).slice(0, 255) });

const noteDryRun = (cli: CommandLine, dryRun: boolean) => (dryRun ? [cli.say("vocabulary.cli.dryRun")] : []);

function levelLines(cli: CommandLine, levels: Record<string, number>): string[] {
  return Object.entries(levels).map(
    ([level, count]) =>
      `  ${cli.say(`vocabulary.level.${level}`)}: ${cli.say("vocabulary.cli.count", { count })}`,
  );
}

function overlapLines(
  cli: CommandLine,
  overlap: { shared: number | null; added: number | null; missing: number | null },
) {
  const { shared, added, missing } = overlap;
  if (shared === null || added === null || missing === null) return [];
  return [cli.say("vocabulary.cli.overlap", { shared, added, missing })];
}

type Stats = Parameters<typeof overlapLines>[1] & {
  on: string | null;
  meant: Record<string, string>;
  versions: Version[];
};

/** KBJI and ISCO by the length of their codes, all other schemes by kinds of concepts. */
function statsLines(cli: CommandLine, { versions, on, meant, ...overlap }: Stats): string[] {
  if (versions.length === 0) return [cli.say("vocabulary.cli.empty")];
  const language: Language = cli.terminal().language;
  const countOf = (count: number | undefined) => (count ? cli.say("vocabulary.cli.count", { count }) : "–");
  const table = (
    own: readonly Version[],
    counts: { head: string; of: (version: Version) => number | undefined }[],
  ) =>
    own.length === 0
      ? []
      : textTable(
          ["", ...counts.map(({ head }) => head), "", ""],
          own.map((version) => [
            `${version.scheme}/${version.version}  ${inLanguage(version.title, language).text}`,
            ...counts.map(({ of }) => countOf(of(version))),
            meant[version.scheme] === version.version ? cli.say("vocabulary.version.current") : "",
            version.synthetic ? cli.say("vocabulary.version.synthetic") : "",
          ]),
          counts.map((_, i) => i + 1),
        );
  const hasDigits = ({ scheme }: Version) => schemeSchema.safeParse(scheme).success;
  const others = versions.filter((version) => !hasDigits(version));
  const kinds = conceptKinds.filter((kind) => others.some((version) => version.kinds[kind]));
  return [
    ...(on === null ? [] : [cli.say("vocabulary.cli.statsOn", { day: on })]),
    ...table(
      versions.filter(hasDigits),
      [1, 2, 3, 4, 6].map((level) => ({ head: String(level), of: (version) => version.levels[level] })),
    ),
    ...overlapLines(cli, overlap),
    ...table(others, [
      ...kinds.map((kind) => ({
        head: cli.say(`vocabulary.kinds.${kind}`),
        of: (version: Version) => version.kinds[kind],
      })),
      { head: cli.say("vocabulary.dangling.heading"), of: (version) => version.dangling },
    ]),
  ];
}
