import type { Language, ReportRow } from "../platform/index.ts";
import type { Figure } from "./figure.ts";

/** Who wrote something in a Word file, as the file has it; `at` as an instant where the file tells one that is one. */
export type WrittenBy = { author: string; at: string | null };

/** Words that were put in or struck out with Word's tracking on. */
export type TrackedChange = WrittenBy & { kind: "insert" | "delete"; text: string };

/**
 * A figure that reads differently now. `to` is null where what stands there is no figure of its kind: then `words`, as
 * they stand, are in the paragraph's text in place of `{name}`.
 */
export type FigureChange = { name: string; from: Figure; to: Figure | null; words: string };

/**
 * What became of one paragraph in one language. Every paragraph of the base document is there in both languages, in
 * the base's order.
 */
export type ReadParagraph = {
  paragraph: string;
  clause: string;
  language: Language;
  /** Version of the paragraph in the base document. */
  version: number;
  /** `removed`: its text is gone from the file. `absent`: the file has nothing at all in that language. */
  state: "unchanged" | "changed" | "removed" | "absent";
  /**
   * The text as it reads with all tracked changes accepted; figures of the clause stand as `{name}` again, also one whose
   * value changed. Of an unchanged or absent paragraph exactly the base's text; of a removed one empty.
   */
  text: string;
  /** Only those that changed. */
  figures: FigureChange[];
  /** Tracked changes within it, in their order; none where somebody wrote without tracking. */
  changes: TrackedChange[];
  /** By its bookmark, or by likeness to the base where the bookmark is gone; null where it is removed. */
  placedBy: "bookmark" | "text" | null;
};

/** A remark in the margin. */
export type ReadComment = WrittenBy & {
  /** Null where it hangs on nothing that is a paragraph: then it is listed in `unplaced` too. */
  paragraph: string | null;
  clause: string | null;
  language: Language | null;
  /** The words that it is about. */
  quote: string;
  text: string;
  /** Place of the comment that it answers, counted from 0 in the same list. */
  answers: number | null;
  /** It went out with the file and came back as it was. */
  sent: boolean;
};

/** Words of the file that are no paragraph's: a person says where they belong. */
export type Unplaced = {
  kind:
    | "row" // a row of the table that is new
    | "text" // outside of the table, or in a cell of no language
    | "title"
    | "number" // in the column of the clauses' numbers
    | "text-box"
    | "note" // at the foot or at the end
    | "header"
    | "comment"
    | "deleted"; // all of it struck out with tracking
  language: Language | null;
  text: string;
  /** The paragraph before which it stands nothing else of the base; null at the top. */
  after: string | null;
  /** Who wrote it, as far as tracking tells: the first of several. */
  by: WrittenBy | null;
  changes: TrackedChange[];
};

/** What a Word file says of where it came from: properties that were written into it. */
export type WordOrigin = {
  proposal: string;
  version: number | null;
  hash: string | null;
  /** In whose name changes against an earlier version were put into it when it went out. */
  author: string | null;
};

export type WordReading = {
  origin: WordOrigin | null;
  paragraphs: ReadParagraph[];
  comments: ReadComment[];
  unplaced: Unplaced[];
  /** Paragraphs that stand in another order now, each with the paragraph that it stands behind (null: first). */
  moved: { paragraph: string; after: string | null }[];
  /** What is told of the file besides: images, notes, links, headers, text that is hidden. Sentences by `explainRow`. */
  findings: ReportRow[];
};
