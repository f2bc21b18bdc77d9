import { useIntl } from "react-intl";
import { redirect } from "react-router";
import { deny, formProblem, visitOf } from "../../identity/index.server.ts";
import { inLanguage, installationZone } from "../../platform/index.ts";
import { national } from "../area.ts";
import { readList, releaseList } from "../index.server.ts";
import { ErrorSummary, Grid, LinkButton, PageHeading, useLanguage } from "../../ui/index.ts";
import type { Route } from "./+types/list.ts";
import { EntryTable } from "./entry-table.tsx";
import { ListActions, ListMap, ListSources, NoList } from "./list-cards.tsx";
import { monthFormat, monthOf } from "./format.ts";

export const handle = { step: "sense" };

const pageSize = 50;
const verdicts = ["short", "not-short", "undetermined"] as const;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const page = Math.max(1, Math.trunc(Number(query.get("page")) || 1));
  const verdict = verdicts.find((one) => one === query.get("verdict"));
  const outcome = await visit.perform(readList, {
    list: params.list ?? null,
    area: query.get("area") ?? national,
    verdict,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const role = visit.visitor?.principal.role ?? null;
  if (!outcome.ok) {
    if (params.list) return deny(visit, outcome);
    return { read: null, page, verdict, role };
  }
  // What a row shows, in whole people: the rest would travel twice, as text and as data.
  const entries = outcome.entries.map(({ employment, ...entry }) => ({
    rank: entry.rank,
    code: entry.code,
    title: entry.title,
    verdict: entry.verdict,
    robustness: entry.robustness,
    passes: entry.passes,
    fails: entry.fails,
    states: entry.states,
    employment: {
      state: employment.state,
      value: employment.value && Math.round(employment.value),
      ci: employment.ci && ([Math.round(employment.ci[0]), Math.round(employment.ci[1])] as const),
    },
  }));
  return { read: { ...outcome, entries }, synthetic: outcome.list.synthetic, page, verdict, role };
}

export async function action({ context, params }: Route.ActionArgs) {
  const visit = visitOf(context);
  const outcome = await visit.perform(releaseList, { list: params.list ?? "" });
  if (!outcome.ok) return formProblem(visit, outcome);
  return redirect(`/col/${params.list}`);
}

export default function OccupationListPage({ loaderData, actionData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const { read, page, verdict, role } = loaderData;
  if (!read) return <NoList role={role} />;
  const { list, facts, area, entries, own } = read;
  const counts = facts.areas[area];
  const total = counts ? counts.short + counts.notShort + counts.undetermined : 0;
  const shown =
    !verdict || !counts
      ? total
      : { short: counts.short, "not-short": counts.notShort, undetermined: counts.undetermined }[verdict];
  const place = read.places.find((one) => one.code === area);
  const areaName = place
    ? inLanguage(place.name, language).text
    : intl.formatMessage({ id: "evidence.area.national" });
  const month = (period: string) => intl.formatDate(monthOf(period), monthFormat);
  const first = list.periods[0];
  const last = list.periods.at(-1);
  const span = first && last && first !== last ? `${month(first)} – ${month(last)}` : last ? month(last) : "";
  const title = intl.formatMessage({ id: "evidence.list.title" }, { short: counts?.short ?? 0, total });
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <ErrorSummary errors={actionData ? [{ message: actionData.problem.sentence }] : []} />
      <PageHeading
        breadcrumb={[
          { label: intl.formatMessage({ id: "evidence.lists.title" }), href: "/col/lists" },
          ...(area === national
            ? []
            : [{ label: intl.formatMessage({ id: "evidence.area.national" }), href: `/col/${list.listId}` }]),
        ]}
        title={title}
        meta={intl.formatMessage(
          { id: "evidence.list.meta" },
          {
            title: inLanguage(list.title, language).text,
            area: areaName,
            span,
            date: intl.formatDate(list.computedAt, { dateStyle: "medium", timeZone: installationZone }),
            state: list.releasedAt ? "released" : "draft",
          },
        )}
        actions={
          <LinkButton
            href={`/col/${list.listId}/print${area === national ? "" : `?area=${area}`}`}
            variant="plain"
          >
            {intl.formatMessage({ id: "evidence.list.print" })}
          </LinkButton>
        }
        lead={intl.formatMessage({
          id: list.periods.length > 1 ? "evidence.list.lead" : "evidence.list.leadOneWave",
        })}
      />
      <Grid columns="side">
        <EntryTable
          listId={list.listId}
          area={area}
          entries={entries}
          verdict={verdict}
          counts={counts}
          page={page}
          pageSize={pageSize}
          total={shown}
        />
        <div className="grid">
          {own && <ListActions list={list} role={role} />}
          <ListMap listId={list.listId} areas={facts.areas} places={read.places} />
          <ListSources list={list} datasets={read.datasets} pay={facts.pay} />
        </div>
      </Grid>
    </>
  );
}
