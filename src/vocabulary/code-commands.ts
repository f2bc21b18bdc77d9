import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { InvalidArgumentError, type Command } from "commander";
import type { CommandLine } from "../identity/index.server.ts";
import { inLanguage, refuse } from "../platform/index.ts";
import { csvText } from "../platform/csv-text.ts";
import { textTable } from "../platform/terminal.ts";
import { writeOut } from "../platform/whole-file.ts";
import { reasonSentence } from "./code-reason.ts";
import { codeText } from "./code-text.ts";
import { codeTexts, mostTexts, type CodedText } from "./code-texts.ts";
import { codedTable } from "./coded-table.ts";
import { codingsToReview, leastScore } from "./coding.ts";
import { importSynonyms } from "./import-synonyms.ts";
import { printedCode } from "./local-code.ts";
import { proposeCoding } from "./propose-coding.ts";
import { spotSkills } from "./spot-skills.ts";
import { readTitleFile } from "./title-file.ts";
import { schemeValue, typedValue, versionValue } from "./option-values.ts";

type Target = { scheme: string; version?: string; level?: number | "any" };
type CodeOptions = Target & {
  top: number;
  file?: string;
  column?: string;
  out?: string;
  least: number;
  queue?: boolean;
};

/** Most rows of one file; they are coded in parts of `mostTexts`. */
const mostRows = 100_000;

/** Adds `code`, `spot` and `import synonyms`. */
export function codeCommands(program: Command, imports: Command, cli: CommandLine): void {
  const code: Command = program
    .command("code")
    .description("find the code of a job title or skill, or of all titles in a CSV file")
    .argument("[text]", "what somebody typed, in Indonesian or English", typedValue)
    .option("--scheme <name>", "classification whose codes are wanted", schemeValue, "kbji")
    .option("--version <name>", "its version (default: the one in use)", versionValue)
    .option("--level <number>", "level of the codes, or any (default: unit groups of KBJI and ISCO)", levelOf)
    .option("--top <number>", "how many codes at most", wholeNumber(1, 50), 5)
    .option("--file <path>", "CSV file with a column of titles")
    .option("--column <name>", "heading of that column (default: title, judul, jabatan …)")
    .option("--out <path>", "CSV file to write: the same rows and their codes")
    .option("--least <score>", "lowest score that may be taken without a person, 0 to 1", share, leastScore)
    .option("--queue", "put rows for a person to look at into the review queue")
    .action((text: string | undefined, options: CodeOptions) => {
      const target = targetOf(options);
      if (text !== undefined && options.file === undefined) return codeOne(cli, text, options.top, target);
      if (text !== undefined || options.file === undefined)
        return code.error("error: give either a text or --file");
      if (options.out === undefined) return code.error("error: --file needs --out");
      if (resolve(options.file) === resolve(options.out))
        return code.error("error: --out must be another file than --file");
      return codeFile(cli, options.file, options.out, options, target);
    });

  const spot: Command = program
    .command("spot")
    .description("find the skills that a paragraph or CV speaks of; nothing of it is kept")
    .argument("[text]", "the paragraph")
    .option("--file <path>", "text file with the paragraph")
    .option("--scheme <name>", "only skills of this classification", schemeValue)
    .option("--least <score>", "lowest score that counts, 0 to 1", share)
    .action(async (text: string | undefined, options: { file?: string; scheme?: string; least?: number }) => {
      const { file, ...more } = options;
      if ((text === undefined) === (file === undefined))
        return spot.error("error: give either a text or --file");
      return spotIn(cli, text ?? (await readText(cli, file ?? "")), more);
    });

  imports
    .command("synonyms")
    .description("import synonyms and abbreviations from a CSV file")
    .argument("<file>", "CSV file: language, kind, form, meaning")
    .option("--dry-run", "check and count everything, write nothing")
    .action(async (file: string, { dryRun = false }: { dryRun?: boolean }) => {
      const done = await cli.perform(importSynonyms, { path: resolve(file), fileName: nameOf(file), dryRun });
      const { rows, added, known, rejected } = done;
      cli
        .terminal()
        .answer(done, () => [
          cli.say("vocabulary.cli.synonyms", { rows, added, known, rejected }),
          ...(dryRun ? [cli.say("vocabulary.cli.dryRun")] : []),
        ]);
    });
}

const nameOf = (file: string) => basename(file).slice(0, 255);

function targetOf({ scheme, version, level }: Target) {
  return { scheme, ...(version !== undefined && { version }), ...(level !== undefined && { level }) };
}

