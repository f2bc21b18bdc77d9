import type { Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { textTable } from "../platform/terminal.ts";
import { transitions } from "./transitions.ts";

/** Adds `placement transitions`; @returns the command under which others stand */
export function placementCommands(program: Command, cli: CommandLine): Command {
  const placement = program.command("placement").description("requests for experts and their placements");
  placement
    .command("transitions")
    .description("every step in every state for every office, person and role, and what comes of it")
    .option("--all", "also the attempts that are refused (with --json: always)")
    .action(({ all }: { all?: boolean }) => {
      const table = transitions();
      const led = table.filter(({ outcome }) => outcome === outcome.toLowerCase());
      const counts = { attempts: table.length, legal: led.length, refused: table.length - led.length };
      cli.terminal().answer({ ok: true, ...counts, transitions: table }, () => [
        cli.say("placement.cli.transitions", counts),
        ...textTable(
          ["record", "state", "event", "capacity", "role", "outcome"],
          (all ? table : led).map(({ record, state, event, capacity, role, outcome }) => [
            ...[record, state, event, capacity, role, outcome],
          ]),
        ),
      ]);
    });
  return placement;
}
