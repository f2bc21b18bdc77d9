import { useIntl } from "react-intl";
import { Form, redirect } from "react-router";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage } from "../../platform/index.ts";
import { indicatorIds } from "../indicator.ts";
import { readReleaseReview, releaseList } from "../index.server.ts";
import {
  BilingualText,
  Button,
  Card,
  DataTable,
  DescriptionList,
  ErrorSummary,
  Grid,
  LinkButton,
  Notice,
  PageHeading,
  useLanguage,
} from "../../ui/index.ts";
import type { Route } from "./+types/release.ts";
import { areaName } from "../area-name.ts";
import { monthFormat, monthOf, spanOf } from "../format.ts";
import { headline, methodOf } from "../method.ts";
import { indicatorName } from "../indicator-name.ts";

export const handle = { step: "sense" };

export async function loader({ context, params }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(readReleaseReview, { list: params.list });
  if (!outcome.ok && outcome.code === "LIST_RELEASED") throw redirect(`/col/${params.list}`);
  if (!outcome.ok) return deny(visit, outcome);
  const mayRelease = visit.visitor?.principal.role === "head";
  return { ...outcome, synthetic: outcome.list.synthetic, mayRelease };
}

export async function action({ context, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(releaseList, { list: params.list });
  if (!outcome.ok) return formProblem(visit, outcome);
  return redirect(`/col/${params.list}?released`);
}

/** What to look at before a draft is released, and the button that does it: a step of its own, as there is no way back. */
export default function Release({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const say = (id: string, values?: Record<string, string | number>) => intl.formatMessage({ id }, values);
  const { list, facts, counts, states, shaky, thin, leftOut, datasets, mayRelease, own } = loaderData;
  const broken = indicatorIds.filter((id) => states[id].broken > 0);
  const title = say("evidence.release.checkTitle");
  const number = (value: number) => intl.formatNumber(value);
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.problem.sentence }] : []} />
      <PageHeading
        breadcrumb={[
          { label: say("evidence.lists.title"), href: "/col/lists" },
          { label: <BilingualText text={list.title} />, href: `/col/${list.listId}` },
        ]}
        title={title}
        meta={[
          inLanguage(list.title, language).text,
          areaName(intl, loaderData.area, loaderData.coverage, loaderData.places),
          spanOf(intl, list.periods),
        ].join(" · ")}
        lead={headline(intl, counts)}
      />
      <Grid columns="two">
        <Card title={say("evidence.release.findings")}>
          <DescriptionList
            items={[
              { term: say("evidence.release.undetermined"), description: number(counts.undetermined) },
              { term: say("evidence.release.short"), description: number(counts.short) },
              { term: say("evidence.release.notShort"), description: number(counts.notShort) },
              { term: say("evidence.release.shaky"), description: number(shaky) },
              ...(thin > 0 ? [{ term: say("evidence.release.thin"), description: number(thin) }] : []),
              {
                term: say("evidence.release.broken"),
                description:
                  broken.length > 0
                    ? broken.map((id) => indicatorName(intl, id, facts.pay)).join(", ")
                    : say("evidence.release.none"),
              },
              {
                term: say("evidence.release.leftOut"),
                description:
                  leftOut.length > 0
                    ? leftOut.map((period) => intl.formatDate(monthOf(period), monthFormat)).join(", ")
                    : say("evidence.release.none"),
              },
            ]}
          />
        </Card>
        <Card title={say("evidence.sources.title")}>
          <DescriptionList items={methodOf(intl, list, facts, datasets)} />
        </Card>
      </Grid>
      <Card>
        <DataTable
          caption={say("evidence.release.states")}
          note={say("evidence.release.statesNote")}
          rows={indicatorIds}
          rowKey={(id) => id}
          columns={[
            {
              key: "indicator",
              heading: say("evidence.dossier.indicator"),
              cell: (id) => indicatorName(intl, id, facts.pay),
            },
            ...(["pass", "fail", "suppressed", "missing", "broken"] as const).map((state) => ({
              key: state,
              heading: say(`evidence.release.state.${state}`),
              numeric: true,
              cell: (id: (typeof indicatorIds)[number]) => number(states[id][state]),
            })),
          ]}
        />
      </Card>
      <Card title={say("evidence.release.title")}>
        <p>{say("evidence.release.askHead")}</p>
        <p>
          <strong>{say("evidence.release.final")}</strong>
        </p>
        {own && <Notice kind="info">{say("evidence.release.otherEyes")}</Notice>}
        {!mayRelease && !own && <Notice kind="info">{say("evidence.release.waits")}</Notice>}
        <div className="actions">
          {mayRelease && !own && (
            <Form method="post">
              <Button>{say("evidence.release.submit")}</Button>
            </Form>
          )}
          <LinkButton href={`/col/${list.listId}`} variant="plain">
            {say("evidence.release.back")}
          </LinkButton>
        </div>
      </Card>
    </>
  );
}
