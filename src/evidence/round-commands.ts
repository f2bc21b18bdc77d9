import type { Command } from "commander";
import { dayOption, type CommandLine } from "../identity/index.server.ts";
import type { AnswerOf } from "../identity/index.ts";
import { inLanguage } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { textTable } from "../platform/terminal.ts";
import { advanceRound } from "./advance-round.ts";
import { cancelRound } from "./cancel-round.ts";
import { decideOccupation } from "./decide-occupation.ts";
import { editionCommands } from "./edition-commands.ts";
import { strengths } from "./strength.ts";
import { decisions, topDowns, type Decision } from "./dovetailing.ts";
import { forgetContacts } from "./forget-contacts.ts";
import { openRound } from "./open-round.ts";
import { kindWeight, listId, oneOf, strongAt } from "./option-values.ts";
import { readRound } from "./read-round.ts";
import { readRounds } from "./read-rounds.ts";
import { recordTest } from "./record-test.ts";
import { roundTests, type RoundTest } from "./round.ts";
import { sealRound } from "./seal-round.ts";
import type { RespondentKind } from "./submission.ts";
import { weighingText } from "./weighing-text.ts";

const steps = ["evidence", "first-dovetailing", "validation", "second-dovetailing"] as const;

type Opening = {
  list: string;
  closes?: string;
  weight?: Partial<Record<RespondentKind, number>>;
  strongAt?: number;
};

/** Adds `col round …` and `col edition …`. Decisions and seals are a person's: they need `--as`. */
export function roundCommands(col: Command, cli: CommandLine): void {
  const round = col.command("round").description("the work that leads to an edition");
  const answer = (outcome: object, lines: string[]) => cli.terminal().answer(outcome, () => lines);

  round
    .command("open")
    .argument("<name>", "short name, as 2026")
    .description("open a round upon a released list")
    .requiredOption("--list <id>", "released list that it rests on", listId(cli))
    .option("--closes <date>", "last day of the call for evidence, YYYY-MM-DD", dayOption(cli))
    .option(
      "--weight <kind=number>",
      "weight of a kind of respondent, 0 to 100; may be repeated (default: firm=1, association=3, union=2, training-provider=0.5)",
      kindWeight(cli),
    )
    .option("--strong-at <weight>", "weight from which evidence is strong (default: 3)", strongAt(cli))
    .action(async (name: string, { list, closes, weight, strongAt }: Opening) => {
      const settings = { ...(weight && { weights: weight }), ...(strongAt !== undefined && { strongAt }) };
      const done = await cli.perform(openRound, { name, list, closesOn: closes ?? null, settings });
      answer(done, [cli.say("evidence.cli.roundOpened", { name })]);
    });
  round
    .command("advance")
    .argument("<name>")
    .argument("<stage>", steps.join(", "), oneOf(cli, steps))
    .description("move a round to its next stage")
    .option("--closes <date>", "last day of the call for evidence, YYYY-MM-DD", dayOption(cli))
    .action(async (name: string, to: (typeof steps)[number], { closes }: { closes?: string }) => {
      const done = await cli.perform(advanceRound, { round: name, to, closesOn: closes ?? null });
      answer(done, [cli.say("evidence.cli.roundMoved", { name, stage: cli.say(`evidence.stage.${to}`) })]);
    });
  round
    .command("status")
    .argument("[name]", "one round, or all without a name")
    .description("where rounds stand: the nine cells, and what is in the way of an edition")
    .action(async (name?: string) => {
      if (name !== undefined) {
        const read = await cli.perform(readRound, { round: name, limit: 1_000 });
        cli.terminal().answer(read, () => roundLines(cli, read));
        return;
      }
      const { rounds, count } = await cli.perform(readRounds, { limit: 100 });
      cli.terminal().answer({ ok: true, count, rounds }, () =>
        textTable(
          [
            cli.say("evidence.rounds.round"),
            cli.say("evidence.rounds.stage"),
            cli.say("evidence.rounds.closes"),
          ],
          rounds.map((one) => [one.name, cli.say(`evidence.stage.${one.stage}`), one.closesOn ?? "–"]),
        ),
      );
    });
  round
    .command("decide")
    .argument("<name>")
    .argument("<code>", "occupation")
    .argument("<decision>", decisions.join(", "), oneOf(cli, decisions))
    .description("decide upon an occupation; needs --as")
    .option("--reason <text>", "needed where the decision differs from the proposal", "")
    .action(async (name: string, code: string, decision: Decision, { reason }: { reason: string }) => {
      const done = await cli.perform(decideOccupation, { round: name, code, decision, reason });
      answer(done, [
        cli.say("evidence.cli.decided", { code, decision: cli.say(`evidence.decision.${decision}`) }),
      ]);
    });
  round
    .command("test")
    .argument("<name>")
    .argument("<code>", "occupation")
    .argument("<test>", roundTests.join(", "), oneOf(cli, roundTests))
    .description("write down whether an occupation meets a test; needs --as")
    .requiredOption("--evidence <text>", "what it rests on")
    .option("--not-met", "it does not meet the test")
    .option("--source <text>", "where the evidence is found", "")
    .option("--commits <organisation>", "who commits to train people (pipeline)", "")
    .action(
      async (
        name: string,
        code: string,
        test: RoundTest,
        {
          evidence,
          notMet,
          source,
          commits,
        }: { evidence: string; notMet?: boolean; source: string; commits: string },
      ) => {
        const input = { round: name, code, test, met: notMet !== true, evidence, source, commits };
        const done = await cli.perform(recordTest, input);
        answer(done, [cli.say("evidence.cli.tested", { code, test: cli.say(`evidence.test.${test}`) })]);
      },
    );
  round
    .command("seal")
    .argument("<name>")
    .description(
      "end a round: its edition is sealed and public; needs --as, a head who decided nothing in it",
    )
    .option("--published <date>", "day of publication, YYYY-MM-DD (default: today)", dayOption(cli))
    .action(async (name: string, { published }: { published?: string }) => {
      const done = await cli.perform(sealRound, { round: name, publishedOn: published ?? null });
      answer(done, [
        cli.say("evidence.cli.sealed", { name: done.edition, count: done.entries, hash: done.hash }),
      ]);
    });

  round
    .command("cancel")
    .argument("<name>")
    .description("end a round without an edition; it stays readable with the reason, its name stays taken")
    .requiredOption("--reason <text>", "why it will not be finished")
    .action(async (name: string, { reason }: { reason: string }) => {
      const done = await cli.perform(cancelRound, { round: name, reason });
      answer(done, [cli.say("evidence.cli.roundCancelled", { name })]);
    });

  round
    .command("forget-contacts")
    .description(
      "delete contacts of respondents of rounds sealed or cancelled twelve months ago, or unsealed twenty-four months after " +
        "their call; done daily by itself",
    )
    .option("--dry-run", "count, delete nothing")
    .action(async ({ dryRun }: { dryRun?: boolean }) => {
      const done = await cli.perform(forgetContacts, { dryRun: dryRun === true });
      answer(done, [
        ...done.rounds.map(({ name, contacts }) => `${name}: ${contacts}`),
        cli.say("evidence.cli.contactsForgotten", { contacts: done.contacts }),
        ...(done.dryRun ? [cli.say("evidence.cli.dryRun")] : []),
      ]);
    });

  editionCommands(col, cli);
}

