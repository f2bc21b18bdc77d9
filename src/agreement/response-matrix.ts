import type { OutsideComment } from "./disposition.ts";
import type { Answer, ProposalDocument } from "./document.ts";
import { rendered } from "./figure-reading.ts";
import type { MatrixRow } from "./matrix-reading.ts";

type Asked = Pick<OutsideComment, "comment" | "clause" | "paragraph" | "text" | "language" | "author"> & {
  letter: { number: string; date: string } | null;
  disposition: Pick<Answer, "outcome" | "reason"> | null;
};

/**
 * The response matrix: a row for each comment, with what it is about as the document has it and how it ended. A paragraph
 * that the document does not have any more has no text.
 */
export function matrixRows(
  comments: readonly Asked[],
  document: Pick<ProposalDocument, "clauses">,
): MatrixRow[] {
  return comments.map(({ comment, clause, paragraph, text, language, author, letter, disposition }) => {
    const about = document.clauses.find(({ id }) => id === clause);
    const words = about?.paragraphs.find(({ id }) => id === paragraph)?.text ?? { id: "", en: "" };
    return {
      comment,
      clause: about?.number ?? null,
      paragraph: {
        id: rendered(words.id, about?.figures ?? {}, "id"),
        en: rendered(words.en, about?.figures ?? {}, "en"),
      },
      text,
      language,
      from: author,
      date: letter?.date ?? "",
      outcome: disposition?.outcome ?? null,
      reason: disposition?.reason ?? {},
    };
  });
}

/** The response matrix as a version carries it itself: the comments on earlier ones and how they ended. */
export const answerRows = (document: Pick<ProposalDocument, "clauses" | "answers">): MatrixRow[] =>
  matrixRows(
    document.answers.map(({ outcome, reason, ...said }) => ({
      ...said,
      letter: null,
      disposition: { outcome, reason },
    })),
    document,
  );

/** How many comments ended how, and how many have not. */
export function matrixCounts(rows: readonly Pick<MatrixRow, "outcome">[]) {
  const count = (outcome: MatrixRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  return {
    all: rows.length,
    accepted: count("accepted"),
    adapted: count("adapted"),
    declined: count("declined"),
    open: count(null),
  };
}
