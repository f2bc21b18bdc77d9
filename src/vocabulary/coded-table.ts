import { inLanguage, type Language } from "../platform/index.ts";
import { longestTyped } from "./coding.ts";
import { cleanLabel } from "./label-text.ts";
import { reasonSentence } from "./code-reason.ts";
import type { CodedText } from "./code-texts.ts";
import type { TitleFile } from "./title-file.ts";

const added = ["code", "title", "score", "reason", "second", "state"] as const;

/**
 * The rows of a file with what they were coded to: code, its title, score, reason, the next likely code, and what is to
 * be done with the row (coded, for review, none); headings and words in the reader's language. A heading that the file
 * has already gets a number behind it.
 */
export function codedTable(
  { header, rows, titles }: TitleFile,
  results: readonly CodedText[],
  scheme: string,
  say: (id: string, values?: Record<string, string | number>) => string,
  language: Language,
): string[][] {
  const taken = new Set(header.columns.map((name) => name.toLowerCase()));
  const headings = added.map((name) => {
    const own = say(`vocabulary.coded.${name}`);
    let heading = own;
    for (let number = 2; taken.has(heading); number++) heading = `${own}_${number}`;
    return heading;
  });
  const table = [[...header.columns, ...headings]];
  for (const [place, row] of rows.entries()) {
    const { first, second, state } = results[place] ?? { first: null, second: null, state: "none" };
    const reason = first
      ? reasonSentence(say, language, first, scheme)
      : say(nothingFound(titles[place] ?? ""));
    table.push([
      ...row,
      first?.code ?? "",
      first ? inLanguage(first.title, language).text : "",
      first ? first.score.toFixed(3) : "",
      reason,
      second?.code ?? "",
      say(`vocabulary.codeList.state.${state}`),
    ]);
  }
  return table;
}

/** Why a row has no code. */
function nothingFound(title: string): string {
  const { text } = cleanLabel(title);
  if (text === "") return "vocabulary.reason.none.empty";
  return text.length > longestTyped ? "vocabulary.reason.none.long" : "vocabulary.reason.none.words";
}
