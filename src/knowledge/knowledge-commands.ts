import { basename, resolve } from "node:path";
import { Option, type Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { inLanguage, type Language } from "../platform/index.ts";
import { addItem } from "./add-item.ts";
import { itemKinds, type ItemKind } from "./item.ts";
import { licences } from "./licence.ts";
import { searchKnowledge } from "./search-knowledge.ts";

type Narrowed = { kind?: ItemKind; in?: Language; licence?: string; code?: string; limit: number };

const narrowing = (command: Command): Command =>
  command
    .addOption(new Option("--kind <kind>", "only items of this kind").choices(itemKinds))
    .addOption(new Option("--in <language>", "only items that have a version in it").choices(["id", "en"]))
    .option("--licence <name>", `only items under this licence (${licences.join(", ")}, own-words)`)
    .option("--code <code>", "only items that teach this code or one under it")
    .option("--limit <number>", "at most so many", Number, 25);

/** Adds `knowledge search|list|add`. */
export function knowledgeCommands(program: Command, cli: CommandLine): void {
  const knowledge = program
    .command("knowledge")
    .description("handover notes, teaching material and playbooks: search, list, add");
  narrowing(
    knowledge
      .command("search")
      .description("items by the words in their titles, summaries and texts, in both languages")
      .argument("<text>", "words; the last one may be incomplete"),
  ).action((text: string, options: Narrowed) => search(cli, text, options));
  narrowing(knowledge.command("list").description("all items that may be read, the newest first")).action(
    (options: Narrowed) => search(cli, "", options),
  );
  knowledge
    .command("add")
    .description("add a file as an item: PDF, DOCX, XLSX, PPTX, TXT or MD; its own office reads it at first")
    .argument("<file>", "the file")
    .requiredOption("--title <words>", "title, in the language of the file")
    .requiredOption("--author <name>", "who wrote it, as it stands on it")
    .option("--summary <words>", "what it is about, in the same language")
    .addOption(new Option("--kind <kind>", "what it is").choices(itemKinds).default("material"))
    .addOption(new Option("--in <language>", "language of the file").choices(["id", "en"]).default("id"))
    .option("--licence <name>", `${licences.join(", ")}, or own words`, "unknown")
    .option("--code <code...>", "codes that it teaches, as J.62DMI00.001.1 or 'kbji 2514.02'", [])
    .action((file: string, options: Added) => add(cli, file, options));
}

async function search(cli: CommandLine, text: string, { limit, ...by }: Narrowed): Promise<void> {
  const found = await cli.perform(searchKnowledge, {
    ...{ text, limit, kind: by.kind, licence: by.licence, code: by.code },
    language: by.in,
  });
  const { ok: _, ...told } = found;
  const { language } = cli.terminal();
  cli.terminal().answer(told, () => [
    cli.say(text ? "knowledge.found" : "knowledge.all", { count: found.total }),
    ...(found.every ? [] : [cli.say("knowledge.someWords")]),
    ...found.items.flatMap((item) => [
      `${inLanguage(item.title, language).text} (${cli.say(`knowledge.kind.${item.kind}`)})`,
      `  /knowledge/${item.itemId}`,
      ...(item.why?.reasons ?? []).map(({ word, where }) => {
        const places = where.map((place) => cli.say(`knowledge.place.${place}`)).join(", ");
        return `  ${cli.say("knowledge.why.word", { word, places })}`;
      }),
    ]),
  ]);
}

type Added = {
  title: string;
  author: string;
  summary?: string;
  kind: ItemKind;
  in: Language;
  licence: string;
  code: string[];
};

async function add(cli: CommandLine, file: string, options: Added): Promise<void> {
  const { title, summary, in: language, code: codes, kind, author, licence } = options;
  const done = await cli.perform(addItem, {
    ...{ kind, author, licence, language, codes, title: { [language]: title } },
    ...(summary && { summary: { [language]: summary } }),
    file: { path: resolve(file), fileName: basename(file).slice(-255) },
  });
  const { ok: _, ...told } = done;
  cli
    .terminal()
    .answer(told, () => [
      cli.say("knowledge.cli.added", { item: done.item }),
      ...(done.wordsRead ? [] : [cli.say("knowledge.version.notRead")]),
    ]);
}
