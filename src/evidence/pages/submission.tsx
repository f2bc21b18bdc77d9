import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import {
  Button,
  Card,
  ErrorSummary,
  LinkButton,
  Moment,
  Notice,
  PageHeading,
  Radios,
  RowItem,
  RowList,
  TextArea,
  TextInput,
  useLanguage,
} from "../../ui/index.ts";
import { blankPassage, moderateSubmission, readModeration } from "../index.server.ts";
import { longest } from "../submission.ts";
import { AnsweredLines, AnswererFacts, Written } from "./call-answers.tsx";
import { BlankPassages, readPlace } from "./blank-passages.tsx";
import { errorsOf } from "./call-frame.tsx";
import { suggestCodes } from "./call-suggestions.server.ts";
import { CodeChoice } from "./code-choice.tsx";
import { StateTag } from "./submission-state.tsx";
import type { Route } from "./+types/submission.ts";
import { roundOver } from "../round.ts";

export const handle = {
  step: "sense",
  sentences: ["evidence.call", "evidence.submission", "evidence.submissions"],
};

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readModeration, params);
  if (!found.ok) return deny(visit, found);
  const query = new URL(request.url).searchParams;
  const line = found.lines.find(({ position }) => position === Number(query.get("line"))) ?? null;
  // Another title may find what the respondent's own words do not.
  const sought = query.get("title")?.trim().slice(0, longest.typed) || line?.typed || "";
  const principal = visit.visitor?.principal ?? anonymous;
  return {
    ...found,
    synthetic: found.round.synthetic,
    line,
    sought,
    suggestions: line ? await suggestCodes(visit, sought, found.round.codeList, "reasons") : [],
    mayBlank: decide(blankPassage.policy, principal) === null,
    mayModerate: decide(moderateSubmission.policy, principal) === null && roundOver(found.round) === null,
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const value = (name: string) => String(form.get(name) ?? "");
  const step = value("step");
  const typed = { decision: value("decision"), reason: value("reason"), words: value("words") };
  if (step === "blank") {
    const blank = { where: value("where"), passage: value("passage"), why: value("why") };
    const at = readPlace(blank.where) ?? { place: "interest" as const, line: null };
    const { passage, why: reason } = blank;
    const outcome = await visit.perform(blankPassage, { ...params, ...at, passage, reason });
    if (!outcome.ok) return formProblem(visit, outcome, blank);
    return redirect(`/col/rounds/${params.round}/evidence/${params.submission}#personal`, 303);
  }
  const act =
    step === "code"
      ? { step, position: Number(value("position")), code: value("code") }
      : step === "codes"
        ? { step }
        : step === "interest"
          ? { step, words: typed.words }
          : { step, decision: typed.decision, reason: typed.reason };
  const outcome = await visit.perform(moderateSubmission, { ...params, act: act as never });
  if (!outcome.ok) return formProblem(visit, outcome, typed);
  return redirect(`/col/rounds/${params.round}/evidence/${params.submission}`, 303);
}

