import { useIntl } from "react-intl";
import { BilingualText, Card, Moment, Tag, Remark } from "../../ui/index.ts";
import { CommentItem, type Feedback } from "./comment-item.tsx";
import { StanceLine } from "./stance-line.tsx";

/**
 * What is said of one clause, for the page on which it is written: comments that came, what the own circle says, and where
 * the other party stands. Its loader reads `readFeedback` with the clause.
 */
export function CommentsOfClause({
  feedback: { comments, inside, positions, proposal },
}: {
  feedback: Pick<Feedback, "comments" | "inside" | "positions" | "proposal">;
}) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, number>) => intl.formatMessage({ id }, values);
  if (comments.length + inside.length + positions.length === 0) return null;
  return (
    <Card
      title={say("agreement.feedback.ofClause")}
      foot={<a href={`/agreement/${proposal.name}/feedback`}>{say("agreement.feedback.all")}</a>}
    >
      {positions.flatMap((line) =>
        line.positions.map((position) => <StanceLine key={position.party} {...position} />),
      )}
      {comments.map((comment) => (
        <Remark key={comment.comment} id={`comment-${comment.comment}`}>
          <CommentItem comment={comment} />
        </Remark>
      ))}
      {inside.length > 0 && <h3>{say("agreement.feedback.inside")}</h3>}
      {inside.map((one) => (
        <Remark key={one.comment}>
          <p>
            <strong>
              <BilingualText text={one.author} />
            </strong>{" "}
            <Tag>{say(`agreement.feedback.kind.${one.kind}`)}</Tag>
          </p>
          <p lang={one.language}>{one.text}</p>
          <small>
            <Moment at={one.at} />
          </small>
        </Remark>
      ))}
    </Card>
  );
}
