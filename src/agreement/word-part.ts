import type { Language } from "../platform/index.ts";
import { paragraphsOf, type ProposalDocument } from "./document.ts";
import { rendered } from "./figure.ts";
import { textOf, type WordContent, type WordItem, type WordRow } from "./word-content.ts";
import { isFrameMark, plain, readParagraphMark, readProposalMark, type ParagraphMark } from "./word-mark.ts";

/** A stretch of a Word file that is one paragraph's, or nobody's. */
export type Part = {
  items: WordItem[];
  mark: (ParagraphMark & { name: string }) | null;
  /** The bookmark of what stands around the table. */
  frame: string | null;
  /** Counted over all tables; null outside of them. */
  row: number | null;
  column: number;
  language: Language | null;
};

/** A base's text in one language, as it stands in a file. */
export type BaseText = {
  paragraph: string;
  clause: string;
  version: number;
  language: Language;
  text: string;
  read: string;
};

export function baseTexts(base: ProposalDocument, language: Language): BaseText[] {
  return paragraphsOf(base).map(({ clause, paragraph }) => ({
    paragraph: paragraph.id,
    clause: clause.id,
    version: paragraph.version,
    language,
    text: paragraph.text[language],
    read: rendered(paragraph.text[language], clause.figures, language),
  }));
}

/** Cuts a file into parts at its bookmarks and cells. `proposals`: of which it says that it is. */
export function cutParts(
  content: WordContent,
  base: ProposalDocument,
): { parts: Part[]; proposals: Set<string> } {
  const proposals = new Set<string>();
  const parts: Part[] = [];
  let count = 0;
  for (const block of content.blocks) {
    if (block.kind === "text") {
      parts.push(...cut(block.items, { row: null, column: 0, language: null }, proposals));
      continue;
    }
    const languages = columnLanguages(block.rows, base);
    for (const { cells } of block.rows) {
      for (const { items, column } of cells) {
        const place = { row: count, column, language: languages.get(column) ?? null };
        parts.push(...cut(items, place, proposals));
      }
      count += 1;
    }
  }
  return { parts, proposals };
}

type Place = Pick<Part, "row" | "column" | "language">;

function cut(items: readonly WordItem[], place: Place, proposals: Set<string>): Part[] {
  const fresh = (): Part => ({ ...place, items: [], mark: null, frame: null });
  let part = fresh();
  const parts = [part];
  for (const item of items) {
    if (item.kind !== "mark") {
      part.items.push(item);
      continue;
    }
    const proposal = readProposalMark(item.name);
    if (proposal) proposals.add(proposal);
    if (isFrameMark(item.name)) part.frame ??= item.name;
    const mark = readParagraphMark(item.name);
    if (!mark) continue;
    // What stands in front of the first bookmark of a cell was written before its first word.
    if (part.mark) parts.push((part = fresh()));
    part.mark = { ...mark, name: item.name };
    part.language = mark.language;
  }
  return parts;
}

/** Which language a column of a table has: by its bookmarks, else by its heading, else by the texts in it. */
function columnLanguages(rows: readonly WordRow[], base: ProposalDocument): Map<number, Language> {
  const votes = new Map<number, Record<Language, number>>();
  const vote = (column: number, language: Language, weight: number) => {
    const own = votes.get(column) ?? { id: 0, en: 0 };
    own[language] += weight;
    votes.set(column, own);
  };
  const known = {
    id: new Set(baseTexts(base, "id").map(({ read }) => plain(read))),
    en: new Set(baseTexts(base, "en").map(({ read }) => plain(read))),
  };
  rows.forEach(({ cells }, at) => {
    for (const { items, column } of cells) {
      for (const item of items) {
        const mark = item.kind === "mark" ? readParagraphMark(item.name) : null;
        if (mark) vote(column, mark.language, 1_000_000);
      }
      const text = plain(textOf(items));
      if (at < 3 && /^(bahasa )?indonesian?$/i.test(text)) vote(column, "id", 1_000);
      if (at < 3 && /^((bahasa )?inggris|english)$/i.test(text)) vote(column, "en", 1_000);
      if (text !== "" && known.id.has(text)) vote(column, "id", 1);
      if (text !== "" && known.en.has(text)) vote(column, "en", 1);
    }
  });
  const found = new Map<number, Language>();
  for (const [column, { id, en }] of votes) if (id !== en) found.set(column, id > en ? "id" : "en");
  // A table of two or three columns of which one is known: the other one at its side is the other language.
  const columns = [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))].toSorted(
    (a, b) => a - b,
  );
  const [right, left] = [columns.at(-1) ?? 0, columns.at(-2) ?? 0];
  const other = (language: Language): Language => (language === "id" ? "en" : "id");
  const [rightOne, leftOne] = [found.get(right), found.get(left)];
  if (columns.length >= 2 && leftOne && !rightOne) found.set(right, other(leftOne));
  if (columns.length === 3 && rightOne && !leftOne) found.set(left, other(rightOne));
  return found;
}
