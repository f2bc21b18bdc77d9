import type { Command } from "commander";
import { resolve } from "node:path";
import type { CommandLine } from "../identity/index.server.ts";
import { inLanguage, refuse } from "../platform/index.ts";
import { intlFor } from "../platform/intl.ts";
import { textTable } from "../platform/terminal.ts";
import { writeOut } from "../platform/whole-file.ts";
import type { shownFigure } from "./clause-view.ts";
import { compareVersions } from "./compare-versions.ts";
import { diffView, type DiffView, type ShownChange } from "./diff-view.ts";
import { exportVersion } from "./export-version.ts";
import { openProposal } from "./open-proposal.ts";
import { readProposal } from "./read-proposal.ts";
import { readProposals } from "./read-proposals.ts";
import { readTemplate, readTemplates } from "./template-folder.ts";
import type { VersionAsked } from "./version-asked.ts";
import { versionFile, versionFormats } from "./version-file.ts";

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** A version as it is written on the command line: `NAME`, `NAME/NUMBER`, `NAME/now`, or the id of a version. */
function versionTyped(text: string): VersionAsked {
  if (uuid.test(text)) return { id: text };
  const [proposal = "", version = "now"] = text.split("/");
  return { proposal, version: version === "now" ? version : Number(version) };
}

/** Adds `agreement list`, `templates`, `open`, `show`, `diff`, `export`. */
export function proposalCommands(agreement: Command, cli: CommandLine): void {
  agreement
    .command("list")
    .description("proposals that the organisation writes or wrote along")
    .action(async () => {
      const read = await cli.perform(readProposals, { limit: 100 });
      const { language } = cli.terminal();
      cli.terminal().answer(read, () =>
        textTable(
          ["proposal", "stateColumn", "capacityColumn", "releaseColumn"].map((key) =>
            cli.say(`agreement.proposal.${key}`),
          ),
          read.proposals.map((one) => [
            `${one.key}  ${inLanguage(one.title, language).text}`,
            cli.say(`agreement.proposal.state.${one.state}`),
            cli.say(`agreement.proposal.capacity.${one.capacity}`),
            one.release ? String(one.release.number) : "–",
          ]),
        ),
      );
    });
  agreement
    .command("templates")
    .description("lines of cooperation that a proposal can begin with")
    .action(async () => {
      const templates = (await readTemplates(cli.root)).map(({ name, content }) => ({
        ...{ name, title: content.title, summary: content.summary, clauses: content.clauses.length },
      }));
      const { language } = cli.terminal();
      cli
        .terminal()
        .answer({ ok: true, templates }, () =>
          templates.map(({ name, title }) => `${name}  ${inLanguage(title, language).text}`),
        );
    });
  agreement
    .command("open")
    .argument("<name>", "short name, as talent-2026")
    .description("open a proposal; until its release only its circle reads it")
    .requiredOption("--desk <key>", "organisation of the other party that will answer")
    .option("--channel <key>", "organisation through which it goes, and which writes along until the release")
    .option("--template <name>", "what it begins with: see `agreement templates`")
    .option("--title <text>", "title in Indonesian (default: that of the template)")
    .option("--title-en <text>", "title in English (default: the Indonesian one)")
    .action(async (name: string, options: Opened) => {
      const { desk, channel, template: asked, title, titleEn } = options;
      const template = asked === undefined ? null : await readTemplate(cli.root, asked);
      if (template === undefined) return cli.refuse(refuse("TEMPLATE_NOT_FOUND"));
      const opened = await cli.perform(openProposal, {
        ...{ name, desk, channel: channel ?? null, template },
        title: title === undefined ? null : { id: title, en: titleEn ?? title },
      });
      cli.terminal().answer(opened, () => [opened.path]);
    });
  agreement
    .command("show")
    .argument("<name>", "short name or id of a proposal")
    .description("a proposal: its clauses, what it lacks for a release, its versions")
    .action(async (name: string) => {
      const read = await cli.perform(readProposal, { proposal: name });
      const { language } = cli.terminal();
      const { document, proposal, versions, hindrances } = read;
      cli.terminal().answer(read, () => [
        `${inLanguage(proposal.title, language).text} (${cli.say(`agreement.proposal.state.${proposal.state}`)})`,
        "",
        ...document.clauses.map((clause) => {
          const heading = clause.paragraphs.find(({ role }) => role === "heading")?.text ?? {};
          return `${clause.number}. ${inLanguage(heading, language).text}`;
        }),
        "",
        ...hindrances.map(({ code, clause, language: side, name: figure }) =>
          cli.say(`agreement.proposal.missing.${code}`, {
            ...{ number: clause?.number ?? 0, language: side ?? "id", name: figure ?? "" },
          }),
        ),
        ...versions.map(
          (one) =>
            `${cli.say("agreement.proposal.version", { number: one.number })} ${one.kind} ${one.contentHash.slice(0, 16)}`,
        ),
      ]);
    });
  agreement
    .command("diff")
    .argument("<from>", "NAME/NUMBER, NAME/now, or the id of a version")
    .argument("<to>", "another version of the same proposal")
    .description("what changed: numbers first, then the words in the language of --lang")
    .action(async (from: string, to: string) => {
      const compared = await cli.perform(compareVersions, { from: versionTyped(from), to: versionTyped(to) });
      const { language } = cli.terminal();
      const view = diffView(compared.diff, language);
      const head = ({ head: known }: typeof compared.from) => ({
        ...{ number: known?.number ?? null, hash: known?.contentHash ?? null },
      });
      const answer = { ok: true, language, from: head(compared.from), to: head(compared.to), ...view };
      cli.terminal().answer(answer, () => diffLines(view, cli));
    });
  agreement
    .command("export")
    .argument("<version>", "NAME, NAME/NUMBER, or the id of a version")
    .description("write a version as a file")
    .requiredOption("--format <format>", versionFormats.join(", "))
    .option("--against <version>", "docx: an earlier version; what changed since is tracked")
    .option("--out <file>", "default: a name of its own; json: standard output")
    .action(async (typed: string, options: { format: string; against?: string; out?: string }) => {
      const format = versionFormats.find((one) => one === options.format);
      if (!format) return cli.refuse(refuse("FORMAT_UNKNOWN", { formats: versionFormats.join(", ") }));
      const exported = await cli.perform(exportVersion, {
        version: versionTyped(typed),
        against: options.against === undefined ? null : versionTyped(options.against),
        matrix: format === "xlsx",
      });
      const { language, json, out } = cli.terminal();
      const file = await versionFile(exported, format, language);
      if (format === "json" && options.out === undefined && !json) {
        out.write(file.bytes);
        return;
      }
      const path = resolve(options.out ?? file.fileName);
      const written = await writeOut(path, file.bytes);
      if (!written.ok) return cli.refuse(written);
      const answer = { ok: true, file: path, bytes: file.bytes.length, hash: exported.hash };
      cli.terminal().answer(answer, () => [path]);
    });
}

