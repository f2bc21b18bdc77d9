import type { Language, ReportRow } from "../platform/index.ts";

export const dispositionOutcomes = ["accepted", "adapted", "declined"] as const;
export type DispositionOutcome = (typeof dispositionOutcomes)[number];

/** A row of the response matrix: a comment, what it is about and how it ended. */
export type MatrixRow = {
  comment: string;
  /** Number of the clause as printed; null for a comment on the whole. */
  clause: number | null;
  /** The paragraph's text as read (figures filled in), in both languages; empty for a comment on the whole. */
  paragraph: { id: string; en: string };
  text: string;
  language: Language;
  from: string;
  /** Day on which it was said, `YYYY-MM-DD`. */
  date: string;
  outcome: DispositionOutcome | null;
  reason: { id?: string | undefined; en?: string | undefined };
};

/** What a row of the file says of a comment that is known. */
export type ReadMatrixRow = {
  /** As the spreadsheet counts. */
  row: number;
  comment: string;
  outcome: DispositionOutcome | null;
  reason: { id: string; en: string };
  placedBy: "id" | "text";
  /** Whether outcome or a reason differs from the row that it was made from. */
  changed: boolean;
  /** The comment's own words as they stand in the file, where they differ from those that are known. */
  otherText: string | null;
};

/** A row that is no known comment's: a new remark, or a line that a person has to place. */
export type UnplacedMatrixRow = {
  row: number;
  clause: number | null;
  text: string;
  from: string;
  /** As written, and as a day where it is one. */
  date: string;
  day: string | null;
  outcome: DispositionOutcome | null;
  reason: { id: string; en: string };
  /** All cells with text, under the headings of the file. */
  cells: Record<string, string>;
  why: "new" | "twice" | "unknown-id" | "unlike";
};

export type MatrixReading = {
  rows: ReadMatrixRow[];
  unplaced: UnplacedMatrixRow[];
  /** Comments that no row of the file speaks of. */
  absent: string[];
  findings: ReportRow[];
};
