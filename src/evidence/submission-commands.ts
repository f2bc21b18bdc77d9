import { basename, resolve } from "node:path";
import { Option, type Command } from "commander";
import { dayOption, type CommandLine } from "../identity/index.server.ts";
import { inLanguage, installationZone } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { textTable } from "../platform/terminal.ts";
import { importSubmissions } from "./import-submissions.ts";
import { listSubmissions } from "./list-submissions.ts";
import { wholeNumber } from "./option-values.ts";
import { readBottomUp } from "./read-bottom-up.ts";

/** Adds `col submissions import|list|evidence`. */
export function submissionCommands(col: Command, cli: CommandLine): void {
  const submissions = col
    .command("submissions")
    .description("what firms, associations and unions say in a round");
  submissions
    .command("import")
    .description("take in answers of an earlier survey; they wait to be looked at like those of the form")
    .argument("<file>", "CSV file, a row for each occupation that a respondent named")
    .requiredOption("--round <name>", "the round that they are evidence for")
    .option(
      "--collected-on <day>",
      "day of the survey, YYYY-MM-DD: of one respondent the last answers count",
      dayOption(cli),
    )
    .option("--dry-run", "check and count everything, write nothing")
    .action((file: string, options: { round: string; collectedOn?: string; dryRun?: boolean }) =>
      importFile(cli, file, options),
    );
  submissions
    .command("list")
    .description("submissions of a round, those that wait first")
    .requiredOption("--round <name>", "name of the round")
    .addOption(
      new Option("--status <state>", "only those in this state").choices(["sent", "accepted", "rejected"]),
    )
    .option("--limit <count>", "most that are listed (default: 100)", wholeNumber(cli, 1, 10_000))
    .action((options: { round: string; status?: "sent" | "accepted" | "rejected"; limit?: number }) =>
      list(cli, options),
    );
  submissions
    .command("evidence")
    .description("what the accepted submissions of a round say of each occupation")
    .requiredOption("--round <name>", "name of the round")
    .action((options: { round: string }) => evidence(cli, options.round));
}

async function importFile(
  cli: CommandLine,
  file: string,
  { round, collectedOn, dryRun = false }: { round: string; collectedOn?: string; dryRun?: boolean },
): Promise<void> {
  const fileName = basename(file).slice(0, 255);
  const done = await cli.perform(
    importSubmissions,
    { round, path: resolve(file), fileName, ...(collectedOn && { collectedOn }), dryRun },
    cli.say("evidence.cli.reading", { file: fileName }),
  );
  const { rows, submissions, interest, coded, uncoded } = done;
  cli
    .terminal()
    .answer(done, () => [
      cli.say("evidence.submissionImport.counts", { rows, submissions, interest }),
      ...(done.unchanged ? [] : [cli.say("evidence.submissionImport.coded", { coded, uncoded })]),
      ...(done.personal.count > 0
        ? [
            cli.say("evidence.submissionImport.personal", { count: done.personal.count }),
            ...done.personal.rows
              .slice(0, 10)
              .map((row) => `  ${cli.say(`evidence.error.${row.code}`, row)}`),
          ]
        : []),
      ...(done.unchanged
        ? [cli.say("evidence.cli.unchanged")]
        : dryRun
          ? [cli.say("evidence.cli.dryRun")]
          : []),
    ]);
}

async function list(
  cli: CommandLine,
  {
    round,
    status,
    limit = 100,
  }: { round: string; status?: "sent" | "accepted" | "rejected"; limit?: number },
): Promise<void> {
  const done = await cli.perform(listSubmissions, { round, limit, ...(status && { status }) });
  const { counts, total, openInterests, submissions } = done;
  const { say } = cli;
  const { language } = cli.terminal();
  const answer = { ok: true, round, counts, total, openInterests, submissions };
  cli.terminal().answer(answer, () => [
    say("evidence.submissions.sorted", { count: total }),
    ...(openInterests > 0 ? [say("evidence.submissions.openInterests", { count: openInterests })] : []),
    ...textTable(
      [
        say("evidence.call.respondent"),
        say("evidence.call.kind"),
        say("evidence.submissions.occupations"),
        say("evidence.submissions.unconfirmed"),
        say("evidence.submissions.state"),
        say("evidence.submissions.sent"),
      ],
      submissions.map((one) => [
        one.respondent,
        say(`evidence.respondent.${one.kind}`),
        String(one.lines),
        String(one.lines - one.confirmed),
        say(`evidence.submissions.state.${one.status}`),
        one.sentAt
          ? intlFor(language).formatDate(one.sentAt, { dateStyle: "medium", timeZone: installationZone })
          : "",
      ]),
      [2, 3],
    ),
  ]);
}

async function evidence(cli: CommandLine, round: string): Promise<void> {
  const done = await cli.perform(readBottomUp, { round });
  const { say } = cli;
  const { language } = cli.terminal();
  cli.terminal().answer(done, () => [
    say("evidence.bottomUp.sorted", { count: done.codes.length, more: 0 }),
    ...textTable(
      [
        say("evidence.cli.code"),
        say("evidence.bottomUp.occupation"),
        say("evidence.bottomUp.respondents"),
        say("evidence.bottomUp.weight"),
        say("evidence.bottomUp.vacancies"),
        say("evidence.bottomUp.driver"),
        say("evidence.bottomUp.strength"),
      ],
      done.codes.map((one) => [
        one.code,
        inLanguage(one.title, language).text.slice(0, 50),
        String(one.respondents),
        String(one.weight),
        String(one.vacancies),
        one.leading && one.remedy
          ? `${say(`evidence.driver.${one.leading}`)} → ${say(`evidence.remedy.${one.remedy}`)}`
          : say("evidence.bottomUp.noneLeads"),
        say(`evidence.bottomUp.strength.${one.strength}`),
      ]),
      [2, 3, 4],
    ),
  ]);
}
