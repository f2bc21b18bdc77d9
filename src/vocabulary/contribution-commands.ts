import { basename, resolve } from "node:path";
import { Option, type Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { inLanguage, type Language, type ReportRow } from "../platform/index.ts";
import { textTable } from "../platform/terminal.ts";
import { writeOut } from "../platform/whole-file.ts";
import { claimEquivalence } from "./claim-equivalence.ts";
import { readEquivalenceFile } from "./equivalence-file.ts";
import { exportTranslations } from "./export-translations.ts";
import { importTranslations } from "./import-translations.ts";
import { readCoverage } from "./read-coverage.ts";
import { conceptKinds, type ConceptKind } from "./scheme-content.ts";
import { schemeValue, versionValue } from "./option-values.ts";

/** Findings that are said one by one; the rest is counted. */
const saidFindings = 20;

type ExportOptions = {
  scheme: string;
  version?: string;
  to?: Language;
  kind?: ConceptKind;
  missing?: boolean;
  semicolon?: boolean;
  out?: string;
};

/** Adds `vocabulary translations coverage|export|import` and `import equivalences`. */
export function contributionCommands(vocabulary: Command, imports: Command, cli: CommandLine): void {
  const translations = vocabulary
    .command("translations")
    .description("titles in the language that a version lacks");

  translations
    .command("coverage")
    .description("how many concepts have a title in each language")
    .action(() => coverage(cli));

  translations
    .command("export")
    .description(
      "titles as CSV, to be filled in a spreadsheet: uri,scheme,version,code,en,id,status,reviewer",
    )
    .requiredOption("--scheme <name>", "which classification", schemeValue)
    .option("--version <name>", "which version of it (default: the one in use)", versionValue)
    .addOption(
      new Option("--to <language>", "language to fill (default: the one with fewer titles)").choices([
        "id",
        "en",
      ]),
    )
    .addOption(new Option("--kind <kind>", "only concepts of this kind").choices(conceptKinds))
    .option("--missing", "only concepts without a title in that language")
    .option("--semicolon", "semicolons between cells, as a spreadsheet of Indonesian habits expects")
    .option("--out <file>", "file to write (default: standard output)")
    .action((options: ExportOptions) => exportTitles(cli, options));

  translations
    .command("import")
    .description("take a filled file back: new titles are proposed, another person reviews them")
    .argument("<file>", "CSV file as `export` writes it")
    .option("--scheme <name>", "for rows that name no scheme", schemeValue)
    .option("--version <name>", "for rows that name no version", versionValue)
    .option("--dry-run", "check and count everything, write nothing")
    .action((file: string, options: { scheme?: string; version?: string; dryRun?: boolean }) =>
      importTitles(cli, file, options),
    );

  imports
    .command("equivalences")
    .description("claim in the organisation's name that levels of two frameworks compare")
    .argument("<file>", "CSV file: from_scheme, from_code, to_scheme, to_code, basis, source, status")
    .option("--dry-run", "check and count everything, write nothing")
    .action((file: string, { dryRun = false }: { dryRun?: boolean }) => importClaims(cli, file, dryRun));
}

const nameOf = (file: string) => basename(file).slice(0, 255);

async function coverage(cli: CommandLine): Promise<void> {
  const done = await cli.perform(readCoverage, {});
  const { language } = cli.terminal();
  const count = (value: number) => cli.say("vocabulary.cli.count", { count: value });
  const head = [
    "",
    ...["concepts", "id", "en", "proposed"].map((key) => cli.say(`vocabulary.cli.coverage.${key}`)),
  ];
  const lines = done.coverage.map(({ title, kind, concepts, withLabel, proposed }) => [
    `${inLanguage(title, language).text} · ${cli.say(`vocabulary.kinds.${kind}`)}`,
    count(concepts),
    count(withLabel.id),
    count(withLabel.en),
    count(proposed.id + proposed.en),
  ]);
  cli
    .terminal()
    .answer(done, () =>
      lines.length ? textTable(head, lines, [1, 2, 3, 4]) : [cli.say("vocabulary.cli.empty")],
    );
}

async function exportTitles(cli: CommandLine, options: ExportOptions): Promise<void> {
  const { scheme, version, to, kind, missing = false, semicolon = false, out } = options;
  const { text, ...done } = await cli.perform(exportTranslations, {
    scheme,
    ...(version !== undefined && { version }),
    ...(to && { language: to }),
    ...(kind && { kind }),
    missing,
    delimiter: semicolon ? ";" : ",",
  });
  if (out === undefined) {
    cli.terminal().out.write(text);
    return;
  }
  const written = await writeOut(resolve(out), text);
  if (!written.ok) return cli.refuse(written);
  cli
    .terminal()
    .answer({ ...done, out: resolve(out) }, () => [
      cli.say("vocabulary.cli.titlesExported", { rows: done.rows, out }),
    ]);
}

async function importTitles(
  cli: CommandLine,
  file: string,
  { scheme, version, dryRun = false }: { scheme?: string; version?: string; dryRun?: boolean },
): Promise<void> {
  const fileName = nameOf(file);
  const input = { path: resolve(file), fileName, dryRun };
  const done = await cli.perform(
    importTranslations,
    { ...input, ...(scheme && { scheme }), ...(version && { version }) },
    cli.say("vocabulary.cli.importing", { file: fileName }),
  );
  const findings = sentences(cli, done.findings);
  const { rows, titles, added, changed, unchanged, passed, total } = done;
  cli
    .terminal()
    .answer({ ...done, findings }, () => [
      cli.say("vocabulary.cli.titlesImported", { rows, titles, added, changed, unchanged, passed }),
      ...findingLines(cli, findings, total),
      ...(dryRun ? [cli.say("vocabulary.cli.dryRun")] : []),
    ]);
}

async function importClaims(cli: CommandLine, file: string, dryRun: boolean): Promise<void> {
  const fileName = nameOf(file);
  const read = await readEquivalenceFile(resolve(file), { fileName });
  if (!read.ok) return cli.refuse(read);
  const { claims, rows } = read;
  const { refused, ...done } = await cli.perform(claimEquivalence, {
    claims,
    dryRun,
    file: { name: fileName, rows },
  });
  const findings = sentences(cli, refused);
  const { added, referenced, unchanged } = done;
  cli
    .terminal()
    .answer({ ...done, rows: read.claims.length, findings }, () => [
      cli.say("vocabulary.cli.claims", { rows: read.claims.length, added, referenced, unchanged }),
      ...findingLines(cli, findings, findings.length),
      ...(dryRun ? [cli.say("vocabulary.cli.dryRun")] : []),
    ]);
}

const sentences = (cli: CommandLine, rows: readonly ReportRow[]) =>
  rows.map((row) => ({ ...row, message: cli.explainRow(row) }));

function findingLines(
  cli: CommandLine,
  findings: readonly { row?: number; message: string }[],
  total: number,
): string[] {
  const said = findings.slice(0, saidFindings);
  const more = total - said.length;
  return [
    ...said.map(({ row = 0, message }) => `  ${cli.say("vocabulary.cli.row", { row, sentence: message })}`),
    ...(more > 0 ? [`  ${cli.say("vocabulary.cli.scheme.more", { more })}`] : []),
  ];
}
