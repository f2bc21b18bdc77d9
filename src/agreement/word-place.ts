import { languages, refuse, type Language, type Outcome, type ReportRow } from "../platform/index.ts";
import { paragraphsOf, type ProposalDocument } from "./document.ts";
import { claim, type Claims } from "./word-claims.ts";
import { changesOf, textOf, type WordContent } from "./word-content.ts";
import { figuresBack } from "./word-figures.ts";
import { plain, readOrigin } from "./word-mark.ts";
import { baseTexts, cutParts, type BaseText, type Part } from "./word-part.ts";
import type { ReadParagraph, WordReading } from "./word-reading.ts";
import { readComments, readUnplaced } from "./word-rest.ts";
import { figureFindings, movedOf } from "./word-telling.ts";

export type PlaceOptions = {
  /** Name shown to people. */
  fileName: string;
  /** Words that stand around the table of every file that goes out. */
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
  const origin = readOrigin(content.origin);
  const { parts, proposals } = cutParts(content, base);
  const known = new Set(paragraphsOf(base).map(({ paragraph }) => paragraph.id));
  if (isOfAnother(base, origin?.proposal ?? null, proposals, parts, known))
    return refuse("WORD_OTHER_PROPOSAL", { file: options.fileName });

  const claims = new Map<Language, Claims>();
  for (const language of languages)
    claims.set(language, claim(parts, baseTexts(base, language), rowMates(parts, language, known)));
  const placed = [...claims.values()].flatMap(({ byParagraph, merged }) => [
    ...byParagraph.keys(),
    ...merged.keys(),
  ]);
  const isOurs = origin?.proposal === base.proposal || proposals.has(base.proposal);
  if (placed.length === 0 && known.size > 0 && !isOurs)
    return refuse("WORD_NOTHING_PLACED", { file: options.fileName });

  const author = origin?.author ?? null;
  const paragraphs: ReadParagraph[] = [];
  const owners = new Map<Part, BaseText>();
  const findings: ReportRow[] = [];
  const tell = (code: string, more: Partial<ReportRow> = {}) =>
    findings.push({ file: options.fileName, code, ...more });
  const byLanguage = new Map<Language, ReadParagraph[]>();
  for (const [language, own] of claims) {
    const texts = baseTexts(base, language);
    const absent =
      own.byParagraph.size + own.merged.size === 0 && texts.some(({ read }) => read.trim() !== "");
    if (absent) tell("WORD_LANGUAGE_MISSING", { found: language });
    if (own.merged.size > 0) tell("WORD_MERGED", { found: String(own.merged.size) });
    const figures = new Map(base.clauses.map((clause) => [clause.id, clause.figures]));
    byLanguage.set(
      language,
      texts.map((one) => {
        const claimed = own.byParagraph.get(one.paragraph);
        const part = claimed?.part ?? own.merged.get(one.paragraph);
        if (part) owners.set(part, one);
        if (absent) return { ...unread(one), state: "absent", text: one.text };
        const placedBy = claimed?.placedBy ?? (part ? "text" : null);
        return {
          ...readPart(one, part, figures.get(one.clause) ?? {}, author),
          placedBy: part ? placedBy : null,
        };
      }),
    );
  }
  const [id = [], en = []] = languages.map((language) => byLanguage.get(language) ?? []);
  id.forEach((one, i) => {
    const other = en[i];
    paragraphs.push(one, ...(other ? [other] : []));
    if (other)
      for (const row of figureFindings(one, other)) findings.push({ file: options.fileName, ...row });
  });

  if (columnsSwapped(parts, known)) tell("WORD_COLUMNS_SWAPPED");
  if (proposals.size === 0 && !parts.some(({ mark }) => mark)) tell("WORD_MARKS_GONE");
  const versions = new Map(paragraphsOf(base).map(({ paragraph }) => [paragraph.id, paragraph.version]));
  const others = parts.filter(
    ({ mark }) => mark && known.has(mark.paragraph) && versions.get(mark.paragraph) !== mark.version,
  );
  if (others.length > parts.length / 20)
    tell("WORD_OTHER_VERSION", { found: String(origin?.version ?? "?") });

  const order = parts.filter((part) => owners.has(part));
  const context = { parts, owners, author, frame: new Set([...options.frame.map(plain), ...ownWords(base)]) };
  const comments = readComments(content, context, options.sent);
  const { unplaced, told } = readUnplaced(content, comments, context);
  for (const { code, found, count } of [...content.told, ...told])
    tell(code, { expected: String(count), ...(found !== undefined && { found }) });
  const reading: WordReading = {
    origin,
    paragraphs,
    comments,
    unplaced,
    moved: movedOf(
      order.map((part) => owners.get(part)?.paragraph ?? ""),
      [...known],
    ),
    findings,
  };
  return { ok: true, reading };
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

/** For a language: rows of which a bookmark of the other one says which paragraph they are. */
function rowMates(
  parts: readonly Part[],
  language: Language,
  known: ReadonlySet<string>,
): Map<number, string> {
  const mates = new Map<number, string>();
  const unsure = new Set<number>();
  for (const { row, mark } of parts) {
    if (row === null || !mark || !known.has(mark.paragraph)) continue;
    if (mark.language === language || mates.has(row)) unsure.add(row);
    else mates.set(row, mark.paragraph);
  }
  for (const row of unsure) mates.delete(row);
  return mates;
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

function readPart(
  one: BaseText,
  part: Part | undefined,
  figures: Parameters<typeof figuresBack>[1],
  author: string | null,
): ReadParagraph {
  const still = { ...unread(one), state: "unchanged", text: one.text } as const;
  if (!part) return one.read.trim() === "" ? still : { ...still, state: "removed", text: "" };
  const changes = changesOf(part.items, author);
  const now = textOf(part.items);
  if (plain(now) === plain(one.read)) return { ...still, changes };
  if (now.trim() === "") return { ...still, state: "removed", text: "", changes };
  const back = figuresBack(one.text, figures, one.language, now);
  const text = back.text.trim();
  if (back.changes.length === 0 && plain(text) === plain(one.text)) return { ...still, changes };
  return { ...still, state: "changed", text, figures: back.changes, changes };
}

function columnsSwapped(parts: readonly Part[], known: ReadonlySet<string>): boolean {
  const columns: Record<Language, number[]> = { id: [], en: [] };
  for (const { row, column, mark } of parts)
    if (row !== null && mark && known.has(mark.paragraph)) columns[mark.language].push(column);
  const mean = (all: number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  return columns.id.length > 0 && columns.en.length > 0 && mean(columns.id) > mean(columns.en);
}
