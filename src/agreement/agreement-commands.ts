import type { Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";

/** Adds `agreement …` and `ledger …` with all that they have; @returns `agreement`, to which agencies add theirs. */
export function agreementCommands(program: Command, _cli: CommandLine): Command {
  return program.command("agreement").description("proposals of two governments, from draft to signature");
}
