import type { Language, ReportRow } from "../platform/index.ts";
import type { Comment } from "./comment.ts";
import type { ProposalDocument } from "./document.ts";
import { rendered } from "./figure.ts";
import type { MatrixReading } from "./matrix-reading.ts";
import type { Channel } from "./route.ts";
import type { ReadParagraph, WordReading } from "./word-reading.ts";

/** What could not be put beside a paragraph: a person places it, or sets it aside and says why. */
export type UnplacedPiece = {
  piece: number;
  kind: string;
  language: Language | null;
  text: string;
  /** The clause that the file names, as printed, where it names one. */
  clause: number | null;
  author: string | null;
  state: "open" | "placed" | "aside";
  comment: string | null;
  reason: string | null;
};

/** What a file that came back said, in numbers, and what is told of it. */
export type ReceivedFacts = { changes: number; remarks: number; unplaced: number; findings: ReportRow[] };

/** A letter with what came along, from an office without an account: kept as it came. */
export type Received = {
  organisationId: string;
  circleId: string;
  receivedId: string;
  proposalId: string;
  versionId: string;
  party: string;
  sender: string;
  letterNumber: string;
  letterDate: string;
  channel: Channel;
  kind: "docx" | "xlsx" | "letter";
  fileHash: string;
  fileLabel: string;
  unplaced: UnplacedPiece[];
  facts: ReceivedFacts;
  enteredBy: string | null;
  enteredAt: Date;
  synthetic: boolean;
};

/** What each kind of file is when it is handed out again. */
export const receivedTypes: Readonly<Record<Received["kind"], string>> = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  letter: "application/pdf",
};

export type SaidInFile = Pick<
  Comment,
  "paragraphId" | "clauseId" | "kind" | "language" | "text" | "quote" | "change" | "author"
> & { at: string | null };

type Taken = { comments: SaidInFile[]; unplaced: UnplacedPiece[] };
type Piece = Omit<UnplacedPiece, "piece" | "state" | "comment" | "reason">;

const open = (pieces: readonly Piece[]): UnplacedPiece[] =>
  pieces.map((piece, index) => ({
    ...piece,
    text: piece.text.slice(0, 20_000),
    piece: index,
    state: "open",
    comment: null,
    reason: null,
  }));

const removed = { id: "Hapus paragraf ini.", en: "Delete this paragraph." };

/**
 * What a Word file that came back says: a paragraph with other words is a proposed change, a remark in the margin stays
 * one, all else waits for a person. Remarks that went out with the file are not taken again.
 * @param sender author of words that bear no name
 */
export function takenFromWord(reading: WordReading, base: ProposalDocument, sender: string): Taken {
  const clauses = new Map(base.clauses.map((clause) => [clause.id, clause]));
  const changes = reading.paragraphs
    .filter(({ state }) => state !== "unchanged")
    .map((paragraph): SaidInFile => {
      const figures = figuresWith(clauses.get(paragraph.clause)?.figures ?? {}, paragraph);
      const authors = [...new Set(paragraph.changes.map(({ author }) => author).filter(Boolean))];
      return {
        paragraphId: paragraph.paragraph,
        clauseId: paragraph.clause,
        kind: "change",
        language: paragraph.language,
        text: rendered(paragraph.text, figures, paragraph.language).trim() || removed[paragraph.language],
        quote: null,
        change: {
          text: paragraph.text,
          figures: paragraph.figures.flatMap(({ name, to }) => (to ? [{ name, to }] : [])),
        },
        author: authors.join(", ").slice(0, 200) || sender,
        at: paragraph.changes.find(({ at }) => at !== null)?.at ?? null,
      };
    });
  const remarks = reading.comments
    .filter(({ sent, paragraph, text }) => !sent && paragraph !== null && text.trim() !== "")
    .map((comment): SaidInFile => ({
      paragraphId: comment.paragraph,
      clauseId: comment.clause,
      kind: "remark",
      language: comment.language ?? "en",
      text: comment.text.slice(0, 20_000),
      quote: comment.quote.slice(0, 2_000) || null,
      change: null,
      author: comment.author.slice(0, 200) || sender,
      at: comment.at,
    }));
  const places = new Map(
    base.clauses.flatMap(({ number, paragraphs }) => paragraphs.map(({ id }) => [id, number] as const)),
  );
  const pieces: Piece[] = [
    ...reading.unplaced.map(({ kind, language, text, after, by }) => ({
      kind,
      language,
      text,
      clause: (after !== null && places.get(after)) || null,
      author: by?.author || null,
    })),
    ...reading.moved.map(({ paragraph }) => ({
      kind: "moved",
      language: null,
      text: textOf(base, paragraph),
      clause: places.get(paragraph) ?? null,
      author: null,
    })),
  ];
  return { comments: [...changes, ...remarks], unplaced: open(pieces) };
}

function figuresWith(
  figures: ProposalDocument["clauses"][number]["figures"],
  { figures: changed }: ReadParagraph,
) {
  return { ...figures, ...Object.fromEntries(changed.flatMap(({ name, to }) => (to ? [[name, to]] : []))) };
}

function textOf(base: ProposalDocument, paragraph: string): string {
  for (const { paragraphs, figures } of base.clauses) {
    const found = paragraphs.find(({ id }) => id === paragraph);
    if (found) return rendered(found.text.id || found.text.en, figures, found.text.id ? "id" : "en");
  }
  return "";
}

/**
 * What a response matrix that came back says: a new row with the number of a clause is a remark on that clause; how a
 * comment ended is the own side's to say, so other words there wait for a person, as does all else.
 */
export function takenFromMatrix(
  reading: MatrixReading,
  base: ProposalDocument,
  sender: string,
  language: Language,
): Taken {
  const clauses = new Map(base.clauses.map(({ number, id }) => [number, id]));
  const comments: SaidInFile[] = [];
  const pieces: Piece[] = [];
  for (const row of reading.unplaced) {
    const clause = row.clause === null ? undefined : clauses.get(row.clause);
    const said = row.text.trim();
    if (row.why === "new" && clause !== undefined && said !== "") {
      comments.push({
        paragraphId: null,
        clauseId: clause,
        kind: "remark",
        language,
        text: said.slice(0, 20_000),
        quote: null,
        change: null,
        author: row.from.slice(0, 200) || sender,
        at: row.day,
      });
      continue;
    }
    const cells = Object.entries(row.cells).map(([heading, text]) => `${heading}: ${text}`);
    const text = said || cells.join("\n");
    pieces.push({ kind: `matrix-${row.why}`, language, text, clause: row.clause, author: row.from || null });
  }
  for (const row of reading.rows.filter(({ changed, otherText }) => changed || otherText !== null)) {
    const words = [row.otherText, row.outcome, row.reason.id, row.reason.en].filter(Boolean).join("\n");
    pieces.push({ kind: "matrix-known", language, text: words, clause: null, author: sender });
  }
  return { comments, unplaced: open(pieces) };
}
