import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { Button, Card, Checkbox, LinkButton, Notice } from "../../ui/index.ts";
import { readSubmission, saveSubmission, sendSubmission } from "../index.server.ts";
import { ordinalOf, personalIn } from "../personal-data.ts";
import { AnsweredLines, AnswererFacts } from "./call-answers.tsx";
import { AttachmentCard } from "./call-attachment.tsx";
import { readDocument } from "./call-document.server.ts";
import { CallFrame, callSteps, errorsOf, type CallStep } from "./call-frame.tsx";
import { LineForm, readLine, TitleForm } from "./call-line.tsx";
import { suggestCodes } from "./call-suggestions.server.ts";
import { readWho, WhoForm } from "./call-who.tsx";
import type { Route } from "./+types/call-form.ts";

export const handle = { step: "sense", sentences: ["evidence.call"] };

/** Its address opens the draft: no cache keeps it. */
export const headers = () => ({ "cache-control": "no-store" });

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const found = await visit.perform(readSubmission, { round: params.round, code: params.code });
  if (!found.ok) return deny(visit, found);
  const url = new URL(request.url);
  const position = Number(url.searchParams.get("line"));
  const line = found.lines.find((one) => one.position === position) ?? null;
  const asked = url.searchParams.get("step");
  const step: CallStep = line ? "occupations" : (callSteps.find((one) => one === asked) ?? "occupations");
  const draft = found.submission.status === "draft" && found.state === "open";
  return {
    ...found,
    synthetic: found.round.synthetic,
    base: `/call/${found.round.name}/${params.code}`,
    site: url.origin,
    code: params.code.toUpperCase(),
    step,
    line,
    suggestions: draft && line ? await suggestCodes(visit, line.typed, found.round.codeList, "titles") : [],
  };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { round, code } = params;
  const base = `/call/${round}/${code}`;
  if (request.headers.get("content-type")?.startsWith("multipart/")) {
    const attached = await readDocument(request, (path) =>
      visit.perform(saveSubmission, { round, code, part: { part: "file", path } }),
    );
    return attached.ok ? redirect(`${base}?step=review`, 303) : formProblem(visit, attached);
  }
  const form = await request.formData();
  const position = Number(form.get("position"));
  const part = String(form.get("part") ?? "");
  if (part === "send") {
    const sent = await visit.perform(sendSubmission, { round, code, looked: form.has("looked") });
    return sent.ok ? redirect(base, 303) : formProblem(visit, sent);
  }
  const save = (given: object) => visit.perform(saveSubmission, { round, code, part: given as never });
  if (part === "who") {
    const who = readWho(form);
    const saved = await save(who.part);
    return saved.ok ? redirect(`${base}?step=occupations`, 303) : formProblem(visit, saved, who.typed);
  }
  if (part === "title") {
    const typed = String(form.get("typed") ?? "");
    const saved = await save({ part, typed, ...(position > 0 && { position }) });
    if (!saved.ok) return formProblem(visit, saved, { typed });
    return redirect(`${base}?line=${saved.position}`, 303);
  }
  if (part === "file") {
    const taken = await save({ part, path: null });
    return taken.ok ? redirect(`${base}?step=review`, 303) : formProblem(visit, taken);
  }
  if (part === "remove") {
    const saved = await save({ part, position });
    return saved.ok ? redirect(`${base}?step=occupations`, 303) : formProblem(visit, saved);
  }
  const line = readLine(form, position);
  const saved = await save(line.part);
  return saved.ok ? redirect(`${base}?step=occupations`, 303) : formProblem(visit, saved, line.typed);
}

