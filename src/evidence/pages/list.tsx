import { useIntl } from "react-intl";
import { deny, visitOf } from "../../identity/index.server.ts";
import { inLanguage, installationZone, refuse } from "../../platform/index.ts";
import { national } from "../area.ts";
import { readList } from "../index.server.ts";
import { Grid, LinkButton, Notice, PageHeading, useLanguage, pageNumber } from "../../ui/index.ts";
import type { Route } from "./+types/list.ts";
import { areaName } from "../area-name.ts";
import { EntryTable } from "./entry-table.tsx";
import { DraftActions, ListMap, ListMethod, NoList } from "./list-cards.tsx";
import { spanOf } from "../format.ts";
import { headline } from "../method.ts";

export const handle = { step: "sense" };

const pageSize = 50;
const verdicts = ["short", "not-short", "undetermined"] as const;

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const visit = visitOf(context);
  const query = new URL(request.url).searchParams;
  const page = pageNumber(query);
  const verdict = verdicts.find((one) => one === query.get("verdict"));
  const outcome = await visit.perform(readList, {
    list: params.list ?? null,
    area: query.get("area") ?? national,
    verdict,
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  const role = visit.visitor?.principal.role ?? null;
  const told = query.has("released");
  if (!outcome.ok) {
    if (params.list || outcome.code !== "LIST_NOT_FOUND") return deny(visit, outcome);
    return { read: null, page, verdict, role, told };
  }
  if (page > 1 && outcome.entries.length === 0) return deny(visit, refuse("PAGE_NOT_FOUND"));
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
      reason: employment.reason,
      value: employment.value && Math.round(employment.value),
      ci: employment.ci && ([Math.round(employment.ci[0]), Math.round(employment.ci[1])] as const),
    },
  }));
  return { read: { ...outcome, entries }, synthetic: outcome.list.synthetic, page, verdict, role, told };
}

export default function OccupationListPage({ loaderData }: Route.ComponentProps) {
  const intl = useIntl();
  const language = useLanguage();
  const { read, page, verdict, role, told } = loaderData;
  if (!read) return <NoList role={role} />;
  const { list, facts, area, entries, own, broken } = read;
  const counts = facts.areas[area];
  const total = counts ? counts.short + counts.notShort + counts.undetermined : 0;
  const shown =
    !verdict || !counts
      ? total
      : { short: counts.short, "not-short": counts.notShort, undetermined: counts.undetermined }[verdict];
  const title = headline(intl, counts);
  const day = (at: Date) => intl.formatDate(at, { dateStyle: "medium", timeZone: installationZone });
  return (
    <>
      <title>{`${title} · Jembatan`}</title>
      <PageHeading
        breadcrumb={[
          { label: intl.formatMessage({ id: "evidence.lists.title" }), href: "/col/lists" },
          ...(area === national || !facts.areas[national]
            ? []
            : [
                {
                  label: areaName(intl, national, read.coverage, read.places),
                  href: `/col/${list.listId}`,
                },
              ]),
        ]}
        title={title}
        meta={intl.formatMessage(
          { id: "evidence.list.meta" },
          {
            title: inLanguage(list.title, language).text,
            area: areaName(intl, area, read.coverage, read.places),
            span: spanOf(intl, list.periods),
            computed: day(list.computedAt),
            state: list.releasedAt ? "released" : "draft",
            released: list.releasedAt ? day(list.releasedAt) : "",
            office: inLanguage(read.office, language).text,
          },
        )}
        actions={
          <>
            <LinkButton
              href={`/col/${list.listId}/print${area === national ? "" : `?area=${area}`}`}
              variant="plain"
            >
              {intl.formatMessage({ id: "evidence.list.print" })}
            </LinkButton>
            <LinkButton href="/col/editions" variant="plain">
              {intl.formatMessage({ id: "evidence.editions.short" })}
            </LinkButton>
            <LinkButton href="/col/rounds" variant="plain">
              {intl.formatMessage({ id: "evidence.rounds.title" })}
            </LinkButton>
            <LinkButton href="/col/gap" variant="plain">
              {intl.formatMessage({ id: "evidence.edition.gaps" })}
            </LinkButton>
            <LinkButton
              href={`/col/whatif/${list.listId}${area === national ? "" : `?area=${area}`}`}
              variant="plain"
            >
              {intl.formatMessage({ id: "evidence.list.whatIf" })}
            </LinkButton>
          </>
        }
        lead={intl.formatMessage(
          { id: list.periods.length > 1 ? "evidence.list.lead" : "evidence.list.leadOneWave" },
          { passShare: intl.formatNumber(list.parameters.passShare, { style: "percent" }) },
        )}
      />
      {told && own && list.releasedAt && (
        <Notice kind="success" title={intl.formatMessage({ id: "evidence.release.success" })}>
          {intl.formatMessage({ id: "evidence.release.final" })}
        </Notice>
      )}
      {!list.releasedAt && <DraftActions listId={list.listId} role={own ? role : null} />}
      {broken && (
        <Notice kind="warning" title={intl.formatMessage({ id: "evidence.broken.title" })}>
          {intl.formatMessage({ id: "evidence.broken.series" }, broken)}{" "}
          {broken.thin > 0 && intl.formatMessage({ id: "evidence.broken.thin" }, broken)}
        </Notice>
      )}
      <Grid columns="side">
        <EntryTable
          listId={list.listId}
          area={area}
          entries={entries}
          broken={broken}
          verdict={verdict}
          counts={counts}
          page={page}
          pageSize={pageSize}
          total={shown}
        />
        <div className="grid">
          <ListMap listId={list.listId} areas={facts.areas} places={read.places} />
          <ListMethod list={list} facts={facts} datasets={read.datasets} />
        </div>
      </Grid>
    </>
  );
}
