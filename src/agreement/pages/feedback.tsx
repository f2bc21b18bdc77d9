import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  EmptyState,
  ErrorSummary,
  LinkButton,
  Notice,
  PageHeading,
  RowItem,
  RowList,
  Tag,
  useDay,
  useLanguage,
  Remark,
} from "../../ui/index.ts";
import { addComment, closeFeedback, disposeComment, readFeedback } from "../index.server.ts";
import { CommentItem } from "./comment-item.tsx";
import { DisposeForm } from "./dispose-form.tsx";
import { formErrors } from "./form-errors.ts";
import { InsideComments } from "./inside-comments.tsx";
import { StanceLine } from "./stance-line.tsx";
import type { Route } from "./+types/feedback.ts";

export const handle = { step: "agree" };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readFeedback, { proposal: params.proposal });
  if (!found.ok) return deny(visit, found, { href: "/agreement", label: "agreement.title" });
  const may = decide(disposeComment.policy, visit.visitor?.principal ?? anonymous) === null;
  return { ...found, may, synthetic: found.proposal.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "").trim();
  const { proposal } = params;
  const here = `/agreement/${proposal}/feedback`;
  const typed = Object.fromEntries([...form].map(([name, one]) => [name, String(one)]));
  if (value("do") === "close") {
    const outcome = await visit.perform(closeFeedback, { proposal });
    if (outcome.ok) return redirect(here, 303);
    return formProblem(visit, { ...outcome, rows: [] }, typed);
  }
  if (value("do") === "say") {
    const outcome = await visit.perform(addComment, {
      about: { proposal, clause: value("clause") || null },
      kind: "remark",
      language: value("language") as never,
      text: value("text"),
    });
    return outcome.ok ? redirect(`${here}#inside`, 303) : formProblem(visit, outcome, typed);
  }
  const comment = value("comment");
  const outcome = await visit.perform(disposeComment, {
    proposal,
    comment,
    outcome: value("outcome") as never,
    reason: {
      ...(value("reasonId") && { id: value("reasonId") }),
      ...(value("reasonEn") && { en: value("reasonEn") }),
    },
  });
  return outcome.ok ? redirect(`${here}#comment-${comment}`, 303) : formProblem(visit, outcome, typed);
}

/** What was said of a proposal, each comment with how it ended; closing is possible when none is open. */
export default function FeedbackPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const day = useDay();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { proposal, comments, inside, positions, letters, open, clauses, may, released } = loaderData;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const problem = actionData?.problem;
  const deciding = typed["comment"];
  const errors = formErrors(problem, { DISPOSITION_REASON_MISSING: `reason-${language}-${deciding}` });
  const title = say("agreement.feedback.title");
  const stillOpen = comments.filter(({ disposition }) => disposition === null);
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("agreement.title"), href: "/agreement" },
          { label: <BilingualText text={proposal.title} />, href: `/agreement/${proposal.name}` },
        ]}
        title={title}
        lead={say("agreement.feedback.counts", { count: comments.length, open })}
        actions={
          comments.length > 0 ? (
            <LinkButton href={`/agreement/${proposal.name}/matrix`} variant="plain">
              {say("agreement.feedback.matrix")}
            </LinkButton>
          ) : undefined
        }
      />
      {proposal.closedOn && (
        <Notice kind="success" title={say("agreement.feedback.closedOn", { date: day(proposal.closedOn) })} />
      )}
      {problem?.code === "FEEDBACK_OPEN" && (
        <Notice kind="warning" title={problem.sentence}>
          <ul>
            {stillOpen.map((one) => (
              <li key={one.comment}>
                <a href={`#comment-${one.comment}`} lang={one.language}>
                  {one.text.slice(0, 80)}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {positions.length > 0 && released && (
        <Card title={say("agreement.feedback.positions")}>
          {positions.map((line) => (
            <div key={line.clause}>
              <h3>
                {line.number}. {"text" in line.title && line.title.text[language]}
              </h3>
              {line.positions.map((position) => (
                <StanceLine key={position.party} {...position} />
              ))}
            </div>
          ))}
        </Card>
      )}
      {comments.length === 0 ? (
        <EmptyState title={say("agreement.feedback.none")}>{say("agreement.feedback.noneHow")}</EmptyState>
      ) : (
        <Card title={say("agreement.feedback.came", { count: comments.length })}>
          <p className="quiet">{say("agreement.feedback.sorted")}</p>
          {comments.map((comment) => (
            <Remark key={comment.comment} id={`comment-${comment.comment}`}>
              <CommentItem comment={comment} here={`/agreement/${proposal.name}`} />
              {may && proposal.state !== "signed" && (
                <DisposeForm
                  comment={comment}
                  drafting={proposal.state === "drafting"}
                  typed={deciding === comment.comment ? typed : {}}
                  errors={deciding === comment.comment ? errors : []}
                />
              )}
            </Remark>
          ))}
        </Card>
      )}
      {letters.length > 0 && (
        <Card title={say("agreement.feedback.letters")}>
          <RowList>
            {letters.map((one) => (
              <RowItem
                key={`${one.letter.number} ${one.received ?? ""}`}
                href={one.received ? `/agreement/received/${one.received}` : undefined}
                title={<BilingualText text={one.from} />}
                note={say("agreement.route.numbered", {
                  number: one.letter.number,
                  date: day(one.letter.date),
                })}
                action={
                  one.pieces > 0 ? (
                    <Tag kind="new">{say("agreement.feedback.piecesOpen", { count: one.pieces })}</Tag>
                  ) : one.another ? (
                    <Tag>{say("agreement.feedback.another")}</Tag>
                  ) : undefined
                }
              />
            ))}
          </RowList>
        </Card>
      )}
      {may && comments.length > 0 && !proposal.closedOn && (
        <Card title={say("agreement.feedback.close")}>
          <p>{say("agreement.feedback.closeHow")}</p>
          <form method="post" className="actions">
            <input type="hidden" name="do" value="close" />
            <Button>{say("agreement.feedback.close")}</Button>
          </form>
        </Card>
      )}
      <InsideComments
        inside={inside}
        clauses={clauses}
        may={may}
        typed={typed["do"] === "say" ? typed : {}}
      />
    </>
  );
}
