import type { Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { ledgerCommands } from "./ledger-commands.ts";
import { proposalCommands } from "./proposal-commands.ts";
import { sealCommands } from "./seal-commands.ts";
import { wordCommands } from "./word-commands.ts";

/** Adds `agreement …` and `ledger …` with all that they have; @returns `agreement`, to which agencies add theirs. */
export function agreementCommands(program: Command, cli: CommandLine): Command {
  const agreement = program
    .command("agreement")
    .description("proposals of two governments, from draft to signature");
  ledgerCommands(program, cli);
  proposalCommands(agreement, cli);
  sealCommands(agreement, cli);
  wordCommands(agreement, cli);
  return agreement;
}
