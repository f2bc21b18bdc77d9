import {
  allText,
  changesOf,
  textOf,
  type WordContent,
  type WordItem,
  type WordTold,
} from "./word-content.ts";
import { isBlank, isFrameOf, plain } from "./word-mark.ts";
import type { BaseText, Part } from "./word-part.ts";
import type { ReadComment, Unplaced } from "./word-reading.ts";

export type RestContext = {
  /** In the order of the file. */
  parts: readonly Part[];
  owners: ReadonlyMap<Part, BaseText>;
  /** In whose name the file went out with changes. */
  author: string | null;
  /** Whether words stand around the table of every file of this document. */
  isFrame: (text: string) => boolean;
};

const longestQuote = 2_000;
/** More than this is no number of a clause. */
const longestNumber = 10;

/** The remarks in the margin, each with the paragraph in which it begins. */
export function readComments(
  { comments }: WordContent,
  { parts, owners }: RestContext,
  sent: readonly { author: string; text: string }[],
): ReadComment[] {
  const anchors = new Map<string, { owner: BaseText | null; quote: string; open: boolean }>();
  const listen = (items: readonly WordItem[], owner: BaseText | null) => {
    for (const item of items) {
      if (item.kind === "aside") listen(item.items, owner);
      else if (item.kind === "words" && item.delete === null) {
        for (const anchor of anchors.values())
          if (anchor.open && anchor.quote.length < longestQuote) anchor.quote += item.text;
      } else if (item.kind === "comment") {
        const anchor = anchors.get(item.id);
        if (!anchor) anchors.set(item.id, { owner, quote: "", open: item.edge === "start" });
        else if (item.edge === "end") anchor.open = false;
        // It began outside of every paragraph and reaches into this one.
        if (anchor && anchor.owner === null) anchor.owner = owner;
      }
    }
  };
  for (const part of parts) listen(part.items, owners.get(part) ?? null);

  const places = new Map(comments.map(({ id }, i) => [id, i]));
  return comments.map(({ id, text, author, at, answers }) => {
    const anchor = anchors.get(id);
    const owner = anchor?.owner ?? null;
    return {
      paragraph: owner?.paragraph ?? null,
      clause: owner?.clause ?? null,
      language: owner?.language ?? null,
      quote: anchor?.quote.trim() ?? "",
      text,
      author,
      at,
      answers: answers === null ? null : (places.get(answers) ?? null),
      sent: sent.some((one) => one.author === author && plain(one.text) === plain(text)),
    };
  });
}

/** Every word of the file that is no paragraph's and was not there when it went out. */
export function readUnplaced(
  content: WordContent,
  comments: readonly ReadComment[],
  { parts, owners, author, isFrame }: RestContext,
): { unplaced: Unplaced[]; told: WordTold[] } {
  const unplaced: Unplaced[] = [];
  const counts = new Map<string, number>();
  const tell = (code: string) => counts.set(code, (counts.get(code) ?? 0) + 1);
  let after: string | null = null;
  const add = (kind: Unplaced["kind"], items: readonly WordItem[], language: Unplaced["language"]) => {
    const text = textOf(items).trim();
    const changes = changesOf(items, author);
    const struck = changes
      .map((one) => (one.kind === "delete" ? one.text : ""))
      .join("")
      .trim();
    const first = changes.find((one) => one.kind === (isBlank(text) ? "delete" : "insert"));
    const by = first ? { author: first.author, at: first.at } : null;
    if (!isBlank(text)) unplaced.push({ kind, language, text, after, by, changes });
    else if (!isBlank(struck)) unplaced.push({ kind: "deleted", language, text: struck, after, by, changes });
  };

  for (const part of parts) {
    const owner = owners.get(part);
    if (owner) after = owner.paragraph;
    for (const item of part.items) {
      if (item.kind !== "aside") continue;
      tell(item.as === "note" ? "WORD_NOTE" : "WORD_TEXT_BOX");
      add(item.as, item.items, owner?.language ?? null);
    }
    if (owner) continue;
    const words = plain(textOf(part.items));
    if (part.frame !== null && isFrameOf(part.frame, words)) continue;
    if (isFrame(words)) continue;
    const isNumber = part.row !== null && part.language === null && words.length <= longestNumber;
    // The number of a row that was struck out went with it.
    if (
      isNumber &&
      part.frame !== null &&
      words === "" &&
      isFrameOf(part.frame, textOf(part.items, "before"))
    )
      continue;
    if (isNumber) add("number", part.items, null);
    else if (part.frame !== null) add("title", part.items, part.language);
    else add(part.language === null || part.row === null ? "text" : "row", part.items, part.language);
  }

  after = null;
  for (const items of content.margins) {
    const mark = items.find((item) => item.kind === "mark" && isFrameOf(item.name, textOf(items)));
    if (mark || isFrame(plain(textOf(items)))) continue;
    for (const item of items) if (item.kind === "aside") add(item.as, item.items, null);
    if (plain(allText(items).replaceAll("#", "")) === "") continue;
    tell("WORD_HEADER");
    add("header", items, null);
  }
  for (const { paragraph, text, author: by, at, sent } of comments)
    if (paragraph === null && !sent)
      unplaced.push({ kind: "comment", language: null, text, after, by: { author: by, at }, changes: [] });
  return { unplaced, told: [...counts].map(([code, count]) => ({ code, count })) };
}
