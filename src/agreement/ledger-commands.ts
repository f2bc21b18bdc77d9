import { basename, resolve } from "node:path";
import { Option, type Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { inLanguage } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { textTable } from "../platform/terminal.ts";
import { writeOut } from "../platform/whole-file.ts";
import { importTracker } from "./import-tracker.ts";
import { ledgerKinds, ledgerStates, ledgerViews } from "./ledger-kind.ts";
import type { LedgerKind, LedgerState, LedgerView } from "./ledger-kind.ts";
import { ledgerCsv, ledgerTemplate, ledgerWorkbook } from "./ledger-sheet.ts";
import { waitsFor } from "./ledger-telling.ts";
import { readLedger } from "./read-ledger.ts";
import { readMappingFile } from "./tracker-mapping-file.ts";

type Narrowed = { view?: LedgerView; kind?: LedgerKind; state?: LedgerState; office?: string; text?: string };

const narrowing = (command: Command): Command =>
  command
    .addOption(
      new Option("--view <view>", "what this office has to do, what others have, what is late").choices(
        ledgerViews,
      ),
    )
    .addOption(new Option("--kind <kind>", "only entries of this kind").choices(ledgerKinds))
    .addOption(new Option("--state <state>", "only entries in this state").choices(ledgerStates))
    .option("--office <name>", "only entries that this office wrote, got or answers for")
    .option("--text <words>", "only entries with these words");

/** Adds `ledger import|list|export|template`. */
export function ledgerCommands(program: Command, cli: CommandLine): void {
  const ledger = program
    .command("ledger")
    .description("letters, meetings, asks and replies, actions and commitments of an office");
  ledger
    .command("import")
    .description("take in the tracker that an office has: XLSX, CSV, or text copied from a spreadsheet")
    .argument("<file>", "the tracker")
    .option("--mapping <file>", "YAML file that says what the columns tell (kept for these headings)")
    .option("--sheet <name>", "sheet of a workbook (default: the one whose headings say most)")
    .option("--dry-run", "check and count everything, write nothing")
    .action((file: string, options: { mapping?: string; sheet?: string; dryRun?: boolean }) =>
      importFile(cli, file, options),
    );
  narrowing(ledger.command("list").description("what waits first, the most urgent before the rest"))
    .option("--all", "all entries (default: the first 100)")
    .action((options: Narrowed & { all?: boolean }) => list(cli, options));
  narrowing(ledger.command("export").description("the ledger as a file that goes in again"))
    .argument("<file>", "file to write")
    .addOption(new Option("--format <format>", "kind of file").choices(["xlsx", "csv"]).default("xlsx"))
    .action((file: string, options: Narrowed & { format: "xlsx" | "csv" }) => exportTo(cli, file, options));
  ledger
    .command("template")
    .description("a workbook (XLSX) to fill in, in the language of --lang")
    .argument("<file>", "file to write")
    .action(async (file: string) => written(cli, file, await ledgerTemplate(cli.terminal().language)));
}

async function importFile(
  cli: CommandLine,
  file: string,
  { mapping, sheet, dryRun = false }: { mapping?: string; sheet?: string; dryRun?: boolean },
): Promise<void> {
  const fileName = basename(file).slice(0, 255);
  const declared = mapping === undefined ? null : await readMappingFile(resolve(mapping));
  if (declared && !declared.ok) return cli.refuse(declared);
  const { language } = cli.terminal();
  const done = await cli.perform(
    importTracker,
    {
      ...{ path: resolve(file), fileName, language, dryRun },
      ...(sheet !== undefined && { sheet }),
      ...(declared && { declared: declared.declared }),
    },
    cli.say("agreement.cli.reading", { file: fileName }),
  );
  const { rows, entries, replies, skipped, warnings, warningCounts, mapping: read, headings } = done;
  const counted = Object.values(warningCounts).reduce((sum, count) => sum + count, 0);
  cli.terminal().answer(done, () => [
    cli.say("agreement.ledger.import.rows", { rows, skipped: skipped.length }),
    ...headings.flatMap((heading, at) => {
      const field = read.columns[at];
      return field ? [`  ${heading} → ${cli.say(`agreement.ledger.field.${field}`)}`] : [];
    }),
    cli.say("agreement.ledger.import.entries", entries),
    cli.say("agreement.ledger.import.replies", replies),
    ...warnings.map((warning) => cli.explainRow(warning)),
    ...(counted > warnings.length ? [cli.say("file.more", { count: counted - warnings.length })] : []),
    ...(done.unchanged ? [cli.say("agreement.cli.unchanged")] : []),
    ...(dryRun ? [cli.say("agreement.cli.dryRun")] : []),
  ]);
}

const asked = ({ view, kind, state, office, text }: Narrowed) => ({
  ...(view && { view }),
  ...(kind && { kind }),
  ...(state && { state }),
  ...(office && { counterpart: office }),
  ...(text && { text }),
});

async function list(cli: CommandLine, { all, ...narrowed }: Narrowed & { all?: boolean }): Promise<void> {
  const done = await cli.perform(readLedger, { ...asked(narrowed), limit: all ? 20_000 : 100 });
  const { say } = cli;
  const { language } = cli.terminal();
  const day = (on: string | null) =>
    on ? intlFor(language).formatDate(on, { dateStyle: "medium", timeZone: "UTC" }) : "";
  const actor = (entry: (typeof done.entries)[number]) => {
    const who = waitsFor(entry);
    if (!who) return "";
    if ("words" in who) return who.words;
    if ("person" in who) return done.people[who.person] ?? "";
    return say("role" in who ? `identity.role.${who.role}` : "agreement.ledger.thisOffice");
  };
  cli.terminal().answer(done, () => [
    say("agreement.ledger.sorted", { count: done.total }),
    ...textTable(
      [
        say("agreement.ledger.date"),
        say("agreement.ledger.kind"),
        say("agreement.ledger.number"),
        say("agreement.ledger.what"),
        say("agreement.ledger.cameBack"),
        say("agreement.ledger.waitsFor"),
        say("agreement.ledger.due"),
        say("agreement.ledger.state"),
      ],
      done.entries.map((entry) => [
        day(entry.onDate),
        say(`agreement.ledger.kind.${entry.kind}`),
        entry.number ?? "",
        inLanguage(entry.subject, language).text.replaceAll(/\s+/g, " ").slice(0, 60),
        [entry.replyNumber, day(entry.replyDate)].filter(Boolean).join(", "),
        actor(entry).slice(0, 40),
        day(entry.dueOn),
        say(`agreement.ledger.state.${entry.state}`),
      ]),
    ),
  ]);
}

async function exportTo(
  cli: CommandLine,
  file: string,
  { format, ...narrowed }: Narrowed & { format: "xlsx" | "csv" },
): Promise<void> {
  const table = await cli.perform(readLedger, { ...asked(narrowed), limit: 20_000 });
  const { language } = cli.terminal();
  await written(
    cli,
    file,
    format === "csv" ? ledgerCsv(table, language) : await ledgerWorkbook(table, language),
    table.entries.length,
  );
}

async function written(
  cli: CommandLine,
  file: string,
  content: string | Uint8Array,
  entries?: number,
): Promise<void> {
  const out = await writeOut(resolve(file), content);
  if (!out.ok) return cli.refuse(out);
  cli
    .terminal()
    .answer({ ok: true, file: resolve(file), ...(entries !== undefined && { entries }) }, () => [
      cli.say("agreement.cli.written", { file: resolve(file) }),
    ]);
}