async function codeOne(cli: CommandLine, text: string, top: number, target: Target): Promise<void> {
  const { hits, scheme } = await cli.perform(codeText, { ...target, text, top });
  const { language } = cli.terminal();
  const answers = hits.map((hit) => ({
    code: hit.code,
    title: inLanguage(hit.title, language).text,
    score: hit.score,
    reason: reasonSentence(cli.say, language, hit, scheme),
  }));
  cli
    .terminal()
    .answer(answers, () =>
      answers.length === 0
        ? [cli.say("vocabulary.code.none", { text })]
        : answers.flatMap(({ code, title, score, reason }) => [
            `${score.toFixed(3)}  ${printedCode(code, language)}  ${title}`,
            `       ${reason}`,
          ]),
    );
}

async function codeFile(
  cli: CommandLine,
  file: string,
  out: string,
  { column, least, queue = false }: CodeOptions,
  target: Target,
): Promise<void> {
  const { language } = cli.terminal();
  const fileName = nameOf(file);
  const read = await readTitleFile(resolve(file), {
    fileName,
    maxRows: mostRows,
    ...(column !== undefined && { column }),
  });
  if (!read.ok) return cli.refuse(read);
  const results: CodedText[] = [];
  const counts = { coded: 0, review: 0, none: 0 };
  let version = "";
  for (let from = 0; from < read.titles.length; from += mostTexts) {
    // A cell that is no title at all is not sent: it comes to nothing either way.
    const texts = read.titles.slice(from, from + mostTexts).map((title) => title.slice(0, 20_000));
    const title = cli.say("vocabulary.cli.coding", { file: fileName });
    const done = await cli.perform(codeTexts, { ...target, texts, least }, title);
    results.push(...done.results);
    for (const state of ["coded", "review", "none"] as const) counts[state] += done.counts[state];
    version = done.version;
  }
  const table = codedTable(read, results, target.scheme, cli.say, language);
  const text = csvText(table, read.header.delimiter === ";" ? ";" : ",");
  const written = await writeOut(resolve(out), text);
  if (!written.ok) return cli.refuse(written);

  const queued = queue
    ? await proposeLow(cli, { file, target, version, titles: read.titles, results })
    : null;
  const answer = { ok: true, rows: read.titles.length, ...counts, version, out: resolve(out), queued };
  cli
    .terminal()
    .answer(answer, () => [
      cli.say("vocabulary.cli.coded", { rows: read.titles.length, ...counts, out }),
      ...(queued ? [cli.say("vocabulary.cli.queued", queued)] : []),
    ]);
}

type Coded = {
  file: string;
  target: Target;
  version: string;
  titles: readonly string[];
  results: readonly CodedText[];
};

/** Puts the rows that a person should look at into the queue; @returns what became of them */
async function proposeLow(cli: CommandLine, { file, target, version, titles, results }: Coded) {
  const low = codingsToReview(titles, results);
  const sum = { added: 0, open: 0, known: 0, rejected: 0 };
  const { scheme } = target;
  for (let from = 0; from < low.length; from += mostTexts) {
    const codings = low.slice(from, from + mostTexts);
    const done = await cli.perform(proposeCoding, { scheme, version, source: nameOf(file), codings });
    for (const what of ["added", "open", "known", "rejected"] as const) sum[what] += done[what];
  }
  return sum;
}

async function spotIn(cli: CommandLine, text: string, options: { scheme?: string; least?: number }) {
  const { spans } = await cli.perform(spotSkills, { text, ...options });
  const { language } = cli.terminal();
  const answers = spans.map(({ start, end, text: found, code, scheme, title, score, doubt }) => ({
    start,
    end,
    text: found,
    code,
    scheme,
    title: inLanguage(title, language).text,
    score,
    doubt,
  }));
  const places = answers.map((one) => [
    one.text,
    one.title,
    one.scheme,
    one.score.toFixed(3),
    one.doubt ? cli.say(`vocabulary.spot.doubt.${one.doubt}`) : "",
  ]);
  cli
    .terminal()
    .answer(answers, () =>
      answers.length === 0
        ? [cli.say("vocabulary.spot.none")]
        : textTable(["", "", "", "", ""], places, [3]).slice(1),
    );
}

async function readText(cli: CommandLine, file: string): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await readFile(resolve(file)));
  } catch (error) {
    const code = error instanceof TypeError ? "FILE_NOT_UTF8" : "FILE_UNREADABLE";
    return cli.refuse(
      refuse("FILE_REFUSED", { file: nameOf(file), total: 1, listed: 1 }, [
        { file: nameOf(file), row: 1, code, expected: "UTF-8", found: codeOf(error) },
      ]),
    );
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

function levelOf(value: string): number | "any" {
  return value === "any" ? value : wholeNumber(1, 9)(value);
}

const wholeNumber = (least: number, most: number) => (value: string) => {
  const number = Number(value);
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw new InvalidArgumentError(`a whole number from ${least} to ${most}`);
};

function share(value: string): number {
  const number = Number(value);
  if (value.trim() !== "" && number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError("a number from 0 to 1");
}
