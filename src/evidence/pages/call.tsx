import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { Button, Card, CodeInput, Notice } from "../../ui/index.ts";
import { readCall, readSubmission, saveSubmission } from "../index.server.ts";
import { CallFrame, errorsOf } from "./call-frame.tsx";
import { readWho, WhoForm } from "./call-who.tsx";
import type { Route } from "./+types/call.ts";

export const handle = { step: "sense", sentences: ["evidence.call"] };

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const call = await visit.perform(readCall, { round: params.round });
  if (!call.ok) return deny(visit, call);
  const page = { ...call, synthetic: call.round.synthetic };
  const typed = new URL(request.url).searchParams.get("code");
  if (typed === null) return { ...page, resume: null };
  const found = await visit.perform(readSubmission, { round: params.round, code: typed });
  if (found.ok) throw redirect(`/call/${params.round}/${encodeURIComponent(typed.trim())}`);
  return { ...page, resume: { typed, problem: visit.explain(found).sentence } };
}

/** Begins a draft with the answers of the first part. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const { typed, part } = readWho(await request.formData());
  const outcome = await visit.perform(saveSubmission, { round: params.round, part: part as never });
  if (!outcome.ok) return formProblem(visit, outcome, typed);
  return redirect(`/call/${params.round}/${outcome.code}?step=occupations`, 303);
}

/** The beginning of a call: what it is for, who reads it, and who answers. */
export default function Call({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string) => intl.formatMessage({ id });
  const { round, state, places, resume } = loaderData;
  const errors = errorsOf(actionData?.problem, { INTEREST_WORDLESS: "interest", AREA_UNKNOWN: "area" });
  if (resume) errors.push({ field: "code", message: resume.problem });
  const error = (field: string) => errors.find((one) => one.field === field)?.message;
  return (
    <CallFrame
      call={loaderData}
      title={say("evidence.call.title")}
      lead={state === "open" && say("evidence.call.lead")}
      step={state === "open" ? "who" : undefined}
      errors={errors}
    >
      {state === "early" && (
        <Notice title={say("evidence.call.early")}>{say("evidence.call.earlyHow")}</Notice>
      )}
      {state === "closed" && (
        <Notice title={say("evidence.call.closed")}>{say("evidence.call.closedHow")}</Notice>
      )}
      {state === "cancelled" && (
        <Notice title={say("evidence.call.cancelled")}>{say("evidence.call.cancelledHow")}</Notice>
      )}
      {state === "open" && (
        <>
          <Card title={say("evidence.call.before")}>
            <ul>
              <li>{say("evidence.call.purpose")}</li>
              <li>{say("evidence.call.readers")}</li>
              <li>{say("evidence.call.saving")}</li>
              <li>{say("evidence.call.once")}</li>
            </ul>
          </Card>
          <Card title={say("evidence.call.step.who")}>
            <WhoForm
              typed={actionData?.typed ?? {}}
              places={places}
              error={error}
              action={say("evidence.call.saveWho")}
            />
          </Card>
        </>
      )}
      {state !== "early" && (
        <Card title={say("evidence.call.resume")}>
          <form method="get" action={`/call/${round.name}`}>
            <CodeInput
              name="code"
              label={say("evidence.call.resumeCode")}
              hint={say(state === "open" ? "evidence.call.resumeHint" : "evidence.call.resumeClosed")}
              error={error("code")}
              defaultValue={resume?.typed}
              maxLength={60}
            />
            <div className="actions">
              <Button variant="plain">{say("evidence.call.resumeGo")}</Button>
            </div>
          </form>
        </Card>
      )}
    </CallFrame>
  );
}