/** One's own answers: the step that is asked for while they are a draft, and what became of them afterwards. */
export default function CallForm({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { submission, lines, places, state, step, line, base, suggestions } = loaderData;
  const errors = errorsOf(actionData?.problem, {
    INTEREST_WORDLESS: "interest",
    AREA_UNKNOWN: "area",
    LINES_TOO_MANY: "typed",
    CONCEPT_NOT_FOUND: "code",
    ATTACHMENT_LARGE: "file",
    ATTACHMENT_KIND: "file",
    PERSONAL_SEEN: "looked",
    UPLOAD_ABSENT: "file",
    UPLOAD_TOO_LARGE: "file",
    UPLOAD_BROKEN: "file",
  });
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  if (submission.status !== "draft" || state !== "open") return <Sent {...loaderData} />;
  const uncoded = lines.filter(({ code }) => code === null).length;
  const ready = lines.length > 0;
  const personal = step === "review" ? personalIn({ interest: submission.interest, lines }) : [];
  return (
    <CallFrame call={loaderData} title={say("evidence.call.title")} step={step} base={base} errors={errors}>
      {step === "who" && (
        <Card title={say("evidence.call.step.who")}>
          <WhoForm
            typed={actionData?.typed ?? typedOf(submission)}
            places={places}
            error={error}
            action={say("evidence.call.saveWho")}
          />
        </Card>
      )}
      {step === "occupations" && line && (
        <LineForm line={line} suggestions={suggestions} typed={actionData?.typed} error={error} />
      )}
      {step === "occupations" && !line && (
        <>
          {lines.length > 0 && (
            <Card title={say("evidence.call.named", { count: lines.length })}>
              <AnsweredLines
                lines={lines}
                action={({ position, typed }) => (
                  <form method="post" className="actions">
                    <input type="hidden" name="part" value="remove" />
                    <input type="hidden" name="position" value={position} />
                    <LinkButton
                      variant="plain"
                      href={`${base}?line=${position}`}
                      aria-label={say("evidence.call.editThis", { typed })}
                    >
                      {say("evidence.call.edit")}
                    </LinkButton>
                    <Button variant="plain" aria-label={say("evidence.call.removeThis", { typed })}>
                      {say("evidence.call.remove")}
                    </Button>
                  </form>
                )}
              />
              <div className="actions">
                <LinkButton href={`${base}?step=review`}>{say("evidence.call.toReview")}</LinkButton>
              </div>
            </Card>
          )}
          <Card title={say(lines.length > 0 ? "evidence.call.another" : "evidence.call.first")}>
            <TitleForm
              plain={lines.length > 0}
              typed={actionData?.typed["typed"] ?? ""}
              error={error("typed")}
            />
          </Card>
        </>
      )}
      {step === "review" && (
        <>
          <Card
            title={say("evidence.call.step.who")}
            action={<a href={`${base}?step=who`}>{say("evidence.call.edit")}</a>}
          >
            <AnswererFacts of={submission} places={places} />
          </Card>
          <Card
            title={say("evidence.call.named", { count: lines.length })}
            action={<a href={`${base}?step=occupations`}>{say("evidence.call.edit")}</a>}
          >
            <AnsweredLines lines={lines} />
            {uncoded > 0 && <p className="quiet">{say("evidence.call.uncodedNote", { count: uncoded })}</p>}
          </Card>
          <AttachmentCard attached={submission.attached} error={error("file")} />
          <Card title={say("evidence.call.sendTitle")}>
            {ready ? (
              <>
                <p>{say("evidence.call.sendNote")}</p>
                {personal.length > 0 && (
                  <Notice kind="warning" title={say("evidence.call.personalTitle")}>
                    <p>{say("evidence.call.personalNote")}</p>
                    <ul>
                      {personal.map(({ kind, place, line, passage }, index) => (
                        <li key={index}>
                          {say("evidence.call.personal.seen", {
                            kind: say(`evidence.call.personal.kind.${kind}`),
                            place: say(`evidence.call.personal.place.${place}`, {
                              line: ordinalOf(lines, line),
                            }),
                          })}{" "}
                          <strong style={{ overflowWrap: "anywhere" }}>{passage}</strong>{" "}
                          <a href={line === null ? `${base}?step=who` : `${base}?line=${line}`}>
                            {say("evidence.call.edit")}
                          </a>
                        </li>
                      ))}
                    </ul>
                  </Notice>
                )}
                <form method="post">
                  <input type="hidden" name="part" value="send" />
                  {personal.length > 0 && (
                    <Checkbox
                      name="looked"
                      label={say("evidence.call.personalLooked")}
                      error={error("looked")}
                    />
                  )}
                  <Button>{say("evidence.call.send")}</Button>
                </form>
              </>
            ) : (
              <>
                <p>{say("evidence.call.notReady")}</p>
                <LinkButton href={`${base}?step=occupations`}>
                  {say("evidence.call.toOccupations")}
                </LinkButton>
              </>
            )}
          </Card>
        </>
      )}
      <Saved {...loaderData} />
    </CallFrame>
  );
}

type Data = Route.ComponentProps["loaderData"];

/** The first part of a draft, as its form shows it. */
const typedOf = ({ interest, ...who }: Data["submission"]) => ({
  kind: who.kind,
  respondent: who.respondent,
  registration: who.registration ?? "",
  area: who.area ?? "",
  contact: who.contact ?? "",
  interested: interest === null ? "no" : "yes",
  interest: interest ?? "",
});

/** How to come back: the link and the code, as long as nothing is sent. */
function Saved({ site, base, code }: Pick<Data, "site" | "base" | "code">) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  return (
    <Card title={say("evidence.call.saved")}>
      <p>{say("evidence.call.savedHow")}</p>
      <p style={{ overflowWrap: "anywhere" }}>
        <a href={base}>{`${site}${base}`}</a>
      </p>
      <p>
        {say("evidence.call.savedCode")} <code>{code}</code>
      </p>
    </Card>
  );
}

/** After the sending, or after the closing day: what was said, and what becomes of it. */
function Sent({ submission, lines, places, ...call }: Data) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string>) => intl.formatMessage({ id }, values);
  const { status, statusReason } = submission;
  return (
    <CallFrame
      call={call}
      title={say(status === "draft" ? "evidence.call.unsent" : "evidence.call.thanks")}
      lead={say(status === "draft" ? "evidence.call.unsentHow" : "evidence.call.thanksLead")}
    >
      {call.state === "cancelled" && (
        <Notice kind="warning" title={say("evidence.call.cancelled")}>
          {say("evidence.call.cancelledHow")}
        </Notice>
      )}
      {status === "sent" && call.state !== "cancelled" && (
        <Card title={say("evidence.call.next")}>
          <ol>
            <li>{say("evidence.call.nextLook")}</li>
            <li>{say("evidence.call.nextWeigh")}</li>
            <li>{say("evidence.call.nextList")}</li>
          </ol>
          <p>{say("evidence.call.nextLink")}</p>
        </Card>
      )}
      {status === "accepted" && <Notice kind="success">{say("evidence.call.accepted")}</Notice>}
      {status === "rejected" && <Notice title={say("evidence.call.rejected")}>{statusReason}</Notice>}
      <Card title={say("evidence.call.step.who")}>
        <AnswererFacts of={submission} places={places} />
      </Card>
      <Card title={say("evidence.call.named", { count: String(lines.length) })}>
        <AnsweredLines lines={lines} />
        {submission.attached && <p className="quiet">{say("evidence.call.attached")}</p>}
      </Card>
    </CallFrame>
  );
}
