import type { Command } from "commander";
import { resolve } from "node:path";
import type { CommandLine } from "../identity/index.server.ts";
import type { AnswerOf } from "../identity/index.ts";
import { inLanguage } from "../platform/index.ts";
import { textTable } from "../platform/terminal.ts";
import { writeOut } from "../platform/whole-file.ts";
import { advanceRound } from "./advance-round.ts";
import { compareEditions } from "./compare-editions.ts";
import { decideOccupation } from "./decide-occupation.ts";
import { strengths } from "./strength.ts";
import { decisions, topDowns, type Decision } from "./dovetailing.ts";
import { editionFormats, type EditionFormat } from "./edition-formats.ts";
import { printEdition } from "./edition-print.ts";
import { exportEdition } from "./export-edition.ts";
import { forgetContacts } from "./forget-contacts.ts";
import { openRound } from "./open-round.ts";
import { isoDate, listId, oneOf } from "./option-values.ts";
import { readEdition } from "./read-edition.ts";
import { readEditions } from "./read-editions.ts";
import { readRound } from "./read-round.ts";
import { readRounds } from "./read-rounds.ts";
import { recordTest } from "./record-test.ts";
import { roundTests, type RoundTest } from "./round.ts";
import { sealRound } from "./seal-round.ts";

const steps = ["evidence", "first-dovetailing", "validation", "second-dovetailing"] as const;

/** Adds `col round …` and `col edition …`. Decisions and seals are a person's: they need `--as`. */
export function roundCommands(col: Command, cli: CommandLine): void {
  const round = col.command("round").description("the work that leads to an edition");
  const answer = (outcome: object, lines: string[]) => cli.terminal().answer(outcome, () => lines);

  round
    .command("open")
    .argument("<name>", "short name, as 2026")
    .description("open a round upon a released list")
    .requiredOption("--list <id>", "released list that it rests on", listId(cli))
    .option("--closes <date>", "last day of the call for evidence, YYYY-MM-DD", isoDate(cli))
    .action(async (name: string, { list, closes }: { list: string; closes?: string }) => {
      const done = await cli.perform(openRound, { name, list, closesOn: closes ?? null });
      answer(done, [cli.say("evidence.cli.roundOpened", { name })]);
    });
  round
    .command("advance")
    .argument("<name>")
    .argument("<stage>", steps.join(", "), oneOf(cli, steps))
    .description("move a round to its next stage")
    .option("--closes <date>", "last day of the call for evidence, YYYY-MM-DD", isoDate(cli))
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
    .option("--published <date>", "day of publication, YYYY-MM-DD (default: today)", isoDate(cli))
    .action(async (name: string, { published }: { published?: string }) => {
      const done = await cli.perform(sealRound, { round: name, publishedOn: published ?? null });
      answer(done, [
        cli.say("evidence.cli.sealed", { name: done.edition, count: done.entries, hash: done.hash }),
      ]);
    });

  round
    .command("forget-contacts")
    .description("delete contacts of respondents of rounds sealed twelve months ago; done daily by itself")
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

function editionCommands(col: Command, cli: CommandLine): void {
  const edition = col.command("edition").description("sealed editions of the Critical Occupation List");
  edition
    .command("list")
    .description("all editions, the newest first")
    .action(async () => {
      const { editions, count } = await cli.perform(readEditions, { limit: 100 });
      cli.terminal().answer({ ok: true, count, editions }, () =>
        textTable(
          ["name", "entries", "published", "hash"].map((column) => cli.say(`evidence.editions.${column}`)),
          editions.map((one) => [one.name, String(one.entries), one.publishedOn, one.hash.slice(0, 16)]),
          [1],
        ),
      );
    });
  edition
    .command("show")
    .argument("[name]", "default: the newest")
    .description("one edition with everything that it says")
    .action(async (name?: string) => {
      const read = await cli.perform(readEdition, { edition: name ?? null });
      const { language } = cli.terminal();
      cli
        .terminal()
        .answer(read, () => [
          inLanguage(read.edition.title, language).text,
          `SHA-256 ${read.edition.hash}${read.intact ? "" : ` ${cli.say("evidence.edition.broken")}`}`,
          "",
          ...read.content.entries.map(({ code, title }) => `${code}  ${inLanguage(title, language).text}`),
        ]);
    });
  edition
    .command("diff")
    .argument("<from>", "name of an edition")
    .argument("<to>", "name of another")
    .description("what is new, what left, what stayed, from the one published earlier to the later")
    .action(async (from: string, to: string) => {
      const read = await cli.perform(compareEditions, { from, to });
      const { language } = cli.terminal();
      const lines = (sign: string, some: typeof read.new) =>
        some.map(({ code, title }) => `${sign} ${code}  ${inLanguage(title, language).text}`);
      cli
        .terminal()
        .answer(read, () => [
          ...(read.reordered
            ? [cli.say("evidence.cli.diffReordered", { earlier: read.from.name, later: read.to.name })]
            : []),
          cli.say("evidence.cli.diff", { earlier: read.from.name, later: read.to.name }),
          `${read.to.entries} = ${read.from.entries} − ${read.left.length} + ${read.new.length}`,
          ...lines("+", read.new),
          ...lines("−", read.left),
          ...lines(" ", read.persistent),
        ]);
    });
  const keep = async (file: string, content: string | Uint8Array) => {
    const written = await writeOut(file, content);
    if (!written.ok) cli.refuse(written);
  };
  edition
    .command("export")
    .argument("[name]", "default: the newest")
    .description("write an edition as a file")
    .requiredOption(
      "--format <format>",
      [...editionFormats, "pdf"].join(", "),
      oneOf(cli, [...editionFormats, "pdf"]),
    )
    .option("--out <file>", "default: standard output, a name of its own for pdf")
    .action(
      async (name: string | undefined, { format, out }: { format: EditionFormat | "pdf"; out?: string }) => {
        const { language, json } = cli.terminal();
        if (format === "pdf") {
          const read = await cli.perform(readEdition, { edition: name ?? null });
          const bytes = await printEdition(read, language);
          const file = resolve(out ?? `col-${read.edition.name}.pdf`);
          await keep(file, bytes);
          cli
            .terminal()
            .answer({ ok: true, file, bytes: bytes.length, hash: read.edition.hash }, () => [file]);
          return;
        }
        const written = await cli.perform(exportEdition, { edition: name ?? null, format, language });
        if (out === undefined && !json) {
          process.stdout.write(written.text);
          return;
        }
        const file = resolve(out ?? written.fileName);
        await keep(file, written.text);
        cli
          .terminal()
          .answer({ ok: true, file, bytes: Buffer.byteLength(written.text), hash: written.hash }, () => [
            file,
          ]);
      },
    );
}

/** The nine cells, what is in the way, and the occupations that ask for a decision. */
function roundLines(cli: CommandLine, read: Extract<AnswerOf<typeof readRound>, { ok: true }>): string[] {
  const { language } = cli.terminal();
  const { say } = cli;
  const { matrix, progress, lines } = read;
  return [
    `${say("evidence.round.title", { name: read.round.name })} · ${say(`evidence.stage.${read.round.stage}`)}`,
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
