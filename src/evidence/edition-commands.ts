import type { Command } from "commander";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { dayOption, type CommandLine } from "../identity/index.server.ts";
import { inLanguage, refuse } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { textTable } from "../platform/terminal.ts";
import { checkText } from "../platform/text-file.ts";
import { writeOut } from "../platform/whole-file.ts";
import { compareEditions } from "./compare-editions.ts";
import { confirmEdition } from "./confirm-edition.ts";
import { editionFormats, type EditionFormat } from "./edition-formats.ts";
import { printEdition } from "./edition-print.ts";
import { exportEdition } from "./export-edition.ts";
import { dayOn } from "./format.ts";
import { codeList, oneOf } from "./option-values.ts";
import { readPastedRows } from "./pasted-rows.ts";
import { readEdition } from "./read-edition.ts";
import { readEditions } from "./read-editions.ts";
import { registerEdition } from "./register-edition.ts";
import { withdrawEdition } from "./withdraw-edition.ts";

/**
 * Adds `col edition …`. Who enters a list of elsewhere, and who confirms it, are two persons: confirming needs `--as`.
 */
export function editionCommands(col: Command, cli: CommandLine): void {
  const edition = col.command("edition").description("sealed editions of the Critical Occupation List");
  edition
    .command("list")
    .description("all editions, the newest first")
    .action(async () => {
      const { editions, count } = await cli.perform(readEditions, { limit: 100 });
      cli.terminal().answer({ ok: true, count, editions }, () =>
        textTable(
          [
            ...["name", "entries", "published", "hash"].map((column) =>
              cli.say(`evidence.editions.${column}`),
            ),
            "",
          ],
          editions.map((one) => [
            ...[one.name, String(one.entries), one.publishedOn, one.hash.slice(0, 16)],
            one.withdrawnOn === null ? "" : cli.say("evidence.edition.withdrawn"),
          ]),
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
          ...withdrawnLines(cli, read.edition.withdrawn),
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
          cli.terminal().out.write(written.text);
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
  registerCommands(edition, cli);
}

function registerCommands(edition: Command, cli: CommandLine): void {
  edition
    .command("register")
    .argument("<name>", "short name, as 2018")
    .description("enter a list that was published elsewhere; another person confirms it")
    .requiredOption("--title <text>", "title in Indonesian")
    .option("--title-en <text>", "title in English (default: the Indonesian one)")
    .requiredOption("--source <text>", "regulation or publication, with number and year")
    .requiredOption("--published <date>", "day of publication, YYYY-MM-DD", dayOption(cli))
    .requiredOption("--code-list <list>", "list that the codes belong to, such as kbji/2014", codeList(cli))
    .requiredOption("--rows <file>", "text or CSV, UTF-8: a code and a title a line")
    .option("--document <file>", "the publication as a PDF")
    .action(async (name: string, options: Registered) => {
      const file = basename(options.rows);
      const checked = await checkText(options.rows, { fileName: file });
      if (!checked.ok) return cli.refuse(checked);
      const { rows, wrong } = readPastedRows((await readFile(options.rows, "utf8")).replace(/^\uFEFF/, ""));
      if (wrong.length > 0)
        return cli.refuse(
          refuse("ROWS_WITHOUT_CODE", { count: wrong.length, lines: wrong.slice(0, 5).join(", ") }),
        );
      const { document } = options;
      if (document !== undefined && !existsSync(document))
        return cli.refuse(refuse("FILE_NOT_FOUND", { file: basename(document) }));
      const done = await cli.perform(registerEdition, {
        ...{ name, source: options.source, publishedOn: options.published, codeList: options.codeList, rows },
        title: { id: options.title, en: options.titleEn ?? options.title },
        document: document === undefined ? null : { path: resolve(document), fileName: basename(document) },
      });
      const { entries: count, hash } = done;
      cli.terminal().answer(done, () => [cli.say("evidence.cli.editionEntered", { name, count, hash })]);
    });
  edition
    .command("confirm")
    .argument("<name>")
    .description("make an entered edition public, or a withdrawal take effect; needs --as, a head")
    .action(async (name: string) => {
      const done = await cli.perform(confirmEdition, { edition: name });
      const { entries: count, hash } = done;
      cli
        .terminal()
        .answer(done, () => [
          done.done === "entry"
            ? cli.say("evidence.cli.editionConfirmed", { name, count, hash })
            : cli.say("evidence.cli.editionWithdrawn", { name }),
        ]);
    });
  edition
    .command("withdraw")
    .argument("<name>")
    .description(
      "take an entry back; or ask that an edition of elsewhere be withdrawn, which another confirms",
    )
    .option("--reason <text>", "why, for the public; needed once it is public", "")
    .option("--keep", "take such a request back")
    .action(async (name: string, { reason, keep }: { reason: string; keep?: boolean }) => {
      const done = await cli.perform(withdrawEdition, { edition: name, reason, keep: keep === true });
      const said = { entry: "TakenBack", asked: "Asked", kept: "Kept" } as const;
      cli.terminal().answer(done, () => [cli.say(`evidence.cli.edition${said[done.done]}`, { name })]);
    });
}

type Registered = {
  title: string;
  titleEn?: string;
  source: string;
  published: string;
  codeList: string;
  rows: string;
  document?: string;
};

function withdrawnLines({ say, terminal }: CommandLine, withdrawn: { on: string; reason: string } | null) {
  if (!withdrawn) return [];
  const date = dayOn(intlFor(terminal().language), withdrawn.on);
  return [`${say("evidence.edition.withdrawnOn", { date })}: ${withdrawn.reason}`];
}
