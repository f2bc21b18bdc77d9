import { languages, refuse, type Outcome, type ReportRow } from "../platform/index.ts";
import { paragraphsOf, type ProposalDocument } from "./document.ts";
import type { Figures } from "./figure.ts";
import { claimParts, type Claim } from "./word-claims.ts";
import { changesOf, textOf, type WordContent } from "./word-content.ts";
import { figuresBack } from "./word-figures.ts";
import { isBlank, plain, readOrigin } from "./word-mark.ts";
import { baseTexts, cutParts, type BaseText, type Part } from "./word-part.ts";
import type { ReadParagraph, WordReading } from "./word-reading.ts";
import { readComments, readUnplaced } from "./word-rest.ts";
import { figureFindings, languageFindings, markFindings, movedOf } from "./word-telling.ts";

export type PlaceOptions = {
  /** Name shown to people. */
  fileName: string;
  /** What stands around the table of every file that goes out, as regular expressions. */
  frame: readonly string[];
  /** Comments that went out with the file, as they were. */
  sent: readonly { author: string; text: string }[];
};

/**
 * Puts everything that a file says beside the paragraphs of the document that went out.
 * Refusal: WORD_OTHER_PROPOSAL, WORD_NOTHING_PLACED.
 */
export function place(
  content: WordContent,
  base: ProposalDocument,
  options: PlaceOptions,
): Outcome<{ reading: WordReading }> {
  const { fileName: file } = options;
  const origin = readOrigin(content.origin);
  const { parts, proposals } = cutParts(content, base);
  const known = paragraphsOf(base).map(({ paragraph }) => paragraph.id);
  if (isOfAnother(base, origin?.proposal ?? null, proposals, parts, new Set(known)))
    return refuse("WORD_OTHER_PROPOSAL", { file });

  const texts = { id: baseTexts(base, "id"), en: baseTexts(base, "en") };
  const claims = claimParts(parts, texts);
  const isOurs = origin?.proposal === base.proposal || proposals.has(base.proposal);
  if (claims.id.size + claims.en.size === 0 && known.length > 0 && !isOurs)
    return refuse("WORD_NOTHING_PLACED", { file });

  const author = origin?.author ?? null;
  const read = {
    id: readTexts(base, texts.id, claims.id, author),
    en: readTexts(base, texts.en, claims.en, author),
  };
  const owners = new Map<Part, BaseText>();
  for (const one of [...texts.id, ...texts.en]) {
    const claimed = claims[one.language].get(one.paragraph);
    if (claimed) owners.set(claimed.part, one);
  }
  const context = { parts, owners, author, isFrame: frameTest(base, options.frame) };
  const comments = readComments(content, context, options.sent);
  const { unplaced, told } = readUnplaced(content, comments, context);
  const order = parts.flatMap((part) => owners.get(part)?.paragraph ?? []);
  const findings = [
    ...languages.flatMap((language) => languageFindings(language, read[language], claims[language])),
    ...read.id.flatMap((one, i) => (read.en[i] ? figureFindings(one, read.en[i]) : [])),
    ...markFindings(base, parts, proposals, origin),
    ...[...content.told, ...told].map(({ code, found, count }) => ({
      code,
      expected: String(count),
      ...(found !== undefined && { found }),
    })),
  ].map((row): ReportRow => ({ file, ...row }));
  const paragraphs = read.id.flatMap((one, i) => (read.en[i] ? [one, read.en[i]] : [one]));
  return {
    ok: true,
    reading: { origin, paragraphs, comments, unplaced, moved: movedOf(order, known), findings },
  };
}

/** What a document or every file of it puts around the paragraphs. */
function frameTest(base: ProposalDocument, frame: readonly string[]): (text: string) => boolean {
  const own = new Set(ownWords(base));
  const forms = frame.map((source) => new RegExp(`^(?:${source})$`, "iu"));
  return (text) => own.has(text) || forms.some((form) => form.test(text));
}

/** What the document itself puts around its paragraphs. */
const ownWords = ({ title, clauses }: ProposalDocument) =>
  [title.id, title.en, ...clauses.map(({ number }) => String(number))].map(plain);

/** It says so itself, or its bookmarks are paragraphs that this document does not have. */
function isOfAnother(
  base: ProposalDocument,
  origin: string | null,
  proposals: ReadonlySet<string>,
  parts: readonly Part[],
  known: ReadonlySet<string>,
): boolean {
  const marked = parts.filter(({ mark }) => mark);
  if (marked.some(({ mark }) => mark && known.has(mark.paragraph))) return false;
  if (proposals.size > 0) return !proposals.has(base.proposal);
  if (origin !== null && origin !== base.proposal) return true;
  return marked.length > 0;
}

const unread = (one: BaseText) => ({
  paragraph: one.paragraph,
  clause: one.clause,
  language: one.language,
  version: one.version,
  figures: [],
  changes: [],
  placedBy: null,
});

/** What became of every paragraph in one language. */
function readTexts(
  base: ProposalDocument,
  texts: readonly BaseText[],
  claims: ReadonlyMap<string, Claim>,
  author: string | null,
): ReadParagraph[] {
  const figures = new Map(base.clauses.map((clause) => [clause.id, clause.figures]));
  const absent = claims.size === 0 && texts.some(({ read }) => !isBlank(read));
  return texts.map((one) => {
    const claimed = claims.get(one.paragraph);
    if (absent) return { ...unread(one), state: "absent", text: one.text };
    if (!claimed) return gone(one);
    const { part, by } = claimed;
    return {
      ...readPart(one, part, figures.get(one.clause) ?? {}, author),
      placedBy: by === "bookmark" ? by : "text",
    };
  });
}

const gone = (one: BaseText): ReadParagraph =>
  isBlank(one.read)
    ? { ...unread(one), state: "unchanged", text: one.text }
    : { ...unread(one), state: "removed", text: "" };

function readPart(one: BaseText, { items }: Part, figures: Figures, author: string | null): ReadParagraph {
  const changes = changesOf(items, author);
  const still: ReadParagraph = { ...unread(one), state: "unchanged", text: one.text, changes };
  const now = textOf(items);
  if (plain(now) === plain(one.read)) return still;
  if (isBlank(now)) return { ...still, state: "removed", text: "" };
  const back = figuresBack(one.text, figures, one.language, now);
  const text = back.text.trim();
  if (back.changes.length === 0 && plain(text) === plain(one.text)) return still;
  return { ...still, state: "changed", text, figures: back.changes };
}
