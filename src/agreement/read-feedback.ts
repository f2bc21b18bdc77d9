import { z } from "zod";
import { members, organisationOf, useCase } from "../identity/index.ts";
import { dayOf, refuse } from "../platform/index.ts";
import { openOf, type OutsideComment } from "./disposition.ts";
import type { ProposalDocument } from "./document.ts";
import { documentNow } from "./document-now.ts";
import { rendered } from "./figure.ts";
import { officeNames } from "./letter-view.ts";
import { outsideComments, outsidePositions, whatCameBack } from "./outside-comments.ts";
import { proposalKeySchema } from "./proposal.ts";
import { positionsOn } from "./stance.ts";
import type { AgreementStores } from "./stores.ts";
import { wordDiff, type Segment } from "./word-diff.ts";

/** Where a comment stands in the text as it is now: a paragraph that is gone is called so. */
export type CommentPlace =
  | { at: "whole" }
  | { at: "clause" | "paragraph"; number: number; clause: string; text: { id: string; en: string } }
  | { at: "withdrawn" };

function placeNow(
  document: Pick<ProposalDocument, "clauses">,
  { clause, paragraph }: Pick<OutsideComment, "clause" | "paragraph">,
): CommentPlace {
  if (clause === null) return { at: "whole" };
  const about = document.clauses.find(({ id }) => id === clause);
  const words = about?.paragraphs.find(({ id }) => id === paragraph);
  if (!about || (paragraph !== null && !words)) return { at: "withdrawn" };
  const shown = (words ?? about.paragraphs[0])?.text ?? { id: "", en: "" };
  return {
    at: words ? "paragraph" : "clause",
    number: about.number,
    clause: about.id,
    text: { id: rendered(shown.id, about.figures, "id"), en: rendered(shown.en, about.figures, "en") },
  };
}

/** Of a proposed change that is open what it changes in the words that stand there now; null of all else. */
function changesOf(
  { kind, text, language, disposition }: OutsideComment,
  place: CommentPlace,
): Segment[] | null {
  return kind === "change" && disposition === null && place.at === "paragraph"
    ? wordDiff(place.text[language], text)
    : null;
}

/**
 * What was said of a proposal: comments that came from outside, each with how it ended; what the own circle says of the
 * draft; and the positions of the other parties on each scope line. For the circle that drafts it.
 * @param clause only what is about this clause
 * Refusal: PROPOSAL_NOT_FOUND.
 */
export const readFeedback = useCase<AgreementStores>()({
  name: "agreement.read-feedback",
  kind: "read",
  policy: [members()],
  input: z.object({ proposal: proposalKeySchema, clause: z.uuid().optional() }),
  async run({ stores, principal }, { proposal: key, clause: only }) {
    const { agreement } = stores;
    const proposal = await agreement.proposalByName(key);
    if (!proposal) return refuse("PROPOSAL_NOT_FOUND");
    const organisation = organisationOf(principal);
    const document = await documentNow(agreement, proposal);
    const comments = await outsideComments(stores, proposal);
    const inside = await agreement.commentsIn(proposal.circleId, { version: null });
    const { received, replies, releases } = await whatCameBack(stores, proposal);
    const office = await officeNames(stores);
    const lines = document.clauses.filter(({ kind }) => kind === "scope-line");
    const parties = proposal.parties.slice(1);
    const positions = positionsOn(
      lines.map(({ id }) => id),
      parties,
      await outsidePositions(stores, proposal),
    );
    const about = <C extends { clause: string | null }>(all: readonly C[]) =>
      only === undefined ? [...all] : all.filter(({ clause }) => clause === only);
    return {
      ok: true,
      proposal: {
        proposalId: proposal.proposalId,
        name: proposal.name,
        title: proposal.title,
        state: proposal.state,
        synthetic: proposal.synthetic,
        closedOn: proposal.feedbackClosedAt && dayOf(proposal.feedbackClosedAt),
      },
      open: openOf(comments).length,
      comments: about(comments).map((one) => {
        const place = placeNow(document, one);
        return { ...one, place, changes: changesOf(one, place) };
      }),
      inside: about(
        inside.map((one) => ({
          comment: one.commentId,
          clause: one.clauseId,
          paragraph: one.paragraphId,
          kind: one.kind,
          language: one.language,
          text: one.text,
          author: office(one.organisationId, ""),
          at: one.saidAt,
          own: one.organisationId === organisation,
        })),
      ).map((one) => ({ ...one, place: placeNow(document, one) })),
      positions: lines
        .filter(({ id }) => only === undefined || id === only)
        .map((line) => ({
          clause: line.id,
          number: line.number,
          title: placeNow(document, { clause: line.id, paragraph: null }),
          positions: positions.get(line.id) ?? [],
        })),
      /** Letters that answered, in their order; more than one of a party to one release are told. */
      letters: [
        ...replies.map((one) => ({
          received: null,
          party: one.party,
          version: one.versionId,
          from: one.content.office,
          letter: { number: one.letterNumber, date: one.letterDate },
          pieces: 0,
        })),
        ...received.map((one) => ({
          received: one.receivedId,
          party: one.party,
          version: one.versionId,
          from: { id: one.sender, en: one.sender },
          letter: { number: one.letterNumber, date: one.letterDate },
          pieces: one.unplaced.filter(({ state }) => state === "open").length,
        })),
      ].map((one, _, all) => ({
        ...one,
        another: all.some(
          (other) =>
            other.party === one.party &&
            other.version === one.version &&
            other.letter.number !== one.letter.number,
        ),
      })),
      released: releases.length > 0,
      clauses: document.clauses.map((clause) => ({
        id: clause.id,
        number: clause.number,
        heading: placeNow(document, { clause: clause.id, paragraph: null }),
      })),
    };
  },
});
