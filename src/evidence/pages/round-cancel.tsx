import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import { refuse } from "../../platform/index.ts";
import { Button, Card, ErrorSummary, Grid, LinkButton, PageHeading, TextArea } from "../../ui/index.ts";
import { cancelRound, readRound } from "../index.server.ts";
import { roundOver } from "../round.ts";
import { contactMonths, unsealedContactMonths } from "../submission.ts";
import type { Route } from "./+types/round-cancel.ts";

export const handle = { step: "sense", sentences: ["evidence.cancel"] };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readRound, { round: params.round, limit: 1 });
  if (!outcome.ok) return deny(visit, outcome);
  const refused = decide(cancelRound.policy, visit.visitor?.principal ?? anonymous);
  if (refused) return deny(visit, refuse(visit.visitor ? "NOT_PERMITTED" : "NOT_SIGNED_IN"));
  if (roundOver(outcome.round)) throw redirect(`/col/rounds/${params.round}`);
  return { round: outcome.round, synthetic: outcome.round.synthetic };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const reason = String((await request.formData()).get("reason") ?? "");
  const outcome = await visit.perform(cancelRound, {
    round: params.round,
    reason,
    writtenIn: visit.language,
  });
  if (outcome.ok) throw redirect(`/col/rounds/${params.round}`, 303);
  const { status, sentence } = visit.explain(outcome);
  return data({ sentence, reason }, status);
}

/** What follows when a round is cancelled, and the button that does it: a step of its own, as there is no way back. */
export default function CancelRound({ loaderData: { round }, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { name } = round;
  const here = `/col/rounds/${name}`;
  const title = say("evidence.cancel.title", { name });
  const months = { months: contactMonths, most: unsealedContactMonths };
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ field: "reason", message: actionData.sentence }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("evidence.rounds.title"), href: "/col/rounds" },
          { label: say("evidence.round.title", { name }), href: here },
        ]}
        title={title}
        lead={say("evidence.cancel.lead")}
      />
      <Grid columns="two">
        <Card title={say("evidence.cancel.effects")}>
          <ul>
            <li>{say("evidence.cancel.effectClosed")}</li>
            <li>{say("evidence.cancel.effectReadable")}</li>
            <li>{say("evidence.cancel.effectName", { name })}</li>
            <li>{say("evidence.cancel.effectContacts", months)}</li>
          </ul>
        </Card>
        <Card>
          <form method="post">
            <TextArea
              name="reason"
              label={say("evidence.cancel.reason")}
              hint={say("evidence.cancel.reasonHint")}
              error={actionData?.sentence}
              rows={4}
              maxLength={2_000}
              defaultValue={actionData?.reason}
            />
            <div className="actions">
              <Button>{say("evidence.cancel.do", { name })}</Button>
              <LinkButton href={here} variant="plain">
                {say("evidence.cancel.back")}
              </LinkButton>
            </div>
          </form>
        </Card>
      </Grid>
    </>
  );
}
