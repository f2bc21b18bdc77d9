import { z } from "zod";
import { figureNameSchema, figureSchema } from "./figure.ts";
import { paragraphsOf, type ProposalDocument } from "./document.ts";

/** A remark, or other words for one paragraph in one language. */
export const commentKinds = ["remark", "change"] as const;
export type CommentKind = (typeof commentKinds)[number];

/** Words as proposed: figures stand as `{name}`, and those that should have another value stand beside. */
export const proposedChangeSchema = z.object({
  text: z.string().max(20_000),
  figures: z.array(z.object({ name: figureNameSchema, to: figureSchema })).max(40),
});
export type ProposedChange = z.infer<typeof proposedChangeSchema>;

/** What is said in a circle of a paragraph, a clause, or the whole. */
export type Comment = {
  commentId: string;
  organisationId: string;
  circleId: string;
  proposalId: string;
  /** The released version that it is about; null: said while drafting. */
  versionId: string | null;
  paragraphId: string | null;
  clauseId: string | null;
  kind: CommentKind;
  language: "id" | "en";
  text: string;
  quote: string | null;
  change: ProposedChange | null;
  party: string | null;
  author: string;
  authorPerson: string | null;
  saidAt: Date;
  receivedId: string | null;
  replyId: string | null;
  /** Chosen to go out with the next reply. */
  marked: boolean;
  withdrawnAt: Date | null;
  synthetic: boolean;
};

/** What a comment is about, by the document: null where the document has no such place. */
export function placeIn(
  document: Pick<ProposalDocument, "clauses">,
  { paragraph, clause }: { paragraph: string | null; clause: string | null },
): { paragraph: string | null; clause: string | null } | null {
  if (paragraph !== null) {
    const found = paragraphsOf(document).find((one) => one.paragraph.id === paragraph);
    return found ? { paragraph, clause: found.clause.id } : null;
  }
  if (clause === null) return { paragraph: null, clause: null };
  return document.clauses.some(({ id }) => id === clause) ? { paragraph: null, clause } : null;
}
