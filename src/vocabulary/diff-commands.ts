import type { Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { inLanguage, refuse, type Bilingual } from "../platform/index.ts";
import { versionNamed } from "./crosswalk-commands.ts";
import { diffVersions } from "./diff-versions.ts";
import { diffParts, type DiffPart, type DiffRow } from "./version-diff.ts";

/** Rows of each part on a terminal; JSON has all of them. */
const shown = 20;
const all = 100_000;

/** Adds `vocabulary diff`. */
export function diffCommands(vocabulary: Command, cli: CommandLine): void {
  vocabulary
    .command("diff")
    .description("what changed from one version to another, and how many of our records rest on it")
    .argument("<from>", "version that is left behind, as kbji/2014")
    .argument("<to>", "version that takes its place")
    .action((from: string, to: string) => compare(cli, from, to));
}

async function compare(cli: CommandLine, from: string, to: string) {
  const [before, after] = [versionNamed(cli, from), versionNamed(cli, to)];
  if (before.scheme !== after.scheme) return cli.refuse(refuse("SCHEMES_DIFFER", { from, to }));
  const limit = cli.terminal().json ? all : shown;
  const input = { scheme: before.scheme, from: before.version, to: after.version, limit };
  const found = await cli.perform(diffVersions, input);
  cli
    .terminal()
    .answer(found, () => [
      cli.say("vocabulary.cli.diff", { from, to }),
      ...diffParts.flatMap((part) => partLines(cli, part, found[part])),
    ]);
}

type Part = { count: number; inUse: number; rows: DiffRow[] };

function partLines(cli: CommandLine, part: DiffPart, { count, inUse, rows }: Part): string[] {
  const { language } = cli.terminal();
  const title = (text: Bilingual | null) => (text ? inLanguage(text, language).text : "");
  const line = ({ code, newCode, before, after, parent, newParent, records }: DiffRow) => {
    const uses = records ? `  (${cli.say("vocabulary.cli.records", { count: records })})` : "";
    if (part === "removed") return `  ${code}  ${title(before)}${uses}`;
    if (part === "added") return `  ${code}  ${title(after)}`;
    if (part === "relabelled") return `  ${code}  ${title(before)} → ${title(after)}${uses}`;
    const moved =
      code === newCode ? `${code}: ${parent ?? "–"} → ${newParent ?? "–"}` : `${code} → ${newCode}`;
    return `  ${moved}  ${title(after)}${uses}`;
  };
  return [
    cli.say(`vocabulary.cli.diff.${part}`, { count }) +
      (inUse ? ` ${cli.say("vocabulary.cli.inUse", { count: inUse })}` : ""),
    ...rows.map(line),
    ...(count > rows.length ? [`  ${cli.say("vocabulary.cli.more", { count: count - rows.length })}`] : []),
  ];
}