type Opened = { desk: string; channel?: string; template?: string; title?: string; titleEn?: string };

/** The difference as plain text: `[-struck out-]` and `{+put in+}`, as `git diff --word-diff` writes them. */
function diffLines({ numbers, clauses, counts, unchanged }: DiffView, cli: CommandLine): string[] {
  const { say } = cli;
  const words = (pieces: readonly { kind: string; text: string }[]) =>
    pieces
      .map(({ kind, text }) => {
        const shown = text.trimStart();
        const blank = text.slice(0, text.length - shown.length);
        if (kind === "same") return text;
        return kind === "removed" ? `${blank}[-${shown}-]` : `${blank}{+${shown}+}`;
      })
      .join("");
  return [
    say("agreement.diff.numbers", { count: numbers.length }),
    ...numbers.map((change) => `  ${numberLine(change, cli)}`),
    say("agreement.diff.counts", counts),
    "",
    ...clauses.flatMap((clause) => [
      `${say("agreement.proposal.clause", { number: clause.to ?? clause.from ?? 0 })} ${words(clause.heading)}`,
      ...clause.paragraphs.map((paragraph) =>
        paragraph.kind === "same"
          ? `  (${say("agreement.diff.same", { count: paragraph.count })})`
          : `  ${paragraph.moved ? `(${say("agreement.diff.moved")}) ` : ""}${words(paragraph.pieces)}`,
      ),
      "",
    ]),
    ...(unchanged > 0 ? [say("agreement.diff.clausesSame", { count: unchanged })] : []),
  ];
}

function numberLine(change: ShownChange, { say, terminal }: CommandLine): string {
  const intl = intlFor(terminal().language);
  const at = say("agreement.proposal.clause", { number: change.clause });
  const none = say("agreement.diff.none");
  const figure = (one: ReturnType<typeof shownFigure> | null) =>
    one === null
      ? none
      : (one.text ?? say(`agreement.commitments.unit.${one.unit}`, { quantity: one.quantity ?? 0 }));
  if (change.kind === "figure")
    return `${at} {${change.name}}: ${figure(change.from)} → ${figure(change.to)}`;
  if (change.kind === "words")
    return `${at} ${say("agreement.diff.inWords", { language: change.language })}: ${change.from || none} → ${change.to || none}`;
  const told = (value: string | null) =>
    value === null
      ? none
      : change.what === "party"
        ? (intl.formatDisplayName(value, { type: "region" }) ?? value)
        : intl.formatDate(`${value}T00:00:00Z`, { dateStyle: "long", timeZone: "UTC" });
  return `${at} ${say(`agreement.diff.owed.${change.what}`)}: ${told(change.from)} → ${told(change.to)}`;
}
