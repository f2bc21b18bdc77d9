import { languages, type Language } from "../platform/index.ts";
import type { Clause, Paragraph, ProposalDocument } from "./document.ts";
import { figureText, pieces, rendered } from "./figure.ts";
import { keptOrder } from "./order-kept.ts";
import type { Tracked } from "./word-content.ts";
import { wordDiff } from "./word-diff.ts";
import { paragraphMark } from "./word-mark.ts";
import type { WordOrigin, WrittenBy } from "./word-reading.ts";

// What a Word file shows, as plain values: the writer draws it, and tests change it as a person in Word would.

export type SheetRun = { text: string } & Tracked;
export type SheetCell = {
  /** Its bookmark; null where somebody deleted it, or in a row that is new. */
  mark: string | null;
  runs: SheetRun[];
  /** Places in the sheet's comments. */
  comments: number[];
};
export type SheetRow = {
  /** Of the clause, where it begins. */
  number: string;
  heading: boolean;
  cells: Record<Language, SheetCell>;
  /** Who put the row in or struck it out as a whole. */
  insert: WrittenBy | null;
  delete: WrittenBy | null;
};
export type SheetComment = WrittenBy & { text: string; answers: number | null };

/** A line around the table, in one language, or in both where `lang` is null. */
export type SheetLine = { text: string; lang: Language | null };

export type Sheet = {
  origin: WordOrigin;
  title: Record<Language, string>;
  /** Under the title: version, day, what it is compared with. */
  lines: SheetLine[];
  headings: Record<Language, string>;
  head: string;
  /** Each page's foot; `#` stands for the number of the page and of all pages. */
  foot: string;
  /** The mark of invented content; null where it is real. */
  synthetic: string | null;
  rows: SheetRow[];
  comments: SheetComment[];
};

const untracked: Tracked = { insert: null, delete: null };

/** The rows of a document: a row for each paragraph, with the number of its clause where that begins. */
export function sheetRows(document: ProposalDocument): SheetRow[] {
  return document.clauses.flatMap((clause) =>
    clause.paragraphs.map((paragraph, i) =>
      row(clause, paragraph, i === 0, (language) => plainRuns(clause, paragraph, language)),
    ),
  );
}

/**
 * The rows of a document with all that changed since an earlier one as tracked changes in the name of `by`. A paragraph that
 * moved or went is struck out where it stood.
 */
export function comparedRows(from: ProposalDocument, to: ProposalDocument, by: WrittenBy): SheetRow[] {
  const before = paragraphs(from);
  const after = paragraphs(to);
  const stayed = stayingIn(
    before.map(({ paragraph }) => paragraph.id),
    after.map(({ paragraph }) => paragraph.id),
  );
  const earlier = new Map(before.map((one) => [one.paragraph.id, one]));
  const rows: SheetRow[] = [];
  let next = 0;
  const strikeUntil = (id: string | null) => {
    for (; next < before.length; next++) {
      const one = before[next];
      if (!one || one.paragraph.id === id) break;
      if (!stayed.has(one.paragraph.id)) rows.push(struck(one, by));
    }
  };
  for (const one of after) {
    const { clause, paragraph, first } = one;
    if (!stayed.has(paragraph.id)) {
      rows.push({
        ...row(clause, paragraph, first, (language) =>
          plainRuns(clause, paragraph, language, { insert: by, delete: null }),
        ),
        insert: by,
      });
      continue;
    }
    strikeUntil(paragraph.id);
    next += 1;
    const old = earlier.get(paragraph.id);
    rows.push(
      row(clause, paragraph, first, (language) =>
        old
          ? changedRuns(
              rendered(old.paragraph.text[language], old.clause.figures, language),
              rendered(paragraph.text[language], clause.figures, language),
              by,
            )
          : [],
      ),
    );
  }
  strikeUntil(null);
  return rows;
}

type Placed = { clause: Clause; paragraph: Paragraph; first: boolean };

const paragraphs = (document: ProposalDocument): Placed[] =>
  document.clauses.flatMap((clause) =>
    clause.paragraphs.map((paragraph, i) => ({ clause, paragraph, first: i === 0 })),
  );

/** Those that are in both lists and kept their order. */
function stayingIn(before: readonly string[], after: readonly string[]): Set<string> {
  const places = new Map(before.map((id, i) => [id, i]));
  const kept = keptOrder(after.flatMap((id) => places.get(id) ?? []));
  return new Set(before.filter((_, i) => kept.has(i)));
}

function row(
  clause: Clause,
  paragraph: Paragraph,
  first: boolean,
  runs: (language: Language) => SheetRun[],
): SheetRow {
  const cell = (language: Language): SheetCell => ({
    mark: paragraphMark({ paragraph: paragraph.id, language, version: paragraph.version }),
    runs: runs(language),
    comments: [],
  });
  return {
    number: first ? String(clause.number) : "",
    heading: paragraph.role === "heading",
    cells: { id: cell("id"), en: cell("en") },
    insert: null,
    delete: null,
  };
}

function struck({ clause, paragraph, first }: Placed, by: WrittenBy): SheetRow {
  const gone = { insert: null, delete: by };
  const whole = row(clause, paragraph, first, (language) => plainRuns(clause, paragraph, language, gone));
  // Its bookmark stays with the paragraph where it stands now, or went with it.
  for (const language of languages) whole.cells[language].mark = null;
  return { ...whole, delete: by };
}

function plainRuns(
  clause: Clause,
  paragraph: Paragraph,
  language: Language,
  tracked: Tracked = untracked,
): SheetRun[] {
  return pieces(paragraph.text[language], clause.figures).flatMap((piece) => {
    if ("words" in piece) return [{ text: piece.words, ...tracked }];
    const figure = clause.figures[piece.figure];
    return figure ? [{ text: figureText(figure, language), ...tracked }] : [];
  });
}

function changedRuns(before: string, after: string, by: WrittenBy): SheetRun[] {
  return wordDiff(before, after).map(({ kind, text }) => ({
    text,
    insert: kind === "added" ? by : null,
    delete: kind === "removed" ? by : null,
  }));
}
