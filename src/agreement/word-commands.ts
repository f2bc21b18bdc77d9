import { InvalidArgumentError, type Command } from "commander";
import { Refused, type CommandLine } from "../identity/index.server.ts";
import { roundTrip } from "./word-round-trip.ts";

/** Adds `agreement roundtrip`. */
export function wordCommands(agreement: Command, cli: CommandLine): void {
  const number = (least: number, most: number) => (value: string) => {
    const read = Number(value);
    if (!/^\d{1,10}$/.test(value) || read < least || read > most)
      throw new InvalidArgumentError(cli.say("agreement.cli.wholeNumber", { least, most }));
    return read;
  };
  agreement
    .command("roundtrip")
    .description("write random documents as Word, edit them at random, read them back: nothing may be lost")
    .option("--cases <count>", "documents", number(1, 100_000), 200)
    .option(
      "--seed <number>",
      "of the first document; the same seed gives the same documents",
      number(0, 2_147_483_647),
      1,
    )
    .action(async ({ cases, seed }: { cases: number; seed: number }) => {
      const terminal = cli.terminal();
      const bar = terminal.bar(cli.say("agreement.cli.roundTrip"));
      const came = await roundTrip(cases, seed, { onProgress: bar.move });
      bar.end();
      const { paragraphs, edits, comments, unplaced, lost, examples } = came;
      terminal.answer({ ok: lost === 0, ...came }, () => [
        cli.say("agreement.cli.roundTripDone", { cases, paragraphs, edits, comments, unplaced, lost }),
        ...examples,
      ]);
      if (lost > 0) throw new Refused({ ok: false, code: "WORD_LOST" });
    });
}
