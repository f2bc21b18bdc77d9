import { useIntl } from "react-intl";
import { data, redirect } from "react-router";
import { anonymous, decide } from "../../identity/index.ts";
import { deny, visitOf } from "../../identity/index.server.ts";
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  ErrorSummary,
  Grid,
  LinkButton,
  Notice,
  PageHeading,
  TextInput,
} from "../../ui/index.ts";
import { readRound, sealRound } from "../index.server.ts";
import { OccupationCell } from "./occupation-cell.tsx";
import type { Route } from "./+types/round-seal.ts";

export const handle = { step: "sense" };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readRound, { round: params.round, show: "include", limit: 1_000 });
  if (!outcome.ok) return deny(visit, outcome);
  if (outcome.round.stage === "cancelled") throw redirect(`/col/rounds/${params.round}`);
  if (outcome.round.stage === "sealed") throw redirect(`/col/editions/${params.round}`);
  const maySeal = decide(sealRound.policy, visit.visitor?.principal ?? anonymous) === null;
  return { ...outcome, synthetic: outcome.round.synthetic, maySeal, today: visit.today };
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const visit = visitOf(context);
  const form = await request.formData();
  const outcome = await visit.perform(sealRound, {
    round: params.round,
    publishedOn: String(form.get("publishedOn") ?? "") || null,
  });
  if (outcome.ok) throw redirect(`${outcome.path}?sealed`, 303);
  const { status, sentence } = visit.explain(outcome);
  const rows = (outcome.rows ?? []).slice(0, 20).map((row) => ({ message: visit.explainRow(row) }));
  return data({ sentence, rows }, status);
}

/** What an edition will say, and the button that seals it: a step of its own, as there is no way back. */
export default function Seal({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { round, lines, progress, maySeal, today } = loaderData;
  const here = `/col/rounds/${round.name}`;
  const title = say("evidence.seal.title", { name: round.name });
  const ready =
    progress.missing + progress.stale + progress.testsOpen + progress.waiting + progress.conflicts === 0;
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.sentence }, ...actionData.rows] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("evidence.rounds.title"), href: "/col/rounds" },
          { label: say("evidence.round.title", { name: round.name }), href: here },
        ]}
        title={title}
        lead={say("evidence.seal.lead", { count: lines.length })}
      />
      <Grid columns="side">
        <Card title={say("evidence.seal.entries")}>
          <DataTable
            caption={say("evidence.seal.entries")}
            captionHidden
            rows={lines}
            rowKey={(line) => line.code}
            empty={
              <EmptyState level={3} title={say("evidence.seal.noneTitle")}>
                {say("evidence.seal.none")}
              </EmptyState>
            }
            columns={[
              {
                key: "occupation",
                heading: say("evidence.column.occupation"),
                cell: (line) => (
                  <OccupationCell title={line.title} code={line.code} href={`${here}/${line.code}`} />
                ),
              },
              {
                key: "tests",
                heading: say("evidence.round.tests"),
                numeric: true,
                cell: (line) => say("evidence.round.testsMet", { met: 4 - line.testsOpen }),
              },
            ]}
          />
        </Card>
        <Card title={say("evidence.seal.check")}>
          {!ready && (
            <Notice kind="warning" title={say("evidence.seal.notReady")}>
              {say("evidence.seal.notReadyWhy")}
            </Notice>
          )}
          <p>{say("evidence.seal.final")}</p>
          {maySeal ? (
            <form method="post">
              <TextInput
                name="publishedOn"
                type="date"
                label={say("evidence.seal.publishedOn")}
                defaultValue={today}
              />
              <Button>{say("evidence.seal.do", { name: round.name })}</Button>
            </form>
          ) : (
            <p>{say("evidence.seal.byHead")}</p>
          )}
          <LinkButton href={here} variant="plain">
            {say("evidence.seal.back")}
          </LinkButton>
        </Card>
      </Grid>
    </>
  );
}
