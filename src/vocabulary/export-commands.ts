import { createWriteStream } from "node:fs";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Option, type Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { writeWhole } from "../platform/whole-file.ts";
import { exportFormats, ownTables, type CsvTable, type ExportFormat } from "./export-format.ts";
import { pieces, type ExportPiece, type ExportWish } from "./export-stream.ts";
import { exportVersion } from "./export-version.ts";
import { schemeValue, versionValue } from "./option-values.ts";

type Options = { format: ExportFormat; scheme: string; version?: string; out?: string };

/** Adds `vocabulary export`. */
export function exportCommands(vocabulary: Command, cli: CommandLine): void {
  const command: Command = vocabulary
    .command("export")
    .description("take a version away as a file, or as our own format's folder of CSV files")
    .addOption(new Option("--format <name>", "kind of file").choices(exportFormats).makeOptionMandatory())
    .option("--scheme <name>", "which classification", schemeValue, "kbji")
    .option("--version <name>", "which version of it (default: the one in use)", versionValue)
    .option("--out <path>", "file to write, or with csv a folder/ (default: standard output)")
    .action(async ({ format, scheme, version, out }: Options) => {
      const wish = { format, scheme, ...(version !== undefined && { version }) };
      if (out === undefined) return printFile(cli, wish);
      if (!out.endsWith("/")) return writeFiles(cli, wish, [{ path: resolve(out), table: "concepts" }]);
      if (format !== "csv") return command.error("error: only csv fills a folder");
      const folder = resolve(out);
      const files = ownTables.map((table) => ({ path: join(folder, `${table}.csv`), table }));
      return writeFiles(cli, wish, files);
    });
}

/** Pieces of a file; a refusal is said and ends the command, whenever it comes. */
async function* piecesOf(cli: CommandLine, wish: ExportWish): AsyncGenerator<ExportPiece> {
  const title = cli.say("vocabulary.cli.exporting", { scheme: wish.scheme });
  const first = await cli.perform(exportVersion, wish, title);
  yield* pieces(first, (next) => cli.perform(exportVersion, { ...wish, next }, title));
}

async function printFile(cli: CommandLine, wish: ExportWish): Promise<void> {
  const texts = async function* () {
    for await (const { text } of piecesOf(cli, wish)) yield text;
  };
  try {
    await pipeline(Readable.from(texts()), cli.terminal().out, { end: false });
  } catch (error) {
    // Whoever reads (`| head`) has had enough: that is no failure of ours.
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
  }
}

type Written = { file: string; sha256: string | null };

async function writeFiles(
  cli: CommandLine,
  wish: ExportWish,
  files: readonly { path: string; table: CsvTable }[],
): Promise<void> {
  const written: Written[] = [];
  let [concepts, version] = [0, ""];
  for (const { path, table } of files) {
    const done = await writeWhole(path, async (part) => {
      let count = 0;
      let of = "";
      const texts = async function* () {
        for await (const piece of piecesOf(cli, { ...wish, table })) {
          count += piece.concepts;
          of = piece.version;
          yield piece.text;
        }
      };
      await pipeline(Readable.from(texts()), createWriteStream(part ?? path));
      return { ok: true, count, version: of };
    });
    if (!done.ok) return cli.refuse(done);
    written.push({ file: path, sha256: done.sha256 });
    ({ count: concepts, version } = done);
  }
  const { format, scheme } = wish;
  cli
    .terminal()
    .answer({ scheme, version, format, concepts, files: written }, () => [
      cli.say("vocabulary.cli.exported", { scheme, version, concepts }),
      ...written.map(({ file }) => `  ${file}`),
    ]);
}
