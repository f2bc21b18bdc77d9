import type { TrackedChange, WrittenBy } from "./word-reading.ts";

/** Who put words in, and who struck them out: both may be, of words that came and went. */
export type Tracked = { insert: WrittenBy | null; delete: WrittenBy | null };

/** Words, or what stands between them, in the order of the file. The end of a paragraph is a line end. */
export type WordItem =
  | ({ kind: "words"; text: string } & Tracked)
  /** Where a bookmark begins. */
  | { kind: "mark"; name: string }
  | { kind: "comment"; id: string; edge: "start" | "end" }
  /** Words that hang on this place and are not part of its text. */
  | { kind: "aside"; as: "text-box" | "note"; items: WordItem[] };

/** `column` as the table's grid counts, from 0. */
export type WordCell = { items: WordItem[]; column: number };
export type WordRow = { cells: WordCell[] };
export type WordBlock = { kind: "text"; items: WordItem[] } | { kind: "table"; rows: WordRow[] };
export type WordNote = WrittenBy & { id: string; text: string; answers: string | null };

/** What is told of a file: `found` says what it is. */
export type WordTold = { code: string; found?: string; count: number };

/** A Word file as plain values, before it is compared with anything. */
export type WordContent = {
  blocks: WordBlock[];
  comments: WordNote[];
  /** Paragraphs of heads and feet. */
  margins: WordItem[][];
  /** The property that says where it came from. */
  origin: string | null;
  told: WordTold[];
};

/** The words as they read with all changes accepted (`now`), or before any change (`before`). */
export function textOf(items: readonly WordItem[], at: "now" | "before" = "now"): string {
  let text = "";
  for (const item of items) {
    if (item.kind !== "words") continue;
    if (at === "now" ? item.delete === null : item.insert === null) text += item.text;
  }
  return text;
}

/** Every word of it, also those that were struck out. */
export const allText = (items: readonly WordItem[]): string =>
  items.map((item) => (item.kind === "words" ? item.text : "")).join("");

/** The tracked changes in it but those with which it went out, in the name of `own`; neighbours of one hand are one. */
export function changesOf(items: readonly WordItem[], own: string | null): TrackedChange[] {
  const found: TrackedChange[] = [];
  for (const item of items) {
    if (item.kind !== "words") continue;
    const by = item.delete ?? item.insert;
    if (!by || by.author === own) continue;
    const kind = item.delete ? "delete" : "insert";
    const last = found.at(-1);
    if (last && last.kind === kind && last.author === by.author && last.at === by.at) last.text += item.text;
    else found.push({ kind, text: item.text, ...by });
  }
  return found;
}
