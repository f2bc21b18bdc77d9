import { useIntl } from "react-intl";
import type { AnswerOf } from "../../identity/index.ts";
import type { readFeedback } from "../read-feedback.ts";
import { BilingualText, Tag, useDay, useParty, WordChanges, type TagKind } from "../../ui/index.ts";

export type Feedback = Extract<AnswerOf<typeof readFeedback>, { ok: true }>;
export type ShownComment = Feedback["comments"][number];

const outcomes: Record<"accepted" | "adapted" | "declined", TagKind> = {
  accepted: "ok",
  adapted: "new",
  declined: "suppressed",
};

/** How a comment ended, or that it has not. */
export function OutcomeTag({ outcome }: { outcome: keyof typeof outcomes | null }) {
  const intl = useIntl();
  return (
    <Tag kind={outcome ? outcomes[outcome] : "neutral"}>
      {intl.formatMessage({ id: `agreement.feedback.outcome.${outcome ?? "open"}` })}
    </Tag>
  );
}

/** A comment that came from outside: what it is about, its words, its letter, and how it ended. */
export function CommentItem({
  comment,
  here,
}: {
  comment: ShownComment;
  /** Address of the proposal, where each clause has a page. */
  here?: string;
}) {
  const intl = useIntl();
  const partyName = useParty();
  const day = useDay();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { place, disposition } = comment;
  return (
    <>
      <p>
        <strong>
          {place.at === "withdrawn" || place.at === "whole" ? (
            say(`agreement.feedback.place.${place.at}`)
          ) : here ? (
            <a href={`${here}/clause/${place.clause}`}>
              {say("agreement.feedback.clause", { number: place.number })}
            </a>
          ) : (
            say("agreement.feedback.clause", { number: place.number })
          )}
        </strong>{" "}
        <Tag>{say(`agreement.feedback.kind.${comment.kind}`)}</Tag>{" "}
        <OutcomeTag outcome={disposition?.outcome ?? null} />
      </p>
      {comment.quote && (
        <blockquote lang={comment.language} className="quiet">
          “{comment.quote}”
        </blockquote>
      )}
      <p lang={comment.language}>
        {comment.changes ? <WordChanges pieces={comment.changes} /> : comment.text}
      </p>
      <small>
        {comment.author}
        {comment.party && "received" in comment.from && ` (${partyName(comment.party)})`} ·{" "}
        {say("agreement.route.numbered", { number: comment.letter.number, date: day(comment.letter.date) })}
      </small>
      {disposition && (disposition.reason.id || disposition.reason.en) && (
        <p>
          {say("agreement.feedback.reason")}: <BilingualText text={disposition.reason} />
        </p>
      )}
      {disposition?.paragraphVersion && (
        <small>{say("agreement.feedback.doneBy", { version: disposition.paragraphVersion })}</small>
      )}
    </>
  );
}