/** The nine cells, what is in the way, and the occupations that ask for a decision. */
function roundLines(cli: CommandLine, read: Extract<AnswerOf<typeof readRound>, { ok: true }>): string[] {
  const { language } = cli.terminal();
  const { say } = cli;
  const { matrix, progress, lines } = read;
  return [
    `${say("evidence.round.title", { name: read.round.name })} · ${say(`evidence.stage.${read.round.stage}`)}`,
    weighingText(intlFor(language), read.round.settings),
    ...(read.cancelled ? [say("evidence.cancel.because", { reason: read.cancelled.reason })] : []),
    "",
    ...textTable(
      ["", ...strengths.map((strength) => say(`evidence.strength.${strength}`))],
      topDowns.map((verdict) => [
        say(`evidence.verdict.${verdict}`),
        ...strengths.map((strength) => String(matrix[verdict][strength])),
      ]),
      [1, 2, 3],
    ),
    "",
    ...(["waiting", "conflicts", "missing", "included", "testsOpen"] as const).map(
      (name) => `${say(`evidence.round.${name}`)}: ${progress[name]}`,
    ),
    "",
    ...textTable(
      [say("evidence.cli.code"), say("evidence.column.occupation"), say("evidence.round.decision")],
      lines.map((line) => [
        line.code,
        inLanguage(line.title, language).text,
        line.decision === null
          ? say("evidence.round.proposed", { proposal: say(`evidence.decision.${line.proposal}`) })
          : say(`evidence.decision.${line.decision}`),
      ]),
    ),
  ];
}
