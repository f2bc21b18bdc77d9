import { basename, resolve } from "node:path";
import type { Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { textTable } from "../platform/terminal.ts";
import { importRules } from "./import-rules.ts";
import { transitions } from "./transitions.ts";

/** Adds `placement transitions` and `import placement-rules`; @returns the command under which others stand */
export function placementCommands(program: Command, imports: Command, cli: CommandLine): Command {
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
  imports
    .command("placement-rules")
    .description("take in what each route asks for before an expert may begin, from a YAML file")
    .argument(
      "<file>",
      "YAML: rules, each with route, key, from, by, office, daysBefore, paper, title, source",
    )
    .option("--dry-run", "check and count everything, write nothing")
    .action(async (file: string, { dryRun }: { dryRun?: boolean }) => {
      const done = await cli.perform(importRules, {
        ...{ path: resolve(file), fileName: basename(file).slice(0, 255), dryRun: dryRun === true },
      });
      const { rules, added, changed, ended, withoutSource } = done;
      const counts = { rules, withoutSource };
      const told = { added: added.length, changed: changed.length, ended: ended.length };
      cli
        .terminal()
        .answer(done, () => [
          cli.say("placement.cli.rules", { ...counts, ...told }),
          ...(done.dryRun ? [cli.say("placement.cli.rulesDryRun")] : []),
        ]);
    });
  return placement;
}