/** One submission for whoever decides on it: what was said, what is still open, and the decision. */
export default function Submission({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { round, submission, lines, places, others, line, sought, suggestions, mayModerate } = loaderData;
  const { status, statusReason, moderator, moderatedAt, sentAt, interest, interestResolved } = submission;
  const here = `/col/rounds/${round.name}/evidence`;
  const own = `${here}/${submission.submissionId}`;
  const typed: Record<string, string> = actionData?.typed ?? {};
  const errors = errorsOf(actionData?.problem, {
    SUBMISSION_REASON_MISSING: "reason",
    INTEREST_OPEN: "words",
    CONCEPT_NOT_FOUND: "code",
    PASSAGE_ABSENT: "passage",
    BLANK_WORDLESS: "why",
  });
  const machine = lines.filter(({ code, confirmed }) => code !== null && !confirmed).length;
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <>
      <title>{`${submission.respondent} · Jembatan`}</title>
      <ErrorSummary errors={errors} />
      <PageHeading
        breadcrumb={[
          { label: say("evidence.submissions.rounds"), href: "/col/rounds" },
          { label: inLanguage(round.title, language).text, href: `/col/rounds/${round.name}` },
          { label: say("evidence.submissions.title"), href: here },
        ]}
        title={submission.respondent}
        meta={
          <>
            <StateTag status={status} /> {say(`evidence.submissions.source.${submission.source}`)}
            {sentAt && (
              <>
                {" · "}
                <Moment at={sentAt} />
              </>
            )}
          </>
        }
      />
      {status !== "sent" && moderatedAt && (
        <Notice title={say(`evidence.submission.decided.${status === "accepted" ? "accepted" : "rejected"}`)}>
          {moderator && `${moderator} · `}
          <Moment at={moderatedAt} />
          {statusReason && <p>{statusReason}</p>}
        </Notice>
      )}
      {others.length > 0 && (
        <Card title={say("evidence.submission.others")}>
          <p>{say("evidence.submission.othersNote")}</p>
          <RowList>
            {others.map((other) => (
              <RowItem
                key={other.submissionId}
                title={other.respondent}
                href={`${here}/${other.submissionId}`}
                note={
                  <>
                    {other.sentAt && <Moment at={other.sentAt} />}
                    {" · "}
                    {say(other.sameKey ? "evidence.submission.sameKey" : "evidence.submission.sameName")}
                  </>
                }
                action={<StateTag status={other.status} />}
              />
            ))}
          </RowList>
        </Card>
      )}
      <Card title={say("evidence.call.step.who")}>
        <AnswererFacts of={submission} places={places} over={roundOver(round) !== null} />
      </Card>
      <Card title={say("evidence.call.named", { count: lines.length })}>
        <AnsweredLines
          lines={lines}
          action={
            mayModerate
              ? ({ position, typed, code, confirmed }) => (
                  <div className="actions">
                    {code !== null && !confirmed && (
                      <form method="post">
                        <input type="hidden" name="step" value="code" />
                        <input type="hidden" name="position" value={position} />
                        <input type="hidden" name="code" value={code} />
                        <Button
                          variant="plain"
                          aria-label={say("evidence.submission.confirmThis", { code, typed })}
                        >
                          {say("evidence.submission.confirm")}
                        </Button>
                      </form>
                    )}
                    <LinkButton
                      variant="plain"
                      href={`${own}?line=${position}#code-of-line`}
                      aria-label={say("evidence.submission.recodeThis", { typed })}
                    >
                      {say("evidence.submission.recode")}
                    </LinkButton>
                  </div>
                )
              : undefined
          }
        />
        {mayModerate && machine > 1 && (
          <form method="post" className="actions">
            <input type="hidden" name="step" value="codes" />
            <Button variant="plain">{say("evidence.submission.confirmAll", { count: machine })}</Button>
          </form>
        )}
      </Card>
      <BlankPassages
        answers={{ interest, lines }}
        blanked={loaderData.blanked}
        may={loaderData.mayBlank}
        error={error}
        typed={typed}
      />
      {submission.attached && (
        <Card title={say("evidence.submission.attachment")}>
          <p>{say("evidence.submission.attachmentNote")}</p>
          <a href={`${own}/attachment`} download>
            {say("evidence.submission.attachmentOpen")}
          </a>
        </Card>
      )}
      {mayModerate && line && (
        <Card title={say("evidence.call.line", { typed: line.typed })} id="code-of-line">
          {suggestions.length > 0 || line.code !== null ? (
            <form method="post">
              <input type="hidden" name="step" value="code" />
              <input type="hidden" name="position" value={line.position} />
              <CodeChoice
                typed={sought}
                suggestions={suggestions}
                chosen={line.code === null ? null : { code: line.code, title: line.title }}
                error={error("code")}
              />
              <div className="actions">
                <Button variant="plain">{say("evidence.submission.useCode")}</Button>
              </div>
            </form>
          ) : (
            <p>{say("evidence.submission.noCode")}</p>
          )}
          <form method="get" action={own} style={{ marginTop: "var(--s4)" }}>
            <input type="hidden" name="line" value={line.position} />
            <TextInput
              name="title"
              label={say("evidence.submission.otherTitle")}
              defaultValue={sought}
              maxLength={longest.typed}
              autoComplete="off"
            />
            <div className="actions">
              <Button variant="plain">{say("evidence.submission.find")}</Button>
            </div>
          </form>
        </Card>
      )}
      {interest !== null && (
        <Card title={say("evidence.submission.interest")}>
          <p style={{ overflowWrap: "anywhere" }}>
            <Written text={interest} />
          </p>
          {interestResolved !== null && (
            <Notice kind="success" title={say("evidence.submission.resolved")}>
              {interestResolved}
            </Notice>
          )}
          {mayModerate && (
            <form method="post">
              <input type="hidden" name="step" value="interest" />
              <TextArea
                name="words"
                rows={3}
                label={say("evidence.submission.resolve")}
                hint={say("evidence.submission.resolveHint")}
                error={error("words")}
                defaultValue={typed["words"] || (interestResolved ?? "")}
                maxLength={longest.reason}
              />
              <div className="actions">
                <Button variant="plain">{say("evidence.submission.resolveSave")}</Button>
              </div>
            </form>
          )}
        </Card>
      )}
      {mayModerate && (
        <Card title={say("evidence.submission.decide")}>
          <form method="post">
            <input type="hidden" name="step" value="decide" />
            <Radios
              name="decision"
              legend={say("evidence.submission.decision")}
              error={error("decision")}
              options={(["accepted", "rejected"] as const).map((decision) => ({
                value: decision,
                label: say(`evidence.submission.decision.${decision}`),
              }))}
              defaultValue={typed["decision"]}
            />
            <TextArea
              name="reason"
              optional
              rows={3}
              label={say("evidence.submission.reason")}
              hint={say(
                status === "sent" ? "evidence.submission.reasonHint" : "evidence.submission.reasonAgain",
              )}
              error={error("reason")}
              defaultValue={typed["reason"]}
              maxLength={longest.reason}
            />
            <div className="actions">
              <Button>{say("evidence.submission.save")}</Button>
            </div>
          </form>
        </Card>
      )}
    </>
  );
}
