import type { Bilingual } from "../platform/index.ts";
import type { Answer } from "./document.ts";
import type { CommentKind, ProposedChange } from "./comment.ts";
import { dispositionOutcomes, type DispositionOutcome } from "./matrix-reading.ts";

export { dispositionOutcomes, type DispositionOutcome };

/** How a comment of the other side ended, with the change that did it. */
export type Disposition = {
  commentId: string;
  outcome: DispositionOutcome;
  reason: Bilingual;
  /** The paragraph that was changed for it, and the version of its text that did so. */
  paragraphId: string | null;
  paragraphVersion: number | null;
  decidedBy: string | null;
  decidedAt: Date;
};

/** A comment that came from outside the circle: in a reply, or in a file that was received. */
export type OutsideComment = {
  comment: string;
  version: string;
  clause: string | null;
  paragraph: string | null;
  kind: CommentKind;
  language: "id" | "en";
  text: string;
  quote: string | null;
  change: ProposedChange | null;
  party: string | null;
  author: string;
  letter: { number: string; date: string };
  /** Where it stands: the reply or the file. */
  from: { reply: string } | { received: string };
  disposition: Disposition | null;
};

/** Whether a reason is there in at least one language. */
export const hasReason = ({ id, en }: Bilingual): boolean => Boolean(id?.trim() || en?.trim());

export const openOf = <C extends Pick<OutsideComment, "disposition">>(comments: readonly C[]): C[] =>
  comments.filter(({ disposition }) => disposition === null);

/** What the next version answers: every comment that has ended and that no version before answered. */
export function answersOf(comments: readonly OutsideComment[], answered: ReadonlySet<string>): Answer[] {
  return comments.flatMap(({ comment, disposition, ...said }) =>
    disposition && !answered.has(comment)
      ? [
          {
            comment,
            paragraph: said.paragraph,
            clause: said.clause,
            party: said.party,
            author: said.author,
            language: said.language,
            text: said.text,
            outcome: disposition.outcome,
            reason: disposition.reason,
          },
        ]
      : [],
  );
}
